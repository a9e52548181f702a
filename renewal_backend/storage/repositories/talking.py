"""Conversations and what belongs to them: turns, messages, issued choices, reviews."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, update

from ...domain.conversation import Conversation, IssuedChoice, Message, Sender, Turn
from ...domain.review import Review
from ...services.ports import NotThere
from ..tables import conversations, messages, offers, reviews, turns
from .base import Repository


class SqlConversations(Repository):
    """Talks, one row each."""

    def add(self, conversation: Conversation) -> None:
        """Raises AlreadyThere for a known key."""
        self._insert(conversations, vars(conversation))

    def get(self, conversation_id: str) -> Conversation | None:
        """The conversation with this id."""
        return self._one(Conversation, conversations, id=conversation_id)

    def lock(self, conversation_id: str) -> Conversation | None:
        """As `get`; no one else changes it until the unit of work ends."""
        return self._one(Conversation, conversations, lock=True, id=conversation_id)

    def by_key(self, key_hash: str, *, lock: bool = False) -> Conversation | None:
        """The conversation whose owner shows this key."""
        return self._one(Conversation, conversations, lock=lock, key_hash=key_hash)

    def of_renewal(self, renewal_id: str) -> Sequence[Conversation]:
        """All that speak about a renewal, the one seen last first."""
        about = conversations.c.renewal_id == renewal_id
        return self._all(Conversation, conversations, about, order=[conversations.c.seen_at.desc()])

    def log_out(self, member_id: str) -> None:
        """In all conversations of this member."""
        self._update(conversations, {"member_id": None}, member_id=member_id)

    def save(self, conversation: Conversation) -> None:
        """Stores what may change; `last_seq` belongs to the transcript."""
        changing = ("key_hash", "agency", "member_id", "renewal_id", "seen_at", "memory")
        values = {name: getattr(conversation, name) for name in changing}
        self._update(conversations, values, id=conversation.id)


class SqlTurns(Repository):
    """The inbox."""

    def add(self, turn: Turn) -> Turn:
        """The stored turn of this event: the given one, or an earlier one."""
        if self._insert_new(turns, vars(turn), "conversation_id", "event_id"):
            return turn
        earlier = self._one(Turn, turns, conversation_id=turn.conversation_id, event_id=turn.event_id)
        assert earlier is not None, "what kept the new one out is there"
        return earlier

    def get(self, turn_id: str) -> Turn | None:
        """The turn with this id."""
        return self._one(Turn, turns, id=turn_id)

    def save(self, turn: Turn) -> None:
        """Status, attempts, the bounds of the reply and what came of it."""
        changing = ("status", "attempts", "reply_from", "reply_to", "outcome")
        self._update(turns, {name: getattr(turn, name) for name in changing}, id=turn.id)

    def pending(self, older_than: datetime, limit: int = 100) -> Sequence[Turn]:
        """Neither answered yet nor given up, oldest first."""
        # The first condition is the partial index's own.
        waiting = (
            turns.c.status != "answered",
            turns.c.status == "received",
            turns.c.received_at < older_than,
        )
        return self._all(Turn, turns, *waiting, order=[turns.c.received_at], limit=limit)


class SqlMessages(Repository):
    """The transcript."""

    def append(
        self,
        conversation_id: str,
        sender: Sender,
        body: Mapping[str, Any],
        at: datetime,
        turn_id: str | None = None,
    ) -> int:
        """The seq of the new message. Counting locks the conversation's row, so seqs have no gaps."""
        seq = self._connection.execute(_counted, {"conversation": conversation_id}).scalar()
        if seq is None:
            raise NotThere("there is no such conversation")
        message = Message(conversation_id, seq, sender, body, at, turn_id)
        self._insert(messages, vars(message))
        return int(seq)

    def after(self, conversation_id: str, seq: int, limit: int = 1000) -> Sequence[Message]:
        """The messages with a higher seq, in order."""
        later = (messages.c.conversation_id == conversation_id, messages.c.seq > seq)
        return self._all(Message, messages, *later, order=[messages.c.seq], limit=limit)

    def of_turn(self, turn_id: str) -> Sequence[Message]:
        """The messages of a turn, in order."""
        return self._all(Message, messages, messages.c.turn_id == turn_id, order=[messages.c.seq])


_counted = (
    update(conversations)
    .where(conversations.c.id == bindparam("conversation"))
    .values(last_seq=conversations.c.last_seq + 1)
    .returning(conversations.c.last_seq)
)


class SqlOffers(Repository):
    """Choices that were issued."""

    def add(self, choice: IssuedChoice) -> None:
        """Keeps an issued choice."""
        self._insert(offers, vars(choice))

    def get(self, conversation_id: str, choice_id: str) -> IssuedChoice | None:
        """The choice, if this conversation was offered it."""
        return self._one(IssuedChoice, offers, conversation_id=conversation_id, id=choice_id)


class SqlReviews(Repository):
    """What was not understood."""

    def add(self, review: Review) -> None:
        """Keeps it; a turn is reviewed once."""
        self._insert_new(reviews, vars(review), "turn_id")

    def choose(self, conversation_id: str, topic: str) -> bool:
        """The conversation's newest review with this topic among the likely ones gets it; False when none waits for one."""
        mine = (
            reviews.c.conversation_id == conversation_id,
            reviews.c.kind == "unsure",
            reviews.c.ranking.contains(f"faq_{topic}:", autoescape=True),
        )
        newest = self._all(Review, reviews, *mine, order=[reviews.c.at.desc(), reviews.c.id], limit=1)
        if not newest or newest[0].chosen is not None:
            return False
        return self._update(reviews, {"chosen": topic}, id=newest[0].id) == 1

    def since(self, at: datetime, limit: int = 1000) -> Sequence[Review]:
        """Those of this time and later, oldest first."""
        return self._all(Review, reviews, reviews.c.at >= at, order=[reviews.c.at, reviews.c.id], limit=limit)
