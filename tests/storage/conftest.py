"""Every test that takes `database` runs on SQLite and on PostgreSQL, each time on empty tables."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from renewal_backend.storage import Database

from .databases import Empty, opened, throw_away_url

BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session", params=BOTH)
def migrated_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database with all tables, shared by the session."""
    with throw_away_url(request.param, tmp_path_factory.mktemp("database")) as url:
        database = opened(url)
        database.migrate()
        database.close()
        yield url


@pytest.fixture(params=BOTH)
def new_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database without any table."""
    with throw_away_url(request.param, tmp_path_factory.mktemp("database")) as url:
        yield url


@pytest.fixture
def database(migrated_url: str) -> Iterator[Database]:
    """Empty tables."""
    database = opened(migrated_url)
    database.reset_demo(Empty())
    yield database
    database.close()
