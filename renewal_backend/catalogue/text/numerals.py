"""Numbers in every dress: 漢数字 (九, 十二, 二千二十七, 〇九〇), kana (はちがつ, ふつか), 元年."""

from __future__ import annotations

import re

from .plain import hiragana, katakana
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
_DAY = re.compile(rf"(?<=月)([の、]{{0,2}})({'|'.join(_DAYS)})")
_WORDS = pairs("numerals", "words")
_TIMES = {"一": 1, "ひと": 1, "二": 2, "ふた": 2, "三": 3, "みっ": 3, "四": 4, "よっ": 4, "五": 5, "いつ": 5}
_REPEATED = re.compile(
    rf"(ゼロ|ぜろ|零|\d)が(?:続けて)?([1-5]|{'|'.join(_TIMES)})(?:つ|個|回|コ|こ)(?:並び|続き)?"
)
_SPOKEN_DIGITS = {word: int(digit) for word, digit in pairs("numerals", "spoken").items()}
_ANY_DIGIT = "|".join((*_SPOKEN_DIGITS, *(katakana(word) for word in _SPOKEN_DIGITS)))
_DRAWN = "ーぃぅぇぉァィゥェォ"
"""How the vowel of a digit is drawn out: «にー», «にぃ»."""
_SPOKEN_DIGIT = re.compile(rf"({_ANY_DIGIT})[{_DRAWN}]?|[〇一二三四五六七八九]")
_SPOKEN = re.compile(rf"(?:(?:(?:{_ANY_DIGIT})[{_DRAWN}]?|[〇一二三四五六七八九])[\s、.のノ\-]*){{5,}}")
_PREFIX = re.compile(rf"(?:ゼロ|ぜろ)(?:(?:{_ANY_DIGIT})[{_DRAWN}]?){{1,4}}(?=[\s、,.\-の]{{0,2}}\d{{2,4}})")
"""A number's first group spoken, the others in figures: «ゼロハチゼロ、1122、3344»."""
_TWO_ONE = re.compile(r"([にニ])(?=いち|イチ)")
_SURELY = 7
"""Seven digits or more; shorter rows without a zero may be words."""
_ZEROS = re.compile("ぜろ|ゼロ")


def arabic(text: str) -> str:
    """`text` (plain, katakana as hiragana) with counted 漢数字 and kana numbers turned into digits."""
    for word, written in _WORDS.items():
        text = text.replace(word, written)
    text = _AFTER_DIGIT.sub(lambda m: _COUNTERS[m[1]], text)
    text = _KANA_NUMBER.sub(
        lambda m: _KANA_DIGIT.sub(lambda d: _KANA[d[0]], m[1]) + _COUNTERS.get(m[2], m[2]), text
    )
    text = text.replace("歳いじょう", "歳以上")
    text = _KANJI.sub(lambda m: in_digits(m[0]), text)
    return _DAY.sub(lambda m: m[1] + _DAYS[m[2]] + "日", text)


def arabic_rows(text: str) -> str:
    """`text` with rows of kanji or spoken digits (telephones) turned digit by digit: 〇九〇, ぜろきゅうぜろ → 090."""
    spoken = _SPOKEN.sub(_spoken_row, _TWO_ONE.sub(r"\1 ", text))
    spoken = _PREFIX.sub(_spoken_row, spoken)
    return _ROW.sub(lambda m: "".join(str(_DIGITS[c]) for c in m[0]), spoken)


def repeated(text: str) -> str:
    """«ゼロが四つ» as 0000."""
    return _REPEATED.sub(lambda m: _digit(m[1]) * int(_TIMES.get(m[2], m[2])), text)


def _digit(said: str) -> str:
    return said if said.isdecimal() else "0"


def _spoken_row(match: re.Match[str]) -> str:
    digits = _SPOKEN_DIGIT.sub(_spoken_digit, match[0])
    long = sum(c.isdecimal() for c in digits) >= _SURELY
    return digits if long or _ZEROS.search(match[0]) else match[0]


def _spoken_digit(match: re.Match[str]) -> str:
    return str(_DIGITS[match[0]] if match[1] is None else _SPOKEN_DIGITS[hiragana(match[1])])


def in_digits(kanji: str) -> str:
    """A run of 漢数字 as digits: 四十五 → 45, 二千二十七 → 2027; without units digit by digit: 二〇二七 → 2027."""
    if not any(c in _UNITS for c in kanji):
        return "".join(str(_DIGITS[c]) for c in kanji)
    total, pending = 0, 0
    for c in kanji:
        if c in _UNITS:
            total, pending = total + (pending or 1) * _UNITS[c], 0
        else:
            pending = pending * 10 + _DIGITS[c]
    return str(total + pending)
