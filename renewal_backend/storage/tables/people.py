"""Members, their contracts, their logins, and who is becoming one."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table

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
    Column("mail", EncryptedText),
    Column("mail_index", DIGEST, index=True),
    Column("temporary", Boolean, nullable=False),
    Column("password_ends", UtcDateTime),
)

contracts = Table(
    "contracts",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("id", ID, nullable=False, unique=True),
    reference("member_id", "members", nullable=True),
    Column("policy_number_index", DIGEST, nullable=False, unique=True),
    Column("person_index", DIGEST, index=True),
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

sign_ups = Table(
    "sign_ups",
    metadata,
    Column("id", ID, ForeignKey("renewals.id"), primary_key=True),
    Column("entries", EncryptedJson, nullable=False),
    Column("password_hash", String(255)),
    Column("entered_at", UtcDateTime),
    Column("checked_at", UtcDateTime),
    Column("done_at", UtcDateTime),
)

mailed_links = Table(
    "mailed_links",
    metadata,
    Column("token_hash", DIGEST, primary_key=True),
    Column("purpose", WORD, nullable=False),
    Column("about", ID, nullable=False, index=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
    Column("tries", Integer, nullable=False),
)
