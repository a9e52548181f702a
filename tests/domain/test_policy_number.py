"""Policy numbers: ten digits whose check digit finds the usual slips."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from renewal_backend.domain.policy_number import FIRST_SEQUENCE, LAST_SEQUENCE, is_valid, number_from
from renewal_backend.outside.demo import demo_people

SEQUENCES = st.integers(0, LAST_SEQUENCE)


@given(SEQUENCES)
def test_a_number_has_ten_digits_and_is_valid(sequence):
    number = number_from(sequence)
    assert len(number) == 10
    assert number.isdigit()
    assert number.startswith(f"{sequence:09d}")
    assert is_valid(number)


@given(SEQUENCES, SEQUENCES)
def test_different_sequences_give_different_numbers(one, other):
    assume(one != other)
    assert number_from(one) != number_from(other)


@given(SEQUENCES, st.integers(0, 9), st.integers(1, 9))
def test_a_wrong_digit_is_found(sequence, position, change):
    number = number_from(sequence)
    wrong = (int(number[position]) + change) % 10
    assert not is_valid(f"{number[:position]}{wrong}{number[position + 1 :]}")


@given(SEQUENCES, st.integers(0, 8))
def test_neighbours_changed_over_are_found(sequence, position):
    number = number_from(sequence)
    left, right = number[position], number[position + 1]
    assume(left != right)
    assert not is_valid(f"{number[:position]}{right}{left}{number[position + 2 :]}")


@pytest.mark.parametrize(
    "text", ["", "123", "12345678901", "abcdefghij", "１２３４５６７８９０", " 100000101"]
)
def test_what_is_not_ten_digits_is_no_number(text):
    assert not is_valid(text)


@pytest.mark.parametrize("sequence", [-1, LAST_SEQUENCE + 1])
def test_nine_digits_must_suffice(sequence):
    with pytest.raises(ValueError, match="no policy number"):
        number_from(sequence)


def test_new_policies_have_numbers_that_no_demo_contract_has():
    taken = [owned.contract.policy_number for owned in demo_people(date(2026, 11, 20), str).contracts]
    assert number_from(FIRST_SEQUENCE) > max(taken)
