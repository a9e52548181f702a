"""Encryption at rest, and blind indexes to find what is encrypted.

The encryption keys rotate; the index key does not. It is a secret of its own, so a new encryption key leaves
every index as it is. From it one subkey per purpose is derived (HKDF), so equal values in two columns don't
look equal.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from collections.abc import Sequence
from datetime import date

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SHORTEST_INDEX_KEY = 32


class Cipher:
    """Encrypts with the first of the keys and decrypts with any."""

    def __init__(self, keys: Sequence[str]) -> None:
        """`keys`: Fernet keys (url-safe Base64), newest first. Raises ValueError for none or a bad one."""
        if not keys:
            raise ValueError("at least one encryption key is needed")
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    def encrypt(self, plain: bytes) -> bytes:
        """The Fernet token of `plain`."""
        return self._fernet.encrypt(plain)

    def decrypt(self, token: bytes) -> bytes:
        """What was encrypted. Raises cryptography.fernet.InvalidToken under a foreign key."""
        return self._fernet.decrypt(token)

    def rotate(self, token: bytes) -> bytes:
        """The same content under the first key."""
        return self._fernet.rotate(token)


class BlindIndex:
    """Keyed digests (HMAC-SHA256, hex) under which encrypted values are looked up."""

    def __init__(self, key: bytes) -> None:
        """`key`: secret, at least 32 bytes, kept for good. Raises ValueError for a shorter one."""
        if len(key) < SHORTEST_INDEX_KEY:
            raise ValueError(f"the index key needs at least {SHORTEST_INDEX_KEY} bytes")
        self._login = _subkey(key, b"login")
        self._policy_number = _subkey(key, b"policy number")
        self._person = _subkey(key, b"person")

    def login(self, realm: str, login: str) -> str:
        """For a login within its realm; width, case and surrounding space don't matter."""
        plain = unicodedata.normalize("NFKC", login).strip().casefold()
        return _digest(self._login, f"{realm}\0{plain}")

    def policy_number(self, number: str) -> str:
        """For a policy number as digits."""
        return _digest(self._policy_number, number)

    def person(self, birth_date: date, phone: str) -> str:
        """For a holder by birth date and telephone number, written in any way."""
        digits = "".join(c for c in unicodedata.normalize("NFKC", phone) if c.isdigit())
        return _digest(self._person, f"{birth_date.isoformat()}\0{digits}")


def _subkey(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"koshin blind index: " + purpose).derive(key)


def _digest(key: bytes, value: str) -> str:
    return hmac.new(key, value.encode(), hashlib.sha256).hexdigest()
