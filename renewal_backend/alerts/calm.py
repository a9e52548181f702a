"""Whether somebody says that an emergency is over, or never was one."""

from __future__ import annotations

from .flat import flat
from .patterns import pattern


def calm(text: str) -> bool:
    """Whether a text says so and asks nothing."""
    said = flat(text)
    denied = pattern("calm", "denied").search(said) is not None
    over = pattern("calm", "over").search(said) is not None and pattern("calm", "still").search(said) is None
    return denied or over
