"""What came of a turn is kept with it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005_outcomes"
down_revision = "0004_running"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the column."""
    op.add_column("turns", sa.Column("outcome", sa.String(64)))
