"""A Japanese phone number, stored as digits."""

from __future__ import annotations

import re
from dataclasses import dataclass

import phonenumbers

from ..reading import Misread, NotAnAnswer, Read, Reading
from ..text.plain import asks, plain
from ..vocabulary import Context, Field, Refusal, Value

_RUN = re.compile(r"\+?[\d][\d\-() ]{5,}\d")
_MOBILE = re.compile(r"0[5789]0\d{8}")
_FIXED = re.compile(r"0[1-9]\d{8}")
_AROUND = 16


@dataclass(frozen=True, kw_only=True)
class Phone(Field):
    """電話番号: full and half width, with and without hyphens, +81."""

    def read(self, text: str, context: Context) -> Reading:
        """The one run of digits in a short text."""
        said = plain(text).replace("の", "-") if re.search(r"\dの\d", plain(text)) else plain(text)
        runs = _RUN.findall(said)
        if asks(text) or len(runs) != 1 or len(said) - len(runs[0]) > _AROUND:
            return NotAnAnswer()
        digits = re.sub(r"\D", "", runs[0])
        if runs[0].startswith("+81"):
            digits = "0" + digits[2:].removeprefix("0")
        return Read(digits) if self.check(digits, context) is None else Misread("phone_form")

    def check(self, value: Value, context: Context) -> Refusal | None:
        """Ten digits for a line, eleven for 050/070/080/090."""
        good = isinstance(value, str) and (_MOBILE.fullmatch(value) or _FIXED.fullmatch(value))
        return None if good else Refusal("phone_form")

    def show(self, value: Value, context: Context) -> str:
        """090-1234-5678, hyphens where the numbering plan puts them."""
        text = str(value)
        if _MOBILE.fullmatch(text):
            return f"{text[:3]}-{text[3:7]}-{text[7:]}"
        number = phonenumbers.parse(text, "JP")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
