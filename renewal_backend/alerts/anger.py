"""Anger at us, and what is left to answer when a question comes with it."""

from __future__ import annotations

import re

from .flat import flat
from .patterns import pattern

_PART = re.compile(r"[^、。!?！？\n]+[、。!?！？\n]*")
_SHORTEST_QUESTION = 6


def angry(text: str) -> bool:
    """Whether a text complains about us in anger."""
    return any(_is_angry(part) for part in (text, *_PART.findall(text)))


def question_in(text: str) -> bool:
    """Whether a complaint says what it is about, so that it can be answered, besides being angry."""
    quiet = "".join(part for part in _PART.findall(text) if not _is_angry(part))
    if len(_bare(quiet)) >= _SHORTEST_QUESTION:
        return True
    return len(_bare(pattern("anger", "anger").sub("", flat(text)))) >= 2 * _SHORTEST_QUESTION


def _bare(said: str) -> str:
    """What is left without the words that only carry the anger."""
    return pattern("anger", "filler").sub("", flat(said))


def _is_angry(said: str) -> bool:
    return pattern("anger", "anger").search(pattern("anger", "calm").sub("＊", flat(said))) is not None
