"""An opening of the chat through a printed code, for counting; nothing in it is about a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Visit:
    """One opening: by which entry and agency, in which campaign, and of which conversation. `at` is in UTC."""

    id: str
    at: datetime
    entry: str
    agency: str | None
    campaign: str
    conversation_id: str
