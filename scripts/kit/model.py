"""The trained model, cached in `.models/` by the hash of what it is trained from."""

import os
import shutil
from pathlib import Path

from scripts.kit import places
from scripts.kit.runner import log_path, progress, run
from scripts.kit.stamps import digest

_INPUTS = ("config.yml", "domain.yml", "data", "bot/components", "requirements/rasa.txt")
_TRAIN = ("-m", "bot", "train", "--quiet", "--force", "--skip-validation")
_FROM = ("--config", "config.yml", "--domain", "domain.yml", "--data", "data")
_KEPT = 4


def path() -> Path:
    """Where the model of the present inputs lies, or will lie."""
    return places.MODELS / f"{digest(places.ROOT / name for name in _INPUTS)[:20]}.tar.gz"


def environment() -> dict[str, str]:
    """Variables that keep Rasa quiet, small and at home."""
    return places.environment(
        PYTHONPATH=str(places.ROOT),
        RASA_TELEMETRY_ENABLED="false",
        RASA_MAX_CACHE_SIZE="0",
        RASA_CACHE_DIRECTORY=str(places.TOOLS / "rasa-cache"),
        MPLCONFIGDIR=str(places.TOOLS / "matplotlib"),
    )


def train() -> None:
    """Train unless this model exists; then name it in `.models/current`, where `koshin up` looks."""
    target = path()
    if not target.exists():
        _train(target)
    pointer = places.MODELS / "current"
    if not pointer.exists() or pointer.read_text("ascii").strip() != target.name:
        fresh = pointer.with_name(f"current.{os.getpid()}")
        fresh.write_text(target.name + "\n", "ascii")
        fresh.replace(pointer)


def _train(target: Path) -> None:
    work = places.MODELS / "training"
    log = log_path("train")
    log.unlink(missing_ok=True)
    shutil.rmtree(work, ignore_errors=True)
    command: list[object] = [places.RASA_ENV / "bin" / "python", *_TRAIN, *_FROM]
    with progress("training the model"):
        run([*command, "--out", work, "--fixed-model-name", "model"], log, environment())
        (work / "model.tar.gz").replace(target)
    shutil.rmtree(work, ignore_errors=True)
    _forget_old(target)


def _forget_old(newest: Path) -> None:
    models = sorted(places.MODELS.glob("*.tar.gz"), key=lambda p: p.stat().st_mtime, reverse=True)
    for old in [m for m in models if m != newest][_KEPT - 1 :]:
        old.unlink(missing_ok=True)
