"""Breaks: both processes killed and started again, another device, another day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.journeys.app import at
from tests.journeys.conftest import World
from tests.journeys.customer import Person
from tests.journeys.walking import START, asked, go_on, go_to, number_in
from tests.live.koshin import wait_for


def test_both_processes_die_in_the_middle(world: World, kenji: Person) -> None:
    """The same cookie goes on where it was; so does a new device, once it is logged in."""
    customer = at(world.customer("clickar"), kenji, "plan")
    asked_before, said_before = customer.reply.last["text"], customer.transcript()
    world.koshin.kill_and_wait("service", "rasa")
    assert customer.transcript() == said_before
    assert customer.open().status == 200
    assert customer.choose("補償を手厚くするプラン").status == 200
    assert asked(customer.reply) == "coverage_confirmed"
    customer.say("戻る")
    assert customer.reply.last["text"] == asked_before
    phone = customer.other_device()
    phone.open()
    assert asked(phone.say("続きから")) == "login"
    phone.log_in(kenji)
    assert phone.reply.last["text"] == asked_before
    phone.choose("現在と同じプラン")
    assert asked(phone.reply) == "coverage_confirmed"
    assert asked(customer.say("はい")) == "next_licence_renewal"


def test_a_message_on_the_way_while_the_service_dies_is_not_lost(world: World, aoi: Person) -> None:
    """Sent again with its own id, it acts once."""
    customer = at(world.customer(), aoi, "driver_scope")
    value = customer.reply.choices["家族限定"]
    customer.press(value, client_id="first-sending")
    world.koshin.kill_and_wait("service")
    customer.press(value, client_id="first-sending")
    assert asked(customer.reply) == "age_condition"
    said = [message["text"] for message in customer.transcript() if message["from"] == "customer"]
    assert said.count("家族限定") == 1


def test_the_next_day_on_another_device(world: World, aoi: Person) -> None:
    customer = go_to(world.customer(), aoi, "vehicle")
    customer.say("続きは明日にします")
    world.set_clock(datetime.now(UTC) + timedelta(hours=26))
    reply = customer.say("続きから")
    assert asked(reply) == "login"
    customer.log_in(aoi)
    assert asked(customer.reply) == "vehicle"
    phone = customer.other_device()
    phone.open()
    phone.say(START)
    phone.log_in(aoi)
    assert asked(phone.reply) == "vehicle"
    go_on(phone, aoi, None)
    assert number_in(phone.reply)


def test_rasa_dies_and_the_message_is_answered_later(world: World, aoi: Person) -> None:
    """The sorry sentence at once; the supervisor starts Rasa again; then the answer comes unasked, and acts once."""
    customer = at(world.customer(), aoi, "driver_scope")
    world.koshin.kill("rasa")
    reply = customer.choose("家族限定")
    assert "少しあとで、このチャットにお答えします" in reply.text
    world.koshin.wait_until_ready()
    world.set_clock(datetime.now(UTC) + timedelta(minutes=1))
    assert wait_for(lambda: bool(customer.news().messages), 15)
    assert asked(customer.reply) == "age_condition"
    assert asked(customer.choose("26歳以上補償")) == "drivers_confirmed"
    said = [message["text"] for message in customer.transcript()]
    assert said.count("家族限定") == 1
    assert sum("運転する方の年齢条件" in text for text in said) == 1
