"""«今と同じ», «そのままで», «変更なし», «去年と同じ»: the option that is on file."""

from __future__ import annotations

from functools import cache

from .cover import cover, lexicon
from .plain import fold
from .words import words


@cache
def _words() -> dict[str, bool]:
    around = (
        words("same", "around") + words("soft", "request") + words("soft", "around") + words("soft", "polite")
    )
    return lexicon({True: words("same", "same"), False: around})


def keeps(text: str) -> bool:
    """Whether a text says nothing but that all stays as it is."""
    return any(cover(fold(text), _words()) or ())
