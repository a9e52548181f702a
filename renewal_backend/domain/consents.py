"""The short texts that a customer confirms, each with its version and hash: a consent is evidence."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

ConsentKind = Literal[
    "privacy", "site_terms", "e_delivery", "disclosure", "notification", "terms", "site_privacy"
]

VERSION = "v1"
_ASKED_BY: Mapping[str, tuple[ConsentKind, ...]] = {
    "privacy": ("privacy",),
    "site_terms": ("site_terms",),
    "e_delivery": ("e_delivery",),
    "notices": ("disclosure", "notification"),
    "terms": ("terms",),
    "site_privacy": ("site_privacy",),
}


@dataclass(frozen=True)
class ConsentText:
    """What is confirmed: privacy (F0 step 3); e_delivery, disclosure (告知事項), notification (step 9).

    On the internet site: site_privacy before a login (F3 STEP①), site_terms after it (STEP③). Before membership: terms
    (F2).
    """

    kind: ConsentKind
    version: str
    title: str
    text: str

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of version, title and words."""
        return hashlib.sha256("\n".join((self.version, self.title, self.text)).encode()).hexdigest()


def consents_of(field_id: str) -> tuple[ConsentText, ...]:
    """The texts in force that a field asks to confirm, in the order shown; empty for most fields."""
    return tuple(consent_text(kind) for kind in _ASKED_BY.get(field_id, ()))


@cache
def consent_text(kind: ConsentKind) -> ConsentText:
    """The text of a kind in its version in force. Raises KeyError for an unknown kind."""
    path = Path(__file__).parent / "consent_text" / f"{VERSION}.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return ConsentText(kind, data["version"], data[kind]["title"], data[kind]["text"].strip())
