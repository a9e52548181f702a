"""The tests of Rasa's side run where Rasa is: in its own environment, started from here."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
RASA_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"


@pytest.mark.rasa
@pytest.mark.timeout(600)
def test_rasas_side() -> None:
    """All of tests/bot passes; what it prints is shown when it does not."""
    assert RASA_PYTHON.exists(), "Rasa's environment is not there: make setup"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    command = [RASA_PYTHON, "-m", "pytest", "-q", ROOT / "tests" / "bot"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "skipped" not in done.stdout
