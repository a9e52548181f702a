"""In which order a message is looked at, and what is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from .accident import asks_for_the_desk, emergency
from .anger import angry
from .asides import of_others
from .attempts import attempt
from .gibberish import gibberish
from .languages import accident_abroad, language

Kind: TypeAlias = Literal["accident", "desk", "attempt", "language", "anger", "gibberish", "business"]


@dataclass(frozen=True)
class Alert:
    """What a message is.

    `about`: «now», «breakdown» or the language of an accident; what was tried; which language; whose business; else empty.
    """

    kind: Kind
    about: str = ""


def before_answers(text: str) -> Alert | None:
    """What counts even where an answer is expected: somebody is in danger, or wants what is not theirs."""
    tongue = language(text)
    if tongue is not None and accident_abroad(text, tongue):
        return Alert("accident", tongue)
    found = emergency(text)
    if found is not None:
        return Alert("accident", found)
    tried = attempt(text)
    return Alert("attempt", tried) if tried else None


def before_the_model(text: str) -> Alert | None:
    """What is answered without the model, of a text that is no answer to what is asked."""
    tongue = language(text)
    if tongue is not None:
        return Alert("language", tongue)
    if asks_for_the_desk(text):
        return Alert("desk")
    if angry(text):
        return Alert("anger")
    if of_others(text):
        return Alert("business", "elsewhere")
    return Alert("gibberish") if gibberish(text) else None
