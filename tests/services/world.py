"""The demonstration's customers, a clock that stands still, and how to answer everything up to a question."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from renewal_backend.catalogue.vocabulary import Value
from renewal_backend.domain.documents import Document
from renewal_backend.domain.member import Member
from renewal_backend.domain.records import Mail
from renewal_backend.domain.renewal import Renewal
from renewal_backend.domain.renewal_period import today_in_tokyo
from renewal_backend.outside.demo import demo_people
from renewal_backend.services.answer import answer
from renewal_backend.services.backend import Actor, Backend
from renewal_backend.services.journeys import Loaded
from renewal_backend.services.open_document import open_document
from renewal_backend.services.renewals import standing
from renewal_backend.services.start_renewal import start_renewal
from renewal_backend.storage import Database
from tests.storage.databases import INDEX_KEY

NOW = datetime(2026, 11, 20, 3, 4, 5, tzinfo=UTC)
"""Noon in Tokyo."""
PASSWORDS = {"aoi": "Aoi2026demo", "haruto": "Haruto2026demo", "kenji": "Kenji2026demo"}
CHOICES: Mapping[str, Value] = {
    "driver_scope": "family",
    "age_condition": "over_26",
    "licence_colour": "gold",
    "plan": "as_is",
    "next_licence_renewal": "2028-08",
    "youngest_driver": "1990-04-02",
    "driver_card": "wanted",
    "maturity_notice": "mail",
}
"""What these tests answer where there is a choice; ticks are ticked."""


class PlainHasher:
    """Quick: what a password hash costs is no question here."""

    def __init__(self) -> None:
        self.hashed = 0

    def hash(self, password: str) -> str:
        self.hashed += 1
        return hashlib.sha256(password.encode()).hexdigest()

    def verify(self, password_hash: str, password: str) -> bool:
        return self.hash(password) == password_hash


@dataclass
class Clock:
    """Stands still until it is moved."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at

    def move(self, **by: float) -> None:
        self.at += timedelta(**by)


def plain_pdf(document: Document) -> bytes:
    """Its words, called a PDF."""
    return b"%PDF-1.4\n" + document.words.encode()


@dataclass
class World:
    """A backend with the demonstration's data in it."""

    database: Database
    clock: Clock = field(default_factory=Clock)
    hasher: PlainHasher = field(default_factory=PlainHasher)

    def __post_init__(self) -> None:
        self.backend = Backend(self.database, self.clock, self.hasher, plain_pdf, INDEX_KEY)

    def seed(self) -> None:
        """Puts the demonstration in its place, as of today."""
        self.data = demo_people(today_in_tokyo(self.clock.now()), self.hasher.hash)
        self.database.reset_demo(self.data)

    def member(self, key: str) -> Member:
        """The member whose login starts with this."""
        return next(m for m in self.data.members if m.login.startswith(key))

    def actor(self, key: str) -> Actor:
        """That member, through the API."""
        return Actor(self.member(key).id)

    def numbers(self, key: str) -> list[str]:
        """The policy numbers of that member's contracts."""
        owner = self.member(key).id
        return [o.contract.policy_number for o in self.data.contracts if o.member_id == owner]

    def started(self, key: str, programme: str, number: int = 0) -> Renewal:
        """A new renewal of one of the member's contracts."""
        policy_number = self.numbers(key)[number]
        return start_renewal(self.backend, self.actor(key), programme, policy_number).renewal

    def walk(self, actor: Actor, renewal_id: str, until: str = "apply", **changed: Value) -> Loaded:
        """Answers what is asked until `until` is; «what is asked» is the journey's word, not ours."""
        choices = {**CHOICES, **changed}
        loaded = standing(self.backend, actor, renewal_id).loaded
        for _ in range(60):
            current = loaded.journey.current
            assert current is not None
            if current.id == until:
                return loaded
            loaded = self.take(actor, loaded, choices.get(current.id, True))
        raise AssertionError(f"{until} was never asked")

    def take(self, actor: Actor, loaded: Loaded, value: Value) -> Loaded:
        """One step: the document is opened, everything else answered."""
        current = loaded.journey.current
        assert current is not None
        renewal_id = loaded.renewal.id
        if current.event:
            open_document(self.backend, actor, renewal_id)
            return standing(self.backend, actor, renewal_id).loaded
        if current.id == "payment_method":
            value = loaded.facts.contract.payment_method
        return answer(self.backend, actor, renewal_id, current.id, value)

    def ready(self, key: str = "aoi", programme: str = "mypage", number: int = 0) -> tuple[Actor, Renewal]:
        """A renewal that only has to be applied for."""
        actor, renewal = self.actor(key), self.started(key, programme, number)
        return actor, self.walk(actor, renewal.id).renewal

    def now_at(self, actor: Actor, renewal_id: str) -> str | None:
        """The id of the field that is asked now."""
        current = standing(self.backend, actor, renewal_id).loaded.journey.current
        return current.id if current else None

    def mails(self, prefix: str) -> list[Mail]:
        """The mails in the outbox whose key starts so, sent or not."""
        from sqlalchemy import select

        from renewal_backend.storage.tables import mails

        with self.database._engines.reader.connect() as connection:
            rows = connection.execute(select(mails).order_by(mails.c.id))
            found = [Mail(key=r.key, at=r.at, **r.content) for r in rows]
        return [m for m in found if m.key.startswith(prefix)]
