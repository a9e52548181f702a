"""Whether a text says nothing at all: one letter over and over, a run along the keyboard, signs or pictures alone."""

from __future__ import annotations

import re

from ..catalogue.text.plain import hiragana, nfkc
from .patterns import pattern, words

_LETTER = re.compile(r"[^\W_]")
_REPEATED = re.compile(r"(?:([^\d\W])\1{3,}|([^\d\W]{2,3})\2{2,}|([ぁ-ん])\3{2,})[!?。、.]*")
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}|[bcdfghjkmpqrtvwxz]{4,}")
_LATIN = re.compile(r"[a-z;']{3,}")
_ASKED = re.compile(r"\?+")
_SPACE = re.compile(r"\s+")
_THRICE = re.compile(r"([a-z])\1{2,}|ん+[あうえおぁぅぇぉ]+ん*|[0-9][b-df-hj-np-tv-z]?[jqvxz]{1,2}q?")
_MIXED = re.compile(r"[ぁ-んa-z;]+")
_CONSONANT = re.compile(r"(?:(?<=[ぁ-ん])|^)[bcdfghjklmnpqrstvwxyz;]+(?=[ぁ-ん]|$)")
_KANA = re.compile(r"[ぁ-ん]+")
_RARE = re.compile(r"[ゐゑ].*[ゐゑ]|っ{3}")
_SLIP = re.compile(r"っ[a-z]$|^[a-z][ぁ-ん][ぁぃぅぇぉ]")
_HAN = re.compile(r"[一-龥]")
_FINGERS = re.compile(r"[a-z]{4,}")


def gibberish(text: str) -> bool:
    """Whether nobody could make sense of a text; never true of a word, however short, or of a number."""
    said = _SPACE.sub("", hiragana(nfkc(text)).lower()).replace("ー", "")
    if said.strip("。、.") in words("gibberish", "words") or _ASKED.fullmatch(said):
        return False
    if not _LETTER.search(said):
        return True
    if _THRICE.fullmatch(said):
        return True
    if re.search(r"\d", said):
        return False
    repeated = _REPEATED.fullmatch(said)
    if repeated is not None:
        return repeated[2] not in words("gibberish", "words")
    return _typed_blindly(said) or _babble(said) or _slipped(_SPACE.sub("", nfkc(text)))


def _babble(said: str) -> bool:
    """Kana that are no words: «ほげほげ», «ぺぽぱぽぴ», «をゐゑんぬ»."""
    rest = pattern("gibberish", "nonsense").sub("", said)
    if rest != said and not _HAN.search(rest) and (len(rest) <= 3 or _REPEATED.fullmatch(rest)):
        return True
    if not _KANA.fullmatch(said):
        return False
    pops = sum(letter in "ぱぴぷぺぽ" for letter in said)
    return _RARE.search(said) is not None or (len(said) >= 5 and pops * 5 >= len(said) * 3)


def _slipped(said: str) -> bool:
    """Hiragana with consonants between them that spell nothing: the input method was on while fingers ran."""
    if not _MIXED.fullmatch(said) or not re.search(r"[ぁ-ん]", said):
        return False
    runs = _CONSONANT.findall(said)
    strange = [run for run in runs if not pattern("gibberish", "latin").fullmatch(run)]
    many = len("".join(strange)) > 1 and len("".join(strange)) * 5 >= len(said)
    return many or (bool(strange) and _SLIP.search(said) is not None)


def _typed_blindly(said: str) -> bool:
    rest = pattern("gibberish", "syllabary").sub("", said)
    if len(said) >= 5 and len(rest) * 2 < len(said) and _KANA.fullmatch(said):
        return True
    if not _LATIN.fullmatch(said):
        return False
    keys = "".join(pattern("gibberish", "keyboard").findall(said))
    return len(keys) * 2 >= len(said) or (
        _FINGERS.fullmatch(said) is not None and _CONSONANTS.search(said) is not None
    )
