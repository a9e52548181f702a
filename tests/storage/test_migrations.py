"""Migrations make the tables that the code expects, once, whoever starts first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Index, inspect, text

from renewal_backend.services.ports import StorageUnavailable
from renewal_backend.storage import Database
from renewal_backend.storage.tables import metadata

from .databases import opened


def test_tables_and_migrations_agree(database: Database) -> None:
    with database._engines.reader.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_partial_indexes_are_partial_in_the_database_too(database: Database) -> None:
    with database._engines.reader.connect() as connection:
        dialect = connection.dialect.name
        for table in metadata.sorted_tables:
            found = {index["name"]: index for index in inspect(connection).get_indexes(table.name)}
            for index in table.indexes:
                options = found[index.name].get("dialect_options", {})
                assert (f"{dialect}_where" in options) == is_partial(index, dialect), index.name


def is_partial(index: Index, dialect: str) -> bool:
    """Whether the table declares the index for some rows only."""
    return index.dialect_options[dialect]["where"] is not None


def test_a_new_database_becomes_current_and_stays_so(new_url: str) -> None:
    database = opened(new_url)
    assert not database.is_current()
    database.migrate()
    assert database.is_current()
    database.migrate()
    assert database.is_current()
    database.close()


def test_many_may_start_at_once(new_url: str) -> None:
    databases = [opened(new_url) for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(Database.migrate, databases))
    assert all(database.is_current() for database in databases)
    for database in databases:
        database.close()


def test_tables_of_another_version_are_not_current(new_url: str) -> None:
    database = opened(new_url)
    database.migrate()
    with database._engines.writer.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001_people'"))
    assert not database.is_current()
    database.close()


def test_without_a_server_it_can_not_say() -> None:
    away = opened("postgresql://postgres@127.0.0.1:1/nothing")
    with pytest.raises(StorageUnavailable):
        away.is_current()
    away.close()
