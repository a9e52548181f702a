"""Years, months and days as people write them: 令和9年8月, R9.8, 2027/8, 来年の8月, 平成10年4月2日, 19980402."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from .numerals import arabic
from .plain import asks, plain

_ERAS = {"明治": 1867, "m": 1867, "大正": 1911, "t": 1911, "昭和": 1925, "s": 1925, "平成": 1988, "h": 1988, "令和": 2018, "r": 2018}
_RELATIVE = {"今年": 0, "本年": 0, "来年": 1, "翌年": 1, "再来年": 2, "さらいねん": 2, "去年": -1, "昨年": -1}
_SEPARATOR = r"[年/.\-,、の]+"
_YEAR = (
    r"(?:(?P<era>明治|大正|昭和|平成|令和|(?<![a-z])[mtshr](?=\d|\.\d))[.]?(?P<era_year>\d{1,2})"
    r"|(?P<western>(?:19|20)\d\d)|(?P<relative>今年|本年|来年|翌年|再来年|さらいねん|去年|昨年)|(?P<after>\d)年後|(?P<short>\d{2}))"
)
_YEAR_MONTH = re.compile(rf"{_YEAR}(?:{_SEPARATOR})?(?P<month>\d{{1,2}})(?!\d)(?:月)?(?:\d{{1,2}}日)?")
_COMPACT_MONTH = re.compile(r"(?P<western>(?:19|20)\d\d)(?P<month>\d\d)(?!\d)")
_DAY = re.compile(rf"{_YEAR}(?:{_SEPARATOR})?(?P<month>\d{{1,2}})[月/.\-,、]+(?P<day>\d{{1,2}})(?!\d)日?")
_COMPACT_DAY = re.compile(r"(?<!\d)(?P<western>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)")
_ERA_COMPACT_DAY = re.compile(r"(?P<era>昭和|平成|令和|[shr])(?P<era_year>\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)")
_MONTH_ONLY = re.compile(r"(?<!\d)(?P<month>\d{1,2})月")
_YEAR_ONLY = re.compile(rf"{_YEAR}年?")
_REST = 24
"""A text may say this much around a date and still be an answer."""


@dataclass(frozen=True)
class Found:
    """A date in a text, or the code of what is wrong with it."""

    value: date | None = None
    problem: str = ""


def _year(match: re.Match[str], today: date) -> int:
    groups = match.groupdict()
    if era := groups.get("era"):
        return _ERAS[era] + int(groups["era_year"])
    if western := groups.get("western"):
        return int(western)
    if relative := groups.get("relative"):
        return today.year + _RELATIVE[relative]
    if after := groups.get("after"):
        return today.year + int(after)
    return 2000 + int(groups["short"])


def _date(match: re.Match[str], today: date) -> Found:
    try:
        return Found(date(_year(match, today), int(match["month"]), int(match.groupdict().get("day") or 1)))
    except ValueError:
        return Found(problem="no_such_date")


def _first(patterns: tuple[re.Pattern[str], ...], said: str) -> re.Match[str] | None:
    return next((m for p in patterns if (m := p.search(said))), None)


def year_month(text: str, today: date) -> Found | None:
    """The month named in `text` as its first day; None when the text is not about a month at all."""
    said = arabic(plain(text))
    match = _first((_YEAR_MONTH, _COMPACT_MONTH), said)
    if match is None:
        if asks(text) or len(said) > _REST:
            return None
        if _MONTH_ONLY.search(said):
            return Found(problem="year_missing")
        return Found(problem="month_missing") if _YEAR_ONLY.fullmatch(said) else None
    return _unless_story(match, said, text, today)


def day(text: str, today: date) -> Found | None:
    """The day (a birth date) named in `text`; None when the text is not about a day at all."""
    said = arabic(plain(text))
    match = _first((_COMPACT_DAY, _ERA_COMPACT_DAY, _DAY), said)
    if match is None:
        if asks(text) or len(said) > _REST:
            return None
        partial = _first((_YEAR_MONTH, _MONTH_ONLY), said)
        return Found(problem="day_missing") if partial else None
    return _unless_story(match, said, text, today)


def _unless_story(match: re.Match[str], said: str, text: str, today: date) -> Found | None:
    rest = len(said) - (match.end() - match.start())
    return None if asks(text) or rest > _REST else _date(match, today)
