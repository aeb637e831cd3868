"""Lists of checks: a million rows, of which a page must be there at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, UnaryExpression, func, select

from service.store.columns import within
from service.store.filters import CheckFilter, CheckSort, Decision, DocumentRef, ListedCheck, Page, Paging
from service.store.listing import Conditions, documents_of, page_of
from service.store.packed import unpack_text
from service.store.results import CheckRow
from service.store.schema import checks, documents, tallies, words
from service.store.searching import matching

COUNT_AT_MOST = 10_000
"""Checks counted one by one for a filter that no tally answers: nobody turns so many pages."""

FEW = 400
"""Documents whose checks are gathered and sorted; of more, checks are walked in their order until a page is full."""

_ORDERS: Mapping[CheckSort, tuple[ColumnElement[Any], ...]] = {
    "-confidence": (checks.c.confidence.desc(), checks.c.id.desc()),
    "confidence": (checks.c.confidence, checks.c.id),
    "document": (checks.c.document_id, checks.c.position),
}


def list_checks(connection: Connection, asked: CheckFilter, paging: Paging, *, sort: CheckSort) -> Page[ListedCheck]:
    """Those that the filter lets through."""
    documents_asked = _of_documents(connection, asked)
    conditions = [*_own(asked), *documents_asked.conditions]
    total, exact = _total(connection, asked, conditions)
    rows = page_of(connection, checks, conditions, documents_asked.order(_ORDERS[sort]), paging)
    return Page(items=listed(connection, rows), total=total, page=paging.page, size=paging.size, exact=exact)


def find_check(connection: Connection, public_id: str) -> ListedCheck | None:
    """The check with this public id; None where there is none."""
    statement = select(checks).where(checks.c.public_id == public_id).order_by(checks.c.id).limit(1)
    found = listed(connection, connection.execute(statement).all())
    return found[0] if found else None


def listed(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[ListedCheck, ...]:
    """The rows with their documents and the words on them."""
    belongs = documents_of(connection, rows)
    said = {row.word_id for row in rows if row.word_id is not None}
    spoken = {row.id: row for row in connection.execute(select(words).where(words.c.id.in_(said)))} if said else {}
    return tuple(_listed(row, belongs[row.document_id], spoken.get(row.word_id)) for row in rows)


def _listed(row: Row[Any], document: DocumentRef, word: Row[Any] | None) -> ListedCheck:
    check = CheckRow(
        id=row.public_id, number=row.number, kind=row.kind, verdict=row.verdict, cause=row.cause,
        confidence=row.confidence, detail=unpack_text(row.detail),
    )  # fmt: skip
    decision = None if word is None else Decision(
        decision=word.after, reason=word.reason, note=word.note, who=word.who, when=word.when, word=word.id
    )  # fmt: skip
    return ListedCheck(check=check, document=document, decision=decision)


def _own(asked: CheckFilter) -> Conditions:
    its = checks.c
    year = None if asked.year is None else within(asked.year)
    equal = {
        its.verdict: asked.verdict, its.kind: asked.kind, its.cause: asked.cause, its.year: year,
        its.reviewed: asked.reviewed,
    }  # fmt: skip
    conditions = [column == value for column, value in equal.items() if value is not None]
    if asked.min_confidence is not None:
        conditions.append(its.confidence >= asked.min_confidence)
    if asked.max_confidence is not None:
        conditions.append(its.confidence <= asked.max_confidence)
    return conditions


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What a filter asks of the checks' documents. `few`: their checks are gathered and sorted, not walked in order."""

    conditions: Conditions = ()
    few: bool = False

    def order(self, columns: Sequence[ColumnElement[Any]]) -> Sequence[ColumnElement[Any]]:
        """The order, for few documents in a form that no index has: neither database's planner sees by itself that
        sorting some hundred rows is quicker than walking a million.
        """
        return columns if not self.few else [_bare(column) for column in columns]


def _bare(column: ColumnElement[Any]) -> ColumnElement[Any]:
    if isinstance(column, UnaryExpression):
        inner: ColumnElement[Any] = column.element
        return (inner + 0).desc()
    return column + 0


def _named(asked: CheckFilter) -> list[ColumnElement[bool]]:
    conditions = [*matching(documents.c.searched, asked.search)]
    if asked.document is not None:
        conditions.append(documents.c.sha256 == asked.document)
    if asked.organisation is not None:
        conditions.append(documents.c.organisation == asked.organisation)
    return conditions


def _of_documents(connection: Connection, asked: CheckFilter) -> _Asked:
    conditions = _named(asked)
    if not conditions:
        return _Asked()
    few = list(connection.execute(select(documents.c.id).where(*conditions).limit(FEW + 1)).scalars())
    if len(few) <= FEW:
        return _Asked(conditions=[checks.c.document_id.in_(few)], few=True)
    # Plus nothing, so that its index is left alone: the checks are walked in their order.
    return _Asked(conditions=[(checks.c.document_id + 0).in_(select(documents.c.id).where(*conditions))])


def _total(connection: Connection, asked: CheckFilter, conditions: Conditions) -> tuple[int, bool]:
    """How many there are, and whether that is all. Summed up from tallies or documents where they can tell."""
    of_documents = (asked.organisation, asked.document, asked.search)
    if asked.min_confidence is None and asked.max_confidence is None:
        if all(value is None for value in of_documents):
            return _tallied(connection, asked), True
        number = _NUMBERS.get((asked.verdict, asked.reviewed))
        if number is not None and asked.kind is None and asked.cause is None:
            return _summed(connection, asked, number), True
    some = select(checks.c.id).where(*conditions).limit(COUNT_AT_MOST + 1).subquery()
    counted = connection.execute(select(func.count()).select_from(some)).scalar_one()
    return min(counted, COUNT_AT_MOST), counted <= COUNT_AT_MOST


_NUMBERS: Mapping[tuple[str | None, bool | None], ColumnElement[int]] = {
    (None, None): documents.c.checks,
    (None, True): documents.c.decided,
    (None, False): documents.c.checks - documents.c.decided,
    ("contradicted", None): documents.c.contradicted,
    ("contradicted", True): documents.c.contradicted - documents.c.open,
    ("contradicted", False): documents.c.open,
}
"""What documents know of their checks, by verdict and whether a reviewer has spoken of them."""


def _summed(connection: Connection, asked: CheckFilter, number: ColumnElement[int]) -> int:
    conditions = _named(asked)
    if asked.year is not None:
        conditions.append(documents.c.year == within(asked.year))
    return int(connection.execute(select(func.coalesce(func.sum(number), 0)).where(*conditions)).scalar_one())


def _tallied(connection: Connection, asked: CheckFilter) -> int:
    its = tallies.c
    year = None if asked.year is None else within(asked.year)
    equal = {
        its.verdict: asked.verdict, its.kind: asked.kind, its.cause: asked.cause, its.year: year,
        its.reviewed: asked.reviewed,
    }  # fmt: skip
    conditions = [column == value for column, value in equal.items() if value is not None]
    total = connection.execute(select(func.coalesce(func.sum(its.checks), 0)).where(*conditions)).scalar_one()
    return int(total)
