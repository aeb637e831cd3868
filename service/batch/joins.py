"""Who is to be held against whom, found by DuckDB among the keys of all reports: on disk, whatever their number.

Only names, years and hashes are joined here. The reports themselves are fetched afterwards, for those that need it.
"""

from __future__ import annotations

import hashlib
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from types import TracebackType
from typing import Any, Final

import duckdb
import pyarrow as arrow
import pyarrow.parquet

from service.batch.folder import Store
from service.batch.partners import Partners, Report, in_path_order, partners

MEMORY: Final = "1GB"
"""For DuckDB; beyond it, it sorts and joins on disk."""

THREADS: Final = 2
"""Each takes its share of that memory when it sorts; on a machine of many cores it would be too small."""

CROWD: Final = 20_000
"""Reports under one name beyond which it is no body's: something else was read as one. They are held against nobody,
and no heap is larger than some 160 MB.
"""

VERSION: Final = "1"
"""Of the rules by which reports are held against each other: another one has all of them compared anew."""

_BATCH_ROWS: Final = 10_000
_FILE_BITS: Final = 32
"""A report's id is the number of its file among those of `links`, and its row there."""

_NAMES: Final = ("sha256", "path", "fingerprint", "part")
_PLAIN: Final = ("organisation", "year", "body", "sums_up", "changes", "figures_hash", "values_hash", "totals")

_TABLES: Final = """
CREATE TABLE keys (
    id BIGINT, sha256 VARCHAR, path VARCHAR, part VARCHAR, ord VARCHAR, known_by VARCHAR, organisation VARCHAR,
    year BIGINT, body VARCHAR, sums_up VARCHAR, changes BOOLEAN, figures_hash VARCHAR, values_hash VARCHAR,
    totals VARCHAR, regions VARCHAR[]
);
CREATE TABLE records (sha256 VARCHAR, part VARCHAR, compared VARCHAR, file BIGINT);
CREATE TABLE said (sha256 VARCHAR, file BIGINT);
CREATE TABLE work (id BIGINT, before BIGINT, after BIGINT, has_parts BOOLEAN, signature VARCHAR, heap BIGINT);
"""
_JOINED: Final = """
CREATE TABLE crowds AS SELECT body FROM keys GROUP BY body HAVING count(*) > {crowd};
CREATE TABLE live AS
    SELECT keys.*, records.compared, records.file FROM keys
    JOIN records USING (sha256, part) ANTI JOIN crowds USING (body);
CREATE TABLE parts AS
    WITH regions AS (SELECT DISTINCT sums_up, year FROM live WHERE sums_up IS NOT NULL),
    firsts AS (SELECT body, year, min(ord) AS first_ord FROM live GROUP BY body, year),
    bodies AS (SELECT * EXCLUDE (regions), unnest(regions) AS region FROM live WHERE len(regions) > 0),
    near AS (SELECT bodies.* FROM bodies SEMI JOIN regions ON region = regions.sums_up AND bodies.year = regions.year)
    SELECT whole.id AS whole, near.id, near.organisation, near.figures_hash, near.known_by,
        row_number() OVER (PARTITION BY whole.id ORDER BY first_ord, near.ord) AS nth
    FROM live AS whole
    JOIN near ON near.region = whole.sums_up AND near.year = whole.year AND near.body <> whole.body
    JOIN firsts ON firsts.body = near.body AND firsts.year = near.year;
CREATE TABLE wholes AS
    SELECT whole, md5(string_agg(known_by, ' ' ORDER BY nth)) AS digest FROM parts GROUP BY whole
    HAVING count(DISTINCT organisation || ' ' || figures_hash) = count(DISTINCT organisation);
"""
_BODIES: Final = """
SELECT body, live.id, ord, year, changes OR sums_up IS NOT NULL, values_hash, known_by, compared, digest
FROM live LEFT JOIN wholes ON wholes.whole = live.id ORDER BY body
"""
_NEEDED: Final = """
SELECT id, any_value(heap), bool_or(own) FROM (
    SELECT id, heap, true AS own FROM work
    UNION ALL SELECT before, heap, false FROM work WHERE before IS NOT NULL
    UNION ALL SELECT after, heap, false FROM work WHERE after IS NOT NULL
) GROUP BY id ORDER BY id
"""
_WORK: Final = """
WITH wanted AS (SELECT work.*, live.sha256, live.file FROM work JOIN live USING (id) WHERE heap = ?),
places AS (SELECT sha256, list(DISTINCT file) AS files FROM said SEMI JOIN wanted USING (sha256) GROUP BY sha256)
SELECT id, before, after, signature, sha256, wanted.file, coalesce(files, [])
FROM wanted LEFT JOIN places USING (sha256) ORDER BY id
"""
_SAID: Final = """
INSERT INTO said SELECT sha256, file FROM batch SEMI JOIN (SELECT sha256 FROM work JOIN live USING (id)) USING (sha256)
"""
_PARTS: Final = """
SELECT work.id, live.path, live.sha256, live.organisation, live.year, live.totals
FROM work JOIN parts ON parts.whole = work.id JOIN live ON live.id = parts.id
WHERE heap = ? AND has_parts ORDER BY work.id, nth
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A report that is fetched: `row` of the file `file` of `links`; `own` is it itself compared, or only a partner?"""

    id: int
    heap: int
    own: bool

    @property
    def file(self) -> int:
        """Its number among the files of `links`."""
        return self.id >> _FILE_BITS

    @property
    def row(self) -> int:
        """Its row there."""
        return self.id & ((1 << _FILE_BITS) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A report to be compared anew: with which others, and what is noted then. `file` of `records` holds its row, those
    of `checks` in `said_in` its checks.
    """

    id: int
    before: int | None
    after: int | None
    signature: str | None
    sha256: str
    file: int
    said_in: tuple[int, ...]


class Joins:
    """The keys of a corpus. Its tables lie in a folder that is gone when it is closed."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="gouji-")
        place = Path(self._folder.name)
        self._rows = duckdb.connect(
            str(place / "keys.duckdb"),
            config={
                "memory_limit": MEMORY,
                "threads": THREADS,
                "temp_directory": str(place / "spilled"),
                "preserve_insertion_order": False,
            },
        )
        self._rows.execute(_TABLES)

    def __enter__(self) -> Joins:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._rows.close()
        self._folder.cleanup()

    def load(self, store: Store, *, links: list[str], records: list[str]) -> int:
        """The keys in those files; how many reports can be held against others."""
        for file, name in enumerate(links):
            row = file << _FILE_BITS
            for batch in _batches(store, name, [*_NAMES, *_PLAIN, "regions"]):
                self._insert("keys", _keys(batch, first=row))
                row += batch.num_rows
        for file, name in enumerate(records):
            for batch in _batches(store, name, ["sha256", "part", "compared"]):
                self._insert("records", {**batch.to_pydict(), "file": [file] * batch.num_rows})
        self._rows.execute(_JOINED.format(crowd=CROWD))
        ((count,),) = self._rows.execute("SELECT count(*) FROM live").fetchall()
        return int(count)

    def plan(self, *, heaps: int, language: str) -> int:
        """Notes the reports that are to be compared anew; how many. Reports of one body go on one heap."""
        count = 0
        jobs = self._jobs(heaps=heaps, language=language)
        while some := list(islice(jobs, _BATCH_ROWS)):
            self._insert("work", {name: [job[name] for job in some] for name in some[0]})
            count += len(some)
        return count

    def locate(self, store: Store, *, checks: list[str]) -> None:
        """Finds the files of `checks` that speak of the reports that are to be compared."""
        for file, name in enumerate(checks):
            for batch in _batches(store, name, ["sha256"]):
                found = batch.column(0).unique()
                self._rows.register("batch", arrow.table({"sha256": found, "file": [file] * len(found)}))
                self._rows.execute(_SAID)
                self._rows.unregister("batch")

    def needed(self) -> Iterator[Need]:
        """Reports to be fetched, in the order of `links`."""
        for row_id, heap, own in self._stream(_NEEDED):
            yield Need(id=row_id, heap=heap, own=own)

    def jobs(self, heap: int) -> Iterator[tuple[Job, list[dict[str, Any]]]]:
        """What is to be compared, each with the reports of the bodies that it sums up, in the order of their paths."""
        parts = groupby(self._stream(_PARTS, heap), key=lambda row: row[0])
        whole, rows = next(parts, (None, iter(())))
        for row_id, before, after, signature, sha256, file, said_in in self._stream(_WORK, heap):
            named: list[dict[str, Any]] = []
            if row_id == whole:
                names = ("path", "sha256", "organisation", "year", "totals")
                named = [dict(zip(names, row[1:], strict=True)) for row in rows]
                whole, rows = next(parts, (None, iter(())))
            job = Job(
                id=row_id, before=before, after=after, signature=signature, sha256=sha256, file=file,
                said_in=tuple(said_in),
            )  # fmt: skip
            yield job, named

    def _jobs(self, *, heaps: int, language: str) -> Iterator[dict[str, Any]]:
        for body, rows in groupby(self._stream(_BODIES), key=lambda row: row[0]):
            found = list(rows)
            noted = {row[1]: (row[7], row[8]) for row in found}
            reports = [
                Report(id=row[1], order=row[2], year=row[3], waits=row[4], values=row[5], known_by=row[6])
                for row in found
            ]
            for report, chosen in partners(reports):
                compared, digest = noted[report.id]
                signature = _noted(chosen, digest, language=language)
                if signature != compared:
                    yield {
                        "id": report.id,
                        "before": chosen.before and chosen.before.id,
                        "after": chosen.after and chosen.after.id,
                        "has_parts": digest is not None,
                        "signature": signature,
                        "heap": zlib.crc32(body.encode()) % heaps,
                    }

    def _insert(self, table: str, columns: dict[str, list[Any]]) -> None:
        kinds = self._rows.sql(f"SELECT * FROM {table} LIMIT 0").to_arrow_table().schema
        batch = arrow.table({name: arrow.array(columns[name], kinds.field(name).type) for name in kinds.names})
        self._rows.register("batch", batch)
        self._rows.execute(f"INSERT INTO {table} SELECT * FROM batch")
        self._rows.unregister("batch")

    def _stream(self, question: str, *values: object) -> Iterator[tuple[Any, ...]]:
        answer = self._rows.cursor().execute(question, values)
        while rows := answer.fetchmany(1000):
            yield from rows


def _batches(store: Store, name: str, columns: list[str]) -> Iterator[Any]:
    with store.open_input(name) as stream:
        yield from pyarrow.parquet.ParquetFile(stream).iter_batches(_BATCH_ROWS, columns=columns)


def _keys(batch: Any, *, first: int) -> dict[str, list[Any]]:
    columns = batch.to_pydict()
    names: Iterable[tuple[str, ...]] = zip(*(columns[name] for name in ("sha256", "path", "fingerprint")), strict=True)
    return {
        **columns,
        "id": list(range(first, first + batch.num_rows)),
        "ord": [in_path_order(path) for path in columns["path"]],
        "known_by": [_signature(row) for row in names],
    }


def _noted(chosen: Partners, digest: str | None, *, language: str) -> str | None:
    """What is remembered of a comparison; None of one with nobody."""
    known_by = [one.known_by if one else "" for one in (chosen.before, chosen.after)]
    return _signature([VERSION, language, *known_by, digest or ""]) if any(known_by) or digest else None


def _signature(words: Iterable[str]) -> str:
    return hashlib.sha256("\x01".join(words).encode()).hexdigest()[:32]
