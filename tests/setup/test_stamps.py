"""Stamps, the lock and the running of long commands."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts.kit import lock, parts, places
from scripts.kit.runner import SetupError, progress, run
from scripts.kit.stamps import Stamp, digest
from tests.setup.processes import parent_env, wait_for


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "inputs"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text("a", "utf-8")
    (folder / "deep" / "b.txt").write_text("b", "utf-8")
    return folder


def test_the_hash_follows_names_contents_and_words(inputs: Path) -> None:
    seen = {digest([inputs])}
    (inputs / "deep" / "b.txt").write_text("c", "utf-8")
    seen.add(digest([inputs]))
    (inputs / "a.txt").rename(inputs / "z.txt")
    seen.add(digest([inputs]))
    seen.add(digest([inputs], "another clone"))
    assert len(seen) == 4


def test_the_hash_ignores_what_python_leaves_behind(inputs: Path) -> None:
    before = digest([inputs])
    (inputs / "__pycache__").mkdir()
    (inputs / "__pycache__" / "a.pyc").write_text("x", "utf-8")
    assert digest([inputs]) == before


def test_a_part_is_current_only_when_finished_and_still_there(tmp_path: Path) -> None:
    proof = tmp_path / "result"
    stamp = Stamp(tmp_path / "stamps" / "part", "one", (proof,))
    assert not stamp.is_current()
    stamp.write()
    assert not stamp.is_current()
    proof.touch()
    assert stamp.is_current()
    assert not Stamp(stamp.path, "two", (proof,)).is_current()
    stamp.take_away()
    assert not stamp.is_current()


def test_a_broken_link_is_no_proof(tmp_path: Path) -> None:
    proof = tmp_path / "python"
    proof.symlink_to(tmp_path / "gone")
    stamp = Stamp(tmp_path / "part", "one", (proof,))
    stamp.write()
    assert not stamp.is_current()


def test_an_unreadable_stamp_is_no_stamp(tmp_path: Path) -> None:
    path = tmp_path / "part"
    path.write_bytes(b"\xff\xfe")
    assert not Stamp(path, "one").is_current()


def test_one_set_up_at_a_time(tmp_path: Path) -> None:
    code = f"""
import time
from pathlib import Path
from scripts.kit.lock import exclusive
with exclusive(Path({str(tmp_path / "lock")!r})):
    Path({str(tmp_path / "held")!r}).touch()
    time.sleep(0.7)
    Path({str(tmp_path / "done")!r}).touch()
"""
    with subprocess.Popen([sys.executable, "-c", code], env=parent_env()):
        assert wait_for((tmp_path / "held").exists)
        with lock.exclusive(tmp_path / "lock"):
            assert (tmp_path / "done").exists()


def test_a_killed_set_up_holds_the_lock_until_its_commands_are_done(tmp_path: Path) -> None:
    marks = str(tmp_path)
    long = f"import time, pathlib; pathlib.Path({marks!r}, 'held').touch(); time.sleep(1); "
    long += f"pathlib.Path({marks!r}, 'done').touch()"
    code = f"""
import sys
from pathlib import Path
from scripts.kit.lock import exclusive
from scripts.kit.runner import run
with exclusive(Path({marks!r}, "lock")):
    run([sys.executable, "-c", {long!r}], Path({marks!r}, "log"))
"""
    with subprocess.Popen([sys.executable, "-c", code], env=parent_env()) as killed:
        assert wait_for((tmp_path / "held").exists)
        killed.kill()
    with lock.exclusive(tmp_path / "lock"):
        assert (tmp_path / "done").exists()


def test_a_failing_command_shows_the_end_of_its_log(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"(?s)ended with code 3.*out of pins"):
        run([sys.executable, "-c", "print('out of pins'); raise SystemExit(3)"], tmp_path / "log")


def test_a_long_part_says_its_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("the kettle"):
        time.sleep(0.01)
    with pytest.raises(ValueError, match="cold"), progress("the tea"):
        raise ValueError("cold")
    said = capsys.readouterr().out
    assert "the kettle: done after 0 s" in said
    assert "the tea: failed after 0 s" in said


def test_an_unknown_part_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert parts.main(["kettle"]) == 2
    assert "kettle" in capsys.readouterr().out


def test_commands_find_a_writable_home_and_pips_mirror(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "nowhere"))
    monkeypatch.setenv("PIP_INDEX_URL", "file:///mirror")
    monkeypatch.delenv("UV_DEFAULT_INDEX", raising=False)
    env = places.environment(MORE="yes")
    assert Path(env["HOME"]) == places.TOOLS
    assert Path(env["UV_CACHE_DIR"]).is_relative_to(places.TOOLS)
    assert (env["UV_DEFAULT_INDEX"], env["MORE"]) == ("file:///mirror", "yes")
    assert "VIRTUAL_ENV" not in env
