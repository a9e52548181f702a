"""The renewal form: each answer goes to the backend, the slot is emptied, the form asks on."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecuted, ActiveLoop, EventType, SessionStarted, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from .backend import BackendClient, Outcome

FORM = "renewal_form"
SHOWS: dict[Outcome, dict[str, str]] = {
    "refused": {"show": "notice"},
    "denied": {"show": "what_is_wrong"},
    "which_field": {"show": "what_is_wrong"},
    "which_programme": {"show": "which_programme"},
    "done": {"show": "completion"},
    "nothing_open": {"show": "say", "key": "nothing_open"},
    "nothing_to_correct": {"show": "faq", "topic": "go_back_and_change"},
}
ENDS: tuple[Outcome, ...] = ("done", "nothing_open", "which_programme")


def conversation_of(tracker: Tracker) -> str:
    """The conversation behind a sender id («conversation~n»)."""
    return str(tracker.sender_id).rsplit("~", 1)[0]


def turn_of(tracker: Tracker) -> str:
    """The turn being answered, as the relay says in the message's metadata."""
    return str((tracker.latest_message.get("metadata") or {}).get("turn", ""))


def show(dispatcher: CollectingDispatcher, outcome: Outcome) -> None:
    """Hands the outcome's directive to the relay; an accepted answer needs none, the next question says it."""
    if outcome in SHOWS:
        dispatcher.utter_message(json_message=SHOWS[outcome])


def ended() -> list[EventType]:
    """Nothing is left to ask: the form ends."""
    return [SlotSet("answer", None), SlotSet("requested_slot", None)]


class _WithBackend(Action):
    def __init__(self, backend: BackendClient) -> None:
        self.backend = backend


class SessionStart(_WithBackend):
    """Puts the form back where the backend says it is on: what Rasa holds can be lost at any time."""

    def name(self) -> str:
        """As in the domain."""
        return "action_session_start"

    async def run(
        self, _dispatcher: CollectingDispatcher, tracker: Tracker, _domain: dict[str, Any]
    ) -> list[EventType]:
        """A fresh session, with the form if it is on."""
        events: list[EventType] = [SessionStarted()]
        if await self.backend.form_is_on(conversation_of(tracker)):
            events += [ActiveLoop(FORM), SlotSet("requested_slot", "answer")]
        return [*events, ActionExecuted("action_listen")]


class ValidateRenewalForm(_WithBackend):
    """Asks the backend whether this was an answer."""

    def name(self) -> str:
        """As in the domain."""
        return f"validate_{FORM}"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, _domain: dict[str, Any]
    ) -> list[EventType]:
        """Nothing when nothing was said for the form, so that rules can act."""
        said = tracker.get_slot("answer")
        if said is None:
            return []
        word = str(said) if said in ("yes", "no") else None
        outcome = await self.backend.act(conversation_of(tracker), turn_of(tracker), "answer", word)
        show(dispatcher, outcome)
        return ended() if outcome in ENDS else [SlotSet("answer", None)]
