"""A turn's two ends in the storage: what came in is kept before it is answered, what is answered before it is sent."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from ..catalogue.reading import NotAnAnswer
from ..domain.conversation import Conversation, IssuedChoice, Message, Turn
from ..errors import BadRequest, NotLoggedIn
from ..knowledge import KnowledgeBase
from ..services.answer_turn import missed
from ..services.backend import Backend, new_id
from ..services.ports import UnitOfWork
from ..services.talk import Talk, remember, talk_of
from .compose import Composer, Directive
from .messages import Said
from .redact import HIDDEN, for_rasa, redacted

LONGEST = 1000
_MISSES = {"out_of_scope", "topics"}


@dataclass(frozen=True)
class Incoming:
    """What a channel hands over: its own id of the event, and a text or the value of a choice."""

    event_id: str
    text: str | None = None
    choice: str | None = None


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
        content = _content(work, backend, conversation, incoming)
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
        talk_now = replace(remember(conversation, turns=count, rasa=fresh), seen_at=now)
        work.conversations.save(talk_now if talk.actor else replace(talk_now, member_id=None))
        work.commit()
    return _received(talk, stored, f"{conversation.id}~{fresh}")


def finish(
    backend: Backend, knowledge: KnowledgeBase, received: Received, directives: Sequence[Directive], *, answered: bool = True
) -> Sequence[Message]:
    """Stores and returns the bot's messages; `answered` False leaves the turn to be answered later."""
    with backend.database.begin() as work:
        conversation = work.conversations.lock(received.conversation_id)
        turn = work.turns.get(received.turn_id)
        if conversation is None or turn is None:
            raise NotLoggedIn("no_conversation")
        messages = speak(work, backend, knowledge, _noted(work, backend, conversation, directives), directives, turn.id)
        bounds = {"reply_from": messages[0].seq, "reply_to": messages[-1].seq} if messages else {}
        status = "answered" if answered else "received"
        work.turns.save(replace(turn, status=status, attempts=turn.attempts + 1, **bounds))
        work.commit()
    return messages


def speak(
    work: UnitOfWork,
    backend: Backend,
    knowledge: KnowledgeBase,
    conversation: Conversation,
    directives: Sequence[Directive],
    turn_id: str | None = None,
) -> Sequence[Message]:
    """Composes, issues the choices and appends to the transcript."""
    talk = talk_of(work, backend, conversation)
    said = Composer(talk, knowledge, backend.now()).all(directives)
    return [_append(work, backend, conversation.id, message, turn_id) for message in said]


def _append(work: UnitOfWork, backend: Backend, conversation_id: str, said: Said, turn_id: str | None) -> Message:
    now, issued = backend.now(), {}
    for choice in said.choices:
        issued[choice.label] = new_id()
        payload = {**choice.payload, "label": choice.label}
        work.offers.add(IssuedChoice(issued[choice.label], conversation_id, payload, now))
    body = said.body(issued)
    seq = work.messages.append(conversation_id, "bot", body, now, turn_id)
    return Message(conversation_id, seq, "bot", body, now, turn_id)


def _content(
    work: UnitOfWork, backend: Backend, conversation: Conversation, incoming: Incoming
) -> Mapping[str, Any]:
    if incoming.choice is not None:
        offer = work.offers.get(conversation.id, incoming.choice)
        if offer is None:
            raise BadRequest("unknown_choice")
        return {"choice": dict(offer.payload), "label": offer.payload["label"]}
    text = incoming.text or ""
    if not text.strip() or not any(c.isprintable() and not c.isspace() for c in text):
        raise BadRequest("text_empty")
    if len(text) > LONGEST:
        raise BadRequest("text_too_long")
    at_login = conversation.member_id is None or conversation.renewal_id is None
    clean = redacted(text, at_login=at_login)
    return {"text": clean, "secret": HIDDEN in clean}


def _received(talk: Talk, turn: Turn, sender: str) -> Received:
    conversation = talk.conversation
    if turn.content.get("secret"):
        shows = [{"show": "secret"}, *([{"show": "question"}] if talk.active else [])]
        return Received(conversation.id, turn.id, sender, None, directives=shows)
    return Received(conversation.id, turn.id, sender, _for_rasa(talk, turn))


def _for_rasa(talk: Talk, turn: Turn) -> str:
    """What Rasa is told: a payload of ours for buttons and for texts of the present field's shape, else the text."""
    choice = turn.content.get("choice")
    give = "/give_answer" + json.dumps({"turn": turn.id})
    if choice is not None:
        match choice["kind"]:
            case "command":
                return f"/{choice['intent']}"
            case "topic":
                return "/ask_topic" + json.dumps({"topic": choice["topic"]})
            case "correct":
                return "/correct"
            case _:
                return give
    text = str(turn.content["text"])
    if talk.active and talk.journey is not None and talk.journey.current is not None:
        reading = talk.journey.current.read(text, talk.journey.context(talk.journey.current))
        if not isinstance(reading, NotAnAnswer):
            return give
    return for_rasa(text)


def _noted(
    work: UnitOfWork, backend: Backend, conversation: Conversation, directives: Sequence[Directive]
) -> Conversation:
    """What the directives leave in the talk's memory: a pause, the end, one more miss."""
    shows = {str(d.get("show")) for d in directives}
    talk = talk_of(work, backend, conversation)
    if "stop" in shows or talk.policy is not None:
        conversation = remember(conversation, active=None)
    elif shows & _MISSES and talk.question is not None and talk.active:
        conversation = remember(conversation, missed=missed(conversation, talk.question.field))
    work.conversations.save(conversation)
    return conversation


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
