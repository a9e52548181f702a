"""How a line is written, as far as its letters show it: for the report only, nothing else looks at it."""

from __future__ import annotations

import re
import unicodedata

STYLES = (
    "kana",
    "double",
    "story",
    "complaint",
    "dialect",
    "polite",
    "one word",
    "blunt",
)
"""In the order in which they are tried; a line has one."""
_KANA = re.compile(r"[ぁ-ゖァ-ヺー\s、。!?・…~]+")
_SIGNS = {
    "double": re.compile(
        r"[?。](?=.).*(あと|それと|ついでに|それから)|(あと|それと|ついでに|それから)[、,].*[?か]"
    ),
    "complaint": re.compile(
        r"不親切|わかりにく|分かりにく|いい加減|ふざけ|ひどい|イライラ|腹(が|立)|めんどくさ|面倒くさ|不便|全然|ちっとも|最悪|もう嫌"
    ),
    "dialect": re.compile(
        r"やん|へん|ばい|けん[、。?]?$|じゃけ|けえ|やろ|どす|はる[?か]|ねん|っちゃ|たい[?。]?$(?<!したい)|だべ|べ[?か]?$|なまら|めっちゃ|あかん|ほんま"
        r"|なんぼ|と[?]$|ちゃう|おます|じゃが|のう[。?]?$|だに|がや|ずら|さー$|でっか"
    ),
    "polite": re.compile(r"です|ます|ました|ません|ください|下さい|でしょう|ございま|いただ|頂"),
}
_LONG = 50
_SHORT = 8


def style_of(text: str) -> str:
    """The style of a line."""
    plain = unicodedata.normalize("NFKC", text)
    if _KANA.fullmatch(plain) and len(plain) > _SHORT:
        return "kana"
    if _SIGNS["double"].search(plain):
        return "double"
    if len(plain) >= _LONG:
        return "story"
    for style in ("complaint", "dialect", "polite"):
        if _SIGNS[style].search(plain):
            return style
    return "one word" if len(plain) <= _SHORT else "blunt"
