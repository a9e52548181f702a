"""What must hold in every rating table, checked on its raw data so that all faults can be named at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

CHEAPEST_FIRST: Mapping[str, Sequence[str]] = {
    "age_condition": ("over_35", "over_26", "over_21", "all_ages"),
    "driver_scope": ("insured_only", "couple", "family", "anyone"),
    "licence_colour": ("gold", "blue", "green"),
    "use": ("daily", "commute", "business"),
    "grade": tuple(str(grade) for grade in range(20, 0, -1)),
    "vehicle_class": tuple(str(vehicle_class) for vehicle_class in range(1, 18)),
}
PROGRAMMES = ("mypage", "clickar", "internet")
ONE = Decimal(1)


def broken_laws(data: Mapping[str, Any]) -> list[str]:
    """Every fault of a table in words; empty for a good one."""
    return [
        *_missing(data, ("version", "in_force_from", "base", "rounding", "instalment", "coverage")),
        *_base(data),
        *_rounding(data.get("rounding", {})),
        *_instalments(data.get("instalment", {})),
        *(fault for kind in CHEAPEST_FIRST for fault in _kind(kind, data.get(kind, {}))),
        *_coverages(data),
    ]


def _missing(data: Mapping[str, Any], keys: Sequence[str], where: str = "the table") -> Iterator[str]:
    yield from (f"{where} lacks {key}" for key in keys if key not in data)


def _base(data: Mapping[str, Any]) -> Iterator[str]:
    if not _positive_int(data.get("base", 1)):
        yield "base is not a whole number of yen above 0"


def _rounding(units: Mapping[str, Any]) -> Iterator[str]:
    yield from _missing(units, ("yearly", "monthly"), "rounding")
    yield from (
        f"rounding.{key} is not a whole number above 0" for key in units if not _positive_int(units[key])
    )


def _instalments(factors: Mapping[str, Any]) -> Iterator[str]:
    yield from _missing(factors, PROGRAMMES, "instalment")
    for programme, factor in factors.items():
        if not _positive(factor) or factor < ONE:
            yield f"instalment.{programme} is below 1"


def _kind(kind: str, factors: Mapping[str, Any]) -> Iterator[str]:
    order = CHEAPEST_FIRST[kind]
    yield from _missing(factors, order, kind)
    yield from (f"{kind} has {key}, which nobody knows" for key in factors if key not in order)
    yield from _never_cheaper(kind, [(key, factors[key]) for key in order if key in factors])


def _coverages(data: Mapping[str, Any]) -> Iterator[str]:
    known = {}
    for coverage in data.get("coverage", ()):
        levels = coverage["levels"]
        known[coverage["id"]] = {level["id"] for level in levels}
        yield from _never_cheaper(coverage["id"], [(level["id"], level["factor"]) for level in levels])
        if not levels:
            yield f"{coverage['id']} has no level"
    for plan in ("fuller", "leaner"):
        yield from _missing(data, (plan,))
        for coverage_id, level_id in data.get(plan, {}).items():
            if level_id not in known.get(coverage_id, ()):
                yield f"{plan} names {coverage_id} {level_id}, which is not in the table"


def _never_cheaper(where: str, factors: Sequence[tuple[str, Any]]) -> Iterator[str]:
    bad = [key for key, factor in factors if not _positive(factor)]
    yield from (f"{where}.{key} is not a positive number" for key in bad)
    if not bad:
        for (lower, cheap), (upper, dear) in pairwise(factors):
            if dear < cheap:
                yield f"{where}.{upper} is cheaper than {where}.{lower}"


def _positive(value: Any) -> bool:
    return (
        isinstance(value, (int, Decimal))
        and not isinstance(value, bool)
        and Decimal(value).is_finite()
        and value > 0
    )


def _positive_int(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0
