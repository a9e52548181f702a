"""Whether a text asks to open the items of what is shown: 「＋」, «内訳を見せて», «＋ 車両保険», «対人は無制限のままで»."""

from __future__ import annotations

from enum import Enum, auto
from functools import cache

from .cover import cover, lexicon
from .plain import fold
from .words import words


class _Mark(Enum):
    OPEN = auto()
    ITEM = auto()
    LEVEL = auto()
    KEEP = auto()
    AROUND = auto()


@cache
def _words() -> dict[str, _Mark]:
    listed = {
        _Mark.OPEN: words("items", "open"),
        _Mark.ITEM: words("items", "item"),
        _Mark.KEEP: words("items", "keep"),
        _Mark.LEVEL: words("items", "level"),
        _Mark.AROUND: words("items", "around") + words("soft", "request") + words("soft", "polite"),
    }
    return lexicon(listed)


def opens_items(text: str) -> bool:
    """Whether a text says nothing but that items are to be seen, or that a named one stays as it is.

    A level without «のまま» may be a wish for it («対物は無制限で») and opens nothing.
    """
    marks = set(cover(fold(text), _words()) or ())
    if _Mark.OPEN in marks:
        return _Mark.LEVEL not in marks
    return _Mark.ITEM in marks and (_Mark.KEEP in marks or _Mark.LEVEL not in marks)
