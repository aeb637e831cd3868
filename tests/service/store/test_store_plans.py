"""SQLite finds the documents of a few bodies by their names, and does not look through all that are read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from service.store.filters import BodyFilter, DocumentFilter, Paging
from service.store.nouns import Upload
from service.store.opening import open_store
from service.store.results import Facts, Result
from service.store.store import Store

PLACE = "云岭市"
BODIES = 40
"""As on a page of the list: of a handful SQLite takes the right way by itself."""
WORKER = "test"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(None, tmp_path) as opened:
        for number in range(BODIES):
            data = str(number).encode()
            sha256 = hashlib.sha256(data).hexdigest()
            opened.accept([Upload(path="a.txt", sha256=sha256, media_type=None, size_bytes=len(data), data=data)])
            assert opened.claim_next(WORKER)
            facts = Facts(title=None, organisation=f"{PLACE}{number:02}局", year=2023)
            opened.finish(sha256, Result(facts=facts, record=b"{}"), worker=WORKER)
        yield opened


@pytest.mark.parametrize(
    "ask",
    [
        lambda store: store.bodies(BodyFilter(), Paging()).items,
        lambda store: store.bodies_under(PLACE, year=2023),
        lambda store: store.others_of(body=f"{PLACE}00局", years=[2022, 2023]),
        lambda store: store.documents(DocumentFilter(named=False), Paging()).size,
    ],
    ids=["bodies", "bodies_under", "others_of", "nameless"],
)
def test_documents_are_found_by_the_name_of_their_body_or_its_absence(
    store: Store, ask: Callable[[Store], Any]
) -> None:
    said: list[tuple[str, Any]] = []
    event.listen(
        store._database.engine, "before_cursor_execute",
        lambda connection, cursor, statement, parameters, context, many: said.append((statement, parameters)),
    )  # fmt: skip
    assert ask(store)
    plans = []
    with store._database.read() as connection:
        for statement, parameters in said.copy():
            if "FROM documents" in statement:
                rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
                plans.append(" ".join(str(row[3]) for row in rows))
    assert plans
    assert all("ix_documents_body_year" in plan for plan in plans), plans
