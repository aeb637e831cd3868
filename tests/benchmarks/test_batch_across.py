"""Checks between documents over outputs of growing size, and a corpus of many names: time and memory.

    pytest -m benchmark -s tests/benchmarks/test_batch_across.py

Five reports of one body, five years of which three speak of the year before, are read once and stand in the output under
as many names as it takes. `GOUJI_BENCH_DOCUMENTS` (1000,4000), `GOUJI_BENCH_KEYS` (50000) and `GOUJI_BENCH_NAMES`
(100000,1000000) ask for other numbers. Memory is what the process grew by at most, as sampled.
"""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pyarrow
import pyarrow.parquet
import pytest

from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from service.batch import joins
from service.batch.across import compare
from service.batch.commits import Ledger
from service.batch.documents import Doc
from service.batch.folder import open_store
from service.batch.names import in_order
from service.batch.nouns import Item
from service.batch.parts import Part
from service.batch.reading import document_rows
from service.batch.tables import SCHEMAS

DOCUMENTS = [int(number) for number in os.environ.get("GOUJI_BENCH_DOCUMENTS", "1000,4000").split(",")]
NAMES = [int(number) for number in os.environ.get("GOUJI_BENCH_NAMES", "100000,1000000").split(",")]
KEYS = [int(number) for number in os.environ.get("GOUJI_BENCH_KEYS", "50000").split(",")]
DUCKDB_MEMORY = "300MB"
"""Less than the batch gives it, so that a million reports do not fit."""
YEARS = range(2019, 2024)
PART = 250
"""Documents."""
SAMPLE_SECONDS = 0.05


@contextmanager
def grown() -> Iterator[list[float]]:
    """Afterwards holds the megabytes by which this process grew at most."""
    process, peak, ended = psutil.Process(), [0.0], threading.Event()
    start = process.memory_info().rss

    def sample() -> None:
        while not ended.wait(SAMPLE_SECONDS):
            peak[0] = max(peak[0], (process.memory_info().rss - start) / 1e6)

    thread = threading.Thread(target=sample, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        ended.set()
        thread.join()


@pytest.mark.benchmark
@pytest.mark.parametrize("count", DOCUMENTS)
def test_reports_held_against_each_other(
    count: int, tmp_path: Path, read: Callable[..., Reading], printed: Callable[..., str]
) -> None:
    texts = {
        year: printed(f"{year}年收到政府信息公开申请50件，比上年增加10件。" if year % 2 else "", year=year)
        for year in YEARS
    }
    kinds = {
        year: document_rows(read(text), RawSource(path="", data=text.encode()), language="zh")
        for year, text in texts.items()
    }
    ledger = Ledger(open_store(str(tmp_path / "out")))
    for start in range(0, count, PART):
        part = Part(ledger.reserve())
        for number in range(start, min(count, start + PART)):
            body, year = f"第{number // len(YEARS)}号水利局", YEARS[number % len(YEARS)]
            rows: dict[str, list[dict[str, Any]]] = {
                **kinds[year], "links": [kinds[year]["links"][0] | {"organisation": body, "body": body}],
            }  # fmt: skip
            path = f"{number // 1000}/{number:08}.txt"
            key = hashlib.sha256(path.encode()).hexdigest()
            part.add(
                Doc(item=Item(path=path, url=path), nth=0, path=path, key=key, size_bytes=1), rows,
                fingerprint="f", attempts=1,
            )  # fmt: skip
        ledger.commit("read", part=part.name, tables=part.stage(ledger.store))
    for what in ("all of them", "none, a second time"):
        begin, cpu = time.perf_counter(), time.process_time()
        with grown() as peak:
            assert compare(ledger)
        seconds, cpu = time.perf_counter() - begin, time.process_time() - cpu
        print(
            f"\n{count} documents, {what}: {seconds:.1f} s, {1000 * cpu / count:.2f} ms of CPU a document, {peak[0]:.0f} MB"
        )
    held = sum(file.stat().st_size for file in (tmp_path / "out" / "links").iterdir())
    records = sum(file.stat().st_size for file in (tmp_path / "out" / "records").iterdir())
    print(
        f"{held / count:.0f} bytes of links a document, {records / count:.0f} of records (alike, so that they pack well)"
    )


def keys(numbers: range, regions: int) -> dict[str, list[Any]]:
    """Rows of `links` without parcels: five years a body, five hundred bodies a region, whose first sums up the others."""
    sha256 = [hashlib.sha256(str(number).encode()).hexdigest() for number in numbers]
    bodies = [(number // len(YEARS) // 500 % regions, number // len(YEARS) % 500) for number in numbers]
    names = [f"第{region}区第{body}号水利局" if body else f"第{region}区" for region, body in bodies]
    same = len(numbers)
    return {
        "sha256": sha256, "path": [f"reports/{number // 1000}/{number:09}.txt" for number in numbers],
        "fingerprint": ["f" * 32] * same, "part": ["p"] * same, "organisation": names, "body": names,
        "year": [YEARS[number % len(YEARS)] for number in numbers],
        "regions": [[f"第{region}区"] if body else [] for region, body in bodies],
        "sums_up": [None if body else f"第{region}区" for region, body in bodies],
        "changes": [number % 2 == 0 for number in numbers], "figures_hash": sha256, "values_hash": sha256,
        "totals": ["x" * 700] * same, "figures": [b""] * same, "own": [None] * same,
    }  # fmt: skip


@pytest.mark.benchmark
@pytest.mark.parametrize("count", KEYS)
def test_keys_joined_in_little_memory(count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joins, "MEMORY", DUCKDB_MEMORY)
    store = open_store(str(tmp_path))
    for start in range(0, count, 50_000):
        columns = keys(range(start, min(count, start + 50_000)), regions=max(1, count // 2500))
        for table in ("links", "records"):
            schema = SCHEMAS[table]
            known = {field.name: columns.get(field.name, [None] * len(columns["sha256"])) for field in schema}
            with store.open_output(f"{table}/{start:09}.parquet") as stream:
                pyarrow.parquet.write_table(pyarrow.table(known, schema=schema), stream)
    cpu = time.process_time()
    with grown() as peak, joins.Joins() as rows:
        rows.load(store, links=store.names("links"), records=store.names("records"))
        planned = rows.plan(heaps=64, language="zh")
        needed = sum(1 for _ in rows.needed())
        parts = sum(len(found) for _, found in rows.jobs(0))
    print(
        f"\n{count} reports joined: {planned} to compare, {needed} to fetch, {parts} of bodies on one heap of 64; "
        f"{1e6 * (time.process_time() - cpu) / count:.0f} µs of CPU a report, {peak[0]:.0f} MB (DuckDB: {DUCKDB_MEMORY})"
    )


@pytest.mark.benchmark
@pytest.mark.parametrize("count", NAMES)
def test_many_names_in_one_folder(count: int) -> None:
    begin = time.perf_counter()
    with grown() as peak:
        found = sum(
            1 for _ in in_order(f"{number * 7919 % count:08}年度政府信息公开工作报告.pdf" for number in range(count))
        )
    assert found == count
    print(f"\n{count} names sorted: {time.perf_counter() - begin:.1f} s, {peak[0]:.0f} MB")
