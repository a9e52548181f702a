"""A turn's two ends in the storage: what came in is kept before it is answered, what is answered before it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from ..domain.conversation import Message, Turn
from ..errors import NotLoggedIn
from ..knowledge import KnowledgeBase
from ..services.backend import Backend, new_id
from ..services.dialogue import Directive
from ..services.ports import UnitOfWork
from ..services.talk import Talk, hidden_until, remember, talk_of
from .incoming import Incoming, content_of, told
from .speech import speak


@dataclass(frozen=True)
class Received:
    """A stored turn. `replayed`: it was answered before; else `rasa` is what Rasa is to be told, or None for nothing."""

    conversation_id: str
    turn_id: str
    sender: str
    rasa: str | None
    replayed: Sequence[Message] = ()
    directives: Sequence[Directive] = ()


def receive(backend: Backend, key_hash: str, incoming: Incoming, turns_per_sender: int) -> Received:
    """Keeps what came in. Raises NotLoggedIn (no_conversation) and BadRequest (text_empty, text_too_long, …)."""
    with backend.database.begin() as work:
        conversation = work.conversations.by_key(key_hash)
        if conversation is None:
            raise NotLoggedIn("no_conversation")
        content = content_of(work, conversation, incoming)
        turn = Turn(new_id(), conversation.id, incoming.event_id, content, backend.now())
        stored = work.turns.add(turn)
        if stored.id != turn.id and stored.status == "answered":
            return Received(conversation.id, stored.id, "", None, replayed=_answers(work, stored))
        talk = talk_of(work, backend, conversation)
        if stored.id == turn.id:
            said = {"text": content.get("label") or content["text"]}
            work.messages.append(conversation.id, "customer", said, backend.now(), stored.id)
        count = int(conversation.memory.get("turns", 0)) + 1
        fresh = int(conversation.memory.get("rasa", 0)) + (count % turns_per_sender == 0)
        now = backend.now()
        hidden = hidden_until(backend, conversation) or None
        talk_now = replace(remember(conversation, turns=count, rasa=fresh, hidden=hidden), seen_at=now)
        work.conversations.save(talk_now if talk.actor else replace(talk_now, member_id=None))
        work.commit()
    return _received(talk, stored, f"{conversation.id}~{fresh}")


def finish(
    backend: Backend,
    knowledge: KnowledgeBase,
    received: Received,
    directives: Sequence[Directive],
    *,
    answered: bool = True,
) -> Sequence[Message]:
    """Stores and returns the bot's messages; `answered` False leaves the turn to be answered later."""
    with backend.database.begin() as work:
        conversation = work.conversations.lock(received.conversation_id)
        turn = work.turns.get(received.turn_id)
        if conversation is None or turn is None:
            raise NotLoggedIn("no_conversation")
        messages = speak(work, backend, knowledge, conversation, directives, turn.id)
        done = replace(turn, status="answered" if answered else "received", attempts=turn.attempts + 1)
        if messages:
            done = replace(done, reply_from=messages[0].seq, reply_to=messages[-1].seq)
        work.turns.save(done)
        work.commit()
    return messages


def _received(talk: Talk, turn: Turn, sender: str) -> Received:
    conversation = talk.conversation
    if turn.content.get("secret"):
        shows = [{"show": "secret"}, *([{"show": "question"}] if talk.active else [])]
        return Received(conversation.id, turn.id, sender, None, directives=shows)
    return Received(conversation.id, turn.id, sender, told(talk, turn))


def unanswered(backend: Backend, older_than: timedelta, most_tries: int) -> list[tuple[Received, str]]:
    """Turns that nobody has answered yet, with the hash of their conversation's key; hopeless ones are given up."""
    with backend.database.begin() as work:
        found = []
        for turn in work.turns.pending(backend.now() - older_than):
            conversation = work.conversations.get(turn.conversation_id)
            if conversation is None or turn.attempts >= most_tries:
                work.turns.save(replace(turn, status="failed"))
                continue
            work.turns.save(replace(turn, attempts=turn.attempts + 1))
            fresh = int(conversation.memory.get("rasa", 0)) + 1
            work.conversations.save(remember(conversation, rasa=fresh))
            talk = talk_of(work, backend, conversation)
            found.append((_received(talk, turn, f"{conversation.id}~{fresh}"), conversation.key_hash))
        work.commit()
    return found


def _answers(work: UnitOfWork, turn: Turn) -> Sequence[Message]:
    return [m for m in work.messages.of_turn(turn.id) if m.sender != "customer"]
