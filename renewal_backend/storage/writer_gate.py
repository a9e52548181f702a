"""One writer at a time inside the process, first come, first served.

SQLite lets one transaction write; left to `busy_timeout`, the others sleep and poll, and some wait for a
second. Queueing before BEGIN IMMEDIATE costs nothing. A plain lock lets in whoever is quickest, so that
somebody waits ten times as long as the others; this one hands over in order. `busy_timeout` stays for other
processes.
"""

from __future__ import annotations

from collections import deque
from threading import Lock, get_ident
from types import TracebackType
from typing import Self

from ..services.ports import StorageUnavailable

PATIENCE_SECONDS = 30.0


class WriterGate:
    """A fair lock that refuses, rather than hangs, when its own thread asks for it again."""

    def __init__(self, patience: float = PATIENCE_SECONDS) -> None:
        self._patience = patience
        self._guard = Lock()
        self._waiting: deque[Lock] = deque()
        self._taken = False
        self._owner: int | None = None

    def __enter__(self) -> Self:
        """Waits its turn. Raises StorageUnavailable after `patience` seconds, RuntimeError if nested."""
        if self._owner == get_ident():
            raise RuntimeError("a unit of work inside another would wait for itself")
        turn = self._queue_up()
        if turn is not None and not turn.acquire(timeout=self._patience) and self._leave(turn):
            raise StorageUnavailable("too many are waiting to write")
        self._owner = get_ident()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Lets the one in who has waited longest."""
        self._owner = None
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False

    def _queue_up(self) -> Lock | None:
        """A closed lock that opens when it is our turn; None when it is at once."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return None
            turn = Lock()
            turn.acquire()
            self._waiting.append(turn)
            return turn

    def _leave(self, turn: Lock) -> bool:
        """Gives up waiting. False when the turn came at the last moment: then it is ours after all."""
        with self._guard:
            if turn not in self._waiting:
                return False
            self._waiting.remove(turn)
            return True
