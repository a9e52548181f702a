"""An address in parts: prefecture, district (郡), and then words and numbers in their order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...catalogue.text.words import words
from .address_notation import one_notation

_PREFECTURE = re.compile("|".join(words("places", "prefectures")))
_DISTRICT = re.compile(r"((?:余市|高市|[^市区\s]{1,4})郡)\s*(?!市|山市)(?=[^区郡0-9]{1,6}[町村])")
_SEVERAL = words("places", "several")
_UNITS = {
    "丁目": r"丁目|丁(?![一-龥])",
    "番": r"番地?(?![町丁街館屋外組線場])",
    "室": r"号室|室(?!町)",
    "号": r"号(?![線棟館])",
    "階": r"階(?!段)|f(?![a-z棟])",
    "棟": r"号?棟|号館",
    "条": r"条",
    "地割": r"地割",
}
_NUMBER = re.compile(r"0*([0-9]+)(?:" + "|".join(f"({pattern})" for pattern in _UNITS.values()) + ")?")
_SEPARATORS = re.compile(r"[\s〒‐‑‒–—―−ー─━〜~\-_,、。.・･/()「」『』\[\]<>'\"#&=:;*]+")


@dataclass(frozen=True)
class Part:
    """A run of words, or a number with what it counts (丁目, 番, 号 …; empty when that is not said)."""

    text: str
    unit: str = ""
    number: bool = False


@dataclass(frozen=True)
class Address:
    """A parsed address. `prefecture` and `district` are empty when they are not said."""

    prefecture: str
    district: str
    parts: tuple[Part, ...]

    @property
    def names_a_place(self) -> bool:
        """Whether there is a word in it, and not only numbers."""
        return any(not part.number for part in self.parts)

    @property
    def name_found_elsewhere(self) -> bool:
        """Whether the municipality's name alone may mean another place."""
        return self.names_a_place and self.parts[0].text.startswith(_SEVERAL)


def parse(address: str) -> Address:
    """The parts of an address in any notation; words and numbers only, whatever the text is."""
    rest = one_notation(address)
    prefecture = _PREFECTURE.match(rest)
    rest = rest[prefecture.end() :].lstrip() if prefecture else rest
    district = _DISTRICT.match(rest)
    rest = rest[district.end() :] if district else rest
    return Address(
        prefecture[0] if prefecture else "", district[1] if district else "", tuple(_parts_of(rest))
    )


def _parts_of(text: str) -> list[Part]:
    parts: list[Part] = []
    at = 0
    for match in _NUMBER.finditer(text):
        _add_words(parts, text[at : match.start()])
        kinds = dict(zip(_UNITS, match.groups()[1:], strict=True))
        unit = next((name for name, found in kinds.items() if found), "")
        parts.append(Part(match[1], unit, number=True))
        at = match.end()
    _add_words(parts, text[at:])
    return parts


def _add_words(parts: list[Part], text: str) -> None:
    word = _SEPARATORS.sub("", text)
    if word:
        parts.append(Part(word))
