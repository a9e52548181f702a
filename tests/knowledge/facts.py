"""Which single facts of a topic a line asks for, as far as its words show; a line may ask for several."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path

_WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
SIGNS = {fact: re.compile(words, re.IGNORECASE | re.VERBOSE) for fact, words in _WORDS.items()}
"""What shows a fact, by the names that `facts` of a topic may hold."""
_BARE = 8


def facts_of(text: str) -> set[str]:
    """The facts that a line asks for; a bare word asks what it is."""
    plain = unicodedata.normalize("NFKC", text)
    found = {fact for fact, sign in SIGNS.items() if sign.search(plain)}
    return found | ({"what"} if len(plain) <= _BARE or not found else set())
