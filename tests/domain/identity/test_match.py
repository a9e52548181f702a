"""Who somebody says to be, against a contract as it was made."""

from dataclasses import replace
from datetime import date

import pytest

from renewal_backend.domain.identity.match import Claim, matches, same_person_by_two
from renewal_backend.outside.demo import demo_people

CONTRACTS = [owned.contract for owned in demo_people(date(2026, 11, 20), str).contracts]
CONTRACT = replace(CONTRACTS[0], address="東京都千代田区見本町1-2-3", phone="09000001001")
HOLDER = CONTRACT.holder
TRUE = Claim(HOLDER.name, "千代田区見本町一丁目2番3号", HOLDER.birth_date, "090-0000-1001")
ANOTHER_DAY = date(1900, 1, 1)


def as_on_file(contract):
    return Claim(contract.holder.name, contract.address, contract.holder.birth_date, contract.phone)


def test_the_holder_matches_in_another_notation():
    assert matches(TRUE, CONTRACT)
    assert matches(replace(TRUE, name=HOLDER.kana), CONTRACT)


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "例田 美咲"},
        {"address": "東京都千代田区見本町1-2-4"},
        {"birth_date": ANOTHER_DAY},
        {"phone": "090-0000-1002"},
        {"name": ""},
        {"address": ""},
        {"phone": ""},
    ],
    ids=lambda wrong: "-".join(f"{item}={value or 'blank'}" for item, value in wrong.items()),
)
def test_one_wrong_item_is_enough_to_refuse(wrong):
    assert not matches(replace(TRUE, **wrong), CONTRACT)


def test_the_holder_counts_and_not_the_named_insured():
    insured = replace(HOLDER, name="例田 美咲", kana="レイダ ミサキ", birth_date=ANOTHER_DAY)
    contract = replace(CONTRACT, insured=insured)
    assert matches(TRUE, contract)
    assert not matches(replace(TRUE, name=insured.name, birth_date=insured.birth_date), contract)


def test_every_customer_of_the_demonstration_matches_own_contracts_only():
    for claimed in CONTRACTS:
        for contract in CONTRACTS:
            assert matches(as_on_file(claimed), contract) == (as_on_file(claimed) == as_on_file(contract))


NUMBER, DAY, PHONE = CONTRACT.policy_number, HOLDER.birth_date, "090-0000-1001"


@pytest.mark.parametrize(
    "items",
    [
        (NUMBER, DAY, PHONE),
        (NUMBER, DAY, None),
        (NUMBER, None, PHONE),
        (None, DAY, PHONE),
        (NUMBER, DAY, " "),
        ("", DAY, PHONE),
        (f"{NUMBER[:4]}-{NUMBER[4:]}", DAY, None),
    ],
    ids=["all", "no phone", "no birth date", "no number", "blank phone", "blank number", "hyphens"],
)
def test_any_two_items_that_agree_will_do(items):
    assert same_person_by_two(*items, CONTRACT)


@pytest.mark.parametrize(
    "items",
    [
        (None, None, None),
        ("", None, ""),
        (NUMBER, None, None),
        (None, DAY, None),
        (None, None, PHONE),
        (NUMBER, DAY, "090-0000-1002"),
        (NUMBER, ANOTHER_DAY, PHONE),
        ("0000000000", DAY, PHONE),
        ("0000000000", DAY, None),
        (NUMBER, None, "-"),
    ],
)
def test_one_item_is_too_few_and_a_wrong_one_is_one_too_many(items):
    assert not same_person_by_two(*items, CONTRACT)
