"""A talk with a customer: the conversation, its turns, the transcript and the choices it issued."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from ..catalogue.programmes import SYSTEMS

Sender = Literal["customer", "bot", "staff", "notice"]
TurnStatus = Literal["received", "answered", "failed"]
UNKNOWN_ENTRY = "common"
"""The entry of somebody who came by none of the flyers' addresses."""


@dataclass(frozen=True)
class Conversation:
    """One customer's talk on one channel.

    `key_hash` is the SHA-256 (hex) of the secret that its owner shows (web: the cookie). `memory` is
    what the talk itself must remember (misread answers, what is being corrected); the renewal's
    answers are not kept here. `last_seq` is the number of the newest message; only the transcript
    moves it.
    """

    id: str
    key_hash: str
    channel: str
    entry: str
    agency: str | None
    member_id: str | None
    renewal_id: str | None
    opened_at: datetime
    seen_at: datetime
    memory: Mapping[str, Any] = field(default_factory=dict)
    last_seq: int = 0

    @property
    def programme(self) -> str:
        """The procedure that is spoken of: that of the entry, until the customer turns to another."""
        return str(self.memory.get("programme", self.entry))

    @property
    def system(self) -> str | None:
        """Whose facts the customer hears; None while it is not known which system is meant."""
        system = str(self.memory.get("system") or SYSTEMS.get(self.programme, self.programme))
        return None if system == UNKNOWN_ENTRY else system


@dataclass(frozen=True)
class Turn:
    """Something that came in from the customer, kept before it is answered.

    `event_id` is the channel's own id of it, unique in the conversation. `content` is what was sent
    (secrets already redacted), with the name of the question that was open then. `outcome` is what it
    did to the renewal, once it did something. `reply_from` and `reply_to` bound the messages that answered it.
    """

    id: str
    conversation_id: str
    event_id: str
    content: Mapping[str, Any]
    received_at: datetime
    status: TurnStatus = "received"
    attempts: int = 0
    reply_from: int | None = None
    reply_to: int | None = None
    outcome: str | None = None


@dataclass(frozen=True)
class Message:
    """A line of the transcript. `seq` counts from 1 within its conversation, without gaps."""

    conversation_id: str
    seq: int
    sender: Sender
    body: Mapping[str, Any]
    at: datetime
    turn_id: str | None


@dataclass(frozen=True)
class IssuedChoice:
    """A choice that was put before the customer; only what was issued can be chosen."""

    id: str
    conversation_id: str
    payload: Mapping[str, Any]
    at: datetime
