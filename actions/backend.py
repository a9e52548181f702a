"""Typed client of the part of /api/v1 that a dialogue needs; it acts for one conversation, never more."""

from __future__ import annotations

import hashlib
import hmac
from typing import Literal

import httpx

Outcome = Literal[
    "accepted",
    "refused",
    "denied",
    "which_field",
    "which_programme",
    "done",
    "nothing_open",
    "nothing_to_correct",
]
Act = Literal["answer", "back", "correct", "begin", "resume", "register"]


def signature(secret: str, conversation_id: str) -> str:
    """What shows that a request may act for this conversation."""
    return hmac.new(secret.encode(), f"conversation/{conversation_id}".encode(), hashlib.sha256).hexdigest()


class BackendClient:
    """`client` reaches the backend: in the same process (ASGI) or by URL. Raises httpx.HTTPError on failure."""

    def __init__(self, client: httpx.AsyncClient, secret: str) -> None:
        self._client = client
        self._secret = secret

    async def form_is_on(self, conversation_id: str) -> bool:
        """Whether the renewal's form is to be on."""
        response = await self._client.get(
            f"/api/v1/conversations/{conversation_id}/form", headers=self._headers(conversation_id)
        )
        response.raise_for_status()
        return bool(response.json()["active"])

    async def act(self, conversation_id: str, turn_id: str, act: Act, word: str | None = None) -> Outcome:
        """What a turn does to the renewal."""
        response = await self._client.post(
            f"/api/v1/conversations/{conversation_id}/turns/{turn_id}/{act}",
            json={"word": word},
            headers=self._headers(conversation_id),
        )
        response.raise_for_status()
        outcome: Outcome = response.json()["outcome"]
        return outcome

    def _headers(self, conversation_id: str) -> dict[str, str]:
        return {"Authorization": f"Conversation {signature(self._secret, conversation_id)}"}
