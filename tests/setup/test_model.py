"""The trained model's cache, with a small program in Rasa's place."""

import os
from pathlib import Path

import pytest

from scripts.kit import model, places
from scripts.kit.runner import SetupError

GOOD = """#!/bin/sh
echo trained >> runs
while [ $# -gt 0 ]; do [ "$1" = --out ] && out=$2; shift; done
mkdir -p "$out" && cat config.yml data/nlu.yml > "$out/model.tar.gz"
"""
BAD = "#!/bin/sh\necho 'no intent at all'\nexit 1\n"


@pytest.fixture(autouse=True)
def project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A project of a few lines in place of ours."""
    for name, value in {
        "ROOT": tmp_path,
        "TOOLS": tmp_path / ".tools",
        "LOGS": tmp_path / ".tools" / "logs",
        "MODELS": tmp_path / ".models",
        "RASA_ENV": tmp_path / ".venv-rasa",
    }.items():
        monkeypatch.setattr(places, name, value)
    (tmp_path / "data").mkdir()
    (tmp_path / "config.yml").write_text("config", "utf-8")
    (tmp_path / "data" / "nlu.yml").write_text("one", "utf-8")
    rasa_is(tmp_path, GOOD)
    return tmp_path


def rasa_is(project: Path, text: str) -> None:
    python = project / ".venv-rasa" / "bin" / "python"
    python.parent.mkdir(parents=True, exist_ok=True)
    python.write_text(text, "utf-8")
    python.chmod(0o755)


def runs(project: Path) -> int:
    return len((project / "runs").read_text("utf-8").splitlines())


def current(project: Path) -> str:
    name = (project / ".models" / "current").read_text("ascii").strip()
    return (project / ".models" / name).read_text("utf-8")


def test_a_model_is_trained_once_and_again_when_an_input_changes(project: Path) -> None:
    model.train()
    model.train()
    assert (runs(project), current(project)) == (1, "configone")
    (project / "data" / "nlu.yml").write_text("two", "utf-8")
    model.train()
    assert (runs(project), current(project)) == (2, "configtwo")


def test_going_back_to_older_inputs_needs_no_training(project: Path) -> None:
    model.train()
    (project / "data" / "nlu.yml").write_text("two", "utf-8")
    model.train()
    (project / "data" / "nlu.yml").write_text("one", "utf-8")
    model.train()
    assert (runs(project), current(project)) == (2, "configone")


def test_a_failed_training_leaves_no_model_and_says_why(project: Path) -> None:
    rasa_is(project, BAD)
    with pytest.raises(SetupError, match="no intent at all"):
        model.train()
    assert not model.path().exists()
    assert not (project / ".models" / "current").exists()


def test_an_interrupted_training_is_done_again(project: Path) -> None:
    half = project / ".models" / "training"
    half.mkdir(parents=True)
    (half / "model.tar.gz").write_text("half", "utf-8")
    model.train()
    assert current(project) == "configone"
    assert not half.exists()


def test_old_models_are_forgotten(project: Path) -> None:
    for age in range(8):
        old = project / ".models" / f"{age}.tar.gz"
        old.parent.mkdir(exist_ok=True)
        old.touch()
        os.utime(old, (age, age))
    model.train()
    assert len(list((project / ".models").glob("*.tar.gz"))) == 4
    assert model.path().exists()
