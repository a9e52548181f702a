"""Which year is meant: with an era, with four digits, with two, or «来年» and «2年後»."""

from __future__ import annotations

from datetime import date

from .shape import Shape

_ERAS = dict(zip("明m大t昭s平h令r", (y for y in (1867, 1911, 1925, 1988, 2018) for _ in "ab"), strict=True))
_RELATIVE = {
    "一昨年": -2,
    "去年": -1,
    "昨年": -1,
    "今年": 0,
    "本年": 0,
    "来年": 1,
    "翌年": 1,
    "明年": 1,
    "再来年": 2,
}
_NEAR = range(-2, 12)
"""A year written with one or two digits is taken from this stretch around today."""


def year_of(shape: Shape, today: date) -> int | None:
    """The year written with an era, with four digits, or as «来年» and «2年後»."""
    if era := shape["era"]:
        return _ERAS[era[0]] + int(shape["era_year"])
    if western := shape["western"]:
        return int(western)
    if relative := shape["relative"]:
        return today.year + _RELATIVE[relative]
    return today.year + int(shape["after"]) if shape["after"] else None


def near_year(shape: Shape, today: date) -> int | None:
    """The year written as «27年» (2027) or «9年» (令和9年): the one that is near."""
    short = int(shape["short"])
    return next((y for y in (2000 + short, 2018 + short) if y - today.year in _NEAR), None)
