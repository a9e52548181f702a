"""One writer at a time inside the process.

SQLite lets one transaction write; left to `busy_timeout`, the others sleep and poll, and some wait for a
second. Queueing for a lock before BEGIN IMMEDIATE costs nothing. `busy_timeout` stays for other processes.
"""

from __future__ import annotations

from threading import Lock, get_ident
from types import TracebackType
from typing import Self

from ..services.ports import StorageUnavailable

PATIENCE_SECONDS = 30.0


class WriterGate:
    """A lock that refuses, rather than hangs, when its own thread asks for it again."""

    def __init__(self, patience: float = PATIENCE_SECONDS) -> None:
        self._lock = Lock()
        self._patience = patience
        self._owner: int | None = None

    def __enter__(self) -> Self:
        """Waits its turn. Raises StorageUnavailable after `patience` seconds, RuntimeError if nested."""
        if self._owner == get_ident():
            raise RuntimeError("a unit of work inside another would wait for itself")
        if not self._lock.acquire(timeout=self._patience):
            raise StorageUnavailable("too many are waiting to write")
        self._owner = get_ident()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Lets the next one in."""
        self._owner = None
        self._lock.release()
