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
from .gist import gist
from .names import Names
from .narrowing import meant
from .option_words import Mark, Word, option_words
from .people import drivers
from .plain import fold, plain
from .positions import numbered
from .prices import amounts
from .reasons import NO_QUESTION, conclusions, statement
from .spoken import respelled

_UNKNOWN = re.compile(r"[ぁ-ん]")
_UNSAFE = re.compile(
    r"[がはをも](?!いい|お願い|お)[ぁ-ん]{2}|ない|ません|まへん|いや|だめ|むり|なら|たら|れば|とき|けど|のに|かも"
)
"""In a text with words that we don't know: a topic of its own, a refusal, a condition."""
_OTHER = re.compile(
    r"もう(?:一|1|ひと)(?:つ|個|台|件|枚|本)?の?(?:方|ほう|やつ|の)?(?:で|に|だけ|を|が|お)|もう片方|他方"
)
_REFUSES = re.compile(r"ない|ません|いや|嫌|いら|以外|やめ|だめ|無理|より|なら|けど")
_TWO = 2
_STRANGE = 6
_LONGEST_WORD = 12
_REMARK = 24
"""So long may a remark be that follows the plain name of an option: «グリーン、取ったばかりで»."""
_FULL_NAME = 3


def pick(text: str, options: Sequence[Option], on_file: Value | None = None) -> Option | None:
    """The one option that `text` names, or None when it names none, several, or is a question."""
    found = named(text, options, on_file)
    return found[0] if found and len(found) == 1 else None


def named(text: str, options: Sequence[Option], on_file: Value | None = None) -> tuple[Option, ...] | None:
    """The options that `text` may mean; empty when it means something that is not offered, None when it names nothing."""
    if not options:
        return None
    names = Names(options)
    text = statement(text)
    if (other := _the_other(text, options)) is not None:
        return (other,)
    said = respelled(fold(text))
    if (places := names.whole.get(said)) is not None:
        return tuple(options[i] for i in sorted(places))
    heard = [text, *conclusions(text)]
    if all(asks(NO_QUESTION.sub("", short)) for short in heard[1:] or heard):
        return None
    for short in heard:
        if (found := _covered(respelled(fold(short)), options, names, on_file)) is not None:
            return found
    for short in heard:
        if (place := drivers(respelled(fold(short)), names.whole)) is not None:
            return tuple(options[i] for i in sorted(place))
    if aside(text):
        return None
    clause, _, rest = text.partition("、")
    if (
        rest
        and len(rest) <= _REMARK
        and (first := names.whole.get(respelled(fold(clause))))
        and len(first) == 1
    ):
        return tuple(options[i] for i in first)
    return _with_unknown_words(said, options, names, on_file) or gist(
        said, partial(_any, names=names), options, on_file
    )


def only_named(text: str, options: Sequence[Option]) -> Option | None:
    """The only option whose name stands anywhere in a text that does not refuse: «メールでいただけますと幸いです».

    A name after «と», «や», «も» says only half («母さんと私だけ»), one before «から» what was («ゴールドから青»).
    """
    said = plain(text)
    found = [
        o for o in options if any(len(name) >= _TWO and _stands(plain(name), said) for name in _names(o))
    ]
    return found[0] if len(found) == 1 and not _REFUSES.search(said) else None


def _names(option: Option) -> tuple[str, ...]:
    return (option.label, *option.aliases)


def _stands(name: str, said: str) -> bool:
    at = said.find(name)
    beside = said[at - 1 : at] in ("と", "や", "も") or said.startswith(
        ("から", "より", "では"), at + len(name)
    )
    return at >= 0 and not beside


def _the_other(text: str, options: Sequence[Option]) -> Option | None:
    """Of two options the one that is not named: «メールは気づかないので、もう一つの方で»."""
    said = plain(text)
    if len(options) != _TWO or not _OTHER.search(said) or aside(text):
        return None
    spoken_of = [any(plain(name) in said for name in _names(o)) for o in options]
    return options[spoken_of.index(False)] if sum(spoken_of) == 1 else None


def _covered(
    said: str, options: Sequence[Option], names: Names, on_file: Value | None
) -> tuple[Option, ...] | None:
    """What a text means that consists of known words only, first without the names that are polite phrases too."""
    for polite_too in (False, True):
        more = partial(_more, options=options, names=names, polite_too=polite_too)
        marks = cover(said, option_words(), more)
        found = None if marks is None else meant(marks, options, on_file)
        if found is not None:
            return found
    return None


def _any(said: str, start: int, *, names: Names) -> Iterator[tuple[int, Mark]]:
    """Full names and listed words at `start`."""
    listed = option_words()
    for end, places in names.wholes(said, start):
        if listed.get(said[start:end]) is not Word.POLITE:
            yield end, places
    for end in range(min(len(said), start + _LONGEST_WORD), start, -1):
        if (mark := listed.get(said[start:end])) is not None:
            yield end, mark


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
