"""The relay: between a channel and Rasa, one turn of a conversation at a time, never silent.

A message is stored before anything is done with it. If Rasa or an action fails, the customer is told so in a sentence,
and the turn is answered later by `answer_pending`. A turn acts once (see `services.answer_turn`), so trying again is safe.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from weakref import WeakValueDictionary

from anyio import to_thread

from ..domain.conversation import Message
from ..knowledge import KnowledgeBase
from ..services.backend import Backend
from ..services.dialogue import Dialogue, DialogueError, Directive
from .hub import Hub
from .incoming import Incoming
from .speech import speak
from .turns import Received, finish, receive, retry, unanswered

log = logging.getLogger(__name__)
_SORRY: Sequence[Directive] = ({"show": "sorry"},)
_RETRY_AFTER = timedelta(seconds=20)
_MOST_TRIES = 12
_TAKEN_IN = 0.25
"""Seconds."""


@dataclass
class Relay:
    """Takes turns of every channel. `turns_per_sender`: after so many, Rasa gets a fresh sender (it never forgets)."""

    backend: Backend
    dialogue: Dialogue
    knowledge: KnowledgeBase
    hub: Hub
    turns_per_sender: int = 10
    _locks: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    async def take(self, key_hash: str, incoming: Incoming) -> Sequence[Message]:
        """The bot's messages for one event; the same event gives the same messages."""
        async with self._lock(key_hash):
            received = await to_thread.run_sync(
                receive, self.backend, key_hash, incoming, self.turns_per_sender
            )
            if received.replayed:
                return received.replayed
            return await self._answer(received)

    async def announce(self, conversation_id: str, directives: Sequence[Directive]) -> None:
        """Says something that no message of the customer asked for: an opened document, a contract added."""
        await self.tell(conversation_id, directives)
        self.hub.changed(conversation_id)

    async def tell(self, conversation_id: str, directives: Sequence[Directive]) -> None:
        """The same without waking those who listen; `wake_soon` does."""
        await to_thread.run_sync(self._announce, conversation_id, directives)

    async def wake_soon(self, conversation_id: str) -> None:
        """Wakes those who listen as soon as a browser that was just answered has taken the answer in."""
        await asyncio.sleep(_TAKEN_IN)
        self.hub.changed(conversation_id)

    async def answer_pending(self) -> None:
        """Answers what could not be answered when it came; called every few seconds.

        While the dialogue is away nothing is tried; what still fails when it is there is given up in words.
        """
        waiting = await to_thread.run_sync(unanswered, self.backend, _RETRY_AFTER)
        if not waiting or not await self.dialogue.ready():
            return
        for turn_id, key_hash in waiting:
            try:
                await self._answer_late(turn_id, key_hash)
            except Exception as error:  # one turn must not keep the others waiting
                log.warning("a turn could not be answered: %s", type(error).__name__)

    async def _answer_late(self, turn_id: str, key_hash: str) -> None:
        async with self._lock(key_hash):
            received = await to_thread.run_sync(retry, self.backend, turn_id, _MOST_TRIES)
            if received is not None:
                await self._answer(received, again=True)

    async def _answer(self, received: Received, *, again: bool = False) -> Sequence[Message]:
        try:
            directives = received.directives or await self._ask(received)
            answered = True
        except DialogueError as error:
            log.warning("no answer from the dialogue: %s", error)
            if again or received.said:
                return received.said
            directives, answered = _SORRY, False
        messages = await to_thread.run_sync(self._finish, received, directives, answered)
        self.hub.changed(received.conversation_id)
        return messages

    async def _ask(self, received: Received) -> Sequence[Directive]:
        assert received.rasa is not None
        directives = await self.dialogue.say(received.sender, received.rasa, received.turn_id)
        if received.then is None:
            return directives
        more = await self.dialogue.say(received.sender, received.then, received.turn_id)
        return [*(d for d in directives if d.get("show") != "question"), *more]

    def _finish(
        self, received: Received, directives: Sequence[Directive], answered: bool
    ) -> Sequence[Message]:
        return finish(self.backend, self.knowledge, received, directives, answered=answered)

    def _announce(self, conversation_id: str, directives: Sequence[Directive]) -> None:
        with self.backend.database.begin() as work:
            conversation = work.conversations.lock(conversation_id)
            if conversation is not None:
                speak(work, self.backend, self.knowledge, conversation, directives)
                work.commit()

    def _lock(self, key: str) -> asyncio.Lock:
        lock = self._locks.get(key)
        if lock is None:
            lock = self._locks[key] = asyncio.Lock()
        return lock
