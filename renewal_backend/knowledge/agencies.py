"""The agencies of `agencies.toml`: whom their customers call, how they get in, what they hear (F2, F4)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from renewal_backend.knowledge.hours import Hours
from renewal_backend.knowledge.library import Source, System, TopicId, Variant

AGENCIES_FILE = Path(__file__).parent / "agencies.toml"

Code = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,31}$")]


class OwnAnswer(Variant):
    """What an agency's customers hear in place of the general answer to a topic."""

    topic: TopicId


class Agency(BaseModel):
    """An agency as its own flyer shows it; what the flyer does not print stays empty."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    source: Source
    entries: Annotated[tuple[System, ...], Field(min_length=1)]
    address: str | None = None
    phones: tuple[str, ...] = ()
    accident: str | None = None
    """Where its customers report an accident, if it has such a desk."""
    fax: str | None = None
    hours: Hours | None = None
    site: str | None = None
    way_in: tuple[str, ...] = ()
    closed_screen: str | None = None
    answers: tuple[OwnAnswer, ...] = ()

    def text(self, now: datetime) -> str:
        """All of it as sentences, open now or when next included; `now` is aware."""
        parts = [f"取扱代理店は{self.name}です。"]
        if self.phones:
            hours = f"（{self.hours.words}）" if self.hours else ""
            parts.append(f"電話 {'、'.join(self.phones)}{hours}。{self.open_now(now)}")
        if self.fax:
            parts.append(f"FAXは {self.fax} です。")
        if self.address:
            parts.append(f"所在地は{self.address}です。")
        if self.site:
            parts.append(f"ご案内は、{self.site}にあります。")
        return "".join(parts)

    def open_now(self, now: datetime) -> str:
        """Whether its telephone is answered at `now` (aware); empty when no hours are printed."""
        return self.hours.now_words(now) if self.hours else ""

    def variants(self, topic: str, scope: str) -> tuple[Variant, ...]:
        """Its own answers to a topic for a system, in file order."""
        return tuple(a for a in self.answers if a.topic == topic and scope in a.systems)


def page_of(code: str) -> str:
    """Where an agency's entry page is, from the service's root."""
    return f"/agencies/{code}"


_AGENCIES = TypeAdapter(dict[Code, Agency])


@cache
def load_agencies(path: Path = AGENCIES_FILE) -> Mapping[str, Agency]:
    """All agencies by their code; a mistake raises pydantic's ValidationError with its place."""
    return _AGENCIES.validate_python(tomllib.loads(path.read_text(encoding="utf-8"))["agencies"])
