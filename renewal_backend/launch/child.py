"""One child process: started with its words in a log, tied to its parent's life, stopped within seconds."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from renewal_backend.launch.tied import tied_to_parent

_LARGEST_LOG = 5_000_000


@dataclass
class Child:
    """A process that is started again and again.

    `grace` is how many seconds it gets to end by itself; `death_signal` is what it gets when we vanish.
    """

    name: str
    command: list[str]
    env: Mapping[str, str]
    log: Path
    grace: float = 5
    death_signal: signal.Signals = signal.SIGKILL
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    started_at: float = field(default=0, init=False)

    def start(self) -> None:
        """Start it in a session of its own: Ctrl-C in the terminal is for us, and we tell our children."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > _LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".old.log"))
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                self.command,
                env=dict(self.env),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=tied_to_parent(self.death_signal),
            )
        self.started_at = time.monotonic()

    @property
    def alive(self) -> bool:
        """True while it runs."""
        return self.process is not None and self.process.poll() is None

    @property
    def age(self) -> float:
        """Seconds since it was last started."""
        return time.monotonic() - self.started_at

    @property
    def exit_code(self) -> int | None:
        """Its exit code, negative for a signal; None while it runs."""
        return self.process.poll() if self.process else None

    def stop(self) -> None:
        """Ask it to end, wait for `grace` seconds, then end it and whatever it started."""
        if self.process is None:
            return
        self._signal(signal.SIGTERM)
        try:
            self.process.wait(self.grace)
        except subprocess.TimeoutExpired:
            pass
        finally:
            self._signal(signal.SIGKILL)
            self.process.wait()

    def _signal(self, number: signal.Signals) -> None:
        if self.process is not None:
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                return

    def log_end(self, lines: int = 15) -> str:
        """The last lines it wrote."""
        return "\n".join(self.log.read_text("utf-8", "replace").splitlines()[-lines:])
