"""Laws of a plan whose coverages are changed one by one: of any contract, plan and levels."""

from dataclasses import replace
from datetime import date, datetime, time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renewal_backend.catalogue.covers import COVERS
from renewal_backend.catalogue.programmes import PROGRAMMES
from renewal_backend.catalogue.wording import wording
from renewal_backend.domain.breakdown import breakdown
from renewal_backend.domain.contract import from_json, to_json
from renewal_backend.domain.documents import important_document
from renewal_backend.domain.facts import RenewalFacts
from renewal_backend.domain.quote import Factors, changed, quotes
from renewal_backend.domain.renewal_period import TOKYO
from renewal_backend.domain.situation import Rulebook, Situation
from renewal_backend.outside.demo import demo_people
from tests.domain.test_documents import CONTACTS, details
from tests.domain.test_quote import FACTORS, TABLE, contracts

TODAY = date(2026, 11, 20)
YUKO = next(
    o.contract
    for o in demo_people(TODAY, str).contracts
    if o.contract.programme == "internet" and o.member_id
)
CHANGEABLE = [coverage for coverage in TABLE.coverages if len(coverage.levels) > 1]
AS_ON_FILE = Factors("couple", "over_35", "gold")
VALUES = {
    "contract": YUKO.policy_number,
    "driver_scope": "couple",
    "age_condition": "over_35",
    "licence_colour": "gold",
    "plan": "as_is",
}


@st.composite
def some_levels(draw):
    """Levels for some coverages, any of them."""
    picked = draw(st.lists(st.sampled_from(CHANGEABLE), unique_by=lambda coverage: coverage.id))
    return {coverage.id: draw(st.sampled_from(coverage.levels)).id for coverage in picked}


def facts(contract=YUKO):
    rulebook = Rulebook(wording("internet"), TABLE, 65, lambda _programme: ())
    now = datetime.combine(TODAY, time(12), TOKYO)
    return RenewalFacts(
        Situation(PROGRAMMES["internet"], rulebook, now, True, (contract,), contract.policy_number)
    )


@given(contracts(), FACTORS, st.integers(0, 2), some_levels(), st.sampled_from(CHANGEABLE))
def test_more_of_one_coverage_is_never_cheaper(contract, factors, which, levels, coverage):
    offered = quotes(contract, factors, TABLE)
    plan = offered[which % len(offered)]
    prices = [
        changed(plan, {**levels, coverage.id: level.id}, contract, TABLE).yearly for level in coverage.levels
    ]
    assert all(less <= more for less, more in pairwise(prices))


@given(contracts(), FACTORS, st.integers(0, 2), some_levels())
def test_only_what_was_changed_changes_and_nothing_else_makes_another_quote(contract, factors, which, levels):
    offered = quotes(contract, factors, TABLE)
    plan = offered[which % len(offered)]
    quote = changed(plan, levels, contract, TABLE)
    assert dict(quote.levels) == {**dict(plan.levels), **levels}
    assert (quote == plan) is (quote.levels == plan.levels)
    assert (quote.digest == plan.digest) is (quote == plan)
    assert changed(quote, dict(plan.levels), contract, TABLE) == plan


@given(contracts(), FACTORS, some_levels())
def test_the_same_levels_cost_the_same_whatever_plan_they_came_from(contract, factors, levels):
    every = {coverage.id: levels.get(coverage.id, coverage.levels[0].id) for coverage in TABLE.coverages}
    prices = {changed(plan, every, contract, TABLE).yearly for plan in quotes(contract, factors, TABLE)}
    assert len(prices) == 1


@pytest.mark.parametrize("levels", [{"tyres": "all"}, {"lawyer": "platinum"}])
def test_what_the_table_does_not_have_is_an_error(levels):
    plan = quotes(YUKO, AS_ON_FILE, TABLE)[0]
    with pytest.raises(KeyError):
        changed(plan, levels, YUKO, TABLE)


@pytest.mark.parametrize("field_id", COVERS)
def test_every_level_is_offered_with_the_premium_that_it_leads_to(field_id):
    offered = facts().options(field_id, VALUES)
    assert [o.value for o in offered] == [level.id for level in TABLE.coverage(COVERS[field_id]).levels]
    for option in offered:
        quote = facts().quote({**VALUES, field_id: option.value})
        assert option.yearly == quote.yearly
        assert f"年{quote.yearly:,}円" in option.detail
    assert facts().rows(field_id, VALUES) == [(o.label, o.detail) for o in offered]


def test_what_is_on_file_is_the_chosen_plans_level():
    assert facts().on_file("cover_vehicle", VALUES) == "general"
    assert facts().on_file("cover_vehicle", {**VALUES, "plan": "leaner"}) == "limited"
    assert facts().on_file("cover_vehicle", {k: v for k, v in VALUES.items() if k != "plan"}) is None


def test_the_card_marks_what_was_changed():
    rows = dict(facts().rows("quote_confirmed", {**VALUES, "cover_vehicle": "none"}))
    assert rows["車両保険"] == "なし（変更しました）"
    assert rows["対人賠償"] == "無制限"


@given(some_levels())
def test_the_breakdown_says_what_each_coverage_costs_against_its_least(levels):
    values = {**VALUES, **{f"cover_{k}": v for k, v in levels.items()}}
    quote = facts().quote(values)
    rows = breakdown(facts(), values)
    assert [label for label, _ in rows] == [coverage.label for coverage in TABLE.coverages]
    for coverage, (_, said) in zip(TABLE.coverages, rows, strict=True):
        least = changed(quote, {coverage.id: coverage.levels[0].id}, YUKO, TABLE)
        part = quote.yearly - least.yearly
        assert part >= 0
        assert (f"（年{part:,}円分）" in said) is (part > 0)


def test_there_is_no_breakdown_before_a_plan_is_chosen():
    assert breakdown(facts(), {k: v for k, v in VALUES.items() if k != "plan"}) == ()


def test_the_document_bears_the_name_that_the_site_gives_it_and_speaks_of_a_device_only_where_there_is_one():
    quote = quotes(YUKO, AS_ON_FILE, TABLE)[0]
    plain = important_document(YUKO, quote, details(YUKO), CONTACTS)
    device = important_document(replace(YUKO, dashcam=True), quote, details(YUKO), CONTACTS)
    assert plain.title == "パンフレット兼重要事項説明書"
    assert "ドライブレコーダー" not in plain.words
    assert "ドライブレコーダー端末等" in device.words


def test_a_contract_written_before_there_were_devices_is_read():
    old = to_json(YUKO)
    del old["dashcam"]
    assert from_json(old) == YUKO
    assert from_json(to_json(replace(YUKO, dashcam=True))).dashcam
