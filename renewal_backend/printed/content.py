"""What stands on a flyer: the entry's words, the address of its code, and whom its customers call."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from renewal_backend.knowledge.agencies import Agency
from renewal_backend.knowledge.contacts import Contacts
from renewal_backend.knowledge.entrances import Entrance
from renewal_backend.printed.words import EntryWords, words


@dataclass(frozen=True)
class Contact:
    """Whom to call: telephone numbers, each with what it is for, and what holds for all of them."""

    numbers: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Flyer:
    """One flyer as content. `insurer` is None where the flyers do not name one."""

    words: EntryWords
    address: str
    contacts: tuple[Contact, ...]
    insurer: str | None


def flyer(entrance: Entrance, contacts: Contacts, public_url: str) -> Flyer:
    """The content for an entrance. Raises BadRequest as `Entrance.check` does."""
    entrance.check(contacts.agencies)
    agency = contacts.agency(entrance.agency)
    found = [_of_agency(agency)] if agency else []
    for hours, lines in groupby(contacts.lines_for([entrance.entry]), key=lambda pair: pair[1].words):
        found.append(Contact(tuple((line.label, line.phone) for line, _ in lines), (hours,)))
    insurer = contacts.insurer_text() if contacts.systems[entrance.entry].insurer else None
    return Flyer(words().entries[entrance.entry], public_url + entrance.path, tuple(found), insurer)


def _of_agency(agency: Agency) -> Contact:
    hours = [agency.hours.words] if agency.hours else []
    fax = [words().agency_fax.format(fax=agency.fax)] if agency.fax else []
    rest = [text for text in (agency.address, agency.site) if text]
    name = words().agency_name.format(name=agency.name)
    numbers = tuple((name if n == 0 else "", phone) for n, phone in enumerate(agency.phones or ("",)))
    return Contact(numbers, (*hours, *fax, *rest))
