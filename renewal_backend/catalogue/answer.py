"""An answer as it is stored, with the evidence of what was shown."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from .vocabulary import Value


@dataclass(frozen=True)
class Shown:
    """The very words a customer saw when answering, their edition and SHA-256."""

    text: str
    edition: str

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the words."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True)
class Answer:
    """One stored answer; `value` None means withdrawn: to be asked again."""

    field: str
    value: Value | None
    basis: str
    """Digest of all that the answer rests on; it holds only while that is unchanged."""
    shown: Shown
    at: datetime
    """When it was given (UTC)."""
