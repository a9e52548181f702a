"""Years, months and days as people write them: 令和9年8月, R9.8, 2027/8, 来年の8月, 平成10年4月2日, 19980402."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .around import frames
from .aside import aside, asks, questions
from .date_shapes import DAYS, MONTHS, PARTIAL_DAY, PARTIAL_MONTH, canonical
from .shape import Shape, every, first
from .years import near_year, year_of

_LONGEST = 60
_LICENCE = re.compile(r"免許|めんきょ|有効|更新月|期限")
_OTHER_DAYS = {
    "day": re.compile(
        r"満期|契約|保険|有効|更新|期限|購入|買|引っ越|引越|登録|事故|入院|手術|旅行|納車|結婚|卒業|入学|就職|退職|亡くな"
    ),
    "month": re.compile(
        r"満期|契約|保険|購入|買|引っ越|引越|登録|事故|取得|取り|取った|前回|生まれ|車検|"
        r"旅行|結婚|出産|入学|卒業|就職|退職|転勤|入院|手術|出張|帰省|予定|納車|法事|試験|工事"
    ),
}
"""Days that are told for other reasons than the one asked for."""
_UNSURE = re.compile(
    r"(?:[、。,\s…]+|(?<=けど)|(?<=が))(?:でも|ただ)?(?:何日|何月|何年|日にち|日|にち|月|年)(?:か|なのか)?(?:まで)?[はがも]?"
    r"(?:ちょっと|今|すぐ)?(?:(?:忘れ|わすれ|思い出せ|おもいだせ|覚えてな|覚えていな|おぼえてな|わから|分から|わかり|分かり|知ら|知り)"
    r"[ぁ-ん]{0,8}|(?:だった|やった|じゃった|でした)か(?:な|ね|のう|いな)?)[。…!\s]*$"
)
"""Somebody who knows a part only: «来年だけど、何月かは忘れました»."""
_BORN = re.compile(
    r"^[^、。\d]{0,12}\d{1,2}月生まれ(?:なので|やけん|じゃけん|だから|やから|やさかい|で|だで|ですので)[、,]?(?=.*\d)"
)
"""A reason for the month that follows: «6月生まれやけん、7月まで»."""
_JUST_GOT = re.compile(r"(?:取|と)っ(?:た|て)(?:ばっ?か|間もな)")
_AFTERWARDS = re.compile(r"免許|めんきょ|有効|更新|期限|ゴールド|優良|まだ|もう|先|生まれ")
_BREAK = re.compile(r"[、。,.…!]+")
_LONGEST_REMARK = 24
_TOPIC = re.compile(r"[はがにのもをと]$")
"""What ends so speaks of the date: «孫が生まれるのは、来年の8月»."""


_NEXT = re.compile(r"^.*月.*?(?:次回?|つぎ|今度)[はの](?=.*\d月)|(?<=年)の?誕生日の?月[、,で]?(?=\d)")
"""What came before «次は» is past: «2024年の2月に更新したから次は2029年の2月かな»."""
_LEADS_ELSEWHERE = re.compile(r"忙し|都合|予定|まで(?:に|は)|以外|じゃな|ではな|違|間違")
"""What a date after it is not the answer to: «来月は忙しいので、8月»."""


@dataclass(frozen=True)
class Found:
    """A date in a text, or the code of what is wrong with it."""

    value: date | None = None
    problem: str = ""


def year_month(text: str, today: date) -> Found | None:
    """The month named in `text` as its first day; None when the text is not about a month at all.

    Problems: year_missing, month_missing, month_wanted, no_such_date.
    """
    text = _UNSURE.sub("", text)
    said = _NEXT.sub("", _BORN.sub("", canonical(text)))
    shape = first(MONTHS, said)
    if shape is not None:
        return _month(shape, today) if _answers("month", text, shape) else None
    partial = first(PARTIAL_MONTH, said)
    return Found(problem=partial.kind) if partial and _answers("month", text, partial, strange=0) else None


def day(text: str, today: date) -> Found | None:
    """The day (a birth date) named in `text`; None when the text is not about a day at all.

    Problems: day_missing, birth_date_wanted, no_such_date.
    """
    text = _UNSURE.sub("", text)
    said = canonical(text)
    if (several := every(DAYS, said)) and len(several) > 1 and not aside(text):
        return _youngest([_day(shape, today) for shape in several])
    shape = first(DAYS, said)
    if shape is not None:
        return _day(shape, today) if _answers("day", text, shape) else None
    partial = first(PARTIAL_DAY, said)
    return Found(problem=partial.kind) if partial and _answers("day", text, partial, strange=0) else None


def _youngest(found: Sequence[Found]) -> Found:
    """Of several birth dates the one that is asked for: «長男が平成15年5月6日、次女が平成18年2月3日»."""
    born = [one.value for one in found if one.value]
    return Found(max(born)) if len(born) == len(found) else Found(problem="birth_date_wanted")


def _answers(kind: str, text: str, shape: Shape, strange: int = 6) -> bool:
    if asks(text):
        return strange > 0 and not questions(text) and _at_the_end(kind, shape)
    if frames(kind, shape.before, shape.after, strange=strange) or _remarked(kind, text, shape):
        return True
    return strange > 0 and (_told(kind, text, shape) or _at_the_end(kind, shape))


def _remarked(kind: str, text: str, shape: Shape) -> bool:
    """A date between remarks, each a clause of its own: «今年は大丈夫で、来年の1月だで、まだ先や»."""
    if len(text) > _LONGEST or aside(text):
        return False
    *remarks, last = _BREAK.split(shape.before)
    next_to_it, *more = _BREAK.split(_JUST_GOT.sub("更新", shape.after))
    around = "、".join((*remarks, *more))
    if len(around) > _LONGEST_REMARK or re.search(r"\d", around) or _OTHER_DAYS[kind].search(around):
        return False
    if remarks and not last and _TOPIC.search(remarks[-1]):
        return False
    if not all(_AFTERWARDS.search(clause) or frames(kind, "", clause, strange=0) for clause in more):
        return False
    return frames(kind, last, next_to_it, strange=0)


def _told(kind: str, text: str, shape: Shape) -> bool:
    """A date told in a sentence of its own: «孫が免許を取りまして、平成19年6月11日生まれです»."""
    around = shape.before + shape.after
    if len(text) > _LONGEST or aside(text) or re.search(r"\d{3}", around) or _OTHER_DAYS[kind].search(around):
        return False
    return bool(shape["day"] if kind == "day" else _LICENCE.search(around))


def _at_the_end(kind: str, shape: Shape) -> bool:
    """A date that a story ends with: «80歳なので講習受けないかんのですが、来年の10月です»."""
    story = shape.before
    if len(story) > _LONGEST or _OTHER_DAYS[kind].search(story) or re.search(r"\d{3}|\d月", story):
        return False
    end, _, more = shape.after.partition("。")
    return not _LEADS_ELSEWHERE.search(story) and not aside(more) and frames(kind, "", end, strange=0)


def _month(shape: Shape, today: date) -> Found:
    if shape.kind == "relative_month":
        ahead = today.month - 1 + {"先月": -1, "今月": 0, "来月": 1, "再来月": 2}[shape["word"]]
        return Found(date(today.year + ahead // 12, ahead % 12 + 1, 1))
    year = near_year(shape, today) if shape["short"] else year_of(shape, today)
    if year is None:
        return Found(problem="month_wanted")
    return _real(year, shape["month"], shape["day"], month_only=True)


def _day(shape: Shape, today: date) -> Found:
    if shape["short"]:
        century = 1900 if int(shape["short"]) > today.year % 100 else 0
        if not century:
            return Found(problem="birth_date_wanted")
        return _real(century + int(shape["short"]), shape["month"], shape["day"])
    year = year_of(shape, today)
    return Found(problem="birth_date_wanted") if year is None else _real(year, shape["month"], shape["day"])


def _real(year: int, month: str, day_of_month: str, *, month_only: bool = False) -> Found:
    try:
        found = date(year, int(month), int(day_of_month or 1))
    except ValueError:
        return Found(problem="no_such_date")
    return Found(found.replace(day=1) if month_only else found)
