"""Answers as customers type them: the tables in `typed/`, and the questions that they are typed at."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

from renewal_backend.catalogue.covers import COVER_FIELDS, COVERS
from renewal_backend.catalogue.fields import (
    Address,
    BirthDate,
    Choice,
    Event,
    Name,
    Phone,
    PolicyNumber,
    PostalCode,
    Tick,
    YearMonth,
)
from renewal_backend.catalogue.vocabulary import Context, Field, Option
from renewal_backend.catalogue.wording import wording
from renewal_backend.domain.rating_table import load

TODAY = date(2026, 11, 20)
TABLES = Path(__file__).parent / "typed"
INTERNET_TICKS = ("site_terms", "procedure_notes", "people_confirmed", "dashcam")

_PREMIUMS = {"as_is": (52_300, 4_580), "fuller": (61_900, 5_420), "leaner": (45_000, 3_940)}
PLANS = tuple(
    replace(option, detail=f"年 {yearly:,}円／月 {monthly:,}円", yearly=yearly)
    for option in wording().options("plan")
    for yearly, monthly in [_PREMIUMS[option.value]]
)
CONTRACTS = tuple(
    Option(
        number,
        f"{car} {number}",
        f"2026年{month}月1日から2027年{month}月1日まで",
        aliases=(number, car, plate),
    )
    for number, car, plate, month in (
        ("1234567897", "フィット", "横浜 500 あ 12-34", 1),
        ("9876543210", "プリウス", "横浜 300 さ 56-78", 2),
    )
)
OWN_BIRTHDAY = Option(
    "1970-12-03",
    "ご本人（1970年12月3日生まれ）",
    aliases=("本人", "ご本人", "自分", "私", "わたし", "わたくし", "俺"),
)
ON_FILE_BIRTHDAY = Option("1996-07-20", "今の登録（1996年7月20日生まれ）", aliases=("今の登録", "登録のまま"))
RENEWAL_ON_FILE = Option("2029-05", "2029年5月（今の登録）", aliases=("今の登録", "登録のまま"))


def levels(field_id: str) -> tuple[Option, ...]:
    """The levels of a coverage as they are offered, each dearer than the one before."""
    known = load("v1").coverage(COVERS[field_id]).levels
    return tuple(
        Option(
            level.id,
            level.label,
            f"年{50_000 + 2_000 * n:,}円／月{4_380 + 180 * n:,}円",
            yearly=50_000 + 2_000 * n,
            aliases=wording("internet").aliases(field_id, level.id),
        )
        for n, level in enumerate(known)
    )


def _internet(field_id: str, *, opens: bool = False) -> tuple[Field, Context]:
    return Tick(id=field_id, opens=opens), Context(TODAY, wording("internet").options(field_id))


def _wording(field_id: str, on_file: str) -> Context:
    return Context(TODAY, wording().options(field_id), on_file)


QUESTIONS: dict[str, tuple[Field, Context]] = {
    "login": (Event(id="login"), Context(TODAY)),
    "contract": (PolicyNumber(id="contract"), Context(TODAY, CONTRACTS)),
    "flow": (Tick(id="flow"), Context(TODAY, wording().options("flow"))),
    "privacy": (Tick(id="privacy"), Context(TODAY, wording().options("privacy"))),
    "driver_scope": (Choice(id="driver_scope"), _wording("driver_scope", "family")),
    "age_condition": (Choice(id="age_condition"), _wording("age_condition", "over_26")),
    "licence_colour": (Choice(id="licence_colour"), _wording("licence_colour", "blue")),
    "plan": (Choice(id="plan"), Context(TODAY, PLANS, "as_is")),
    "next_licence_renewal": (
        YearMonth(id="next_licence_renewal"),
        Context(TODAY, (RENEWAL_ON_FILE,), "2029-05"),
    ),
    "youngest_driver": (
        BirthDate(id="youngest_driver"),
        Context(TODAY, (OWN_BIRTHDAY, ON_FILE_BIRTHDAY), "1996-07-20"),
    ),
    "postal_code": (PostalCode(id="postal_code"), Context(TODAY, on_file="2310001")),
    "address": (Address(id="address"), Context(TODAY, on_file="神奈川県横浜市中区日本大通1")),
    "phone": (Phone(id="phone"), Context(TODAY, on_file="0451234567")),
    "group_name": (Name(id="group_name"), Context(TODAY, on_file="青空電機株式会社")),
    "payment_method": (Choice(id="payment_method"), _wording("payment_method", "bank_monthly")),
    "document": (Event(id="document"), Context(TODAY)),
    "e_delivery": (Tick(id="e_delivery"), Context(TODAY, wording().options("e_delivery"))),
    "driver_card": (Choice(id="driver_card"), Context(TODAY, wording().options("driver_card"))),
    "maturity_notice": (Choice(id="maturity_notice"), Context(TODAY, wording().options("maturity_notice"))),
    "apply": (Tick(id="apply"), Context(TODAY, wording().options("apply"))),
    **{field_id: _internet(field_id) for field_id in INTERNET_TICKS},
    "quote_confirmed": _internet("quote_confirmed", opens=True),
    **{
        field.id: (field, Context(TODAY, levels(field.id), levels(field.id)[-1].value))
        for field in COVER_FIELDS
    },
}


def lines(table: str, key: str) -> list[str]:
    """The texts under `key` of a table, one a line."""
    found: str = tomllib.loads((TABLES / f"{table}.toml").read_text(encoding="utf-8"))[key]
    return [line for line in found.split("\n") if line.strip()]


def pairs(table: str, key: str) -> list[tuple[str, str]]:
    """Text and what is to be read from it."""
    split = (line.rpartition(" = ") for line in lines(table, key))
    return [(typed, expected) for typed, _, expected in split]


def questions() -> list[str]:
    """Questions, complaints, corrections and commands that are an answer nowhere."""
    return (TABLES / "questions.txt").read_text(encoding="utf-8").splitlines()
