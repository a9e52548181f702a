"""A corrected piece of a date put into the date before it: «平成18年3月20日», «21日だった» → 平成18年3月21日."""

from __future__ import annotations

import re

from .date_shapes import DAYS, MONTHS, canonical
from .shape import first

_FULL_YEAR = r"(?:明治|大正|昭和|平成|令和|[明大昭平令mtshr])[.・]?\d{1,2}年?|(?:18|19|20|21)\d\d年?"
_NEAR_YEAR = r"(?:再来年|今年|本年|来年|翌年|明年|一昨年|去年|昨年)度?|\d年後"
_BEFORE = re.compile(
    rf"(?P<year>{_FULL_YEAR}|{_NEAR_YEAR}|(?<!\d)\d{{1,2}}年)?[の、,/.\-]{{0,2}}"
    r"(?:(?P<month>\d{1,2})(?:月|(?=[/.\-]\d)|(?![\d年日歳])))?[の、,/.\-]{0,2}(?:(?P<day>\d{1,2})(?:日|(?![\d年月歳])))?"
)
_AFTER = re.compile(
    rf"(?:(?P<full>{_FULL_YEAR}|{_NEAR_YEAR})の?|(?<!\d)(?P<short>\d{{1,2}})年の?)?"
    r"(?:(?<!\d)(?P<month>\d{1,2})月[の、]?)?(?:(?<!\d)(?P<day>\d{1,2})日)?"
)
_ERA = re.compile(r"^\D+")


def mended(before: str, after: str, *, with_day: bool) -> str | None:
    """The date of `before` with the year, month or day of `after` in place of its own.

    None where either has no such piece, or where `after` is a whole date itself.
    """
    old = next((m for m in _BEFORE.finditer(canonical(before)) if m[0].strip("の、,/.-")), None)
    said = canonical(after)
    new = next((m for m in _AFTER.finditer(said) if m[0]), None)
    if old is None or new is None or (first((*DAYS,) if with_day else MONTHS, said) and not new["short"]):
        return None
    year = _year(old["year"] or "", new["full"], new["short"])
    month, day = new["month"] or old["month"], new["day"] or old["day"]
    if not year or not month or (with_day and not day):
        return None
    return f"{year}{month}月" + (f"{day}日" if day else "") + said[new.end() :]


def _year(old: str, full: str | None, short: str | None) -> str:
    """The year in words; one of two digits takes the era of the year before it, or its century."""
    if full:
        return full if full.endswith(("年", "後")) or not full[-1].isdigit() else f"{full}年"
    if short is None:
        return old if not old[-1:].isdigit() else f"{old}年"
    if re.match(r"(?:18|19|20|21)\d\d", old):
        return f"{old[:2]}{int(short):02}年"
    era = _ERA.match(old)
    return f"{era[0]}{short}年" if era and re.search(r"\d", old) else f"{short}年"
