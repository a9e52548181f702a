"""A contract, an offer and a day as simple as the catalogue's `Facts` allow: for the laws of the journey."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from renewal_backend.catalogue.answer import Answer, Shown
from renewal_backend.catalogue.covers import COVERS
from renewal_backend.catalogue.journey import Journey
from renewal_backend.catalogue.vocabulary import (
    Facts,
    Field,
    Option,
    Programme,
    Refusal,
    Row,
    Value,
    Values,
)
from renewal_backend.catalogue.wording import wording

NOON = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
CONTRACTS = ("1234567897", "9876543210")
FREE_VALUES: Mapping[str, tuple[str, ...]] = {
    "next_licence_renewal": ("2027-08", "2029-05"),
    "youngest_driver": ("1998-04-02", "1970-12-03"),
    "postal_code": ("1000001", "2310001"),
    "address": ("東京都千代田区千代田1-1", "神奈川県横浜市中区日本大通1"),
    "phone": ("09012345678", "0451234567"),
    "group_name": ("さくら製作所株式会社", "青空電機株式会社"),
}
LEVELS = ("least", "more", "most")
"""Of every coverage."""
ASKED_ANYWAY: Mapping[str, Value] = {"driver_scope": "family", "next_licence_renewal": "2029-05"}
"""On file as well, and asked all the same."""
ON_FILE = ("postal_code", "address", "phone", "group_name", *COVERS)
WAITED_FOR = ("site_hours",)
"""Events that no page settles, only time."""


@dataclass
class PlainFacts:
    """Everything a test may turn: what is on file, offered, refused, opened, and the editions of what is shown."""

    logged_in: bool = True
    open: bool = True
    """Whether the site is open at this hour."""
    opened: str = "1"
    """Edition of the document that was opened; empty when none was."""
    on_files: dict[str, Value] = field(
        default_factory=lambda: {f: first(f) for f in ON_FILE} | ASKED_ANYWAY | {"dashcam": "yes"}
    )
    editions: dict[str, str] = field(default_factory=dict)
    withdrawn_offers: set[tuple[str, Value]] = field(default_factory=set)
    refused: set[tuple[str, Value]] = field(default_factory=set)
    today: date = date(2026, 11, 20)

    def options(self, field_id: str, values: Values) -> Sequence[Option]:
        if field_id in FREE_VALUES:
            return ()
        known = wording().options(field_id)
        if field_id in COVERS:
            known = tuple(Option(level, level) for level in LEVELS)
        if field_id == "contract":
            known = tuple(Option(number, number) for number in CONTRACTS)
        return [o for o in known if (field_id, o.value) not in self.withdrawn_offers]

    def on_file(self, field_id: str, values: Values) -> Value | None:
        return self.on_files.get(field_id)

    def event(self, field_id: str, values: Values) -> Value | None:
        if field_id in ("login", *WAITED_FOR):
            return True if (self.logged_in if field_id == "login" else self.open) else None
        return self.opened if self.opened == self.edition("document", values) else None

    def refusal(self, field_id: str, value: Value, values: Values) -> Refusal | None:
        if field_id in WAITED_FOR:
            return None if self.open else Refusal("site_closed", {"opens": "6時"})
        return Refusal("not_offered") if (field_id, value) in self.refused else None

    def edition(self, field_id: str, values: Values) -> str:
        return self.editions.get(field_id, "1")

    def words(self, field_id: str, values: Values) -> Mapping[str, str]:
        return {}

    def rows(self, field_id: str, values: Values) -> Sequence[Row]:
        return ()


def values_of(asked: Field, facts: Facts) -> tuple[Value, ...]:
    """All values that a test may answer a field with."""
    if asked.confirms:
        return (True,)
    return FREE_VALUES.get(asked.id) or tuple(o.value for o in facts.options(asked.id, {}))


def first(field_id: str) -> str:
    """What is on file for a prefilled field."""
    return FREE_VALUES.get(field_id, LEVELS)[0]


def given(journey: Journey, asked: Field, value: Value | None) -> Answer:
    """An answer as a use case stores it; None withdraws."""
    basis = "" if value is None else journey.basis(asked)
    return Answer(asked.id, value, basis, Shown("", ""), NOON)


def answered(programme: Programme, facts: Facts, *, until: str | None = None) -> dict[str, Answer]:
    """Answers to every question in order, always the first value, up to the field `until`."""
    answers: dict[str, Answer] = {}
    for _ in programme.fields:
        asked = (journey := Journey(programme, facts, answers)).current
        if asked is None or asked.event or asked.id == until:
            break
        answers[asked.id] = given(journey, asked, values_of(asked, facts)[0])
    return answers
