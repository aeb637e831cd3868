"""CSV in long form: one row a figure. UTF-8 with BOM, which Excel needs to open it as Chinese.

A file (or standard output) holds the figures. A folder holds `figures.csv`, `claims.csv`, `checks.csv`, `records.csv`
and `failures.csv`, all with the columns of `service.export.rows`. Text that a spreadsheet would take for a formula
has an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import BinaryIO

from service.export.formula import defused
from service.export.rows import COLUMNS, Row, Value, rows
from service.export.wire import Record

BOM = b"\xef\xbb\xbf"


class CsvTables:
    """Writes one stream for each kind of row in `streams`; they stay open.

    Args:
        streams: a name of `COLUMNS` each, with the stream that takes its rows.
    """

    def __init__(self, streams: Mapping[str, BinaryIO]) -> None:
        self._streams = streams
        for name, stream in streams.items():
            stream.write(BOM + _line([column.name for column in COLUMNS[name]]))

    def write(self, record: Record) -> None:
        """The rows of one record, flushed whole."""
        for name, stream in self._streams.items():
            stream.write(b"".join(_row_line(row) for row in rows(record, of=name)))
            stream.flush()

    def close(self) -> None:
        """Nothing is held back."""

    def abandon(self) -> None:
        """Nothing is held."""


def _row_line(row: Row) -> bytes:
    return _line([defused(value) if isinstance(value, str) else value for value in row.values()])


def _line(values: list[Value] | list[str]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(values)
    return buffer.getvalue().encode()
