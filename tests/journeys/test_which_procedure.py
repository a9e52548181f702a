"""Somebody who came by no flyer: the bot asks once which procedure is meant, and remembers it."""

from __future__ import annotations

from renewal_backend.catalogue.wording import wording
from tests.journeys.conftest import World

NAMES = {p: wording().programme(p) for p in ("mypage", "clickar", "internet", "registration")}


def test_the_greeting_asks_which_procedure_and_the_choice_begins_it(world: World) -> None:
    customer = world.customer("common")
    assert list(customer.open().choices) == list(NAMES.values())
    reply = customer.choose(NAMES["clickar"])
    assert reply.last["step"]["programme"] == "clickar"
    assert (reply.link or {})["kind"] == "login"


def test_a_wish_to_renew_is_asked_back_and_a_typed_name_is_enough(world: World) -> None:
    customer = world.customer("common")
    customer.open()
    assert wording().say("which_programme") in customer.say("更新したい").text
    assert customer.say(NAMES["mypage"]).last["step"]["programme"] == "mypage"


def test_where_answers_differ_the_system_is_asked_once(world: World) -> None:
    customer = world.customer("common")
    customer.open()
    asked = customer.say("手続きにはどのくらい時間がかかりますか")
    assert set(NAMES.values()) >= set(asked.choices)
    assert len(asked.choices) >= 2
    assert "約5分" in customer.choose(NAMES["registration"]).text
    again = customer.say("何分くらいで終わりますか")
    assert "約5分" in again.text


def test_an_answer_that_is_the_same_for_all_needs_no_question_back(world: World) -> None:
    customer = world.customer("common")
    customer.open()
    assert "0120-301-377" in customer.say("Clickarの電話番号を教えてください").text
