"""What Rasa need not see: numbers, mail addresses, and commands of its own."""

from __future__ import annotations

import re
import unicodedata

_DASHES = re.compile(r"(?<=[0-9])\s*[‐-―−ー─━﹣]\s*(?=[0-9])")
_LONGER = r"[0-9](?:[ \-./()]{0,2}[0-9]){4,}"
_DIGITS = re.compile(rf"{_LONGER}|[〇零一二三四五六七八九]{{5,}}")
_MAIL = re.compile(r"[!-?A-~]+@[!-~]+")


def for_rasa(text: str) -> str:
    """`text` as Rasa may see it: no number or mail address of anybody, and never a command of its own."""
    said = _DASHES.sub("-", unicodedata.normalize("NFKC", text))
    said = _DIGITS.sub("番号", _MAIL.sub("メール", said))
    said = "".join(c if c.isprintable() else " " for c in said)
    return said.lstrip("/@ ").strip() or "?"
