"""Parquet for analysts.

A file holds one row a document: its main columns, the whole record as JSON, and `figure_rows`, `claim_rows`,
`check_rows` nested beside it (`UNNEST` in DuckDB, `explode` in pandas and polars). A folder holds the same flat:
`records.parquet` (with the JSON), `figures.parquet`, `claims.parquet`, `checks.parquet`, `failures.parquet`, which
join on `sha256` and `path`. Numbers are float64; the printed text is in the JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Any, BinaryIO

from corpora.document.errors import UsageError
from service.export.rows import COLUMNS, DOCUMENT, Value, rows
from service.export.wire import SCHEMA_VERSION, Record

NESTED = {"figures": "figure_rows", "claims": "claim_rows", "checks": "check_rows"}

GROUP_DOCUMENTS = 256
"""Documents to a row group: some tens of megabytes held at most."""


def load_pyarrow() -> ModuleType:
    """pyarrow, which is an extra. Raises UsageError where it is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise UsageError("--format parquet: pip install gouji[export] (pyarrow)") from error
    module: ModuleType = pyarrow
    return module


def schema(name: str, *, nested: bool = False) -> Any:
    """The pyarrow schema of one kind of row. `records` has the JSON record last, and nested rows where asked for."""
    arrow = load_pyarrow()
    fields = _fields(name)
    if name == "records":
        fields += [
            arrow.field(column, arrow.list_(arrow.struct(_fields(inner, keys=False))))
            for inner, column in NESTED.items()
            if nested
        ]
        fields.append(arrow.field("record", arrow.string()))
    return arrow.schema(fields, metadata={"gouji_schema_version": SCHEMA_VERSION})


def _fields(name: str, *, keys: bool = True) -> list[Any]:
    arrow = load_pyarrow()
    types = {"text": arrow.string(), "integer": arrow.int64(), "number": arrow.float64()}
    columns = COLUMNS[name] if keys else COLUMNS[name][len(DOCUMENT) :]
    return [arrow.field(column.name, types[column.kind]) for column in columns]


class ParquetTables:
    """Writes row groups of `GROUP_DOCUMENTS` documents to `streams`, which stay open; `close` completes the files.

    Args:
        streams: a name of `COLUMNS` each, with the stream that takes its rows.
        nested: put figures, claims and checks into the rows of `records`.
    """

    def __init__(self, streams: Mapping[str, BinaryIO], *, nested: bool = False) -> None:
        self._nested = nested
        self._schemas = {name: schema(name, nested=nested) for name in streams}
        writer = load_pyarrow().parquet.ParquetWriter
        self._writers = {
            name: writer(stream, self._schemas[name], compression="zstd") for name, stream in streams.items()
        }
        self._held: dict[str, list[dict[str, Any]]] = {name: [] for name in streams}
        self._documents = 0

    def write(self, record: Record) -> None:
        """The rows of one record; they reach the stream with their group."""
        for name, held in self._held.items():
            held.extend(_record_rows(record, nested=self._nested) if name == "records" else _rows(record, of=name))
        self._documents += 1
        if self._documents % GROUP_DOCUMENTS == 0:
            self._flush()

    def close(self) -> None:
        """Write what is held and the files' ends."""
        self._flush()
        for writer in self._writers.values():
            writer.close()

    def abandon(self) -> None:
        """Close the writers while their streams are open; left open, pyarrow closes them when it collects them, and
        complains.
        """
        for writer in self._writers.values():
            try:
                writer.close()
            except (OSError, ValueError):
                writer.is_open = False

    def _flush(self) -> None:
        arrow = load_pyarrow()
        for name, held in self._held.items():
            if held:
                self._writers[name].write_table(arrow.Table.from_pylist(held, schema=self._schemas[name]))
                held.clear()


def _rows(record: Record, *, of: str) -> list[dict[str, Any]]:
    numbers = {column.name for column in COLUMNS[of] if column.kind == "number"}
    return [
        {name: _float(value) if name in numbers else value for name, value in row.items()}
        for row in rows(record, of=of)
    ]


def _float(value: Value) -> float | None:
    """Arrow refuses integers that float64 would round."""
    return None if value is None else float(value)


def _record_rows(record: Record, *, nested: bool) -> list[dict[str, Any]]:
    (row,) = _rows(record, of="records")
    if nested:
        row |= {column: [_inner(inner) for inner in _rows(record, of=name)] for name, column in NESTED.items()}
    return [row | {"record": record.model_dump_json()}]


def _inner(row: dict[str, Any]) -> dict[str, Any]:
    return dict(list(row.items())[len(DOCUMENT) :])
