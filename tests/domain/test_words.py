"""Dates, yen and labels as customers read them; one word per thing."""

from datetime import date

import pytest

from renewal_backend.domain.japanese_dates import day_words, month_words, yen_words
from renewal_backend.domain.labels import label, labels
from renewal_backend.domain.rating_laws import CHEAPEST_FIRST


def test_dates_and_yen():
    assert day_words(date(2026, 12, 1)) == "2026年12月1日"
    assert month_words("2027-08") == "2027年8月"
    assert yen_words(1234567) == "1,234,567円"


@pytest.mark.parametrize("text", ["2027-13", "2027", "8月"])
def test_only_a_month_is_a_month(text):
    with pytest.raises(ValueError, match=r"isoformat|month"):
        month_words(text)


@pytest.mark.parametrize("kind", ["driver_scope", "age_condition", "licence_colour", "use"])
def test_everything_that_is_rated_has_a_label(kind):
    assert set(labels(kind)) == set(CHEAPEST_FIRST[kind])
    assert all(label(kind, value) for value in labels(kind))


def test_an_unknown_value_has_no_label():
    with pytest.raises(KeyError):
        label("driver_scope", "nobody")
    with pytest.raises(KeyError):
        label("shoe_size", "42")
