"""What people say around a value: «免許証には令和9年8月15日まで有効と書いてあります»."""

from __future__ import annotations

import re
from functools import cache

from .aside import aside
from .cover import cover, lexicon
from .numerals import arabic
from .plain import fold, plain
from .words import words

_STRANGE = 6
"""So many characters that we don't know may stand around a value, unless they sound like something else."""
_CLOSE = 16
"""So near, in letters, stand the words that say whose a value is."""
_REASON = re.compile(
    r"[^\d]{2,24}?(?:なので|ので|やけん|じゃけん|だから|やから|さかい|もんで|なんで|じゃけえ?)[、,\s]*"
)
_OTHERS = re.compile(r"昔|前の|以前|古い|旧|元の|使って|代理店|会社の番号|お店|担当|他人|店員|友")
"""Of numbers and days that are not the customer's present ones."""
_IN_BRACKETS = re.compile(r"\([^()\d?]{1,30}\)\s*$")
"""A remark after a value: «(市外局番はいらんよね)»."""


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
    if (reason := _REASON.match(last)) and not aside(reason[0]) and not _OTHERS.search(reason[0]):
        last = last[reason.end() :]
    after = _IN_BRACKETS.sub("", after)
    return all(_harmless(kind, rest, strange) for rest in (last, after))


def elsewhere(kind: str, before: str, after: str) -> bool:
    """Whether words close to a value give it to somebody else, to the past, or take it back."""
    close = plain(before)[-_CLOSE:], plain(after)[:_CLOSE]
    return any(
        _of_another(kind, side).search(text) for side, text in zip(("before", "after"), close, strict=True)
    )


@cache
def _of_another(kind: str, side: str) -> re.Pattern[str]:
    return re.compile("|".join(words("around", f"{kind}_elsewhere_{side}")))


@cache
def _folded(key: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in words("around", key))


def names_only(kind: str, key: str, text: str) -> bool:
    """Whether a text says nothing but what stands around such a value, one of the words of `key` among it: «息子です»."""
    said = arabic(fold(text))
    return any(word in said for word in _folded(key)) and cover(said, _words(kind)) is not None


def _harmless(kind: str, rest: str, strange: int) -> bool:
    said = arabic(fold(rest))
    if not said or cover(said, _words(kind)) is not None:
        return True
    return len(said) <= strange and not aside(rest)
