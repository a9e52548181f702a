"""Numbers in every dress: 漢数字 (九, 十二, 二千二十七, 〇九〇), kana (はちがつ, ふつか), 元年."""

from __future__ import annotations

import re

from .words import pairs

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "◯": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_COUNTED = r"(?=[年月日歳才番つ台個枚万円目]|$|[\-/.、・])"
_KANJI = re.compile(rf"(?<!\d)[〇零一二三四五六七八九十百千]+{_COUNTED}")
_ROW = re.compile(r"[〇零○◯一二三四五六七八九]{2,}")
_KANA = pairs("numerals", "kana")
_KANA_NUMBER = re.compile(rf"((?:{'|'.join(_KANA)})+)(ねん|がつ|にち|ばん|さい|だい|歳)")
_KANA_DIGIT = re.compile("|".join(_KANA))
_COUNTERS = pairs("numerals", "counters")
_AFTER_DIGIT = re.compile(r"(?<=\d)(ねん|がつ|にち|ばん(?!ち)|さい|だい)")
_DAYS = pairs("numerals", "days")
_DAY = re.compile(rf"(?<=月)({'|'.join(_DAYS)})")
_WORDS = pairs("numerals", "words")


def arabic(text: str) -> str:
    """`text` (plain, katakana as hiragana) with counted 漢数字 and kana numbers turned into digits."""
    for word, written in _WORDS.items():
        text = text.replace(word, written)
    text = _AFTER_DIGIT.sub(lambda m: _COUNTERS[m[1]], text)
    text = _KANA_NUMBER.sub(
        lambda m: _KANA_DIGIT.sub(lambda d: _KANA[d[0]], m[1]) + _COUNTERS.get(m[2], m[2]), text
    )
    text = text.replace("歳いじょう", "歳以上")
    text = _KANJI.sub(lambda m: _number(m[0]), text)
    return _DAY.sub(lambda m: _DAYS[m[1]] + "日", text)


def arabic_rows(text: str) -> str:
    """`text` with rows of kanji digits, as in phone numbers, turned digit by digit: 〇九〇 → 090."""
    return _ROW.sub(lambda m: "".join(str(_DIGITS[c]) for c in m[0]), text)


def _number(kanji: str) -> str:
    """四十五 → 45, 二千二十七 → 2027; without units digit by digit: 二〇二七 → 2027."""
    if not any(c in _UNITS for c in kanji):
        return "".join(str(_DIGITS[c]) for c in kanji)
    total, pending = 0, 0
    for c in kanji:
        if c in _UNITS:
            total, pending = total + (pending or 1) * _UNITS[c], 0
        else:
            pending = pending * 10 + _DIGITS[c]
    return str(total + pending)
