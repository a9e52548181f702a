"""The same product on PostgreSQL: both renewals, a break, one number and one mail each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.app import at
from tests.journeys.conftest import World
from tests.journeys.customer import mails
from tests.journeys.membership import (
    MAIL,
    PASSWORD,
    activate,
    begin,
    confirm,
    enter,
    holder,
    link_in,
    mail_to,
    mailed_link,
)
from tests.journeys.walking import asked, go_on, number_in
from tests.live.koshin import Koshin, wait_for
from tests.storage.databases import throw_away_url

pytestmark = pytest.mark.postgres


@pytest.fixture
def postgres_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Koshin in demo mode with a database of its own on the server."""
    folder = tmp_path_factory.mktemp("on_postgresql")
    with throw_away_url("postgresql", folder) as url:
        koshin = Koshin(folder, KOSHIN_DATABASE_URL=url, KOSHIN_DEMO="1")
        koshin.start()
        world = World(koshin)
        yield world
        world.close()
        koshin.stop()


def test_renewals_on_postgresql(postgres_world: World) -> None:
    world = postgres_world
    for entry, name in (("mypage", "aoi"), ("clickar", "kenji")):
        person = world.people[name]
        customer = at(world.customer(entry), person, "plan")
        customer.say("安いほう")
        if entry == "clickar":
            world.koshin.kill_and_wait("service")
        assert asked(customer.say("もう一度")) == "coverage_confirmed"
        go_on(customer, person, None)
        number = number_in(customer.reply)
        assert wait_for(lambda person=person: bool(mails(world.web, person["login"])), 10)
        (mail,) = mails(world.web, person["login"])
        assert number in mail["text"]


def test_membership_on_postgresql(postgres_world: World) -> None:
    world = postgres_world
    person, customer = holder(world), world.customer("clickar")
    link = mailed_link(begin(customer), person)
    assert activate(customer, link, PASSWORD.upper()).status_code == 401
    activate(customer, link, PASSWORD)
    assert asked(customer.reply) == "contract"
    go_on(customer, person, None)
    assert number_in(customer.reply)
    assert customer.page("GET", link).status_code == 410
    again = begin(world.customer("registration"))
    enter(again, person)
    confirm(again)
    assert "もう会員として登録されています" in mail_to(again, MAIL, 4)
    again.fill_in(again.page("GET", "/password"), email=MAIL)
    reset = link_in(mail_to(again, MAIL, 5), again.url)
    new = {"new_password": "Betsu9word", "new_password_again": "Betsu9word"}
    assert "パスワードを変更しました" in again.fill_in(again.page("GET", reset), **new).text
    assert customer.log_in(person).status_code == 401
    assert customer.log_in(person, "Betsu9word").is_success
