"""When a telephone line is open: weekdays, weekends, Japanese public holidays, closed days (Asia/Tokyo)."""

from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import jpholiday
from pydantic import BaseModel, ConfigDict

TOKYO = ZoneInfo("Asia/Tokyo")
WEEKDAYS = "月火水木金土日"
SEARCH_DAYS = 31  # no line on the flyers is closed for longer

Span = tuple[time, time]
State = Literal["open", "closed", "unstated"]


class Hours(BaseModel):
    """Opening hours as a flyer states them; `holiday = None`: it says nothing about public holidays."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: str
    weekday: Span
    weekend: Span | Literal["closed"]
    holiday: Span | Literal["closed"] | None = None
    closed_days: tuple[str, ...] = ()

    def span(self, day: date) -> Span | None:
        """Opening and closing time of a day in Tokyo; None when closed or not stated."""
        if f"{day:%m-%d}" in self.closed_days:
            return None
        hours: Span | str | None = self.weekend if day.weekday() >= 5 else self.weekday
        if jpholiday.is_holiday(day):
            hours = self.holiday
        return hours if isinstance(hours, tuple) else None

    def state(self, now: datetime) -> State:
        """Whether the line is open at `now` (aware); the closing minute itself is closed."""
        here = now.astimezone(TOKYO)
        if self._unstated(here.date()):
            return "unstated"
        span = self.span(here.date())
        return "open" if span and span[0] <= here.time() < span[1] else "closed"

    def next_opening(self, now: datetime) -> datetime | None:
        """The next moment (Asia/Tokyo) after `now` at which the line opens, as far as the flyer says."""
        here = now.astimezone(TOKYO)
        for ahead in range(SEARCH_DAYS):
            day = here.date() + timedelta(days=ahead)
            span = self.span(day)
            if span and (opens := datetime.combine(day, span[0], TOKYO)) > here:
                return opens
        return None

    def now_words(self, now: datetime) -> str:
        """A Japanese sentence: open now and until when, or when it opens next."""
        here = now.astimezone(TOKYO)
        state = self.state(now)
        if state == "unstated":
            return "今日は祝日のため、受付しているかどうかは窓口にご確認ください。"
        span = self.span(here.date())
        if state == "open" and span:
            return f"ただいま受付時間内です（本日は{clock_words(span[1])}まで）。"
        opens = self.next_opening(now)
        if opens is None:
            return "ただいまは受付時間外です。"
        return f"ただいまは受付時間外です。次の受付は{day_words(opens, here.date())}からです。"

    def _unstated(self, day: date) -> bool:
        return self.holiday is None and day.weekday() < 5 and jpholiday.is_holiday(day)


def clock_words(at: time) -> str:
    """9:00 → 「9時」, 17:30 → 「17時30分」."""
    return f"{at.hour}時" + (f"{at.minute}分" if at.minute else "")


def day_words(at: datetime, today: date) -> str:
    """An opening as 「今日9時」, 「明日9時」 or 「11月24日（月）9時」."""
    ahead = (at.date() - today).days
    day = {0: "今日", 1: "明日"}.get(ahead)
    words = f"{at.month}月{at.day}日（{WEEKDAYS[at.weekday()]}）"
    return (f"{day}（{at.month}月{at.day}日）" if day else words) + clock_words(at.time())
