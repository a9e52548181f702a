"""Where a message is cut, and what is made of its parts."""

from typing import Any

import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.clauses import ASKS, HALVES, SENTENCES, TAIL, ClauseCutter, halves, sentences, with_parts
from bot.components.sudachi_tokenizer import tokenize
from bot.components.triage import Triage


def parts(text: str) -> list[tuple[str, bool]]:
    return [("".join(token.text for token in part.tokens), part.asks) for part in sentences(tokenize(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("いつまで?あとパスワード忘れた", [("いつまで", True), ("パスワード忘れた", True)]),
        ("ログインできません。電話は何時まで？", [("ログインできません", False), ("電話は何時まで", True)]),
        (
            "何分かかりますか、それと夜中でもできますか",
            [("何分かかりますか", True), ("夜中でもできますか", True)],
        ),
        ("メールですか、それとも郵便ですか", [("メールですか、それとも郵便ですか", True)]),
        ("あとどれくらい", [("あとどれくらい", False)]),
        ("。", []),
    ],
)
def test_sentences(text: str, expected: list[tuple[str, bool]]) -> None:
    assert parts(text) == expected


def cuts(text: str) -> list[tuple[str, str]]:
    return [
        ("".join(t.text for t in left.tokens), "".join(t.text for t in right.tokens))
        for left, right in halves(tokenize(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("代理店の連絡先と電話の受付時間", [("代理店の連絡先", "電話の受付時間")]),
        ("時間どれくらいかかるのとスマホでもできるの", [("時間どれくらいかかるの", "スマホでもできるの")]),
        ("いつまでなのか、何分かかるのか", [("いつまでなのか", "何分かかるのか")]),
        ("押すと画面が白くなる", []),
        ("ログインしようとしたらだめだった", []),
        ("安心更新案内というメールが来た", []),
        ("夫が契約者ですが、私が運転します", []),
    ],
)
def test_halves(text: str, expected: list[tuple[str, str]]) -> None:
    assert cuts(text) == expected


def test_a_message_carries_its_parts_and_a_payload_none(parsed: Any) -> None:
    message = ClauseCutter().process([parsed("届かない。困った。いつ来るの?")])[0]
    assert [part.get(ASKS) for part in message.get(SENTENCES)] == [False, False, True]
    assert message.get(TAIL).get(TEXT) == "困ったいつ来るの"
    assert len(list(with_parts([message]))) == 5
    payload = ClauseCutter().process([parsed('/give_answer{"turn":"a。b。c"}')])[0]
    assert list(with_parts([payload])) == [payload]


def part(ranking: dict[str, float], *, asks: bool = True) -> Message:
    guesses = [{"name": name, "confidence": confidence} for name, confidence in ranking.items()]
    return Message({TEXT: "?", INTENT_RANKING_KEY: guesses, ASKS: asks})


def judged(message: Message) -> tuple[str, list[str]]:
    Triage(Triage.get_default_config()).process([message])
    return message.get(INTENT)["name"], [
        entity["value"] for entity in message.get(ENTITIES) if entity["entity"] != "near"
    ]


OTP, LOGIN, VAGUE = {"faq_otp": 0.8}, {"faq_login": 0.8}, {"faq_otp": 0.04}
PLAIN = {"faq_otp": 0.98}


def test_two_sure_questions_are_both_answered_the_likelier_first() -> None:
    message = part({"faq_login": 0.6, "faq_otp": 0.3})
    message.set(SENTENCES, [part(OTP), part(LOGIN)])
    assert judged(message) == ("two_questions", ["login", "otp"])


def test_what_only_tells_is_no_second_question() -> None:
    message = part({"faq_login": 0.6, "faq_otp": 0.3})
    message.set(SENTENCES, [part(OTP, asks=False), part(LOGIN)])
    assert judged(message) == ("faq", ["login"])


def test_what_plainly_complains_beside_a_question_is_a_second_one() -> None:
    message = part({"faq_login": 0.9, "faq_otp": 0.0001})
    message.set(SENTENCES, [part(PLAIN, asks=False), part({"faq_login": 0.95})])
    assert judged(message) == ("two_questions", ["login", "otp"])
    message.set(SENTENCES, [part(PLAIN, asks=False), part({"faq_login": 0.95}, asks=False)])
    assert judged(message) == ("faq", ["login"])


def test_a_part_that_the_whole_is_not_about_does_not_count() -> None:
    message = part({"faq_login": 0.9, "faq_otp": 0.0001})
    message.set(SENTENCES, [part(OTP), part(LOGIN)])
    assert judged(message) == ("faq", ["login"])


def test_the_best_way_to_halve_a_sentence_is_taken() -> None:
    message = part({"faq_login": 0.6, "faq_otp": 0.3, "faq_deadline": 0.05})
    message.set(
        HALVES, [(part({"faq_deadline": 0.6}), part(LOGIN)), (part(OTP), part(LOGIN)), (part(VAGUE),) * 2]
    )
    assert judged(message) == ("two_questions", ["login", "otp"])


def test_a_storys_end_says_what_it_is_about() -> None:
    message = part({"faq_otp": 0.5, "faq_login": 0.3})
    message.set(SENTENCES, [part(VAGUE, asks=False), part(VAGUE, asks=False), part(LOGIN)])
    message.set(TAIL, part({"faq_login": 0.7}))
    assert judged(message) == ("faq", ["login"])


def test_of_two_sentences_the_second_helps_only_where_the_whole_is_unsure() -> None:
    sure, unsure = part({"faq_otp": 0.5}), part({"faq_otp": 0.3, "faq_login": 0.28})
    for message in (sure, unsure):
        message.set(SENTENCES, [part(VAGUE, asks=False), part(LOGIN)])
    assert judged(sure) == ("faq", ["otp"])
    assert judged(unsure) == ("faq", ["login"])


def test_what_is_surely_not_ours_is_not_searched_for_questions() -> None:
    message = part({"out_of_scope": 0.9})
    message.set(SENTENCES, [part(OTP), part(LOGIN)])
    assert judged(message)[0] == "out_of_scope"
