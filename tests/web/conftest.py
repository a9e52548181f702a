"""The application over a SQLite file with the demonstration's people, a plain dialogue, and a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from renewal_backend.app import create_app
from renewal_backend.channels.hub import Hub
from renewal_backend.channels.relay import Relay
from renewal_backend.settings import Settings
from renewal_backend.storage import Database
from renewal_backend.web.health import Readiness
from tests.channels.chat import KNOWLEDGE
from tests.channels.plain_rasa import PlainRasa
from tests.services.world import World
from tests.storage.databases import KEY, opened
from tests.web.browser import Browser

ACTION_SECRET = "what Rasa shows to the actions' door"


def application(url: str, *, demo: bool) -> FastAPI:
    """Wired as in production, with secrets of the tests'."""
    return create_app(
        Settings(
            database_url=url,
            demo=demo,
            secret_key=SecretStr("what signs the forms of these tests"),
            encryption_keys=SecretStr(KEY),
            action_secret=SecretStr(ACTION_SECRET),
        )
    )


@pytest.fixture(scope="session")
def web_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with all tables."""
    url = f"sqlite:///{tmp_path_factory.mktemp('web') / 'web.db'}"
    database = opened(url)
    database.migrate()
    database.close()
    return url


@pytest.fixture
def web_database(web_url: str) -> Iterator[Database]:
    """Opened."""
    database = opened(web_url)
    yield database
    database.close()


@pytest.fixture
def world(web_database: Database) -> World:
    """As on the first day."""
    world = World(web_database)
    world.seed()
    return world


@pytest.fixture(scope="session")
def demo_app(web_url: str) -> FastAPI:
    """Made once."""
    return application(web_url, demo=True)


@pytest.fixture
def dialogue(world: World) -> PlainRasa:
    """In Rasa's place."""
    return PlainRasa(world.backend)


@pytest.fixture
def app(demo_app: FastAPI, world: World, dialogue: PlainRasa) -> FastAPI:
    """The application over this test's world."""
    relay = Relay(world.backend, dialogue, KNOWLEDGE, Hub())
    demo_app.state.wired = replace(demo_app.state.wired, backend=world.backend, relay=relay)
    demo_app.state.readiness = Readiness(dialogue)
    return demo_app


@pytest.fixture
def browser(app: FastAPI, world: World) -> Browser:
    """Somebody with nothing yet."""
    return Browser(app, world)
