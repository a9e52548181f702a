"""Four things of Rasa that have no setting: its patience, its connections, its checks and its needless calls.

Rasa 3.6 opens a new HTTP session for every action, waits five minutes for its answer, checks the *schema* of
answers anew before it checks an answer (13 of an action call's 16 ms), and asks a form's validation action also
when a message held nothing to validate: twice more for every question in the middle of a form. All four are
changed here, once, when the tracker store is loaded. Without it everything works as well, only slower.
"""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Any

import aiohttp
import rasa.core.actions.action
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.core.actions.forms import FormAction
from rasa.shared.core.events import Event
from rasa.utils.endpoints import EndpointConfig

PATIENCE = 3
"""Seconds that an action may take."""

_new_session = EndpointConfig.session
_validate_slots = FormAction.validate_slots
_schema = RemoteAction.action_response_format_spec()
_answer_check = validator_for(_schema)(_schema)
_sessions: dict[tuple[int, int], aiohttp.ClientSession] = {}


class _Lasting:
    """Gives a session and does not close it."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def __aenter__(self) -> aiohttp.ClientSession:
        return self._session

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return None


def _lasting_session(endpoint: EndpointConfig) -> _Lasting:
    """Return the one session of an endpoint in the running event loop."""
    key = (id(endpoint), id(asyncio.get_running_loop()))
    session = _sessions.get(key)
    if session is None or session.closed:
        session = _sessions[key] = _new_session(endpoint)
    return _Lasting(session)


async def _validate_answers_only(
    form: FormAction, slot_candidates: dict[str, Any], *context: Any, **named: Any
) -> list[Event]:
    """Ask the validation action about an answer; without an answer there is nothing to ask it."""
    if not slot_candidates:
        return []
    return await _validate_slots(form, slot_candidates, *context, **named)


def _check_answer(action: RemoteAction, result: dict[str, Any]) -> bool:
    """Check an action's answer against the schema, which is known to be right.

    Raises jsonschema's `ValidationError` for an answer of the wrong form.
    """
    _answer_check.validate(result)
    return True


def apply() -> None:
    """Make Rasa keep its connection, give up in time, check briefly and validate answers only."""
    RemoteAction._validate_action_result = _check_answer
    EndpointConfig.session = _lasting_session
    FormAction.validate_slots = _validate_answers_only
    rasa.core.actions.action.DEFAULT_REQUEST_TIMEOUT = PATIENCE
