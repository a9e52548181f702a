"""Years, months and days as people write them: 令和9年8月, R9.8, 2027/8, 来年の8月, 平成10年4月2日, 19980402."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .around import frames
from .aside import asks
from .date_shapes import DAYS, MONTHS, PARTIAL_DAY, PARTIAL_MONTH, canonical
from .shape import Shape, first
from .years import near_year, year_of


@dataclass(frozen=True)
class Found:
    """A date in a text, or the code of what is wrong with it."""

    value: date | None = None
    problem: str = ""


def year_month(text: str, today: date) -> Found | None:
    """The month named in `text` as its first day; None when the text is not about a month at all.

    Problems: year_missing, month_missing, month_wanted, no_such_date.
    """
    said = canonical(text)
    shape = first(MONTHS, said)
    if shape is not None:
        return _month(shape, today) if _answers("month", text, shape) else None
    partial = first(PARTIAL_MONTH, said)
    return Found(problem=partial.kind) if partial and _answers("month", text, partial, strange=0) else None


def day(text: str, today: date) -> Found | None:
    """The day (a birth date) named in `text`; None when the text is not about a day at all.

    Problems: day_missing, birth_date_wanted, no_such_date.
    """
    said = canonical(text)
    shape = first(DAYS, said)
    if shape is not None:
        return _day(shape, today) if _answers("day", text, shape) else None
    partial = first(PARTIAL_DAY, said)
    return Found(problem=partial.kind) if partial and _answers("day", text, partial, strange=0) else None


def _answers(kind: str, text: str, shape: Shape, strange: int = 6) -> bool:
    return not asks(text) and frames(kind, shape.before, shape.after, strange=strange)


def _month(shape: Shape, today: date) -> Found:
    if shape.kind == "relative_month":
        ahead = today.month - 1 + {"先月": -1, "今月": 0, "来月": 1, "再来月": 2}[shape["word"]]
        return Found(date(today.year + ahead // 12, ahead % 12 + 1, 1))
    year = near_year(shape, today) if shape["short"] else year_of(shape, today)
    if year is None:
        return Found(problem="month_wanted")
    return _real(year, shape["month"], shape["day"], month_only=True)


def _day(shape: Shape, today: date) -> Found:
    if shape["short"]:
        century = 1900 if int(shape["short"]) > today.year % 100 else 0
        if not century:
            return Found(problem="birth_date_wanted")
        return _real(century + int(shape["short"]), shape["month"], shape["day"])
    year = year_of(shape, today)
    return Found(problem="birth_date_wanted") if year is None else _real(year, shape["month"], shape["day"])


def _real(year: int, month: str, day_of_month: str, *, month_only: bool = False) -> Found:
    try:
        found = date(year, int(month), int(day_of_month or 1))
    except ValueError:
        return Found(problem="no_such_date")
    return Found(found.replace(day=1) if month_only else found)
