"""Checks between documents, when all are read: each report beside last year's, next year's, and those of its bodies.

What they say replaces what was said without the others: in the record's JSON, in its counts and in the table `checks`,
by one commit for all, so that a batch ends with what `gouji check` says of the same folder. `records.compared` notes
with whom a report was compared: it is compared anew when that has changed, and a run that was stopped goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any, Final

import pyarrow.parquet

from corpora.document.figure import Figure
from corpora.document.reading import Reading
from service.batch.commits import Ledger
from service.batch.joins import Job, Joins, Need
from service.batch.links import figures_of, light_reading, totals_of
from service.batch.revising import NOT_COMPARED, Revised, Reviser
from service.batch.spill import Spill
from service.between_reports import compare_with_next_year, compare_with_others
from service.export.record import to_record

ROW_BYTES: Final = 8_000
"""Of a fetched row of `links` on its heap, about."""
FOUND_BYTES: Final = 8_000
"""The same of what was found."""

_FETCHED: Final = ("sha256", "path", "organisation", "year", "figures", "own")

Stop = Callable[[], bool]
Row = dict[str, Any]


def compare(ledger: Ledger, *, language: str = "zh", stop: Stop = lambda: False) -> bool:
    """Compares the reports of an output whose overtaken rows have gone (see `compact`). Whether it came to the end; if
    not, a later call goes on.

    Raises:
        OSError: the output cannot be written, or this machine's disk is full. What was committed stays.
    """
    links, records, checks = ledger.files("links"), ledger.files("records"), ledger.files("checks")
    with Joins() as joins:
        count = joins.load(ledger.store, links=links, records=records)
        with Spill(expected_bytes=count * ROW_BYTES) as fetched:
            planned = joins.plan(heaps=fetched.heaps, language=language)
            if not planned:
                return True
            joins.locate(ledger.store, checks=checks)
            if any(stop() for _ in _fetch(ledger, links, joins.needed(), fetched)):
                return False
            with Spill(expected_bytes=planned * FOUND_BYTES) as found:
                per_heap = -(-len(records) // found.heaps)
                for heap in range(fetched.heaps):
                    if stop():
                        return False
                    for job, revised in _compared(joins, fetched, heap, language=language):
                        found.add(job.file // per_heap, (job, revised))
                reviser = Reviser(ledger)
                return all(
                    not stop() and reviser.revise(_by_file(found, heap, records, checks), stop=stop)
                    for heap in range(found.heaps)
                )


def _fetch(ledger: Ledger, links: list[str], needed: Iterator[Need], fetched: Spill) -> Iterator[int]:
    """Puts the reports on their heaps, reading each file once; the number of each file that is done with."""
    for file, needs in groupby(needed, key=lambda need: need.file):
        wanted = {need.row: need for need in needs}
        with ledger.store.open_input(links[file]) as stream:
            for row, values in _rows(pyarrow.parquet.ParquetFile(stream), wanted):
                need = wanted[row]
                fetched.add(need.heap, (need.id, values if need.own else values | {"own": None}))
        yield file


def _rows(file: Any, wanted: dict[int, Need]) -> Iterator[tuple[int, Row]]:
    """The wanted rows, with their numbers; row groups without any are not read."""
    start = 0
    for group in range(file.num_row_groups):
        end = start + file.metadata.row_group(group).num_rows
        rows = [row for row in range(start, end) if row in wanted]
        if rows:
            table = file.read_row_group(group, columns=list(_FETCHED)).take([row - start for row in rows])
            yield from zip(rows, table.to_pylist(), strict=True)
        start = end


def _compared(joins: Joins, fetched: Spill, heap: int, *, language: str) -> Iterator[tuple[Job, Revised]]:
    """Each job of a heap with what it ends with."""
    rows: dict[int, Row] = dict(fetched.rows(heap))
    for job, parts in joins.jobs(heap):
        try:
            checks = _checks(rows, job, parts, language=language)
        except Exception as error:  # noqa: BLE001 - our own defect costs this comparison, which says so, and no other
            yield job, Revised(compared=job.signature, checks=None, warning=f"{NOT_COMPARED} {type(error).__name__}")
        else:
            yield job, Revised(compared=job.signature, checks=checks)


def _checks(rows: dict[int, Row], job: Job, parts: list[Row], *, language: str) -> tuple[tuple[str, str], ...]:
    """Code and JSON of each check that needs others, or says that there are none."""
    reading = light_reading(rows[job.id], figures=_figures(rows, job.id), with_own=True)
    if job.after is not None:
        reading = compare_with_next_year(reading, [_partner(rows, job.after)])
    others = [] if job.before is None else [_partner(rows, job.before)]
    others += [light_reading(part | {"own": None}, figures=totals_of(part["totals"])) for part in parts]
    reading = compare_with_others(reading, others) if others else reading
    said = to_record(reading, language=language).checks
    codes = [check.message.code for check in reading.checks]
    return tuple((code, check.model_dump_json()) for code, check in zip(codes, said, strict=True))


def _partner(rows: dict[int, Row], row_id: int) -> Reading:
    return light_reading(rows[row_id], figures=_figures(rows, row_id))


def _figures(rows: dict[int, Row], row_id: int) -> tuple[Figure, ...]:
    return figures_of(rows[row_id]["figures"])


def _by_file(found: Spill, heap: int, records: list[str], checks: list[str]) -> dict[str, dict[str, Revised]]:
    """What was found of the documents of each file of `records`."""
    revised: dict[str, dict[str, Revised]] = {}
    for job, one in found.rows(heap):
        said_in = tuple(checks[file] for file in job.said_in)
        revised.setdefault(records[job.file], {})[job.sha256] = replace(one, said_in=said_in)
    return revised
