"""Every intent in and out of the form, said to a real Rasa: never silence, and back to the question."""

from typing import Any

import pytest
import yaml

from bot.components.triage import ASIDE
from tests.bot.running import ROOT

QUESTION = {"show": "question"}
DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
INTENTS = [next(iter(intent)) if isinstance(intent, dict) else intent for intent in DOMAIN["intents"]]
ENTITIES = {
    "give_answer": '{"turn":"t-1"}',
    "ask_topic": '{"topic":"otp"}',
    "faq": '{"topic":"otp","near":"login,mail"}',
    "two_questions": '{"topic":"otp","second":"login"}',
    "unsure": '{"topics":"otp,login","ranking":"faq_otp:0.2"}',
    "out_of_scope": '{"ranking":"faq_otp:0.1"}',
}
READ_ONLY = {
    "ask_topic": {"show": "faq", "topic": "otp"},
    "faq": {"show": "faq", "topic": "otp", "near": "login,mail"},
    "unsure": {"show": "topics", "topics": "otp,login", "ranking": "faq_otp:0.2"},
    "out_of_scope": {"show": "out_of_scope", "ranking": "faq_otp:0.1"},
    "accident": {"show": "accident", "about": "now"},
    "attempt": {"show": "attempt", "about": "guessed"},
    "repeat": {"show": "repeat"},
    "help": {"show": "help"},
    "person": {"show": "person"},
    "breakdown": {"show": "breakdown"},
    "progress": {"show": "progress"},
    "greet": {"show": "say", "key": "greet"},
    "thanks": {"show": "say", "key": "thanks"},
}
ANSWERS = {"give_answer": "t-1", "affirm": "yes", "deny": "no"}
MOVES = {
    "start": "action_start",
    "resume": "action_resume",
    "back": "action_back",
    "correct": "action_correct",
    "register": "action_register",
}


def payload(intent: str) -> str:
    entities = ENTITIES.get(intent, '{"near":"none"}' if intent in ASIDE else "")
    return f"/{intent}{entities}"


def meant(intent: str) -> list[dict[str, str]]:
    """What a command that a question may look like says of the questions."""
    return [{"show": "near", "near": "none"}] if intent in ASIDE else []


def sender(kind: str, request: pytest.FixtureRequest) -> str:
    return f"{kind}-{request.node.name}~1"


def taken(answer: str) -> dict[str, str]:
    return {"show": "taken", "answer": answer}


def test_every_intent_is_covered_here() -> None:
    assert set(INTENTS) == {*READ_ONLY, *ANSWERS, *MOVES, "stop", "two_questions"}


@pytest.mark.parametrize("kind", ["form", "free"])
def test_two_questions_get_both_answers(talk: Any, kind: str) -> None:
    both = [{"show": "faq", "topic": "otp"}, {"show": "faq", "topic": "login"}]
    if kind == "form":
        assert talk.say("form-two~1", payload("give_answer"))[-1] == QUESTION
    expected = [*both, QUESTION] if kind == "form" else both
    assert talk.say(f"{kind}-two~1", payload("two_questions")) == expected


@pytest.mark.parametrize("intent", READ_ONLY)
def test_a_question_in_mid_form_leads_back_and_calls_no_action(
    talk: Any, intent: str, request: pytest.FixtureRequest
) -> None:
    who = sender("form", request)
    assert talk.say(who, payload("give_answer"))[-1] == QUESTION
    assert talk.say(who, payload(intent)) == [READ_ONLY[intent], *meant(intent), QUESTION]
    assert talk.actions.names() == []
    assert talk.say(who, payload("give_answer")) == [taken("t-1"), QUESTION]
    assert talk.actions.names() == ["validate_renewal_form"]


@pytest.mark.parametrize("intent", READ_ONLY)
def test_a_question_outside_the_form_opens_none(
    talk: Any, intent: str, request: pytest.FixtureRequest
) -> None:
    assert talk.say(sender("free", request), payload(intent)) == [READ_ONLY[intent], *meant(intent)]


@pytest.mark.parametrize("intent", ANSWERS)
def test_an_answer_is_one_action_call(talk: Any, intent: str, request: pytest.FixtureRequest) -> None:
    who = sender("form", request)
    for fresh in (True, False):
        assert talk.say(who, payload(intent)) == [taken(ANSWERS[intent]), QUESTION]
        start = ["action_session_start"] if fresh else []
        assert talk.actions.names() == [*start, "validate_renewal_form"]


@pytest.mark.parametrize("intent", MOVES)
@pytest.mark.parametrize("kind", ["form", "free"])
def test_a_move_ends_with_the_question(
    talk: Any, intent: str, kind: str, request: pytest.FixtureRequest
) -> None:
    who = sender(kind, request)
    expected = [{"show": MOVES[intent]}, *meant(intent), QUESTION]
    assert talk.say(who, payload(intent)) == expected
    assert talk.say(who, payload(intent)) == expected
    assert talk.actions.names() == [MOVES[intent]]
    assert talk.say(who, payload("affirm")) == [taken("yes"), QUESTION]


@pytest.mark.parametrize("intent", MOVES)
def test_a_move_may_leave_the_form_closed(talk: Any, intent: str, request: pytest.FixtureRequest) -> None:
    who = sender("free-closed", request)
    assert talk.say(who, payload(intent)) == [{"show": MOVES[intent]}]
    assert talk.say(who, payload("faq")) == [READ_ONLY["faq"]]


def test_outside_the_form_yes_goes_on_and_no_does_not(talk: Any) -> None:
    assert talk.say("free-yes~1", payload("affirm")) == [{"show": "action_resume"}, QUESTION]
    assert talk.say("free-no~1", payload("deny")) == [{"show": "say", "key": "deny"}]


@pytest.mark.parametrize("kind", ["form", "free"])
def test_stop_closes_the_form_until_it_is_wanted_again(talk: Any, kind: str) -> None:
    who = f"{kind}-stop~1"
    for _ in range(2):
        assert talk.say(who, payload("stop")) == [{"show": "stop"}, *meant("stop")]
        assert talk.say(who, payload("faq")) == [READ_ONLY["faq"]]
        assert talk.say(who, payload("resume")) == [{"show": "action_resume"}, QUESTION]


def test_an_answer_wakes_a_resting_form(talk: Any) -> None:
    assert talk.say("free-wake~1", payload("give_answer")) == [taken("t-1"), QUESTION]
    assert talk.say("free-wake~1", payload("faq")) == [READ_ONLY["faq"], QUESTION]


def test_when_nothing_is_left_to_ask_the_form_ends(talk: Any) -> None:
    who = "form-last~1"
    assert talk.say(who, '/give_answer{"turn":"last"}') == [taken("last")]
    assert talk.say(who, payload("faq")) == [READ_ONLY["faq"]]
    assert talk.say(who, payload("resume")) == [{"show": "action_resume"}, QUESTION]


@pytest.mark.parametrize("first", INTENTS)
def test_a_fresh_sender_finds_the_form_where_it_was(
    talk: Any, first: str, request: pytest.FixtureRequest
) -> None:
    answer = talk.say(sender("form", request), payload(first))
    assert answer
    assert answer[-1] == (meant("stop")[0] if first == "stop" else QUESTION)
    assert talk.actions.names().count("action_session_start") == 1


def test_one_talk_over_many_senders_runs_as_over_one(talk: Any) -> None:
    lines = ["give_answer", "faq", "affirm", "back", "unsure", "correct", "deny", "progress", "give_answer"]

    def run(name: str, turns_per_sender: int) -> list[Any]:
        return [talk.say(f"{name}~{n // turns_per_sender}", payload(line)) for n, line in enumerate(lines)]

    assert run("form-one", 100) == run("form-every", 1) == run("form-some", 4)


@pytest.mark.parametrize(
    ("action", "line"),
    [
        ("action_session_start", "faq"),
        ("action_session_start", "give_answer"),
        ("validate_renewal_form", "give_answer"),
        ("action_back", "back"),
    ],
)
def test_a_turn_whose_action_failed_leaves_no_trace(
    talk: Any, action: str, line: str, request: pytest.FixtureRequest
) -> None:
    who = sender("form", request)
    if action != "action_session_start":
        assert talk.say(who, payload("faq"))[-1] == QUESTION
    talk.actions.failing = action
    try:
        assert talk.say(who, payload(line)) == []
    finally:
        talk.actions.failing = ""
    assert talk.say(who, payload(line))[-1] == QUESTION
    assert talk.say(who, payload("faq")) == [READ_ONLY["faq"], QUESTION]
    assert talk.say(who, payload("affirm")) == [taken("yes"), QUESTION]


@pytest.mark.parametrize(
    "text",
    ["", " ", "？", "👋👋", "/", "/unknown", "/give_answer{broken", "あ" * 1000, "x\x00y", "'; DROP TABLE"],
)
@pytest.mark.parametrize("kind", ["form", "free"])
def test_odd_lines_get_an_answer(talk: Any, text: str, kind: str, request: pytest.FixtureRequest) -> None:
    assert talk.say(sender(kind, request), text)


def test_rasa_shows_the_secret_and_writes_no_message_down(talk: Any) -> None:
    line = "ひみつのことばをかいたらどうなりますか"
    assert talk.say("form-log~1", line)
    talk.actions.failing = "action_session_start"
    try:
        assert talk.say("form-log~2", line) == []
    finally:
        talk.actions.failing = ""
    assert talk.actions.strangers == 0
    assert "action_session_start failed" in talk.log()
    assert line not in talk.log()
