"""Who drives, told as people: «わしと家内», «他には誰も乗りません», «同居の息子が免許を取ったので、妻と三人です».

Only where the drivers are asked for, and only where every word is known: somebody who may or may not drive, lives
elsewhere or is spoken of in passing makes it a text to ask about again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache

from .cover import cover, lexicon
from .spoken import respelled
from .words import words

_SCOPES = ("本人", "夫婦", "家族", "誰でも")
"""By these names the options are known, from the narrowest to the widest."""
_SELF, _COUPLE, _FAMILY, _ANYONE = range(4)
_OPEN_END = re.compile(r"(?:けど|けども|けれど|けれども|が|のに|んや)[。!…]*$")
"""«子どもが免許を取ったんだけど» leads up to something."""


class _Mark(Enum):
    SELF = auto()
    SPOUSE = auto()
    COUPLE = auto()
    FAMILY = auto()
    OTHERS = auto()
    UNCLEAR = auto()
    ONE = auto()
    TWO = auto()
    MORE = auto()
    ONLY = auto()
    NOBODY_BUT = auto()
    BESIDES = auto()
    NOBODY = auto()
    ANYBODY = auto()
    DRIVES = auto()
    NOT_DRIVING = auto()
    AROUND = auto()


_PERSONS = {_Mark.SELF, _Mark.SPOUSE, _Mark.COUPLE, _Mark.FAMILY, _Mark.OTHERS}


@dataclass
class _Told:
    """What has been told so far: who drives, who does not, and who was named last."""

    drive: set[_Mark] = field(default_factory=set)
    left_out: set[_Mark] = field(default_factory=set)
    named: set[_Mark] = field(default_factory=set)
    said: set[_Mark] = field(default_factory=set)
    alone: bool = False
    """Whether only those named were meant: «だけ», «二人», «私しか»."""
    nobody_else: bool = False
    """Whether it was told outright that nobody else drives."""

    def hear(self, mark: _Mark) -> None:
        """Takes in one word."""
        if mark in _PERSONS:
            self.named |= {_Mark.SELF, _Mark.SPOUSE} if mark is _Mark.COUPLE else {mark}
        elif mark is _Mark.DRIVES:
            self.drive |= self.named
            self.named = set()
        elif mark is _Mark.NOT_DRIVING:
            self._nobody_but() if self.said & {_Mark.NOBODY_BUT, _Mark.BESIDES, _Mark.NOBODY} else self._not()
        self.alone = self.alone or mark in {_Mark.ONLY, _Mark.ONE, _Mark.TWO}
        self.said.add(mark)

    def _nobody_but(self) -> None:
        self.alone = True
        self.nobody_else = self.nobody_else or _Mark.NOBODY in self.said
        self.drive |= self.named
        self.named = set()
        self.said -= {_Mark.NOBODY_BUT, _Mark.BESIDES, _Mark.NOBODY}

    def _not(self) -> None:
        self.left_out |= self.named or {_Mark.ANYBODY}
        self.named = set()


@cache
def _words() -> dict[str, _Mark]:
    listed = {mark: words("people", mark.name.lower()) for mark in _Mark if mark is not _Mark.AROUND}
    around = (
        words("people", "around")
        + words("soft", "request")
        + words("soft", "breaks")
        + words("soft", "polite")
        + words("options", "ending")
    )
    return {respelled(word): mark for word, mark in lexicon({**listed, _Mark.AROUND: around}).items()}


def drivers(said: str, names: Mapping[str, frozenset[int]]) -> frozenset[int] | None:
    """The place of the option that the drivers told of in `said` need; None when that is not plain."""
    scopes = [names.get(respelled(name)) for name in _SCOPES]
    plain_end = all(scopes) and _OPEN_END.search(said) is None
    marks = cover(said, _words()) if plain_end else None
    scope = None if marks is None else _scope(marks)
    return None if scope is None else scopes[scope]


def _scope(marks: list[_Mark]) -> int | None:
    told = _Told()
    for mark in marks:
        told.hear(mark)
    drive = told.drive | told.named
    open_end = told.said & {_Mark.NOBODY_BUT, _Mark.BESIDES, _Mark.NOBODY}
    if (
        open_end
        or _Mark.UNCLEAR in told.said
        or _Mark.ANYBODY in told.left_out
        or drive & told.left_out - {_Mark.FAMILY}
    ):
        return None
    if _Mark.OTHERS in drive:
        return _ANYONE if _Mark.DRIVES in told.said else None
    if _Mark.FAMILY in drive:
        return _FAMILY
    if _Mark.MORE in told.said:
        return None
    closed = told.alone or bool(told.left_out)
    if _Mark.SPOUSE in drive:
        return _COUPLE if _Mark.SELF in drive or closed else None
    if _Mark.TWO in told.said:
        return None
    return _SELF if (closed if drive else told.nobody_else) else None
