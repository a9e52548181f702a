"""Whether a text is an aside: a question, a complaint, a correction or a command instead of an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .plain import fold, plain
from .words import words


def _pattern(key: str) -> re.Pattern[str]:
    return re.compile("|".join(words("aside", key)))


_QUESTION = _pattern("question")
_TROUBLE = _pattern("trouble")
_CORRECTION = _pattern("correction")
_COMMAND = _pattern("command")
_OF_ITSELF = _pattern("of_itself")
_AND_THEN = "|".join(words("aside", "and_then"))
_CUT = re.compile(rf"(?:[。!！?？\n]+|[、,\s])\s*(?:{_AND_THEN})(?:は)?[、,]?\s*|[。!！\n]+\s*")
_ALL = (_QUESTION, _TROUBLE, _CORRECTION, _COMMAND)


def asks(text: str) -> bool:
    """Whether a text reads as a question or a complaint about something that does not work."""
    said = plain(text)
    return any(pattern.search(said) for pattern in (_QUESTION, _TROUBLE))


def questions(text: str) -> bool:
    """Whether a text reads as a question."""
    return _QUESTION.search(plain(text)) is not None


def commands(text: str) -> bool:
    """Whether a text tells the conversation what to do."""
    return _COMMAND.search(plain(text)) is not None


def corrects(text: str) -> bool:
    """Whether a text says that something is wrong or is to be changed, and asks nothing."""
    return _CORRECTION.search(plain(text)) is not None and not asks(text)


def aside(text: str, *, as_written: bool = False) -> bool:
    """Whether anything in a text reads as a question, a complaint, a correction or a command.

    `as_written`: katakana is not read as hiragana, as names of places, houses and firms are written in it.
    """
    spellings = {plain(text)} if as_written else {plain(text), fold(text)}
    return any(pattern.search(said) for pattern in _ALL for said in spellings)


def cuts(text: str) -> Iterator[tuple[str, str]]:
    """The ways to take a text for an answer and a question after it: «26歳以上。ところで電話は何時まで?»."""
    for cut in _CUT.finditer(text):
        first, second = text[: cut.start()], text[cut.end() :]
        if first.strip() and asks(second) and not _OF_ITSELF.search(plain(second)):
            yield first, second
