"""Every test that takes `world` runs on SQLite and on PostgreSQL, with the demonstration's people."""

from __future__ import annotations

import pytest

from renewal_backend.storage import Database
from tests.services.world import World
from tests.storage.conftest import database, migrated_url

__all__ = ["database", "migrated_url"]


@pytest.fixture
def world(database: Database) -> World:
    """As on the first day."""
    world = World(database)
    world.seed()
    return world
