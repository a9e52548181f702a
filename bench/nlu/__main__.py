"""`make nlu-report`: our pipeline beside others on the same folds, then what our model makes of the lines held out.

Runs in Rasa's environment. Settings: `LINES` to compare on, spread evenly over the intents (2400; 0: all, with which
the neural pipeline takes hours), `FOLDS` (3), `NEURAL_FOLDS` of them for the neural pipeline (1) and its `EPOCHS`
(100, as in `rasa init`), `MINUTES` that one fold may take (60), `OUT` (a folder, `var/nlu`). With `MODEL=<file>`
nothing is compared: only that model is asked (`MODEL=current`: the one that runs).
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.figures import percentile
from bench.nlu import confusions, tables
from bench.nlu.guesses import Guess, first_guess, right
from bench.nlu.lines import ROOT, folds, held_out, sample, training
from bench.nlu.model import current_model, understand
from bench.nlu.pipelines import CHARACTERS, NEURAL, OURS, RASAS
from bench.nlu.runs import Run, run


def _setting(name: str, default: str) -> str:
    return os.environ.get(name) or default


def _runs() -> dict[str, list[Run]]:
    """All pipelines on all folds; one that takes too long has no run."""
    epochs, minutes = int(_setting("EPOCHS", "100")), float(_setting("MINUTES", "60"))
    dealt = folds(sample(training(), int(_setting("LINES", "2400"))), int(_setting("FOLDS", "3")))
    few = int(_setting("NEURAL_FOLDS", "1"))
    runs: dict[str, list[Run]] = {}
    for pipeline in (OURS, CHARACTERS, RASAS):
        name, chosen = (
            (f"{pipeline}, {epochs} epochs", dealt[:few]) if pipeline in NEURAL else (pipeline, dealt)
        )
        done = [run(pipeline, *fold, epochs=epochs, minutes=minutes) for fold in chosen]
        runs[name] = [one for one in done if one is not None]
        print(tables.compared({name: runs[name]}) if runs[name] else f"{name}: no fold in time", flush=True)
    return {name: done for name, done in runs.items() if done}


def _held_out() -> Mapping[str, list[Guess]]:
    from bot import without_tensorflow

    without_tensorflow.install()
    named = _setting("MODEL", "current")
    model = current_model() if named == "current" else Path(named)
    sets = held_out()
    guesses = iter(understand(model, [line for lines in sets.values() for line in lines]))
    return {name: [next(guesses) for _ in lines] for name, lines in sets.items()}


def _compared(folder: Path) -> Iterator[str]:
    runs = _runs()
    for name, done in runs.items():
        file = "confusion_" + "".join(c if c.isalnum() else "_" for c in name)
        confusions.write([guess for one in done for guess in one.guesses], folder, file)
    yield from ("## On folds of the training lines, in percent", tables.compared(runs))
    guesses = {name: [guess for one in done for guess in one.guesses] for name, done in runs.items()}
    yield from ("### First guess right, by style", tables.by_style(guesses, first_guess))


def _asked(folder: Path) -> Iterator[str]:
    sets = _held_out()
    guesses = [guess for found in sets.values() for guess in found]
    times = [guess.milliseconds for guess in guesses]
    confusions.write(guesses, folder, "confusion_held_out")
    yield from ("## Lines held out, the trained model, in percent", tables.of_held_out(sets))
    yield f"Parse: p50 {percentile(times, 50):.1f} ms, p95 {percentile(times, 95):.1f} ms."
    yield from ("### Answered right, by style", tables.by_style(sets, right))
    yield from ("### Neither answered nor offered", tables.missed(sets))


def main() -> None:
    """Print the report and write it to the folder, with the confusion tables."""
    folder = ROOT / _setting("OUT", "var/nlu")
    folder.mkdir(parents=True, exist_ok=True)
    parts = [*([] if os.environ.get("MODEL") else _compared(folder)), *_asked(folder)]
    text = "\n\n".join(parts)
    (folder / "report.md").write_text(text + "\n", "utf-8")
    print(text)


if __name__ == "__main__":
    with warnings.catch_warnings(record=True):  # those of Rasa's old dependencies
        main()
