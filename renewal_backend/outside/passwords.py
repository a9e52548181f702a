"""Passwords, one way, with Argon2id."""

from __future__ import annotations

from threading import BoundedSemaphore

from argon2 import PasswordHasher as Argon2
from argon2.exceptions import InvalidHashError, VerificationError

_AT_ONCE = 2
"""Each takes 46 MiB: more at once would only starve everybody else."""


class Argon2Hasher:
    """OWASP's parameters for Argon2id: 46 MiB, one pass, one lane."""

    def __init__(self) -> None:
        self._argon2 = Argon2(time_cost=1, memory_cost=47104, parallelism=1)
        self._gate = BoundedSemaphore(_AT_ONCE)

    def hash(self, password: str) -> str:
        """A salted hash."""
        with self._gate:
            return self._argon2.hash(password)

    def verify(self, password_hash: str, password: str) -> bool:
        """Whether it is the password of that hash."""
        try:
            with self._gate:
                return self._argon2.verify(password_hash, password)
        except (VerificationError, InvalidHashError):
            return False
