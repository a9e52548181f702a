"""«That is wrong»: at the step, later, in one sentence or two, by button; what rests on it is asked again."""

from __future__ import annotations

import pytest

from tests.journeys.app import App, at
from tests.journeys.conftest import World
from tests.journeys.customer import Customer, Person, Reply
from tests.journeys.walking import asked, by_button, go_on, go_to, number_in, pass_by


def fields_until(customer: Customer, person: Person, field: str) -> list[str]:
    """Everything asked from here until `field`."""
    passed: list[str] = []

    def answer(customer: Customer, here: str) -> Reply:
        passed.append(here)
        return by_button(customer, here)

    go_on(customer, person, field, answer)
    return passed


def test_a_wrong_phone_number(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "customer_confirmed")
    customer.say("電話番号が違う")
    assert asked(customer.reply) == "phone"
    customer.say("０９０－００００－４３２１")
    assert asked(customer.reply) == "customer_confirmed"
    assert "090-0000-4321" in customer.reply.text
    assert App(world.koshin.url, aoi).answers()["phone"] == "09000004321"


def test_a_wrong_phone_number_with_the_right_one_in_the_same_sentence(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "customer_confirmed")
    customer.say("電話番号が違います。090-0000-4321です")
    while asked(customer.reply) == "phone":
        customer.say("090-0000-4321")
    assert asked(customer.reply) == "customer_confirmed"
    assert App(world.koshin.url, aoi).answers()["phone"] == "09000004321"


@pytest.mark.parametrize(
    ("said", "field", "correct", "shown"),
    [
        ("住所が変わりました", "address", "東京都港区見本台4-5-6 さくらマンション201", "さくらマンション201"),
        ("郵便番号を直したい", "postal_code", "１０５－０００１", "105-0001"),
        ("支払方法を変更したい", "payment_method", "カードの年払い", "クレジットカード（年1回）"),
    ],
)
def test_what_the_contract_has_on_file_can_be_corrected(
    world: World, aoi: Person, said: str, field: str, correct: str, shown: str
) -> None:
    customer = at(world.customer(), aoi, "customer_confirmed")
    customer.say(said)
    assert asked(customer.reply) == field
    customer.say(correct)
    assert asked(customer.reply) == "customer_confirmed"
    assert shown in customer.reply.text


def test_a_group_name_is_corrected_by_button(world: World, kenji: Person) -> None:
    customer = at(world.customer("clickar"), kenji, "customer_confirmed")
    customer.choose("違うところがある")
    customer.choose("団体名")
    assert asked(customer.reply) == "group_name"
    customer.say("ゆめみ販売株式会社")
    assert asked(customer.reply) == "customer_confirmed"
    assert "ゆめみ販売株式会社" in customer.reply.text


def test_nothing_is_wrong_after_all(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "customer_confirmed")
    customer.say("いいえ")
    customer.choose("このままでよい")
    assert asked(customer.reply) == "customer_confirmed"


def test_another_plan_later_reopens_reviews_document_and_consents(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "apply")
    customer.say("プランを変えたい")
    assert asked(customer.reply) == "plan"
    customer.choose("補償を手厚くするプラン")
    passed = fields_until(customer, aoi, "document")
    assert passed == ["coverage_confirmed", "details_confirmed", "plan_confirmed", "customer_confirmed"]
    assert "補償を手厚くするプラン" in "".join(message["text"] for message in customer.transcript()[-8:])
    assert customer.open_document().content.startswith(b"%PDF")
    assert fields_until(customer, aoi, "apply") == ["e_delivery", "notices"]
    assert "補償を手厚くするプラン" in customer.reply.text
    assert number_in(customer.choose("契約を申し込む"))


@pytest.mark.parametrize(
    ("said", "field", "answer"),
    [
        ("免許の色が違う", "licence_colour", "グリーン"),
        ("年齢条件を変えたい", "age_condition", "26歳以上補償"),
        ("運転者の限定を変えたい", "driver_scope", "家族限定"),
    ],
)
def test_a_changed_rating_factor_asks_for_the_plan_again(
    world: World, aoi: Person, said: str, field: str, answer: str
) -> None:
    customer = at(world.customer(), aoi, "customer_confirmed")
    customer.say(said)
    assert asked(customer.reply) == field
    customer.choose(answer)
    passed = fields_until(customer, aoi, "customer_confirmed")
    assert "plan" in passed
    assert passed.index("basics_confirmed") < passed.index("plan") < passed.index("plan_confirmed")


def test_back_from_every_question_to_the_first(world: World, kenji: Person) -> None:
    """One question at a time; what was answered further on is not lost."""
    customer = at(world.customer("clickar"), kenji, "apply")
    app, seen = App(world.koshin.url, kenji), [asked(customer.reply)]
    while "ひとつ前に戻る" in customer.reply.choices:
        seen.append(asked(customer.choose("ひとつ前に戻る")))
        assert len(seen) < 40
    assert seen[-1] == "contract"
    assert len(seen) == len(set(seen))
    assert len(seen) == 23
    customer.say("戻る")
    assert "これより前には戻れません" in customer.reply.text
    assert asked(customer.reply) == "contract"
    assert app.state()["progress"]["step"] == "contract"


def test_what_was_not_reached_yet_cannot_be_corrected(world: World, aoi: Person) -> None:
    customer = go_to(world.customer(), aoi, "driver_scope")
    before = App(world.koshin.url, aoi).answers()
    customer.say("電話番号が違う")
    assert "このあとの「⑤お客さま情報・支払情報」" in customer.reply.text
    assert asked(customer.reply) == "driver_scope"
    assert App(world.koshin.url, aoi).answers() == before


def test_a_change_of_mind_at_once(world: World, aoi: Person) -> None:
    customer = go_to(world.customer(), aoi, "licence_colour")
    pass_by(customer, aoi, "licence_colour", by_button)
    customer.say("やっぱり免許の色を変えたい")
    assert asked(customer.reply) == "licence_colour"
