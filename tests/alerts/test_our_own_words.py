"""A generated law: no word of ours (a label, an alias, a field's name, an example) and no number is ever an alert."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from renewal_backend.alerts import before_answers, before_the_model
from renewal_backend.catalogue.wording import wording

_OURS = {"label", "labels", "aliases", "options", "title", "titles", "example", "examples", "name", "names"}


def said(value: Any, ours: bool = False) -> Iterator[str]:
    """Every sentence under a key that names what a customer may press or copy."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from said(below, ours or key in _OURS or key.endswith("_label"))
    elif isinstance(value, list):
        for below in value:
            yield from said(below, ours)
    elif isinstance(value, str) and ours and "{" not in value:
        yield value


CRIES = {wording().say("perhaps_accident_label")}
"""What is offered to whoever may be in an accident: typed, it says so."""


def ours() -> list[str]:
    """The words of every file of words, each once."""
    found: set[str] = set()
    for file in files("renewal_backend.catalogue").joinpath("wording").iterdir():
        if file.name.endswith(".toml"):
            found |= set(said(tomllib.loads(file.read_text(encoding="utf-8"))))
    return sorted(found - CRIES)


def numbers() -> list[str]:
    """Policy numbers, telephone numbers, postal codes and dates, many of them with 110 and 119 in them."""
    chance = random.Random(119)
    made = [f"{chance.randrange(10**10):010}" for _ in range(300)]
    for tail in ("110", "119", "118"):
        made += [
            f"1000010{tail}",
            f"090-1234-0{tail}",
            f"03-1111-2{tail}です",
            f"650-0{tail}",
            f"2026/1/{tail[1:]}",
        ]
        made += [f"証券番号は1000010{tail}です", f"〒6500{tail}"]
    return made


def test_there_are_words() -> None:
    assert len(ours()) >= 100


def test_the_cry_that_is_offered_is_heard() -> None:
    assert all((alert := before_answers(cry)) and alert.kind == "accident" for cry in CRIES)


@pytest.mark.parametrize("text", ours())
def test_a_word_of_ours_is_no_alert(text: str) -> None:
    assert before_answers(text) is None
    assert before_the_model(text) is None


def test_a_number_is_no_alert() -> None:
    assert [text for text in numbers() if before_answers(text) or before_the_model(text)] == []
