"""Words and catalogue fit each other: nothing without words, no words without use, and polite throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import renewal_backend
from renewal_backend.catalogue.programmes import PROCEDURES
from renewal_backend.catalogue.reading import Read
from renewal_backend.catalogue.vocabulary import Context
from renewal_backend.catalogue.wording import wording, words_data
from tests.catalogue.typed_answers import QUESTIONS, TODAY

DATA: dict[str, Any] = words_data()
FIELDS: dict[str, dict[str, Any]] = DATA["fields"]
REFUSALS: dict[str, str] = DATA["refusals"]
SOURCES = {
    path: path.read_text(encoding="utf-8")
    for path in Path(renewal_backend.__file__).parent.rglob("*.py")
    if path.name != "problems.py"
}
CODE = re.compile(
    r"(?:Refusal|Misread|NotAllowedNow|BadRequest|OtpFailed|LoginSlowed)\(\s*\"([a-z_]+)\""
    r"|(?:problem=|Misread\([^()\"]*|kept\([^()]*|^    code = )\"([a-z_]+)\""
    r"|\"((?:year|month|day)_missing|(?:month|birth_date)_wanted)\"",
    re.MULTILINE,
)
PLACEHOLDERS = {
    *("flow", "privacy", "on_file", "insured", "on_file_says", "age_condition", "plan", "e_delivery"),
    *("notices", "reasons", "terms", "site_privacy", "site_terms", "closed"),
}
LONGEST_BUTTON = 20
LONG_LABELS = {"重要事項等説明書の電磁的交付に同意します"}
POLITE = re.compile(
    r"(?:です|ます|ません|ました|ましょう|でした|ください|"
    r"ませんか|ですか|ますか|でしょうか|さま)[。？\s]*$|」[。]?$"
)


_CORRECTIONS = ("が違う", "を変えたいです", "は違います", "の変更")


def codes_in_the_code() -> set[str]:
    return {code for source in SOURCES.values() for groups in CODE.findall(source) for code in groups if code}


def sentences() -> Iterator[tuple[str, str]]:
    """Every whole sentence that a customer reads, by where it stands."""
    for field_id, words in FIELDS.items():
        for kind in ("question", "help", "none"):
            yield from ((f"{field_id}.{kind}", part) for part in _split(words.get(kind, "")))
    for code, text in REFUSALS.items():
        yield from ((code, part) for part in _split(text))


def _split(text: str) -> list[str]:
    outside_quotes = re.sub(r"「[^」]*」", "「」", text)
    return [part for part in re.split(r"(?<=。)|\n", outside_quotes) if part.strip()]


def test_every_field_and_step_has_words_and_no_words_are_orphans() -> None:
    programmes = PROCEDURES.values()
    assert wording().field_ids == {f.id for p in programmes for f in p.fields}
    assert wording().step_ids == {s.id for p in programmes for s in p.steps}
    assert set(DATA["parts"]) == {part.id for p in programmes for part in p.parts}
    assert set(DATA["programmes"]) == set(PROCEDURES)


@pytest.mark.parametrize("field_id", FIELDS)
def test_a_field_has_all_its_words(field_id: str) -> None:
    words = FIELDS[field_id]
    assert set(words) - {"options", "none", "aliases"} == {"title", "question", "help", "example", "names"}
    assert words["names"]
    assert len(words["title"]) <= LONGEST_BUTTON


def test_every_refusal_has_a_sentence_and_every_sentence_a_refusal() -> None:
    assert codes_in_the_code() - wording().refusal_codes == set()
    used = "\n".join(SOURCES.values()) + (
        Path(renewal_backend.__file__).parent / "web/problems.py"
    ).read_text("utf-8")
    assert {code for code in wording().refusal_codes if f'"{code}"' not in used} == set()


@pytest.mark.parametrize("field_id", [f for f in FIELDS if "options" in FIELDS[f]])
def test_labels_fit_on_a_button(field_id: str) -> None:
    labels = {o.label for o in wording().options(field_id)}
    assert {label for label in labels if len(label) > LONGEST_BUTTON} <= LONG_LABELS
    assert len(labels) == len(wording().options(field_id))


@pytest.mark.parametrize("field_id", [f for f in FIELDS if "options" in FIELDS[f]])
def test_a_label_typed_is_the_option(field_id: str) -> None:
    field = next(f for p in PROCEDURES.values() for f in p.fields if f.id == field_id)
    options = wording().options(field_id)
    context = Context(TODAY, options)
    for option in options:
        value = True if field.confirms else option.value
        assert field.read(option.label, context) == Read(value)
        assert field.read(f"{option.label}でお願いします", context) in (Read(value), Read(option.value))


@pytest.mark.parametrize("field_id", [f for f in FIELDS if "options" in FIELDS[f]])
def test_no_two_options_share_all_their_names(field_id: str) -> None:
    options = wording().options(field_id)
    own = [set(o.aliases) | {o.label} for o in options]
    everyone = [name for names in own for name in names]
    assert all(any(everyone.count(name) == 1 for name in names) for names in own)


def test_placeholders_are_the_declared_ones() -> None:
    used = {
        name
        for words in FIELDS.values()
        for kind in ("title", "question", "help", "example", "none")
        for _, name, _, _ in Formatter().parse(words.get(kind, ""))
        if name is not None
    }
    assert used == PLACEHOLDERS
    for words in FIELDS.values():
        assert "{" not in words["help"] + words["example"] + words["title"]


@pytest.mark.parametrize(("where", "sentence"), list(sentences()))
def test_every_sentence_is_polite_and_short(where: str, sentence: str) -> None:
    if not re.fullmatch(r"\s*\{\w+\}。?\s*", sentence):
        assert POLITE.search(sentence), (where, sentence)
    assert len(sentence) <= 80, (where, sentence)


def test_a_text_with_a_policy_number_sounds_like_no_new_contract() -> None:
    near_numbers = [FIELDS["contract"][kind] for kind in ("question", "help", "example", "none")]
    near_numbers += [FIELDS["flow"][kind] for kind in ("question", "help", "example")]
    near_numbers += [text for text in REFUSALS.values() if "{policy_number}" in text]
    assert [text for text in near_numbers if re.search("完了|ありがとう|成立|新しい", text)] == []


def test_the_examples_are_answers() -> None:
    """What an example line quotes is understood by its own field (corrections excepted)."""
    wrong = {}
    for field_id, (field, context) in QUESTIONS.items():
        if field_id == "contract":
            continue
        for quoted in re.findall(r"「([^」]+)」", FIELDS[field_id]["example"]):
            read = field.read(quoted, context)
            correction = re.search(r"違う|変えたい|変更|外して|＋", quoted) is not None
            if isinstance(read, Read) is correction:
                wrong[field_id, quoted] = read
    assert wrong == {}


def test_every_name_of_a_field_is_no_answer_when_it_is_wrong() -> None:
    """«{name}が違う» is a correction at every question."""
    taken = {}
    for field_id, (field, context) in QUESTIONS.items():
        for names in wording().names().values():
            for said in (name + end for name in names for end in _CORRECTIONS):
                if isinstance(read := field.read(said, context), Read):
                    taken[field_id, said] = read
    assert taken == {}
