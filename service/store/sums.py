"""Counts that lists and totals need, kept in step with the rows that they count, in the same transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Row, and_, case, func, select, update

from service.store.schema import bodies, checks, documents, doubtful, tallies, withdrawals, words
from service.store.searching import searchable
from service.store.upsert import add_to

Sort = tuple[int, str, str, str, bool]
"""Year, verdict, kind, cause, reviewed: the key of `tallies`."""

BODY_SUMS = ("documents", "contradicted", "open", "doubtful", "doubtful_open", "decided", "corrections")

YEARS = range(1980, 2101)
"""Years in which a gap is told: a misread 1223 must not make eight hundred of them."""


@contextmanager
def accounted(connection: Connection, document: Row[Any]) -> Iterator[None]:
    """Whatever is changed of this document's checks, figures, words and facts inside the block, all counts follow.

    `document` is its row as it was locked before the change.
    """
    before = _tally(connection, document.id) if document.checks else Counter()
    yield
    after = _tally(connection, document.id)
    _count(connection, document.id, after)
    for sort in sorted(before.keys() | after.keys()):
        if after[sort] != before[sort]:
            _add_tally(connection, sort, after[sort] - before[sort])
    now = connection.execute(select(documents).where(documents.c.id == document.id)).one()
    _move_body(connection, document, now)


def missing_years(years: set[int]) -> tuple[int, ...]:
    """Those between the first and the last that are not among them."""
    told = sorted(year for year in years if year in YEARS)
    return tuple(year for year in range(told[0], told[-1]) if year not in years) if told else ()


def _tally(connection: Connection, document_id: int) -> Counter[Sort]:
    sort = (
        func.coalesce(checks.c.year, 0), checks.c.verdict, checks.c.kind, func.coalesce(checks.c.cause, ""),
        checks.c.reviewed,
    )  # fmt: skip
    found = connection.execute(select(*sort, func.count()).where(checks.c.document_id == document_id).group_by(*sort))
    return Counter({(row[0], row[1], row[2], row[3], bool(row[4])): row[5] for row in found})


def _add_tally(connection: Connection, sort: Sort, number: int) -> None:
    key = dict(zip(("year", "verdict", "kind", "cause", "reviewed"), sort, strict=True))
    add_to(connection, tallies, key, {"checks": number})


def _count(connection: Connection, document_id: int, tally: Counter[Sort]) -> None:
    figures = connection.execute(
        select(func.count(), func.count(case((doubtful.c.reviewed.is_(False), 1)))).where(
            doubtful.c.document_id == document_id
        )
    ).one()
    corrections = connection.execute(
        select(func.count())
        .select_from(words.outerjoin(withdrawals))
        .where(words.c.document_id == document_id, words.c.kind != "check", withdrawals.c.word_id.is_(None))
    ).scalar_one()
    contradicted = Counter({sort: number for sort, number in tally.items() if sort[1] == "contradicted"})
    connection.execute(
        update(documents)
        .where(documents.c.id == document_id)
        .values(
            checks=tally.total(),
            contradicted=contradicted.total(),
            open=sum(number for sort, number in contradicted.items() if not sort[4]),
            decided=sum(number for sort, number in tally.items() if sort[4]),
            doubtful=figures[0],
            doubtful_open=figures[1],
            corrections=corrections,
        )
    )


def _move_body(connection: Connection, before: Row[Any], after: Row[Any]) -> None:
    moved: dict[str, Counter[str]] = {}
    for row, sign in ((before, -1), (after, 1)):
        if row.status == "read":
            sums = moved.setdefault(_body(row), Counter())
            for name in BODY_SUMS:
                sums[name] += sign * _part(row, name)
    for body, sums in sorted(moved.items()):
        name = after.organisation or "" if body == _body(after) else body
        add_to(connection, bodies, {"body": body}, sums, organisation=name, searched=searchable(name), missing=0)
        if body and _is_named_anew(before, after):
            _name_body(connection, body)


def _is_named_anew(before: Row[Any], after: Row[Any]) -> bool:
    asked = ("status", "body", "organisation", "year")
    return any(before._mapping[name] != after._mapping[name] for name in asked)


def _name_body(connection: Connection, body: str) -> None:
    """Sets what no sum tells: the name and the number of missing years."""
    its = and_(documents.c.body == body, documents.c.status == "read")
    latest = connection.execute(
        select(documents.c.organisation).where(its).order_by(documents.c.year.desc(), documents.c.id.desc()).limit(1)
    ).scalar()
    if latest is None:
        connection.execute(bodies.delete().where(bodies.c.body == body))
        return
    years = connection.execute(select(documents.c.year).where(its, documents.c.year.is_not(None)).distinct())
    missing = len(missing_years(set(years.scalars())))
    connection.execute(
        update(bodies)
        .where(bodies.c.body == body)
        .values(organisation=latest, searched=searchable(latest), missing=missing)
    )


def _body(row: Row[Any]) -> str:
    return str(row.body or "")


def _part(row: Row[Any], name: str) -> int:
    return 1 if name == "documents" else int(row._mapping[name])
