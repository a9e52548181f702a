"""A chat over a SQLite file with the demonstration's people in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from renewal_backend.storage import Database
from tests.channels.chat import Chat
from tests.services.world import World
from tests.storage.databases import opened


@pytest.fixture(scope="session")
def chat_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with all tables."""
    folder: Path = tmp_path_factory.mktemp("chat")
    url = f"sqlite:///{folder / 'chat.db'}"
    database = opened(url)
    database.migrate()
    database.close()
    return url


@pytest.fixture
def chat_database(chat_url: str) -> Iterator[Database]:
    """Opened."""
    database = opened(chat_url)
    yield database
    database.close()


@pytest.fixture
def world(chat_database: Database) -> World:
    """As on the first day."""
    world = World(chat_database)
    world.seed()
    return world


@pytest.fixture
def chat(world: World) -> Chat:
    """Somebody who came in by mypage's 2-D code."""
    return Chat(world)
