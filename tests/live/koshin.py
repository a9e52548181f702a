"""The real service and the real Rasa, started as a customer's `make up` starts them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import httpx

from tests.live.line import Line
from tests.live.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 120.0
"""A cold machine that does other things as well; two cores of its own need about ten."""
Part = Literal["service", "rasa"]
_MARKS: dict[Part, str] = {"service": "renewal_backend.cli", "rasa": "--endpoints"}


class NotRunningError(Exception):
    """The product did not start or did not come back; the text holds what it said itself."""


class Koshin:
    """`koshin up` as a child process, in demo mode, with everything it keeps in `home`.

    What the service says to Rasa goes through `line`, which writes it down.
    """

    def __init__(self, home: Path, **environment: str) -> None:
        """`environment`: further settings, such as KOSHIN_DATABASE_URL. Nothing runs before `start`."""
        self.home = home
        self.port, rasa_port = free_port(), free_port()
        self.line = Line(rasa_port)
        self.url = f"http://127.0.0.1:{self.port}"
        self._output = home / "up.log"
        self._process: subprocess.Popen[bytes] | None = None
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("KOSHIN_", "HOST"))}
        self._environment = kept | {
            "PYTHONPATH": str(ROOT),
            "PORT": str(self.port),
            "RASA_PORT": str(rasa_port),
            "KOSHIN_HOME": str(home),
            "KOSHIN_RASA_URL": self.line.url,
            **environment,
        }

    def start(self) -> None:
        """Start both processes and wait until a customer can be served. Raises NotRunningError."""
        self.home.mkdir(parents=True, exist_ok=True)
        self.line.open()
        with self._output.open("ab") as out:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "renewal_backend.cli", "up", "--with-parent"],
                env=self._environment,
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        try:
            self.wait_until_ready()
        except BaseException:
            self.stop()
            raise

    def wait_until_ready(self, seconds: float = START_SECONDS) -> None:
        """Wait for /readyz. Raises NotRunningError at the end of the time, or when `koshin up` has ended."""
        wait_for(lambda: self._ended() or self.is_ready(), seconds)
        if self._ended() or not self.is_ready():
            raise NotRunningError(f"Koshin is not ready. What it said:\n{self.said()}")

    def is_ready(self) -> bool:
        """Whether everything that a customer needs is there at this moment."""
        return self._status("/readyz") == httpx.codes.OK

    def pid(self, part: Part) -> int | None:
        """The process id of the service or of Rasa; None while it does not run."""
        assert self._process is not None
        found = [pid for pid in children_of(self._process.pid) if _MARKS[part] in command_of(pid)]
        return found[0] if found else None

    def kill(self, *parts: Part) -> None:
        """kill -9, all at once; the supervisor starts them again by itself."""
        for pid in [self.pid(part) for part in parts]:
            if pid is not None:
                os.kill(pid, signal.SIGKILL)

    def kill_and_wait(self, *parts: Part) -> None:
        """kill -9, then wait until others have taken their place and are ready."""
        before = {part: self.pid(part) for part in parts}
        self.kill(*parts)
        wait_for(lambda: all(self.pid(part) not in (None, before[part]) for part in parts), START_SECONDS)
        self.wait_until_ready()

    def stop(self) -> None:
        """End everything, as Ctrl-C does. Raises NotRunningError when something is left."""
        if self._process is None:
            return
        left = children_of(self._process.pid)
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None
        self.line.close()
        if not wait_for(lambda: not any(command_of(pid) for pid in left), 5):
            raise NotRunningError(f"Koshin left processes behind: {left}")

    def said(self) -> str:
        """What `koshin up` printed and the ends of the logs."""
        texts = [path.read_text("utf-8", "replace")[-3000:] for path in (self._output, *self.logs())]
        return "\n".join(texts)

    def logs(self) -> list[Path]:
        """The log files of both processes."""
        return sorted((self.home / "logs").glob("*.log"))

    def _ended(self) -> bool:
        return self._process is None or self._process.poll() is not None

    def _status(self, path: str) -> int:
        try:
            return httpx.get(self.url + path, timeout=5, trust_env=False).status_code
        except httpx.HTTPError:
            return 0


def wait_for(what: Callable[[], bool], seconds: float, every: float = 0.1) -> bool:
    """True as soon as `what` is; False when it is not within `seconds`."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if what():
            return True
        time.sleep(every)
    return what()


def children_of(parent: int) -> list[int]:
    """The processes started by one process."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text("utf-8").rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == parent and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def command_of(pid: int) -> str:
    """A process's command line; empty when it is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text("utf-8").replace("\0", " ")
    except OSError:
        return ""
