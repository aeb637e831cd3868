"""What changed a document may have been missed by a report that was being written in the same moment.

Whoever changes a document looks once more when it is written, and compares anew what missed it. The document is marked
in the same transaction, and the mark goes after that look: a server that is killed between leaves the mark.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from service.store.filters import DocumentRow
from service.store.listing import document_row
from service.store.schema import documents, unsettled


def mark_unsettled(connection: Connection, document_id: int) -> None:
    """In the transaction that changes the document, whose row it holds."""
    connection.execute(delete(unsettled).where(unsettled.c.document_id == document_id))
    marked = select(documents.c.id, documents.c.revision).where(documents.c.id == document_id)
    connection.execute(insert(unsettled).from_select(["document_id", "revision"], marked))


def settle(connection: Connection, sha256: str, *, revision: int) -> None:
    """Those that look at the document have been seen to after it came to this revision; later marks stay."""
    ids = select(documents.c.id).where(documents.c.sha256 == sha256)
    connection.execute(delete(unsettled).where(unsettled.c.document_id.in_(ids), unsettled.c.revision <= revision))


def list_unsettled(connection: Connection) -> tuple[DocumentRow, ...]:
    """Marked documents, the oldest first."""
    found = connection.execute(
        select(documents).where(documents.c.id.in_(select(unsettled.c.document_id))).order_by(documents.c.id)
    )
    return tuple(document_row(row) for row in found)
