"""Openings of the chat through printed codes."""

from __future__ import annotations

from sqlalchemy import Column, Table

from ..column_types import UtcDateTime
from .base import WORD, id_column, metadata, reference

visits = Table(
    "visits",
    metadata,
    id_column(),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("entry", WORD, nullable=False),
    Column("agency", WORD),
    Column("campaign", WORD, nullable=False),
    reference("conversation_id", "conversations", index=True),
)
