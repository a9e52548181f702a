"""Lines with the intent they belong to and their style, and how they are dealt into folds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml

from bench.nlu.styles import style_of

ROOT = Path(__file__).resolve().parents[2]
TRAINING = ROOT / "data" / "nlu"
HELD_OUT = ROOT / "tests" / "nlu"
JOIN = "+"
"""Between the intents of a line that asks two things."""


@dataclass(frozen=True)
class Line:
    """Something that a customer may write. `intent`: where it belongs, two joined by `JOIN` for two questions."""

    text: str
    intent: str
    style: str

    @property
    def wanted(self) -> tuple[str, ...]:
        """The intents that have to be answered."""
        return tuple(self.intent.split(JOIN))


def read(paths: Iterable[Path]) -> list[Line]:
    """All lines of files in Rasa's format; a style named in the metadata goes before the one that the text shows."""
    return [
        line
        for path in sorted(paths)
        for block in yaml.safe_load(path.read_text("utf-8"))["nlu"]
        for line in _lines(block)
    ]


def _lines(block: dict[str, Any]) -> Iterator[Line]:
    style = block.get("metadata", {}).get("style")
    for text in block["examples"].splitlines():
        if text.strip():
            text = text.removeprefix("- ").strip()
            yield Line(text, block["intent"], style or style_of(text))


def training() -> list[Line]:
    """The lines that the model learns."""
    return read(TRAINING.glob("*.yml"))


def held_out() -> dict[str, list[Line]]:
    """The held-out sets by name: `commands`, `doubles` (two questions at once), `faq`, `out_of_scope`, `stories`."""
    return {path.stem.removeprefix("heldout_"): read([path]) for path in sorted(HELD_OUT.glob("*.yml"))}


def folds(lines: Sequence[Line], count: int) -> list[tuple[list[Line], list[Line]]]:
    """(learnt, asked) for each fold; every intent is spread evenly, and always in the same way."""
    by_intent: dict[str, list[Line]] = defaultdict(list)
    for line in sorted(set(lines), key=lambda line: (line.intent, line.text)):
        by_intent[line.intent].append(line)
    number: dict[Line, int] = {}
    for group in by_intent.values():
        Random(count).shuffle(group)
        number.update((line, place % count) for place, line in enumerate(group))
    return [
        ([x for x in number if number[x] != n], [x for x in number if number[x] == n]) for n in range(count)
    ]


def sample(lines: Sequence[Line], most: int) -> list[Line]:
    """About so many of the lines, of every intent the same share, always the same ones; 0: all of them."""
    if not most:
        return list(lines)
    by_intent: dict[str, list[Line]] = defaultdict(list)
    for line in sorted(set(lines), key=lambda line: (line.intent, line.text)):
        by_intent[line.intent].append(line)
    share = most / sum(map(len, by_intent.values()))
    kept = [
        Random(most).sample(group, min(len(group), round(share * len(group)))) for group in by_intent.values()
    ]
    return [line for group in kept for line in group]


def as_training_data(lines: Iterable[Line]) -> str:
    """The lines in Rasa's format."""
    by_intent: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        by_intent[line.intent].append(f"- {line.text}")
    blocks = [{"intent": intent, "examples": "\n".join(texts)} for intent, texts in by_intent.items()]
    return yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True, sort_keys=False)
