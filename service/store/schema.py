"""The tables. A change here needs a migration beside it; a test holds both against each other.

documents ─┬─ records       the bytes: record, machine's record, reading
           ├─ checks        a row a check, with the reviewer's decision on it
           ├─ doubtful      a row a figure that a person should look at
           ├─ words ── withdrawals      never changed, never deleted
           ├─ unsettled     what changed, until those that look at it have been seen to
           └─ job_documents ── jobs
bodies, tallies             sums of the above, kept in the same transactions
keys
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)

from service.store.columns import Identity, Moment, Words

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""Constraints have names of our own, so that a migration finds them in both databases."""

LONGEST_NAME = 300
"""Characters of an indexed name: four bytes each stay under what PostgreSQL can index."""

LONGEST_TITLE = 600

metadata = MetaData(naming_convention=NAMES)

documents = Table(
    "documents",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("sha256", Words(64), nullable=False),
    Column("path", Words(), nullable=False),
    Column("media_type", Words(LONGEST_NAME)),
    Column("size_bytes", Identity, nullable=False),
    Column("pages", Integer),
    Column("title", Words(LONGEST_TITLE)),
    Column("organisation", Words(LONGEST_NAME)),
    Column("body", Words(LONGEST_NAME)),
    Column("year", Integer),
    Column("searched", Words(), nullable=False),
    Column("status", Words(), nullable=False),
    Column("error_code", Words()),
    Column("error_message", Words()),
    Column("revision", Integer, nullable=False, server_default="0"),
    Column("added", Moment, nullable=False),
    Column("read", Moment),
    Column("turn", Integer, nullable=False, server_default="0"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("worker", Words(LONGEST_NAME)),
    Column("leased_until", Moment),
    *(
        Column(name, Integer, nullable=False, server_default="0")
        for name in (
            "figures", "claims", "checks", "contradicted", "open", "doubtful", "doubtful_open", "decided",
            "corrections",
        )
    ),
    UniqueConstraint("sha256"),
    CheckConstraint("status IN ('queued', 'running', 'read', 'failed', 'cancelled')", name="status"),
    Index(None, "status", "turn", "id"),
    Index(None, "added", "id"),
    Index(None, "organisation", "year"),
    Index(None, "body", "year"),
    Index(None, "year"),
)  # fmt: skip
"""`searched` is path, title and organisation as `service.store.searching` compares them; `turn` orders the queue."""

_OWNER = "documents.id"

records = Table(
    "records",
    metadata,
    Column("document_id", Identity, ForeignKey(_OWNER), primary_key=True, autoincrement=False),
    Column("machine_record", LargeBinary, nullable=False),
    Column("record", LargeBinary),
    Column("reading", LargeBinary),
)
"""zlib-compressed. `record` is null while it is the machine's own."""

checks = Table(
    "checks",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("document_id", Identity, ForeignKey(_OWNER), nullable=False),
    Column("position", Integer, nullable=False),
    Column("public_id", Words(LONGEST_NAME), nullable=False),
    Column("number", Words(LONGEST_NAME), nullable=False),
    Column("year", Integer),
    Column("kind", Words(LONGEST_NAME), nullable=False),
    Column("verdict", Words(LONGEST_NAME), nullable=False),
    Column("cause", Words(LONGEST_NAME)),
    Column("confidence", Double, nullable=False),
    Column("reviewed", Boolean, nullable=False),
    Column("word_id", Identity, ForeignKey("words.id")),
    Column("detail", LargeBinary, nullable=False),
    UniqueConstraint("document_id", "position"),
    Index(None, "public_id"),
    Index(None, "confidence", "id"),
    Index(None, "verdict", "confidence", "id"),
    Index(None, "verdict", "reviewed", "confidence", "id"),
    Index(None, "verdict", "kind", "confidence", "id"),
    Index(None, "verdict", "document_id", "position"),
    Index(None, "kind", "confidence", "id"),
    Index(None, "year", "confidence", "id"),
    Index(None, "year", "verdict", "confidence", "id"),
)

doubtful = Table(
    "doubtful",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("document_id", Identity, ForeignKey(_OWNER), nullable=False),
    Column("position", Integer, nullable=False),
    Column("field", Words(LONGEST_NAME), nullable=False),
    Column("table_id", Words(LONGEST_NAME)),
    Column("row", Integer),
    Column("column", Integer),
    Column("confidence", Double, nullable=False),
    Column("reviewed", Boolean, nullable=False),
    Column("detail", LargeBinary, nullable=False),
    UniqueConstraint("document_id", "position"),
    Index(None, "confidence", "id"),
    Index(None, "reviewed", "confidence", "id"),
)

words = Table(
    "words",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("document_id", Identity, ForeignKey(_OWNER), nullable=False),
    Column("when", Moment, nullable=False),
    Column("who", Words(), nullable=False),
    Column("kind", Words(), nullable=False),
    Column("target", Words(), nullable=False),
    Column("before", Words()),
    Column("after", Words()),
    Column("reason", Words()),
    Column("note", Words()),
    CheckConstraint("kind IN ('figure', 'claim', 'cell', 'check', 'document')", name="kind"),
    Index(None, "document_id", "id"),
    sqlite_autoincrement=True,
)

withdrawals = Table(
    "withdrawals",
    metadata,
    Column("word_id", Identity, ForeignKey("words.id"), primary_key=True, autoincrement=False),
    Column("when", Moment, nullable=False),
    Column("who", Words(), nullable=False),
)

JOB_COUNTS = ("queued", "running", "read", "failed", "cancelled")

unsettled = Table(
    "unsettled",
    metadata,
    Column("document_id", Identity, ForeignKey(_OWNER), primary_key=True, autoincrement=False),
    Column("revision", Integer, nullable=False),
)
"""A row is written with what changed a document, and goes when it is known that no other report was being written then
that should have seen it: what a server that is killed between leaves here is compared anew.
"""

jobs = Table(
    "jobs",
    metadata,
    Column("id", Words(64), primary_key=True),
    Column("created", Moment, nullable=False),
    Column("finished", Moment),
    Column("stopped", Moment),
    Column("idempotency_key", Words(LONGEST_NAME)),
    Column("uploads_digest", Words(64), nullable=False),
    *(Column(name, Integer, nullable=False, server_default="0") for name in JOB_COUNTS),
    UniqueConstraint("idempotency_key"),
    Index(None, "created", "id"),
)
"""`stopped`: when somebody cancelled it."""

job_documents = Table(
    "job_documents",
    metadata,
    Column("job_id", Words(64), ForeignKey("jobs.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("document_id", Identity, ForeignKey(_OWNER)),
    Column("sha256", Words(64)),
    Column("path", Words(), nullable=False),
    Column("status", Words()),
    Column("error_code", Words()),
    Column("error_message", Words()),
    PrimaryKeyConstraint("job_id", "position"),
    Index(None, "document_id"),
)
"""`status` is null while the entry goes with its document: it has its own when the job was cancelled under it, or when
there is no document.
"""

bodies = Table(
    "bodies",
    metadata,
    Column("body", Words(LONGEST_NAME), primary_key=True),
    Column("organisation", Words(LONGEST_NAME), nullable=False),
    Column("searched", Words(), nullable=False),
    *(
        Column(name, Integer, nullable=False)
        for name in (
            "documents", "missing", "contradicted", "open", "doubtful", "doubtful_open", "decided", "corrections",
        )
    ),
)  # fmt: skip
"""Sums over the documents of a body that were read; those that name no organisation are under the empty one."""

tallies = Table(
    "tallies",
    metadata,
    Column("year", Integer, nullable=False),
    Column("verdict", Words(LONGEST_NAME), nullable=False),
    Column("kind", Words(LONGEST_NAME), nullable=False),
    Column("cause", Words(LONGEST_NAME), nullable=False),
    Column("reviewed", Boolean, nullable=False),
    Column("checks", Integer, nullable=False),
    PrimaryKeyConstraint("year", "verdict", "kind", "cause", "reviewed"),
)
"""How many checks there are of each sort. Unknown years are 0, no cause is empty."""

keys = Table(
    "keys",
    metadata,
    Column("id", Words(64), primary_key=True),
    Column("name", Words(), nullable=False),
    Column("scope", Words(), nullable=False),
    Column("digest", Words(64), nullable=False),
    Column("created", Moment, nullable=False),
    Column("revoked", Moment),
    UniqueConstraint("digest"),
    CheckConstraint("scope IN ('read', 'review', 'admin')", name="scope"),
)
