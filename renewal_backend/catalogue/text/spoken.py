"""One spelling for the words of the options: numbers as digits, words written in kana as the lists write them."""

from __future__ import annotations

from .numerals import arabic
from .plain import fold
from .words import pairs

_KANA = {fold(kana): fold(written) for kana, written in pairs("kana", "one").items()}


def respelled(folded: str) -> str:
    """A folded text with numbers as digits and kana words as the lists write them."""
    said = arabic(folded)
    for kana, written in _KANA.items():
        said = said.replace(kana, written)
    return said
