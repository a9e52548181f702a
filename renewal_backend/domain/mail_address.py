"""A mail address as somebody types it."""

from __future__ import annotations

import re
import unicodedata

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}")
_LONGEST = 254


def mail_address(typed: str) -> str | None:
    """The address in half width without surrounding space; None when it can't be one."""
    text = unicodedata.normalize("NFKC", typed[: _LONGEST * 2]).strip()
    return text if len(text) <= _LONGEST and _ADDRESS.fullmatch(text) else None
