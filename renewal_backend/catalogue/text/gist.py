"""The gist of a text that says more than we know: the one option it plainly names, if nothing speaks against it.

«一応もらっとくわ», «娘と息子も運転するけん家族まで»: what stands before the name is a reason, what follows it an ending.
Never where the text asks, refuses, sets a condition, or names something beside the option («嫁と俺だけ» is not «俺だけ»).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from ..vocabulary import Option, Value
from .narrowing import meant
from .option_words import Mark, Word

LONGEST = 60
_TAIL = re.compile(
    r"[ぁ-んーっ、。!…\s]*(?:[選頼希望変払引乗使運転送届登録契約更新入付思願下][ぁ-ん転望録約新]*){0,3}[ぁ-んーっ、。!…～~]*"
)
_LONGEST_TAIL = 16
_BESIDE = re.compile(
    r"(?:と|や|か|も|が|または|及び|および|・)$|たのは$|(?:保険|契約|更新|車|娘|息子|子供|妻|夫|歳)は(?:もう|まだ|今)?$"
)
_OF_THE_LICENCE = re.compile(r"(?:帯|線|らいん|免許証?|色)(?:の(?:ところ|とこ|部分|色))?が$")
"""«帯が金色になってる»: what has the colour is no thing beside it."""
_AGAINST = re.compile(
    r"(?:じゃ|では|や)(?:な[いくかけ]|ね[えー]|あら)|ない(?!とな|とい)|ません|まへん|へんの|いや[だで]|だめ|むり|なら|たら|れば|とき|けど|のに|かも|"
    r"迷|悩|相談|きいて|聞|たずね|尋|待|以外|やめ|以上に|より"
)
_KIND = (Word.SAME, Word.CHEAP)
Words = Callable[[str, int], Iterable[tuple[int, Mark]]]


def gist(
    said: str, words: Words, options: Sequence[Option], on_file: Value | None
) -> tuple[Option, ...] | None:
    """The one option that `said` (folded) comes down to; None when it is not plain."""
    if len(said) > LONGEST:
        return None
    found = _telling(said, words, options)
    if not found:
        return None
    head, tail = _OF_THE_LICENCE.sub("", said[: found[0][0]]), said[found[-1][1] :]
    between = "".join(said[a[1] : b[0]] for a, b in pairwise(found))
    if _BESIDE.search(head) or len(tail) > _LONGEST_TAIL or not _TAIL.fullmatch(tail):
        return None
    if _AGAINST.search(
        re.sub(r"^.*(?:ので|から|けん|さかい|んで|し)", "", head) + " " + between + " " + tail
    ):
        return None
    marked = meant([mark for _, _, mark in found], options, on_file)
    return marked if marked and len(marked) == 1 else None


def _telling(said: str, words: Words, options: Sequence[Option]) -> list[tuple[int, int, Mark]]:
    """Where words stand that tell options apart, longest first at each place, none inside another."""
    found, start = [], 0
    while start < len(said):
        here = [
            (end, mark) for end, mark in words(said, start) if _tells(said[start:end], mark, len(options))
        ]
        if here:
            end, mark = max(here, key=lambda pair: pair[0])
            found.append((start, end, mark))
            start = end
        else:
            start += 1
    return found


def _tells(word: str, mark: Mark, count: int) -> bool:
    """Whether a word is long enough to be no accident, and leaves some of the options out."""
    if isinstance(mark, frozenset):
        kana = re.fullmatch(r"[ぁ-ん]+", word) is not None
        return len(mark) < count and len(word) >= (3 if kana else 2)
    return (mark in _KIND and len(word) >= 2) or (mark is Word.STOP and len(word) >= 4)
