"""What Rasa 3.6 sends to its action server, and a backend that answers as it is told."""

from __future__ import annotations

import json
from typing import Any

import httpx

from actions.backend import BackendClient

SECRET = "what Rasa shows to the door"


def call(
    name: str, sender: str = "conversation-1~7", turn: str = "turn-1", answer: str | None = None
) -> dict[str, Any]:
    """A call as Rasa 3.6.21 makes it with `enable_selective_domain`: the whole tracker, and no domain."""
    message = {
        "intent": {"name": "give_answer", "confidence": 1.0},
        "entities": [{"entity": "turn", "start": 12, "end": 25, "value": "turn-1"}],
        "text": '/give_answer{"turn": "turn-1"}',
        "message_id": "b1f1",
        "metadata": {"turn": turn},
        "intent_ranking": [],
    }
    tracker = {
        "sender_id": sender,
        "slots": {
            "answer": answer,
            "topic": None,
            "requested_slot": "answer",
            "session_started_metadata": None,
        },
        "latest_message": message,
        "latest_event_time": 1790000000.0,
        "followup_action": None,
        "paused": False,
        "events": [
            {"event": "user", "timestamp": 1790000000.0, "text": message["text"], "parse_data": message}
        ],
        "latest_input_channel": "rest",
        "active_loop": {
            "name": "renewal_form",
            "is_interrupted": False,
            "rejected": False,
            "trigger_message": None,
        },
        "latest_action": {"action_name": "action_listen"},
        "latest_action_name": "action_listen",
    }
    return {"next_action": name, "sender_id": sender, "tracker": tracker, "version": "3.6.21"}


class Backend:
    """Answers each request of the actions; `asked` keeps them."""

    def __init__(self) -> None:
        self.outcome = "accepted"
        self.active = True
        self.status = 200
        self.asked: list[httpx.Request] = []

    @property
    def client(self) -> BackendClient:
        """What the actions reach it with."""
        transport = httpx.MockTransport(self._answer)
        return BackendClient(httpx.AsyncClient(transport=transport, base_url="http://backend"), SECRET)

    @property
    def last(self) -> tuple[str, str, Any]:
        """Method, path and body of the newest request."""
        request = self.asked[-1]
        return request.method, request.url.path, json.loads(request.content or b"null")

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        if self.status == 0:
            raise httpx.ConnectError("away")
        body = {"active": self.active} if request.method == "GET" else {"outcome": self.outcome}
        return httpx.Response(self.status, json=body)
