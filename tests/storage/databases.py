"""Databases to test on: a SQLite file, and a PostgreSQL database of our own when a server is there."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from cryptography.fernet import Fernet

from renewal_backend.storage import Database

SERVER = "postgresql://postgres@127.0.0.1:5432"
KEY = Fernet.generate_key().decode()
INDEX_KEY = b"index key for the storage's tests"


@dataclass(frozen=True)
class Empty:
    """A demonstration without anybody."""

    members: tuple[()] = ()
    contracts: tuple[()] = ()


@contextmanager
def throw_away_url(kind: str, folder: Path) -> Iterator[str]:
    """The URL of a new, empty database. Skips the test when PostgreSQL is asked for and none answers."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / f'{secrets.token_hex(4)}.db'}"
        return
    name = f"koshin_test_{secrets.token_hex(6)}"
    try:
        server = psycopg.connect(f"{SERVER}/postgres", autocommit=True, connect_timeout=3)
    except psycopg.OperationalError:
        pytest.skip("no PostgreSQL on 127.0.0.1:5432 for user postgres")
    with server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield f"{SERVER}/{name}"
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def opened(url: str, keys: tuple[str, ...] = (KEY,)) -> Database:
    """The storage over this URL."""
    return Database(url, keys, INDEX_KEY)
