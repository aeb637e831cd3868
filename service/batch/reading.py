"""What runs in the process that reads, and may die of it: bytes → the rows of one document, as plain values.

Rows are made here, so that whoever waits has nothing to do but to write them; the keys of each row are put in there.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from corpora.document.errors import TooLarge
from corpora.document.reading import Reading, Unread
from corpora.readers.sources import RawSource
from corpora.readers.unread import unread_report
from service.batch.links import link_row
from service.batch.tables import EXPORTED, schema
from service.export import rows
from service.export.record import to_record
from service.settings import Settings

Rows = dict[str, list[dict[str, Any]]]

MAX_RECORD_CHARACTERS: Final = 128 << 20
"""Of a record as JSON: thirty times that of the longest document that is let in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What the process is told first; see `service.isolation.worker.Start.argument`."""

    settings: Settings
    reader: str


def batch_reports(assignment: Assignment, on_page: Callable[[], None]) -> Callable[[RawSource], Rows]:
    """The job: see `service.isolation.worker.Start.factory`."""
    module, _, name = assignment.reader.partition(":")
    read = getattr(importlib.import_module(module), name)(assignment.settings, on_page)
    language = assignment.settings.lang

    def rows_of(source: RawSource) -> Rows:
        try:
            return document_rows(read(source), source, language=language)
        except MemoryError:
            return document_rows(unread_report(source, TooLarge("内存不足")), source, language=language)

    return rows_of


def document_rows(result: Reading | Unread, source: RawSource, *, language: str) -> Rows:
    """The rows of each table; those of a record that is too large to keep are those of a failure."""
    record = to_record(result, language=language)
    text = record.model_dump_json()
    if len(text) > MAX_RECORD_CHARACTERS:
        failure = unread_report(source, TooLarge(f"记录超过 {MAX_RECORD_CHARACTERS} 字"))
        return document_rows(failure, source, language=language)
    tables: Rows = {table: [plain(row, table) for row in rows.rows(record, of=table)] for table in EXPORTED}
    tables["records"][0] |= {"record": text, "warnings": len(record.warnings)}
    if isinstance(result, Reading):
        for row, check in zip(tables["checks"], result.checks, strict=True):
            row["code"] = check.message.code
        link = link_row(result)
        tables["links"] = [] if link is None else [link]
    return tables


def plain(row: dict[str, Any], table: str) -> dict[str, Any]:
    """Arrow refuses integers that a column of float64 would round."""
    return {
        name: float(value) if name in _FLOATS[table] and value is not None else value for name, value in row.items()
    }


_FLOATS: Final = {
    table: frozenset(field.name for field in schema(table) if str(field.type) == "double") for table in EXPORTED
}
