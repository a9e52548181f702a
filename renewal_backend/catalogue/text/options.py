"""Which of the offered options a text names: by label, other name, position, price, part of a name, or «same as now».

Every word of the text narrows down what is meant («カードの月払い»: the card ones, of them the monthly one); a text
with a word in it that we don't know names nothing, so that «家族限定をやめたい» is never «家族限定».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache, partial

from ..vocabulary import Option, Value
from .aside import aside, asks
from .cover import cover, lexicon
from .names import Names
from .numerals import arabic
from .plain import fold, plain
from .positions import middle, numbered
from .prices import amounts, cheapest
from .words import words


class _Word(Enum):
    FIRST = 1
    LAST = 2
    MIDDLE = 3
    CHEAP = 4
    DEAR = 5
    SAME = 6
    SOFT = 7
    POLITE = 10
    """Soft, and the name of an option at some questions: «お願いします» for «必要»."""
    NOT_THAT = 8
    """«ゴールドじゃなくてブルー»: what stands before it is not meant."""
    FROM = 11
    """«ブルーからゴールド»: what stands before it is not meant if what follows is something else."""
    STOP = 9
    """Looks like a position and is none: «最初から», «一番いいの»."""


_Mark = _Word | frozenset[int]
_WISH = re.compile(r"^(.{1,30}?(?:で|に(?=し)))(?!は|も(?!ら)|しない|しません)[ぁ-ん]{1,8}(?:ください)?$")
_REASON = re.compile(
    r"^.{2,60}?(?:ので|てもいいから|ても構わないから|のため|ため|から、|んで、|し、)(?=.)"
    r"|(?<=[。!、.,])[^。!、]{2,60}(?:ので|から|ため|し)$"
)


@cache
def _words() -> dict[str, _Mark]:
    listed: dict[_Mark, tuple[str, ...]] = {
        _Word.STOP: words("options", "stop"),
        _Word.SAME: words("same", "same"),
        _Word.CHEAP: words("prices", "cheap"),
        _Word.DEAR: words("prices", "dear"),
        _Word.FIRST: words("positions", "first"),
        _Word.LAST: words("positions", "last"),
        _Word.MIDDLE: words("positions", "middle"),
        _Word.NOT_THAT: words("options", "not_that"),
        _Word.FROM: ("から",),
        _Word.POLITE: words("options", "polite") + words("soft", "request") + words("soft", "around"),
        _Word.SOFT: words("options", "soft"),
    }
    return {arabic(word): mark for word, mark in lexicon(listed).items()}


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
    for tried in dict.fromkeys((said, arabic(fold(short)), _without_wish(said))):
        for polite_too in (False, True):
            marks = cover(
                tried, _words(), partial(_more, options=options, names=names, polite_too=polite_too)
            )
            meant = None if marks is None else _meant(marks, options, on_file)
            if meant is not None:
                return meant
    return None


def _without_wish(said: str) -> str:
    """A text without a wish in words we don't know: «郵送でもらいたい» → «郵送で»."""
    wish = _WISH.match(said)
    return wish[1] if wish and not aside(said) else said


def _more(
    said: str, start: int, *, options: Sequence[Option], names: Names, polite_too: bool
) -> Iterator[tuple[int, _Mark]]:
    """Words that depend on what is offered. A name that is a polite phrase as well («お願いします» for «必要»)
    counts only where no other name is found."""
    for end, places in names.wholes(said, start):
        if polite_too or _words().get(said[start:end]) is not _Word.POLITE:
            yield end, places
    for end, places in names.parts(said, start):
        if _words().get(said[start:end]) not in (_Word.SOFT, _Word.POLITE):
            yield end, places
    yield from numbered(said, start, len(options))
    yield from amounts(said, start, options)


def _meant(
    marks: Sequence[_Mark], options: Sequence[Option], on_file: Value | None
) -> tuple[Option, ...] | None:
    """What is left of all options after every word has narrowed them down; None when no word does."""
    everything = frozenset(range(len(options)))
    left, before, last = everything, everything, frozenset[int]()
    named_places: list[frozenset[int]] = []
    moved = False
    for mark in marks:
        if mark is _Word.STOP:
            return None
        if mark is _Word.NOT_THAT and last:
            left = before - last
        moved = moved or mark is _Word.FROM
        places = _places(mark, options, on_file)
        if places is None:
            continue
        named_places.append(places)
        before, last = left, places
        left = places if moved and not left & places else left & places
    if not any(places != everything or len(options) == 1 for places in named_places):
        return None
    if not left and all(named_places):
        left = frozenset().union(*named_places)
    return tuple(options[i] for i in sorted(left))


def _places(mark: _Mark, options: Sequence[Option], on_file: Value | None) -> frozenset[int] | None:
    """The places that one word leaves; None when it says nothing about places."""
    if isinstance(mark, frozenset):
        return mark
    count = len(options)
    if mark is _Word.SAME:
        kept = frozenset(i for i, o in enumerate(options) if o.value in (on_file, "as_is"))
        return kept or frozenset(range(count))
    return {
        _Word.FIRST: frozenset({0}),
        _Word.LAST: frozenset({count - 1}),
        _Word.MIDDLE: middle(count),
        _Word.CHEAP: cheapest(options),
        _Word.DEAR: cheapest(options, turned=True),
    }.get(mark)
