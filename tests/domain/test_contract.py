"""Contracts keep everything on their way through storage, and know their new term."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renewal_backend.domain.contract import a_year_after, a_year_before, from_json, to_json
from renewal_backend.outside.demo import demo_people

CONTRACTS = [owned.contract for owned in demo_people(date(2026, 11, 20), str).contracts]


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.policy_number)
def test_a_contract_comes_back_from_json_as_it_was(contract):
    assert from_json(json.loads(json.dumps(to_json(contract)))) == contract


def test_empty_fields_survive_json():
    bare = replace(
        CONTRACTS[0], youngest_driver=None, next_licence_renewal=None, group_name=None, agency=None
    )
    assert from_json(to_json(bare)) == bare


def test_foreign_data_is_refused():
    with pytest.raises((KeyError, TypeError)):
        from_json({"id": "x"})


def test_the_new_term_starts_at_maturity_and_lasts_a_year():
    contract = replace(CONTRACTS[0], matures=date(2026, 12, 20))
    assert contract.new_term == (date(2026, 12, 20), date(2027, 12, 20))


def test_a_term_from_a_leap_day_ends_on_the_28th():
    assert a_year_after(date(2028, 2, 29)) == date(2029, 2, 28)
    assert a_year_before(date(2028, 2, 29)) == date(2027, 2, 28)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_a_year_is_365_or_366_days(day):
    assert (a_year_after(day) - day).days in (365, 366)
    assert (day - a_year_before(day)).days in (365, 366)


def test_the_offer_names_its_plans_in_order():
    assert CONTRACTS[0].offer.plans == ("as_is", "fuller", "leaner")
