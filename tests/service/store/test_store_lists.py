"""Lists: what they hold, in which order, and that none of them walks through all checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import event, text

from service.store import list_checks
from service.store.filters import (
    BodyFilter,
    CheckFilter,
    DocumentFilter,
    DocumentRow,
    DoubtfulFilter,
    ListedCheck,
    Paging,
)
from service.store.nouns import NewWord
from service.store.opening import open_store
from service.store.results import Result, Revised
from service.store.store import Store

Make = Callable[..., Result]
Read = Callable[..., str]

BODIES = ("云岭市教育局", "云岭市水利局", "Ｙunling 财政局", "100%_局")
VERDICTS = ("supported", "contradicted", "unverifiable")
ANY = CheckFilter()
KINDS = ("claim-table", "table-identity", "period")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(
    request: pytest.FixtureRequest,
    empty_database: Callable[[str, Path], str],
    tmp_path_factory: pytest.TempPathFactory,
    read_into: Read,
    make: Make,
) -> Iterator[Store]:
    """Filled once; tests that take it change nothing."""
    folder = tmp_path_factory.mktemp(request.param)
    with open_store(empty_database(request.param, folder), folder) as store:
        fill(store, partial(read_into, store), make)
        yield store


def fill(store: Store, read: Read, make: Make) -> None:
    """Twelve reports with checks of all sorts, some of them decided; one whose body and year nobody knows."""
    random = Random(3)
    for number in range(13):
        known = {"organisation": BODIES[number % 4], "year": 2019 + 2 * (number // 4)} if number < 12 else {}
        sha256 = read(f"报告{number}", **(known or {"organisation": None, "year": None}), doubtful=number % 3)
        result = make(sha256, **(known or {"organisation": None, "year": None}), doubtful=number % 3)
        checks = tuple(
            replace(
                result.checks[0], id=f"{sha256[:16]}-{index}", number=f"k{index}", kind=random.choice(KINDS),
                verdict=(verdict := random.choice(VERDICTS)), confidence=random.randrange(10) / 10,
                cause=random.choice(("published", "scope")) if verdict == "contradicted" else None,
            )
            for index in range(9)
        )  # fmt: skip
        store.revise([Revised(sha256=sha256, result=replace(result, checks=checks), revision=1)])
        for index in (1, 4):
            store.say(
                NewWord(
                    who="王",
                    document=sha256,
                    kind="check",
                    target=f"{sha256[:16]}-{index}",
                    before=None,
                    after="accepted",
                )
            )


def everything(store: Store, asked: CheckFilter = ANY, **options: Any) -> list[ListedCheck]:
    """All pages, small ones."""
    found: list[ListedCheck] = []
    page = 1
    while True:
        one = store.checks(asked, Paging(page=page, size=20), **options)
        found += one.items
        if not one.items:
            assert one.total == len(found)
            assert one.exact
            return found
        page += 1


ASKED: dict[str, tuple[CheckFilter, Callable[[ListedCheck], bool]]] = {
    "all": (CheckFilter(), lambda _: True),
    "verdict": (CheckFilter(verdict="contradicted"), lambda one: one.check.verdict == "contradicted"),
    "kind": (CheckFilter(kind="period"), lambda one: one.check.kind == "period"),
    "cause": (CheckFilter(cause="scope"), lambda one: one.check.cause == "scope"),
    "year": (CheckFilter(year=2021), lambda one: one.document.year == 2021),
    "reviewed": (CheckFilter(reviewed=True), lambda one: one.decision is not None),
    "open": (
        CheckFilter(verdict="contradicted", reviewed=False),
        lambda one: one.check.verdict == "contradicted" and one.decision is None,
    ),
    "organisation": (CheckFilter(organisation=BODIES[0]), lambda one: one.document.organisation == BODIES[0]),
    "no such organisation": (CheckFilter(organisation="无"), lambda _: False),
    "confidence": (
        CheckFilter(min_confidence=0.3, max_confidence=0.6),
        lambda one: 0.3 <= one.check.confidence <= 0.6,
    ),
    "search": (CheckFilter(search="云岭 水利"), lambda one: one.document.organisation == BODIES[1]),
    "contradictions of a body": (
        CheckFilter(verdict="contradicted", organisation=BODIES[0], year=2021),
        lambda one: (
            one.check.verdict == "contradicted" and one.document.organisation == BODIES[0] and one.document.year == 2021
        ),
    ),
    "open by a name": (
        CheckFilter(verdict="contradicted", reviewed=False, search="云岭"),
        lambda one: (
            one.check.verdict == "contradicted" and one.decision is None and "云岭" in (one.document.organisation or "")
        ),
    ),
    "reviewed by a name": (
        CheckFilter(reviewed=True, search="云岭"),
        lambda one: one.decision is not None and "云岭" in (one.document.organisation or ""),
    ),
    "several": (
        CheckFilter(verdict="supported", kind="claim-table", min_confidence=0.1, search="云岭"),
        lambda one: (
            (one.check.verdict, one.check.kind) == ("supported", "claim-table")
            and one.check.confidence >= 0.1
            and "云岭" in (one.document.organisation or "")
        ),
    ),
}


@pytest.mark.parametrize("few", [0, 400])
def test_checks_that_a_filter_lets_through(filled: Store, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_checks, "FEW", few)
    whole = everything(filled)
    assert len({one.check.id for one in whole}) == len(whole) == 13 * 9
    for name, (asked, fits) in ASKED.items():
        wanted = {one.check.id for one in whole if fits(one)}
        assert {one.check.id for one in everything(filled, asked)} == wanted, name
        assert wanted or name == "no such organisation"


def test_checks_of_one_document_in_the_order_of_its_record(filled: Store) -> None:
    sha256 = filled.documents(DocumentFilter(), Paging()).items[0].sha256
    found = everything(filled, CheckFilter(document=sha256), sort="document")
    assert [one.check.number for one in found] == [f"k{index}" for index in range(9)]


def test_orders_of_checks(filled: Store) -> None:
    down = [one.check.confidence for one in everything(filled)]
    assert down == sorted(down, reverse=True)
    up = [one.check.confidence for one in everything(filled, sort="confidence")]
    assert up == sorted(up)


def test_a_count_stops_where_nobody_turns_pages(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_checks, "COUNT_AT_MOST", 5)
    page = filled.checks(CheckFilter(search="报告", min_confidence=0.0), Paging(size=2))
    assert (page.total, page.exact, len(page.items)) == (5, False, 2)
    page = filled.checks(CheckFilter(), Paging(size=2))
    assert (page.total, page.exact) == (13 * 9, True)


def names(rows: tuple[DocumentRow, ...]) -> list[str]:
    return [row.path for row in rows]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("云岭", 6), ("水利 云岭", 3), ("yunling", 3), ("ＹＵＮ", 3), ("100%_", 3), ("%", 3), ("_", 3), ("1%0", 0),
        ("报告1.txt", 1), ("年度报告", 13), ("", 13), ("  ", 13), ("\0", 0), ("\\", 0), ("x" * 5000, 0),
    ],
)  # fmt: skip
def test_documents_found_by_parts_of_their_names(filled: Store, search: str, found: int) -> None:
    assert filled.documents(DocumentFilter(search=search), Paging()).total == found
    assert len(filled.documents(DocumentFilter(search=search), Paging()).items) == found


def test_documents_by_other_things(filled: Store) -> None:
    for asked, found in (
        (DocumentFilter(organisation=BODIES[0]), 3),
        (DocumentFilter(year=2019), 4),
        (DocumentFilter(status="read"), 13),
        (DocumentFilter(status="queued"), 0),
        (DocumentFilter(media_type="text/plain", year=2021), 4),
    ):
        assert filled.documents(asked, Paging()).total == found
    rows = filled.documents(DocumentFilter(open=True), Paging(size=200)).items
    assert rows
    assert all(row.open for row in rows)
    assert len(rows) + filled.documents(DocumentFilter(open=False), Paging()).total == 13


def test_orders_of_documents(filled: Store) -> None:
    whole = filled.documents(DocumentFilter(), Paging(size=200), sort="added").items
    assert names(whole) == [f"报告{number}.txt" for number in range(13)]
    assert filled.documents(DocumentFilter(), Paging(size=200)).items == whole[::-1]
    assert filled.documents(DocumentFilter(), Paging(size=5, page=2), sort="added").items == whole[5:10]
    years = [row.year for row in filled.documents(DocumentFilter(), Paging(), sort="-year").items]
    assert years == [2023] * 4 + [2021] * 4 + [2019] * 4 + [None]
    for sort in ("year", "organisation", "title", "path", "-contradicted", "-open", "-doubtful", "-read"):
        rows = filled.documents(DocumentFilter(), Paging(), sort=sort).items  # type: ignore[arg-type]
        assert sorted(names(rows)) == sorted(names(whole))
    opens = [row.open for row in filled.documents(DocumentFilter(), Paging(), sort="-open").items]
    assert opens == sorted(opens, reverse=True)


def test_bodies_with_their_years_and_gaps(filled: Store) -> None:
    page = filled.bodies(BodyFilter(), Paging())
    assert [body.organisation for body in page.items] == sorted(BODIES)
    assert page.total == 4
    assert [year.year for year in page.items[0].years] == [2019, 2021, 2023]
    assert page.items[0].missing_years == (2020, 2022)
    assert filled.bodies(BodyFilter(search="财政"), Paging()).total == 1
    opened = filled.bodies(BodyFilter(), Paging(), sort="-open").items
    assert [body.open for body in opened] == sorted((body.open for body in opened), reverse=True)
    assert all(body.open == sum(year.open for year in body.years) for body in opened)
    assert filled.bodies(BodyFilter(open=True), Paging()).total == sum(body.open > 0 for body in opened)


def test_documents_that_name_no_body_are_counted_and_listed(filled: Store) -> None:
    page = filled.documents(DocumentFilter(named=False), Paging())
    assert [row.path for row in page.items] == ["报告12.txt"]
    assert filled.overview().unnamed == page.total == 1
    assert filled.documents(DocumentFilter(named=True), Paging()).total == 12


def test_a_gap_closes_when_its_report_comes(store: Store, read: Read) -> None:
    for year in (2020, 2023):
        read(f"甲{year}", organisation="甲局", year=year)
        read(f"乙{year}", organisation="乙局", year=year)
    read("丙", organisation="丙局", year=1223)
    for year in (2021, 2022):
        read(f"甲{year}", organisation="甲局", year=year)
    gaps = {wanted: store.bodies(BodyFilter(gaps=wanted), Paging()).items for wanted in (True, False)}
    assert [body.organisation for body in gaps[True]] == ["乙局"]
    assert [body.organisation for body in gaps[False]] == ["丙局", "甲局"]
    totals = store.overview()
    assert (totals.bodies, totals.bodies_with_gaps, totals.documents, totals.read) == (3, 1, 7, 7)


def test_totals_are_sums_of_what_is_listed(filled: Store) -> None:
    totals = filled.overview()
    checks = everything(filled)
    contradicted = [one for one in checks if one.check.verdict == "contradicted"]
    assert totals.contradicted == len(contradicted)
    assert totals.open == sum(one.decision is None for one in contradicted)
    assert totals.reviewed == sum(one.decision is not None for one in checks) == 26
    assert totals.doubtful == filled.doubtful(DoubtfulFilter(), Paging()).total == 12


def test_a_body_that_a_correction_renames_leaves_its_old_name(store: Store, read: Read, make: Make) -> None:
    sha256 = read("甲", organisation="旧局")
    store.revise([Revised(sha256=sha256, result=make(sha256, organisation="新局"), revision=1)])
    assert [body.organisation for body in store.bodies(BodyFilter(), Paging()).items] == ["新局"]
    assert store.overview().bodies == 1


def test_spellings_of_one_body_are_one_body_under_its_latest_name(store: Store, read: Read, make: Make) -> None:
    for year, name in ((2022, "云岭市人民政府"), (2023, "云岭市政府")):
        sha256 = read(name, organisation=name, year=year)
        result = make(sha256, organisation=name, year=year)
        store.revise(
            [Revised(sha256=sha256, result=replace(result, facts=replace(result.facts, body="云岭市")), revision=1)]
        )
    (body,) = store.bodies(BodyFilter(), Paging()).items
    assert body.organisation == "云岭市政府"
    assert [year.year for year in body.years] == [2022, 2023]
    assert [one.year for one in store.others_of(body="云岭市", years=(2022, 2024))] == [2022]
    assert len(store.bodies_under("云岭", year=2023)) == 1
    assert store.bodies_under("云岭%", year=2023) == ()


def test_doubtful_figures_least_confident_first(filled: Store) -> None:
    page = filled.doubtful(DoubtfulFilter(), Paging())
    scores = [one.figure.confidence for one in page.items]
    assert scores == sorted(scores)
    one = page.items[0]
    its = filled.doubtful(DoubtfulFilter(document=one.document.sha256), Paging())
    assert its.total == len(its.items) > 0
    of_body = filled.doubtful(DoubtfulFilter(organisation=one.document.organisation), Paging())
    assert of_body.total == len(of_body.items) >= its.total


@contextmanager
def statements(store: Store) -> Iterator[list[tuple[str, Any]]]:
    """What the store asks its database inside the block."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, values: Any, *_rest: object) -> None:
        asked.append((statement, values))

    engine = store._database.engine
    event.listen(engine, "before_cursor_execute", note)
    yield asked
    event.remove(engine, "before_cursor_execute", note)


LISTS: dict[str, Callable[[Store], object]] = {
    **{
        name: lambda store, asked=asked: store.checks(asked, Paging(page=2))
        for name, (asked, _) in ASKED.items()
    },
    "open, up": lambda store: store.checks(CheckFilter(verdict="contradicted", reviewed=False), Paging(), sort="confidence"),
    "contradictions by document": lambda store: store.checks(
        CheckFilter(verdict="contradicted"), Paging(), sort="document"
    ),
    "a check": lambda store: store.check("x"),
    "doubtful": lambda store: store.doubtful(DoubtfulFilter(reviewed=False), Paging()),
    "bodies": lambda store: store.bodies(BodyFilter(), Paging()),
    "overview": lambda store: store.overview(),
}  # fmt: skip
WITHOUT_SORTING = {"all", "verdict", "kind", "year", "open", "open, up", "confidence", "contradictions by document"}


@pytest.mark.parametrize("name", LISTS)
def test_no_list_walks_through_all_checks(filled: Store, name: str) -> None:
    with statements(filled) as asked:
        LISTS[name](filled)
    explain = _explain_sqlite if filled._database.is_sqlite else _explain_postgresql
    plans = [plan for statement, values in asked for plan in explain(filled, statement, values) if "checks" in plan]
    assert plans or name in ("doubtful", "bodies", "overview", "no such organisation")
    for plan in plans:
        assert "SCAN checks\n" not in plan + "\n", (name, plan)
        assert "Seq Scan on checks" not in plan, (name, plan)
        if name in WITHOUT_SORTING:
            assert "TEMP B-TREE" not in plan, (name, plan)
            assert "Sort" not in plan, (name, plan)


def _explain_sqlite(store: Store, statement: str, values: Any) -> list[str]:
    if not statement.startswith("SELECT"):
        return []
    with store._database.read() as connection:
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    return ["\n".join(str(row[3]) for row in rows)]


def _explain_postgresql(store: Store, statement: str, values: Any) -> list[str]:
    if not statement.startswith("SELECT"):
        return []
    with store._database.read() as connection:
        # With a hundred rows it would read them all: what is asked here is what it could do with a million.
        for way in ("enable_seqscan", "enable_sort", "enable_bitmapscan"):
            connection.execute(text(f"SET LOCAL {way} = off"))
        return ["\n".join(row[0] for row in connection.exec_driver_sql(f"EXPLAIN {statement}", values))]


def test_reports_of_a_body_are_found_by_any_of_its_spellings(store: Store, read: Read, make: Make) -> None:
    for number, name in enumerate(("云岭市人民政府", "云岭市人民政府办公室", "云岭市教育局")):
        sha256 = read(f"{number}", organisation=name, year=2020 + number)
        body = "云岭市" if name != "云岭市教育局" else name
        result = make(sha256, organisation=name, year=2020 + number)
        revised = Revised(sha256=sha256, result=replace(result, facts=replace(result.facts, body=body)), revision=1)
        store.revise([revised])
    for name in ("云岭市人民政府", "云岭市人民政府办公室"):
        found = store.documents(DocumentFilter(organisation=name), Paging(), sort="year").items
        assert [one.year for one in found] == [2020, 2021]
    assert store.documents(DocumentFilter(organisation="云岭市"), Paging()).items == ()
