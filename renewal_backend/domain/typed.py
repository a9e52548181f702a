"""What is typed into the fields of our own pages, read and put into one form: nothing here knows anybody's data."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from ..catalogue.fields import BirthDate, Phone
from ..catalogue.reading import Misread, Read
from ..catalogue.understood import understood
from ..catalogue.vocabulary import Context
from .mail_address import mail_address
from .policy_number import LENGTH, is_valid

Typed = Read | Misread
_LONGEST_NAME = 60
_LONGEST_ADDRESS = 200
_BETWEEN = re.compile(r"[\s‐-―−ー─━-]+")
_BIRTH_DATE, _PHONE = BirthDate(id="birth_date"), Phone(id="phone")


def mail(text: str) -> Typed:
    """A mail address in half width."""
    said = mail_address(text)
    return Misread("mail_form") if said is None else Read(said)


def name(text: str) -> Typed:
    """A person's name, as it was typed."""
    said = _line(text)
    return Read(said) if 2 <= len(said) <= _LONGEST_NAME else Misread("name_form")


def address(text: str) -> Typed:
    """An address, as it was typed, in one line."""
    said = _line(text)
    return Read(said) if 4 <= len(said) <= _LONGEST_ADDRESS else Misread("address_form")


def birth_date(text: str, today: date) -> Typed:
    """YYYY-MM-DD, from any usual spelling; the day of a living person."""
    context = Context(today, (), None)
    reading = understood(_BIRTH_DATE, text, context)
    if not isinstance(reading, Read):
        return reading if isinstance(reading, Misread) else Misread("birth_date_wanted")
    refused = _BIRTH_DATE.check(reading.value, context)
    return Misread(refused.code) if refused else reading


def phone(text: str, today: date) -> Typed:
    """Ten or eleven digits."""
    reading = understood(_PHONE, text, Context(today, (), None))
    return reading if isinstance(reading, Read | Misread) else Misread("phone_form")


def policy_number(text: str) -> Typed:
    """Ten digits with their check digit, in half width."""
    said = _BETWEEN.sub("", unicodedata.normalize("NFKC", text))
    if len(said) != LENGTH or not said.isascii() or not said.isdigit():
        return Misread("policy_number_form")
    return Read(said) if is_valid(said) else Misread("policy_number_wrong")


def _line(text: str) -> str:
    printable = "".join(c if c.isprintable() else " " for c in text)
    return re.sub(r"\s+", " ", printable).strip()
