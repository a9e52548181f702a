"""Brings the database's tables up to date at start, one process at a time."""

from __future__ import annotations

from functools import cache

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

_ADVISORY_LOCK = 0x6B6F7368696E
"""PostgreSQL's locks of this kind go by a number; this is «koshin»."""


def upgrade(engine: Engine) -> None:
    """Runs what is missing, all or nothing, in one transaction.

    SQLite: BEGIN IMMEDIATE keeps a second process out. PostgreSQL: an advisory lock does. Whoever comes
    second waits and finds nothing left to do.
    """
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL lock_timeout = '120s'"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
        if not _is_current(connection):
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def is_current(engine: Engine) -> bool:
    """Whether the tables are those that this version expects."""
    with engine.connect() as connection:
        return _is_current(connection)


def _is_current(connection: Connection) -> bool:
    return set(MigrationContext.configure(connection).get_current_heads()) == _heads()


@cache
def _heads() -> frozenset[str]:
    return frozenset(ScriptDirectory.from_config(_config()).get_heads())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "renewal_backend.storage:migrations")
    return config
