"""Premiums: the plan as it is today and its alternatives, side by side."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from functools import cached_property
from math import prod

from .contract import Contract
from .rating_table import AS_IS, FULLER, LEANER, Level, RatingTable

MONTHS = 12


@dataclass(frozen=True)
class Factors:
    """The answers of the customer that a premium depends on."""

    driver_scope: str
    age_condition: str
    licence_colour: str


@dataclass(frozen=True)
class Quote:
    """A priced plan for one contract, in yen. `levels` are ids, `coverages` what a customer reads."""

    contract_id: str
    matures: str
    plan: str
    name: str
    levels: tuple[tuple[str, str], ...]
    coverages: tuple[tuple[str, str], ...]
    yearly: int
    monthly: int
    factors: Factors
    grade: int
    vehicle_class: int
    use: str
    rating_version: str

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) over everything above: another premium, coverage or factor is another quote."""
        text = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


def quotes(contract: Contract, factors: Factors, rating: RatingTable) -> tuple[Quote, ...]:
    """The plans that the contract offers, priced, in the offer's order (the plan as it is today first).

    An alternative that would change no coverage is left out. Raises KeyError when the contract or the
    factors name something that the table does not have.
    """
    today = _levels(contract, AS_IS, rating)
    priced = []
    for offered in contract.offer.offered_plans:
        levels = _levels(contract, offered.plan, rating)
        if offered.plan == AS_IS or levels != today:
            priced.append(_quote(contract, offered.plan, offered.name, levels, factors, rating))
    return tuple(priced)


def changed(quote: Quote, levels: Mapping[str, str], contract: Contract, rating: RatingTable) -> Quote:
    """The plan's quote with other levels of some coverages (coverage id → level id), priced anew.

    Nothing else of the quote changes; the plan's own levels give the very same quote. Raises KeyError for a coverage
    or level that the table does not have.
    """
    wanted = {**dict(quote.levels), **levels}
    known = {coverage.id: coverage for coverage in rating.coverages}
    if unknown := wanted.keys() - known.keys():
        raise KeyError(min(unknown))
    chosen = tuple(c.levels[c.rank(wanted[c.id])] for c in rating.coverages)
    return _quote(contract, quote.plan, quote.name, chosen, quote.factors, rating)


def instalments(quote: Quote, payment_method: str) -> tuple[int, int]:
    """What a payment method ("bank_yearly", "salary_monthly" …) asks for: (yen each time, times a year)."""
    return (quote.monthly, MONTHS) if payment_method.endswith("_monthly") else (quote.yearly, 1)


def _levels(contract: Contract, plan: str, rating: RatingTable) -> tuple[Level, ...]:
    """Each coverage's level: today's, raised to at least the fuller or lowered to at most the leaner one."""
    today = dict(contract.offer.coverages)
    chosen = []
    for coverage in rating.coverages:
        rank = coverage.rank(today[coverage.id])
        if plan == FULLER and coverage.id in rating.fuller:
            rank = max(rank, coverage.rank(rating.fuller[coverage.id]))
        if plan == LEANER and coverage.id in rating.leaner:
            rank = min(rank, coverage.rank(rating.leaner[coverage.id]))
        chosen.append(coverage.levels[rank])
    return tuple(chosen)


def _quote(
    contract: Contract, plan: str, name: str, levels: tuple[Level, ...], factors: Factors, rating: RatingTable
) -> Quote:
    yearly = _yearly(contract, levels, factors, rating)
    return Quote(
        contract_id=contract.id,
        matures=contract.matures.isoformat(),
        plan=plan,
        name=name,
        levels=tuple((c.id, level.id) for c, level in zip(rating.coverages, levels, strict=True)),
        coverages=tuple((c.label, level.label) for c, level in zip(rating.coverages, levels, strict=True)),
        yearly=yearly,
        monthly=_monthly(yearly, rating.instalment[contract.programme], rating.monthly_unit),
        factors=factors,
        grade=contract.grade,
        vehicle_class=contract.vehicle.vehicle_class,
        use=contract.vehicle.use,
        rating_version=rating.version,
    )


def _yearly(contract: Contract, levels: tuple[Level, ...], factors: Factors, rating: RatingTable) -> int:
    """Base times every factor, rounded half up to the table's unit (10 yen)."""
    rated = {
        **asdict(factors),
        "grade": str(contract.grade),
        "vehicle_class": str(contract.vehicle.vehicle_class),
        "use": contract.vehicle.use,
    }
    all_factors = [rating.factors[kind][value] for kind, value in rated.items()]
    all_factors += [level.factor for level in levels]
    exact = prod(all_factors, start=Decimal(rating.base))
    return _rounded(exact, rating.yearly_unit, ROUND_HALF_UP)


def _monthly(yearly: int, surcharge: Decimal, unit: int) -> int:
    """A twelfth of the yearly premium with its surcharge, rounded up to the table's unit (10 yen)."""
    return _rounded(yearly * surcharge / MONTHS, unit, ROUND_CEILING)


def _rounded(amount: Decimal, unit: int, rounding: str) -> int:
    return int((amount / unit).quantize(Decimal(1), rounding)) * unit
