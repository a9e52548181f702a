"""Passwords, one-time codes, card numbers, My Numbers and mailed links in a text: found however they are typed, and hidden.

The finders of `words/secrets.toml` are tried in order; each looks at text in NFKC with plain dashes and with rows of
kanji digits as figures, hides its first group, and may ask a judge first (is this word a secret? these digits a card?).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias, cast

from .figures import is_card, is_date, is_my_number, looks_secret, mixes
from .patterns import entries, filled

Secret: TypeAlias = Literal["password", "code", "card", "my_number", "link"]
HIDDEN = "［伏せました］"
_KANJI_DIGITS = str.maketrans("〇零一二三四五六七八九壱弐参", "00123456789123")
_KANJI_ROW = re.compile(r"[〇零一二三四五六七八九壱弐参](?:[ -]?[〇零一二三四五六七八九壱弐参]){2,}")
_DASHES = re.compile(r"(?<=[0-9])\s*[‐-―−ー─━﹣~〜]\s*(?=[0-9])")


@dataclass(frozen=True)
class _Finder:
    kind: Secret
    finds: re.Pattern[str]
    really: Callable[[str], bool]
    """Asked of the first group, which is what is hidden."""
    given: re.Pattern[str]
    """What must stand somewhere in the text."""


def hidden(text: str, *, at_login: bool) -> tuple[str, Sequence[Secret]]:
    """`text` without secrets, and the kinds found. While nobody is logged in, a lone code or password-like word is one."""
    said = unicodedata.normalize("NFKC", text)
    said = _KANJI_ROW.sub(lambda m: m[0].translate(_KANJI_DIGITS), _DASHES.sub("-", said))
    kinds: list[Secret] = []
    for finder in (*_finders("always"), *(_finders("at_login") if at_login else ())):
        said, found = _hide(said, finder)
        kinds += [finder.kind] if found and finder.kind not in kinds else []
    return (said, kinds) if kinds else (text, ())


def _hide(said: str, finder: _Finder) -> tuple[str, bool]:
    if finder.given.search(said) is None:
        return said, False
    spans = [m.span(1) for m in finder.finds.finditer(said) if finder.really(m[1]) and HIDDEN not in m[0][1:]]
    for start, end in reversed(spans):
        said = f"{said[:start]}{HIDDEN}{said[end:]}"
    return said, bool(spans)


@cache
def _finders(when: str) -> Sequence[_Finder]:
    return [
        _Finder(
            cast("Secret", entry["kind"]),
            re.compile(filled("secrets", entry["finds"]), re.IGNORECASE),
            _JUDGES[entry["if"]],
            re.compile(filled("secrets", entry.get("given", "")), re.IGNORECASE),
        )
        for entry in entries("secrets", when)
    ]


def _no_phone(digits: str) -> bool:
    return re.fullmatch(r"0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}|0[5789]0[0-9]{8}|0[1-9][0-9]{8}", digits) is None


def _no_address(word: str) -> bool:
    return re.search(r"[\w.]@[\w-]+\.\w|://", word) is None


def _no_count(word: str) -> bool:
    return re.search(r"(?:番|年|月|日|円|桁|目|回|令和|平成|昭和|は|を|が|忘)", word) is None


def _not_bare(word: str) -> bool:
    """A word before «…がパスワード» that is more than a name."""
    return looks_secret(word) or re.fullmatch(r"[0-9]{4,8}", word) is not None


_JUDGES: Mapping[str, Callable[[str], bool]] = {
    "always": bool,
    "no_phone": _no_phone,
    "no_address": _no_address,
    "no_count": _no_count,
    "not_bare": _not_bare,
    "no_date": lambda digits: not is_date(digits),
    "looks_secret": looks_secret,
    "mixes": mixes,
    "looks_secret_together": lambda words: looks_secret("".join(words.split())),
    "card": is_card,
    "my_number": is_my_number,
}
