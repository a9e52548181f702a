"""The internet site's own words: they stand in the place of the shared ones, fit its fields and the rating table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

import pytest

from renewal_backend.catalogue.covers import COVERS
from renewal_backend.catalogue.internet import INTERNET
from renewal_backend.catalogue.reading import Read
from renewal_backend.catalogue.vocabulary import Context
from renewal_backend.catalogue.wording import wording, words_data
from renewal_backend.domain.rating_table import load
from tests.catalogue.test_wording import LONGEST_BUTTON, POLITE, _split
from tests.catalogue.typed_answers import TODAY

OVER: Mapping[str, Any] = words_data()["internet"]
FIELDS = {field.id: field for field in INTERNET.fields}
WORDS = wording("internet")


def paths(words: Mapping[str, Any], way: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The way to every word of the overlay."""
    for key, value in words.items():
        if isinstance(value, dict) and way[-1:] != ("options",):
            yield from paths(value, (*way, key))
        else:
            yield (*way, key)


@pytest.mark.parametrize("way", list(paths(OVER)), ids=".".join)
def test_only_words_that_there_are_can_be_said_otherwise(way: tuple[str, ...]) -> None:
    base: Any = words_data()
    said: Any = OVER
    for key in way:
        assert key in base, way
        base, said = base[key], said[key]
    assert said != base, "the shared words do"


@pytest.mark.parametrize("field_id", OVER["fields"])
def test_what_is_said_otherwise_is_polite_short_and_needs_no_other_words(field_id: str) -> None:
    words, shared = OVER["fields"][field_id], wording().field(field_id)
    for kind in ("question", "help", "none"):
        for sentence in _split(words.get(kind, "")):
            assert POLITE.search(sentence) or sentence.strip().startswith("{"), sentence
            assert len(sentence) <= 80, sentence
        known = {name for _, name, _, _ in Formatter().parse(shared.get(kind, ""))}
        used = {name for _, name, _, _ in Formatter().parse(words.get(kind, ""))}
        assert used <= known | {"not_listed", None}


@pytest.mark.parametrize("field_id", [f for f in FIELDS if WORDS.options(f)])
def test_a_label_typed_is_the_option(field_id: str) -> None:
    field, options = FIELDS[field_id], WORDS.options(field_id)
    for option in options:
        assert len(option.label) <= LONGEST_BUTTON
        value = True if field.confirms else option.value
        assert field.read(option.label, Context(TODAY, options)) == Read(value)


def test_the_coverages_that_can_be_changed_are_those_with_more_than_one_level() -> None:
    table = load("v1")
    assert list(COVERS.values()) == [c.id for c in table.coverages if len(c.levels) > 1]


@pytest.mark.parametrize("field_id", COVERS)
def test_a_coverage_is_called_what_the_rating_table_calls_it(field_id: str) -> None:
    coverage = load("v1").coverage(COVERS[field_id])
    assert WORDS.title(field_id) == coverage.label
    assert coverage.label in WORDS.names()[field_id]
    named = set(WORDS.field(field_id).get("aliases", {}))
    assert named <= {level.id for level in coverage.levels}
    assert all(len(level.label) <= LONGEST_BUTTON for level in coverage.levels)


def test_the_others_hear_nothing_of_it() -> None:
    assert wording("mypage").question("login", {}) == wording().question("login", {})
    assert wording("internet").question("login", {}) != wording().question("login", {})
