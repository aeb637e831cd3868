"""The queue of figures that a person should look at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select

from service.store.filters import DocumentRef, DoubtfulFilter, DoubtfulSort, ListedDoubtful, Page, Paging
from service.store.listing import Conditions, documents_of, page_of
from service.store.packed import unpack_text
from service.store.results import DoubtfulRow
from service.store.schema import documents, doubtful
from service.store.searching import matching

_ORDERS: Mapping[DoubtfulSort, tuple[ColumnElement[Any], ...]] = {
    "confidence": (doubtful.c.confidence, doubtful.c.id),
    "document": (doubtful.c.document_id, doubtful.c.position),
}


def list_doubtful(
    connection: Connection, asked: DoubtfulFilter, paging: Paging, *, sort: DoubtfulSort
) -> Page[ListedDoubtful]:
    """Those that the filter lets through, by default the least confident first."""
    of_documents = _of_documents(asked)
    conditions: list[ColumnElement[bool]] = []
    if asked.reviewed is not None:
        conditions.append(doubtful.c.reviewed.is_(asked.reviewed))
    if of_documents:
        conditions.append(doubtful.c.document_id.in_(select(documents.c.id).where(*of_documents)))
    rows = page_of(connection, doubtful, conditions, _ORDERS[sort], paging)
    belongs = documents_of(connection, rows)
    return Page(
        items=tuple(_listed(row, belongs[row.document_id]) for row in rows),
        total=_total(connection, asked, of_documents),
        page=paging.page,
        size=paging.size,
    )


def _of_documents(asked: DoubtfulFilter) -> Conditions:
    its = documents.c
    equal = {its.sha256: asked.document, its.organisation: asked.organisation}
    return [
        *(column == value for column, value in equal.items() if value is not None),
        *matching(its.searched, asked.search),
    ]


def _total(connection: Connection, asked: DoubtfulFilter, of_documents: Conditions) -> int:
    """Summed over documents, which are fewer."""
    its = documents.c
    number = {None: its.doubtful, False: its.doubtful_open, True: its.doubtful - its.doubtful_open}[asked.reviewed]
    total = connection.execute(select(func.coalesce(func.sum(number), 0)).where(*of_documents, its.doubtful > 0))
    return int(total.scalar_one())


def _listed(row: Row[Any], document: DocumentRef) -> ListedDoubtful:
    figure = DoubtfulRow(
        field=row.field, confidence=row.confidence, detail=unpack_text(row.detail), table=row.table_id, row=row.row,
        column=row.column,
    )  # fmt: skip
    return ListedDoubtful(figure=figure, document=document, reviewed=bool(row.reviewed))
