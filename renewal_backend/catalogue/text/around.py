"""What people say around a value: «免許証には令和9年8月15日まで有効と書いてあります»."""

from __future__ import annotations

import re
from functools import cache

from .aside import aside
from .cover import cover, lexicon
from .numerals import arabic
from .plain import fold
from .words import words

_STRANGE = 6
"""So many characters that we don't know may stand around a value, unless they sound like something else."""


@cache
def _words(kind: str) -> dict[str, bool]:
    around = (
        words("around", kind)
        + words("around", "common")
        + words("soft", "request")
        + words("soft", "around")
        + words("soft", "polite")
    )
    listed = lexicon({True: around})
    return {arabic(word): mark for word, mark in listed.items()}


def frames(kind: str, before: str, after: str, *, strange: int = _STRANGE) -> bool:
    """Whether what stands before and after a value of that kind (month, day, phone, postal, contract) leaves it an answer.

    A sentence of its own in front («電話番号が違います。») does no harm, as the value comes after it.
    """
    last = re.split(r"[。!\n]", before)[-1]
    return all(_harmless(kind, rest, strange) for rest in (last, after))


def _harmless(kind: str, rest: str, strange: int) -> bool:
    said = arabic(fold(rest))
    if not said or cover(said, _words(kind)) is not None:
        return True
    return len(said) <= strange and not aside(rest)
