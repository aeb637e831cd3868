"""Lists of documents, and what all lists share: a page is found in an index first, its rows are fetched after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, func, not_, or_, select

from corpora.document.errors import Failure
from service.store.columns import within
from service.store.filters import DocumentFilter, DocumentRef, DocumentRow, DocumentSort, Page, Paging
from service.store.schema import documents
from service.store.searching import matching

Conditions = Sequence[ColumnElement[bool]]

_ORDERS: Mapping[DocumentSort, tuple[ColumnElement[Any], ...]] = {
    "-added": (documents.c.added.desc(),),
    "added": (documents.c.added,),
    "-read": (documents.c.read.desc().nulls_last(),),
    "-year": (documents.c.year.desc().nulls_last(), documents.c.organisation),
    "year": (documents.c.year.nulls_last(), documents.c.organisation),
    "organisation": (documents.c.organisation.nulls_last(), documents.c.year),
    "title": (documents.c.title.nulls_last(),),
    "path": (documents.c.path,),
    "-contradicted": (documents.c.contradicted.desc(),),
    "-open": (documents.c.open.desc(),),
    "-doubtful": (documents.c.doubtful.desc(),),
}


def list_documents(
    connection: Connection, asked: DocumentFilter, paging: Paging, *, sort: DocumentSort
) -> Page[DocumentRow]:
    """Those that the filter lets through; equal ones in the order of their arrival, with `-` the latest first."""
    conditions = _conditions(asked)
    total = connection.execute(select(func.count()).select_from(documents).where(*conditions)).scalar_one()
    last = documents.c.id.desc() if sort.startswith("-") else documents.c.id
    rows = page_of(connection, documents, conditions, (*_ORDERS[sort], last), paging)
    return Page(items=tuple(map(document_row, rows)), total=total, page=paging.page, size=paging.size)


def page_of(
    connection: Connection, table: Table, conditions: Conditions, order: Sequence[ColumnElement[Any]], paging: Paging
) -> list[Row[Any]]:
    """The rows of one page."""
    ids = list(
        connection.execute(
            select(table.c.id).where(*conditions).order_by(*order).limit(paging.size).offset(paging.offset)
        ).scalars()
    )
    return rows_of(connection, table, ids)


def rows_of(connection: Connection, table: Table, ids: Sequence[int]) -> list[Row[Any]]:
    """Rows by their ids, in that order."""
    if not ids:
        return []
    found = {row.id: row for row in connection.execute(select(table).where(table.c.id.in_(ids)))}
    return [found[one] for one in ids if one in found]


def documents_of(connection: Connection, rows: Sequence[Any]) -> dict[int, DocumentRef]:
    """The documents that rows of another table belong to, by their row's id."""
    ids = sorted({row.document_id for row in rows})
    return {row.id: document_ref(row) for row in rows_of(connection, documents, ids)}


def document_ref(row: Row[Any]) -> DocumentRef:
    """Which document it is."""
    return DocumentRef(sha256=row.sha256, path=row.path, title=row.title, organisation=row.organisation, year=row.year)


def document_row(row: Row[Any]) -> DocumentRow:
    """All that lists show of it."""
    error = Failure(code=row.error_code, message=row.error_message or "") if row.error_code else None
    return DocumentRow(
        sha256=row.sha256, path=row.path, title=row.title, organisation=row.organisation, year=row.year,
        status=row.status, error=error, media_type=row.media_type, size_bytes=row.size_bytes, pages=row.pages,
        body=row.body, revision=row.revision, attempts=row.attempts, added=row.added, read=row.read,
        figures=row.figures, claims=row.claims, checks=row.checks, contradicted=row.contradicted, open=row.open,
        doubtful=row.doubtful, doubtful_open=row.doubtful_open, decided=row.decided, corrections=row.corrections,
    )  # fmt: skip


def _conditions(asked: DocumentFilter) -> Conditions:
    its = documents.c
    year = None if asked.year is None else within(asked.year)
    equal = {its.year: year, its.status: asked.status, its.media_type: asked.media_type}
    conditions = [column == value for column, value in equal.items() if value is not None]
    if asked.organisation is not None:
        spelt_so = documents.alias("spelt_so").c
        conditions.append(its.body.in_(select(spelt_so.body).where(spelt_so.organisation == asked.organisation)))
    if asked.open is not None:
        conditions.append(its.open > 0 if asked.open else its.open == 0)
    if asked.named is not None:
        nameless = or_(its.body.is_(None), its.body == "")
        # Of the status no index: few of all that are read name no body, and the index of bodies finds those.
        conditions += [its.status + "" == "read", not_(nameless) if asked.named else nameless]
    return [*conditions, *matching(its.searched, asked.search)]
