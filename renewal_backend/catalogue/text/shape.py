"""A named pattern found in a text, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

Shapes: TypeAlias = Sequence[tuple[str, re.Pattern[str]]]


@dataclass(frozen=True)
class Shape:
    """What was found: which kind, its groups, and what stands around it."""

    kind: str
    match: re.Match[str]

    def __getitem__(self, name: str) -> str:
        """A group of the pattern; empty where it has none or found none."""
        return self.match.groupdict().get(name) or ""

    @property
    def before(self) -> str:
        """The text in front."""
        return self.match.string[: self.match.start()]

    @property
    def after(self) -> str:
        """The text behind."""
        return self.match.string[self.match.end() :]


def shapes(*patterns: tuple[str, str]) -> Shapes:
    """Kinds and their patterns, the most trusted first."""
    return tuple((kind, re.compile(pattern)) for kind, pattern in patterns)


def first(shapes: Shapes, said: str) -> Shape | None:
    """The first shape in order of trust that `said` contains."""
    return next((Shape(kind, m) for kind, pattern in shapes if (m := pattern.search(said))), None)


def every(shapes: Shapes, said: str) -> list[Shape]:
    """All shapes in `said` in order of place; where two overlap, the more trusted one."""
    found: list[Shape] = []
    for kind, pattern in shapes:
        for match in pattern.finditer(said):
            if all(match.end() <= one.match.start() or one.match.end() <= match.start() for one in found):
                found.append(Shape(kind, match))
    return sorted(found, key=lambda one: one.match.start())
