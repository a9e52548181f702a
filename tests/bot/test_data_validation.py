"""Rasa's own check of what the model is trained on: training itself skips it."""

import subprocess
import sys

from bench.nlu.lines import ROOT


def test_rasa_finds_nothing_wrong_with_the_data() -> None:
    command = [sys.executable, "-m", "bot", "data", "validate"]
    files = ["--config", "config.yml", "--domain", "domain.yml", "--data", "data"]
    done = subprocess.run([*command, *files], cwd=ROOT, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said[-3000:]
    assert "multiple different intents" not in said, said[-3000:]
