"""A question at every question of both programmes: answered, and back where it was asked, with its choices."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

import pytest

from tests.journeys.app import at
from tests.journeys.conftest import World
from tests.journeys.customer import Customer, Person, Reply, plain
from tests.journeys.walking import START, asked, by_button, go_on, number_in, route

FACTS = {
    "ワンタイムパスワードが届きません": "登録したメールアドレスに届きます",
    "重要事項等説明書はどこで見られますか": "PDFが別の画面で開きます",
    "Clickarの電話番号を教えてください": "0120-301-377",
    "旧証券番号と新証券番号のどちらを書けばいいですか": "今の証券番号（旧証券番号）",
    "手続きにはどのくらい時間がかかりますか": "約10分",
    "スマートフォンでも手続きできますか": "スマートフォンでもパソコンでも",
    "夜中でも手続きできますか": "24時間いつでも",
    "途中でやめても大丈夫ですか": "続きから始められます",
    "白い画面が残ります": "そのままその画面を閉じていただければ大丈夫です",
    "パスワードを忘れました": "0120-157-566",
}
DOUBTFUL = (
    "メールと書類の違い",
    "いつ届く",
    "アドレス",
    "変更届",
    "期限と時間と番号",
    "案内の紙の番号とメール",
    "会社の人に頼む",
    "家族のこと",
)
EACH_TIME = 2


def ask_and_be_led_back(customer: Customer, questions: Iterator[str]) -> None:
    """Ask some questions; each time the fact comes first and the same question with the same choices last."""
    before = customer.reply
    for _ in range(EACH_TIME):
        question = next(questions)
        reply = customer.say(question)
        assert plain(FACTS[question]) in plain(reply.messages[0]["text"]), question
        assert reply.last["text"] == before.last["text"], question
        assert list(reply.choices) == list(before.choices)
        assert reply.last["step"] == before.last["step"]
        assert (reply.link or {}).get("kind") == (before.link or {}).get("kind")


@pytest.mark.parametrize(("entry", "name"), [("mypage", "aoi"), ("clickar", "kenji")])
def test_a_question_at_every_question(world: World, entry: str, name: str) -> None:
    customer, person, questions, met = world.customer(entry), world.people[name], cycle(FACTS), []

    def answer(customer: Customer, field: str) -> Reply:
        met.append((customer.reply.step, field))
        ask_and_be_led_back(customer, questions)
        return by_button(customer, field)

    customer.open()
    customer.say(START)
    ask_and_be_led_back(customer, questions)
    go_on(customer, person, "document", answer)
    ask_and_be_led_back(customer, questions)
    customer.open_document()
    go_on(customer, person, None, answer)
    assert number_in(customer.reply)
    expected = [place for place in route(entry) if place[1] not in ("login", "document")]
    assert met == expected


def test_a_question_before_anything_began(world: World) -> None:
    customer = world.customer()
    customer.open()
    for question, fact in FACTS.items():
        reply = customer.say(question)
        assert plain(fact) in plain(reply.messages[0]["text"])
        assert "更新をはじめる" in reply.choices


def test_a_question_after_the_number(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "apply")
    customer.say("契約を申し込む")
    reply = customer.say("お礼のメールはいつ届きますか")
    assert "メール" in reply.text


def test_what_is_unclear_is_asked_back_with_choices(world: World) -> None:
    """Which word is unclear depends on the model: one of these is."""
    customer = world.customer()
    customer.open()
    customer.say(START)
    assert any("次のどれでしょうか" in customer.say(word).text for word in DOUBTFUL)
    assert len(customer.reply.choices) >= 2
    customer.choose(next(iter(customer.reply.choices)))
    assert asked(customer.reply) == "login"
