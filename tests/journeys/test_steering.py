"""What customers say to steer the talk: again, help, how far, a person, stop, go on, thanks, hello."""

from __future__ import annotations

import pytest

from tests.journeys.app import App, at
from tests.journeys.conftest import World
from tests.journeys.customer import Person
from tests.journeys.walking import asked, go_to, number_in


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("もう一度言ってください", ""),
        ("どうすればいいですか", "いちばん若い運転者の年齢に合わせて選びます"),
        ("どこまで進みましたか", "4番目の「①契約基本情報の確認」"),
        ("あとどのくらいですか", "4番目の「①契約基本情報の確認」"),
        ("人と話したい", "0120-157-566"),
        ("こんにちは", "こんにちは"),
        ("ありがとう", "どういたしまして"),
    ],
)
def test_in_the_middle_of_a_renewal(world: World, aoi: Person, said: str, shown: str) -> None:
    customer = at(world.customer(), aoi, "age_condition")
    before = customer.reply
    reply = customer.say(said)
    assert shown in reply.text
    assert reply.last["text"] == before.last["text"]
    assert list(reply.choices) == list(before.choices)
    assert App(world.koshin.url, aoi).state()["progress"]["step"] == "basics"


def test_stop_and_go_on_later(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "plan")
    reply = customer.say("今日はここでやめます")
    assert "とってあります" in reply.text
    assert asked(reply) is None
    reply = customer.say("スマートフォンでも手続きできますか")
    assert asked(reply) is None
    assert asked(customer.say("続きから")) == "plan"


def test_stop_and_go_on_by_button(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "plan")
    customer.say("中断したい")
    assert asked(customer.choose("続きをする")) == "plan"


def test_a_yes_while_the_talk_rests_answers_nothing(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "coverage_confirmed")
    customer.say("今日はここでやめます")
    customer.say("はい")
    assert "coverage_confirmed" not in App(world.koshin.url, aoi).answers()
    assert asked(customer.reply) == "coverage_confirmed"


def test_progress_counts_the_steps_of_clickar(world: World, kenji: Person) -> None:
    customer = go_to(world.customer("clickar"), kenji, "flow")
    reply = customer.say("今どのあたりですか")
    assert "全部で12" in reply.text
    assert "3番目の「自動車保険更新のご案内」" in reply.text
    assert reply.last["step"]["part"] == "マイページ"


def test_the_contact_fits_the_way_in(world: World) -> None:
    customer = world.customer("clickar", "yume")
    customer.open()
    reply = customer.say("担当者と話したい")
    assert "0120-301-377" in reply.text or "0800-3003-123" in reply.text
    stranger = world.customer("mypage")
    stranger.open()
    assert "0800-3003-123" not in stranger.say("担当者と話したい").text


def test_after_the_application_the_number_is_shown_again(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "apply")
    number = number_in(customer.choose("契約を申し込む"))
    for said in ("続きから", "はい", "戻る", "電話番号が違う"):
        assert number_in(customer.say(said)) == number, said
