"""`make` and the rule that nothing may be skipped, run for real."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
TARGETS = ("up", "test", "check", "bench", "train", "setup", "pins", "readme", "clean")


def make(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
    plain = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(["make", *words], cwd=ROOT, env=plain | env, capture_output=True, text=True)


def test_make_alone_lists_every_target() -> None:
    shown = make()
    assert shown.returncode == 0
    assert shown.stderr == ""
    assert all(f"  make {target}" in shown.stdout for target in TARGETS)


def test_without_a_python_make_says_so() -> None:
    shown = make("setup", "PYTHON=")
    assert shown.returncode != 0
    assert "Koshin needs Python 3.11 or newer" in shown.stderr


SKIPS = {
    "test": "import pytest\n\ndef test_it():\n    pytest.skip('no kettle')\n",
    "module": "import pytest\n\npytest.skip('no kettle', allow_module_level=True)\n\ndef test_it(): ...\n",
}


@pytest.mark.parametrize("nothing_skipped", [False, True])
@pytest.mark.parametrize("kind", SKIPS)
def test_a_skip_fails_where_nothing_may_be_skipped(tmp_path: Path, kind: str, nothing_skipped: bool) -> None:
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path / "conftest.py")
    (tmp_path / "test_it.py").write_text(SKIPS[kind], "utf-8")
    env = {key: value for key, value in os.environ.items() if key != "KOSHIN_TEST_NOTHING_SKIPPED"}
    env["PYTHONPATH"] = str(ROOT)
    if nothing_skipped:
        env["KOSHIN_TEST_NOTHING_SKIPPED"] = "1"
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-rs", "-p", "no:cacheprovider", "."],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
    )
    failed = run.returncode not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
    assert failed is nothing_skipped
    assert "no kettle" in run.stdout
