"""Options named by what they cost: «安いほう», «一番高いやつ», «45,000円の», «4万5千円», «4万円台»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..vocabulary import Option
from .cover import each
from .plain import plain

_MOST = "_ 一番 いちばん 1番 もっとも 最も 最 より なるべく できるだけ 少しでも とにかく"
CHEAP = each(_MOST, "安い お安い お安く やすい 安く 安め やすめ 安価 安いん 安かった お得 おとく 低い 安上がり 低料金 格安 リーズナブル 節約 保険料が安い 値段が安い 金額が安い 料金が安い 保険料の安い 金額の低い 保険料が低い")
CHEAP += each(_MOST, "安い", "保険料 値段 金額 料金") + ["最安", "最安値", "最低", "最低額"]
DEAR = each(_MOST, "高い たかい 高め たかめ 高額 高かった 値の張る 高価") + ["最高", "最高額"]
DEAR += each("保険料 値段 金額 料金", "が の", "高い", "ほう の やつ プラン もの")
_AMOUNT = re.compile(
    r"(?:年間?|月々?|毎月|約|およそ)?(?=\d)(?:(?P<man>\d{1,3})万)?(?:(?P<sen>\d)千)?(?P<rest>\d[\d,]*)?(?P<yen>円)?(?P<about>台|くらい|ぐらい|ほど|ちょっと)?"
)
_LEAST = 500
"""Yen below which a number is a place or an age, not a premium."""


def amounts(said: str, start: int, options: Sequence[Option]) -> Iterator[tuple[int, frozenset[int]]]:
    """Amounts at `start`: their ends, and the places (from 0) of the options that cost it."""
    match = _AMOUNT.match(said, start)
    if match is None or not any(o.yearly is not None for o in options):
        return
    yen = 10_000 * int(match["man"] or 0) + 1_000 * int(match["sen"] or 0) + int((match["rest"] or "0").replace(",", "") or 0)
    if yen < _LEAST:
        return
    span = (10_000 if yen % 10_000 == 0 else 1_000) if match["about"] else 1
    places = frozenset(i for i, o in enumerate(options) if any(yen <= cost < yen + span for cost in _costs(o)))
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
    return {int(n.replace(",", "")) for n in shown} | ({option.yearly} if option.yearly is not None else set())
