"""Tells those who listen to a conversation that there is more; what, they read from the transcript."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Hub:
    """In this process; several processes would each ask their own database listener."""

    def __init__(self) -> None:
        self._listeners: defaultdict[str, set[asyncio.Event]] = defaultdict(set)

    def changed(self, conversation_id: str) -> None:
        """Wakes everybody who listens to it."""
        for event in self._listeners.get(conversation_id, ()):
            event.set()

    @asynccontextmanager
    async def listening(self, conversation_id: str) -> AsyncIterator[asyncio.Event]:
        """An event that is set whenever the conversation has changed."""
        event = asyncio.Event()
        self._listeners[conversation_id].add(event)
        try:
            yield event
        finally:
            self._listeners[conversation_id].discard(event)
            if not self._listeners[conversation_id]:
                del self._listeners[conversation_id]
