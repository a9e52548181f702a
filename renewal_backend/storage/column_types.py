"""Column types: times in UTC, and text, JSON and bytes that are encrypted at rest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import DateTime, LargeBinary
from sqlalchemy.engine import Dialect, Engine
from sqlalchemy.types import TypeDecorator

from .crypto import Cipher

_ciphers: WeakKeyDictionary[Dialect, Cipher] = WeakKeyDictionary()
"""Tables are the same for all databases, keys are not: the dialect of an engine says which to take."""


def use_cipher(engine: Engine, cipher: Cipher) -> None:
    """Everything encrypted that goes through this engine goes through this cipher."""
    _ciphers[engine.dialect] = cipher


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time; comes back in UTC. Raises ValueError for a naive one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """In UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone can't be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Aware; SQLite gives back what it was given, without the zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class EncryptedBytes(TypeDecorator[bytes]):
    """Bytes, unreadable at rest."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """The Fernet token."""
        return None if value is None else _ciphers[dialect].encrypt(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """What was encrypted."""
        return None if value is None else _ciphers[dialect].decrypt(value)


class EncryptedText(TypeDecorator[str]):
    """Text, unreadable at rest."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """The Fernet token of the UTF-8 text."""
        return None if value is None else _ciphers[dialect].encrypt(value.encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """What was encrypted."""
        return None if value is None else _ciphers[dialect].decrypt(value).decode()


class EncryptedJson(TypeDecorator[Mapping[str, Any]]):
    """A JSON object, unreadable at rest. Raises TypeError for what JSON can't hold."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, Any] | None, dialect: Dialect) -> bytes | None:
        """The Fernet token of the JSON text."""
        if value is None:
            return None
        text = json.dumps(dict(value), ensure_ascii=False, separators=(",", ":"))
        return _ciphers[dialect].encrypt(text.encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> dict[str, Any] | None:
        """What was encrypted."""
        if value is None:
            return None
        plain: dict[str, Any] = json.loads(_ciphers[dialect].decrypt(value))
        return plain


ENCRYPTED = (EncryptedBytes, EncryptedText, EncryptedJson)
