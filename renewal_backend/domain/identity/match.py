"""Whether somebody is the holder of a contract as it was made: for the membership (F2, F4) and the internet site (F3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..contract import Contract
from .addresses import same_address
from .names import same_name
from .numbers import same_birth_date, same_phone, same_policy_number


@dataclass(frozen=True)
class Claim:
    """Who somebody says to be, in any notation. `name` may be the name in kanji or its reading."""

    name: str
    address: str
    birth_date: date
    phone: str


def matches(claim: Claim, contract: Contract) -> bool:
    """Whether name, address, date of birth and phone all agree with the contract as it was made (F2, F4)."""
    holder = contract.holder
    return (
        same_name(claim.name, holder.name, holder.kana)
        and same_birth_date(claim.birth_date, holder.birth_date)
        and same_phone(claim.phone, contract.phone)
        and same_address(claim.address, contract.address)
    )


def same_person_by_two(
    policy_number: str | None, birth_date: date | None, phone: str | None, contract: Contract
) -> bool:
    """Whether at least two of the three are given and all that are given agree (F3: not all three are needed).

    None and a blank text mean that an item was left out.
    """
    agreed = []
    if policy_number and policy_number.strip():
        agreed.append(same_policy_number(policy_number, contract.policy_number))
    if birth_date:
        agreed.append(same_birth_date(birth_date, contract.holder.birth_date))
    if phone and phone.strip():
        agreed.append(same_phone(phone, contract.phone))
    return len(agreed) >= 2 and all(agreed)
