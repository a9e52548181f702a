"""Every line of the tables is taken for what it is, and the customers' questions of the training lines for none of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from renewal_backend.alerts import Alert, aside, before_answers, before_the_model
from renewal_backend.alerts.accident import emergency
from renewal_backend.alerts.anger import angry
from renewal_backend.alerts.attempts import attempt
from renewal_backend.alerts.gibberish import gibberish
from renewal_backend.alerts.languages import language
from renewal_backend.alerts.secrets import hidden

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
KINDS = ("password", "code", "card", "my_number", "link")
LANGUAGES = ("en", "zh_hans", "zh_hant", "vi", "pt", "ko", "romaji")
APART = ("out_of_scope", "accident", "attempts", "alarms")
CRIES = ("助けて", "たすけて")
"""Somebody who is lost in the procedure may say no more than that; the safest reading goes first."""
BUSINESS = ("elsewhere", "other_insurance", "cancel", "claims", "change", "quote", "certificates")


def lines(table: str, *keys: str) -> list[str]:
    """The lines of a table, of these keys or of all."""
    data = tomllib.loads((HERE / f"{table}.toml").read_text("utf-8"))
    return [line for key in keys or data for line in data[key].strip().split("\n")]


def bare(text: str) -> str:
    return re.sub(r"[\s\-ー‐－]", "", text)


def questions() -> Iterator[str]:
    """What customers ask and order, from the training lines and the held-out ones."""
    for path in [*(ROOT / "data" / "nlu").glob("*.yml"), *(ROOT / "tests" / "nlu").glob("heldout_*.yml")]:
        if not any(apart in path.name for apart in APART):
            yield from re.findall(r"^ +- (?!intent)(.+)$", path.read_text("utf-8"), re.MULTILINE)


def test_the_tables_are_long_enough() -> None:
    assert len(lines("accidents")) >= 250
    assert len(lines("not_accidents")) >= 250
    assert len(lines("secrets", *KINDS)) >= 200
    assert len(lines("secrets", "stay")) >= 200


@pytest.mark.parametrize("text", lines("accidents"))
def test_an_accident_is_one(text: str) -> None:
    found = before_answers(text)
    assert found is not None
    assert found.kind == "accident"


@pytest.mark.parametrize("text", lines("not_accidents"))
def test_what_only_speaks_of_accidents_is_none(text: str) -> None:
    assert emergency(text) is None


@pytest.mark.parametrize(
    "text", ["事故の連絡先はどこ?", "事故対応は24時間?", "事故受付の電話番号は", "ロードサービスの電話番号は"]
)
def test_who_asks_where_accidents_are_reported_is_told(text: str) -> None:
    assert before_the_model(text) == Alert("desk")


@pytest.mark.parametrize("kind", KINDS)
def test_a_secret_is_hidden_whenever_it_is_typed(kind: str) -> None:
    for line in lines("secrets", kind):
        text, secret = line.split(" => ")
        for at_login in (True, False):
            said, kinds = hidden(text, at_login=at_login)
            assert bare(secret) not in bare(said), line
            assert kind in kinds, line


@pytest.mark.parametrize("text", lines("secrets", "stay"))
def test_what_is_no_secret_stays(text: str) -> None:
    assert hidden(text, at_login=False) == (text, ())


@pytest.mark.parametrize("text", lines("secrets", "days"))
def test_a_day_is_no_secret_even_at_login(text: str) -> None:
    assert hidden(text, at_login=True) == (text, ())


@pytest.mark.parametrize("text", lines("secrets", "no_days"))
def test_what_cannot_be_a_day_is_a_secret_at_login(text: str) -> None:
    assert hidden(text, at_login=True)[1]


@pytest.mark.parametrize("text", lines("attempts", "attempts"))
def test_an_attempt_is_one(text: str) -> None:
    assert attempt(text) is not None


@pytest.mark.parametrize("text", lines("attempts", "others"))
def test_what_is_no_attempt(text: str) -> None:
    assert attempt(text) is None


@pytest.mark.parametrize("text", lines("anger", "anger"))
def test_anger_is_heard(text: str) -> None:
    assert angry(text)


@pytest.mark.parametrize("text", lines("anger", "none"))
def test_trouble_is_no_anger(text: str) -> None:
    assert not angry(text)


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_a_language_is_known(tongue: str) -> None:
    assert {text: language(text) for text in lines("languages", tongue)} == dict.fromkeys(
        lines("languages", tongue), tongue
    )


@pytest.mark.parametrize("text", lines("languages", "japanese"))
def test_japanese_and_names_are_no_other_language(text: str) -> None:
    assert language(text) is None


@pytest.mark.parametrize("text", lines("gibberish", "gibberish"))
def test_gibberish_is_known(text: str) -> None:
    assert gibberish(text)


@pytest.mark.parametrize("text", lines("gibberish", "something"))
def test_short_things_are_something(text: str) -> None:
    assert not gibberish(text)


@pytest.mark.parametrize("about", BUSINESS)
def test_other_business_gets_its_own_answer(about: str) -> None:
    for text in lines("asides", about):
        assert aside(text) == ("business", about), text


@pytest.mark.parametrize("text", lines("asides", "small_talk"))
def test_small_talk_is_small_talk(text: str) -> None:
    found = aside(text)
    assert found is not None
    assert found[0] == "small_talk"


def test_no_question_of_a_customer_is_taken_for_an_alarm() -> None:
    """Of ten thousand questions, complaints apart: a complaint may be one, and is answered all the same."""
    wrong = [
        (text, found)
        for text in questions()
        if text not in CRIES and (found := before_answers(text)) is not None
    ]
    assert wrong == []
    strange = [
        (text, found)
        for text in questions()
        if (found := before_the_model(text)) is not None
        and found.kind in ("language", "gibberish", "business")
        and found != Alert("language", "romaji")
    ]
    assert strange == []


@pytest.mark.parametrize(
    "cry",
    [
        "さっき",
        "やばい",
        "大変",
        "助けて",
        "今",
        "事故",
        "どうしよう",
        "ぶつけた",
        "ドン",
        "血が",
        "オイルが",
    ],
)
def test_a_cry_over_and_over_is_heard_in_no_time(cry: str) -> None:
    """A pattern that backtracks runs into the test's time limit; nothing in a cry is a secret."""
    for between in ("", "、", " ", "!"):
        text = between.join([cry] * 300)
        before_answers(text)
        before_the_model(text)
        assert hidden(text, at_login=True) == (text, ())
