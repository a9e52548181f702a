"""What Rasa has no setting for: its patience, its checks, its needless calls, its carelessness and its log.

Rasa 3.6 waits five minutes for an action; it checks the *schema* of answers anew before it checks an answer (13 of
an action call's 16 ms); it asks a form's validation action also when a message held nothing to validate, twice more
for every question in the middle of a form; it goes on as if an action that failed had had nothing to say; and it
writes the customer's message into its log when a turn fails. All five are changed here, once, when the tracker store
is loaded. (Rasa also opens a new connection for every action call; keeping one would save 0.5 ms and fail whenever
the service has just closed it: left alone.)
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import rasa.core.actions.action
import rasa.core.channels.rest
from jsonschema.validators import validator_for
from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.core.actions.forms import FormAction
from rasa.shared.core.events import Event

PATIENCE = 3
"""Seconds that an action may take."""

_log = logging.getLogger(__name__)
_run = RemoteAction.run
_validate_slots = FormAction.validate_slots
_schema = RemoteAction.action_response_format_spec()
_answer_check = validator_for(_schema)(_schema)


def _check_answer(action: RemoteAction, result: dict[str, Any]) -> bool:
    """Check an action's answer against the schema, which is known to be right.

    Raises jsonschema's `ValidationError` for an answer of the wrong form.
    """
    _answer_check.validate(result)
    return True


async def _validate_answers_only(
    form: FormAction, slot_candidates: dict[str, Any], *context: Any, **named: Any
) -> list[Event]:
    """Ask the validation action about an answer; without an answer there is nothing to ask it."""
    if not slot_candidates:
        return []
    events: list[Event] = await _validate_slots(form, slot_candidates, *context, **named)
    return events


class _Discreet:
    """A log for Rasa's REST channel that says what happened, not what was written."""

    def error(self, event: str, **details: Any) -> None:
        """Log a failure by its name."""
        _log.error(event)

    def exception(self, event: str, **details: Any) -> None:
        """Log a failure by its name, with where it happened."""
        _log.exception(event)


async def _run_or_give_up(action: RemoteAction, *context: Any, **named: Any) -> list[Event]:
    """Run an action; if it fails, the turn fails: nothing is remembered and the relay gets an empty answer.

    A cancelled turn is the one that Rasa does not carry on with; its REST channel answers it with nothing.
    """
    try:
        return await _run(action, *context, **named)
    except ActionExecutionRejection:
        raise
    except Exception as failed:
        _log.error("the action %s failed: %s", action.name(), type(failed).__name__)
        raise asyncio.CancelledError from failed


def apply() -> None:
    """Make Rasa give up in time, check answers only, validate answers only, fail whole turns, and be discreet."""
    setattr(RemoteAction, "run", _run_or_give_up)  # noqa: B010
    setattr(RemoteAction, "_validate_action_result", _check_answer)  # noqa: B010
    setattr(FormAction, "validate_slots", _validate_answers_only)  # noqa: B010
    setattr(rasa.core.actions.action, "DEFAULT_REQUEST_TIMEOUT", PATIENCE)  # noqa: B010
    setattr(rasa.core.channels.rest, "structlogger", _Discreet())  # noqa: B010
