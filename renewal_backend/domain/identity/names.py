"""Whether two names are one: 髙橋 葵 and 高橋葵, タカハシ アオイ and たかはしあおい."""

from __future__ import annotations

import re

from .letters import kana, letters

_BETWEEN = re.compile(r"[\s・･.,、=゠]+")
_DASH = re.compile(r"(?<=[ぁ-ゖ])[‐-―−─━-]")


def same_name(entered: str, on_file_name: str, on_file_kana: str) -> bool:
    """Whether `entered` is the name on file, or its reading in any kana.

    Spaces, width, case and old forms of a character do not matter; another character does (斉 is not 斎).
    """
    name = _name(entered)
    return name != "" and (name == _name(on_file_name) or _reading(entered) == _reading(on_file_kana))


def _name(text: str) -> str:
    return _BETWEEN.sub("", letters(text)).replace("ヶ", "ケ")


def _reading(text: str) -> str:
    return _DASH.sub("ー", kana(_BETWEEN.sub("", letters(text))))
