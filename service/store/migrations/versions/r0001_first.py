"""The first tables: documents, records, checks, doubtful figures, words, jobs, sums, keys."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.columns import Identity, Moment, Words

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """See `service.store.schema`."""
    op.create_table(
        "bodies",
        sa.Column("body", Words(), nullable=False),
        sa.Column("organisation", Words(), nullable=False),
        sa.Column("searched", Words(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("missing", sa.Integer(), nullable=False),
        sa.Column("contradicted", sa.Integer(), nullable=False),
        sa.Column("open", sa.Integer(), nullable=False),
        sa.Column("doubtful", sa.Integer(), nullable=False),
        sa.Column("doubtful_open", sa.Integer(), nullable=False),
        sa.Column("decided", sa.Integer(), nullable=False),
        sa.Column("corrections", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("body", name=op.f("pk_bodies")),
    )
    op.create_table(
        "documents",
        sa.Column("id", Identity, nullable=False),
        sa.Column("sha256", Words(), nullable=False),
        sa.Column("path", Words(), nullable=False),
        sa.Column("media_type", Words(), nullable=True),
        sa.Column("size_bytes", Identity, nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("title", Words(), nullable=True),
        sa.Column("organisation", Words(), nullable=True),
        sa.Column("body", Words(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("searched", Words(), nullable=False),
        sa.Column("status", Words(), nullable=False),
        sa.Column("error_code", Words(), nullable=True),
        sa.Column("error_message", Words(), nullable=True),
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("added", Moment(), nullable=False),
        sa.Column("read", Moment(), nullable=True),
        sa.Column("turn", sa.Integer(), server_default="0", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("worker", Words(), nullable=True),
        sa.Column("leased_until", Moment(), nullable=True),
        sa.Column("figures", sa.Integer(), server_default="0", nullable=False),
        sa.Column("claims", sa.Integer(), server_default="0", nullable=False),
        sa.Column("checks", sa.Integer(), server_default="0", nullable=False),
        sa.Column("contradicted", sa.Integer(), server_default="0", nullable=False),
        sa.Column("open", sa.Integer(), server_default="0", nullable=False),
        sa.Column("doubtful", sa.Integer(), server_default="0", nullable=False),
        sa.Column("doubtful_open", sa.Integer(), server_default="0", nullable=False),
        sa.Column("decided", sa.Integer(), server_default="0", nullable=False),
        sa.Column("corrections", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint(
            "status IN ('queued', 'running', 'read', 'failed', 'cancelled')", name=op.f("ck_documents_status")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("sha256", name=op.f("uq_documents_sha256")),
    )
    op.create_index(op.f("ix_documents_added_id"), "documents", ["added", "id"], unique=False)
    op.create_index(op.f("ix_documents_body_year"), "documents", ["body", "year"], unique=False)
    op.create_index(op.f("ix_documents_organisation_year"), "documents", ["organisation", "year"], unique=False)
    op.create_index(op.f("ix_documents_status_turn_id"), "documents", ["status", "turn", "id"], unique=False)
    op.create_index(op.f("ix_documents_year"), "documents", ["year"], unique=False)
    op.create_table(
        "jobs",
        sa.Column("id", Words(), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("finished", Moment(), nullable=True),
        sa.Column("stopped", Moment(), nullable=True),
        sa.Column("idempotency_key", Words(), nullable=True),
        sa.Column("uploads_digest", Words(), nullable=False),
        sa.Column("queued", sa.Integer(), server_default="0", nullable=False),
        sa.Column("running", sa.Integer(), server_default="0", nullable=False),
        sa.Column("read", sa.Integer(), server_default="0", nullable=False),
        sa.Column("failed", sa.Integer(), server_default="0", nullable=False),
        sa.Column("cancelled", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
        sa.UniqueConstraint("idempotency_key", name=op.f("uq_jobs_idempotency_key")),
    )
    op.create_index(op.f("ix_jobs_created_id"), "jobs", ["created", "id"], unique=False)
    op.create_table(
        "keys",
        sa.Column("id", Words(), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("scope", Words(), nullable=False),
        sa.Column("digest", Words(), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("revoked", Moment(), nullable=True),
        sa.CheckConstraint("scope IN ('read', 'review', 'admin')", name=op.f("ck_keys_scope")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keys")),
        sa.UniqueConstraint("digest", name=op.f("uq_keys_digest")),
    )
    op.create_table(
        "tallies",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("verdict", Words(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("cause", Words(), nullable=False),
        sa.Column("reviewed", sa.Boolean(), nullable=False),
        sa.Column("checks", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", "verdict", "kind", "cause", "reviewed", name=op.f("pk_tallies")),
    )
    op.create_table(
        "doubtful",
        sa.Column("id", Identity, nullable=False),
        sa.Column("document_id", Identity, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("field", Words(), nullable=False),
        sa.Column("table_id", Words(), nullable=True),
        sa.Column("row", sa.Integer(), nullable=True),
        sa.Column("column", sa.Integer(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("reviewed", sa.Boolean(), nullable=False),
        sa.Column("detail", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_doubtful_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_doubtful")),
        sa.UniqueConstraint("document_id", "position", name=op.f("uq_doubtful_document_id_position")),
    )
    op.create_index(op.f("ix_doubtful_confidence_id"), "doubtful", ["confidence", "id"], unique=False)
    op.create_index(
        op.f("ix_doubtful_reviewed_confidence_id"), "doubtful", ["reviewed", "confidence", "id"], unique=False
    )
    op.create_table(
        "job_documents",
        sa.Column("job_id", Words(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document_id", Identity, nullable=True),
        sa.Column("sha256", Words(), nullable=True),
        sa.Column("path", Words(), nullable=False),
        sa.Column("status", Words(), nullable=True),
        sa.Column("error_code", Words(), nullable=True),
        sa.Column("error_message", Words(), nullable=True),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_job_documents_document_id")),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_job_documents_job_id")),
        sa.PrimaryKeyConstraint("job_id", "position", name=op.f("pk_job_documents")),
    )
    op.create_index(op.f("ix_job_documents_document_id"), "job_documents", ["document_id"], unique=False)
    op.create_table(
        "records",
        sa.Column("document_id", Identity, autoincrement=False, nullable=False),
        sa.Column("machine_record", sa.LargeBinary(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=True),
        sa.Column("reading", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_records_document_id")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_records")),
    )
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
        sa.CheckConstraint("kind IN ('figure', 'claim', 'cell', 'check')", name=op.f("ck_words_kind")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_words_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_words")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_words_document_id_id"), "words", ["document_id", "id"], unique=False)
    op.create_table(
        "checks",
        sa.Column("id", Identity, nullable=False),
        sa.Column("document_id", Identity, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("public_id", Words(), nullable=False),
        sa.Column("number", Words(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("verdict", Words(), nullable=False),
        sa.Column("cause", Words(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("reviewed", sa.Boolean(), nullable=False),
        sa.Column("word_id", Identity, nullable=True),
        sa.Column("detail", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_checks_document_id")),
        sa.ForeignKeyConstraint(["word_id"], ["words.id"], name=op.f("fk_checks_word_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checks")),
        sa.UniqueConstraint("document_id", "position", name=op.f("uq_checks_document_id_position")),
    )
    op.create_index(op.f("ix_checks_confidence_id"), "checks", ["confidence", "id"], unique=False)
    op.create_index(op.f("ix_checks_kind_confidence_id"), "checks", ["kind", "confidence", "id"], unique=False)
    op.create_index(op.f("ix_checks_public_id"), "checks", ["public_id"], unique=False)
    op.create_index(op.f("ix_checks_verdict_confidence_id"), "checks", ["verdict", "confidence", "id"], unique=False)
    op.create_index(
        op.f("ix_checks_verdict_document_id_position"), "checks", ["verdict", "document_id", "position"], unique=False
    )
    op.create_index(
        op.f("ix_checks_verdict_kind_confidence_id"), "checks", ["verdict", "kind", "confidence", "id"], unique=False
    )
    op.create_index(
        op.f("ix_checks_verdict_reviewed_confidence_id"),
        "checks",
        ["verdict", "reviewed", "confidence", "id"],
        unique=False,
    )
    op.create_index(op.f("ix_checks_year_confidence_id"), "checks", ["year", "confidence", "id"], unique=False)
    op.create_index(
        op.f("ix_checks_year_verdict_confidence_id"), "checks", ["year", "verdict", "confidence", "id"], unique=False
    )
    op.create_table(
        "withdrawals",
        sa.Column("word_id", Identity, autoincrement=False, nullable=False),
        sa.Column("when", Moment(), nullable=False),
        sa.Column("who", Words(), nullable=False),
        sa.ForeignKeyConstraint(["word_id"], ["words.id"], name=op.f("fk_withdrawals_word_id")),
        sa.PrimaryKeyConstraint("word_id", name=op.f("pk_withdrawals")),
    )


def downgrade() -> None:
    """Takes everything away."""
    op.drop_table("withdrawals")
    op.drop_index(op.f("ix_checks_year_verdict_confidence_id"), table_name="checks")
    op.drop_index(op.f("ix_checks_year_confidence_id"), table_name="checks")
    op.drop_index(op.f("ix_checks_verdict_reviewed_confidence_id"), table_name="checks")
    op.drop_index(op.f("ix_checks_verdict_kind_confidence_id"), table_name="checks")
    op.drop_index(op.f("ix_checks_verdict_document_id_position"), table_name="checks")
    op.drop_index(op.f("ix_checks_verdict_confidence_id"), table_name="checks")
    op.drop_index(op.f("ix_checks_public_id"), table_name="checks")
    op.drop_index(op.f("ix_checks_kind_confidence_id"), table_name="checks")
    op.drop_index(op.f("ix_checks_confidence_id"), table_name="checks")
    op.drop_table("checks")
    op.drop_index(op.f("ix_words_document_id_id"), table_name="words")
    op.drop_table("words")
    op.drop_table("records")
    op.drop_index(op.f("ix_job_documents_document_id"), table_name="job_documents")
    op.drop_table("job_documents")
    op.drop_index(op.f("ix_doubtful_reviewed_confidence_id"), table_name="doubtful")
    op.drop_index(op.f("ix_doubtful_confidence_id"), table_name="doubtful")
    op.drop_table("doubtful")
    op.drop_table("tallies")
    op.drop_table("keys")
    op.drop_index(op.f("ix_jobs_created_id"), table_name="jobs")
    op.drop_table("jobs")
    op.drop_index(op.f("ix_documents_year"), table_name="documents")
    op.drop_index(op.f("ix_documents_status_turn_id"), table_name="documents")
    op.drop_index(op.f("ix_documents_organisation_year"), table_name="documents")
    op.drop_index(op.f("ix_documents_body_year"), table_name="documents")
    op.drop_index(op.f("ix_documents_added_id"), table_name="documents")
    op.drop_table("documents")
    op.drop_table("bodies")
