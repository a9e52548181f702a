"""Phone numbers, policy numbers and dates of birth in any notation."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renewal_backend.domain.identity.numbers import same_birth_date, same_phone, same_policy_number

PHONES = {
    "09000001001": [
        "090-0000-1001",
        "０９０－００００－１００１",
        "090 0000 1001",
        "+81 90-0000-1001",
        "+819000001001",
        "+81(0)90-0000-1001",
        "(090)0000-1001",
        "090（0000）1001",
        "090.0000.1001",
        "０９０ー００００ー１００１",
        " 09000001001 ",
    ],
    "0312345678": [
        "03-1234-5678",
        "03(1234)5678",
        "(03)1234-5678",
        "+81-3-1234-5678",
        "〇三 一二三四 五六七八",
    ],
}
OTHER_PHONES = [
    "09000001002",
    "08000001001",
    "0900000100",
    "9000001001",
    "",
    "なし",
    "09000001001か09000001001",
]
DIGITS = st.text("0123456789", min_size=10, max_size=10)


@pytest.mark.parametrize(("on_file", "entered"), [(n, text) for n, texts in PHONES.items() for text in texts])
def test_a_phone_number_in_another_notation(on_file, entered):
    assert same_phone(entered, on_file)
    assert same_phone(on_file, entered)


@pytest.mark.parametrize("entered", OTHER_PHONES)
def test_another_phone_number(entered):
    assert not same_phone(entered, "09000001001")
    assert not same_phone("09000001001", entered)


def test_two_who_gave_none_do_not_have_the_same_phone_number():
    assert not same_phone("", "")


@pytest.mark.parametrize(
    "entered", ["1234567897", "1234-567-897", "１２３４５６７８９７", "1234 5678 97", "12345ー67897"]
)
def test_a_policy_number_in_another_notation(entered):
    assert same_policy_number(entered, "1234567897")


def test_letters_of_a_policy_number_in_any_case_and_width():
    assert same_policy_number("ａb-123456", "AB123456")
    assert not same_policy_number("AC123456", "AB123456")


@given(DIGITS, DIGITS)
def test_policy_numbers_are_the_same_only_digit_by_digit(one, other):
    assert same_policy_number(one, other) == (one == other)


def test_no_policy_number_is_not_the_same_as_none():
    assert not same_policy_number("", "")
    assert not same_policy_number("-", "ー")


def test_a_date_of_birth_is_a_day():
    assert same_birth_date(date(1970, 12, 3), date(1970, 12, 3))
    assert not same_birth_date(date(1970, 12, 3), date(1970, 3, 12))
