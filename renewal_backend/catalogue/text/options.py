"""Which of the offered options a text names: by label, other name, position, price, part of a name, or «same as now».

Every word of the text narrows down what is meant («カードの月払い»: the card ones, of them the monthly one); a text
with a word in it that we don't know names nothing, so that «家族限定をやめたい» is never «家族限定».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from ..vocabulary import Option, Value
from .aside import aside, asks
from .cover import cover
from .names import Names
from .narrowing import meant
from .numerals import arabic
from .option_words import Mark, Word, option_words
from .plain import fold, plain
from .positions import numbered
from .prices import amounts

_UNKNOWN = re.compile(r"[ぁ-ん]")
_UNSAFE = re.compile(
    r"[がはをも](?!いい|お願い|お)[ぁ-ん]{2}|ない|ません|まへん|いや|だめ|むり|なら|たら|れば|とき|けど|のに|かも"
)
"""In a text with words that we don't know: a topic of its own, a refusal, a condition."""
_STRANGE = 6
_FULL_NAME = 3
_REASON = re.compile(
    r"^.{2,60}?(?:ので|てもいいから|ても構わないから|のため|ため|から、|んで、|し、)(?=.)"
    r"|(?<=[。!、.,])[^。!、]{2,60}(?:ので|から|ため|し)$"
)


def pick(text: str, options: Sequence[Option], on_file: Value | None = None) -> Option | None:
    """The one option that `text` names, or None when it names none, several, or is a question."""
    found = named(text, options, on_file)
    return found[0] if found and len(found) == 1 else None


def named(text: str, options: Sequence[Option], on_file: Value | None = None) -> tuple[Option, ...] | None:
    """The options that `text` may mean; empty when it means something that is not offered, None when it names nothing."""
    if not options:
        return None
    names = Names(options)
    said = arabic(fold(text))
    if (places := names.whole.get(said)) is not None:
        return tuple(options[i] for i in sorted(places))
    short = _REASON.sub("", plain(text))
    if asks(short):
        return None
    for tried in dict.fromkeys((said, arabic(fold(short)))):
        for polite_too in (False, True):
            marks = cover(
                tried, option_words(), partial(_more, options=options, names=names, polite_too=polite_too)
            )
            found = None if marks is None else meant(marks, options, on_file)
            if found is not None:
                return found
    return None if aside(text) else _with_unknown_words(said, options, names, on_file)


def _with_unknown_words(
    said: str, options: Sequence[Option], names: Names, on_file: Value | None
) -> tuple[Option, ...] | None:
    """The one option that is fully named in a text with a few letters of hiragana that we don't know.

    «限定なしにしといてほしい»: an ending, said of the option, never of something else («が», «は», «を» before it).
    """
    known = partial(_more, options=options, names=names, polite_too=False)

    def more(at: str, start: int) -> Iterator[tuple[int, Mark]]:
        yield from known(at, start)
        if _UNKNOWN.match(at, start):
            yield start + 1, Word.UNKNOWN

    marks = cover(said, option_words(), more)
    full = any(len(name) >= _FULL_NAME and name in said for name in names.whole)
    if marks is None or not full or not 0 < marks.count(Word.UNKNOWN) <= _STRANGE or _UNSAFE.search(said):
        return None
    found = meant(marks, options, on_file)
    return found if found and len(found) == 1 else None


def _more(
    said: str, start: int, *, options: Sequence[Option], names: Names, polite_too: bool
) -> Iterator[tuple[int, Mark]]:
    """Words that depend on what is offered. A name that is a polite phrase as well («お願いします» for «必要»)
    counts only where no other name is found."""
    for end, places in names.wholes(said, start):
        if polite_too or option_words().get(said[start:end]) is not Word.POLITE:
            yield end, places
    for end, places in names.parts(said, start):
        if option_words().get(said[start:end]) not in (Word.SOFT, Word.POLITE):
            yield end, places
    yield from numbered(said, start, len(options))
    yield from amounts(said, start, options)
