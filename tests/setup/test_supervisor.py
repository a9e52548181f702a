"""The supervisor with real processes: it restarts what dies, gives up what cannot live, leaves nothing."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from renewal_backend.launch import supervisor as module
from renewal_backend.launch.child import Child
from renewal_backend.launch.supervisor import Supervisor
from tests.setup.processes import parent_env, pids_in, running, sleeper, wait_for


def child(tmp_path: Path, code: str, name: str = "It", grace: float = 5) -> Child:
    return Child(name, [sys.executable, "-c", code], parent_env(), tmp_path / "logs" / f"{name}.log", grace)


def run_until(supervisor: Supervisor, story: Callable[[], None]) -> int:
    """Run the supervisor here while `story` is told in another thread; then Ctrl-C."""
    failures: list[BaseException] = []

    def tell() -> None:
        try:
            story()
        except BaseException as failure:
            failures.append(failure)
        finally:
            os.kill(os.getpid(), signal.SIGINT)

    teller = threading.Thread(target=tell)
    teller.start()
    code = supervisor.run()
    teller.join()
    if failures:
        raise failures[0]
    return code


def never() -> bool:
    return False


def nothing(_: float) -> None:
    return None


def test_a_killed_child_is_started_again(tmp_path: Path) -> None:
    pids, said = tmp_path / "pids", list[str]()
    one = child(tmp_path, sleeper(pids), "Rasa")

    def story() -> None:
        assert wait_for(lambda: len(pids_in(pids)) == 1)
        os.kill(pids_in(pids)[0], signal.SIGKILL)
        assert wait_for(lambda: len(pids_in(pids)) == 2)
        assert running(pids_in(pids)[1])

    assert run_until(Supervisor([one], lambda: True, nothing, said.append), story) == 0
    assert said == ["Rasa ended (code -9); starting it again in 0.5 s."]
    assert not any(map(running, pids_in(pids)))


def test_pauses_grow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_PAUSE", 1.0)
    said: list[str] = []
    supervisor = Supervisor([child(tmp_path, "raise SystemExit(3)")], lambda: True, nothing, said.append)
    run_until(supervisor, lambda: assert_(wait_for(lambda: len(said) == 4)))
    assert [line.rsplit(" in ")[1] for line in said[:4]] == ["0.5 s.", "1 s.", "1 s.", "1 s."]


def assert_(truth: bool) -> None:
    assert truth


def test_what_never_starts_is_given_up_with_its_last_words(tmp_path: Path) -> None:
    pids, said = tmp_path / "pids", list[str]()
    good = child(tmp_path, sleeper(pids), "Rasa")
    bad = child(tmp_path, "print('no such module', flush=True); raise SystemExit(3)", "The service")
    assert Supervisor([good, bad], never, nothing, said.append).run() == 1
    assert "The service cannot start" in said[-1]
    assert "no such module" in said[-1]
    assert not any(map(running, pids_in(pids)))


def test_ready_is_told_once(tmp_path: Path) -> None:
    told: list[float] = []
    asked: list[int] = []

    def is_ready() -> bool:
        asked.append(1)
        return len(asked) > 2

    supervisor = Supervisor([child(tmp_path, sleeper(tmp_path / "pids"))], is_ready, told.append)
    run_until(supervisor, lambda: assert_(wait_for(lambda: bool(told)) and not time.sleep(0.5)))
    assert len(told) == 1
    assert len(asked) == 3


def test_a_deaf_child_is_ended_after_its_grace(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    one = child(tmp_path, sleeper(pids, deaf=True), grace=0.3)
    run_until(Supervisor([one], never, nothing), lambda: assert_(wait_for(lambda: bool(pids_in(pids)))))
    assert not any(map(running, pids_in(pids)))


def test_grandchildren_go_too(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {sleeper(pids)!r}])"
    one = child(tmp_path, code)
    run_until(Supervisor([one], never, nothing), lambda: assert_(wait_for(lambda: bool(pids_in(pids)))))
    assert wait_for(lambda: not any(map(running, pids_in(pids))))


@pytest.mark.skipif(
    sys.platform != "linux", reason="the kernel of this system cannot tie a child to its parent"
)
def test_a_killed_supervisor_leaves_nothing(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    code = f"""
import sys
from pathlib import Path
from renewal_backend.launch.child import Child
from renewal_backend.launch.supervisor import Supervisor
import os
command = [sys.executable, "-c", {sleeper(pids, deaf=True)!r}]
child = Child("It", command, os.environ, Path({str(tmp_path / "log")!r}))
Supervisor([child], lambda: False, print).run()
"""
    parent = subprocess.Popen([sys.executable, "-c", code], env=parent_env())
    try:
        assert wait_for(lambda: bool(pids_in(pids)))
    finally:
        parent.kill()
        parent.wait()
    assert wait_for(lambda: not any(map(running, pids_in(pids))))


def test_a_large_log_starts_anew(tmp_path: Path) -> None:
    one = child(tmp_path, "print('fresh')")
    one.log.parent.mkdir()
    one.log.write_bytes(b"x" * 5_000_001)
    one.start()
    assert wait_for(lambda: not one.alive)
    one.stop()
    assert one.log_end() == "fresh"
    assert one.log.with_suffix(".old.log").stat().st_size == 5_000_001
