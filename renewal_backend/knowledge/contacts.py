"""Whom to call: telephone lines, the customer's agency and the insurer, with the hours of now (F2, F4)."""

import tomllib
from datetime import datetime
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, model_validator

from renewal_backend.knowledge.hours import Hours

CONTACTS_FILE = Path(__file__).parent / "contacts.toml"


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Line(_Data):
    """A telephone line of the insurer."""

    label: str
    phone: str
    hours: str
    source: str


class Agency(_Data):
    """An agency as its own flyer shows it; what the flyer does not print stays None."""

    name: str
    source: str
    address: str | None = None
    phone: str | None = None
    fax: str | None = None
    hours: str | None = None
    site: str | None = None


class Insurer(_Data):
    """The insurer behind mypage and clickar."""

    name: str
    address: str
    site: str
    source: str


class Desk(_Data):
    """What a customer of one system is offered when they ask for a person."""

    lines: tuple[str, ...]
    insurer: bool


class Contacts(_Data):
    """Everything in `contacts.toml`, cross-checked when loaded."""

    hours: dict[str, Hours]
    lines: dict[str, Line]
    agencies: dict[str, Agency]
    insurer: Insurer
    systems: dict[str, Desk]

    @model_validator(mode="after")
    def _known_names(self) -> "Contacts":
        named = [line.hours for line in self.lines.values()]
        named += [agency.hours for agency in self.agencies.values() if agency.hours]
        if unknown := set(named) - set(self.hours):
            raise ValueError(f"unknown hours: {sorted(unknown)}")
        if unknown := {name for desk in self.systems.values() for name in desk.lines} - set(self.lines):
            raise ValueError(f"unknown telephone lines: {sorted(unknown)}")
        return self

    def line_text(self, name: str, now: datetime) -> str:
        """One telephone line: what for, number, hours, open now or when next."""
        line = self.lines[name]
        hours = self.hours[line.hours]
        return f"{line.label}は {line.phone}（{hours.words}）です。{hours.now_words(now)}"

    def agency_text(self, code: str | None, now: datetime) -> str:
        """The customer's agency with all that its flyer prints; without an agency, a general sentence."""
        agency = self.agencies.get(code or "")
        if agency is None:
            return "ご契約の取扱代理店にお問い合わせください。"
        parts = [f"取扱代理店は{agency.name}です。"]
        if agency.phone and agency.hours:
            hours = self.hours[agency.hours]
            parts.append(f"電話 {agency.phone}（{hours.words}）。{hours.now_words(now)}")
        if agency.fax:
            parts.append(f"FAXは {agency.fax} です。")
        if agency.address:
            parts.append(f"所在地は{agency.address}です。")
        if agency.site:
            parts.append(f"ご案内は、{agency.site}にあります。")
        return "".join(parts)

    def insurer_text(self) -> str:
        """The insurer's name, address and site."""
        return f"{self.insurer.name}（{self.insurer.address}、{self.insurer.site}）"

    def rows(self, system: str) -> tuple[tuple[str, str], ...]:
        """The lines of a system and the insurer, as label and text, for a document. Raises KeyError."""
        desk = self.systems[system]
        lines = [self.lines[name] for name in desk.lines]
        found = [(line.label, f"{line.phone}（{self.hours[line.hours].words}）") for line in lines]
        if desk.insurer:
            found.append(("引受保険会社", self.insurer_text()))
        return tuple(found)

    def contact_for(self, system: str, agency: str | None, now: datetime) -> str:
        """Text for "a person, please": numbers, hours and whether they are open at `now` (aware datetime).

        Raises KeyError for a system that `contacts.toml` does not list.
        """
        desk = self.systems[system]
        parts = [self.line_text(name, now) for name in desk.lines]
        if agency in self.agencies:
            parts.append(self.agency_text(agency, now))
        elif desk.insurer:
            parts.append(
                f"そのほかのことは、ご契約の取扱代理店か、{self.insurer_text()}へお問い合わせください。"
            )
        else:
            parts.append(self.agency_text(None, now))
        return "\n".join(parts)


@cache
def load_contacts(path: Path = CONTACTS_FILE) -> Contacts:
    """Reads and checks the contacts; a mistake raises pydantic's ValidationError with its place."""
    return Contacts.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
