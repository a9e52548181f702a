"""Options named by what they cost: «安いほう», «一番高いやつ», «45,000円の», «4万5千円», «4万円台»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..vocabulary import Option
from .plain import plain

_AMOUNT = re.compile(
    r"(?:年間?|月々?|毎月|約|"
    r"およそ)?(?=\d)(?:(?P<man>\d{1,3})万)?(?:(?P<sen>\d)千)?(?P<rest>\d[\d,]*)?(?P<yen>円)?(?P<about>台|"
    r"くらい|ぐらい|ほど|ちょっと)?"
)
_LEAST = 500
"""Yen below which a number is a place or an age, not a premium."""


def amounts(said: str, start: int, options: Sequence[Option]) -> Iterator[tuple[int, frozenset[int]]]:
    """Amounts at `start`: their ends, and the places (from 0) of the options that cost it."""
    match = _AMOUNT.match(said, start)
    if match is None or not any(o.yearly is not None for o in options):
        return
    yen = (
        10_000 * int(match["man"] or 0)
        + 1_000 * int(match["sen"] or 0)
        + int((match["rest"] or "0").replace(",", "") or 0)
    )
    if yen < _LEAST:
        return
    span = (10_000 if yen % 10_000 == 0 else 1_000) if match["about"] else 1
    places = frozenset(
        i for i, o in enumerate(options) if any(yen <= cost < yen + span for cost in _costs(o))
    )
    yield match.end(), places


def cheapest(options: Sequence[Option], *, turned: bool = False) -> frozenset[int] | None:
    """The places of the lowest premium (of the highest if `turned`); None when options are not told apart by price."""
    priced = [o.yearly for o in options if o.yearly is not None]
    if not priced:
        return None
    wanted = max(priced) if turned else min(priced)
    return frozenset(i for i, o in enumerate(options) if o.yearly == wanted)


def _costs(option: Option) -> set[int]:
    shown = re.findall(r"\d[\d,]*(?=円)", plain(option.label + " " + option.detail))
    return {int(n.replace(",", "")) for n in shown} | (
        {option.yearly} if option.yearly is not None else set()
    )
