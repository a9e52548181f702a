"""Options named by where they stand: «2番目», «真ん中», «一番上», «②», «ふたつめ», «下から2番目», «3で»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .cover import each

_PREFIX = r"(?:no\.?|その|第|\(|\[|【|〔)?"
_NUMBERED = re.compile(rf"{_PREFIX}(?P<n>\d{{1,2}})(?!\d|[-,]\d|歳|万|千|円|年|月|日)(?:番目|番め|ばんめ|番|ばん|つ目|つめ|つ|個目|個め|枚目|台目|行目|\)|\]|】|\.|:)?")
_FROM_END = re.compile(r"(?:下|した|最後|うしろ|後ろ|右)から(?P<n>\d)(?:番目|番め|つ目|つめ|番|個目)?")
_FROM_START = re.compile(r"(?:上|うえ|最初|前|左)から(?P<n>\d)(?:番目|番め|つ目|つめ|番|個目)?")
_KANA = {
    "ひとつ": 1, "ふたつ": 2, "みっつ": 3, "みつ": 3, "よっつ": 4, "いつつ": 5, "いちばん": 1, "にばん": 2, "さんばん": 3, "よんばん": 4, "ごばん": 5,
    "一つ": 1, "二つ": 2, "三つ": 3, "四つ": 4, "五つ": 5, "一個": 1, "二個": 2, "三個": 3, "壱": 1, "弐": 2, "参": 3, "いち": 1, "に": 2, "さん": 3, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5,
}  # fmt: skip
_KANA_NUMBER = re.compile(rf"(?:{'|'.join(_KANA)})(?:目|め)")
_BARE_KANA = re.compile(rf"^(?:{'|'.join(_KANA)})(?=$|で|です|番|を|の|が|に|お)")
_MOST = "_ 一番 いちばん 1番 もっとも 最も"
FIRST = [*each(_MOST, "上 うえ 左 ひだり 最初 さいしょ はじめ 初め 先頭 トップ 前者 手前 頭")]
LAST = [*each(_MOST, "下 した 右 みぎ 最後 さいご 終わり おわり ラスト びり 後者 しまい")]
MIDDLE = [*each("_ ちょうど", "真ん中 まんなか まん中 真中 中間 中央 なか 中 間 中くらい 真ん中くらい 中ぐらい")]


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
