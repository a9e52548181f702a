"""«はい/うん/お願いします/大丈夫です/ちがう» and their many spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache

from .agreeing import ADVANCE, ASKING, NO, NO_SIGNS, THINGS, TWO_WAYS, WEAK, YES, YES_SIGNS
from .cover import cover, lexicon
from .plain import fold, nfkc
from .soft import BREAKS, LEAD, POLITE, REQUEST


class Stance(Enum):
    """What a short text says to a question of confirmation."""

    YES = "yes"
    NO = "no"
    ADVANCE = "advance"
    """«次へ»: go on, without saying that anything is right."""
    UNCLEAR = "unclear"
    """Yes and no at once, or a word that means both («結構です»)."""


class _Soft(Enum):
    WEAK = "weak"
    REQUEST = "request"
    """A yes if nothing else is said: «お願いします», «そうですね»."""
    ASKING = "asking"
    THING = "thing"


_Mark = Stance | _Soft


@cache
def _words() -> dict[str, _Mark]:
    return lexicon(
        {
            _Soft.ASKING: ASKING,
            Stance.UNCLEAR: TWO_WAYS,
            Stance.NO: NO,
            Stance.YES: YES,
            Stance.ADVANCE: ADVANCE,
            _Soft.REQUEST: REQUEST,
            _Soft.THING: THINGS,
            _Soft.WEAK: [*WEAK, *LEAD, *POLITE, *BREAKS],
        }
    )


def _signs(text: str) -> str:
    """Marks and pictures as words: 👍 and ○ for yes, 👎 and × for no."""
    for signs, word in ((YES_SIGNS, "はい。"), (NO_SIGNS, "いいえ。")):
        text = re.sub(f"[{signs}]", word, text)
    return text


def stance(text: str, also_yes: Sequence[str] = ()) -> Stance | None:
    """What `text` says if it says nothing but that; None for questions, commands, stories.

    `also_yes`: further words of agreement, such as the label on the button.
    """
    labels = [fold(word) for word in also_yes]

    def label_at(said: str, start: int) -> Iterator[tuple[int, _Mark]]:
        return ((start + len(label), Stance.YES) for label in labels if said.startswith(label, start))

    marks = cover(fold(_signs(nfkc(text))), _words(), label_at)
    if marks is None:
        return None
    said = {mark for mark in marks if isinstance(mark, Stance)}
    if Stance.NO in said:
        if said & {Stance.YES, Stance.ADVANCE}:
            return Stance.UNCLEAR
        return None if _Soft.THING in marks else Stance.NO
    if said and _Soft.ASKING in marks:
        return Stance.UNCLEAR
    for found in (Stance.YES, Stance.UNCLEAR, Stance.ADVANCE):
        if found in said:
            return found
    return Stance.YES if _Soft.REQUEST in marks else None


def yes_or_no(text: str) -> bool | None:
    """True for a text that says nothing but yes, False for nothing but no, None for anything else."""
    said = stance(text)
    if said in (Stance.YES, Stance.ADVANCE):
        return True
    return False if said is Stance.NO else None
