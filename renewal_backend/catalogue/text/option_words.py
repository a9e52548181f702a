"""The listed words by which options are told apart, whatever is offered."""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from typing import TypeAlias

from .cover import lexicon
from .spoken import respelled
from .words import words


class Word(Enum):
    """What a listed word does to the choice."""

    FIRST = auto()
    LAST = auto()
    MIDDLE = auto()
    CHEAP = auto()
    DEAR = auto()
    SAME = auto()
    SOFT = auto()
    ENDING = auto()
    """«です», «だ»: never the first word."""
    UNKNOWN = auto()
    """A letter of a word that we don't know."""
    POLITE = auto()
    """Soft, and the name of an option at some questions: «お願いします» for «必要»."""
    NOT_THAT = auto()
    """«ゴールドじゃなくてブルー»: what stands before it is not meant."""
    FROM = auto()
    """«ブルーからゴールド»: what stands before it is not meant if what follows is something else."""
    STOP = auto()
    """Looks like a position and is none: «最初から», «一番いいの»."""


Mark: TypeAlias = Word | frozenset[int]
"""A listed word, or the places (from 0) of the options that a word names."""


@cache
def option_words() -> dict[str, Mark]:
    """Every listed word, spelled as texts are when they are read for options."""
    listed: dict[Mark, tuple[str, ...]] = {
        Word.STOP: words("options", "stop"),
        Word.SAME: words("same", "same"),
        Word.CHEAP: words("prices", "cheap"),
        Word.DEAR: words("prices", "dear"),
        Word.FIRST: words("positions", "first"),
        Word.LAST: words("positions", "last"),
        Word.MIDDLE: words("positions", "middle"),
        Word.NOT_THAT: words("options", "not_that"),
        Word.FROM: ("から",),
        Word.POLITE: words("options", "polite") + words("soft", "request") + words("soft", "around"),
        Word.ENDING: words("soft", "polite") + words("options", "ending"),
        Word.SOFT: words("options", "soft"),
    }
    return {respelled(word): mark for word, mark in lexicon(listed).items()}
