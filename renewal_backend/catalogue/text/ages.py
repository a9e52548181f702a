"""The option that the ages of the drivers ask for: «一番若いのが大学4年の息子22歳です» → «21歳以上補償»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..vocabulary import Option
from .numerals import arabic, in_digits
from .plain import hiragana, plain

_FROM = re.compile(r"(\d+)歳以上")
_WORDS = {"はたち": "20歳", "二十歳": "20歳", "還暦": "60歳", "古希": "70歳", "喜寿": "77歳", "米寿": "88歳"}
_AGE = re.compile(
    r"(?<![\d年月/.:〒-])([1-9]\d)(?:歳|才|さい|代|すぎ|過ぎ|なかば|半ば|(?=[)の]|になる|になった|になります|になりま|で[す、免]|と\d))(?!\d|円|万)"
)
_IN_KANJI = re.compile(
    r"[二三四五六七八九]?十[一二三四五六七八九]?(?=歳|才|代|すぎ|過ぎ|なかば|半ば|の(?:息子|娘|孫|子|妻|夫|嫁))"
)
_UNSURE = re.compile(
    r"以上|未満|以下|まで|から|とき|頃|ころ|昔|当時|運転し(?:ない|ません|とら|てな)|乗(?:らな|りませ|らん|れな|れませ|らへん)|くらい前|年前|(?:取|と)ったの|取得"
)
_YOUNGEST_DRIVER = 16
_OLDEST_DRIVER = 110


def aged(text: str, options: Sequence[Option]) -> Option | None:
    """The highest lower limit that everybody told of is above; None where the options have none or it is not plain."""
    limits = [int(found[1]) if (found := _FROM.search(option.label)) else 0 for option in options]
    said = hiragana(plain(text))
    for word, age in _WORDS.items():
        said = said.replace(word, age)
    ages = [int(age) for age in _AGE.findall(arabic(_IN_KANJI.sub(lambda m: in_digits(m[0]), said)))]
    if not any(limits) or not ages or _UNSURE.search(said):
        return None
    youngest = min(ages)
    if not _YOUNGEST_DRIVER <= youngest <= _OLDEST_DRIVER:
        return None
    return options[max((limit, place) for place, limit in enumerate(limits) if limit <= youngest)[1]]
