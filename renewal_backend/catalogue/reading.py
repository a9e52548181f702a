"""What a typed text turned out to be when a field read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Read:
    """An answer, as the value to store."""

    value: str | bool


@dataclass(frozen=True)
class Misread:
    """Meant as an answer, but not usable; `code` names the sentence that says why."""

    code: str


@dataclass(frozen=True)
class Denied:
    """A plain «no» to something that can only be confirmed."""


@dataclass(frozen=True)
class NotAnAnswer:
    """Something else: a question, a command, a story."""


@dataclass(frozen=True)
class Opened:
    """No answer yet: the items of what is to be confirmed are to be seen one by one (F3: 『＋』)."""


Reading: TypeAlias = Read | Misread | Denied | NotAnAnswer | Opened
