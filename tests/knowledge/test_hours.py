"""Telephone hours: boundary minutes, weekends, public holidays, the New Year closure (F2)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renewal_backend.knowledge import load_contacts
from renewal_backend.knowledge.hours import TOKYO

INSURER = load_contacts().hours["insurer"]
YUME = load_contacts().agencies["yume"].hours
MOMENTS = st.datetimes(
    datetime.fromisoformat("2024-01-01"), datetime.fromisoformat("2032-01-01"), timezones=st.just(UTC)
)


def tokyo(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("at", "state"),
    [
        ("2026-11-20T08:59:59", "closed"),  # Friday
        ("2026-11-20T09:00:00", "open"),
        ("2026-11-20T19:59:59", "open"),
        ("2026-11-20T20:00:00", "closed"),
        ("2026-11-21T16:59:59", "open"),  # Saturday
        ("2026-11-21T17:00:00", "closed"),
        ("2026-11-23T16:59:00", "open"),  # Monday, 勤労感謝の日
        ("2026-11-23T17:30:00", "closed"),
        ("2026-05-06T18:00:00", "closed"),  # Wednesday, substitute holiday
        ("2026-12-30T19:00:00", "open"),
        ("2026-12-31T10:00:00", "closed"),
        ("2027-01-01T10:00:00", "closed"),
        ("2027-01-03T10:00:00", "closed"),
        ("2027-01-04T09:00:00", "open"),
    ],
)
def test_insurer_lines(at: str, state: str) -> None:
    assert INSURER.state(tokyo(at)) == state


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        ("2026-11-20T08:00:00", "2026-11-20T09:00:00"),
        ("2026-11-20T20:00:00", "2026-11-21T09:00:00"),
        ("2026-12-30T20:00:00", "2027-01-04T09:00:00"),
        ("2026-12-31T09:00:00", "2027-01-04T09:00:00"),
    ],
)
def test_next_opening(at: str, opens: str) -> None:
    assert INSURER.next_opening(tokyo(at)) == tokyo(opens)


def test_an_agency_without_weekend_hours_and_with_unstated_holidays() -> None:
    assert YUME.state(tokyo("2026-11-20T09:29:00")) == "closed"
    assert YUME.state(tokyo("2026-11-20T09:30:00")) == "open"
    assert YUME.state(tokyo("2026-11-20T17:30:00")) == "closed"
    assert YUME.state(tokyo("2026-11-21T10:00:00")) == "closed"
    assert YUME.state(tokyo("2026-11-23T10:00:00")) == "unstated"
    assert "祝日" in YUME.now_words(tokyo("2026-11-23T10:00:00"))
    assert YUME.next_opening(tokyo("2026-11-20T18:00:00")) == tokyo("2026-11-24T09:30:00")


def test_words_name_the_closing_time_or_the_next_opening() -> None:
    assert "本日は17時まで" in INSURER.now_words(tokyo("2026-11-21T12:00:00"))
    assert "今日（11月21日）9時" in INSURER.now_words(tokyo("2026-11-21T06:00:00"))
    assert "明日（11月22日）9時" in INSURER.now_words(tokyo("2026-11-21T17:00:00"))
    assert "1月4日（月）9時" in INSURER.now_words(tokyo("2026-12-31T12:00:00"))


def test_an_utc_moment_is_read_as_tokyo_time() -> None:
    assert INSURER.state(datetime(2026, 11, 20, 0, 0, tzinfo=UTC)) == "open"
    assert INSURER.state(datetime(2026, 11, 19, 23, 59, tzinfo=UTC)) == "closed"


@given(MOMENTS)
def test_the_next_opening_is_the_first_open_minute(now: datetime) -> None:
    opens = INSURER.next_opening(now)
    assert opens is not None
    assert opens > now
    assert INSURER.state(opens) == "open"
    assert INSURER.state(opens - timedelta(minutes=1)) == "closed"


@given(MOMENTS)
def test_never_open_on_closed_days_or_at_night(now: datetime) -> None:
    here = now.astimezone(TOKYO)
    if INSURER.state(now) == "open":
        assert 9 <= here.hour < 20
        assert f"{here:%m-%d}" not in INSURER.closed_days
