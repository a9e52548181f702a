"""The contract that a customer renews, and what it offers for the new period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

Use = Literal["daily", "commute", "business"]


@dataclass(frozen=True)
class Person:
    """A policyholder or a named insured. `kana` is the name in katakana."""

    name: str
    kana: str
    birth_date: date


@dataclass(frozen=True)
class Vehicle:
    """The insured car. `registration` is its number plate, `first_registered` is "YYYY-MM"."""

    name: str
    registration: str
    model: str
    first_registered: str
    vehicle_class: int
    use: Use


@dataclass(frozen=True)
class OfferedPlan:
    """A plan (as_is, fuller or leaner) under the name that this contract gives it."""

    plan: str
    name: str


@dataclass(frozen=True)
class Offer:
    """What the customer may choose for the new period, and the coverages in force today.

    `coverages` are pairs of coverage and level ids of the rating table.
    """

    driver_scopes: tuple[str, ...]
    age_conditions: tuple[str, ...]
    payment_methods: tuple[str, ...]
    offered_plans: tuple[OfferedPlan, ...]
    coverages: tuple[tuple[str, str], ...]

    @property
    def plans(self) -> tuple[str, ...]:
        """The plans' ids, the plan as it is today first."""
        return tuple(offered.plan for offered in self.offered_plans)


@dataclass(frozen=True)
class Contract:
    """A contract as the insurer holds it today.

    `grade` is the no-claims grade of the new period, `starts` and `matures` bound today's period,
    `registered` says that the member has added the contract to the membership (F4).
    """

    id: str
    programme: str
    policy_number: str
    holder: Person
    insured: Person
    postal_code: str
    address: str
    phone: str
    vehicle: Vehicle
    grade: int
    driver_scope: str
    age_condition: str
    licence_colour: str
    next_licence_renewal: str | None
    youngest_driver: date | None
    payment_method: str
    group_name: str | None
    agency: str | None
    starts: date
    matures: date
    offer: Offer
    registered: bool
    dashcam: bool = False
    """Whether a dashcam device of the insurer's (ドライブレコーダー端末等, F3) comes with it."""

    @property
    def new_term(self) -> tuple[date, date]:
        """First and last day of the new period: one year from maturity on (29 February ends on the 28th)."""
        return self.matures, a_year_after(self.matures)


def a_year_after(day: date) -> date:
    """The same day of the next year; 28 February for a 29 February."""
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap_day else day.day)


def a_year_before(day: date) -> date:
    """The same day of the year before; 28 February for a 29 February."""
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap_day else day.day)


def to_json(contract: Contract) -> dict[str, Any]:
    """The contract as plain dicts, lists and strings (dates in ISO form); `from_json` gives it back."""
    plain: dict[str, Any] = _plain(asdict(contract))
    return plain


def from_json(data: Mapping[str, Any]) -> Contract:
    """The contract that `to_json` wrote. Raises KeyError, TypeError or ValueError on foreign data."""
    values = dict(data)
    for key in ("holder", "insured"):
        values[key] = Person(**{**data[key], "birth_date": date.fromisoformat(data[key]["birth_date"])})
    for key in ("starts", "matures"):
        values[key] = date.fromisoformat(data[key])
    if data["youngest_driver"] is not None:
        values["youngest_driver"] = date.fromisoformat(data["youngest_driver"])
    values["vehicle"] = Vehicle(**data["vehicle"])
    values["offer"] = _offer(data["offer"])
    return Contract(**values)


def _offer(data: Mapping[str, Any]) -> Offer:
    return Offer(
        driver_scopes=tuple(data["driver_scopes"]),
        age_conditions=tuple(data["age_conditions"]),
        payment_methods=tuple(data["payment_methods"]),
        offered_plans=tuple(OfferedPlan(**plan) for plan in data["offered_plans"]),
        coverages=tuple((coverage, level) for coverage, level in data["coverages"]),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value
