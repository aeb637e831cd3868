"""Bodies with their years, reports to compare with, and totals of everything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, case, func, select

from service.store.columns import storable, within
from service.store.filters import BodyFilter, BodyRow, BodySort, BodyYear, DocumentRow, Overview, Page, Paging
from service.store.listing import document_row
from service.store.schema import bodies, documents
from service.store.searching import matching
from service.store.sums import missing_years

_ORDERS: Mapping[BodySort, tuple[ColumnElement[Any], ...]] = {
    "organisation": (),
    "-open": (bodies.c.open.desc(),),
    "-contradicted": (bodies.c.contradicted.desc(),),
    "-doubtful": (bodies.c.doubtful_open.desc(),),
    "-missing": (bodies.c.missing.desc(),),
}


def list_bodies(connection: Connection, asked: BodyFilter, paging: Paging, *, sort: BodySort) -> Page[BodyRow]:
    """Those that the filter lets through; equal ones by name."""
    conditions = [bodies.c.body != "", bodies.c.documents > 0, *matching(bodies.c.searched, asked.search)]
    for wanted, number in ((asked.gaps, bodies.c.missing), (asked.open, bodies.c.open)):
        if wanted is not None:
            conditions.append(number > 0 if wanted else number == 0)
    total = connection.execute(select(func.count()).select_from(bodies).where(*conditions)).scalar_one()
    order = (*_ORDERS[sort], bodies.c.organisation, bodies.c.body)
    rows = connection.execute(
        select(bodies).where(*conditions).order_by(*order).limit(paging.size).offset(paging.offset)
    ).all()
    years = _years(connection, [row.body for row in rows])
    return Page(
        items=tuple(_body(row, years.get(row.body, [])) for row in rows),
        total=total,
        page=paging.page,
        size=paging.size,
    )


def others_of(connection: Connection, body: str, years: Sequence[int]) -> tuple[DocumentRow, ...]:
    """Reports of one body for these years, as they were first sent."""
    its = documents.c
    statement = select(documents).where(
        its.body == body, its.year.in_([within(year) for year in years]), its.status == "read"
    )
    return tuple(map(document_row, connection.execute(statement.order_by(its.id))))


def bodies_under(connection: Connection, prefix: str, year: int) -> tuple[DocumentRow, ...]:
    """Reports for this year of all bodies whose name begins so: those of a region."""
    its = documents.c
    begins = storable(prefix)
    # Not LIKE, for which neither database takes an index of this collation with a parameter.
    statement = select(documents).where(
        its.body >= begins, its.body < begins + "\U0010ffff", its.year + 0 == within(year), its.status + "" == "read"
    )  # in forms that no index has: a name's beginning tells more than a year, which SQLite does not see
    return tuple(map(document_row, connection.execute(statement.order_by(its.id))))


def overview(connection: Connection) -> Overview:
    """Summed over bodies and statuses, never over checks."""
    found = connection.execute(select(documents.c.status, func.count()).group_by(documents.c.status))
    by_status = {str(row[0]): int(row[1]) for row in found}
    its = bodies.c
    sums = {"contradicted": its.contradicted, "open": its.open, "doubtful": its.doubtful_open, "reviewed": its.decided,
            "corrections": its.corrections}  # fmt: skip
    named = (its.body != "") & (its.documents > 0)
    row = connection.execute(
        select(
            *(func.coalesce(func.sum(column), 0).label(name) for name, column in sums.items()),
            func.count(case((named, 1))).label("bodies"),
            func.count(case((named & (its.missing > 0), 1))).label("bodies_with_gaps"),
            func.coalesce(func.sum(case((its.body == "", its.documents))), 0).label("unnamed"),
        )
    ).one()
    return Overview(
        documents=sum(by_status.values()),
        read=by_status.get("read", 0),
        waiting=by_status.get("queued", 0) + by_status.get("running", 0),
        failed=by_status.get("failed", 0),
        cancelled=by_status.get("cancelled", 0),
        **{name: int(row._mapping[name]) for name in (*sums, "bodies", "bodies_with_gaps", "unnamed")},
    )


def _years(connection: Connection, names: Sequence[str]) -> dict[str, list[Any]]:
    its = documents.c
    rows: Iterable[Any] = connection.execute(
        select(its.body, its.year, its.sha256, its.status, its.contradicted, its.open, its.doubtful_open)
        .where(its.body.in_(names))
        .order_by(its.year.nulls_first(), its.id)
    )
    found: dict[str, list[Any]] = {}
    for row in rows:
        if row.status == "read":  # asked of the database, SQLite looks through all that are read instead of these few
            found.setdefault(row.body, []).append(row)
    return found


def _body(row: Row[Any], reports: Sequence[Any]) -> BodyRow:
    return BodyRow(
        organisation=row.organisation,
        years=tuple(
            BodyYear(
                year=one.year, sha256=one.sha256, status=one.status, contradicted=one.contradicted, open=one.open,
                doubtful=one.doubtful_open,
            )
            for one in reports
        ),
        missing_years=missing_years({one.year for one in reports if one.year is not None}),
        contradicted=row.contradicted,
        open=row.open,
        doubtful=row.doubtful_open,
    )  # fmt: skip
