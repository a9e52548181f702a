"""The demo has somebody for every situation, whatever today is."""

import re
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renewal_backend.catalogue.fields import Address, Name, Phone, PostalCode
from renewal_backend.catalogue.vocabulary import Context
from renewal_backend.domain.policy_number import is_valid
from renewal_backend.domain.quote import Factors, quotes
from renewal_backend.domain.rating_table import in_force
from renewal_backend.domain.rules import contract_refusal, licence_renewal_refusal, youngest_driver_refusal
from renewal_backend.outside.demo import demo_people

TODAY = date(2026, 11, 20)
DATA = demo_people(TODAY, lambda password: f"hash of {password}")
CONTRACTS = [owned.contract for owned in DATA.contracts]
KEYS = {
    *("programme", "name", "login", "password", "otp", "member", "about"),
    *("policy_numbers", "phone", "address", "birth_date"),
}


def listed(**wanted):
    return [c for c in DATA.customers_json if all(c[key] == value for key, value in wanted.items())]


def refusals(customer, now=datetime(2026, 11, 20, 3, tzinfo=UTC)):
    own = [c for c in CONTRACTS if c.policy_number in customer["policy_numbers"]]
    found = [contract_refusal(contract, now) for contract in own]
    return [refusal.code if refusal else None for refusal in found]


def test_every_customer_has_exactly_the_promised_keys():
    assert all(set(customer) == KEYS for customer in DATA.customers_json)


@pytest.mark.parametrize(
    "wanted",
    [
        {"programme": "mypage", "member": True, "otp": False},
        {"programme": "mypage", "member": True, "otp": True},
        {"programme": "clickar", "member": True, "otp": False},
        {"programme": "clickar", "member": True, "otp": True},
        {"programme": "clickar", "member": False},
        {"programme": "internet", "member": False},
        {"programme": "internet", "member": True},
    ],
)
def test_there_is_somebody_for(wanted):
    assert listed(**wanted)


def test_the_first_mypage_member_can_renew_at_once_without_a_one_time_password():
    first = listed(programme="mypage", member=True)[0]
    assert (first["otp"], refusals(first)) == (False, [None])


def test_the_first_clickar_member_can_renew_two_cars_without_a_one_time_password():
    first = listed(programme="clickar", member=True)[0]
    assert (first["otp"], refusals(first)) == (False, [None, None])


def test_members_with_a_one_time_password_can_renew():
    assert [refusals(customer) for customer in listed(otp=True)] == [[None], [None]]


@pytest.mark.parametrize("code", ["contract_too_early", "contract_matured", "contract_not_registered"])
def test_some_mypage_member_is_refused_because(code):
    assert any(refusals(customer) == [code] for customer in listed(programme="mypage", member=True))


def test_everybody_is_invented():
    for customer in DATA.customers_json:
        assert re.fullmatch(r"0[789]00000\d{4}", customer["phone"])
        if customer["member"] and customer["programme"] != "internet":
            assert customer["login"].endswith("@example.jp")


def test_passwords_keep_the_flyers_rule():
    """6 to 32 half-width characters (F2)."""
    passwords = [customer["password"] for customer in listed(member=True)]
    assert all(re.fullmatch(r"[!-~]{6,32}", password) for password in passwords)


def test_members_match_the_list():
    logins = {member.login: member for member in DATA.members}
    for customer in listed(member=True):
        member = logins[customer["login"]]
        assert member.password_hash == f"hash of {customer['password']}"
        assert (member.name, member.otp) == (customer["name"], customer["otp"])
        assert member.realm == ("internet" if customer["programme"] == "internet" else "mypage")
    assert len(logins) == len(listed(member=True))
    assert all(c["login"] is None and c["password"] is None for c in listed(member=False))


def test_contracts_belong_to_their_member():
    ids = {member.id for member in DATA.members}
    assert {owned.member_id for owned in DATA.contracts} == ids | {None}
    assert len({contract.id for contract in CONTRACTS}) == len(CONTRACTS)


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.policy_number)
def test_a_contract_can_be_renewed_just_as_it_is(contract):
    """What is on file passes every rule and field, so that a customer may confirm it all."""
    context = Context(today=TODAY)
    assert is_valid(contract.policy_number)
    assert youngest_driver_refusal(contract.youngest_driver, contract.age_condition, contract.matures) is None
    assert licence_renewal_refusal(contract.next_licence_renewal, TODAY) is None
    assert Phone(id="phone").check(contract.phone, context) is None
    assert Address(id="address").check(contract.address, context) is None
    assert PostalCode(id="postal_code").check(contract.postal_code, context) is None
    assert contract.group_name is None or Name(id="group_name").check(contract.group_name, context) is None
    assert contract.driver_scope in contract.offer.driver_scopes
    assert contract.age_condition in contract.offer.age_conditions
    assert contract.payment_method in contract.offer.payment_methods
    factors = Factors(contract.driver_scope, contract.age_condition, contract.licence_colour)
    assert len(quotes(contract, factors, in_force(TODAY))) >= 2


@given(st.dates(date(2026, 1, 1), date(2060, 12, 31)))
def test_the_demo_works_on_every_day(today):
    data = demo_people(today, str)
    now = datetime.combine(today, time(3), UTC)
    state = {owned.contract.policy_number: contract_refusal(owned.contract, now) for owned in data.contracts}
    now_then = datetime.combine(TODAY, time(3), UTC)
    assert {number: refusal and refusal.code for number, refusal in state.items()} == {
        contract.policy_number: (found := contract_refusal(contract, now_then)) and found.code
        for contract in CONTRACTS
    }
    assert [owned.contract.id for owned in data.contracts] == [contract.id for contract in CONTRACTS]
