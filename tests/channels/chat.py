"""One customer in the chat, as a channel hears and shows it: the relay, a plain dialogue, a real database."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from renewal_backend.channels.hub import Hub
from renewal_backend.channels.incoming import Incoming
from renewal_backend.channels.relay import Relay
from renewal_backend.domain.conversation import Conversation, Message, Turn
from renewal_backend.knowledge import KnowledgeBase, load_contacts, load_library
from renewal_backend.services.backend import Actor, token_hash
from renewal_backend.services.enter import enter, open_conversation
from renewal_backend.services.open_document import open_document
from renewal_backend.services.talk import Talk, hidden_until, talk_of
from tests.channels.plain_rasa import QUESTION, PlainRasa
from tests.services.world import CHOICES, World

KNOWLEDGE = KnowledgeBase(load_library(), load_contacts())
_NUMBERS = itertools.count(1)


@dataclass
class Chat:
    """A conversation of its own in `world`."""

    world: World
    entry: str = "mypage"
    agency: str | None = None
    dialogue: PlainRasa = field(init=False)
    heard: Sequence[Message] = ()
    """What the bot said last."""

    def __post_init__(self) -> None:
        self.dialogue = PlainRasa(self.world.backend)
        self.relay = Relay(self.world.backend, self.dialogue, KNOWLEDGE, Hub())
        opened = open_conversation(self.world.backend, "web", self.entry, self.agency, None)
        assert opened.key is not None
        self.id, self.key_hash = opened.conversation.id, token_hash(opened.key)

    def say(self, text: str, event: str | None = None) -> Sequence[Message]:
        """Types a message."""
        return self.send(Incoming(event or f"event-{next(_NUMBERS)}", text))

    def choose(self, label: str, event: str | None = None) -> Sequence[Message]:
        """Presses the newest button with that label."""
        return self.send(Incoming(event or f"event-{next(_NUMBERS)}", choice=self.value_of(label)))

    def send(self, incoming: Incoming) -> Sequence[Message]:
        """Hands an event to the relay."""
        self.heard = asyncio.run(self.relay.take(self.key_hash, incoming))
        return self.heard

    def later(self, seconds: float = 30) -> None:
        """Time passes, and what is pending is tried."""
        self.world.clock.move(seconds=seconds)
        asyncio.run(self.relay.answer_pending())

    def log_in(self, key: str) -> Chat:
        """As the login page does."""
        opened = enter(self.world.backend, self.id, self.world.member(key))
        self.id = opened.conversation.id
        self.key_hash = token_hash(opened.key) if opened.key else self.key_hash
        greeting = {"show": "say", "key": "logged_in", "words": {"name": "だれか"}}
        asyncio.run(self.relay.announce(self.id, [greeting, QUESTION]))
        return self

    def at(self, key: str, field_id: str, **changed: Any) -> Chat:
        """Logged in, with everything before that question answered, and asked it."""
        self.log_in(key)
        talk = self.talk
        assert talk.loaded is not None
        known = {**CHOICES, "contract": self.world.numbers(key)[0], **changed}
        self.world.walk(self.actor(key), talk.loaded.renewal.id, field_id, **known)
        asyncio.run(self.relay.announce(self.id, [QUESTION]))
        return self

    def actor(self, key: str) -> Actor:
        """That member, in this conversation."""
        return Actor(self.world.member(key).id, self.id)

    def open_document(self, key: str) -> None:
        """As the document's page does."""
        loaded = self.talk.loaded
        assert loaded is not None
        open_document(self.world.backend, self.actor(key), loaded.renewal.id)

    def value_of(self, label: str) -> str:
        """The opaque value of the newest choice so labelled."""
        for message in reversed(self.transcript):
            for choice in message.body.get("choices", ()):
                if choice["label"] == label:
                    return str(choice["value"])
        raise AssertionError(f"«{label}» was never offered")

    @property
    def conversation(self) -> Conversation:
        """As it is stored."""
        with self.world.database.read() as work:
            found = work.conversations.get(self.id)
        assert found is not None
        return found

    @property
    def talk(self) -> Talk:
        """Where it stands."""
        with self.world.database.read() as work:
            return talk_of(work, self.world.backend, work.conversations.get(self.id))

    @property
    def asked(self) -> str | None:
        """The field that is asked now."""
        current = self.talk.journey.current if self.talk.journey else None
        return current.id if current else None

    @property
    def answers(self) -> Mapping[str, Any]:
        """What holds."""
        return dict(self.talk.journey.values) if self.talk.journey else {}

    @property
    def transcript(self) -> Sequence[Message]:
        """Everything that was said."""
        with self.world.database.read() as work:
            return work.messages.after(self.id, 0)

    @property
    def visible(self) -> Sequence[Message]:
        """What may be shown of it."""
        first = hidden_until(self.world.backend, self.conversation)
        return [m for m in self.transcript if m.seq > first]

    @property
    def said(self) -> str:
        """What the bot said last, as one text."""
        return "\n".join(m.body["text"] for m in self.heard)

    def turn(self, event: str) -> Turn:
        """The stored turn of an event."""
        from sqlalchemy import select

        from renewal_backend.storage.tables import turns

        with self.world.database._engines.reader.connect() as connection:
            found = connection.execute(select(turns.c.id).where(turns.c.event_id == event)).scalar_one()
        with self.world.database.read() as work:
            stored = work.turns.get(found)
        assert stored is not None
        return stored
