"""Lists of words, kept as data: each key is a row of words, or of parts that are combined.

In a list of parts every word of the first goes with every word of the next, «_» standing for nothing; «$name» stands
for the words of that key: ["問題 間違い", "_ は", "ない なし"] is six words.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any


@cache
def words(table: str, key: str) -> tuple[str, ...]:
    """The words of a key of `<table>.toml`, as written."""
    found: list[str] = []
    for entry in _table(table)[key]:
        if isinstance(entry, str):
            found += _expanded(table, entry)
        else:
            parts = (_expanded(table, part) for part in entry)
            found += ("".join(combined).replace("_", "") for combined in product(*parts))
    return tuple(found)


def pairs(table: str, key: str) -> dict[str, str]:
    """The pairs of a key whose words are written «this=that», in order."""
    return dict(word.split("=") for word in words(table, key))


def _expanded(table: str, row: str) -> list[str]:
    found: list[str] = []
    for word in row.split():
        found += words(table, word[1:]) if word.startswith("$") else [word]
    return found


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
