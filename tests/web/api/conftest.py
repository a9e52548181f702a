"""The API over a real database, SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from httpx import Client as Http

from tests.services.conftest import database, migrated_url, world
from tests.services.world import World
from tests.web.api.client import Client, app_of, served

__all__ = ["database", "migrated_url", "world"]


@pytest.fixture
def http(world: World) -> Iterator[Http]:
    """Somebody without a token."""
    with served(app_of(world)) as address, Http(base_url=address, trust_env=False) as client:
        yield client


@pytest.fixture
def aoi(http: Http, world: World) -> Client:
    """An individual member, one car."""
    return Client(http, world, "aoi")


@pytest.fixture
def kenji(http: Http, world: World) -> Client:
    """A group member, two cars."""
    return Client(http, world, "kenji")
