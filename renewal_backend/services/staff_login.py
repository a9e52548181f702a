"""Who of the staff it is, by login and password with every request."""

from __future__ import annotations

import secrets

from ..errors import NotStaff
from .backend import Backend
from .limits import must_not_wait

_FREE = 20


def must_be_staff(backend: Backend, login: str, password: str, right: tuple[str, str]) -> None:
    """Returns for the right login and password only; without a password set nobody is right.

    Raises NotStaff, or LoginSlowed while too many failures are recent.
    """
    key = backend.keyed(f"staff/{right[0]}")
    with backend.database.read() as work:
        must_not_wait(work, backend, key, _FREE)
        failed = work.throttle.failures(key) is not None
    same = [
        secrets.compare_digest(a.encode(), b.encode()) for a, b in zip((login, password), right, strict=True)
    ]
    good = all(same) and right[1] != ""
    if good and not failed:
        return
    with backend.database.begin() as work:
        if good:
            work.throttle.clear(key)
        else:
            work.throttle.fail(key, backend.now())
        work.commit()
    if not good:
        raise NotStaff()
