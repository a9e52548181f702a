"""Members, contracts and logins."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001_people"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables."""
    _members()
    _throttle()
    _contracts()
    _logins()
    _sessions()


def _members() -> None:
    op.create_table(
        "members",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("realm", sa.String(64), nullable=False),
        sa.Column("login", sa.LargeBinary(), nullable=False),
        sa.Column("login_index", sa.String(64), nullable=False),
        sa.Column("password_hash", sa.String(255), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("otp", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_members")),
        sa.UniqueConstraint("login_index", name=op.f("uq_members_login_index")),
    )


def _throttle() -> None:
    op.create_table(
        "throttle",
        sa.Column("key_hash", sa.String(64), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key_hash", name=op.f("pk_throttle")),
    )


def _contracts() -> None:
    op.create_table(
        "contracts",
        sa.Column("position", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("member_id", sa.String(64)),
        sa.Column("policy_number_index", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_contracts")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_contracts_member_id")),
        sa.UniqueConstraint("id", name=op.f("uq_contracts_id")),
        sa.UniqueConstraint("policy_number_index", name=op.f("uq_contracts_policy_number_index")),
    )
    op.create_index("ix_contracts_member_id", "contracts", ["member_id", "position"])


def _logins() -> None:
    op.create_table(
        "logins",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("member_id", sa.String(64), nullable=False),
        sa.Column("conversation_id", sa.String(64)),
        sa.Column("code_hash", sa.String(255), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_logins")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_logins_member_id")),
    )
    op.create_index("ix_logins_member_id", "logins", ["member_id"])


def _sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("member_id", sa.String(64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sessions")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_sessions_member_id")),
    )
    op.create_index("ix_sessions_member_id", "sessions", ["member_id"])
