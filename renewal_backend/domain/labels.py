"""What customers read for the values of a contract: the insurer's words, one label per value."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path


def label(kind: str, value: str) -> str:
    """The Japanese label, e.g. label("driver_scope", "couple"). Raises KeyError for others."""
    return labels(kind)[value]


def labels(kind: str) -> Mapping[str, str]:
    """All values of a kind with their labels, in the order they are offered. Raises KeyError for others."""
    return _all()[kind]


@cache
def _all() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((Path(__file__).parent / "labels.toml").read_text(encoding="utf-8"))
