"""Runs of digits with what people put between them: 090-1234-5678, (03)1234 5678, 090の1234の5678, +81 90…"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .numerals import arabic_rows
from .plain import nfkc

_DASH = "‐‑‒–—―−ー─━\\-"
_RUN = re.compile(rf"\+?\(?\d(?:[{_DASH}~〜()./,、・ のノ_\t]{{0,3}}\d)*")
_ZERO = re.compile(r"(?<=\d)o(?=[\do\-])|\bo(?=\d{2})", re.IGNORECASE)


@dataclass(frozen=True)
class Run:
    """Digits of one number, and what stands around it; `alone` when that is nothing."""

    digits: str
    before: str
    after: str

    @property
    def alone(self) -> bool:
        return not (self.before.strip() or self.after.strip())


def runs(text: str) -> list[Run]:
    """The numbers in a text, in order. A comma in front of a leading 0 begins a new number."""
    said = _ZERO.sub("0", arabic_rows(nfkc(text)))
    found = []
    for match in _RUN.finditer(re.sub(r"[、,/](?=\s*\(?0\d{1,4}[^\d])", "。", said)):
        digits = re.sub(r"[^\d+]", "", match[0])
        found.append(Run(digits, said[: match.start()], said[match.end() :]))
    return found
