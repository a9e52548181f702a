"""Three things of Rasa that have no setting: its patience, its checks and its needless calls.

Rasa 3.6 waits five minutes for an action, checks the *schema* of answers anew before it checks an answer (13 of an
action call's 16 ms), and asks a form's validation action also when a message held nothing to validate: twice more
for every question in the middle of a form. All three are changed here, once, when the tracker store is loaded.
Without it everything works as well, only slower. (Rasa also opens a new connection for every action call; keeping
one would save 0.5 ms and fail whenever the service has just closed it, so that is left alone.)
"""

from __future__ import annotations

from typing import Any

import rasa.core.actions.action
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.core.actions.forms import FormAction
from rasa.shared.core.events import Event

PATIENCE = 3
"""Seconds that an action may take."""

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
    return await _validate_slots(form, slot_candidates, *context, **named)


def apply() -> None:
    """Make Rasa give up after `PATIENCE` seconds, check answers only, and validate answers only."""
    setattr(RemoteAction, "_validate_action_result", _check_answer)  # noqa: B010 - it is a method
    setattr(FormAction, "validate_slots", _validate_answers_only)  # noqa: B010
    setattr(rasa.core.actions.action, "DEFAULT_REQUEST_TIMEOUT", PATIENCE)  # noqa: B010
