"""The underwriting rules: at each threshold, on both sides of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from renewal_backend.domain.contract import Contract
from renewal_backend.domain.quote import Factors, changed, quotes
from renewal_backend.domain.rating_table import load
from renewal_backend.domain.underwriting.review import review
from renewal_backend.outside.demo import demo_people

RATING = load("v1")
TODAY = date(2026, 11, 20)
YUKO = next(o.contract for o in demo_people(TODAY, str).contracts if o.contract.programme == "internet")


def found(contract: Contract, levels: dict[str, str] | None = None, **values: str) -> list[str]:
    """The rules that a renewal of the contract with these levels and answers meets."""
    today = {**dict(contract.offer.coverages), **(levels or {})}
    plan = quotes(contract, Factors("family", "over_26", "gold"), RATING)[0]
    said = {"youngest_driver": "1990-04-02", "age_condition": contract.age_condition, **values}
    return [reason.id for reason in review(contract, changed(plan, today, contract, RATING), said, RATING)]


def having(**levels: str) -> Contract:
    """A contract with these levels today."""
    offer = replace(YUKO.offer, coverages=tuple({**dict(YUKO.offer.coverages), **levels}.items()))
    return replace(YUKO, offer=offer)


@pytest.mark.parametrize(
    ("coverage", "before", "after", "rules"),
    [
        ("vehicle", "none", "general", ["vehicle_raised"]),
        ("vehicle", "none", "limited", []),
        ("vehicle", "limited", "general", []),
        ("vehicle", "general", "none", []),
        ("injury", "y30m", "y100m", ["injury_raised"]),
        ("injury", "y30m", "y50m", []),
        ("injury", "y50m", "y100m", []),
        ("lawyer", "none", "car", []),
    ],
)
def test_a_coverage_that_rises_by_two_levels(
    coverage: str, before: str, after: str, rules: list[str]
) -> None:
    assert found(having(**{coverage: before}), {coverage: after}) == rules


def test_the_age_condition_widened_for_somebody_under_twenty_one() -> None:
    first_day = YUKO.new_term[0]
    turns_21 = first_day.replace(year=first_day.year - 21)
    still_20 = date.fromordinal(turns_21.toordinal() + 1)
    assert found(YUKO, youngest_driver=still_20.isoformat(), age_condition="all_ages") == ["young_driver"]
    assert found(YUKO, youngest_driver=turns_21.isoformat(), age_condition="all_ages") == []
    as_before = replace(YUKO, age_condition="all_ages")
    assert found(as_before, youngest_driver=still_20.isoformat()) == []


def test_all_reasons_are_said_in_sentences() -> None:
    contract = having(vehicle="none", injury="y30m")
    plan = quotes(contract, Factors("family", "all_ages", "gold"), RATING)[0]
    wanted = changed(plan, {"vehicle": "general", "injury": "y100m"}, contract, RATING)
    said = {"youngest_driver": "2007-05-01", "age_condition": "all_ages"}
    reasons = review(contract, wanted, said, RATING)
    assert [reason.id for reason in reasons] == ["vehicle_raised", "injury_raised", "young_driver"]
    assert "「なし」から「一般タイプ」" in reasons[0].text
    assert all("{" not in reason.text for reason in reasons)


def test_other_programmes_have_no_such_rule() -> None:
    contract = replace(having(vehicle="none"), programme="mypage")
    assert found(contract, {"vehicle": "general"}) == []
