"""Which contracts can be renewed, when, and by whom; two cars in one talk."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.journeys.app import App, at
from tests.journeys.conftest import World
from tests.journeys.customer import Customer, Person, mails
from tests.journeys.walking import START, asked, go_on, go_to, number_in
from tests.live.koshin import wait_for

NOON = "2026-11-20T12:00:00+09:00"


def logged_in(customer: Customer, person: Person) -> Customer:
    """At the question of the contract, or wherever the renewal stands."""
    customer.open()
    customer.say(START)
    assert customer.log_in(person).is_success
    return customer


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("minoru", "2027年1月14日から受け付けます"),
        ("nanami", "（2026年11月17日まで）を過ぎています"),
        ("wataru", "まだマイページに登録されていません"),
    ],
    ids=["too early", "matured", "not registered"],
)
def test_a_contract_that_cannot_be_renewed(world: World, name: str, why: str) -> None:
    world.on(NOON)
    person = world.people[name]
    customer = logged_in(world.customer(), person)
    assert why in customer.reply.text
    for said in (person["policy_numbers"][0], "はい", "更新したい"):
        reply = customer.say(said)
        assert why in reply.text
        assert reply.step == "guidance"
    assert "担当者に聞く" in customer.reply.choices
    assert "0120-157-566" in customer.choose("担当者に聞く").text


def test_a_renewal_opens_at_midnight_in_tokyo(world: World) -> None:
    world.on(NOON)
    minoru = world.people["minoru"]
    world.set_clock("2027-01-13T23:59:50+09:00")
    customer = logged_in(world.customer(), minoru)
    assert "2027年1月14日から" in customer.reply.text
    world.set_clock("2027-01-14T00:00:01+09:00")
    customer.say("もう一度お願いします")
    assert asked(customer.reply) == "contract"
    assert asked(customer.say("はい")) == "flow"


def test_a_renewal_closes_at_midnight_in_tokyo(world: World, aoi: Person) -> None:
    """Who has not applied by the end of the maturity day is too late, wherever they stood."""
    world.on(NOON)
    world.set_clock("2026-12-20T23:50:00+09:00")
    customer = at(world.customer(), aoi, "apply")
    in_time = customer.reply.choices["契約を申し込む"]
    world.set_clock("2026-12-21T00:00:01+09:00")
    reply = customer.press(in_time)
    assert "新しい証券番号" not in reply.text
    assert "（2026年12月20日まで）を過ぎています" in reply.text
    assert mails(world.web, aoi["login"]) == []


def test_the_last_minute_is_in_time(world: World, aoi: Person) -> None:
    world.on(NOON)
    world.set_clock(datetime.fromisoformat("2026-12-20T23:58:00+09:00"))
    customer = at(world.customer(), aoi, "apply")
    assert number_in(customer.choose("契約を申し込む"))


def test_somebody_elses_policy_number(world: World, aoi: Person, kenji: Person) -> None:
    """It looks exactly like a number that does not exist."""
    customer = logged_in(world.customer(), aoi)
    theirs = customer.say(kenji["policy_numbers"][0]).text
    logged_in(other := world.customer(), aoi)
    assert other.say("1234567895").text == theirs
    assert "見つかりませんでした" in theirs
    assert asked(customer.reply) == "contract"
    assert kenji["name"] not in str(customer.transcript())
    assert asked(customer.say(f"証券番号は{aoi['policy_numbers'][0]}です")) == "flow"


def test_a_contract_is_renewed_once(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "apply")
    number = number_in(customer.choose("契約を申し込む"))
    reply = customer.say("更新したい")
    assert "もう更新のお申し込みが済んでいます" in reply.text
    phone = logged_in(customer.other_device(), aoi)
    assert "もう更新のお申し込みが済んでいます" in phone.reply.text
    phone.say(aoi["policy_numbers"][0])
    assert asked(phone.reply) is None
    assert wait_for(lambda: bool(mails(world.web, aoi["login"])), 10)
    (mail,) = mails(world.web, aoi["login"])
    assert number in mail["text"]


def test_two_cars_in_one_talk(world: World, kenji: Person) -> None:
    customer = at(world.customer("clickar"), kenji, "maturity_notice")
    go_on(customer, kenji, None)
    first = number_in(customer.reply)
    customer.choose("ほかのご契約も更新する")
    assert asked(customer.reply) == "contract"
    assert "コマドリ軽" in customer.reply.text
    assert "ノゾミセダン" not in customer.reply.text
    go_on(customer, kenji, None)
    second = number_in(customer.reply)
    assert first != second
    assert customer.reply.choices == {}
    assert wait_for(lambda: len(mails(world.web, kenji["login"])) == 2, 10)
    assert {first, second} == {
        n for n in (first, second) if any(n in mail["text"] for mail in mails(world.web, kenji["login"]))
    }


def test_the_other_car_first(world: World, kenji: Person) -> None:
    """Changing the contract in the middle loses nothing of the first one."""
    sedan, kei = kenji["policy_numbers"]
    customer = go_to(world.customer("clickar"), kenji, "licence_colour")
    customer.say("契約を変えたい")
    assert asked(customer.reply) == "contract"
    customer.choose(f"コマドリ軽 {kei}")
    assert asked(customer.reply) == "flow"
    customer.say("契約を変えたい")
    customer.choose(f"ノゾミセダン {sedan}")
    assert asked(customer.reply) == "licence_colour"
    assert App(world.koshin.url, kenji, sedan).state()["progress"]["step"] == "basics"


def test_the_login_ends_after_a_day_without_a_word(world: World, aoi: Person) -> None:
    world.on(NOON)
    customer = at(world.customer(), aoi, "plan")
    world.set_clock(datetime.fromisoformat(NOON) + timedelta(hours=24, minutes=1))
    reply = customer.say("安いほう")
    assert asked(reply) == "login"
    assert "plan" not in App(world.koshin.url, aoi).answers()
