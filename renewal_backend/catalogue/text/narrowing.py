"""Every word of a text leaves some of the options; what all of them leave is meant."""

from __future__ import annotations

from collections.abc import Sequence

from ..vocabulary import Option, Value
from .option_words import Mark, Word
from .positions import middle
from .prices import cheapest


def meant(
    marks: Sequence[Mark], options: Sequence[Option], on_file: Value | None
) -> tuple[Option, ...] | None:
    """What is left of all options after every word has narrowed them down; None when no word does."""
    if marks[0] is Word.ENDING:
        return None
    everything = frozenset(range(len(options)))
    left, before, last = everything, everything, frozenset[int]()
    named_places: list[frozenset[int]] = []
    moved = False
    for mark in marks:
        if mark is Word.STOP:
            return None
        if mark is Word.NOT_THAT and last:
            left = before - last
        moved = moved or mark is Word.FROM
        places = _places(mark, options, on_file)
        if places is None:
            continue
        named_places.append(places)
        before, last = left, places
        left = places if moved and not left & places else left & places
    if not any(places != everything or len(options) == 1 for places in named_places):
        return None
    if not left and all(named_places):
        left = frozenset().union(*named_places)
    return tuple(options[i] for i in sorted(left))


def _places(mark: Mark, options: Sequence[Option], on_file: Value | None) -> frozenset[int] | None:
    """The places that one word leaves; None when it says nothing about places."""
    if isinstance(mark, frozenset):
        return mark
    count = len(options)
    if mark is Word.SAME:
        kept = frozenset(i for i, o in enumerate(options) if o.value in (on_file, "as_is"))
        return kept or frozenset(range(count))
    return {
        Word.FIRST: frozenset({0}),
        Word.LAST: frozenset({count - 1}),
        Word.MIDDLE: middle(count),
        Word.CHEAP: cheapest(options),
        Word.DEAR: cheapest(options, turned=True),
    }.get(mark)
