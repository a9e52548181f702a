"""The report's tables, in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import mean

from bench.figures import percentile
from bench.nlu.guesses import (
    FAQ,
    OUT_OF_SCOPE,
    Guess,
    among_three,
    answered_as_faq,
    first_guess,
    macro_f1,
    offered,
    right,
    share,
    split,
)
from bench.nlu.runs import Run
from bench.nlu.styles import STYLES


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """A table whose first row is its head."""
    head, *body = rows
    lines = [head, ["---"] * len(head), *body]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _percent(guesses: Sequence[Guess], holds: Callable[[Guess], bool]) -> str:
    return f"{share(guesses, holds):.1f}" if guesses else "–"


def compared(runs: Mapping[str, Sequence[Run]]) -> str:
    """One row a pipeline: how right it is, what it wrongly answers, how long it takes."""
    head = ["pipeline", "folds", "accuracy", "top 3", "macro F1", "answered right", "right or offered"]
    head += ["out of scope answered", "parse p50 / p95 ms", "training s", "model MB"]
    return markdown([head, *([name, str(len(done)), *_row(done)] for name, done in runs.items())])


def _row(done: Sequence[Run]) -> list[str]:
    guesses = [guess for run in done for guess in run.guesses]
    ours = [guess for guess in guesses if guess.line.intent != OUT_OF_SCOPE]
    strange = [guess for guess in guesses if guess.line.intent == OUT_OF_SCOPE]
    times = [guess.milliseconds for guess in guesses]
    return [
        _percent(guesses, first_guess),
        _percent(guesses, among_three),
        f"{macro_f1(guesses):.1f}",
        _percent(ours, right),
        _percent(ours, offered),
        _percent(strange, answered_as_faq),
        f"{percentile(times, 50):.1f} / {percentile(times, 95):.1f}",
        f"{mean(run.seconds for run in done):.0f}",
        f"{mean(run.megabytes for run in done):.0f}",
    ]


def by_style(groups: Mapping[str, Sequence[Guess]], holds: Callable[[Guess], bool]) -> str:
    """In how many percent of the lines of every style something holds, group beside group."""
    rows = [["style", "lines", *groups]]
    for style in STYLES:
        chosen = [[guess for guess in guesses if guess.line.style == style] for guesses in groups.values()]
        if any(chosen):
            lines = str(max(len(guesses) for guesses in chosen))
            rows.append([style, lines, *(_percent(guesses, holds) for guesses in chosen)])
    return markdown(rows)


def of_held_out(sets: Mapping[str, Sequence[Guess]]) -> str:
    """One row a held-out set: what the trained model makes of it."""
    head = ["held out", "lines", "first guess", "among three", "answered right", "right or offered"]
    rows = [[*head, "answered as FAQ", "split in two"]]
    rows += [
        [name, str(len(guesses))]
        + [
            _percent(guesses, holds)
            for holds in (first_guess, among_three, right, offered, answered_as_faq, split)
        ]
        for name, guesses in sets.items()
    ]
    return markdown(rows)


def missed(sets: Mapping[str, Sequence[Guess]]) -> str:
    """The held-out lines that were neither answered nor offered."""
    rows = [["wanted", "answered", "line"]]
    rows += sorted(
        [guess.line.intent, "+".join(guess.answers), guess.line.text]
        for guesses in sets.values()
        for guess in guesses
        if not offered(guess)
    )
    return markdown([[cell.removeprefix(FAQ) for cell in row] for row in rows])
