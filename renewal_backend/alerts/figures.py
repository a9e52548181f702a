"""Whether a word or a row of figures is a secret by itself."""

from __future__ import annotations

import re
from datetime import date

from stdnum import luhn
from stdnum.jp import in_ as my_number

_SIGNS = re.compile(r"[ \-.,・_/]+")
_CARD_LAYOUTS = ([14], [15], [16], [4, 4, 4, 4], [4, 6, 4], [4, 6, 5])
_MODEL = re.compile(
    r"(?:iphone|ipad|android|windows|ios|galaxy|pixel|xperia|aquos|chrome|safari|edge|firefox|wi-?fi|docomo|softbank|e-tax|ver|step|error|https?|www)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"@[\w-]+\.\w|://|\.(?:pdf|jpe?g|png|html?)$", re.IGNORECASE)
_PHONE = re.compile(r"0[0-9]{1,4}[ -]")
_LONGEST_GROUP = 4
_DATE = re.compile(r"([0-9]{4})[ \-./]?([0-9]{2})[ \-./]?([0-9]{2})")
_ERA_DATE = re.compile(r"([MTSHR])\.?([0-9]{1,2})[\-./]([0-9]{1,2})[\-./]([0-9]{1,2})", re.IGNORECASE)
_ERAS = {"M": (1867, 45), "T": (1911, 15), "S": (1925, 64), "H": (1988, 31), "R": (2018, 30)}
"""The year before an era's first, and the era's last."""
_YEARS = range(1900, 2040)


def looks_secret(word: str) -> bool:
    """Whether a word mixes letters with digits or signs, as passwords do and words, addresses and models do not."""
    if not re.fullmatch(r"[!-~]{6,32}", word) or _ADDRESS.search(word) or _MODEL.match(word):
        return False
    if is_date(word):
        return False
    letters, digits = re.search(r"[A-Za-z]", word), re.search(r"[0-9]", word)
    signs = re.search(r"[!#$%&*+=?@^_~][!-~]", word)
    return bool(letters and (digits or signs))


def mixes(word: str) -> bool:
    """A secret by its looks that also has small letters, as the numbers of contracts, errors and cars have not."""
    return looks_secret(word) and re.search(r"[a-z]", word) is not None


def is_date(word: str) -> bool:
    """A day that may be somebody's birthday or a contract's: «19620803», «1962-08-03», «S51.2.14»."""
    western, era = _DATE.fullmatch(word), _ERA_DATE.fullmatch(word)
    if western:
        year, month, day = (int(part) for part in western.groups())
    elif era:
        before, last = _ERAS[era[1].upper()]
        if not 1 <= int(era[2]) <= last:
            return False
        year, month, day = before + int(era[2]), int(era[3]), int(era[4])
    else:
        return False
    return year in _YEARS and _exists(year, month, day)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_card(digits: str) -> bool:
    """A number in a card's layout, or in small groups with a card's check digit; telephone numbers in a row are none."""
    groups = [len(group) for group in _SIGNS.split(digits)]
    if groups in _CARD_LAYOUTS:
        return True
    small = len(groups) == 1 or max(groups) <= _LONGEST_GROUP
    return small and not _PHONE.match(digits) and luhn.is_valid(_SIGNS.sub("", digits))


def is_my_number(digits: str) -> bool:
    """Twelve figures in a row or in fours, with a My Number's check digit."""
    groups = [len(group) for group in _SIGNS.split(digits)]
    return groups in ([12], [4, 4, 4]) and my_number.is_valid(_SIGNS.sub("", digits))
