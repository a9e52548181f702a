"""Options named by what they are called: whole labels, other names, and the telling parts of a label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..vocabulary import Option
from .numerals import arabic
from .plain import fold, plain

_SHORTEST = 2
_SHORTEST_DIGITS = 3
_KANA_START = re.compile(r"[ぁ-ん]")
_KANJI_RUN = re.compile(r"[一-龥々]+$")


class Names:
    """The words by which a set of options is told apart."""

    def __init__(self, options: Sequence[Option]) -> None:
        self.whole: dict[str, frozenset[int]] = {}
        for place, option in enumerate(options):
            for name in (option.label, *option.aliases):
                folded = _spelled(name)
                self.whole[folded] = self.whole.get(folded, frozenset()) | {place}
        self._tails = [(place, tail) for place, option in enumerate(options) for tail in _tails(option)]
        self._digits = [re.sub(r"\D", "", plain(f"{o.label}{o.detail}{''.join(o.aliases)}")) for o in options]

    def wholes(self, said: str, start: int) -> Iterator[tuple[int, frozenset[int]]]:
        """Full names at `start`: their ends, and the places (from 0) of the options called so."""
        for name, places in self.whole.items():
            if name and said.startswith(name, start):
                yield start + len(name), places

    def parts(self, said: str, start: int) -> Iterator[tuple[int, frozenset[int]]]:
        """Parts of names, and digits that only some labels contain."""
        found: dict[int, set[int]] = {}
        for place, tail in self._tails:
            for length in range(_SHORTEST, _common(said, start, tail) + 1):
                found.setdefault(start + length, set()).add(place)
        for end in sorted(found, reverse=True):
            if said[start:end] not in self.whole:
                yield end, frozenset(found[end])
        yield from self._numbers(said, start)

    def _numbers(self, said: str, start: int) -> Iterator[tuple[int, frozenset[int]]]:
        """Digits that only some labels contain: «証券番号の末尾が5678のほう»."""
        match = re.compile(r"\d[\d\-]*").match(said, start)
        digits = re.sub(r"\D", "", match[0]) if match else ""
        if match and len(digits) >= _SHORTEST_DIGITS:
            places = frozenset(i for i, known in enumerate(self._digits) if digits in known)
            if places:
                yield match.end(), places


def _spelled(name: str) -> str:
    """A name as texts are spelled. Names with digits may be somebody's own and are not remembered."""
    return _spell(name) if any(c.isdigit() for c in name) else _remembered(name)


def _spell(name: str) -> str:
    return arabic(fold(name))


_remembered = lru_cache(maxsize=4096)(_spell)


def _tails(option: Option) -> Iterator[str]:
    """Every rest of a label that does not begin inside a word's okurigana."""
    for name in (option.label, *option.aliases):
        written = plain(name)
        for start in range(len(written)):
            if _begins_a_word(written, start):
                tail = _spelled(written[start:])
                if len(tail) >= _SHORTEST:
                    yield tail


def _begins_a_word(written: str, start: int) -> bool:
    """Whether a word may begin there: kanji go in pairs («口座振替»), kana and digits belong to what is before them."""
    if start == 0 or written[start - 1] in "を・、(":
        return True
    run = _KANJI_RUN.search(written[:start])
    in_pair = run is not None and len(run[0]) % 2 == 1 and _KANJI_RUN.match(written[start]) is not None
    inside_number = written[start].isdigit() and written[start - 1].isdigit()
    return not (_KANA_START.match(written[start]) or inside_number or in_pair)


def _common(said: str, start: int, tail: str) -> int:
    """How many letters `tail` and the text from `start` share."""
    length = 0
    for a, b in zip(said[start:], tail, strict=False):
        if a != b:
            break
        length += 1
    return length
