"""One spelling for one utterance: widths, case, waves, long vowels, repeats and digit runs."""

import re
import unicodedata

_AFTER_KANA = re.compile(r"(?<=[ぁ-ゖァ-ヺー])[~〜∼‐‑–—―─━-]+")
_REPEATED = re.compile(r"(.)\1{2,}")
_DIGITS = re.compile(r"\d{5,}")
_SPACES = re.compile(r"\s+")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\x00-\x1f\x7f]")
_PAYLOAD = re.compile(r"^/[a-z_]+(\{.*\})?$", re.DOTALL)

LONGEST = 400
"""Characters that are looked at; what follows cannot change the matter and would only cost time."""


def normalise(text: str) -> str:
    """Return the text in the one spelling that the model is trained on.

    Full and half width become one (NFKC), letters lower case, waves and dashes after kana the long-vowel
    mark, a character repeated three times or more one pair, five digits or more one mark, spaces single. A
    text longer than `LONGEST` keeps its beginning and its end: a long story's question stands at its end.
    """
    spelt = unicodedata.normalize("NFKC", text).lower()
    spelt = _SPACES.sub(" ", _INVISIBLE.sub(" ", spelt)).strip()
    spelt = _AFTER_KANA.sub("ー", spelt)
    spelt = _REPEATED.sub(r"\1\1", spelt)
    spelt = _DIGITS.sub("0", spelt)
    if len(spelt) > LONGEST:
        spelt = spelt[: LONGEST // 2] + " " + spelt[-LONGEST // 2 :]
    return spelt


def is_payload(text: str) -> bool:
    """Say whether the text is a payload such as `/give_answer{"turn":"…"}`, which is not language."""
    return text.startswith("/") and _PAYLOAD.match(text) is not None
