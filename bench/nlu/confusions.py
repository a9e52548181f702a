"""What is taken for what."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from bench.nlu.guesses import Guess, first_guess
from bench.nlu.tables import markdown

_WORST = 40


def write(guesses: Iterable[Guess], folder: Path, name: str) -> None:
    """Write all pairs as `<name>.csv` (wanted by row, guessed by column) and the worst as `<name>.md`."""
    found = list(guesses)
    pairs = Counter((guess.line.intent, guess.ranking[0]) for guess in found)
    names = sorted({intent for pair in pairs for intent in pair})
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["wanted \\ guessed", *names])
        table.writerows([wanted, *(pairs[wanted, guessed] for guessed in names)] for wanted in names)
    (folder / f"{name}.md").write_text(worst(found) + "\n", "utf-8")


def worst(guesses: Iterable[Guess]) -> str:
    """The most frequent mistakes, with examples."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for guess in guesses:
        if not first_guess(guess):
            found[guess.line.intent, guess.ranking[0]].append(guess.line.text)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))[:_WORST]
    rows = [[str(len(texts)), *pair, " / ".join(texts[:3])] for pair, texts in ordered]
    return markdown([["times", "wanted", "guessed", "for example"], *rows])
