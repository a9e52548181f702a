"""One notation for an address as text: digits for counted 漢数字, one hyphen, one spelling of が, の, 上る, 入る."""

from __future__ import annotations

import re

from ...catalogue.text.addresses import without_postal_code
from ...catalogue.text.numerals import in_digits
from .letters import kana, letters

_KANJI = "[〇零一二三四五六七八九十百千]"
_COUNTED = re.compile(
    rf"{_KANJI}+(?=丁目|丁(?![一-龥])|番|号|条|線|地割|階|棟|軒|組|区)|(?<=第){_KANJI}+|{_KANJI}+(?=丁{_KANJI})"
)
"""丁 alone counts in Sakai (1丁2番), not in 八丁堀."""
_CHAIN = re.compile(rf"{_KANJI}+(?:[-の]{_KANJI}+)+")
_FOLLOWING = re.compile(
    rf"((?:[0-9][-の]|丁目の?|[0-9]丁|番地の?|番の?|号|条|線|地割)\s*)({_KANJI}+)(?=[-の\s]|$)"
)
_ALONE = re.compile(rf"(?<=[\s町]){_KANJI}+(?=-|$)")
_DASH = "[‐‑‒–—―−ー─━〜~-]"
_HYPHEN = re.compile(rf"(?<=[0-9]|{_KANJI})\s*{_DASH}\s*(?=[0-9]|{_KANJI})")
_GA = re.compile(r"(?<=[一-龥々ぁ-ん0-9])ケ(?=[一-龥])|ヶ")
"""ケ as が: つつじケ丘, 霞ヶ関; not in ケーキ."""
_FORMAL = re.compile(r"[壱弐参](?=番|丁目|号)")
_FORMAL_DIGITS = {"壱": "1", "弐": "2", "参": "3"}
_NO_BETWEEN = re.compile(r"(?<=[0-9目地番号])\s*の\s*(?=[0-9])")
_ROMAN = re.compile(r"(?<![a-z])(?:i{1,3}|iv|vi{1,3}|ix)(?![a-z])")
_ROMAN_VALUE = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
_UNIT_WORD = re.compile(
    r"(?<=[0-9])\s+(?=(?:丁目?|番地?|号室?|室|条|線|地割|号?棟|階)(?:[\s0-9-]|$))|(?<![0-9])\s+(?=[0-9])"
)
_SPELLINGS = tuple(
    (re.compile(pattern), one)
    for pattern, one in (
        (r"大字|小字|字", ""),
        (r"之", "の"),
        (r"塩竃", "塩釜"),
        (r"(?<![a-z])(?:no\.?|room|rm)\s*(?=[0-9])", " "),
        (r"通り", "通"),
        (r"(?<=[上下])がる", "る"),
        (r"(?<=[東西])へ?入(?:る|り)?", "入"),
        (r"地下(?=[0-9])", "b"),
        (r"第(?=[0-9]+地割)", ""),
        (r"番地?(?:なし|無し)", "無番地"),
        (r"(?<=[a-z])号?棟", ""),
    )
)


def one_notation(address: str) -> str:
    """An address in one notation, without the postal code in front; spaces stay where they may tell numbers apart."""
    text = without_postal_code(letters(address).strip())
    text = _FORMAL.sub(lambda m: _FORMAL_DIGITS[m[0]], _GA.sub("が", text))
    text = _HYPHEN.sub("-", kana(text))
    text = _CHAIN.sub(lambda m: re.sub(_KANJI + "+", _digits, m[0]), text)
    text = _FOLLOWING.sub(lambda m: m[1] + in_digits(m[2]), _COUNTED.sub(_digits, text))
    text = _ALONE.sub(_digits, text)
    text = _NO_BETWEEN.sub("-", _ROMAN.sub(lambda m: f" {_ROMAN_VALUE[m[0]]} ", text))
    for pattern, one in _SPELLINGS:
        text = pattern.sub(one, text)
    return _UNIT_WORD.sub("", text).strip()


def _digits(match: re.Match[str]) -> str:
    return in_digits(match[0])
