"""The words the catalogue is written in: Value, Option, Refusal, When, Field, Step, Part, Programme, Facts."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, Protocol, TypeAlias

from .reading import Reading

Value: TypeAlias = str | bool
Values: TypeAlias = Mapping[str, Value]
Row: TypeAlias = tuple[str, str]

EVERYTHING_BEFORE: Final = ("*",)
"""`rests_on` of a review: any change of an earlier answer reopens it."""


@dataclass(frozen=True)
class Option:
    """One choice as offered: its stored value, its button, and what a customer may call it."""

    value: str
    label: str
    detail: str = ""
    yearly: int | None = None
    """Premium in yen a year, where options differ by price («安いほう»)."""
    rows: tuple[Row, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refusal:
    """Why a value can't be taken: a stable code and the words its sentence needs."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class When:
    """A condition as data: the contract has something on file for `on_file`. Empty: always."""

    on_file: str = ""

    def holds(self, facts: Facts, values: Values) -> bool:
        """Whether the field is on the route of this contract."""
        return not self.on_file or facts.on_file(self.on_file, values) is not None


class Facts(Protocol):
    """What a journey must know about the contract, the offer and the day; the domain provides it."""

    @property
    def today(self) -> date:
        """Today in Asia/Tokyo."""

    def options(self, field_id: str, values: Values) -> Sequence[Option]:
        """What is offered for a field, given the answers before it; empty for free fields."""

    def on_file(self, field_id: str, values: Values) -> Value | None:
        """What the contract says today, or the plan chosen before; None when nothing is on file."""

    def event(self, field_id: str, values: Values) -> Value | None:
        """The proof that an event (login, opened document) has happened in its version in force."""

    def refusal(self, field_id: str, value: Value, values: Values) -> Refusal | None:
        """The domain's rule against a well-formed value, if any."""

    def edition(self, field_id: str, values: Values) -> str:
        """Version of what is shown: consent text, rating table, document."""

    def words(self, field_id: str, values: Values) -> Mapping[str, str]:
        """What the question's template needs."""

    def rows(self, field_id: str, values: Values) -> Sequence[Row]:
        """The card shown with the question: labels and values."""


@dataclass(frozen=True)
class Context:
    """What a field may look at while it reads an answer."""

    today: date
    options: Sequence[Option] = ()
    on_file: Value | None = None


@dataclass(frozen=True, kw_only=True)
class Field(ABC):
    """A little expert for one answer: reads text, checks a value, shows it."""

    id: str
    rests_on: tuple[str, ...] = ()
    """Fields whose change reopens this one."""
    when: When = When()
    prefilled: bool = False
    """Taken from the contract unless the customer wants to correct it."""
    lapses: bool = False
    """Of a prefilled field: an answer whose ground has changed is dropped for what is on file, and not asked again."""
    event: bool = False
    """Settled by something that happens elsewhere (login page, opened document), never by an answer."""
    page: bool = True
    """Of an event: whether a page is opened for it; else it comes by itself, as an hour does."""
    confirms: bool = False
    """A tick: it confirms what is shown and holds no data of its own."""
    opens: bool = False
    """Whether the items of its card open one by one (F3: 『＋』)."""

    @abstractmethod
    def read(self, text: str, context: Context) -> Reading:
        """What a typed text means as an answer to this field; `NotAnAnswer` when it is something else."""

    @abstractmethod
    def check(self, value: Value, context: Context) -> Refusal | None:
        """Whether a stored or submitted value is well-formed and still offered."""

    def mended(self, _before: str, _after: str, /) -> str | None:
        """The text before a correction with a corrected piece («21日だった») put in place; None where it is no piece."""
        return None

    def show(self, value: Value, context: Context) -> str:
        """The value as a person reads it."""
        return next((o.label for o in context.options if o.value == value), str(value))


@dataclass(frozen=True)
class Step:
    """One screen of the procedure (a numbered heading on the flyer) and its fields in order."""

    id: str
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True)
class Part:
    """A stretch of a programme that the flyer numbers on its own (F1: マイページ 1–3, Clickar 1–9)."""

    id: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Programme:
    """A whole procedure, readable from top to bottom."""

    id: str
    parts: tuple[Part, ...]
    realm: str = "mypage"
    """Whose logins it takes."""
    afterwards: tuple[str, ...] = ()
    """Topics of the FAQ that are offered once it is done."""

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All steps in order."""
        return tuple(step for part in self.parts for step in part.steps)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """All fields in order, whatever the contract."""
        return tuple(f for step in self.steps for f in step.fields)
