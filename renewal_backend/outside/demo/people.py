"""Reads people.toml into members, contracts and the list that `/dev/demo.json` shows."""

from __future__ import annotations

import hashlib
import tomllib
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from renewal_backend.domain.contract import Contract, Offer, OfferedPlan, Person, Vehicle, a_year_before
from renewal_backend.domain.member import Member, realm_of
from renewal_backend.domain.policy_number import number_from
from renewal_backend.domain.renewal_period import TOKYO

PEOPLE = Path(__file__).parent / "people.toml"


@dataclass(frozen=True)
class OwnedContract:
    """A contract and the member it belongs to; None: the holder has no login yet."""

    contract: Contract
    member_id: str | None


@dataclass(frozen=True)
class DemoData:
    """All that a demonstration starts with. `customers_json` is the `customers` list of `/dev/demo.json`."""

    members: tuple[Member, ...]
    contracts: tuple[OwnedContract, ...]
    customers_json: tuple[Mapping[str, Any], ...]


def demo_people(today: date, hash_password: Callable[[str], str]) -> DemoData:
    """The demo customers as of `today` (Asia/Tokyo): only the days counted from it change."""
    data = tomllib.loads(PEOPLE.read_text(encoding="utf-8"))
    people = data["person"]
    return DemoData(
        members=tuple(_member(person, hash_password, today) for person in people if "login" in person),
        contracts=tuple(
            OwnedContract(_contract(person, entry, data, today), _member_id(person))
            for person in people
            for entry in person["contract"]
        ),
        customers_json=tuple(_customer(person) for person in people),
    )


def opaque_id(kind: str, key: str) -> str:
    """A 128-bit url-safe id that is the same each time; good for public demo data only."""
    digest = hashlib.sha256(f"demo {kind} {key}".encode()).digest()
    return urlsafe_b64encode(digest[:16]).decode().rstrip("=")


def _member(person: Mapping[str, Any], hash_password: Callable[[str], str], today: date) -> Member:
    realm = realm_of(person["programme"])
    return Member(
        id=opaque_id("member", person["key"]),
        realm=realm,
        login=person["login"],
        password_hash=hash_password(person["password"]),
        name=person["name"],
        otp=person.get("otp", False),
        mail=person.get("mail"),
        password_ends=_midnight_after(today, person.get("password_ends_in")),
    )


def _midnight_after(today: date, days: int | None) -> datetime | None:
    return None if days is None else datetime.combine(today + timedelta(days=days), time.min, TOKYO)


def _member_id(person: Mapping[str, Any]) -> str | None:
    return opaque_id("member", person["key"]) if "login" in person else None


def _contract(
    person: Mapping[str, Any], entry: Mapping[str, Any], data: Mapping[str, Any], today: date
) -> Contract:
    holder = Person(person["name"], person["kana"], person["birth_date"])
    number = number_from(entry["sequence"])
    matures = today + timedelta(days=entry["matures_in"])
    return Contract(
        id=opaque_id("contract", number),
        programme=person["programme"],
        policy_number=number,
        holder=holder,
        insured=holder,
        postal_code=person["postal_code"],
        address=person["address"],
        phone=person["phone"],
        vehicle=Vehicle(**entry["vehicle"]),
        grade=entry["grade"],
        driver_scope=entry["driver_scope"],
        age_condition=entry["age_condition"],
        licence_colour=entry["licence_colour"],
        next_licence_renewal=_months_after(today, entry["licence_renewal_in"]),
        youngest_driver=entry["youngest_driver"],
        payment_method=entry["payment_method"],
        group_name=person.get("group_name"),
        agency=person.get("agency"),
        starts=a_year_before(matures),
        matures=matures,
        offer=_offer(data["offers"][person["programme"]], data["coverages"][entry["coverages"]]),
        registered=entry.get("registered", True),
        dashcam=entry.get("dashcam", False),
    )


def _offer(offer: Mapping[str, Any], coverages: Mapping[str, str]) -> Offer:
    return Offer(
        driver_scopes=tuple(offer["driver_scopes"]),
        age_conditions=tuple(offer["age_conditions"]),
        payment_methods=tuple(offer["payment_methods"]),
        offered_plans=tuple(OfferedPlan(plan, name) for plan, name in offer["plans"].items()),
        coverages=tuple(coverages.items()),
    )


def _customer(person: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        "programme": person["programme"],
        "name": person["name"],
        "login": person.get("login"),
        "password": person.get("password"),
        "otp": person.get("otp", False),
        "policy_numbers": [number_from(entry["sequence"]) for entry in person["contract"]],
        "phone": person["phone"],
        "address": person["address"],
        "birth_date": person["birth_date"].isoformat(),
        "member": "login" in person,
        "about": person["about"],
    }


def _months_after(today: date, months: int) -> str:
    years, month = divmod(today.month - 1 + months, 12)
    return f"{today.year + years}-{month + 1:02d}"
