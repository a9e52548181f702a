"""The form fields about a person and a contract, read all at once: what was typed, what it says, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pydantic import BaseModel

from ..catalogue.reading import Read
from ..domain import typed
from ..domain.identity.match import Claim
from ..domain.membership import MOST_CONTRACTS
from .problems import sentence


class PersonForm(BaseModel):
    """As the browser sends it; what is missing is empty. `policy_number` may come several times."""

    csrf: str = ""
    name: str = ""
    address: str = ""
    birth_date: str = ""
    phone: str = ""
    policy_number: Sequence[str] = ()


@dataclass
class Reading:
    """`values` are in one form; `errors` are sentences, each by the id of its field on the page."""

    values: dict[str, str] = field(default_factory=dict)
    numbers: list[str] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, said: typed.Typed) -> None:
        """One field's value or error."""
        if isinstance(said, Read):
            self.values[name] = str(said.value)
        else:
            self.refuse(name, said.code)

    def refuse(self, name: str, code: str, params: Mapping[str, str] | None = None) -> None:
        """The field is wrong."""
        self.errors[name] = sentence(code, params or {})

    @property
    def claim(self) -> Claim:
        """Who somebody says to be; only without errors."""
        born = date.fromisoformat(self.values["birth_date"])
        return Claim(self.values["name"], self.values["address"], born, self.values["phone"])


def read_person(form: PersonForm, today: date) -> Reading:
    """The four items and the policy numbers, without empty or repeated ones."""
    found = Reading()
    found.take("name", typed.name(form.name))
    found.take("address", typed.address(form.address))
    found.take("birth_date", typed.birth_date(form.birth_date, today))
    found.take("phone", typed.phone(form.phone, today))
    for place, text in enumerate(form.policy_number[:MOST_CONTRACTS], 1):
        if not text.strip():
            continue
        said = typed.policy_number(text)
        if not isinstance(said, Read):
            found.refuse(f"policy_number_{place}", said.code)
        elif said.value not in found.numbers:
            found.numbers.append(str(said.value))
    if not found.numbers and not any(name.startswith("policy_number") for name in found.errors):
        found.refuse("policy_number_1", "policy_number_missing")
    return found
