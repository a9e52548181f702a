"""The word lists of `words/*.toml` as regular expressions.

A key is a list of rows; a row is patterns with spaces between; «%name%» in a pattern stands for any word of that key.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def pattern(table: str, key: str) -> re.Pattern[str]:
    """Any word of a key, to be searched in flat text."""
    return re.compile(_any_of(table, key))


@cache
def words(table: str, key: str) -> frozenset[str]:
    """The words of a key as they are."""
    return frozenset(" ".join(_rows(table, key)).split())


def keys(table: str, under: str) -> tuple[str, ...]:
    """The keys of a part of a table, in order: the more particular ones come first."""
    return tuple(_table(table)[under])


def entries(table: str, key: str) -> list[dict[str, str]]:
    """The entries of a list of tables, as written."""
    found: list[dict[str, str]] = _table(table)[key]
    return found


def filled(table: str, text: str) -> str:
    """A pattern with the words that it names."""
    return re.sub(r"%(\w+)%", lambda m: _any_of(table, m[1]), text)


def _any_of(table: str, key: str) -> str:
    listed = (filled(table, word) for word in " ".join(_rows(table, key)).split())
    return f"(?:{'|'.join(listed)})"


def _rows(table: str, key: str) -> list[str]:
    found: Any = _table(table)
    for part in key.split("."):
        found = found[part]
    rows: list[str] = found
    return rows


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("words", f"{name}.toml").read_text(encoding="utf-8"))
