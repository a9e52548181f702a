"""A year and month, stored as YYYY-MM."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ..reading import Misread, NotAnAnswer, Read, Reading
from ..text.dates import year_month
from ..text.options import pick
from ..vocabulary import Context, Field, Refusal, Value
from ..text.yes_no import yes_or_no

_FORM = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, kw_only=True)
class YearMonth(Field):
    """次回免許更新年月 and the like."""

    def read(self, text: str, context: Context) -> Reading:
        """A month in any usual spelling, or «今と同じ» when one is on file."""
        found = year_month(text, context.today)
        if found is not None:
            return Read(f"{found.value:%Y-%m}") if found.value else Misread(found.problem)
        if option := pick(text, context.options, context.on_file):
            return Read(option.value)
        said = yes_or_no(text)
        if said and len(context.options) == 1:
            return Read(context.options[0].value)
        return NotAnAnswer() if said is None else Misread("month_wanted")

    def check(self, value: Value, context: Context) -> Refusal | None:
        """Only a well-formed YYYY-MM."""
        return None if isinstance(value, str) and _FORM.fullmatch(value) else Refusal("month_wanted")

    def show(self, value: Value, context: Context) -> str:
        """2027年8月（令和9年8月）."""
        first = date.fromisoformat(f"{value}-01")
        era = f"（令和{first.year - 2018}年{first.month}月）" if first >= date(2019, 5, 1) else ""
        return f"{first.year}年{first.month}月{era}"
