"""When a contract can be renewed. Business days are days in Asia/Tokyo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

TOKYO = ZoneInfo("Asia/Tokyo")
OPENS_DAYS_BEFORE = 65

State = Literal["early", "open", "closed"]


@dataclass(frozen=True)
class Period:
    """From `opens` on and before `closes`; both aware, in Asia/Tokyo."""

    opens: datetime
    closes: datetime

    def state(self, now: datetime) -> State:
        """Where `now` (aware) lies: before, inside or after the period. The edge `closes` is after it."""
        if now < self.opens:
            return "early"
        return "open" if now < self.closes else "closed"


def renewal_period(matures: date, opens_days_before: int = OPENS_DAYS_BEFORE) -> Period:
    """From 00:00 of the day `opens_days_before` days before maturity to the end of the maturity day.

    In: the maturity date and the lead time in days. Raises ValueError for a negative lead time.
    """
    if opens_days_before < 0:
        raise ValueError("the renewal period cannot open after maturity")
    first_day = matures - timedelta(days=opens_days_before)
    return Period(opens=_midnight(first_day), closes=_midnight(matures + timedelta(days=1)))


def today_in_tokyo(now: datetime) -> date:
    """The date in Asia/Tokyo at `now`. Raises ValueError for a datetime without a time zone."""
    if now.tzinfo is None:
        raise ValueError("a time without a zone has no date in Tokyo")
    return now.astimezone(TOKYO).date()


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, TOKYO)
