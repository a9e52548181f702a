"""Whether a message is in another language: by its letters first, then by the share of that language's plain words."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, TypeAlias

from .patterns import pattern, words

Language: TypeAlias = Literal["en", "zh_hans", "zh_hant", "vi", "pt", "ko", "romaji"]
_KANA = re.compile(r"[ぁ-んァ-ヶ]")
_HAN = re.compile(r"[一-鿿]")
_HANGUL = re.compile(r"[가-힣ᄀ-ᇿㄱ-ㆎ]")
_WORD = re.compile(r"[a-zà-ɏạ-ỿ']+")
_THANKS = re.compile(r"(?:thanks?|thank you)(?: (?:so|very) much| a lot)?[.!]*")
_NOT_WORDS = re.compile(r"\S*[@/\\_=<>{}\d]\S*|https?:\S+")
_FEWEST = 2
_SHARE = 0.5


def language(text: str) -> Language | None:
    """The language of a text that is not Japanese; «romaji» for Japanese in Latin letters; None for Japanese."""
    said = unicodedata.normalize("NFKC", text).lower()
    if _THANKS.fullmatch(said.strip()):
        return None
    if _HANGUL.search(said):
        return "ko"
    if _KANA.search(said):
        return None
    if len(_HAN.findall(said)) >= _FEWEST:
        return _chinese(said)
    return None if _HAN.search(said) else _latin(_NOT_WORDS.sub(" ", said))


def accident_abroad(text: str, tongue: Language) -> bool:
    """Whether a text in that language speaks of an accident."""
    said = unicodedata.normalize("NFKC", text).lower()
    if tongue == "romaji":
        return False
    if tongue in ("en", "pt", "vi"):
        return bool(words_of("accidents", tongue) & set(_WORD.findall(said)))
    key = "ko" if tongue == "ko" else "zh"
    return pattern("languages", f"accidents.{key}").search(said) is not None


def words_of(part: str, key: str) -> frozenset[str]:
    """The words of one language."""
    return words("languages", f"{part}.{key}")


def _chinese(said: str) -> Language | None:
    """Chinese when a word stands there that Japanese does not have; names and «更新手続» have none."""
    if not pattern("languages", "chinese.own").search(said) or not _sounds_chinese(said):
        return None
    simplified = len(pattern("languages", "chinese.simplified").findall(said))
    traditional = len(pattern("languages", "chinese.traditional").findall(said))
    return "zh_hant" if traditional > simplified else "zh_hans"


def _sounds_chinese(said: str) -> bool:
    found = pattern("languages", "chinese.own").findall(said)
    strong = [word for word in found if word not in words("languages", "chinese.japanese_too")]
    return bool(strong) or len(found) >= _FEWEST + 1


def _latin(said: str) -> Language | None:
    found = _WORD.findall(said)
    for tongue in ("vi", "pt"):
        if pattern("languages", f"letters.{tongue}").search(said) and found:
            return "vi" if tongue == "vi" else "pt"
    if len(found) < _FEWEST:
        alone: tuple[Language, ...] = ("en", "pt", "vi", "romaji")
        return next((tongue for tongue in alone if words_of("alone", tongue) & set(found)), None)
    scores: dict[Language, int] = {
        "romaji": sum(word in words("languages", "romaji.words") for word in found),
        "en": sum(word in words_of("latin", "en") for word in found),
        "pt": sum(word in words_of("latin", "pt") for word in found),
        "vi": sum(word in words_of("latin", "vi") for word in found),
    }
    best = max(scores, key=lambda tongue: scores[tongue])
    enough = scores[best] >= _FEWEST and scores[best] >= _SHARE * len(found)
    return best if enough else None
