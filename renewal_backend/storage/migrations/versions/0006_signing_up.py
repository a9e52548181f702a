"""People who are getting a login: their entries and mailed links; members with a mail address and passwords that end."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006_signing_up"
down_revision = "0005_outcomes"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Adds columns and tables; a contract stored before is found by its policy number only."""
    op.add_column("members", sa.Column("mail", sa.LargeBinary))
    op.add_column("members", sa.Column("temporary", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("members", sa.Column("password_ends", TIME))
    op.add_column("contracts", sa.Column("person_index", sa.String(64)))
    op.create_index("ix_contracts_person_index", "contracts", ["person_index"])
    op.create_table(
        "sign_ups",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("entries", sa.LargeBinary, nullable=False),
        sa.Column("password_hash", sa.String(255)),
        sa.Column("entered_at", TIME),
        sa.Column("checked_at", TIME),
        sa.Column("done_at", TIME),
        sa.PrimaryKeyConstraint("id", name="pk_sign_ups"),
        sa.ForeignKeyConstraint(["id"], ["renewals.id"], name="fk_sign_ups_id_renewals"),
    )
    op.create_table(
        "mailed_links",
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("purpose", sa.String(64), nullable=False),
        sa.Column("about", sa.String(64), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
        sa.Column("used_at", TIME),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name="pk_mailed_links"),
    )
    op.create_index("ix_mailed_links_about", "mailed_links", ["about"])
