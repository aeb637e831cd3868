"""A word may speak of the document itself: its title, issuing body and year.

SQLite cannot change a constraint: its table of words is made anew. Other tables refer to its rows, which are gone for
the moment between, so that references are looked at when the transaction ends.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.columns import Identity, Moment, Words

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KINDS = ("figure", "claim", "cell", "check")
CHANGES = ("UPDATE", "DELETE")


def upgrade() -> None:
    """One kind more."""
    _allow((*KINDS, "document"))


def downgrade() -> None:
    """One kind less. Words are never deleted: raises IntegrityError where one of this kind has been said."""
    _allow(KINDS)


def _allow(kinds: tuple[str, ...]) -> None:
    condition = f"kind IN ({', '.join(repr(kind) for kind in kinds)})"
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(op.f("ck_words_kind"), "words", type_="check")
        op.create_check_constraint(op.f("ck_words_kind"), "words", condition)
        return
    op.execute("PRAGMA defer_foreign_keys = ON")
    op.execute("CREATE TEMPORARY TABLE words_before AS SELECT * FROM words")
    op.drop_table("words")
    _create(condition)
    op.execute("INSERT INTO words SELECT * FROM words_before ORDER BY id")
    op.execute("DROP TABLE words_before")
    for change in CHANGES:
        op.execute(
            f"CREATE TRIGGER words_no_{change.lower()} BEFORE {change} ON words "
            "BEGIN SELECT RAISE(ABORT, 'words is never changed'); END"
        )


def _create(condition: str) -> None:
    op.create_table(
        "words",
        sa.Column("id", Identity, nullable=False),
        sa.Column("document_id", Identity, nullable=False),
        sa.Column("when", Moment(), nullable=False),
        sa.Column("who", Words(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("target", Words(), nullable=False),
        sa.Column("before", Words(), nullable=True),
        sa.Column("after", Words(), nullable=True),
        sa.Column("reason", Words(), nullable=True),
        sa.Column("note", Words(), nullable=True),
        sa.CheckConstraint(condition, name=op.f("ck_words_kind")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_words_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_words")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_words_document_id_id"), "words", ["document_id", "id"], unique=False)
