"""A year and month, stored as YYYY-MM."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ..reading import Misread, NotAnAnswer, Read, Reading
from ..text.date_pieces import mended
from ..text.dates import year_month
from ..text.options import pick
from ..text.yes_no import stance
from ..vocabulary import Context, Field, Refusal, Value
from .kept import ON_FILE, agreed

_FORM = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, kw_only=True)
class YearMonth(Field):
    """次回免許更新年月 and the like."""

    def read(self, text: str, context: Context) -> Reading:
        """A month in any usual spelling, or «今と同じ» when one is on file."""
        found = year_month(text, context.today)
        if found is not None and found.value:
            return Read(f"{found.value:%Y-%m}")
        if (found is None or ON_FILE.search(text)) and (
            option := pick(text, context.options, context.on_file)
        ):
            return Read(option.value)
        if found is not None:
            return Misread(found.problem)
        if len(context.options) == 1 and agreed(text):
            return Read(context.options[0].value)
        return NotAnAnswer() if stance(text) is None else Misread("month_wanted")

    def mended(self, before: str, after: str) -> str | None:
        """A month with its year or month corrected."""
        return mended(before, after, with_day=False)

    def check(self, value: Value, context: Context) -> Refusal | None:
        """Only a well-formed YYYY-MM."""
        good = isinstance(value, str) and _FORM.fullmatch(value) and value >= "0001"
        return None if good else Refusal("month_wanted")

    def show(self, value: Value, context: Context) -> str:
        """2027年8月（令和9年8月）."""
        first = date.fromisoformat(f"{value}-01")
        era = f"（令和{first.year - 2018}年{first.month}月）" if first >= date(2019, 5, 1) else ""
        return f"{first.year}年{first.month}月{era}"
