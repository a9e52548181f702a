"""Dates, months and yen as a customer reads them."""

from __future__ import annotations

from datetime import date, datetime


def day_words(day: date) -> str:
    """2026年12月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def hour_words(moment: datetime) -> str:
    """2026年12月1日の6時, or 2026年12月1日の23時55分; `moment` as local time."""
    minutes = f"{moment.minute}分" if moment.minute else ""
    return f"{day_words(moment.date())}の{moment.hour}時{minutes}"


def month_words(year_month: str) -> str:
    """2027年8月 for "2027-08". Raises ValueError for anything but YYYY-MM."""
    first = date.fromisoformat(f"{year_month}-01")
    return f"{first.year}年{first.month}月"


def yen_words(amount: int) -> str:
    """12,340円."""
    return f"{amount:,}円"
