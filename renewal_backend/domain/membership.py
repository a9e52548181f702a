"""What somebody enters to become a member of マイページ (F2, F4), as it is kept until the membership exists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .identity.match import Claim
from .passwords import Strength

MOST_CONTRACTS = 5
"""At registration; more can be added by a member (F2, F4)."""


@dataclass(frozen=True)
class Details:
    """The entries of a registration. The password is no part of them: of it a hash is kept, elsewhere.

    `policy_numbers` are one to five numbers of contracts in force, `source` the answer to the optional questionnaire,
    `strength` how strong the password is (None: not chosen anew).
    """

    mail: str
    name: str
    address: str
    birth_date: date
    phone: str
    policy_numbers: tuple[str, ...]
    source: str = ""
    strength: Strength | None = None

    @property
    def claim(self) -> Claim:
        """Who somebody says to be."""
        return Claim(self.name, self.address, self.birth_date, self.phone)

    def to_json(self) -> dict[str, Any]:
        """As plain values; `from_json` gives it back."""
        kept = {**vars(self), "birth_date": self.birth_date.isoformat()}
        return {**kept, "policy_numbers": list(self.policy_numbers)}

    @classmethod
    def from_json(cls, entries: Mapping[str, Any]) -> Details:
        """The details that `to_json` wrote."""
        born, numbers = date.fromisoformat(entries["birth_date"]), tuple(entries["policy_numbers"])
        return cls(**{**entries, "birth_date": born, "policy_numbers": numbers})
