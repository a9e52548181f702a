"""A wrong answer says what is wrong; the second time with an example; the third time a person is offered."""

from __future__ import annotations

import pytest

from renewal_backend.catalogue.wording import wording
from tests.journeys.app import App, at
from tests.journeys.conftest import World
from tests.journeys.customer import Person
from tests.journeys.walking import asked

PERSON = "担当者に聞く"


@pytest.mark.parametrize(
    ("field", "said", "why"),
    [
        ("plan", ["４番目", "10番目", "五つ目"], "お見せしている中から選んでください"),
        ("next_licence_renewal", ["平成20年5月", "2015/3", "昭和60年1月"], "もう過ぎています"),
        ("next_licence_renewal", ["令和30年1月", "2050/1", "2099年12月"], "までの年月になります"),
        ("next_licence_renewal", ["8月", "８月です", "5月"], "何年の月かが分かりませんでした"),
        ("youngest_driver", ["2030年1月1日", "令和12年1月1日", "2031/5/5"], "生年月日"),
        ("contract", ["1234567890", "9999999999", "0000000001"], "見つかりませんでした"),
        ("plan", ["asdfgh", "ほにゃららほげほげ", "ぽぽぽぽぽ"], "読み取れませんでした"),
    ],
)
def test_three_wrong_answers(world: World, aoi: Person, field: str, said: list[str], why: str) -> None:
    customer = at(world.customer(), aoi, field)
    question, before = customer.reply.last, stored(world, aoi, field)
    example = wording().example(field)
    replies = [customer.say(text) for text in said]
    assert all(why in reply.text for reply in replies), [reply.text for reply in replies]
    assert [example in reply.text for reply in replies] == [False, True, True]
    assert [any(PERSON in labels_of(m) for m in reply.messages) for reply in replies] == [False, False, True]
    assert all(reply.last["text"] == question["text"] for reply in replies)
    assert stored(world, aoi, field) == before
    offered = next(m for m in replies[-1].messages if PERSON in labels_of(m))
    person = customer.press(next(c["value"] for c in offered["choices"] if c["label"] == PERSON))
    assert "0120-157-566" in person.text
    assert asked(person) == field


def stored(world: World, person: Person, field: str) -> object:
    """The answers so far; looking at them through the app would choose a contract, so not before one is chosen."""
    return None if field == "contract" else App(world.koshin.url, person).answers()


def labels_of(message: object) -> list[str]:
    """The labels of a message's buttons."""
    assert isinstance(message, dict)
    return [choice["label"] for choice in message["choices"]]


def test_a_phone_number_that_is_none(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "customer_confirmed")
    customer.say("電話番号が違う")
    first, second, third = (customer.say(said) for said in ("12345", "090-123", "０９０－１２３４"))
    assert "けた数が合いません" in first.text
    assert wording().example("phone") not in first.text
    assert wording().example("phone") in second.text
    assert "担当者がお手伝いします" in third.text
    assert asked(customer.say("09000004321")) == "customer_confirmed"


def test_a_right_answer_begins_the_count_anew(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "next_licence_renewal")
    customer.say("平成20年5月")
    customer.say("平成20年5月")
    customer.say("今の登録のままで")
    customer.say("戻る")
    assert asked(customer.reply) == "next_licence_renewal"
    assert wording().example("next_licence_renewal") not in customer.say("平成20年5月").text


def test_the_youngest_driver_must_meet_the_age_condition(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "age_condition")
    customer.choose("35歳以上補償")
    App(world.koshin.url, aoi).answer_until("youngest_driver")
    customer.say("もう一度")
    reply = customer.say("平成15年4月2日")
    assert "年齢条件「35歳以上補償」では補償されません" in reply.text
    assert asked(customer.say("年齢条件を変えたい")) == "age_condition"


def test_no_at_a_review_asks_what_is_wrong(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "basics_confirmed")
    for said in ("いいえ", "ちがう", "違います"):
        reply = customer.say(said)
        assert "免許証の色" in reply.choices, said
        assert asked(customer.choose("このままでよい")) == "basics_confirmed"
    customer.say("だめです")
    assert asked(customer.choose("免許証の色")) == "licence_colour"


def test_both_meanings_at_once_are_asked_again(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "basics_confirmed")
    assert asked(customer.say("結構です")) == "basics_confirmed"
    assert "basics_confirmed" not in App(world.koshin.url, aoi).answers()
