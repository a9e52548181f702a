"""What a message is about that the renewal is not: another matter of insurance, or a word in passing."""

from __future__ import annotations

from typing import Literal, TypeAlias

from .flat import flat
from .patterns import keys, pattern

Aside: TypeAlias = Literal["business", "small_talk"]


def aside(text: str) -> tuple[Aside, str] | None:
    """The kind and what it is about, of a text that the model has no topic for; None where it is neither."""
    said = flat(text)
    for kind in ("business", "small_talk"):
        for about in keys("asides", kind):
            if pattern("asides", f"{kind}.{about}").search(said):
                return kind, about
    return None


def of_others(text: str) -> bool:
    """Whether a text is plainly about another company's or an office's business, which the model might take for ours."""
    return pattern("asides", "business.elsewhere").search(flat(text)) is not None
