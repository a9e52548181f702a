"""Addresses: every other notation is the same address, and every neighbour is another."""

import re
import tomllib
from pathlib import Path

import pytest

from renewal_backend.domain.identity.addresses import same_address

TABLE = tomllib.loads((Path(__file__).parent / "addresses.toml").read_text(encoding="utf-8"))
BOTH_WAYS = [*TABLE["address"], *TABLE["pair"], *TABLE["without_room"]]
EVERY = [*BOTH_WAYS, *TABLE["beyond"]]


def pairs(entries, key):
    return [(entered, entry["on_file"]) for entry in entries for entered in entry[key]]


@pytest.mark.parametrize(("entered", "on_file"), pairs(EVERY, "same"))
def test_another_notation_is_the_same_address(entered, on_file):
    assert same_address(entered, on_file)


@pytest.mark.parametrize(("entered", "on_file"), pairs(EVERY, "other"))
def test_a_neighbour_is_another_address(entered, on_file):
    assert not same_address(entered, on_file)
    assert not same_address(on_file, entered)


@pytest.mark.parametrize(("entered", "on_file"), pairs(BOTH_WAYS, "same"))
def test_which_of_two_notations_is_on_file_does_not_matter(entered, on_file):
    assert same_address(on_file, entered)


@pytest.mark.parametrize(("entered", "on_file"), pairs(TABLE["beyond"], "same"))
def test_a_building_on_file_may_not_be_left_out(entered, on_file):
    assert not same_address(on_file, entered)


def slips(text):
    """The address with one digit wrong, one too many, one missing, or two neighbours changed over."""
    postal_code = re.match(r"〒?\d{3}-?\d{4}\D", text)
    for at in range(postal_code.end() if postal_code else 0, len(text)):
        if text[at] in "0123456789":
            before, digit, after = text[:at], text[at], text[at + 1 :]
            yield from (before + other + after for other in "0123456789" if other != digit)
            yield from (before + digit + other + after for other in "0123456789")
            yield before + after
            if after[:1].isdigit() and after[0] != digit:
                yield before + after[0] + digit + after[1:]


@pytest.mark.parametrize("entry", TABLE["address"], ids=lambda entry: entry["on_file"])
def test_a_slip_in_a_number_is_another_address(entry):
    for text in [entry["on_file"], *entry["same"]]:
        for slip in slips(text):
            assert not same_address(slip, entry["on_file"])
            assert not same_address(entry["on_file"], slip)


@pytest.mark.parametrize("entry", EVERY, ids=lambda entry: entry["on_file"])
def test_a_place_without_any_number_is_not_the_address(entry):
    place = re.split(r"\d", entry["on_file"])[0]
    if place != entry["on_file"]:
        for text in [entry["on_file"], *entry["same"]]:
            assert not same_address(place, text)
            assert not same_address(text, place)


def test_addresses_of_two_customers_are_never_the_same():
    homes = [entry["on_file"] for entry in TABLE["address"]]
    for at, home in enumerate(homes):
        for entry in [*TABLE["address"][:at], *TABLE["address"][at + 1 :]]:
            assert not any(same_address(home, other) for other in [entry["on_file"], *entry["same"]])


@pytest.mark.parametrize("nothing", ["", " ", "〒100-0005", "-", "東京都"])
def test_nothing_is_no_address(nothing):
    assert not same_address(nothing, nothing)


def test_a_text_longer_than_any_address_is_none():
    assert not same_address("見本市本町1" + "一" * 50_000, "見本市本町1" + "一" * 50_000)


def test_the_table_is_as_large_as_it_has_to_be():
    same, other = pairs(TABLE["address"], "same"), pairs(TABLE["address"], "other")
    assert len({entry["on_file"] for entry in TABLE["address"]}) >= 40
    assert len(set(same)) == len(same) >= 200
    assert len(set(other)) == len(other) >= 300
    assert not set(same) & set(other)
