"""What keeps the service honest: audit trail, outbox, demo mailbox, repeated requests."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table

from ..column_types import EncryptedJson, UtcDateTime
from .base import DIGEST, WORD, metadata
from .renewing import ROW_NUMBER

audit = Table(
    "audit",
    metadata,
    Column("id", ROW_NUMBER, primary_key=True, autoincrement=True),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String(100), nullable=False),
    Column("action", WORD, nullable=False),
    Column("about", String(100), nullable=False),
    Column("details", EncryptedJson, nullable=False),
    Index("ix_audit_about", "about", "id"),
)

mails = Table(
    "mails",
    metadata,
    Column("id", ROW_NUMBER, primary_key=True, autoincrement=True),
    Column("key", String(100), nullable=False, unique=True),
    Column("content", EncryptedJson, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_at", UtcDateTime),
    Column("sent_at", UtcDateTime),
)
Index(
    "ix_mails_next_at",
    mails.c.next_at,
    sqlite_where=mails.c.sent_at.is_(None),
    postgresql_where=mails.c.sent_at.is_(None),
)

mailbox = Table(
    "mailbox",
    metadata,
    Column("id", ROW_NUMBER, primary_key=True, autoincrement=True),
    Column("key", String(100), nullable=False, unique=True),
    Column("content", EncryptedJson, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

idempotency = Table(
    "idempotency",
    metadata,
    Column("scope", String(100), primary_key=True),
    Column("key", String(200), primary_key=True),
    Column("body_hash", DIGEST, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("status", WORD, nullable=False),
    Column("response", EncryptedJson),
)
