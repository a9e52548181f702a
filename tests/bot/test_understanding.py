"""What the trained model makes of lines that it was never trained on."""

from pathlib import Path

import pytest

from bench.nlu.guesses import Guess, answered_as_faq, offered, right, share, split
from bench.nlu.lines import held_out
from bench.nlu.model import understand


@pytest.fixture(scope="module")
def sets(model_path: Path) -> dict[str, list[Guess]]:
    return {name: understand(model_path, lines) for name, lines in held_out().items()}


def test_commands(sets: dict[str, list[Guess]]) -> None:
    assert share(sets["commands"], right) >= 96


def test_topics(sets: dict[str, list[Guess]]) -> None:
    assert share(sets["faq"], right) >= 92
    assert share(sets["faq"], offered) >= 97


def test_what_nobody_wrote_down(sets: dict[str, list[Guess]]) -> None:
    assert share(sets["unseen"], right) >= 87
    assert share(sets["unseen"], offered) >= 94
    assert share(sets["unseen_commands"], right) >= 92
    assert share(sets["unseen_out_of_scope"], answered_as_faq) <= 4


def test_what_people_plainly_write(sets: dict[str, list[Guess]]) -> None:
    assert share(sets["fresh"], right) >= 96
    assert share(sets["fresh"], offered) >= 98
    assert share(sets["fresh_commands"], right) >= 92
    assert share(sets["fresh_out_of_scope"], answered_as_faq) <= 4


def test_what_is_not_ours(sets: dict[str, list[Guess]]) -> None:
    assert share(sets["out_of_scope"], answered_as_faq) <= 4


def test_no_line_gets_an_intent_that_no_rule_answers(sets: dict[str, list[Guess]]) -> None:
    decided = {answer for guesses in sets.values() for guess in guesses for answer in guess.answers}
    assert not decided & {"give_answer", "ask_topic", "nlu_fallback", None}


def test_two_questions_at_once(sets: dict[str, list[Guess]]) -> None:
    assert share(sets["doubles"], right) >= 84


def test_one_question_is_not_taken_for_two(sets: dict[str, list[Guess]]) -> None:
    alone = [guess for name in ("commands", "faq", "out_of_scope") for guess in sets[name]]
    assert share(alone, split) <= 1
    assert share(sets["stories"], split) <= 5


def test_a_storys_question_is_at_its_end(sets: dict[str, list[Guess]]) -> None:
    assert share(sets["stories"], right) >= 92
    assert share(sets["stories"], offered) >= 97
