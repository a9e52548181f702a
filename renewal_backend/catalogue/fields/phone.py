"""A Japanese phone number, stored as digits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import phonenumbers

from ..reading import Misread, NotAnAnswer, Read, Reading
from ..text.around import elsewhere, frames
from ..text.aside import asks
from ..text.digit_pieces import mended
from ..text.digits import Run, domestic, replaced, runs, spoken_digits
from ..vocabulary import Context, Field, Refusal, Value
from .kept import kept

_MOBILE = re.compile(r"0[5789]0[0-9]{8}")
_FIXED = re.compile(r"0(?![5789]0)[1-9][0-9]{8}")
_FREE_OF_CHARGE = re.compile(r"0(?:120|570|990|800(?!000))")
"""Nobody's own line; asked about rather than given. 080-0000-xxxx is no such line: the demonstration's people have it."""
_DIVIDED = ((3, 4, 4), (6, 4))
_LIKE_ONE = 5
"""Digits from which a run is meant as a phone number."""


@dataclass(frozen=True, kw_only=True)
class Phone(Field):
    """電話番号: full and half width, with and without hyphens, +81."""

    def read(self, text: str, context: Context) -> Reading:
        """The one run of digits in a text that says nothing else."""
        found = replaced([run for run in runs(text) if len(run.digits) >= _LIKE_ONE or run.alone])
        if not found:
            return kept(text, context, "phone_form")
        if asks(spoken_digits(text)):
            return NotAnAnswer()
        if len(found) > 1 and len(present := [run for run in found if _present(run)]) == 1:
            found = present
        if not frames("phone", found[0].before, found[-1].after) and not _plain(found):
            return NotAnAnswer()
        if len(found) > 1:
            return Misread("phone_several")
        if _FREE_OF_CHARGE.match(found[0].digits):
            return NotAnAnswer()
        digits = domestic(found[0].digits)
        return Read(digits) if self.check(digits, context) is None else Misread("phone_form")

    def mended(self, before: str, after: str) -> str | None:
        """A number with one group of its digits corrected."""
        return mended(before, after, _DIVIDED)

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


def _plain(found: Sequence[Run]) -> bool:
    """Whether a text, whatever else it says, gives one whole number that may be the customer's."""
    return len(found) == 1 and _present(found[0])


def _present(run: Run) -> bool:
    """Whether a run is a whole number that nothing beside it gives to somebody else or to the past."""
    number = domestic(run.digits)
    whole = _MOBILE.fullmatch(number) or _FIXED.fullmatch(number)
    return bool(whole) and not elsewhere("phone", run.before, run.after)
