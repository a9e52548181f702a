"""One customer's renewal of one contract, and the documents made for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

RenewalState = Literal["open", "accepted", "applied", "closed"]
"""accepted: applied for, but an underwriter looks first (F3: 受付完了). applied: it has its policy number.

closed: given up, or a sign-up that led to its login."""


@dataclass(frozen=True)
class Renewal:
    """A renewal as stored. Where it stands is never stored: the journey derives it from the answers.

    `contract_id` is None until the customer has chosen one. `version` counts the saves: who saves
    an older one is refused. `changed_at` is the last save (UTC).
    """

    id: str
    programme: str
    member_id: str | None
    contract_id: str | None
    state: RenewalState
    started_at: datetime
    changed_at: datetime
    version: int = 1


@dataclass(frozen=True)
class DocumentEdition:
    """A document exactly as it was offered to a customer.

    `digest` is the SHA-256 (hex) that names it, `version` the edition of its text, `words` the text
    in full, `pdf` the file, `at` when it was made (UTC).
    """

    renewal_id: str
    digest: str
    version: str
    title: str
    words: str
    pdf: bytes
    at: datetime
