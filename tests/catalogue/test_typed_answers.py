"""Every field reads what customers type, and nothing else. The tables in `typed/` are the specification."""

from __future__ import annotations

import tomllib

import pytest

from renewal_backend.catalogue.reading import Denied, Misread, NotAnAnswer, Opened, Read
from renewal_backend.catalogue.text.yes_no import stance, yes_or_no
from renewal_backend.catalogue.understood import understood
from renewal_backend.catalogue.wording import wording
from tests.catalogue.typed_answers import QUESTIONS, TABLES, lines, pairs, questions

FREE_FIELDS = {
    "months": "next_licence_renewal",
    "birth_dates": "youngest_driver",
    "phones": "phone",
    "postal_codes": "postal_code",
    "addresses": "address",
    "names": "group_name",
}
OPTIONS = tomllib.loads((TABLES / "options.toml").read_text(encoding="utf-8"))
UNCLEAR = OPTIONS.pop("unclear")
UNSEEN = tomllib.loads((TABLES / "unseen.toml").read_text(encoding="utf-8"))
REVISED = tomllib.loads((TABLES / "revised.toml").read_text(encoding="utf-8"))
ASKED_AGAIN = {"none", *wording().refusal_codes}
HARD_ONES = 0.02
"""The part of the second helping that may be asked again; nothing of it may be taken wrongly."""


def outcome(field_id: str, text: str) -> str:
    """What a field made of a text, in one word."""
    field, context = QUESTIONS[field_id]
    match understood(field, text, context):
        case Read(value):
            return str(value)
        case Misread(code):
            return code
        case Denied():
            return "denied"
        case Opened():
            return "opened"
        case NotAnAnswer():
            return "none"


def _pairs(block: str) -> list[tuple[str, str]]:
    split = (line.rpartition(" = ") for line in block.strip().split("\n"))
    return [(typed, expected) for typed, _, expected in split]


@pytest.mark.parametrize("kind", ["yes", "advance", "no", "unclear", "neither"])
def test_what_is_said_to_a_confirmation(kind: str) -> None:
    wanted = None if kind == "neither" else kind
    said = {text: stance(text) for text in lines("yes_no", kind)}
    assert {text: found for text, found in said.items() if (found.value if found else None) != wanted} == {}


def test_the_tables_are_long_enough_to_mean_something() -> None:
    assert len(set(lines("yes_no", "yes"))) >= 150
    assert len(set(lines("yes_no", "no"))) >= 80
    assert len(set(lines("yes_no", "neither"))) >= 80
    assert len(set(questions())) >= 100


def test_yes_or_no_in_one_word() -> None:
    assert (yes_or_no("はい"), yes_or_no("次へ"), yes_or_no("違います"), yes_or_no("結構です")) == (
        True,
        True,
        False,
        None,
    )


@pytest.mark.parametrize("table", FREE_FIELDS)
@pytest.mark.parametrize("key", ["read", "misread"])
def test_what_is_typed_at_a_free_field(table: str, key: str) -> None:
    found = {typed: (outcome(FREE_FIELDS[table], typed), wanted) for typed, wanted in pairs(table, key)}
    assert {typed: both for typed, both in found.items() if both[0] != both[1]} == {}


@pytest.mark.parametrize("table", FREE_FIELDS)
def test_what_only_looks_like_an_answer(table: str) -> None:
    found = {typed: outcome(FREE_FIELDS[table], typed) for typed in lines(table, "none")}
    assert {typed: what for typed, what in found.items() if what != "none"} == {}


@pytest.mark.parametrize("field_id", OPTIONS)
def test_what_is_typed_at_a_choice(field_id: str) -> None:
    found = {typed: (outcome(field_id, typed), wanted) for typed, wanted in _pairs(OPTIONS[field_id])}
    assert {typed: both for typed, both in found.items() if both[0] != both[1]} == {}


@pytest.mark.parametrize("field_id", REVISED)
def test_who_corrects_himself_means_the_last_word_or_is_asked_again(field_id: str) -> None:
    found = {typed: (outcome(field_id, typed), wanted) for typed, wanted in _pairs(REVISED[field_id])}
    assert {typed: both for typed, both in found.items() if both[0] != both[1]} == {}


@pytest.mark.parametrize("field_id", UNCLEAR)
def test_what_names_no_single_option(field_id: str) -> None:
    found = {typed: (outcome(field_id, typed), wanted) for typed, wanted in _pairs(UNCLEAR[field_id])}
    assert {typed: both for typed, both in found.items() if both[0] != both[1]} == {}


def test_a_second_helping_is_nearly_all_understood_and_never_taken_wrongly() -> None:
    asked_again, taken_wrongly, count = [], [], 0
    for field_id, block in UNSEEN.items():
        for typed, wanted in _pairs(block):
            found, count = outcome(field_id, typed), count + 1
            if found != wanted:
                (asked_again if found in ASKED_AGAIN else taken_wrongly).append(
                    (field_id, typed, wanted, found)
                )
    assert taken_wrongly == []
    assert len(asked_again) <= HARD_ONES * count, asked_again


@pytest.mark.parametrize("field_id", QUESTIONS)
def test_a_question_or_command_is_an_answer_nowhere(field_id: str) -> None:
    found = {text: outcome(field_id, text) for text in questions()}
    assert {text: what for text, what in found.items() if what != "none"} == {}


@pytest.mark.parametrize("field_id", [f for f in QUESTIONS if QUESTIONS[f][0].confirms])
@pytest.mark.parametrize(
    ("kind", "wanted"), [("yes", "True"), ("advance", "True"), ("no", "denied"), ("neither", "none")]
)
def test_a_tick_reads_yes_and_no(field_id: str, kind: str, wanted: str) -> None:
    found = {text: outcome(field_id, text) for text in lines("yes_no", kind)}
    assert {text: what for text, what in found.items() if what != wanted} == {}


def test_a_tick_asks_again_when_a_word_means_both() -> None:
    assert {outcome("privacy", text) for text in lines("yes_no", "unclear")} == {"yes_or_no_unclear"}


@pytest.mark.parametrize("field_id", ["login", "document"])
@pytest.mark.parametrize("text", ["はい", "開きました", "ログインしました", "OK", "いいえ", "押しました"])
def test_an_event_is_not_settled_by_words(field_id: str, text: str) -> None:
    assert outcome(field_id, text) == "use_the_link"
