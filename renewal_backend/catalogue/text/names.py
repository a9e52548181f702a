"""Options named by what they are called: whole labels, other names, and the telling parts of a label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..vocabulary import Option
from .name_parts import SHORTEST, common, spelled, tails
from .plain import nfkc

_SHORTEST_DIGITS = 4
_SHORTEST_KANA = 3
_KANA = re.compile(r"[ぁ-ん]+")


class Names:
    """The words by which a set of options is told apart."""

    def __init__(self, options: Sequence[Option]) -> None:
        self.whole: dict[str, frozenset[int]] = {}
        for place, option in enumerate(options):
            for name in (option.label, *option.aliases):
                folded = spelled(name)
                self.whole[folded] = self.whole.get(folded, frozenset()) | {place}
        self._by_initial: dict[str, list[str]] = {}
        for name in self.whole:
            self._by_initial.setdefault(name[:1], []).append(name)
        self._tails = [(place, tail) for place, option in enumerate(options) for tail in tails(option)]
        self._digits = [_numbers_in(option) for option in options]

    def wholes(self, said: str, start: int) -> Iterator[tuple[int, frozenset[int]]]:
        """Full names at `start`: their ends, and the places (from 0) of the options called so."""
        for name in self._by_initial.get(said[start : start + 1], ()):
            if name and said.startswith(name, start):
                yield start + len(name), self.whole[name]

    def parts(self, said: str, start: int) -> Iterator[tuple[int, frozenset[int]]]:
        """Parts of names, and digits that only some labels contain."""
        found: dict[int, set[int]] = {}
        for place, tail in self._tails:
            for length in range(SHORTEST, common(said, start, tail) + 1):
                if tail[length - 1 : length + 1].isdigit() and length < len(tail):
                    continue
                if length >= _SHORTEST_KANA or not _KANA.fullmatch(said[start : start + length]):
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
            places = frozenset(
                i for i, known in enumerate(self._digits) if any(digits in number for number in known)
            )
            if places:
                yield match.end(), places


def _numbers_in(option: Option) -> list[str]:
    """The numbers of a label, its aliases and what is beside it, without hyphens."""
    shown = " ".join((option.label, option.detail, *option.aliases))
    return re.findall(r"\d+", nfkc(shown).replace("-", ""))
