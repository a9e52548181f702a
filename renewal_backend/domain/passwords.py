"""What may be a password, and how strong one is (F2, F4: half-width, 6 to 32 characters, case matters)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from zxcvbn import zxcvbn

from ..catalogue.vocabulary import Refusal

SHORTEST, LONGEST = 6, 32
_HALF_WIDTH = re.compile(r"[!-~]+")
_BETWEEN = re.compile(r"[^0-9A-Za-z]+")
_COMMON = 30_000
"""Guesses. What falls among the first so many is common: zxcvbn's list of leaked passwords is as long."""
_FAIR, _STRONG = 10**6, 10**8
_OURS = ("koshin", "mypage", "clickar", "sompo", "japan", "hoken", "jidosha")

Strength = Literal["weak", "fair", "strong"]


def refusal(password: str, own: Iterable[str] = (), again: str | None = None) -> Refusal | None:
    """Why a password can't be chosen; None when it can.

    `own` is what others know or guess of the customer: mail address, phone, policy numbers. `again` is the same
    password typed a second time, where a page asks for it twice.
    """
    if not password:
        return Refusal("password_missing")
    if not _HALF_WIDTH.fullmatch(password):
        return Refusal("password_characters")
    if not SHORTEST <= len(password) <= LONGEST:
        return Refusal("password_length")
    if _guesses(password, own) <= _COMMON:
        return Refusal("password_common")
    if again is not None and again != password:
        return Refusal("password_differs")
    return None


def strength(password: str, own: Iterable[str] = ()) -> Strength:
    """A hint for whoever chose a password that is not refused."""
    guesses = _guesses(password, own)
    return "weak" if guesses < _FAIR else "fair" if guesses < _STRONG else "strong"


def _guesses(password: str, own: Iterable[str]) -> int:
    known = {word for text in own for word in _words(text)}
    return int(zxcvbn(password[:LONGEST], user_inputs=[*sorted(known), *_OURS])["guesses"])


def _words(text: str) -> set[str]:
    """What somebody would make a password of: 090-1234-5678 also without hyphens, a mail address also in parts."""
    name = text.split("@")[0]
    parts = _BETWEEN.split(text)
    return {word for word in (text, name, _BETWEEN.sub("", name), *parts) if len(word) > 2}
