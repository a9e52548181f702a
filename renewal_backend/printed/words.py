"""The words of the flyers, read from `words.toml` and checked."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

WORDS_FILE = Path(__file__).parent / "words.toml"


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Glance(_Data):
    """One fact at a glance."""

    label: str
    value: str


class Step(_Data):
    """One of the three steps."""

    title: str
    text: str


class EntryWords(_Data):
    """What the flyer of one entry says."""

    for_whom: str
    title: tuple[str, ...]
    lead: str
    glance: tuple[Glance, ...]
    steps: tuple[Step, Step, Step]
    at_hand: Annotated[tuple[str, ...], Field(min_length=1, max_length=4)]
    before: str


class Words(_Data):
    """Everything in `words.toml`."""

    scan: str
    by_address: str
    at_hand_title: str
    before_title: str
    contacts_title: str
    agency_name: str
    agency_fax: str
    no_line: str
    insurer: str
    made_by: str
    safe: str
    entries: dict[str, EntryWords]


@cache
def words() -> Words:
    """The words in force; a mistake raises pydantic's ValidationError with its place."""
    return Words.model_validate(tomllib.loads(WORDS_FILE.read_text(encoding="utf-8")))
