"""What the insurer accepts, at its edges."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renewal_backend.catalogue.wording import wording
from renewal_backend.domain.rules import (
    MINIMUM_AGES,
    age_on,
    allowed_age_conditions,
    contract_refusal,
    licence_renewal_refusal,
    youngest_driver_refusal,
)
from renewal_backend.outside.demo import demo_people

TODAY = date(2026, 11, 20)
FIRST_DAY = date(2026, 12, 20)
CONTRACT = demo_people(TODAY, str).contracts[0].contract


def code(refusal):
    return refusal.code if refusal else None


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2000, 12, 20), date(2026, 12, 20), 26),
        (date(2000, 12, 21), date(2026, 12, 20), 25),
        (date(2004, 2, 29), date(2025, 2, 28), 20),
        (date(2004, 2, 29), date(2025, 3, 1), 21),
        (date(2004, 2, 29), date(2028, 2, 29), 24),
    ],
)
def test_age_is_counted_in_full_years(born, day, age):
    assert age_on(born, day) == age


@pytest.mark.parametrize(
    ("born", "condition", "refused"),
    [
        (date(2000, 12, 20), "over_26", None),
        (date(2000, 12, 21), "over_26", "youngest_too_young"),
        (date(2005, 12, 20), "over_21", None),
        (date(2005, 12, 21), "over_21", "youngest_too_young"),
        (date(1991, 12, 21), "over_35", "youngest_too_young"),
        (date(2008, 12, 20), "all_ages", None),
        (date(2008, 12, 21), "all_ages", "youngest_cannot_drive"),
        (date(2027, 1, 1), "all_ages", "birth_date_impossible"),
        (date(1890, 1, 1), "over_35", "birth_date_impossible"),
    ],
)
def test_the_youngest_driver_must_meet_the_age_condition_on_the_first_day(born, condition, refused):
    assert code(youngest_driver_refusal(born, condition, FIRST_DAY)) == refused


def test_the_refusal_says_what_would_fit():
    refusal = youngest_driver_refusal(date(2004, 7, 8), "over_26", FIRST_DAY)
    assert refusal.params == {
        "age": "22",
        "minimum": "26",
        "first_day": "2026年12月20日",
        "age_condition": "26歳以上補償",
        "allowed": "年齢を問わず補償・21歳以上補償",
    }


@given(st.dates(date(1920, 1, 1), date(2008, 12, 20)), st.sampled_from(sorted(MINIMUM_AGES)))
def test_the_allowed_conditions_are_exactly_those_not_refused(born, condition):
    allowed = allowed_age_conditions(born, FIRST_DAY)
    assert (condition in allowed) == (youngest_driver_refusal(born, condition, FIRST_DAY) is None)


@given(st.dates(date(1920, 1, 1), date(2008, 1, 1)), st.dates(date(1920, 1, 1), date(2008, 1, 1)))
def test_an_older_driver_is_allowed_no_fewer_conditions(one, other):
    older, younger = sorted((one, other))
    assert set(allowed_age_conditions(younger, FIRST_DAY)) <= set(allowed_age_conditions(older, FIRST_DAY))


@pytest.mark.parametrize(
    ("month", "refused"),
    [
        ("2026-10", "licence_renewal_past"),
        ("2026-11", None),
        ("2032-11", None),
        ("2032-12", "licence_renewal_too_far"),
    ],
)
def test_the_next_licence_renewal_is_this_month_or_at_most_six_years_ahead(month, refused):
    assert code(licence_renewal_refusal(month, TODAY)) == refused


def test_a_licence_renewal_too_far_names_the_last_month():
    refusal = licence_renewal_refusal("2040-01", TODAY)
    assert refusal.params == {"month": "2040年1月", "latest": "2032年11月"}


@given(st.integers(-60, 120), st.dates(date(2020, 1, 1), date(2090, 12, 31)))
def test_exactly_73_months_are_accepted(ahead, today):
    years, month = divmod(today.month - 1 + ahead, 12)
    refusal = licence_renewal_refusal(f"{today.year + years}-{month + 1:02d}", today)
    assert (refusal is None) == (0 <= ahead <= 72)


@pytest.mark.parametrize("text", ["2027", "2027-13", "2027-8", "", "soon"])
def test_only_year_and_month_are_understood(text):
    with pytest.raises(ValueError, match=r"isoformat|month"):
        licence_renewal_refusal(text, TODAY)


@pytest.mark.parametrize(
    ("contract", "refused"),
    [
        (CONTRACT, None),
        (replace(CONTRACT, registered=False), "contract_not_registered"),
        (replace(CONTRACT, matures=date(2027, 6, 1)), "contract_too_early"),
        (replace(CONTRACT, matures=date(2026, 11, 19)), "contract_matured"),
        (replace(CONTRACT, matures=date(2026, 11, 20)), None),
    ],
)
def test_only_registered_contracts_in_their_period_can_be_renewed(contract, refused):
    assert code(contract_refusal(contract, datetime(2026, 11, 20, 14, 59, tzinfo=UTC))) == refused


def test_every_refusal_has_a_sentence_that_its_words_fill():
    refusals = [
        *(
            youngest_driver_refusal(born, "over_26", FIRST_DAY)
            for born in (date(2004, 7, 8), date(2015, 1, 1))
        ),
        youngest_driver_refusal(date(1890, 1, 1), "over_26", FIRST_DAY),
        *(licence_renewal_refusal(month, TODAY) for month in ("2020-01", "2040-01")),
        *(
            contract_refusal(contract, datetime(2026, 11, 20, tzinfo=UTC))
            for contract in (
                replace(CONTRACT, registered=False),
                replace(CONTRACT, matures=date(2027, 6, 1)),
                replace(CONTRACT, matures=date(2026, 11, 1)),
            )
        ),
    ]
    sentences = [wording().refusal(refusal.code, refusal.params) for refusal in refusals]
    assert len(set(sentences)) == len(refusals)


def test_a_refusal_says_from_when_on():
    early = replace(CONTRACT, matures=date(2027, 6, 1))
    refusal = contract_refusal(
        early, datetime(2026, 11, 20, tzinfo=ZoneInfo("Asia/Tokyo")), opens_days_before=10
    )
    assert refusal.params["opens"] == "2027年5月22日"
