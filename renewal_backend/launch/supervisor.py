"""Watching the processes: whoever dies is started again, later each time; all stop together."""

import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import FrameType

from renewal_backend.launch.child import Child

TICK_SECONDS = 0.1
LONGEST_PAUSE = 30.0
HEALTHY_SECONDS = 60.0
FAILURES_BEFORE_READY = 3


@dataclass
class _Watch:
    child: Child
    failures: int = 0
    restart_at: float | None = None


class Supervisor:
    """Runs children until a signal, and leaves nothing behind.

    `is_ready` is asked until it says yes, then `when_ready` is called once. A child that ends
    three times before that is given up: something is wrong that a restart does not mend.
    """

    def __init__(
        self,
        children: Sequence[Child],
        is_ready: Callable[[], bool],
        when_ready: Callable[[float], None],
        say: Callable[[str], None] = print,
    ) -> None:
        self._watches = [_Watch(child) for child in children]
        self._is_ready = is_ready
        self._when_ready = when_ready
        self._say = say
        self._stopping = False
        self._ready = False

    def run(self) -> int:
        """Start, watch, stop; the exit code is 0 after a signal and 1 when a child had to be given up."""
        before = {
            number: signal.signal(number, self._on_signal) for number in (signal.SIGINT, signal.SIGTERM)
        }
        began = time.monotonic()
        try:
            for watch in self._watches:
                watch.child.start()
            while not self._stopping:
                if any(not self._tend(watch) for watch in self._watches):
                    return 1
                if not self._ready and self._is_ready():
                    self._ready = True
                    self._when_ready(time.monotonic() - began)
                time.sleep(TICK_SECONDS)
            return 0
        finally:
            self._stop_all()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping = True

    def _stop_all(self) -> None:
        """The last started stops first, because it uses those before it."""
        for watch in reversed(self._watches):
            watch.child.stop()

    def _tend(self, watch: _Watch) -> bool:
        """Look after one child; False when it must be given up."""
        child = watch.child
        if child.alive:
            if child.age > HEALTHY_SECONDS:
                watch.failures = 0
            return True
        if watch.restart_at is None:
            return self._plan_restart(watch)
        if time.monotonic() >= watch.restart_at:
            watch.restart_at = None
            child.start()
        return True

    def _plan_restart(self, watch: _Watch) -> bool:
        watch.failures += 1
        child = watch.child
        # Whatever it had started itself goes too before a new one takes its place.
        child.stop()
        if not self._ready and watch.failures >= FAILURES_BEFORE_READY:
            self._say(f"{child.name} cannot start. The end of {child.log}:\n\n{child.log_end()}")
            return False
        pause = min(LONGEST_PAUSE, 0.5 * 2 ** (watch.failures - 1))
        watch.restart_at = time.monotonic() + pause
        self._say(f"{child.name} ended (code {child.exit_code}); starting it again in {pause:g} s.")
        return True
