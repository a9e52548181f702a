"""Figures and what they should reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median
from typing import Literal


@dataclass(frozen=True)
class Figure:
    """One line of the table: a number with its unit, and the target if it has one."""

    name: str
    value: float
    unit: str
    target: float | None = None
    better: Literal["low", "high"] = "low"

    @property
    def met(self) -> bool | None:
        """Whether the target is reached; None without one."""
        if self.target is None:
            return None
        return self.value <= self.target if self.better == "low" else self.value >= self.target


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that `percent` of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, ceil(len(ordered) * percent / 100) - 1)]


def percentiles(
    name: str, values: Sequence[float], p50: float | None = None, p95: float | None = None
) -> list[Figure]:
    """p50, p95 and p99 of times in ms, with the targets of the first two."""
    targets = {50: p50, 95: p95, 99: None}
    return [Figure(f"{name}, p{n}", percentile(values, n), "ms", target) for n, target in targets.items()]


def ratio(name: str, values: Sequence[float], to: Sequence[float], target: float | None = None) -> Figure:
    """How many times as long the one takes as the other, by their medians."""
    return Figure(name, median(values) / median(to), "×", target)
