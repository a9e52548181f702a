"""Renewals: their answers, their documents, and the policies or receipts they end in."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
)

from ..column_types import EncryptedBytes, EncryptedJson, EncryptedText, UtcDateTime
from .base import DIGEST, ID, WORD, id_column, metadata, reference

ROW_NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by itself only for INTEGER."""

renewals = Table(
    "renewals",
    metadata,
    id_column(),
    Column("programme", WORD, nullable=False),
    reference("member_id", "members", nullable=True, index=True),
    Column("contract_id", ID),
    Column("state", WORD, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("version", Integer, nullable=False),
    ForeignKeyConstraint(["contract_id"], ["contracts.id"]),
)
IS_OPEN = renewals.c.state == "open"
Index(
    "uq_renewals_open",
    renewals.c.member_id,
    renewals.c.contract_id,
    unique=True,
    sqlite_where=IS_OPEN,
    postgresql_where=IS_OPEN,
)

answers = Table(
    "answers",
    metadata,
    Column("id", ROW_NUMBER, primary_key=True, autoincrement=True),
    reference("renewal_id", "renewals"),
    Column("field", WORD, nullable=False),
    Column("content", EncryptedJson, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("conversation_id", ID),
    Index("ix_answers_current", "renewal_id", "field", "id"),
)

documents = Table(
    "documents",
    metadata,
    reference("renewal_id", "renewals"),
    Column("digest", DIGEST),
    Column("version", WORD, nullable=False),
    Column("title", EncryptedText, nullable=False),
    Column("words", EncryptedText, nullable=False),
    Column("pdf", EncryptedBytes, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("renewal_id", "digest"),
)

openings = Table(
    "openings",
    metadata,
    Column("id", ROW_NUMBER, primary_key=True, autoincrement=True),
    Column("renewal_id", ID, nullable=False),
    Column("digest", DIGEST, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("conversation_id", ID),
    ForeignKeyConstraint(["renewal_id", "digest"], ["documents.renewal_id", "documents.digest"]),
    Index("ix_openings_renewal_id_digest", "renewal_id", "digest"),
)

policies = Table(
    "policies",
    metadata,
    reference("renewal_id", "renewals", primary_key=True),
    Column("number", String(10), nullable=False, unique=True),
    Column("contract_id", ID, nullable=False, unique=True),
    reference("member_id", "members", index=True),
    Column("frozen", EncryptedJson, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    ForeignKeyConstraint(["contract_id"], ["contracts.id"]),
)

receipts = Table(
    "receipts",
    metadata,
    reference("renewal_id", "renewals", primary_key=True),
    Column("number", String(10), nullable=False, unique=True),
    Column("contract_id", ID, nullable=False, unique=True),
    reference("member_id", "members", index=True),
    Column("frozen", EncryptedJson, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    ForeignKeyConstraint(["contract_id"], ["contracts.id"]),
)

counters = Table(
    "counters",
    metadata,
    Column("name", WORD, primary_key=True),
    Column("value", BigInteger, nullable=False),
)
