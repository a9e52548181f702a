"""The option that a text is like, by naive Bayes over the character n-grams of its plain spelling.

Counting is all the learning there is (a tenth of a second for a field), so the examples are read as the service starts.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from ..text.plain import fold
from ..text.spoken import respelled

NO_CHOICE: Final = "no_choice"
LIKELY: Final = 0.45
"""The share from which a guess is made; measured with lines that nobody had trained on (docs/nlu.md)."""
SURE: Final = 0.75
"""The share where a text also sounds like a complaint or a correction: «毎月じゃなくて一年分まとめてに»."""
KNOWN: Final = 0.4
"""The part of a text's n-grams that must stand in the examples: code and other languages have less than 0.4."""
_MARKUP = re.compile(r"[\[\]{}<>=;|\\]")
_LENGTHS = (1, 2, 3, 4)
_SMOOTHING = 0.3
_RARE = 2
"""An n-gram counts when it stands in so many examples of the field."""
_EXAMPLES = files(__package__).joinpath("examples")


@dataclass(frozen=True)
class _Model:
    """How many examples there are of each class, and in how many of them an n-gram stands."""

    sizes: dict[str, int]
    counts: dict[str, tuple[int, ...]]

    def shares(self, text: str) -> dict[str, float]:
        """The probability of each class, flattened by the text's length as n-grams overlap; empty for a strange text."""
        grams = _grams(text)
        known = [found for gram in grams if (found := self.counts.get(gram)) is not None]
        if _MARKUP.search(text) or len(known) < KNOWN * len(grams):
            return {}
        totals = [math.log(size + 2 * _SMOOTHING) for size in self.sizes.values()]
        sums = [
            sum(math.log(counts[place] + _SMOOTHING) - total for counts in known)
            for place, total in enumerate(totals)
        ]
        flat = 1 + math.sqrt(len(known) or 1)
        best = max(sums)
        weights = [math.exp((one - best) / flat) for one in sums]
        return {value: weight / sum(weights) for value, weight in zip(self.sizes, weights, strict=True)}


def guess(field_id: str, text: str, offered: Collection[str], *, least: float = LIKELY) -> str | None:
    """The value of the offered option that `text` is like; None below a share of `least`, or when it is like no choice."""
    if field_id not in learnt():
        return None
    shares = _model(field_id).shares(text)
    value = max(shares, key=shares.__getitem__, default=NO_CHOICE)
    return value if value in offered and shares[value] >= least else None


def learn() -> None:
    """Reads all examples, so that no customer waits for it."""
    for field_id in learnt():
        _model(field_id)


@cache
def learnt() -> frozenset[str]:
    """The fields that there are examples for."""
    names = (file.name.removesuffix(".toml") for file in _EXAMPLES.iterdir())
    return frozenset(name for name in names if not name.startswith("_"))


def examples(name: str) -> dict[str, list[str]]:
    """The examples of a field by the option's value (what is no choice under `no_choice`), or those of `_others`."""
    table = tomllib.loads(_EXAMPLES.joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    return {value: lines.strip().split("\n") for value, lines in table.items()}


@cache
def _model(field_id: str) -> _Model:
    classes = _counted(field_id) | {f"_{kind}": counted for kind, counted in _counted("_others").items()}
    spread: Counter[str] = sum((counts for counts, _ in _counted(field_id).values()), Counter())
    known = (gram for gram, number in spread.items() if number >= _RARE)
    counts = {gram: tuple(one[gram] for one, _ in classes.values()) for gram in known}
    return _Model({value: size for value, (_, size) in classes.items()}, counts)


@cache
def _counted(name: str) -> dict[str, tuple[Counter[str], int]]:
    """By class: in how many of its examples each n-gram stands, and how many there are."""
    return {
        value: (Counter(gram for line in lines for gram in _grams(line)), len(lines))
        for value, lines in examples(name).items()
    }


def _grams(text: str) -> set[str]:
    said = f"^{respelled(fold(text))}$"
    return {said[i : i + n] for n in _LENGTHS for i in range(len(said) - n + 1)}
