"""What customers read for the values of a contract: the catalogue's options, and what no field asks for."""

from __future__ import annotations

from collections.abc import Mapping

from ..catalogue.wording import wording

_NOT_ASKED: Mapping[str, Mapping[str, str]] = {
    "use": {"daily": "日常・レジャー", "commute": "通勤・通学", "business": "業務"},
}


def label(kind: str, value: str) -> str:
    """The Japanese label, e.g. label("driver_scope", "couple"). Raises KeyError for others."""
    return labels(kind)[value]


def labels(kind: str) -> Mapping[str, str]:
    """All values of a kind with their labels, in the order they are offered. Raises KeyError for others."""
    if kind in _NOT_ASKED:
        return _NOT_ASKED[kind]
    return {option.value: option.label for option in wording().options(kind)}
