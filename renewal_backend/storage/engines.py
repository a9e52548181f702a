"""Engines: how each database is connected to and how its transactions begin.

SQLite gets two: one connection for the writer, whose transactions begin IMMEDIATE, and a pool for readers,
who can't write at all. PostgreSQL has one pool for both. The sqlite3 module is kept from opening transactions
by itself (isolation_level None); SQLAlchemy's begin event opens them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

from .column_types import use_cipher
from .crypto import Cipher
from .failures import translate_errors

BUSY_MS = 10_000
READERS = 40
"""SQLite: connections for readers, as many as the service has worker threads."""
_PRAGMAS = {
    "busy_timeout": BUSY_MS,
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: what was committed survives a loss of power
    "foreign_keys": 1,
    "temp_store": 2,
}
_POSTGRESQL: dict[str, Any] = {
    "application_name": "koshin",
    "connect_timeout": 5,
    "options": "-c timezone=UTC -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s",
}


@dataclass(frozen=True)
class Engines:
    """What to write with and what to read with; on PostgreSQL they share one pool."""

    writer: Engine
    reader: Engine

    @property
    def on_sqlite(self) -> bool:
        """Whether there can be only one writer at a time."""
        return self.writer.dialect.name == "sqlite"

    def dispose(self) -> None:
        """Closes all connections."""
        self.writer.dispose()
        self.reader.dispose()


def make_engines(url: str, cipher: Cipher) -> Engines:
    """Engines for a `sqlite:///` or `postgresql://` URL. Raises ValueError for any other."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        engines = _sqlite(parsed)
    elif parsed.get_backend_name() == "postgresql":
        engines = _postgresql(parsed)
    else:
        raise ValueError(f"no storage for {parsed.get_backend_name()}")
    for engine in {engines.writer, engines.reader}:
        use_cipher(engine, cipher)
    return engines


def _sqlite(url: URL) -> Engines:
    if not url.database or url.database == ":memory:":
        raise ValueError("SQLite needs a file: several connections share it")
    path = Path(url.database)
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    writer = create_engine(url, pool_size=1, max_overflow=0, hide_parameters=True)
    reader = create_engine(url, pool_size=READERS, max_overflow=0, pool_use_lifo=True, hide_parameters=True)
    event.listen(writer, "connect", _prepare)
    event.listen(reader, "connect", _prepare_reader)
    event.listen(writer, "begin", _begin_immediate)
    event.listen(reader, "begin", _begin)
    translate_errors(writer)
    translate_errors(reader)
    return Engines(writer, reader)


def _postgresql(url: URL) -> Engines:
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_size=10,
        max_overflow=20,
        pool_use_lifo=True,
        pool_pre_ping=True,
        pool_recycle=1800,
        hide_parameters=True,
        connect_args=_POSTGRESQL,
    )
    translate_errors(engine)
    return Engines(engine, engine.execution_options(postgresql_readonly=True))


def _prepare(connection: Any, _record: object) -> None:
    """Sets the pragmas and reads them back: a database without them is not safe to use."""
    connection.isolation_level = None
    for name, value in _PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}")
        [found] = connection.execute(f"PRAGMA {name}").fetchone()
        if found != value:
            raise RuntimeError(f"SQLite refused {name} = {value}: it says {found}")


def _prepare_reader(connection: Any, record: object) -> None:
    _prepare(connection, record)
    connection.execute("PRAGMA query_only = 1")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
