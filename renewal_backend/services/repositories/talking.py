"""Conversations and what belongs to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from ...domain.conversation import Conversation, IssuedChoice, Message, Sender, Turn
from ...domain.review import Review


class Conversations(Protocol):
    """Talks, one row each."""

    def add(self, conversation: Conversation) -> None: ...
    def get(self, conversation_id: str) -> Conversation | None: ...
    def lock(self, conversation_id: str) -> Conversation | None: ...
    def by_key(self, key_hash: str, *, lock: bool = False) -> Conversation | None: ...
    def of_renewal(self, renewal_id: str) -> Sequence[Conversation]: ...
    def log_out(self, member_id: str) -> None:
        """In all conversations of this member."""

    def save(self, conversation: Conversation) -> None:
        """Key, agency, member, renewal, seen_at and memory as given; the rest never changes."""


class Turns(Protocol):
    """The inbox."""

    def add(self, turn: Turn) -> Turn:
        """The stored turn: this one, or the earlier one with the same event id (then its `id` differs)."""

    def get(self, turn_id: str) -> Turn | None: ...
    def save(self, turn: Turn) -> None:
        """Status, attempts, the bounds of the reply and the outcome as given."""

    def pending(self, older_than: datetime, limit: int = 100) -> Sequence[Turn]:
        """Neither answered nor given up, and received before `older_than`; oldest first."""


class Messages(Protocol):
    """The transcript."""

    def append(
        self,
        conversation_id: str,
        sender: Sender,
        body: Mapping[str, Any],
        at: datetime,
        turn_id: str | None = None,
    ) -> int:
        """The message's seq, one after the last. Locks the conversation. Raises NotThere without one."""

    def after(self, conversation_id: str, seq: int, limit: int = 1000) -> Sequence[Message]: ...
    def of_turn(self, turn_id: str) -> Sequence[Message]: ...


class Offers(Protocol):
    """Choices that were issued."""

    def add(self, choice: IssuedChoice) -> None: ...
    def get(self, conversation_id: str, choice_id: str) -> IssuedChoice | None: ...


class Reviews(Protocol):
    """What was not understood."""

    def add(self, review: Review) -> None:
        """A turn is reviewed once: another review of it changes nothing."""

    def choose(self, conversation_id: str, topic: str) -> bool:
        """The conversation's newest review with this topic among the likely ones gets it; False when none waits for one."""

    def since(self, at: datetime, limit: int = 1000) -> Sequence[Review]:
        """Those of this time and later, oldest first."""
