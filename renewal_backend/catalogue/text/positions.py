"""Options named by where they stand: «2番目», «真ん中», «一番上», «②», «ふたつめ», «下から2番目», «3で»."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PREFIX = r"(?:no\.?|その|第|\(|\[|【|〔)?"
_NUMBERED = re.compile(
    rf"{_PREFIX}(?P<n>\d{{1,2}})(?!\d|[-,]\d|歳|万|千|円|年|月|日)(?:番目|番め|ばんめ|番|ばん|つ目|つめ|"
    rf"つ|個目|個め|枚目|台目|行目|\)|\]|】|\.|:)?"
)
_FROM_END = re.compile(r"(?:下|した|最後|うしろ|後ろ|右)から(?P<n>\d)(?:番目|番め|つ目|つめ|番|個目)?")
_FROM_START = re.compile(r"(?:上|うえ|最初|前|左)から(?P<n>\d)(?:番目|番め|つ目|つめ|番|個目)?")
_SPOKEN = (
    "ひとつ 一つ 一個 いちばん いち 一 壱",
    "ふたつ 二つ 二個 にばん に 二 弐",
    "みっつ みつ 三つ 三個 さんばん さん 三 参",
    "よっつ 四つ よんばん 四",
    "いつつ 五つ ごばん 五",
)
_KANA = {word: number for number, spoken in enumerate(_SPOKEN, start=1) for word in spoken.split()}
_KANA_NUMBER = re.compile(rf"(?:{'|'.join(_KANA)})(?:目|め)")
_BARE_KANA = re.compile(rf"^(?:{'|'.join(_KANA)})(?=$|で|です|番|を|の|が|に|お)")


def numbered(said: str, start: int, count: int) -> Iterator[tuple[int, frozenset[int]]]:
    """Numbers from 1 to `count` at `start`: their ends, and the places (from 0) they name."""
    for pattern, turned in ((_FROM_END, True), (_FROM_START, False), (_NUMBERED, False)):
        match = pattern.match(said, start)
        if match and (n := int(match["n"])) >= 1 and (n <= count or _counts(match[0])):
            yield match.end(), frozenset({count - n if turned else n - 1} & set(range(count)))
    for pattern in (_KANA_NUMBER, _BARE_KANA) if start == 0 else (_KANA_NUMBER,):
        match = pattern.match(said, start)
        if match and (n := _KANA[re.sub(r"[目め]$", "", match[0])]) <= count:
            yield match.end(), frozenset({n - 1})


def _counts(said: str) -> bool:
    """Whether a number says itself that it is a place: «5番»."""
    return re.search(r"[番目つ]", said) is not None


def middle(count: int) -> frozenset[int]:
    """The place in the middle; both places when there is none."""
    return frozenset({(count - 1) // 2, count // 2})
