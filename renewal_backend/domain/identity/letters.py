"""One form for letters that are written in several: width, case, old kanji, kana."""

from __future__ import annotations

import re
import unicodedata

from ...catalogue.text.plain import hiragana
from ...catalogue.text.words import words

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
_MARKS = str.maketrans("゛゜", "\u3099\u309a")
"""Voicing marks typed on their own, as those that join the kana before them."""
_TODAY = {
    ord(old): form[0] for key in ("old", "written") for form in words("glyphs", key) for old in form[1:]
}
_LARGE = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")


def letters(text: str) -> str:
    """NFKC in lower case, without what cannot be seen, every kanji in its form of today."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text.translate(_MARKS))).lower().translate(_TODAY)


def kana(text: str) -> str:
    """Katakana as hiragana, and small kana as large ones, as older registers write them."""
    return hiragana(text).translate(_LARGE)
