"""What somebody typed to say who they are, made comparable; any two of the three items will do (F3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from ...catalogue.reading import Misread, Read
from ...catalogue.vocabulary import Refusal
from .. import typed

ENOUGH = 2
_LONGEST = 100


@dataclass(frozen=True)
class TypedIdentity:
    """Policy number (ten digits), birth date and phone number (digits); None: left out."""

    policy_number: str | None
    birth_date: date | None
    phone: str | None

    def entries(self) -> dict[str, str]:
        """As plain data, to be kept."""
        born = self.birth_date.isoformat() if self.birth_date else None
        given = {"policy_number": self.policy_number, "birth_date": born, "phone": self.phone}
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def of(cls, entries: Mapping[str, str]) -> TypedIdentity:
        """From what was kept."""
        born = entries.get("birth_date")
        day_of_birth = date.fromisoformat(born) if born else None
        return cls(entries.get("policy_number"), day_of_birth, entries.get("phone"))


def typed_identity(
    policy_number: str, birth_date: str, phone: str, today: date
) -> TypedIdentity | tuple[str, Refusal]:
    """The items in one notation, or the name of the first one that can't be read or is missing, and why.

    `today`: in Asia/Tokyo. Codes: those of `domain.typed`, identity_two_needed.
    """
    texts = {"policy_number": policy_number, "birth_date": birth_date, "phone": phone}
    given = {name: text.strip()[:_LONGEST] for name, text in texts.items() if text.strip()}
    read = {name: _READERS[name](text, today) for name, text in given.items()}
    for name, reading in read.items():
        if isinstance(reading, Misread):
            return name, Refusal(reading.code)
    if len(given) < ENOUGH:
        return next(name for name in texts if name not in given), Refusal("identity_two_needed")
    return TypedIdentity.of(
        {name: str(reading.value) for name, reading in read.items() if isinstance(reading, Read)}
    )


_READERS: Mapping[str, Callable[[str, date], typed.Typed]] = {
    "policy_number": lambda text, _today: typed.policy_number(text),
    "birth_date": typed.birth_date,
    "phone": typed.phone,
}
