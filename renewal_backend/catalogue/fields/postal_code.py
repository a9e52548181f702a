"""A Japanese postal code, stored as seven digits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..reading import Misread, NotAnAnswer, Read, Reading
from ..text.addresses import looks_like
from ..text.around import elsewhere, frames
from ..text.aside import asks
from ..text.digit_pieces import mended
from ..text.digits import replaced, runs, spoken_digits
from ..vocabulary import Context, Field, Refusal, Value
from .kept import kept

_DIGITS = 7
_DIVIDED = ((3, 4),)


@dataclass(frozen=True, kw_only=True)
class PostalCode(Field):
    """郵便番号."""

    def read(self, text: str, context: Context) -> Reading:
        """Seven digits, with or without hyphen and 〒, alone or in front of an address."""
        found = replaced(runs(text))
        if not found:
            return kept(text, context, "postal_code_form")
        first = found[0]
        after = "" if looks_like(first.after) else first.after
        if asks(spoken_digits(text)):
            return NotAnAnswer()
        alone = (
            len(found) == 1 and len(first.digits) == _DIGITS and not elsewhere("phone", first.before, after)
        )
        if not frames("postal", first.before, after) and not alone:
            return NotAnAnswer()
        return Read(first.digits) if len(first.digits) == _DIGITS else Misread("postal_code_form")

    def mended(self, before: str, after: str) -> str | None:
        """A code with one group of its digits corrected."""
        return mended(before, after, _DIVIDED)

    def check(self, value: Value, context: Context) -> Refusal | None:
        """Exactly seven digits."""
        return (
            None
            if isinstance(value, str) and re.fullmatch(r"[0-9]{7}", value)
            else Refusal("postal_code_form")
        )

    def show(self, value: Value, context: Context) -> str:
        """100-0001."""
        return f"{str(value)[:3]}-{str(value)[3:]}"
