"""Finding a Python by running it."""

import sys
from pathlib import Path

import pytest

from scripts.kit import pythons

HERE = sys.version_info[:2]


def program(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def empty_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No Python on the PATH, none of pyenv's."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


def claims(version: str, path: str = "/found/it") -> str:
    return f"echo {version}; echo {path}"


def test_nothing_is_found_where_nothing_is() -> None:
    assert pythons.find((3, 10)) is None
    assert pythons.find_service() is None


def test_a_real_interpreter_is_found_on_the_path(tmp_path: Path) -> None:
    program(tmp_path / "bin" / "python3", f'exec "{sys.executable}" "$@"')
    found = pythons.find(HERE)
    assert found
    assert pythons.probe(found) == (HERE, found)


def test_a_shim_that_refuses_is_passed_over(tmp_path: Path) -> None:
    program(tmp_path / "bin" / "python3.10", "echo 'pyenv: python3.10: command not found' >&2; exit 127")
    program(tmp_path / "bin" / "python3", claims("3.12"))
    program(tmp_path / "pyenv" / "versions" / "3.10.13" / "bin" / "python3.10", claims("3.10", "/newest"))
    program(tmp_path / "pyenv" / "versions" / "3.10.4" / "bin" / "python3.10", claims("3.10", "/older"))
    assert pythons.find((3, 10)) == "/newest"
    assert pythons.find((3, 12)) == "/found/it"


def test_pyenv_is_looked_for_at_home_too(tmp_path: Path) -> None:
    where = tmp_path / "home" / ".pyenv" / "versions" / "3.10.1" / "bin" / "python3.10"
    program(where, claims("3.10"))
    assert pythons.find((3, 10)) == "/found/it"


def test_a_name_that_lies_about_its_version_is_passed_over(tmp_path: Path) -> None:
    program(tmp_path / "bin" / "python3.10", claims("3.9"))
    assert pythons.find((3, 10)) is None


def test_a_python_without_what_is_needed_is_passed_over(tmp_path: Path) -> None:
    program(tmp_path / "bin" / "python3", f'exec "{sys.executable}" "$@"')
    assert pythons.find(HERE, needs="venv") is not None
    assert pythons.find(HERE, needs="a_module_that_nobody_has") is None


def test_the_service_takes_the_oldest_that_it_supports(tmp_path: Path) -> None:
    for version in ("3.13", "3.11", "3.10"):
        program(tmp_path / "bin" / f"python{version}", claims(version, f"/found/{version}"))
    assert pythons.find_service() == "/found/3.11"


@pytest.mark.parametrize("sentence", [pythons.NO_SERVICE_PYTHON, pythons.NO_RASA_PYTHON])
def test_what_is_missing_is_said_with_what_to_do(sentence: str) -> None:
    assert "Install" in sentence
    assert "start again" in sentence
