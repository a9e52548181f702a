"""Options guessed from examples: what they are learnt from, what they read, and what they leave alone."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from renewal_backend.catalogue.likeness.guess import NO_CHOICE, examples, guess, learnt
from renewal_backend.catalogue.reading import Read
from renewal_backend.catalogue.understood import answered
from tests.catalogue.typed_answers import QUESTIONS, TABLES, questions

UNTAUGHT = [
    (field_id, *line.rpartition(" = ")[::2])
    for field_id, block in tomllib.loads((TABLES / "untaught.toml").read_text(encoding="utf-8")).items()
    for line in block.strip().split("\n")
]
GUESSED = sorted(learnt())


def read(field_id: str, text: str) -> str | None:
    """The value that a field takes from a text, its guess included."""
    field, context = QUESTIONS[field_id]
    reading = answered(field, text, context)
    return str(reading.value) if isinstance(reading, Read) else None


@pytest.mark.parametrize("field_id", GUESSED)
def test_every_option_has_examples_enough(field_id: str) -> None:
    field, context = QUESTIONS[field_id]
    known = examples(field_id)
    assert not field.confirms
    assert set(known) == {option.value for option in context.options} | {NO_CHOICE}
    assert all(len(set(lines)) >= 50 for lines in known.values())


def test_every_example_stands_for_one_value() -> None:
    for field_id in GUESSED:
        count = Counter(line for lines in examples(field_id).values() for line in lines)
        assert [line for line, times in count.items() if times > 1] == []


def test_no_line_is_asked_that_was_learnt() -> None:
    learnt = {
        (field_id, line) for field_id in GUESSED for lines in examples(field_id).values() for line in lines
    }
    assert [line for line in UNTAUGHT if line[:2] in learnt] == []


def test_words_that_nobody_taught_are_read() -> None:
    wanted = [line for line in UNTAUGHT if line[2] != "denied"]
    missed = [line for line in wanted if read(line[0], line[1]) is None]
    taken_wrongly = [line for line in wanted if read(line[0], line[1]) not in (None, line[2])]
    assert len(wanted) >= 600
    assert len(missed) <= 0.05 * len(wanted), missed
    assert len(taken_wrongly) <= 0.005 * len(wanted), taken_wrongly


def test_no_refusal_is_taken_for_consent() -> None:
    refused = [line for line in UNTAUGHT if line[2] == "denied"]
    assert refused
    assert [line for line in refused if read(line[0], line[1]) is not None] == []


def test_a_question_is_hardly_ever_taken_for_a_choice() -> None:
    taken = [(f, text) for f in GUESSED for text in questions() if read(f, text) is not None]
    assert len(taken) <= 0.002 * len(GUESSED) * len(questions()), taken


@pytest.mark.parametrize(
    ("field_id", "text"),
    [
        ("driver_scope", "嫁さんと俺だけなんやけど、どれ選んだらいい？"),
        ("driver_card", "PDFが開けません"),
        ("payment_method", "カードで"),
        ("plan", "戻る"),
        ("licence_colour", ""),
        ("maturity_notice", "はい" * 400),
    ],
)
def test_what_asks_complains_commands_or_leaves_it_open_is_no_choice(field_id: str, text: str) -> None:
    assert read(field_id, text) is None


@pytest.mark.parametrize("field_id", GUESSED)
def test_code_and_other_languages_are_no_choice(field_id: str) -> None:
    strange = [
        "[家族](driver_scope:family)",
        "<b>家族</b>",
        "/restart",
        "'; DROP TABLE renewals; --",
        "1 OR 1=1",
    ]
    strange += ["../../../../etc/passwd", "What is the weather like in Paris today?", "😀🎉🚗", "9" * 300]
    assert [text for text in strange if read(field_id, text) is not None] == []


def test_only_what_is_offered_is_guessed() -> None:
    assert guess("driver_scope", "嫁さんと俺だけ", {"couple", "family"}) == "couple"
    assert guess("driver_scope", "嫁さんと俺だけ", {"family"}) is None
    assert guess("privacy", "はい", {"True"}) is None
