"""Digits in every dress: full width, 漢数字 (九, 十二, 二十三), 元年."""

from __future__ import annotations

import re

_UNITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = re.compile(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)(?=[年月日歳番つ台]|$)")
_ROW = re.compile(r"[〇零一二三四五六七八九]+(?=[年月日歳番])")
_KANA = {
    "いち": "1", "に": "2", "さん": "3", "よん": "4", "し": "4", "ご": "5", "ろく": "6", "なな": "7", "しち": "7",
    "はち": "8", "きゅう": "9", "く": "9", "じゅう": "10", "じゅういち": "11", "じゅうに": "12",
}  # fmt: skip
_KANA_MONTH = re.compile(r"(じゅういち|じゅうに|じゅう|いち|に|さん|し|ご|ろく|しち|はち|く)がつ")
_KANA_YEAR = re.compile(r"(じゅう|いち|に|さん|よ|ご|ろく|なな|しち|はち|きゅう|く)ねん")


def _tens(match: re.Match[str]) -> str:
    tens, units = match.groups()
    return str((_UNITS[tens] if tens else 1) * 10 + (_UNITS[units] if units else 0))


def arabic(text: str) -> str:
    """`text` with 漢数字 and kana numerals before 年・月・日 turned into digits; 元年 into 1年."""
    text = text.replace("元年", "1年").replace("がんねん", "1年").replace("れいわ", "令和").replace("へいせい", "平成")
    text = text.replace("しょうわ", "昭和").replace("らいねん", "来年").replace("ことし", "今年")
    text = _KANA_MONTH.sub(lambda m: _KANA[m[1]] + "月", text)
    text = _KANA_YEAR.sub(lambda m: {"よ": "4"}.get(m[1]) or _KANA[m[1]] + "年", text)
    text = _TENS.sub(_tens, text)
    return _ROW.sub(lambda m: "".join(str(_UNITS[c]) for c in m[0]), text)
