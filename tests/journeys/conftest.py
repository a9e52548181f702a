"""The world of a journey: the running product with fresh demo data, its people, its clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

import httpx
import pytest

from tests.journeys.customer import Customer, Person
from tests.live.koshin import Koshin


class World:
    """What a test can do to the product besides talking to it."""

    def __init__(self, koshin: Koshin) -> None:
        self.koshin = koshin
        self.web = httpx.Client(base_url=koshin.url, timeout=30, trust_env=False)
        self.customers: list[Customer] = []

    def reset(self) -> None:
        """Fresh demo data as of the clock's day; every conversation is gone."""
        self.web.post("/dev/reset", json={}).raise_for_status()

    def set_clock(self, moment: datetime | str | None) -> None:
        """Set the product's clock (ISO 8601 with a zone); None: the real time."""
        now = moment.isoformat() if isinstance(moment, datetime) else moment
        self.web.post("/dev/clock", json={"now": now}).raise_for_status()

    def on(self, moment: str) -> None:
        """Fresh demo data at that moment, for tests that name dates."""
        self.set_clock(moment)
        self.reset()

    @property
    def people(self) -> Mapping[str, Person]:
        """The demo's people with a login, by their first names as in the mail address."""
        customers = self.web.get("/dev/demo.json").json()["customers"]
        return {person["login"].split(".")[0]: person for person in customers if person["login"]}

    def customer(self, entry: str = "mypage", agency: str | None = None) -> Customer:
        """Somebody with the chat's address and no cookie."""
        self.customers.append(Customer(self.koshin.url, entry, agency))
        return self.customers[-1]

    def close(self) -> None:
        """Everybody goes home; the clock is right again, and nothing is left for whoever comes next."""
        self.set_clock(None)
        self.reset()
        for customer in self.customers:
            customer.close()
        self.web.close()


@pytest.fixture
def world(koshin: Koshin) -> Iterator[World]:
    """Fresh for every journey."""
    koshin.wait_until_ready()
    made = World(koshin)
    made.set_clock(None)
    made.reset()
    yield made
    koshin.wait_until_ready()
    made.close()


@pytest.fixture
def aoi(world: World) -> Person:
    """A mypage member with one contract and no one-time password."""
    return world.people["aoi"]


@pytest.fixture
def kenji(world: World) -> Person:
    """A clickar member with two cars and no one-time password."""
    return world.people["kenji"]
