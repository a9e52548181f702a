"""Starting, going on, going back, correcting: moves that a rule leads and the backend makes."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from .backend import Act, BackendClient
from .renewal_form import ENDS, _WithBackend, conversation_of, show, turn_of


class Move(_WithBackend):
    """One act of the backend under an action's name; the form asks its question afterwards."""

    def __init__(self, backend: BackendClient, name: str, act: Act) -> None:
        super().__init__(backend)
        self._name = name
        self._act: Act = act

    def name(self) -> str:
        """As in the domain."""
        return self._name

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, _domain: dict[str, Any]
    ) -> list[EventType]:
        """Acts and says what came of it; where nothing is open, the form is not opened either."""
        outcome = await self.backend.act(conversation_of(tracker), turn_of(tracker), self._act)
        show(dispatcher, outcome)
        return [FollowupAction("action_listen")] if outcome in ENDS else []


def moves(backend: BackendClient) -> list[Move]:
    """All of them."""
    acts: dict[str, Act] = {
        "action_start": "begin",
        "action_resume": "resume",
        "action_register": "register",
        "action_back": "back",
        "action_correct": "correct",
    }
    return [Move(backend, name, act) for name, act in acts.items()]
