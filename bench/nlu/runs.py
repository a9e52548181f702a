"""A pipeline on a fold, in a process of its own: what it took, and its guesses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.nlu.guesses import Guess
from bench.nlu.lines import ROOT, Line, as_training_data
from bench.nlu.model import Job
from bench.nlu.pipelines import NEURAL, configuration

_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
_QUIET = {"TF_CPP_MIN_LOG_LEVEL": "3", "TQDM_DISABLE": "1", "RASA_TELEMETRY_ENABLED": "false"}


@dataclass(frozen=True)
class Run:
    """A model's training time in seconds, its size in MB, and what it made of lines it had not seen."""

    seconds: float
    megabytes: float
    guesses: tuple[Guess, ...]


def run(
    pipeline: str, learnt: Sequence[Line], asked: Sequence[Line], *, epochs: int, minutes: float
) -> Run | None:
    """Train and ask; None when that takes more than so many minutes."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "config.yml").write_text(configuration(pipeline, epochs), "utf-8")
        (folder / "nlu.yml").write_text(as_training_data(learnt), "utf-8")
        lines = [(line.text, line.intent, line.style) for line in asked]
        job = Job(str(folder / "config.yml"), str(folder / "nlu.yml"), lines, pipeline in NEURAL)
        (folder / "job.json").write_text(json.dumps(asdict(job)), "utf-8")
        if not _worked(folder, neural=job.neural, minutes=minutes):
            return None
        result = json.loads((folder / "result.json").read_text("utf-8"))
    guesses = (
        Guess(line, tuple(ranking), tuple(answers), tuple(choices), milliseconds)
        for line, (ranking, answers, choices, milliseconds) in zip(asked, result["guesses"], strict=True)
    )
    return Run(result["seconds"], result["megabytes"], tuple(guesses))


def _worked(folder: Path, *, neural: bool, minutes: float) -> bool:
    environment = {**os.environ, **_QUIET, **({} if neural else _ONE_THREAD)}
    command = [sys.executable, "-W", "ignore", "-m", "bench.nlu.model", str(folder)]
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, timeout=minutes * 60, capture_output=True, text=True
        )
    except subprocess.TimeoutExpired:
        return False
    if done.returncode:
        raise RuntimeError(f"the run failed:\n{done.stderr[-2000:]}")
    return True
