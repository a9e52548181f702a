"""What the insurer accepts, each rule with a refusal of its own. A rule answers None when all is well."""

from __future__ import annotations

from datetime import date, datetime
from types import MappingProxyType

from ..catalogue.vocabulary import Refusal
from .contract import Contract
from .japanese_dates import day_words, hour_words, month_words
from .labels import label
from .renewal_period import DEADLINES, OPENS_DAYS_BEFORE, renewal_period, site_opens

MINIMUM_AGES = MappingProxyType({"all_ages": 0, "over_21": 21, "over_26": 26, "over_35": 35})
DRIVING_AGE = 18
OLDEST_DRIVER = 110
LICENCE_MONTHS_AHEAD = 6 * 12


def age_on(birth_date: date, day: date) -> int:
    """Full years on `day`; who is born on 29 February is a year older from 1 March in common years."""
    had_birthday = (day.month, day.day) >= (birth_date.month, birth_date.day)
    return day.year - birth_date.year - (not had_birthday)


def allowed_age_conditions(birth_date: date, first_day: date) -> tuple[str, ...]:
    """The age conditions that a youngest driver meets on the first day of the new period, widest first."""
    age = age_on(birth_date, first_day)
    return tuple(condition for condition, minimum in MINIMUM_AGES.items() if age >= minimum)


def youngest_driver_refusal(birth_date: date, age_condition: str, first_day: date) -> Refusal | None:
    """Whether the youngest driver may drive, and meets the age condition, on the first day of the new period.

    Codes: birth_date_impossible, youngest_cannot_drive, youngest_too_young.
    """
    age = age_on(birth_date, first_day)
    if not 0 <= age <= OLDEST_DRIVER:
        return Refusal("birth_date_impossible")
    if age < DRIVING_AGE:
        return Refusal("youngest_cannot_drive", _ages(age, DRIVING_AGE, first_day))
    if age < MINIMUM_AGES[age_condition]:
        allowed = allowed_age_conditions(birth_date, first_day)
        params = {
            **_ages(age, MINIMUM_AGES[age_condition], first_day),
            "age_condition": label("age_condition", age_condition),
            "allowed": "・".join(label("age_condition", condition) for condition in allowed),
        }
        return Refusal("youngest_too_young", params)
    return None


def licence_renewal_refusal(year_month: str, today: date) -> Refusal | None:
    """Whether a next licence renewal "YYYY-MM" is this month or later, at most six years ahead.

    `today` is a day in Asia/Tokyo. Codes: licence_renewal_past, licence_renewal_too_far.
    Raises ValueError for anything but YYYY-MM.
    """
    asked = date.fromisoformat(f"{year_month}-01")
    ahead = (asked.year - today.year) * 12 + asked.month - today.month
    if ahead < 0:
        return Refusal("licence_renewal_past", {"month": month_words(year_month)})
    if ahead > LICENCE_MONTHS_AHEAD:
        latest = f"{today.year + LICENCE_MONTHS_AHEAD // 12}-{today.month:02d}"
        return Refusal(
            "licence_renewal_too_far", {"month": month_words(year_month), "latest": month_words(latest)}
        )
    return None


def contract_refusal(
    contract: Contract, now: datetime, opens_days_before: int = OPENS_DAYS_BEFORE
) -> Refusal | None:
    """Whether a contract can be renewed at `now` (aware): registered (F4), and in its renewal period.

    Codes: contract_not_registered, contract_too_early, contract_matured; where the flyer states a deadline,
    contract_deadline_passed.
    """
    params = {"policy_number": contract.policy_number, "closes": day_words(contract.matures)}
    if not contract.registered:
        return Refusal("contract_not_registered", params)
    period = renewal_period(contract.matures, opens_days_before, contract.programme)
    match period.state(now):
        case "early":
            return Refusal("contract_too_early", {**params, "opens": day_words(period.opens.date())})
        case "closed" if contract.programme in DEADLINES:
            return Refusal("contract_deadline_passed", {**params, "closes": hour_words(period.closes)})
        case "closed":
            return Refusal("contract_matured", params)
        case "open":
            return None


def site_refusal(programme: str, now: datetime) -> Refusal | None:
    """Whether the programme's site is closed at `now` (aware). Code: site_closed, with when it opens again."""
    opens = site_opens(programme, now)
    return Refusal("site_closed", {"opens": hour_words(opens)}) if opens else None


def _ages(age: int, minimum: int, first_day: date) -> dict[str, str]:
    return {"age": str(age), "minimum": str(minimum), "first_day": day_words(first_day)}
