"""Documents that have changed, until the reports that look at them have been seen to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.columns import Identity

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One table more."""
    op.create_table(
        "unsettled",
        sa.Column("document_id", Identity, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_unsettled_document_id")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_unsettled")),
    )


def downgrade() -> None:
    """One table less."""
    op.drop_table("unsettled")
