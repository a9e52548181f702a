"""A Japanese address, stored as typed after NFKC."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..reading import Misread, NotAnAnswer, Read, Reading
from ..text.plain import asks, plain
from ..vocabulary import Context, Field, Refusal, Value

_PREFECTURE = re.compile(r"(?:東京都|北海道|(?:京都|大阪)府|.{2,3}県)")
_PLACE = re.compile(r"[都道府県市区町村郡].*[0-9一二三四五六七八九十番地丁目号]")
_LEAD = re.compile(r"^(?:(?:新しい|今の|正しい)?(?:住所|引越先|引っ越し先|転居先)は?[、:：\s]*)?(?:〒?\s*[0-9]{3}-?[0-9]{4}\s*)?")
_TAIL = re.compile(r"(?:です|に引っ越しました|に変わりました|に変更してください|になります|でお願いします|に変更お願いします)[。!！]*$")
_LONGEST = 120


@dataclass(frozen=True, kw_only=True)
class Address(Field):
    """住所, from the prefecture or city down to the number."""

    def read(self, text: str, context: Context) -> Reading:
        """A text that has the shape of an address; without a house number it is asked again."""
        if asks(text):
            return NotAnAnswer()
        said = re.sub(r"[\s\x00-\x1f]+", " ", unicodedata.normalize("NFKC", text)).strip()
        said = _TAIL.sub("", _LEAD.sub("", said)).strip()
        if self.check(said, context) is None:
            return Read(said)
        return Misread("address_incomplete") if _PREFECTURE.match(plain(said)) and len(said) < _LONGEST else NotAnAnswer()

    def check(self, value: Value, context: Context) -> Refusal | None:
        """A place name and a number, at most 120 characters, no control characters."""
        good = isinstance(value, str) and len(value) <= _LONGEST and value.isprintable() and _PLACE.search(value)
        return None if good else Refusal("address_incomplete")
