"""An application that was accepted but has no policy number yet: an underwriter looks at it first (F3: 受付完了)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

FIRST_RECEIPT = 10_001


@dataclass(frozen=True)
class Receipt:
    """A receipt number (受付番号) given out, with the application frozen as it was accepted at `at` (UTC).

    One renewal has at most one, and so has one contract. It waits for as long as the renewal has no policy.
    """

    renewal_id: str
    number: str
    contract_id: str
    member_id: str
    frozen: Mapping[str, Any]
    at: datetime

    @property
    def reasons(self) -> tuple[tuple[str, str], ...]:
        """Why an underwriter has to look: each rule's id and its sentence, as the customer read it."""
        return tuple((reason["id"], reason["text"]) for reason in self.frozen["underwriting"]["reasons"])


def receipt_number(sequence: int) -> str:
    """The number of a receipt: a letter, so that nobody takes it for a policy number, and eight digits."""
    return f"U{sequence:08d}"
