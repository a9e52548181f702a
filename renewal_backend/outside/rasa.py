"""Rasa over its REST channel: reached from here only, and told nothing of anybody."""

from __future__ import annotations

from collections.abc import Sequence

import httpx

from ..services.dialogue import DialogueError, Directive


class Rasa:
    """One Rasa server at `address`; `seconds` bounds a turn."""

    def __init__(self, address: str, seconds: float) -> None:
        limits = httpx.Limits(max_keepalive_connections=20, max_connections=40)
        timeout = httpx.Timeout(seconds, connect=1.0)
        self._client = httpx.AsyncClient(base_url=address, timeout=timeout, limits=limits, trust_env=False)

    async def say(self, sender: str, message: str, turn_id: str) -> Sequence[Directive]:
        """The directives of Rasa's answer. Raises DialogueError when it is away, slow, or has nothing to say."""
        body = {"sender": sender, "message": message, "metadata": {"turn": turn_id}}
        try:
            response = await self._client.post("/webhooks/rest/webhook", json=body)
            response.raise_for_status()
            directives = [part["custom"] for part in response.json() if isinstance(part.get("custom"), dict)]
        except (httpx.HTTPError, ValueError, TypeError, AttributeError) as error:
            raise DialogueError(type(error).__name__) from error
        if not directives:
            raise DialogueError("an empty answer")
        return directives

    async def ready(self) -> bool:
        """Whether it listens; it does so only once its model is loaded."""
        try:
            response = await self._client.get("/webhooks/rest/", timeout=2.0)
        except httpx.HTTPError:
            return False
        return response.status_code == httpx.codes.OK

    async def close(self) -> None:
        """Ends its connections."""
        await self._client.aclose()
