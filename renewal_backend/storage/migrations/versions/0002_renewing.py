"""Renewals, answers, documents and policies."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002_renewing"
down_revision = "0001_people"
branch_labels = None
depends_on = None

ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Makes the tables."""
    _counters()
    _renewals()
    _answers()
    _documents()
    _policies()
    _openings()


def _counters() -> None:
    op.create_table(
        "counters",
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counters")),
    )


def _renewals() -> None:
    op.create_table(
        "renewals",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("programme", sa.String(64), nullable=False),
        sa.Column("member_id", sa.String(64)),
        sa.Column("contract_id", sa.String(64)),
        sa.Column("state", sa.String(64), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_renewals")),
        sa.ForeignKeyConstraint(["contract_id"], ["contracts.id"], name=op.f("fk_renewals_contract_id")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_renewals_member_id")),
    )
    op.create_index("ix_renewals_member_id", "renewals", ["member_id"])
    where = sa.text("state = 'open'")
    op.create_index(
        "uq_renewals_open",
        "renewals",
        ["member_id", "contract_id"],
        unique=True,
        sqlite_where=where,
        postgresql_where=where,
    )


def _answers() -> None:
    op.create_table(
        "answers",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("renewal_id", sa.String(64), nullable=False),
        sa.Column("field", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("conversation_id", sa.String(64)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answers")),
        sa.ForeignKeyConstraint(["renewal_id"], ["renewals.id"], name=op.f("fk_answers_renewal_id")),
    )
    op.create_index("ix_answers_current", "answers", ["renewal_id", "field", "id"])


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("renewal_id", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("title", sa.LargeBinary(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("renewal_id", "digest", name=op.f("pk_documents")),
        sa.ForeignKeyConstraint(["renewal_id"], ["renewals.id"], name=op.f("fk_documents_renewal_id")),
    )


def _policies() -> None:
    op.create_table(
        "policies",
        sa.Column("renewal_id", sa.String(64), nullable=False),
        sa.Column("number", sa.String(10), nullable=False),
        sa.Column("contract_id", sa.String(64), nullable=False),
        sa.Column("member_id", sa.String(64), nullable=False),
        sa.Column("frozen", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("renewal_id", name=op.f("pk_policies")),
        sa.ForeignKeyConstraint(["contract_id"], ["contracts.id"], name=op.f("fk_policies_contract_id")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_policies_member_id")),
        sa.ForeignKeyConstraint(["renewal_id"], ["renewals.id"], name=op.f("fk_policies_renewal_id")),
        sa.UniqueConstraint("contract_id", name=op.f("uq_policies_contract_id")),
        sa.UniqueConstraint("number", name=op.f("uq_policies_number")),
    )
    op.create_index("ix_policies_member_id", "policies", ["member_id"])


def _openings() -> None:
    op.create_table(
        "openings",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("renewal_id", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("conversation_id", sa.String(64)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_openings")),
        sa.ForeignKeyConstraint(
            ["renewal_id", "digest"],
            ["documents.renewal_id", "documents.digest"],
            name=op.f("fk_openings_renewal_id_digest"),
        ),
    )
    op.create_index("ix_openings_renewal_id_digest", "openings", ["renewal_id", "digest"])
