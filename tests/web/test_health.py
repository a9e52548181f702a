"""Alive, and ready: what is missing has a name."""

from __future__ import annotations

import asyncio

import pytest
from fastapi import FastAPI

from renewal_backend.services.ports import StorageUnavailable
from renewal_backend.web.health import Readiness
from tests.channels.plain_rasa import PlainRasa
from tests.web.browser import Browser


class Asking(PlainRasa):
    """A dialogue whose session starts through an action, which the backend hears when `reached`."""

    readiness: Readiness
    reached = True
    asked = 0

    async def say(self, sender: str, message: str, turn_id: str):  # type: ignore[no-untyped-def]
        self.asked += 1
        await asyncio.sleep(0.01)
        if self.reached:
            self.readiness.hear(sender.split("~")[0])
        return await super().say(sender, message, turn_id)


@pytest.fixture
def asking(browser: Browser, app: FastAPI) -> Asking:
    """In Rasa's place."""
    made = Asking(browser.world.backend)
    made.readiness = app.state.readiness = Readiness(made)
    return made


def missing(browser: Browser) -> tuple[int, list[str]]:
    answer = browser.get("/readyz")
    return answer.status_code, answer.json()["missing"]


def test_it_is_alive_whatever_is_missing(browser: Browser, asking: Asking) -> None:
    asking.is_ready = False
    assert browser.get("/healthz").json() == {"status": "ok"}


def test_it_is_ready_when_everything_is_there_and_asks_no_more_for_a_moment(
    browser: Browser, asking: Asking
) -> None:
    assert missing(browser) == (200, [])
    assert missing(browser) == (200, [])
    assert asking.asked == 1
    assert asking.readiness._heard == set()


def test_two_who_ask_at_once_do_not_disturb_each_other(browser: Browser, asking: Asking) -> None:
    async def both() -> list[int]:
        answers = await asyncio.gather(*(browser.web.get("/readyz") for _ in range(4)))
        return [answer.status_code for answer in answers]

    assert asyncio.run(both()) == [200] * 4


def test_rasa_is_missing(browser: Browser, asking: Asking) -> None:
    asking.is_ready = False
    assert missing(browser) == (503, ["rasa"])


def test_the_actions_are_missing_when_rasa_does_not_reach_them(browser: Browser, asking: Asking) -> None:
    asking.reached = False
    assert missing(browser) == (503, ["actions"])
    asking.reached, asking.away = True, True
    assert missing(browser) == (503, ["actions"])
    asking.away = False
    assert missing(browser) == (200, [])


def test_the_database_or_its_tables_are_missing(
    browser: Browser, asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = type(browser.world.database)
    monkeypatch.setattr(database, "is_current", lambda self: False)
    assert missing(browser) == (503, ["migrations"])
    monkeypatch.setattr(database, "ping", lambda self: False)
    assert missing(browser) == (503, ["database"])

    def away(self: object) -> bool:
        raise StorageUnavailable("away")

    monkeypatch.setattr(database, "ping", lambda self: True)
    monkeypatch.setattr(database, "is_current", away)
    asking.is_ready = False
    assert missing(browser) == (503, ["database"]), "rasa was well a moment ago"
