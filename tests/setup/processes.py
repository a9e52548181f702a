"""Small real processes for the tests of starting, watching and stopping."""

import os
import time
from collections.abc import Callable
from pathlib import Path


def wait_for(what: Callable[[], bool], seconds: float = 10) -> bool:
    """True as soon as `what` is; False when it is not within `seconds`."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if what():
            return True
        time.sleep(0.02)
    return what()


def running(pid: int) -> bool:
    """True while a process exists and is not a zombie."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def pids_in(file: Path) -> list[int]:
    """The process ids that the programs below have written."""
    return [int(line) for line in file.read_text("ascii").split()] if file.exists() else []


def sleeper(pids: Path, *, deaf: bool = False) -> str:
    """A program that writes its id and sleeps; a deaf one ignores SIGTERM."""
    ears = "signal.signal(signal.SIGTERM, signal.SIG_IGN);" if deaf else ""
    write = f"open({str(pids)!r}, 'a').write(f'{{os.getpid()}}\\n')"
    return f"import os, signal, time; {ears} {write}; time.sleep(600)"


def parent_env() -> dict[str, str]:
    """The variables of this process, with our packages on the path."""
    return {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent.parent)}
