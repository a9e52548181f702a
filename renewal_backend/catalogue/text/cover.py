"""Reads a text as a row of known words: either every character belongs to one, or the text says more than we know.

That is what keeps an answer from being mistaken for a question: «はい、でも重要事項って何ですか» is no yes, because
«でも重要事項って何ですか» is not made of words that a yes is made of. Of several ways to cut, the one with the fewest
words counts. The work grows with the length of the text times the longest word: nothing to backtrack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias, TypeVar

from .plain import fold

Mark = TypeVar("Mark")
More: TypeAlias = Callable[[str, int], Iterable[tuple[int, Mark]]]
"""Words that can't be listed (numbers, amounts): from a position in the text, their ends and marks."""

LONGEST_ANSWER = 160
_LONGEST_WORD = 24


def lexicon(marked: Mapping[Mark, Iterable[str]]) -> dict[str, Mark]:
    """Folded word → its mark. What stands first wins where a word is listed twice."""
    found: dict[str, Mark] = {}
    for mark, words in marked.items():
        for word in words:
            found.setdefault(fold(word) or word, mark)
    return found


def cover(said: str, words: Mapping[str, Mark], more: More[Mark] | None = None) -> list[Mark] | None:
    """The marks of the words that `said` (folded) consists of, in order; None when it says anything else."""
    if not said or len(said) > LONGEST_ANSWER:
        return None
    best: list[tuple[int, Mark] | None] = [None] * (len(said) + 1)
    cost = [0] * (len(said) + 1)
    for start in range(len(said) - 1, -1, -1):
        cost[start] = len(said) + 1
        for end, mark in _words_at(said, start, words, more):
            if cost[end] + 1 < cost[start]:
                cost[start], best[start] = cost[end] + 1, (end, mark)
    if cost[0] > len(said):
        return None
    marks, step = [], best[0]
    while step is not None:
        marks.append(step[1])
        step = best[step[0]]
    return marks


def _words_at(
    said: str, start: int, words: Mapping[str, Mark], more: More[Mark] | None
) -> Iterable[tuple[int, Mark]]:
    """Words that begin at `start`, the listed and longer ones first."""
    if more is not None:
        yield from more(said, start)
    for end in range(min(len(said), start + _LONGEST_WORD), start, -1):
        if (mark := words.get(said[start:end])) is not None:
            yield end, mark
