"""Rasa over its REST channel: reached from here only, and told nothing of anybody."""

from __future__ import annotations

from collections.abc import Sequence

import aiohttp

from ..services.dialogue import DialogueError, Directive

_CONNECT_SECONDS = 1.0
_READY_SECONDS = 2.0
_CONNECTIONS = 40
_REST_SECONDS = 3.0
"""How long a connection is kept without use: Rasa itself hangs up after five."""


class Rasa:
    """One Rasa server at `address`; `seconds` bounds a turn."""

    def __init__(self, address: str, seconds: float) -> None:
        self._address = address
        self._timeout = aiohttp.ClientTimeout(seconds, sock_connect=_CONNECT_SECONDS)
        self._session: aiohttp.ClientSession | None = None

    async def say(self, sender: str, message: str, turn_id: str) -> Sequence[Directive]:
        """The directives of Rasa's answer. Raises DialogueError when it is away, slow, or has nothing to say."""
        body = {"sender": sender, "message": message, "metadata": {"turn": turn_id}}
        try:
            async with self._client().post("/webhooks/rest/webhook", json=body) as response:
                response.raise_for_status()
                said = await response.json()
            directives = [part["custom"] for part in said if isinstance(part.get("custom"), dict)]
        except (aiohttp.ClientError, TimeoutError, ValueError, TypeError, AttributeError) as error:
            raise DialogueError(type(error).__name__) from error
        if not directives:
            raise DialogueError("an empty answer")
        return directives

    async def ready(self) -> bool:
        """Whether it listens; it does so only once its model is loaded."""
        try:
            brief = aiohttp.ClientTimeout(_READY_SECONDS)
            async with self._client().get("/webhooks/rest/", timeout=brief) as response:
                return response.ok
        except (aiohttp.ClientError, TimeoutError):
            return False

    async def close(self) -> None:
        """Ends its connections."""
        if self._session is not None:
            await self._session.close()

    def _client(self) -> aiohttp.ClientSession:
        """The one session; it can only be made where an event loop runs. It heeds no proxy of the environment."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=_CONNECTIONS, keepalive_timeout=_REST_SECONDS)
            self._session = aiohttp.ClientSession(self._address, connector=connector, timeout=self._timeout)
        return self._session
