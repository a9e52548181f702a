"""The internet site: members found by their mail address, applications that wait for the underwriter."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007_internet_site"
down_revision = "0006_signing_up"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds column and table; a member stored before is found by login only."""
    op.add_column("members", sa.Column("mail_index", sa.String(64)))
    op.create_index("ix_members_mail_index", "members", ["mail_index"])
    op.create_table(
        "receipts",
        sa.Column("renewal_id", sa.String(64), nullable=False),
        sa.Column("number", sa.String(10), nullable=False),
        sa.Column("contract_id", sa.String(64), nullable=False),
        sa.Column("member_id", sa.String(64), nullable=False),
        sa.Column("frozen", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("renewal_id", name="pk_receipts"),
        sa.UniqueConstraint("number", name="uq_receipts_number"),
        sa.UniqueConstraint("contract_id", name="uq_receipts_contract_id"),
        sa.ForeignKeyConstraint(["renewal_id"], ["renewals.id"], name="fk_receipts_renewal_id_renewals"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_receipts_member_id_members"),
        sa.ForeignKeyConstraint(["contract_id"], ["contracts.id"], name="fk_receipts_contract_id_contracts"),
    )
    op.create_index("ix_receipts_member_id", "receipts", ["member_id"])
