"""Lists and records of a store with 20,000 documents of 60 checks each, on both databases; and a long sweep of kills.

`GOUJI_BENCH_DOCUMENTS` and `GOUJI_BENCH_KILLS` say how many others there shall be.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, text

from service.store.filters import BodyFilter, CheckFilter, DocumentFilter, DoubtfulFilter, Paging
from service.store.nouns import NewWord, Upload
from service.store.opening import open_store
from service.store.packed import pack, pack_text
from service.store.results import CheckRow, Facts, Result
from service.store.schema import bodies, checks, documents, doubtful, records, tallies
from service.store.searching import searchable
from service.store.store import Store
from service.store.sums import missing_years

pytestmark = pytest.mark.benchmark

DOCUMENTS = int(os.environ.get("GOUJI_BENCH_DOCUMENTS", "20000"))
KILLS = int(os.environ.get("GOUJI_BENCH_KILLS", "50"))
CHECKS = 60
YEARS = range(2018, 2024)
CALLS = 40
PART = 250
STORE_TESTS = str(Path(__file__).parents[1] / "service" / "store")

PLACES = ("云岭", "青禾", "望江", "石渠", "临泽", "白鹭", "丹霞", "长亭")
OFFICES = ("教育局", "水利局", "财政局", "统计局", "民政局", "卫生健康委员会", "城市管理局", "人民政府")
KINDS = (
    "table-identity",
    "claim-table",
    "claim-parts",
    "claim-ratio",
    "claim-list",
    "claim-claim",
    "claim-change",
    "period",
)
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def filler() -> bytes:
    """Of a record's size, 150 kB, shrinking as one does, to a tenth."""
    cells = [
        {"row": n // 10, "col": n % 10, "text": str(n * 7919 % 1000), "bbox": [n * 1.5, n, n + 20, 9]}
        for n in range(1500)
    ]
    return json.dumps({"cells": cells}).encode()


def organisation(number: int) -> str:
    """One of 3,334 for 20,000 documents."""
    place, office = PLACES[number % 8], OFFICES[number // 8 % 8]
    return f"{place}市第{number // 64}区{office}"


def rows_of(number: int, chance: random.Random, packed: bytes, detail: bytes) -> dict[str, list[dict[str, Any]]]:
    """The rows of one document, which are what `finish` would write of it."""
    sha256 = hashlib.sha256(str(number).encode()).hexdigest()
    body, year = organisation(number // 6), YEARS[number % 6]
    if chance.random() < 0.05:
        year = 2023
    its = []
    for position in range(CHECKS):
        verdict = chance.choices(("supported", "contradicted", "unverifiable"), (50, 2, 8))[0]
        its.append(
            {
                "document_id": number + 1, "position": position, "public_id": f"{sha256[:16]}-{position:012x}",
                "number": f"k{position + 1}", "year": year, "kind": chance.choice(KINDS), "verdict": verdict,
                "cause": chance.choice(("published", "reading", "scope")) if verdict == "contradicted" else None,
                "confidence": round(chance.random(), 3), "reviewed": False, "word_id": None, "detail": detail,
            }
        )  # fmt: skip
    unsure = [
        {
            "document_id": number + 1, "position": position, "field": f"requests.new.{position}", "table_id": "t2",
            "row": 3, "column": position, "confidence": round(chance.random() * 0.9, 3), "reviewed": False,
            "detail": detail,
        }
        for position in range(chance.choice((0, 0, 1, 4)))
    ]  # fmt: skip
    wrong = sum(one["verdict"] == "contradicted" for one in its)
    path, title = f"报告/{year}/{number:06}.docx", f"{body}{year}年政府信息公开工作年度报告"
    document = {
        "id": number + 1, "sha256": sha256, "path": path, "media_type": "text/plain", "size_bytes": 30_000, "pages": 4,
        "title": title, "organisation": body, "body": body, "year": year, "searched": searchable(path, title, body),
        "status": "read", "revision": 1, "added": NOON + timedelta(seconds=number), "read": NOON, "figures": 200,
        "claims": 20, "checks": CHECKS, "contradicted": wrong, "open": wrong, "doubtful": len(unsure),
        "doubtful_open": len(unsure),
    }  # fmt: skip
    record = {"document_id": number + 1, "machine_record": packed, "record": None, "reading": packed}
    return {"documents": [document], "records": [record], "checks": its, "doubtful": unsure}


def fill(store: Store) -> None:
    """All at once, since a benchmark of reading need not wait for 20,000 commits."""
    chance = random.Random(1)
    packed, detail = (
        pack(filler()),
        pack_text(json.dumps({"evidence": [{"text": f"{n}", "span": [n, n]} for n in range(30)]})),
    )
    tally: Counter[tuple[Any, ...]] = Counter()
    its: dict[str, list[dict[str, Any]]] = {}
    tables = {"documents": documents, "records": records, "checks": checks, "doubtful": doubtful}
    for start in range(0, DOCUMENTS, PART):
        made: dict[str, list[dict[str, Any]]] = {name: [] for name in tables}
        for number in range(start, min(start + PART, DOCUMENTS)):
            for name, rows in rows_of(number, chance, packed, detail).items():
                made[name] += rows
        for row in made["checks"]:
            tally[row["year"], row["verdict"], row["kind"], row["cause"] or "", False] += 1
        for row in made["documents"]:
            its.setdefault(row["body"], []).append(row)
        with store._database.engine.begin() as connection:
            for name, table in tables.items():
                connection.execute(insert(table), made[name])
    sums = ("contradicted", "open", "doubtful", "doubtful_open")
    with store._database.engine.begin() as connection:
        names = ("year", "verdict", "kind", "cause", "reviewed")
        connection.execute(
            insert(tallies), [{**dict(zip(names, key, strict=True)), "checks": n} for key, n in tally.items()]
        )
        connection.execute(
            insert(bodies),
            [
                {
                    "body": body, "organisation": body, "searched": searchable(body), "documents": len(rows),
                    "missing": len(missing_years({row["year"] for row in rows})), "decided": 0, "corrections": 0,
                    **{name: sum(row[name] for row in rows) for name in sums},
                }
                for body, rows in its.items()
            ],
        )  # fmt: skip
        if not store._database.is_sqlite:
            connection.execute(text("ANALYZE"))  # as autovacuum does within a minute
            # The rows came with their numbers, and its counters do not know of them.
            connection.execute(
                text("SELECT setval(pg_get_serial_sequence('documents', 'id'), (SELECT max(id) FROM documents))")
            )


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest) -> Iterator[Store]:
    if STORE_TESTS not in sys.path:
        sys.path.insert(0, STORE_TESTS)
    with tempfile.TemporaryDirectory(prefix="gouji-bench-") as name:
        folder = Path(name)
        if request.param == "sqlite":
            with open_store(None, folder) as store:
                yield from _filled(store, request.param)
            return
        from postgres_server import make_database, postgres_server

        with postgres_server() as server, open_store(make_database(server, "bench"), folder) as store:
            yield from _filled(store, request.param)


def _filled(store: Store, name: str) -> Iterator[Store]:
    start = time.perf_counter()
    fill(store)
    print(
        f"\n{name}: {DOCUMENTS} documents, {DOCUMENTS * CHECKS} checks written in {time.perf_counter() - start:.0f} s",
        flush=True,
    )
    yield store


def asked(chance: random.Random) -> dict[str, Callable[[Store], object]]:
    """What a page asks for, with chance in what can differ from call to call."""
    page = Paging(page=chance.randint(1, 20), size=50)
    body = organisation(chance.randrange(DOCUMENTS // 6))
    sha256 = hashlib.sha256(str(chance.randrange(DOCUMENTS)).encode()).hexdigest()
    year = chance.choice(YEARS)
    contradicted = {"verdict": "contradicted"}
    return {
        "overview": lambda store: store.overview(),
        "bodies": lambda store: store.bodies(BodyFilter(), page),
        "bodies, most open first": lambda store: store.bodies(BodyFilter(), page, sort="-open"),
        "bodies with gaps": lambda store: store.bodies(BodyFilter(gaps=True), page),
        "bodies by a part of their name": lambda store: store.bodies(BodyFilter(search=body[1:8]), Paging()),
        "documents": lambda store: store.documents(DocumentFilter(), page),
        "documents, most open first": lambda store: store.documents(DocumentFilter(), page, sort="-open"),
        "documents of a year": lambda store: store.documents(DocumentFilter(year=year), page, sort="organisation"),
        "documents by parts of their name": lambda store: store.documents(DocumentFilter(search=f"{body[:4]} {year}"), Paging()),
        "checks": lambda store: store.checks(CheckFilter(), page),
        "checks, the last page": lambda store: store.checks(CheckFilter(), Paging(page=DOCUMENTS * CHECKS // 50, size=50)),
        "contradictions": lambda store: store.checks(CheckFilter(**contradicted), page),
        "contradictions without a word": lambda store: store.checks(CheckFilter(**contradicted, reviewed=False), page),
        "contradictions by document": lambda store: store.checks(CheckFilter(**contradicted), page, sort="document"),
        "contradictions of a kind": lambda store: store.checks(CheckFilter(**contradicted, kind="claim-table"), page),
        "contradictions of a cause": lambda store: store.checks(CheckFilter(**contradicted, cause="reading"), page),
        "contradictions of a year": lambda store: store.checks(CheckFilter(**contradicted, year=year), page),
        "checks of a year": lambda store: store.checks(CheckFilter(year=year), page),
        "checks of a kind": lambda store: store.checks(CheckFilter(kind="period"), page),
        "checks of a body": lambda store: store.checks(CheckFilter(organisation=body), Paging()),
        "checks of a document": lambda store: store.checks(CheckFilter(document=sha256), Paging(), sort="document"),
        "contradictions by a rare name": lambda store: store.checks(CheckFilter(**contradicted, search=body), Paging()),
        "contradictions by a common name": lambda store: store.checks(CheckFilter(**contradicted, search="市"), page),
        "checks by a common name": lambda store: store.checks(CheckFilter(search=body[:2]), page),
        "checks of some confidence": lambda store: store.checks(CheckFilter(min_confidence=0.4, max_confidence=0.6), page),
        "doubtful figures": lambda store: store.doubtful(DoubtfulFilter(reviewed=False), page),
        "doubtful figures of a body": lambda store: store.doubtful(DoubtfulFilter(organisation=body), Paging()),
        "a document": lambda store: store.document(sha256),
        "a record": lambda store: store.record(sha256),
        "reports of a body": lambda store: store.others_of(body=body, years=YEARS),
        "reports of a region": lambda store: store.bodies_under(body[:3], year=year),
    }  # fmt: skip


class Watch:
    """Milliseconds on the clock, and of this process's CPU: on a machine that does other things too, the first tells of
    those as well. What PostgreSQL itself takes is only on the clock.
    """

    def __init__(self) -> None:
        self.taken: dict[str, list[tuple[float, float]]] = {}

    def timed(self, name: str, act: Callable[[], object]) -> None:
        clock, cpu = time.perf_counter(), time.process_time()
        act()
        took = (time.perf_counter() - clock) * 1000, (time.process_time() - cpu) * 1000
        self.taken.setdefault(name, []).append(took)

    def tell(self) -> None:
        load = os.getloadavg()[0]
        print(f"\n{f'milliseconds, load {load:.1f}':>34}{'p50':>9}{'p95':>9}{'CPU p50':>9}{'p95':>9}")
        for name, times in self.taken.items():
            shown = "".join(
                f"{statistics.median(way):9.1f}{statistics.quantiles(way, n=20)[-1]:9.1f}"
                for way in zip(*times, strict=True)
            )
            print(f"{name:>34}{shown}", flush=True)


def test_lists_and_records(filled: Store) -> None:
    watch = Watch()
    for call in range(CALLS):
        for name, ask in asked(random.Random(call)).items():
            watch.timed(name, partial(ask, filled))
    watch.tell()


def test_writing_into_a_full_store(filled: Store) -> None:
    record = filler()
    watch = Watch()
    for number in range(CALLS):
        data = f"new {number}".encode()
        sha256 = hashlib.sha256(data).hexdigest()
        upload = Upload(path="new.txt", sha256=sha256, media_type=None, size_bytes=len(data), data=data)
        watch.timed("accept", lambda upload=upload: filled.accept([upload]))
        watch.timed("claim", lambda: filled.claim_next("w"))
        its = tuple(
            CheckRow(
                id=f"{sha256[:16]}-{index}", number=f"k{index}", kind=KINDS[index % 8], verdict="supported", cause=None,
                confidence=index / 60, detail=json.dumps({"evidence": [index] * 200}),
            )
            for index in range(CHECKS)
        )  # fmt: skip
        result = Result(
            facts=Facts(title="新", organisation=organisation(number), year=2024),
            record=record,
            reading=record,
            checks=its,
        )
        watch.timed("finish", lambda sha256=sha256, result=result: filled.finish(sha256, result, worker="w"))
        word = NewWord(who="王", document=sha256, kind="check", target=its[0].id, before=None, after="accepted")
        watch.timed("say", lambda word=word: filled.say(word))
    watch.tell()


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_a_long_sweep_of_kills(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(STORE_TESTS)
    from postgres_server import make_database, postgres_server
    from store_killing import sweep

    chance = random.Random(50)
    if database == "sqlite":
        told = sweep(f"sqlite:///{tmp_path / 'gouji.db'}", tmp_path, kills=KILLS, chance=chance)
    else:
        with postgres_server() as server:
            told = sweep(make_database(server, "kills"), tmp_path, kills=KILLS, chance=chance)
    print(f"\n{database}: killed {KILLS} times; acknowledged and found whole: {dict(told.lines)}")
