"""From the first word to the new policy number: by buttons, by labels typed, in free words, and mixed."""

from __future__ import annotations

import re

import pytest
from stdnum import damm

from tests.journeys.app import App, at
from tests.journeys.conftest import World
from tests.journeys.customer import Customer, Person, Reply, mails, plain
from tests.journeys.walking import Answer, asked, by_button, by_words, go_on, go_to, number_in, renew, route
from tests.live.koshin import wait_for

SUBJECT = "【御礼】自動車保険のお手続きありがとうございました/損保ジャパン"
MORNING = "2026-11-20T10:00:00+09:00"
FREE = {
    "contract": "１番目",
    "flow": "進みます",
    "privacy": "読みました。大丈夫です",
    "driver_scope": "今と同じ",
    "age_condition": "２番目",
    "drivers_confirmed": "うん",
    "drivers_popup": "了解です",
    "licence_colour": "青です",
    "basics_confirmed": "はい、合っています",
    "plan": "安いほう",
    "coverage_confirmed": "お願いします",
    "next_licence_renewal": "令和９年８月",
    "vehicle": "確認しました",
    "youngest_driver": "平成１０年４月２日",
    "details_confirmed": "ええ、それでいいです",
    "plan_confirmed": "はい",
    "payment_method": "二番目でお願いします",
    "customer_confirmed": "間違いありません",
    "e_delivery": "同意します",
    "notices": "ＯＫ",
    "driver_card": "いらないです",
    "maturity_notice": "メールがいいです",
    "apply": "申し込みます",
}


def check_number_and_mail(world: World, person: Person, number: str) -> None:
    """Ten digits with a check digit, told in one mail with the flyer's subject."""
    assert re.fullmatch(r"\d{10}", number)
    assert damm.is_valid(number)
    assert number not in person["policy_numbers"]
    assert wait_for(lambda: bool(mails(world.web, person["login"])), 10)
    (mail,) = mails(world.web, person["login"])
    assert mail["subject"] == SUBJECT
    assert number in mail["text"]


@pytest.mark.parametrize("way", [by_button, by_words({})], ids=["buttons", "labels typed"])
@pytest.mark.parametrize(("entry", "name"), [("mypage", "aoi"), ("clickar", "kenji")])
def test_a_whole_renewal(world: World, entry: str, name: str, way: Answer) -> None:
    person, passed = world.people[name], []

    def answer(customer: Customer, field: str) -> Reply:
        passed.append((customer.reply.step, field))
        return way(customer, field)

    number = renew(world.customer(entry), person, answer)
    elsewhere = {("login", "login"), ("important", "document")}
    assert passed == [place for place in route(entry) if place not in elsewhere]
    check_number_and_mail(world, person, number)


@pytest.mark.parametrize(("entry", "name"), [("mypage", "aoi"), ("clickar", "kenji")])
def test_a_renewal_in_free_words(world: World, entry: str, name: str) -> None:
    world.on(MORNING)
    customer, person = world.customer(entry), world.people[name]
    check_number_and_mail(world, person, renew(customer, person, by_words(FREE)))
    said = plain("\n".join(message["text"] for message in customer.transcript()))
    for shown in (
        "21歳以上補償",
        "免許証の色：ブルー",
        "2027年8月",
        "1998年4月2日",
        "保険料をおさえるプラン",
    ):
        assert plain(shown) in said


def test_a_renewal_by_buttons_and_words_in_turn(world: World, kenji: Person) -> None:
    ways = [by_button, by_words(FREE), by_words({})]

    def answer(customer: Customer, field: str) -> Reply:
        ways.append(ways.pop(0))
        return ways[-1](customer, field)

    world.on(MORNING)
    check_number_and_mail(world, kenji, renew(world.customer("clickar"), kenji, answer))


TYPED = [
    ("driver_scope", "３番目", "family"),
    ("driver_scope", "今と同じ", "couple"),
    ("driver_scope", "本人だけです", "insured_only"),
    ("age_condition", "26歳以上", "over_26"),
    ("licence_colour", "いちばん上", "gold"),
    ("plan", "２番目", "fuller"),
    ("plan", "安いほう", "leaner"),
    ("plan", "今と同じ", "as_is"),
    ("next_licence_renewal", "令和9年8月", "2027-08"),
    ("next_licence_renewal", "来年の8月", "2027-08"),
    ("next_licence_renewal", "２０２７／８", "2027-08"),
    ("next_licence_renewal", "今の登録のままで", "2028-07"),
    ("youngest_driver", "S59.5.12", "1984-05-12"),
    ("youngest_driver", "本人です", "1984-05-12"),
    ("payment_method", "カードの年払い", "card_yearly"),
    ("maturity_notice", "郵送でお願いします", "post"),
]


def test_many_ways_to_type_an_answer(world: World, aoi: Person) -> None:
    """Each is typed at its question; «back» brings the question again for the next."""
    world.on(MORNING)
    app, customer = App(world.koshin.url, aoi), world.customer()
    go_to(customer, aoi, TYPED[0][0])
    for field, typed, value in TYPED:
        go_on(customer, aoi, field)
        customer.say(typed)
        assert app.answers().get(field) == value, typed
        customer.say("ひとつ前に戻る")
        assert asked(customer.reply) == field


def test_the_last_button_pressed_again_gives_the_same_number(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "apply")
    button = customer.reply.choices["契約を申し込む"]
    number = number_in(customer.press(button))
    assert number_in(customer.press(button)) == number
    assert customer.say("契約を申し込む").messages
    check_number_and_mail(world, aoi, number)
