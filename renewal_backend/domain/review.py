"""What the bot did not understand, kept for whoever improves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ReviewKind = Literal["unsure", "out_of_scope", "missed"]
"""Topics were offered; nothing fitted; an answer could not be read."""


@dataclass(frozen=True)
class Review:
    """One turn that was not understood. The text stays with the turn; nothing of it is copied here.

    `ranking`: the likely intents with their confidences, most likely first («faq_otp:0.300,faq_login:0.280»), empty
    for an answer. `asked`: the field that was open. `chosen`: the topic that the customer took from the choices later.
    """

    id: str
    at: datetime
    conversation_id: str
    turn_id: str
    kind: ReviewKind
    ranking: str
    asked: str | None
    chosen: str | None = None
