"""How the two processes are started: their commands and environments."""

import os
import signal
import sys
from pathlib import Path

from renewal_backend.launch.child import Child
from renewal_backend.settings import Settings, secret_of

ROOT = Path(__file__).resolve().parent.parent.parent
_RASA_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"
_MODELS = ROOT / ".models"


class NotSetUpError(Exception):
    """A part of the set-up is missing; the text says how to get it."""


def service(settings: Settings) -> Child:
    """The service; the settings reach it through the environment, as they reached us."""
    return Child(
        name="The service",
        command=[sys.executable, "-m", "renewal_backend.cli", "serve"],
        env=_environment(),
        log=settings.home / "logs" / "service.log",
        death_signal=signal.SIGTERM,
    )


def rasa(settings: Settings) -> Child:
    """Rasa with the current model, reachable from this machine only."""
    return Child(
        name="Rasa",
        command=[
            str(_RASA_PYTHON),
            *("-m", "bot", "run", "--quiet", "--model", str(current_model())),
            *("--interface", "127.0.0.1", "--port", str(settings.rasa_port)),
            *("--endpoints", str(ROOT / "endpoints.yml"), "--credentials", str(ROOT / "credentials.yml")),
        ],
        env=rasa_environment(settings),
        log=settings.home / "logs" / "rasa.log",
        grace=3,
    )


def current_model() -> Path:
    """The trained model that `make train` named last."""
    pointer = _MODELS / "current"
    if not _RASA_PYTHON.exists() or not pointer.exists():
        raise NotSetUpError(
            "Rasa or its model is not there yet: run `make train` first (`make up` does it all)."
        )
    model = _MODELS / pointer.read_text("ascii").strip()
    if not model.exists():
        raise NotSetUpError("The trained model is gone: run `make train`.")
    return model


def _environment() -> dict[str, str]:
    """Ours, but modules may be kept compiled: Rasa has a thousand, and starts twice as fast with them."""
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return env | {"PYTHONPATH": str(ROOT)}


def rasa_environment(settings: Settings) -> dict[str, str]:
    """Rasa's variables: where the actions are, and what keeps it quiet (`python -m bot` keeps it small)."""
    return _environment() | {
        "KOSHIN_ACTION_URL": f"http://127.0.0.1:{settings.port}/actions/webhook",
        "KOSHIN_ACTION_SECRET": secret_of(settings, "action_secret"),
        "LOG_LEVEL": "WARNING",
        "RASA_TELEMETRY_ENABLED": "false",
        "SANIC_WORKERS": "1",
        "MPLCONFIGDIR": str(settings.home / "logs"),
    }
