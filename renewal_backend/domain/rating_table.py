"""The rating table: versioned factors for premiums, checked as they are loaded."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from .rating_laws import broken_laws

TABLES = Path(__file__).parent / "rating"

AS_IS, FULLER, LEANER = "as_is", "fuller", "leaner"
RATED = ("age_condition", "driver_scope", "licence_colour", "grade", "vehicle_class", "use")


class RatingTableError(ValueError):
    """A table lacks an entry, or an entry breaks a law of pricing; the message lists every fault."""


@dataclass(frozen=True)
class Level:
    """How much of a coverage: its id, what a customer reads, and its factor."""

    id: str
    label: str
    factor: Decimal


@dataclass(frozen=True)
class Coverage:
    """A coverage with its levels, from the least to the most."""

    id: str
    label: str
    levels: tuple[Level, ...]

    def rank(self, level_id: str) -> int:
        """Where a level stands, 0 being the least. Raises KeyError for a level that is not in the table."""
        ranks = {level.id: rank for rank, level in enumerate(self.levels)}
        return ranks[level_id]


@dataclass(frozen=True, eq=False)
class RatingTable:
    """Everything a premium is made of. `factors` are by kind (see RATED) and then by value.

    A table is itself and no other: there is one object a version (see `load`), so caches can key on it.
    """

    version: str
    in_force_from: date
    base: int
    yearly_unit: int
    monthly_unit: int
    instalment: Mapping[str, Decimal]
    factors: Mapping[str, Mapping[str, Decimal]]
    coverages: tuple[Coverage, ...]
    fuller: Mapping[str, str]
    leaner: Mapping[str, str]

    def coverage(self, coverage_id: str) -> Coverage:
        """One coverage. Raises KeyError for one that is not in the table."""
        return {coverage.id: coverage for coverage in self.coverages}[coverage_id]


def parse(data: Mapping[str, Any]) -> RatingTable:
    """The table that `data` (TOML with decimal numbers) describes.

    Raises RatingTableError when a key is missing, a factor is not positive or a law of pricing is broken.
    """
    faults = broken_laws(data)
    if faults:
        raise RatingTableError("; ".join(faults))
    return RatingTable(
        version=data["version"],
        in_force_from=data["in_force_from"],
        base=data["base"],
        yearly_unit=data["rounding"]["yearly"],
        monthly_unit=data["rounding"]["monthly"],
        instalment=_decimals(data["instalment"]),
        factors={kind: _decimals(data[kind]) for kind in RATED},
        coverages=tuple(_coverage(entry) for entry in data["coverage"]),
        fuller=data[FULLER],
        leaner=data[LEANER],
    )


@cache
def load(version: str) -> RatingTable:
    """The packaged table of that version. Raises LookupError when there is none."""
    path = TABLES / f"{version}.toml"
    if path not in TABLES.glob("*.toml"):
        raise LookupError(f"no rating table {version}")
    return parse(tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal))


def in_force(day: date) -> RatingTable:
    """The newest table in force on `day`. Raises LookupError before the first one."""
    usable = [table for table in _tables(TABLES) if table.in_force_from <= day]
    if not usable:
        raise LookupError(f"no rating table in force on {day}")
    return max(usable, key=lambda table: table.in_force_from)


@cache
def _tables(folder: Path) -> tuple[RatingTable, ...]:
    return tuple(load(path.stem) for path in folder.glob("*.toml"))


def _coverage(entry: Mapping[str, Any]) -> Coverage:
    levels = (Level(level["id"], level["label"], Decimal(level["factor"])) for level in entry["levels"])
    return Coverage(entry["id"], entry["label"], tuple(levels))


def _decimals(entries: Mapping[str, Any]) -> dict[str, Decimal]:
    return {key: Decimal(value) for key, value in entries.items()}
