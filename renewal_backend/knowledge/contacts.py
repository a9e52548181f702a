"""Whom to call: telephone lines, the customer's agency and the insurer, with the hours of now (F2, F4)."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, model_validator

from renewal_backend.knowledge.agencies import AGENCIES_FILE, Agency, load_agencies
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


class Insurer(_Data):
    """The insurer behind mypage and clickar."""

    name: str
    address: str
    site: str
    source: str


class AccidentDesk(_Data):
    """Where accidents are reported."""

    name: str
    phone: str


class Desk(_Data):
    """What a customer of one system is offered when they ask for a person, and after an accident."""

    lines: tuple[str, ...]
    insurer: bool
    accident: AccidentDesk | None = None


class Contacts(_Data):
    """Everything in `contacts.toml`, cross-checked when loaded, and the agencies by their code."""

    hours: dict[str, Hours]
    lines: dict[str, Line]
    agencies: Mapping[str, Agency]
    insurer: Insurer
    systems: dict[str, Desk]

    @model_validator(mode="after")
    def _known_names(self) -> "Contacts":
        if unknown := {line.hours for line in self.lines.values()} - set(self.hours):
            raise ValueError(f"unknown hours: {sorted(unknown)}")
        if unknown := {name for desk in self.systems.values() for name in desk.lines} - set(self.lines):
            raise ValueError(f"unknown telephone lines: {sorted(unknown)}")
        return self

    def line_text(self, name: str, now: datetime) -> str:
        """One telephone line: what for, number, hours, open now or when next."""
        line = self.lines[name]
        hours = self.hours[line.hours]
        return f"{line.label}は {line.phone}（{hours.words}）です。{hours.now_words(now)}"

    def lines_for(self, systems: Iterable[str]) -> tuple[tuple[Line, Hours], ...]:
        """The telephone lines that serve any of these systems, each with its hours, in order. Raises KeyError."""
        names = dict.fromkeys(name for system in systems for name in self.systems[system].lines)
        return tuple((self.lines[name], self.hours[self.lines[name].hours]) for name in names)

    def agency_text(self, code: str | None, now: datetime) -> str:
        """The customer's agency with all that its flyer prints; without an agency, a general sentence."""
        agency = self.agency(code)
        return agency.text(now) if agency else "ご契約の取扱代理店にお問い合わせください。"

    def agency(self, code: str | None) -> Agency | None:
        """The agency with this code."""
        return self.agencies.get(code or "")

    def accident_desk(self, system: str, code: str | None) -> AccidentDesk | None:
        """Where a customer reports an accident: the agency's desk first; None when nobody has named one."""
        agency = self.agency(code)
        if agency is not None and agency.accident:
            return AccidentDesk(name=agency.name, phone=agency.accident)
        return self.systems[system].accident

    def insurer_text(self) -> str:
        """The insurer's name, address and site."""
        return f"{self.insurer.name}（{self.insurer.address}、{self.insurer.site}）"

    def rows(self, system: str) -> tuple[tuple[str, str], ...]:
        """The lines of a system and the insurer, as label and text, for a document. Raises KeyError."""
        found = [(line.label, f"{line.phone}（{hours.words}）") for line, hours in self.lines_for([system])]
        if self.systems[system].insurer:
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
def load_contacts(path: Path = CONTACTS_FILE, agencies: Path = AGENCIES_FILE) -> Contacts:
    """Reads and checks the contacts; a mistake raises pydantic's ValidationError with its place."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Contacts.model_validate({**data, "agencies": load_agencies(agencies)})
