"""Each action's request to the backend, and its events and directives for each outcome."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from actions.backend import signature
from actions.renewal_form import SHOWS
from actions.webhook import executor
from renewal_backend.services.outcomes import Outcome
from renewal_backend.web.api.conversations import signature as expected_signature
from tests.actions.calls import SECRET, Backend, call

EMPTIED = {"event": "slot", "timestamp": None, "name": "answer", "value": None}
ENDED = {"event": "slot", "timestamp": None, "name": "requested_slot", "value": None}
LISTEN = {"event": "followup", "timestamp": None, "name": "action_listen"}
OUTCOMES = Outcome.__args__  # type: ignore[attr-defined]
OVER = ("done", "nothing_open", "which_programme")
MOVES = {
    "action_start": "begin",
    "action_resume": "resume",
    "action_back": "back",
    "action_correct": "correct",
    "action_register": "register",
}


@pytest.fixture
def backend() -> Backend:
    """In the backend's place."""
    return Backend()


def run(backend: Backend, made: dict[str, Any]) -> tuple[list[dict[str, Any]], list[Any]]:
    """Events and directives of one call, through the SDK's own executor."""
    result = asyncio.run(executor(backend.client).run({"domain": {}} | made))
    assert result is not None
    return result.events, [part["custom"] for part in result.responses]


def directive(outcome: str) -> list[dict[str, str]]:
    return [SHOWS[outcome]] if outcome in SHOWS else []  # type: ignore[index]


def test_rasas_domain_names_exactly_these_actions() -> None:
    domain = yaml.safe_load((Path(__file__).parents[2] / "domain.yml").read_text("utf-8"))
    assert set(executor(Backend().client).actions) == set(domain["actions"])


def test_the_actions_and_the_backend_know_the_same_outcomes() -> None:
    from actions.backend import Outcome as Known

    assert Known.__args__ == OUTCOMES  # type: ignore[attr-defined]


@pytest.mark.parametrize("active", [True, False])
def test_a_session_starts_with_the_form_when_it_is_on(backend: Backend, active: bool) -> None:
    backend.active = active
    events, shown = run(backend, call("action_session_start"))
    assert backend.last[:2] == ("GET", "/api/v1/conversations/conversation-1/form")
    assert shown == []
    names = [event["event"] for event in events]
    assert names == ["session_started", *(["active_loop", "slot"] if active else []), "action"]
    assert events[-1]["name"] == "action_listen"
    if active:
        assert events[1]["name"] == "renewal_form"
        assert (events[2]["name"], events[2]["value"]) == ("requested_slot", "answer")


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_an_answer_is_handed_on_and_the_slot_emptied(backend: Backend, outcome: str) -> None:
    backend.outcome = outcome
    events, shown = run(backend, call("validate_renewal_form", answer="turn-1"))
    path = "/api/v1/conversations/conversation-1/turns/turn-1/answer"
    assert backend.last == ("POST", path, {"word": None})
    assert events == [EMPTIED, *([ENDED] if outcome in OVER else [])]
    assert shown == directive(outcome)


@pytest.mark.parametrize("word", ["yes", "no"])
def test_a_yes_or_no_is_handed_on_as_understood(backend: Backend, word: str) -> None:
    run(backend, call("validate_renewal_form", answer=word))
    assert backend.last[2] == {"word": word}


def test_without_an_answer_the_form_steps_aside(backend: Backend) -> None:
    assert run(backend, call("validate_renewal_form")) == ([], [])
    assert backend.asked == []


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("name", MOVES)
def test_a_move_acts_and_opens_no_form_where_nothing_is_open(
    backend: Backend, name: str, outcome: str
) -> None:
    backend.outcome = outcome
    events, shown = run(backend, call(name))
    path = f"/api/v1/conversations/conversation-1/turns/turn-1/{MOVES[name]}"
    assert backend.last[:2] == ("POST", path)
    assert events == ([LISTEN] if outcome in OVER else [])
    assert shown == directive(outcome)


def test_it_acts_for_its_own_conversation_only(backend: Backend) -> None:
    run(backend, call("action_back", sender="conversation-2~13"))
    shown = backend.asked[-1].headers["authorization"]
    assert shown == f"Conversation {expected_signature(SECRET, 'conversation-2')}"
    assert signature(SECRET, "conversation-1") != signature(SECRET, "conversation-2")
    assert signature("another secret", "conversation-2") != signature(SECRET, "conversation-2")


@pytest.mark.parametrize("status", [0, 401, 404, 409, 500, 503])
@pytest.mark.parametrize("name", ["action_session_start", "action_back"])
def test_a_backend_that_can_not_act_is_a_failure_of_the_action(
    backend: Backend, name: str, status: int
) -> None:
    backend.status = status
    with pytest.raises(httpx.HTTPError):
        run(backend, call(name))
