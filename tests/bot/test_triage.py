"""What is done with a guess."""

from typing import Any

import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.triage import Triage

CONFIG: dict[str, Any] = {
    "topic_confidence": 0.2,
    "topic_margin": 0.1,
    "command_confidence": 0.3,
    "command_margin": 0.1,
    "strange_confidence": 0.6,
    "strange_margin": 0.3,
    "choice_confidence": 0.1,
    "choices": 3,
}


def decide(*ranking: tuple[str, float]) -> tuple[str, dict[str, str]]:
    intent, _, entities = Triage({**Triage.get_default_config(), **CONFIG}).decide(list(ranking))
    return intent, entities


def test_a_sure_topic() -> None:
    assert decide(("faq_otp", 0.9), ("faq_login", 0.1)) == ("faq", {"topic": "otp", "near": "none"})


def test_what_else_may_have_been_meant_is_said_with_a_topic_that_is_not_quite_sure() -> None:
    ranking = [
        ("faq_otp", 0.5),
        ("greet", 0.2),
        ("faq_login", 0.1),
        ("faq_privacy", 0.05),
        ("faq_vehicle", 0.04),
    ]
    assert decide(*ranking) == ("faq", {"topic": "otp", "near": "login,privacy"})
    assert decide(("faq_otp", 0.5), ("greet", 0.2), ("faq_login", 0.01))[1]["near"] == "none"


def test_a_sure_command() -> None:
    assert decide(("start", 0.5), ("stop", 0.1)) == ("start", {})


def test_a_command_that_may_have_been_a_question() -> None:
    assert decide(("stop", 0.5), ("faq_resume_later", 0.2)) == ("stop", {"near": "resume_later"})
    assert decide(("stop", 0.95), ("faq_resume_later", 0.04)) == ("stop", {"near": "none"})


def test_what_the_whole_may_mean_is_said_when_a_part_is_answered() -> None:
    triage = Triage(Triage.get_default_config())
    _, _, entities = triage.decide([("faq_otp", 0.99)], [("faq_login", 0.5), ("faq_otp", 0.4)])
    assert entities == {"topic": "otp", "near": "login"}


def test_two_likely_topics_become_choices() -> None:
    intent, entities = decide(("faq_otp", 0.4), ("faq_login", 0.35), ("greet", 0.1), ("faq_mail", 0.01))
    assert intent == "unsure"
    assert entities["topics"] == "otp,login"
    assert entities["ranking"].startswith("faq_otp:0.400,faq_login:0.350")


def test_no_more_choices_than_three() -> None:
    ranking = [(f"faq_{letter}", 0.2) for letter in "abcde"]
    assert decide(*ranking)[1]["topics"] == "a,b,c"


def test_a_faint_guess_is_not_understood() -> None:
    assert decide(("faq_otp", 0.08), ("faq_login", 0.07))[0] == "out_of_scope"


def test_a_doubtful_command_without_topics_is_not_understood() -> None:
    assert decide(("back", 0.25), ("stop", 0.2))[0] == "out_of_scope"


def test_what_is_surely_not_ours() -> None:
    intent, entities = decide(("out_of_scope", 0.7), ("faq_otp", 0.1))
    assert intent == "out_of_scope"
    assert set(entities) == {"ranking"}


def test_a_likely_topic_is_offered_where_what_is_not_ours_is_likely_too() -> None:
    intent, entities = decide(("faq_otp", 0.45), ("out_of_scope", 0.2), ("faq_login", 0.12))
    assert intent == "unsure"
    assert entities["topics"] == "otp,login"
    assert decide(("faq_otp", 0.65), ("out_of_scope", 0.2))[0] == "faq"


def test_what_is_perhaps_not_ours_gets_choices() -> None:
    intent, entities = decide(("out_of_scope", 0.45), ("faq_otp", 0.3), ("faq_login", 0.02))
    assert intent == "unsure"
    assert entities["topics"] == "otp"


def test_something_plain_is_no_accident_at_a_small_share() -> None:
    ranking = [{"name": "out_of_scope", "confidence": 0.79}, {"name": "accident", "confidence": 0.16}]
    message = Message({TEXT: "引っ越しました", INTENT_RANKING_KEY: ranking})
    Triage(Triage.get_default_config()).process([message])
    assert message.get(INTENT)["name"] == "out_of_scope"


@pytest.mark.parametrize(
    ("guessed", "share", "taken"),
    [("accident", 0.3, "accident"), ("attempt", 0.5, "attempt"), ("attempt", 0.3, "faq")],
)
def test_an_alarm_is_taken_at_less_than_the_first_place(guessed: str, share: float, taken: str) -> None:
    ranking = [{"name": "faq_otp", "confidence": 0.45}, {"name": guessed, "confidence": share}]
    message = Message({TEXT: "キーッてなってドン", INTENT_RANKING_KEY: ranking})
    Triage(Triage.get_default_config()).process([message])
    assert message.get(INTENT)["name"] == taken


def test_nothing_to_go_by() -> None:
    assert decide() == ("out_of_scope", {})


@pytest.mark.parametrize(("text", "intent"), [("/stop", "out_of_scope"), ("ワンタイムパスワード", "faq")])
def test_messages_are_rewritten_and_keep_their_ranking(text: str, intent: str) -> None:
    ranking: list[dict[str, Any]] = [
        {"name": "faq_otp", "confidence": 0.5},
        {"name": "faq_login", "confidence": 0.1},
    ]
    message = Message({TEXT: text, INTENT_RANKING_KEY: ranking})
    Triage({**Triage.get_default_config(), **CONFIG}).process([message])
    assert message.get(INTENT)["name"] == intent
    assert message.get(INTENT_RANKING_KEY) == ranking
    assert [entity["entity"] for entity in message.get(ENTITIES)] == (
        ["topic", "near"] if intent == "faq" else []
    )
