"""A turn's two ends in the storage: what came in is kept before it is answered, what is answered before it is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from ..domain.conversation import Conversation, Message, Turn, TurnStatus
from ..errors import NotLoggedIn
from ..knowledge import KnowledgeBase
from ..services.backend import Backend, new_id
from ..services.dialogue import Directive
from ..services.ports import UnitOfWork
from ..services.talk import Talk, actor_of, hidden_until, remember, talk_of
from .alerting import Heard, heard, note_attempt, refined
from .incoming import Incoming, content_of, told
from .parting import parted
from .redact import for_rasa
from .reviewing import note
from .speech import speak

_GIVEN_UP: Directive = {"show": "say", "key": "given_up"}


@dataclass(frozen=True)
class Received:
    """A stored turn. `replayed`: it was answered before; else `rasa` is what Rasa is to be told, or None for nothing.

    `then`: a question that came with the answer, told after it. `directives`: what is to be shown without asking Rasa.
    `first`: what goes before its answer. `said`: what the customer was told when no answer was to be had. `last`:
    whether it is given up with that.
    """

    conversation_id: str
    turn_id: str
    sender: str
    rasa: str | None
    then: str | None = None
    replayed: Sequence[Message] = ()
    directives: Sequence[Directive] = ()
    first: Sequence[Directive] = ()
    said: Sequence[Message] = ()
    last: bool = False


def receive(backend: Backend, key_hash: str, incoming: Incoming, turns_per_sender: int) -> Received:
    """Keeps what came in. Raises NotLoggedIn (no_conversation) and BadRequest (text_empty, text_too_long, …)."""
    with backend.database.begin() as work:
        conversation = work.conversations.by_key(key_hash, lock=True)
        if conversation is None or incoming.conversation not in (None, conversation.id):
            raise NotLoggedIn("no_conversation")
        talk = talk_of(work, backend, conversation)
        content = content_of(work, conversation, incoming, at_login=not _logged_in(talk))
        content = {**content, "asked": talk.asked, **parted(talk, content)}
        talk = replace(talk, conversation=_meant(conversation, content))
        turn = Turn(new_id(), conversation.id, incoming.event_id, content, backend.now())
        stored = work.turns.add(turn)
        said = () if stored.id == turn.id else _answers(work, stored)
        if said and stored.status == "answered":
            return Received(conversation.id, stored.id, "", None, replayed=said)
        if stored.id == turn.id:
            line = {"text": content.get("label") or content["text"]}
            work.messages.append(conversation.id, "customer", line, backend.now(), stored.id)
        elif stored.status == "failed":
            work.turns.save(replace(stored, status="received", attempts=0))
        received = _received(talk, stored, _heard(work, backend, talk, turns_per_sender))
        work.commit()
    return replace(received, said=said)


def _meant(conversation: Conversation, content: Mapping[str, Any]) -> Conversation:
    """The conversation, with the system that a choice named: it is asked for once."""
    system = (content.get("choice") or {}).get("system")
    return remember(conversation, system=system) if system else conversation


def _logged_in(talk: Talk) -> bool:
    return talk.actor is not None and talk.actor.member_id is not None


def _heard(work: UnitOfWork, backend: Backend, talk: Talk, turns_per_sender: int) -> str:
    """Notes in the conversation that its customer was here; returns the sender that Rasa knows it by."""
    conversation = talk.conversation
    count = int(conversation.memory.get("turns", 0)) + 1
    fresh = int(conversation.memory.get("rasa", 0)) + (count % turns_per_sender == 0)
    hidden = hidden_until(backend, conversation) or None
    now = replace(remember(conversation, turns=count, rasa=fresh, hidden=hidden), seen_at=backend.now())
    gone = actor_of(backend, conversation) is None
    work.conversations.save(replace(now, member_id=None) if gone else now)
    return f"{conversation.id}~{fresh}"


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
        shown = refined([*received.first, *directives], turn)
        messages = speak(work, backend, knowledge, conversation, shown, turn.id)
        note(work, backend, conversation, turn, shown)
        note_attempt(work, turn, shown)
        status: TurnStatus = "failed" if received.last else "answered" if answered else "received"
        done = replace(turn, status=status, attempts=turn.attempts + 1)
        if messages:
            done = replace(done, reply_from=messages[0].seq, reply_to=messages[-1].seq)
        work.turns.save(done)
        work.commit()
    return messages


def _received(talk: Talk, turn: Turn, sender: str) -> Received:
    conversation = talk.conversation
    found: Heard = heard(talk, turn)
    if found.shows:
        return Received(conversation.id, turn.id, sender, None, directives=found.shows)
    question = turn.content.get("question")
    then = for_rasa(question) if question else None
    return Received(conversation.id, turn.id, sender, told(talk, turn), then, first=found.first)


def unanswered(backend: Backend, older_than: timedelta) -> list[tuple[str, str]]:
    """The turns that nobody has answered yet, each with the hash of its conversation's key."""
    with backend.database.read() as work:
        found = []
        for turn in work.turns.pending(backend.now() - older_than):
            conversation = work.conversations.get(turn.conversation_id)
            if conversation is not None:
                found.append((turn.id, conversation.key_hash))
    return found


def retry(backend: Backend, turn_id: str, most_tries: int) -> Received | None:
    """The turn once more, as things stand now, or the regret after too many tries; None when it was answered meanwhile."""
    with backend.database.begin() as work:
        turn = work.turns.get(turn_id)
        conversation = work.conversations.lock(turn.conversation_id) if turn else None
        if turn is None or conversation is None or turn.status != "received":
            return None
        work.turns.save(replace(turn, attempts=turn.attempts + 1))
        fresh = int(conversation.memory.get("rasa", 0)) + 1
        conversation = remember(conversation, rasa=fresh)
        work.conversations.save(conversation)
        talk = talk_of(work, backend, conversation)
        work.commit()
    if turn.attempts >= most_tries:
        return Received(
            conversation.id, turn.id, "", None, directives=_with_question(_GIVEN_UP, talk), last=True
        )
    return _received(talk, turn, f"{conversation.id}~{fresh}")


def _with_question(directive: Directive, talk: Talk) -> Sequence[Directive]:
    return [directive, *([{"show": "question"}] if talk.active else [])]


def _answers(work: UnitOfWork, turn: Turn) -> Sequence[Message]:
    """What was said to the turn last: a sorry that came before the answer is no part of it."""
    first, last = turn.reply_from or 0, turn.reply_to or 0
    return [m for m in work.messages.of_turn(turn.id) if m.sender != "customer" and first <= m.seq <= last]
