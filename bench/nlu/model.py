"""A model trained or loaded and asked, in this process; `python -m bench.nlu.model <job>` is one of its own.

Runs in Rasa's environment.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import time
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.nlu.guesses import Guess, guess_of
from bench.nlu.lines import ROOT, Line

_WARM_UP = 20


@dataclass(frozen=True)
class Job:
    """Train `config` on `data` (files), ask `lines`; `neural`: with TensorFlow."""

    config: str
    data: str
    lines: list[tuple[str, str, str]]
    neural: bool


def current_model() -> Path:
    """Return the model that `make train` named last."""
    return ROOT / ".models" / (ROOT / ".models" / "current").read_text("ascii").strip()


def understand(model: Path, lines: Iterable[Line]) -> list[Guess]:
    """Return the lines as a trained model understands them, one at a time, after a few to get warm."""
    from rasa.core.agent import Agent

    _hush()
    agent = Agent.load(str(model))
    asked = list(lines)

    async def run() -> list[Guess]:
        for line in asked[:_WARM_UP]:
            await agent.parse_message(line.text)
        return [await _timed(agent, line) for line in asked]

    return asyncio.run(run())


async def _timed(agent: Any, line: Line) -> Guess:
    start = time.perf_counter()
    parsed = await agent.parse_message(line.text)
    return guess_of(line, parsed, (time.perf_counter() - start) * 1000)


def _hush() -> None:
    from rasa.utils.log_utils import configure_structlog

    logging.disable(logging.ERROR)
    configure_structlog(logging.ERROR)


def _train(job: Job, folder: Path) -> tuple[Path, float]:
    from rasa.model_training import train_nlu

    _hush()
    start = time.perf_counter()
    model = train_nlu(job.config, job.data, str(folder), fixed_model_name="model")
    assert model is not None
    return Path(model), time.perf_counter() - start


def main(folder: Path) -> None:
    """Do the job written in the folder, and write what came of it beside it."""
    job = Job(**json.loads((folder / "job.json").read_text("utf-8")))
    if not job.neural:
        from bot import without_tensorflow

        without_tensorflow.install()
    model, seconds = _train(job, folder)
    guesses = understand(model, [Line(*line) for line in job.lines])
    result = {
        "seconds": seconds,
        "megabytes": model.stat().st_size / 1e6,
        "guesses": [[g.ranking, g.answers, g.choices, g.milliseconds] for g in guesses],
    }
    (folder / "result.json").write_text(json.dumps(result, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    with warnings.catch_warnings(record=True):  # those of Rasa's old dependencies
        main(Path(sys.argv[1]))
