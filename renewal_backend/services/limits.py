"""How often something may be tried: failures slow the next try down, and mails are counted by the hour."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil

from ..errors import LoginSlowed
from .backend import Backend
from .ports import UnitOfWork


def count_try(work: UnitOfWork, backend: Backend, key: str, free: int | None = None) -> None:
    """One more try under a keyed hash; whoever succeeds clears it. `free` tries are not slowed (else the policy's).

    Count before looking at what was tried, in a unit of work of its own: many at once are no way around it then.
    Raises LoginSlowed (params: seconds), and then it does not count.
    """
    before, now = work.throttle.failures(key), backend.now()
    tries = work.throttle.fail(key, now).count - 1
    last = before.last_at if before and before.count == tries else now
    _slow_down(backend, tries - (backend.policy.free_failures if free is None else free), last)


def must_not_wait(work: UnitOfWork, backend: Backend, key: str, free: int) -> None:
    """Raises LoginSlowed while more than `free` failures under this key are recent; counts nothing itself.

    For who may come many at once with the right secret, such as a program of the staff.
    """
    if before := work.throttle.failures(key):
        _slow_down(backend, before.count - free, before.last_at)


def _slow_down(backend: Backend, over: int, last: datetime) -> None:
    """Raises LoginSlowed until the wait for so many too many has passed since the last."""
    if over < 0:
        return
    wait = min(timedelta(seconds=2 ** min(over, 16)), backend.policy.longest_wait)
    left = (last + wait - backend.now()).total_seconds()
    if left > 0:
        raise LoginSlowed(params={"seconds": str(ceil(left))})


def within_the_hour(work: UnitOfWork, backend: Backend, what: str, most: int) -> bool:
    """Counts one more of `what` (a purpose and whom it reaches) and says whether this hour has room for it."""
    key = backend.keyed(f"{what}/{backend.now():%Y-%m-%dT%H}")
    return work.throttle.fail(key, backend.now()).count <= most
