"""One spelling for what can be typed in many: width, case, spaces, waves, kana, long vowels, emoji."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST = 1000
"""Characters of a message that are looked at; the chat takes no longer ones."""

_SPACE = re.compile(r"[\s\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060\ufe00-\ufe0f\ufeff\u20e3]+")
_DASHES = re.compile(r"[‐-―−ー─━﹣~〜-]+(?=\d)")
_EDGES = re.compile(r"^[「『（(【\[\"'“]+|[。．.、，,!！」』）)】\]\"'”♪♡♥☆★…~]+$")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2190-\u21ff]")
_KAOMOJI = re.compile(
    r"[m\\\\]?\((?:[^()ぁ-んァ-ヶ一-龥0-9a-np-uyz]{1,8}|笑|爆|汗|泣)\)[m/ノ]?|\^[_\-.]*\^;*|"
    r"[:;]-?[)dp](?![a-z])|w{1,8}$|笑$"
)
_KATAKANA = {ord("ァ") + i: ord("ぁ") + i for i in range(86)}
_LONG = re.compile(r"[ー~〜─━-]+(?!\d)")
_RUN = re.compile(r"([ぁ-ん])\1{2,}")
_SMALL = str.maketrans("ぁぃぅぇぉ", "あいうえお")
_PAUSE = re.compile(r"う[ー~]+[んむ]|ん[ー~]+(?!ん)|え[ー~]+(?!い)[と]?|あ[ー~]+|そ[ー~]+ですね")
_DIFFERENT = re.compile(r"(?<!っ)ちがい")
_SAME_WORD = (
    ("致し", "いたし"), ("下さい",
        "ください"
    ), ("宜しく", "よろしく"), ("良い", "いい"), ("良く", "よく"), ("善い", "いい"),
    (
        "よい"
    , "いい"), ("無し", "なし"), ("無い", "ない"), ("有り", "あり"), ("有る", "ある"), ("御", "お"), ("願い",
        "ねがい"
    ), ("願う", "ねがう"),
    ("出来", "でき"), ("頂",
        "いただ"
    ), ("戴", "いただ"), ("全て", "すべて"), ("申込", "申し込"), ("申しこ", "申し込"), (
        "もうしこ"
    , "申し込"),
    ("大丈夫",
        "だいじょうぶ"
    ), ("だいじょぶ",
        "だいじょうぶ"
    ), ("まちがい", "間違い"), ("間ちがい", "間違い"), ("まちがって", "間違って"), ("まちがえ", "間違え"),
    ("ちがう", "違う"), (
        "ちがって"
    , "違って"), ("ちがわ", "違わ"), ("かくにん", "確認"), ("どうい", "同意"), ("もんだい", "問題"),
    ("わか", "分か"), ("判", "分"), ("変わ", "かわ"), ("変え", "かえ"), ("変更",
        "へんこう"
    ), ("結構", "けっこう"), ("一緒", "同じ"), ("いっしょ", "同じ"),
    ("おなじ", "同じ"), (
        "おんなじ"
    , "同じ"), ("通り", "とおり"), ("継続", "けいぞく"), ("欲し", "ほし"), ("要ら", "いら"), ("要り", "いり"),
    ("2人", "二人"), ("1人", "一人"), ("ふたり", "二人"), ("ところ", "所"), ("才", "歳"), (
        "さい以上"
    , "歳以上"), (
        "歳いじょう"
    , "歳以上"), ("ふうふ", "夫婦"),
    ("かぞく", "家族"), (
        "ほんにん"
    , "本人"), ("げんてい", "限定"), ("げんざい", "現在"), ("きょねん", "去年"), ("昨年", "去年"),
)  # fmt: skip


def nfkc(text: str) -> str:
    """NFKC of the first thousand characters, again no longer than that."""
    return unicodedata.normalize("NFKC", text[:LONGEST])[:LONGEST]


@lru_cache(maxsize=512)
def plain(text: str) -> str:
    """NFKC, lower case, no spaces, plain hyphens before digits, no closing punctuation or emoji."""
    said = _SPACE.sub("", nfkc(text)).lower()
    said = _EMOJI.sub("", _KAOMOJI.sub("", said))
    return _EDGES.sub("", _DASHES.sub("-", said).replace("〜", "~"))


def hiragana(text: str) -> str:
    """Katakana as hiragana."""
    return text.translate(_KATAKANA)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """`plain`, with katakana as hiragana, long vowels dropped, and one spelling for words that have several.

    Pauses («うーん», «えーと») become «…», so that they are not taken for «うん» or «ええ».
    """
    said = hiragana(plain(text))
    said = _PAUSE.sub(
        "…", said.replace("のー", "no").replace("んーん", "ううん").replace("うーうん", "ううん")
    )
    said = _RUN.sub(r"\1\1", _LONG.sub("", said).translate(_SMALL))
    said = re.sub(r"っ+(?=$|[、。,.!…])", "", said)
    for written, one in _SAME_WORD:
        said = said.replace(written, one)
    return _DIFFERENT.sub("違い", said)
