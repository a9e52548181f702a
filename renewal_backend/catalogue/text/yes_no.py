"""«はい/うん/お願いします/大丈夫です/ちがう» and their many spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache

from .aside import corrects, questions
from .cover import cover, lexicon
from .plain import fold, nfkc, plain
from .words import words

_LONGEST_REFUSAL = 60


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
    ENDING = "ending"
    """«です», «だ»: never the first word."""


_Mark = Stance | _Soft


@cache
def _words() -> dict[str, _Mark]:
    listed: dict[_Mark, tuple[str, ...]] = {
        _Soft.ASKING: words("agreeing", "asking"),
        Stance.UNCLEAR: words("agreeing", "two_ways"),
        Stance.NO: words("agreeing", "no"),
        Stance.YES: words("agreeing", "yes"),
        Stance.ADVANCE: words("agreeing", "advance"),
        _Soft.REQUEST: words("soft", "request"),
        _Soft.THING: words("agreeing", "things"),
        _Soft.WEAK: words("agreeing", "weak") + words("soft", "around"),
        _Soft.ENDING: words("soft", "polite"),
    }
    return lexicon(listed)


def _signs(text: str) -> str:
    """Marks and pictures as words: 👍 and ○ for yes, 👎 and × for no."""
    for signs, word in (("yes_signs", "はい。"), ("no_signs", "いいえ。")):
        text = re.sub(f"[{words('agreeing', signs)[0]}]", word, text)
    return text


def stance(text: str, also_yes: Sequence[str] = ()) -> Stance | None:
    """What `text` says if it says nothing but that; None for questions, commands, stories.

    `also_yes`: further words of agreement, such as the label on the button.
    """
    labels = [fold(word) for word in also_yes]

    def label_at(said: str, start: int) -> Iterator[tuple[int, _Mark]]:
        return ((start + len(label), Stance.YES) for label in labels if said.startswith(label, start))

    marks = cover(fold(_signs(nfkc(text))), _words(), label_at)
    if marks is None or marks[0] is _Soft.ENDING:
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


@cache
def _refusing() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in words("agreeing", "refusing")))


def declined(text: str) -> bool:
    """Whether a text refuses in a sentence of its own («この内容には同意できかねます») and asks nothing.

    So does a no that goes on: «いいえ、家族に聞いてからにします», unless it tells what is to be changed.
    """
    said = plain(text)
    if len(said) > _LONGEST_REFUSAL or questions(text):
        return False
    first, _, rest = said.partition("、")
    goes_on = bool(rest) and stance(first) is Stance.NO and not corrects(rest)
    return goes_on or any(_refusing().search(sentence) for sentence in re.split("[。!]", said))


def yes_or_no(text: str) -> bool | None:
    """True for a text that says nothing but yes, False for nothing but no, None for anything else."""
    said = stance(text)
    if said in (Stance.YES, Stance.ADVANCE):
        return True
    return False if said is Stance.NO else None
