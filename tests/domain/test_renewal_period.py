"""When a contract can be renewed, to the second."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renewal_backend.domain.renewal_period import renewal_period, site_opens, today_in_tokyo

TOKYO = ZoneInfo("Asia/Tokyo")
MATURES = date(2026, 12, 20)


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (datetime(2026, 10, 15, 23, 59, 59, 999999, TOKYO), "early"),
        (datetime(2026, 10, 16, 0, 0, tzinfo=TOKYO), "open"),
        (datetime(2026, 10, 15, 15, 0, tzinfo=UTC), "open"),
        (datetime(2026, 12, 20, 23, 59, 59, 999999, TOKYO), "open"),
        (datetime(2026, 12, 21, 0, 0, tzinfo=TOKYO), "closed"),
        (datetime(2026, 12, 20, 15, 0, tzinfo=UTC), "closed"),
    ],
)
def test_it_opens_65_days_before_maturity_and_closes_with_that_day_in_tokyo(now, state):
    assert renewal_period(MATURES).state(now) == state


def test_the_lead_time_is_a_setting():
    assert renewal_period(MATURES, opens_days_before=0).opens == datetime(2026, 12, 20, tzinfo=TOKYO)
    with pytest.raises(ValueError, match="after maturity"):
        renewal_period(MATURES, opens_days_before=-1)


@given(st.dates(date(2001, 1, 1), date(2099, 1, 1)), st.datetimes(timezones=st.just(UTC)))
def test_every_moment_is_before_in_or_after_the_period(matures, now):
    period = renewal_period(matures)
    assert period.closes - period.opens == timedelta(days=66)
    state = period.state(now)
    assert (state == "early") == (now < period.opens)
    assert (state == "closed") == (now >= period.closes)


def test_today_is_the_day_in_tokyo():
    assert today_in_tokyo(datetime(2026, 12, 31, 14, 59, 59, tzinfo=UTC)) == date(2026, 12, 31)
    assert today_in_tokyo(datetime(2026, 12, 31, 15, 0, tzinfo=UTC)) == date(2027, 1, 1)


def test_a_time_without_a_zone_has_no_day_in_tokyo():
    with pytest.raises(ValueError, match="without a zone"):
        today_in_tokyo(datetime(2026, 12, 31))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (datetime(2026, 12, 18, 23, 54, 59, 999999, TOKYO), "open"),
        (datetime(2026, 12, 18, 23, 55, tzinfo=TOKYO), "closed"),
        (datetime(2026, 12, 18, 14, 55, tzinfo=UTC), "closed"),
        (datetime(2026, 12, 20, 12, 0, tzinfo=TOKYO), "closed"),
        (datetime(2026, 10, 16, 0, 0, tzinfo=TOKYO), "open"),
    ],
)
def test_the_internet_site_closes_five_minutes_before_midnight_two_days_earlier(now, state):
    assert renewal_period(MATURES, programme="internet").state(now) == state


@pytest.mark.parametrize(
    ("hour", "opens"),
    [
        (time(0), None),
        (time(3, 59, 59, 999999), None),
        (time(4), 6),
        (time(5, 59, 59, 999999), 6),
        (time(6), None),
        (time(23, 59, 59, 999999), None),
    ],
)
def test_the_internet_site_is_closed_from_four_to_six_in_tokyo(hour, opens):
    now = datetime.combine(MATURES, hour, TOKYO)
    expected = opens and datetime.combine(MATURES, time(opens), TOKYO)
    assert site_opens("internet", now) == site_opens("internet", now.astimezone(UTC)) == expected
    assert site_opens("mypage", now) is None


@given(st.builds(datetime.combine, st.dates(date(2001, 1, 1), date(2099, 1, 1)), st.times(), st.just(UTC)))
def test_a_closed_site_opens_within_two_hours_and_is_open_then(now):
    opens = site_opens("internet", now)
    if opens is not None:
        assert timedelta(0) < opens - now <= timedelta(hours=2)
        assert site_opens("internet", opens) is None
