"""Openings of the chat through printed codes are kept for counting."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009_visits"
down_revision = "0008_reviews"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the table."""
    op.create_table(
        "visits",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entry", sa.String(64), nullable=False),
        sa.Column("agency", sa.String(64)),
        sa.Column("campaign", sa.String(64), nullable=False),
        sa.Column("conversation_id", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_visits"),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name="fk_visits_conversation_id"),
    )
    op.create_index("ix_visits_at", "visits", ["at"])
    op.create_index("ix_visits_conversation_id", "visits", ["conversation_id"])
