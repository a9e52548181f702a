"""One spelling for what can be typed in many: width, case, spaces, waves, kana, long vowels, emoji."""

from __future__ import annotations

import re
import unicodedata

from .words import pairs

LONGEST = 1000
"""Characters of a message that are looked at; the chat takes no longer ones."""

_SPACE = re.compile(r"[\s\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060\ufe00-\ufe0f\ufeff\u20e3]+")
_DASHES = re.compile(r"[‐-―−ー─━﹣~〜-]+(?=\d)")
_EDGES = re.compile(r"^[「『（(【\[\"'“]+|[。．.、，,!！」』）)】\]\"'”♪♡♥☆★…~]+$")
EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2190-\u21ff]")
_KAOMOJI = re.compile(
    r"[m\\\\]?\((?:[^()ぁ-んァ-ヶ一-龥0-9a-np-uyz]{1,8}|笑|爆|汗|泣)\)[m/ノ]?|\^[_\-.]*\^;*|"
    r"[:;]-?[)dp](?![a-z])|w{1,8}$|笑$"
)
_KATAKANA = {ord("ァ") + i: ord("ぁ") + i for i in range(86)}
_HIRAGANA = {there: here for here, there in _KATAKANA.items()}
_LONG = re.compile(r"[ー~〜─━-]+(?!\d)")
_RUN = re.compile(r"([ぁ-ん])\1{2,}")
_SCREAM = re.compile(r"([ぁ-ん])\1{2,}")
_SMALL = str.maketrans("ぁぃぅぇぉ", "あいうえお")
_PAUSE = re.compile(r"う[ー~]+[んむ]|ん[ー~]+(?!ん)|え[ー~]+(?!い)[と]?|あ[ー~]+|そ[ー~]+ですね")
_DIFFERENT = re.compile(r"(?<!っ)ちがい")
_SAME_WORD = pairs("spellings", "one")


def nfkc(text: str) -> str:
    """NFKC of the first thousand characters, again no longer than that."""
    return unicodedata.normalize("NFKC", text[:LONGEST])[:LONGEST]


def plain(text: str) -> str:
    """NFKC, lower case, no spaces, plain hyphens before digits, no closing punctuation or emoji."""
    said = _SPACE.sub("", nfkc(text)).lower()
    said = EMOJI.sub("", _KAOMOJI.sub("", said))
    return _EDGES.sub("", _DASHES.sub("-", said).replace("〜", "~"))


def katakana(text: str) -> str:
    """Hiragana as katakana."""
    return text.translate(_HIRAGANA)


def hiragana(text: str) -> str:
    """Katakana as hiragana."""
    return text.translate(_KATAKANA)


def fold(text: str) -> str:
    """`plain`, with katakana as hiragana, long vowels dropped, and one spelling for words that have several.

    Pauses («うーん», «えーと») become «…», so that they are not taken for «うん» or «ええ»;
    one letter over and over is no word at all.
    """
    said = hiragana(plain(text))
    if _SCREAM.fullmatch(said):
        return ""
    said = _PAUSE.sub(
        "…", said.replace("のー", "no").replace("んーん", "ううん").replace("うーうん", "ううん")
    )
    said = _RUN.sub(r"\1\1", _LONG.sub("", said).translate(_SMALL))
    said = re.sub(r"っ+(?=$|[、。,.!…])", "", said)
    for written, one in _SAME_WORD.items():
        said = said.replace(written, one)
    return _DIFFERENT.sub("違い", said)
