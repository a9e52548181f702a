"""Laws of addresses: a notation never matters, a number always does."""

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from renewal_backend.domain.identity.addresses import same_address
from tests.domain.identity.homes import BUILDINGS, PLACES, TOWNS, homes, written


@given(st.data(), homes())
@settings(max_examples=500)
def test_every_notation_of_a_home_is_the_same_address(data, home):
    assert same_address(data.draw(written(home)), data.draw(written(home)))


@given(st.data(), homes())
@settings(max_examples=500)
def test_another_number_is_another_address(data, home):
    at = data.draw(st.integers(0, home.numbers() - 1))
    value = data.draw(st.integers(1, 2099))
    assume(value != home.number(at))
    assert not same_address(data.draw(written(home.with_number(at, value))), data.draw(written(home)))


@given(st.data(), homes(), homes())
def test_another_home_is_another_address_either_way(data, one, other):
    assume((one.place, one.town, one.block) != (other.place, other.town, other.block))
    a, b = data.draw(written(one)), data.draw(written(other))
    assert not same_address(a, b)
    assert not same_address(b, a)


@given(st.data(), homes())
def test_another_place_town_or_building_is_another_address(data, home):
    changes = {"place": PLACES, "town": TOWNS} | ({} if home.building is None else {"building": BUILDINGS})
    field = data.draw(st.sampled_from(sorted(changes)))
    value = data.draw(st.integers(0, len(changes[field]) - 1))
    assume(value != getattr(home, field))
    moved = replace(home, **{field: value})
    assert not same_address(data.draw(written(moved)), data.draw(written(home)))


@given(st.data(), homes())
def test_a_missing_number_of_the_block_is_another_address(data, home):
    shorter = replace(home, block=home.block[:-1], building=None, room=None)
    assert not same_address(data.draw(written(shorter)), data.draw(written(home)))
    assert not same_address(data.draw(written(home)), data.draw(written(shorter)))


@given(st.text(max_size=60))
def test_whatever_follows_a_place_is_the_same_as_itself(text):
    assert same_address("見本" + text, "見本" + text)


@given(st.text("一二三十0123456789-ーのノヶケ丁目番地号室階F 第大字A棟条町東西郡", max_size=30))
def test_whatever_looks_like_an_address_is_the_same_as_itself(text):
    assert same_address("見本" + text, "見本" + text)


@given(st.text("12-丁目番号室 町東", max_size=8), st.text("12-丁目番号室 町東", max_size=8))
@settings(max_examples=300)
def test_which_of_two_is_on_file_does_not_matter_without_a_building(one, other):
    assert same_address("見本" + one, "見本" + other) == same_address("見本" + other, "見本" + one)
