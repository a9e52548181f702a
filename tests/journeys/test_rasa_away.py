"""Rasa is away, has nothing to say, or its answer gets lost: a sentence at once, the answer later, one effect."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.journeys.app import App, at
from tests.journeys.conftest import World
from tests.journeys.customer import Customer, Person
from tests.journeys.walking import asked
from tests.live.koshin import START_SECONDS, wait_for

SORRY = "少しあとで、このチャットにお答えします"


def answered_later(world: World, customer: Customer) -> None:
    """The product tries again by itself, once Rasa is there; a minute on its clock is enough."""
    world.set_clock(datetime.now(UTC) + timedelta(minutes=1))
    assert wait_for(lambda: bool(customer.news().messages), START_SECONDS)


def test_rasa_dies_and_the_message_is_answered_later(world: World, aoi: Person) -> None:
    """The sorry sentence at once; the supervisor starts Rasa again; then the answer comes unasked, and acts once."""
    customer = at(world.customer(), aoi, "driver_scope")
    world.koshin.kill("rasa")
    reply = customer.choose("家族限定")
    assert SORRY in reply.text
    answered_later(world, customer)
    assert asked(customer.reply) == "age_condition"
    assert asked(customer.choose("26歳以上補償")) == "drivers_confirmed"
    said = [message["text"] for message in customer.transcript()]
    assert said.count("家族限定") == 1
    assert sum("運転する方の年齢条件" in text for text in said) == 1


def test_an_empty_answer_is_not_silence(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "driver_scope")
    with world.koshin.line.disturbed("says nothing"):
        reply = customer.say("スマートフォンでも手続きできますか")
    assert SORRY in reply.text
    answered_later(world, customer)
    assert "スマートフォンでもパソコンでも" in customer.reply.text
    assert asked(customer.reply) == "driver_scope"


def test_an_answer_lost_on_its_way_back_acts_once(world: World, aoi: Person) -> None:
    """Rasa had acted already: trying again must not take the same «はい» for the next question."""
    customer = at(world.customer(), aoi, "drivers_confirmed")
    with world.koshin.line.disturbed("answer lost"):
        assert SORRY in customer.say("はい").text
    answered_later(world, customer)
    assert asked(customer.reply) == "drivers_popup"
    assert "drivers_popup" not in App(world.koshin.url, aoi).answers()


def test_what_is_said_meanwhile_is_answered_too(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "driver_scope")
    with world.koshin.line.disturbed("says nothing"):
        customer.say("家族限定")
    assert asked(customer.say("どこまで進みましたか")) in ("driver_scope", "age_condition")
    answered_later(world, customer)
    assert App(world.koshin.url, aoi).answers()["driver_scope"] == "family"
    assert asked(customer.reply) == "age_condition"
