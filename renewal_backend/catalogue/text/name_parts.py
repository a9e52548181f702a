"""Where the telling parts of a label begin, and how they are spelled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..vocabulary import Option
from .plain import fold, plain
from .spoken import respelled

SHORTEST = 2
"""Letters that a part must have to tell anything."""
_KANA_START = re.compile(r"[ぁ-ん]")
_KANJI_RUN = re.compile(r"[一-龥々]+$")


def spelled(name: str) -> str:
    """A name as texts are spelled. Names with digits may be somebody's own and are not remembered."""
    return _spell(name) if any(c.isdigit() for c in name) else _remembered(name)


def _spell(name: str) -> str:
    return respelled(fold(name))


_remembered = lru_cache(maxsize=4096)(_spell)


def tails(option: Option) -> Iterator[str]:
    """Every rest of a label that does not begin inside a word's okurigana."""
    written = plain(option.label)
    for start in range(len(written)):
        if _begins_a_word(written, start):
            tail = spelled(written[start:])
            if len(tail) >= SHORTEST:
                yield tail


def _begins_a_word(written: str, start: int) -> bool:
    """Whether a word may begin there: kanji go in pairs («口座振替»), kana and digits belong to what is before them."""
    if start == 0 or written[start - 1] in "を・、(":
        return True
    run = _KANJI_RUN.search(written[:start])
    in_pair = run is not None and len(run[0]) % 2 == 1 and _KANJI_RUN.match(written[start]) is not None
    inside_number = written[start].isdigit() and written[start - 1].isdigit()
    return not (_KANA_START.match(written[start]) or inside_number or in_pair)


def common(said: str, start: int, tail: str) -> int:
    """How many letters `tail` and the text from `start` share."""
    length = 0
    for a, b in zip(said[start:], tail, strict=False):
        if a != b:
            break
        length += 1
    return length
