"""A process that applies for a renewal, or releases one, and is killed (SIGKILL) at the moment it is told.

It reads one line per try: renewal id, member id, key, and the number of the moment to die at (0: none); without a
member the first is the number of the receipt to release. For each
it forks, so that the child has a database connection of its own and nothing has to be imported again. A moment
is before and after every statement of the application, before its commit and after it. It answers how many
moments the child went through, or that it was killed.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import datetime

from sqlalchemy import event

from renewal_backend.services.apply import apply
from renewal_backend.services.backend import Actor, Backend
from renewal_backend.services.release import release
from renewal_backend.storage import Database
from renewal_backend.storage.unit_of_work import SqlUnitOfWork
from tests.services.world import Clock, PlainHasher, plain_pdf

NOBODY = "-"


class Moments:
    """Counts moments, and ends the process without a word at the one it was told."""

    def __init__(self, die_at: int) -> None:
        self.die_at = die_at
        self.passed = 0

    def __call__(self, *_: object) -> None:
        self.passed += 1
        if self.passed == self.die_at:
            os.kill(os.getpid(), signal.SIGKILL)


def watch(database: Database, moment: Moments) -> None:
    """From now on every statement and commit of the database's writer is a moment."""
    for name in ("before_cursor_execute", "after_cursor_execute", "commit"):
        event.listen(database._engines.writer, name, moment)
    commit = SqlUnitOfWork.commit

    def committed(work: SqlUnitOfWork) -> None:
        commit(work)
        moment()

    SqlUnitOfWork.commit = committed  # type: ignore[method-assign]


def child(arguments: list[str], line: str, out: int) -> None:
    """Applies, watched."""
    url, key, index_key, now = arguments
    renewal_id, member_id, idempotency_key, die_at = line.split()
    database = Database(url, [key], index_key.encode())
    moment = Moments(int(die_at))
    watch(database, moment)
    clock = Clock(datetime.fromisoformat(now))
    backend = Backend(database, clock, PlainHasher(), plain_pdf, index_key.encode())
    if member_id == NOBODY:
        release(backend, renewal_id, "underwriter")
    else:
        apply(backend, Actor(member_id), renewal_id, idempotency_key)
    os.write(out, f"{moment.passed}\n".encode())


def main() -> None:
    """One try for each line."""
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            try:
                child(sys.argv[1:], line, 1)
            finally:
                os._exit(0)
        _, status = os.waitpid(pid, 0)
        if os.WIFSIGNALED(status):
            os.write(1, b"killed\n")


if __name__ == "__main__":
    main()
