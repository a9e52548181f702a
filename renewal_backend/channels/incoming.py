"""What came in: a text or a choice, cleaned of secrets, and what Rasa is told of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..alerts.secrets import hidden
from ..catalogue.reading import NotAnAnswer, Opened, Read
from ..catalogue.text.plain import plain
from ..catalogue.text.yes_no import yes_or_no
from ..catalogue.understood import answered, understood
from ..domain.conversation import Conversation, Turn
from ..errors import BadRequest
from ..services.backend import is_id
from ..services.mentions import wants_correction
from ..services.ports import UnitOfWork
from ..services.talk import Talk
from .redact import for_rasa

LONGEST = 1000
_RECENT = 6


@dataclass(frozen=True)
class Incoming:
    """What a channel hands over: its own id of the event, and a text or the value of a choice.

    `conversation`: the id of the one that the customer sees, where the channel can say. A browser has one cookie and
    may show several: a «はい» to one of them is no answer to another.
    """

    event_id: str
    text: str | None = None
    choice: str | None = None
    conversation: str | None = None


def content_of(
    work: UnitOfWork, conversation: Conversation, incoming: Incoming, *, at_login: bool
) -> Mapping[str, Any]:
    """What is stored of it, without secrets. Raises BadRequest: text_empty, text_too_long, unknown_choice."""
    if incoming.choice is not None:
        return _chosen(work, conversation, incoming.choice)
    text = incoming.text or ""
    if not text.strip() or not any(c.isprintable() and not c.isspace() for c in text):
        raise BadRequest("text_empty")
    if len(text) > LONGEST:
        raise BadRequest("text_too_long")
    if value := _typed_label(work, conversation, text):
        return {**_chosen(work, conversation, value), "label": text}
    clean, kinds = hidden(text, at_login=at_login)
    return {"text": clean, "secret": list(kinds)}


def told(talk: Talk, turn: Turn) -> str:
    """What Rasa is told: a payload of ours for buttons and for texts of the present field's shape, else the text."""
    choice = turn.content.get("choice")
    give = "/give_answer" + json.dumps({"turn": turn.id})
    if choice is not None:
        match choice["kind"]:
            case "command":
                return _command(choice["intent"])
            case "topic":
                return "/ask_topic" + json.dumps({"topic": choice["topic"]})
            case "correct":
                return _command("correct")
            case _:
                return give
    if "answer" in turn.content:
        return give
    text = str(turn.content["text"])
    if talk.active and talk.journey is not None and talk.journey.current is not None:
        field = talk.journey.current
        reading = understood(field, text, talk.journey.context(field))
        if talk.conversation.memory.get("aside") and yes_or_no(text) is not None:
            return "/repeat"
        if isinstance(reading, Opened):
            return "/breakdown"
        if not isinstance(reading, NotAnAnswer):
            return give
        if wants_correction(text, talk.journey):
            return _command("correct")
        if isinstance(answered(field, text, talk.journey.context(field)), Read):
            return give
    return for_rasa(text)


def _command(intent: str) -> str:
    """A command's payload. `near`: nothing else was meant, whatever was said before."""
    return f"/{intent}" + json.dumps({"near": "none"})


def _chosen(work: UnitOfWork, conversation: Conversation, value: str) -> Mapping[str, Any]:
    """What a choice does. Raises BadRequest (unknown_choice) for one that this conversation was never given."""
    offer = work.offers.get(conversation.id, value) if is_id(value) else None
    if offer is None:
        raise BadRequest("unknown_choice")
    return {"choice": dict(offer.payload), "label": offer.payload["label"]}


def _typed_label(work: UnitOfWork, conversation: Conversation, text: str) -> str | None:
    """The value of the newest choice whose very label was typed: what can be pressed can be written."""
    for message in reversed(work.messages.after(conversation.id, max(conversation.last_seq - _RECENT, 0))):
        if message.sender == "customer":
            return None
        for choice in message.body.get("choices", ()):
            if plain(choice["label"]) == plain(text):
                value: str = choice["value"]
                return value
    return None
