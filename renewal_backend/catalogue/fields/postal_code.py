"""A Japanese postal code, stored as seven digits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..reading import Misread, NotAnAnswer, Read, Reading
from ..text.plain import asks, plain
from ..vocabulary import Context, Field, Refusal, Value

_CODE = re.compile(r"〒?(\d{3})-?(\d{4})(?!\d)")
_DIGITS = re.compile(r"〒?[\d\-]{4,}")
_AROUND = 12


@dataclass(frozen=True, kw_only=True)
class PostalCode(Field):
    """郵便番号."""

    def read(self, text: str, context: Context) -> Reading:
        """Seven digits, with or without hyphen and 〒."""
        said = plain(text)
        if asks(text) or not (run := _DIGITS.search(said)) or len(said) - len(run[0]) > _AROUND:
            return NotAnAnswer()
        match = _CODE.fullmatch(run[0])
        return Read(match[1] + match[2]) if match else Misread("postal_code_form")

    def check(self, value: Value, context: Context) -> Refusal | None:
        """Exactly seven digits."""
        return None if isinstance(value, str) and re.fullmatch(r"[0-9]{7}", value) else Refusal("postal_code_form")

    def show(self, value: Value, context: Context) -> str:
        """100-0001."""
        return f"{str(value)[:3]}-{str(value)[3:]}"
