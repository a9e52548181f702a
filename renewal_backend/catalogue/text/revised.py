"""A correction inside a text: «3月、いや5月», «カードじゃなくて口座», «前は青だったけど、今は金».

Here it is only cut into what is taken back and what is meant instead; what these mean is for the field to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .plain import hiragana, nfkc
from .words import words

_EDGES = "、,。.…・! "
_BREAKS = "、,。.…・!\\s~「」()"
_LONGEST_CLAUSE = 10
"""Letters of a clause before its «違った»: «最後が違った», «郵便番号が間違いで»."""


def _any(key: str) -> str:
    joined = "|".join(words("revised", key))
    return joined.replace("BUT", _BUT).replace("(?=D)", f"(?=[{_BREAKS}])").replace("D)", f"[{_BREAKS}])")


_BUT = "".join(words("revised", "but"))
_CLAUSE = rf"(?<=[{_BREAKS}])[^{_BREAKS}\d]{{0,{_LONGEST_CLAUSE}}}?(?:{_any('wrong')})(?=[{_BREAKS}])"
_STRONG = re.compile(
    rf"{_CLAUSE}|(?:{_any('no')})|(?:{_any('instead')})|と?(?:{_any('formerly')})|(?:{_any('after_all')})"
)
_SLIGHT = re.compile(_any("slight"))
_LEAD = re.compile(rf"(?:{_any('lead')})")
_EDGE = re.compile(rf"[{_BREAKS}]+")
_TRAILING = re.compile(rf"[{_BREAKS}]*(?:[{_BREAKS}](?:あっ?|おっ?|えっ?))?[{_BREAKS}]*$")


_PAST_ONLY = re.compile(_any("past_only"))
_LONGEST = 200
"""Characters of a text that can be a corrected answer; longer ones are stories."""


@dataclass(frozen=True)
class Revised:
    """What is taken back, by which words, and what is meant instead."""

    before: str
    mark: str
    after: str
    strong: bool


def revised(text: str) -> Revised | None:
    """The last correction in a text; None where nothing is taken back or nothing put in its place."""
    written = nfkc(text)
    if len(written) > _LONGEST:
        return None
    said = hiragana(written)
    for pattern in (_STRONG, _SLIGHT):
        marks = [m.span() for m in pattern.finditer(said)]
        while marks:
            start, end = marks.pop()
            while marks and _nothing(said[marks[-1][1] : start]) and not _nothing(said[: marks[-1][0]]):
                start = marks.pop()[0]
            before, after = _TRAILING.sub("", written[:start]), _begun(written[end:])
            if not _nothing(before) and after:
                return Revised(before, written[start:end], after, pattern is _STRONG)
    return None


def past_only(text: str) -> bool:
    """Whether a text only says what has been: «前はゴールドでした»."""
    return _PAST_ONLY.fullmatch(hiragana(nfkc(text)).strip(_EDGES)) is not None


def _nothing(said: str) -> bool:
    return not _TRAILING.sub("", _EDGE.sub("", said, count=1))


def _begun(text: str) -> str:
    """A text without breaks and introductory words at its start."""
    rest = text
    while True:
        at = _EDGE.match(rest) or _LEAD.match(hiragana(rest))
        if at is None:
            return rest
        rest = rest[at.end() :]
