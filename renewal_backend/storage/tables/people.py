"""Members, their contracts and their logins."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, String, Table

from ..column_types import EncryptedJson, EncryptedText, UtcDateTime
from .base import DIGEST, ID, WORD, id_column, metadata, reference

members = Table(
    "members",
    metadata,
    id_column(),
    Column("realm", WORD, nullable=False),
    Column("login", EncryptedText, nullable=False),
    Column("login_index", DIGEST, nullable=False, unique=True),
    Column("password_hash", String(255), nullable=False),
    Column("name", EncryptedText, nullable=False),
    Column("otp", Boolean, nullable=False),
)

contracts = Table(
    "contracts",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("id", ID, nullable=False, unique=True),
    reference("member_id", "members", nullable=True),
    Column("policy_number_index", DIGEST, nullable=False, unique=True),
    Column("content", EncryptedJson, nullable=False),
    Index("ix_contracts_member_id", "member_id", "position"),
)

logins = Table(
    "logins",
    metadata,
    id_column(),
    reference("member_id", "members", index=True),
    Column("conversation_id", ID),
    Column("code_hash", String(255), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("used_at", UtcDateTime),
)

throttle = Table(
    "throttle",
    metadata,
    Column("key_hash", DIGEST, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("last_at", UtcDateTime, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", DIGEST, primary_key=True),
    reference("member_id", "members", index=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
)
