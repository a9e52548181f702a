"""Whether phone numbers, policy numbers and dates of birth are the same."""

from __future__ import annotations

import re
from datetime import date

from ...catalogue.text.digits import domestic, runs
from .letters import letters

_BETWEEN = re.compile(r"[\s‐-―−ー─━-]+")


def same_phone(entered: str, on_file: str) -> bool:
    """Whether two texts are one phone number: hyphens, spaces, brackets, width and +81 do not matter."""
    number = _phone(entered)
    return number is not None and number == _phone(on_file)


def same_policy_number(entered: str, on_file: str) -> bool:
    """Whether two texts are one policy number: width, case, spaces and hyphens do not matter."""
    number = _policy_number(entered)
    return number != "" and number == _policy_number(on_file)


def same_birth_date(entered: date, on_file: date) -> bool:
    """Whether two dates of birth are the same day."""
    return entered == on_file


def _phone(text: str) -> str | None:
    """The digits of the one number that a text consists of; None for anything else."""
    found = runs(text)
    return domestic(found[0].digits) if len(found) == 1 and found[0].alone else None


def _policy_number(text: str) -> str:
    """A policy number in half width, without spaces and hyphens."""
    return _BETWEEN.sub("", letters(text))
