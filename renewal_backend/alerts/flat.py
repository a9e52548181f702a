"""One spelling for what is typed in a hurry: width, case, spaces, kana, long vowels, a letter that slipped in."""

from __future__ import annotations

import re

from ..catalogue.text.plain import hiragana, nfkc

_SPACE = re.compile(r"[\s\x00-\x1f\x7f​-‏⁠-⁤︀-️﻿]+")
_LONG = re.compile(r"[ー~〜─━—―-]+(?!\d)")
_SLIPPED = re.compile(r"(?<=[ぁ-ん一-龥])(?!ai|id)[a-z]{1,2}(?=[ぁ-ん])")
_RUN = re.compile(r"([ぁ-ん])\1{2,}")
_SMALL = str.maketrans("ぁぃぅぇぉゎ", "あいうえおわ")
_PAUSE = re.compile(r"[。．.,、，・…\n\r;；/]+")
_SHOUT = re.compile(r"[!?！？‼⁉❗❓]*[?？❓][!?！？‼⁉❗❓]*|[!！‼❗]+")


def flat(text: str) -> str:
    """`text` in hiragana and kanji without spaces; «、» for every pause, one «!» or «?» for many."""
    said = nfkc(text).lower()
    said = _SHOUT.sub(lambda m: "?" if re.search(r"[?⁉❓]", m[0]) else "!", said)
    said = _SPACE.sub("", _PAUSE.sub("、", said))
    said = _RUN.sub(r"\1", _LONG.sub("", hiragana(said)).translate(_SMALL))
    return _SLIPPED.sub("", said)
