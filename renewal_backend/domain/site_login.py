"""Login IDs and temporary passwords of the internet site (F3 STEP①); both are mailed."""

from __future__ import annotations

import secrets

_LETTERS = "abcdefghjkmnpqrstuvwxyz"
_DIGITS = "23456789"
"""Without l, i, o, 1 and 0: nobody has to guess which of two look-alikes a mail means."""
_LENGTH = 10


def login_id(sequence: int) -> str:
    """The login ID for a sequence number: J and seven digits."""
    return f"J{sequence:07d}"


def temporary_password() -> str:
    """Small letters with digits among them, easy to type from a mail; 49 bits, good for a few days only."""
    while True:
        word = "".join(secrets.choice(_LETTERS + _DIGITS) for _ in range(_LENGTH))
        if set(word) & set(_LETTERS) and set(word) & set(_DIGITS):
            return word
