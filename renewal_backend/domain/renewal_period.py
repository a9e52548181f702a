"""When a contract can be renewed. Business days are days in Asia/Tokyo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Literal
from zoneinfo import ZoneInfo

TOKYO = ZoneInfo("Asia/Tokyo")
OPENS_DAYS_BEFORE = 65

State = Literal["early", "open", "closed"]
DEADLINES: Mapping[str, tuple[int, time]] = MappingProxyType({"internet": (2, time(23, 55))})
"""Days before maturity and the time of that day from which it is too late (F3). The others have no deadline (F0, F1):
their contracts can be renewed to the end of the maturity day."""
SITE_HOURS: Mapping[str, tuple[time, time]] = MappingProxyType({"internet": (time(6), time(4))})
"""From when to when of the next morning a site can be used (F3). The others never close."""


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


def renewal_period(
    matures: date, opens_days_before: int = OPENS_DAYS_BEFORE, programme: str | None = None
) -> Period:
    """From 00:00 of the day `opens_days_before` days before maturity to the programme's deadline.

    In: the maturity date and the lead time in days. Raises ValueError for a negative lead time.
    """
    if opens_days_before < 0:
        raise ValueError("the renewal period cannot open after maturity")
    days, hour = DEADLINES.get(programme or "", (-1, time.min))
    closes = datetime.combine(matures - timedelta(days=days), hour, TOKYO)
    return Period(opens=_midnight(matures - timedelta(days=opens_days_before)), closes=closes)


def site_opens(programme: str, now: datetime) -> datetime | None:
    """When a site that is closed at `now` (aware) opens again, in Asia/Tokyo; None while it is open."""
    if programme not in SITE_HOURS:
        return None
    opens, closes = SITE_HOURS[programme]
    here = now.astimezone(TOKYO)
    if not closes <= here.time() < opens:
        return None
    return datetime.combine(here.date(), opens, TOKYO)


def today_in_tokyo(now: datetime) -> date:
    """The date in Asia/Tokyo at `now`. Raises ValueError for a datetime without a time zone."""
    if now.tzinfo is None:
        raise ValueError("a time without a zone has no date in Tokyo")
    return now.astimezone(TOKYO).date()


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, TOKYO)
