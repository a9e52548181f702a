"""What the trained model makes of lines that it was never trained on."""

from pathlib import Path

import pytest

from bench.nlu_report import Line, answered_as_faq, offered, right, share, understand


@pytest.fixture(scope="module")
def sets(model_path: Path) -> dict[str, list[Line]]:
    return understand(model_path)


def test_commands(sets: dict[str, list[Line]]) -> None:
    assert share(sets["commands"], right) >= 96


def test_topics(sets: dict[str, list[Line]]) -> None:
    assert share(sets["faq"], right) >= 92
    assert share(sets["faq"], offered) >= 97


def test_what_is_not_ours(sets: dict[str, list[Line]]) -> None:
    assert share(sets["out_of_scope"], answered_as_faq) <= 4


def test_no_line_gets_an_intent_that_no_rule_answers(sets: dict[str, list[Line]]) -> None:
    decided = {line.decided for lines in sets.values() for line in lines}
    assert not decided & {"give_answer", "ask_topic", "nlu_fallback", None}
