"""What was not understood is kept for review."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008_reviews"
down_revision = "0007_internet_site"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the table."""
    op.create_table(
        "reviews",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("conversation_id", sa.String(64), nullable=False),
        sa.Column("turn_id", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("ranking", sa.String(500), nullable=False),
        sa.Column("asked", sa.String(64)),
        sa.Column("chosen", sa.String(64)),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
        sa.UniqueConstraint("turn_id", name="uq_reviews_turn_id"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="fk_reviews_conversation_id_conversations"
        ),
        sa.ForeignKeyConstraint(["turn_id"], ["turns.id"], name="fk_reviews_turn_id_turns"),
    )
    op.create_index("ix_reviews_at", "reviews", ["at"])
    op.create_index("ix_reviews_conversation_id", "reviews", ["conversation_id"])
