"""Runs of digits with what people put between them: 090-1234-5678, (03)1234 5678, 090の1234の5678, +81 90…"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .numerals import arabic_rows, repeated
from .plain import nfkc

_DASH = "‐‑‒–—―−ー─━\\-"
_RUN = re.compile(rf"\+?\(?\d(?:[{_DASH}~〜()./,、・ のノ_\t]{{0,6}}\d)*")
_FILLER = re.compile(
    r"(?<=\d)[、。.\s]*(?:の|で)?[、。.…\s]*(?:え[ー~]*っ?と|え[ー~]+|んー|あのー?|そのあと|あとは?|次[がは]|つぎ[がは]|それから|そして|ほんで|ほいで|で|です)[ね]?[、。.…\s]*(?=\d{3,4}(?!\d))(?!0[5-9]0(?!\d)|0\d{1,3}[-(])"
)
"""What is said between the groups of a number that is spoken: «090の…えっと5555の、あとは6666»."""
_LONE_ZERO = re.compile(r"(?:ゼロ|ぜろ|零)(?=[\d、])|(?<=\d)(?:ゼロ|ぜろ|零)")
_COUNTRY = re.compile(r"^\+?810?(?=[1-9]\d{8,9}$)")
_ZERO = re.compile(r"(?<=\d)o(?=[\do\-])|\bo(?=\d[\do])", re.IGNORECASE)


@dataclass(frozen=True)
class Run:
    """Digits of one number, and what stands around it; `alone` when that is nothing."""

    digits: str
    before: str
    after: str
    groups: tuple[str, ...] = ()

    @property
    def alone(self) -> bool:
        return not (self.before.strip() or self.after.strip())


def runs(text: str) -> list[Run]:
    """The numbers in a text, in order. A comma in front of a leading 0 begins a new number."""
    said = _FILLER.sub("-", spoken_digits(text))
    found = []
    for match in _RUN.finditer(re.sub(r"(?<!の)[、,/](?=\s*\(?0\d{1,4}[^\d])", "。", said)):
        digits = re.sub(r"[^\d+]", "", match[0])
        found.append(
            Run(digits, said[: match.start()], said[match.end() :], tuple(re.findall(r"\d+", match[0])))
        )
    return found


def replaced(found: list[Run]) -> list[Run]:
    """The numbers without the first of two that is said to give way: «231-0001から232-0006に変えて»."""
    gives_way = len(found) == 2 and re.match(r"\s*(?:から|より|を|→|⇒|[-=]>)", found[0].after)
    return [replace(found[1], before="")] if gives_way else found


def spoken_digits(text: str) -> str:
    """`text` with its digits as digits, also those that are spoken: «ぜろななぜろ» is no «なぜ»."""
    return _ZERO.sub("0", _LONE_ZERO.sub("0", repeated(arabic_rows(nfkc(text)))))


def domestic(digits: str) -> str:
    """The digits of a phone number as dialled in Japan: +81 90… and 8190… as 090…."""
    return _COUNTRY.sub("0", digits)
