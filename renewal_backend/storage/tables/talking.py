"""Conversations: the inbox of turns, the transcript, the choices issued, what was not understood."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, UniqueConstraint

from ..column_types import EncryptedJson, UtcDateTime
from .base import DIGEST, ID, WORD, id_column, metadata, reference

conversations = Table(
    "conversations",
    metadata,
    id_column(),
    Column("key_hash", DIGEST, nullable=False, unique=True),
    Column("channel", WORD, nullable=False),
    Column("entry", WORD, nullable=False),
    Column("agency", WORD),
    reference("member_id", "members", nullable=True),
    reference("renewal_id", "renewals", nullable=True, index=True),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
    Column("memory", EncryptedJson, nullable=False),
    Column("last_seq", Integer, nullable=False),
)

turns = Table(
    "turns",
    metadata,
    id_column(),
    reference("conversation_id", "conversations"),
    Column("event_id", String(200), nullable=False),
    Column("content", EncryptedJson, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    Column("status", WORD, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("reply_from", Integer),
    Column("reply_to", Integer),
    Column("outcome", WORD),
    UniqueConstraint("conversation_id", "event_id"),
)
Index(
    "ix_turns_pending",
    turns.c.received_at,
    sqlite_where=turns.c.status != "answered",
    postgresql_where=turns.c.status != "answered",
)

messages = Table(
    "messages",
    metadata,
    reference("conversation_id", "conversations", primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("sender", WORD, nullable=False),
    Column("body", EncryptedJson, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    reference("turn_id", "turns", nullable=True, index=True),
)

offers = Table(
    "offers",
    metadata,
    reference("conversation_id", "conversations", primary_key=True),
    Column("id", ID, primary_key=True),
    Column("payload", EncryptedJson, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

reviews = Table(
    "reviews",
    metadata,
    id_column(),
    Column("at", UtcDateTime, nullable=False, index=True),
    reference("conversation_id", "conversations", index=True),
    reference("turn_id", "turns", unique=True),
    Column("kind", WORD, nullable=False),
    Column("ranking", String(500), nullable=False),
    Column("asked", WORD),
    Column("chosen", WORD),
)
