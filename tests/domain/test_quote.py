"""Laws of pricing, over every contract and answer the rating table knows."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renewal_backend.domain.quote import Factors, instalments, quotes
from renewal_backend.domain.rating_laws import CHEAPEST_FIRST
from renewal_backend.domain.rating_table import RATED, in_force
from renewal_backend.outside.demo import demo_people

TODAY = date(2026, 11, 20)
TABLE = in_force(TODAY)
MYPAGE, CLICKAR = (demo_people(TODAY, str).contracts[i].contract for i in (0, 2))


@st.composite
def contracts(draw):
    """Any contract that the table can price."""
    contract = draw(st.sampled_from([MYPAGE, CLICKAR]))
    levels = [(c.id, draw(st.sampled_from(c.levels)).id) for c in TABLE.coverages]
    vehicle = replace(
        contract.vehicle,
        vehicle_class=draw(st.integers(1, 17)),
        use=draw(st.sampled_from(CHEAPEST_FIRST["use"])),
    )
    offer = replace(contract.offer, coverages=tuple(levels))
    return replace(contract, grade=draw(st.integers(1, 20)), vehicle=vehicle, offer=offer)


def any_of(kind):
    return st.sampled_from(CHEAPEST_FIRST[kind])


FACTORS = st.builds(Factors, any_of("driver_scope"), any_of("age_condition"), any_of("licence_colour"))


def yearly(contract, factors):
    return [quote.yearly for quote in quotes(contract, factors, TABLE)]


def never_dearer(cheap, dear):
    return all(a <= b for a, b in zip(cheap, dear, strict=True))


@pytest.mark.parametrize("kind", ["driver_scope", "age_condition", "licence_colour"])
@given(contract=contracts(), factors=FACTORS)
def test_each_answer_is_never_dearer_than_the_next_one(kind, contract, factors):
    """Gold <= blue <= green; a wider driver scope is never cheaper; a higher age condition never dearer."""
    prices = [yearly(contract, replace(factors, **{kind: value})) for value in CHEAPEST_FIRST[kind]]
    assert all(never_dearer(a, b) for a, b in pairwise(prices))


@given(contracts(), FACTORS, st.integers(1, 19))
def test_a_better_grade_is_never_dearer(contract, factors, grade):
    better = yearly(replace(contract, grade=grade + 1), factors)
    assert never_dearer(better, yearly(replace(contract, grade=grade), factors))


@given(contracts(), FACTORS, st.integers(1, 16))
def test_a_higher_vehicle_class_is_never_cheaper(contract, factors, vehicle_class):
    lower, higher = (
        yearly(replace(contract, vehicle=replace(contract.vehicle, vehicle_class=c)), factors)
        for c in (vehicle_class, vehicle_class + 1)
    )
    assert never_dearer(lower, higher)


@given(contracts(), FACTORS)
def test_more_use_is_never_cheaper(contract, factors):
    prices = [
        yearly(replace(contract, vehicle=replace(contract.vehicle, use=use)), factors)
        for use in CHEAPEST_FIRST["use"]
    ]
    assert never_dearer(prices[0], prices[1])
    assert never_dearer(prices[1], prices[2])


@given(contracts(), FACTORS)
def test_the_plan_of_today_comes_first_and_costs_between_the_others(contract, factors):
    found = {quote.plan: quote for quote in quotes(contract, factors, TABLE)}
    today = next(iter(found.values()))
    assert today.plan == "as_is"
    assert today.levels == contract.offer.coverages
    assert found.get("fuller", today).yearly >= today.yearly >= found.get("leaner", today).yearly
    assert 2 <= len(found) <= 3
    assert len({quote.levels for quote in found.values()}) == len(found)


@given(contracts(), FACTORS)
def test_premiums_are_whole_tens_and_twelve_instalments_cover_the_year(contract, factors):
    for quote in quotes(contract, factors, TABLE):
        assert quote.yearly > 0
        assert quote.yearly % 10 == 0
        assert quote.monthly % 10 == 0
        assert quote.monthly * 12 >= quote.yearly


@given(contracts(), FACTORS)
def test_the_same_question_gets_the_same_quote(contract, factors):
    once, again = quotes(contract, factors, TABLE), quotes(contract, factors, TABLE)
    assert once == again
    assert [quote.digest for quote in once] == [quote.digest for quote in again]


@given(contracts(), FACTORS, FACTORS)
def test_another_answer_is_another_quote(contract, one, other):
    digests = {quotes(contract, factors, TABLE)[0].digest for factors in (one, other)}
    assert len(digests) == len({one, other})


@pytest.mark.parametrize(
    "changed",
    [
        replace(MYPAGE, grade=MYPAGE.grade - 1),
        replace(MYPAGE, matures=date(2027, 12, 20)),
        replace(MYPAGE, id="another"),
    ],
)
def test_another_contract_is_another_quote(changed):
    factors = Factors("couple", "over_26", "gold")
    assert quotes(changed, factors, TABLE)[0].digest != quotes(MYPAGE, factors, TABLE)[0].digest


def test_another_table_is_another_quote():
    factors = Factors("couple", "over_26", "gold")
    newer = replace(TABLE, version="v2")
    assert quotes(MYPAGE, factors, newer)[0].digest != quotes(MYPAGE, factors, TABLE)[0].digest


def test_a_premium_worked_out_by_hand():
    """48,000 x 0.93 x 1.00 x 0.90 x 0.62 x 1.02 x 1.00 x (1.02 x 1.46 x 1.03) = 38,971.65 -> 38,970 yen.

    38,970 x 1.05 / 12 = 3,409.9 -> 3,410 yen a month.
    """
    quote = quotes(MYPAGE, Factors("couple", "over_26", "gold"), TABLE)[0]
    assert (quote.yearly, quote.monthly) == (38_970, 3_410)


def test_half_a_unit_is_rounded_up():
    flat = replace(
        TABLE,
        base=12_345,
        factors={kind: dict.fromkeys(TABLE.factors[kind], TABLE.instalment["clickar"]) for kind in RATED},
        coverages=tuple(
            replace(c, levels=tuple(replace(level, factor=TABLE.instalment["clickar"]) for level in c.levels))
            for c in TABLE.coverages
        ),
    )
    quote = quotes(CLICKAR, Factors("couple", "over_26", "gold"), flat)[0]
    assert (quote.yearly, quote.monthly) == (12_350, 1_030)


@pytest.mark.parametrize(
    ("method", "times"),
    [("bank_yearly", 1), ("card_yearly", 1), ("card_monthly", 12), ("salary_monthly", 12)],
)
def test_a_payment_method_asks_for_one_or_twelve_payments(method, times):
    quote = quotes(MYPAGE, Factors("couple", "over_26", "gold"), TABLE)[0]
    assert instalments(quote, method) == (quote.monthly if times == 12 else quote.yearly, times)


def test_plans_bear_the_names_of_the_contract():
    names = [quote.name for quote in quotes(MYPAGE, Factors("couple", "over_26", "gold"), TABLE)]
    assert names == [offered.name for offered in MYPAGE.offer.offered_plans]


def test_what_the_table_does_not_know_is_not_priced():
    with pytest.raises(KeyError):
        quotes(MYPAGE, Factors("couple", "over_26", "silver"), TABLE)
