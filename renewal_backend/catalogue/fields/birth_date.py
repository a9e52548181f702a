"""A birth date, stored as YYYY-MM-DD."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..reading import Misread, Read, Reading
from ..text.around import names_only
from ..text.date_pieces import mended
from ..text.dates import day
from ..text.options import pick
from ..text.reasons import conclusions
from ..vocabulary import Context, Field, Refusal, Value
from .kept import ON_FILE, agreed, kept

_OLDEST_YEARS = 120


@dataclass(frozen=True, kw_only=True)
class BirthDate(Field):
    """最若年運転者の生年月日."""

    def read(self, text: str, context: Context) -> Reading:
        """A day in any usual spelling, or an option such as 「ご本人」."""
        found = day(text, context.today)
        if found is not None and found.value:
            return Read(found.value.isoformat())
        if found is None or ON_FILE.search(text):
            told = (pick(said, context.options, context.on_file) for said in (text, *conclusions(text)))
            if option := next(filter(None, told), None):
                return Read(option.value)
        if agreed(text) and len(context.options) > 1:
            return Misread("which_one")
        if found is None and names_only("day", "persons", text):
            return Misread("birth_date_wanted")
        return Misread(found.problem) if found is not None else kept(text, context, "birth_date_wanted")

    def mended(self, before: str, after: str) -> str | None:
        """A day with its year, month or day corrected."""
        return mended(before, after, with_day=True)

    def check(self, value: Value, context: Context) -> Refusal | None:
        """Only a real day in the past of a living person."""
        try:
            born = date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
        except ValueError:
            born = None
        if born is None:
            return Refusal("birth_date_wanted")
        alive = context.today.year - born.year <= _OLDEST_YEARS
        return None if born < context.today and alive else Refusal("birth_date_impossible")

    def show(self, value: Value, context: Context) -> str:
        """1998年4月2日."""
        born = date.fromisoformat(str(value))
        return f"{born.year}年{born.month}月{born.day}日"
