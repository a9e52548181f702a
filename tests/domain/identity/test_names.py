"""Names: forms of one character are one name, another character is another name; the reading will do."""

import tomllib
from pathlib import Path

import pytest

from renewal_backend.domain.identity.names import same_name

TABLE = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))["name"]


def rows(key):
    return [(entered, entry["name"], entry["kana"]) for entry in TABLE for entered in entry[key]]


@pytest.mark.parametrize(("entered", "name", "kana"), rows("same"))
def test_another_form_is_the_same_name(entered, name, kana):
    assert same_name(entered, name, kana)


@pytest.mark.parametrize(("entered", "name", "kana"), rows("other"))
def test_another_name_is_another(entered, name, kana):
    assert not same_name(entered, name, kana)


def test_a_name_matches_itself_and_its_reading():
    for entry in TABLE:
        assert same_name(entry["name"], entry["name"], entry["kana"])
        assert same_name(entry["kana"], entry["name"], entry["kana"])


@pytest.mark.parametrize("nothing", ["", " ", "　", "・"])
def test_nothing_is_nobodys_name(nothing):
    assert not same_name(nothing, nothing, nothing)


def test_the_table_is_as_large_as_it_has_to_be():
    assert len(set(rows("same"))) >= 60
    assert len(set(rows("other"))) >= 60
