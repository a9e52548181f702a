"""Breaks: both processes killed and started again, another device, another day."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import httpx

from tests.journeys.app import App, at
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
    """It was kept before it was answered; sent again with its own id, it acts once."""
    customer = at(world.customer(), aoi, "drivers_confirmed")
    line = world.koshin.line
    with ThreadPoolExecutor(1) as threads, line.disturbed("held"):
        heard = len(line.sent)
        sending = threads.submit(customer.say, "はい", "sent-twice")
        assert wait_for(lambda: len(line.sent) > heard, 10)
        world.koshin.kill("service")
        assert isinstance(sending.exception(20), httpx.TransportError)
    world.koshin.wait_until_ready()
    assert customer.transcript()[-1]["text"] == "はい"
    customer.say("はい", "sent-twice")
    assert asked(customer.reply) == "drivers_popup"
    assert "drivers_popup" not in App(world.koshin.url, aoi).answers()
    said = [message["text"] for message in customer.transcript() if message["from"] == "customer"]
    assert said.count("はい") == 1


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
