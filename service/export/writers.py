"""The writer for a format, opened on a file, a folder or standard output."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from corpora.document.errors import UsageError
from service.export.atomic import whole_file, whole_files
from service.export.csv import CsvTables
from service.export.jsonl import JsonLines
from service.export.parquet import ParquetTables, load_pyarrow
from service.export.rows import COLUMNS
from service.export.wire import Record
from service.export.xlsx import Workbook, load_xlsxwriter

FORMATS: Final = ("jsonl", "parquet", "csv", "xlsx")

BINARY: Final = frozenset({"parquet", "xlsx"})
"""Formats that make no sense on a terminal."""


class RecordWriter(Protocol):
    """Takes records one by one; `close` completes what it writes to, which the opener then puts in place."""

    def write(self, record: Record) -> None:
        """Add one record."""

    def close(self) -> None:
        """Write what is held back."""

    def abandon(self) -> None:
        """Let go of what it holds: something went wrong, and what was written is thrown away."""


@contextmanager
def open_writer(name: str, *, out: Path | None, stdout: BinaryIO, language: str = "zh") -> Iterator[RecordWriter]:
    """A writer for the format `name`. What it wrote is in place, whole, when the block ends well, else not at all.

    `out` is a file, or for `parquet` and `csv` a folder (one that exists, or a name without a suffix); None means
    `stdout`, which stays open.

    Raises:
        UsageError: for an unknown format, a missing extra, a folder where a file belongs, or binary data to a terminal.
        OSError: when `out` cannot be written.
    """
    if name not in FORMATS:
        raise UsageError(f"--format {name}: {', '.join(FORMATS)}")
    _require_extra(name)
    if out is None:
        if name in BINARY and stdout.isatty():
            raise UsageError(f"--format {name}: --out FILE")
        yield from _written(name, stdout, language=language)
    elif _is_folder(out, name):
        names = tuple(COLUMNS)
        with whole_files(out, tuple(f"{table}.{name}" for table in names)) as streams:
            by_name = dict(zip(names, streams, strict=True))
            yield from _completed(ParquetTables(by_name) if name == "parquet" else CsvTables(by_name))
    else:
        _require_place(out)
        with whole_file(out) as stream:
            yield from _written(name, stream, language=language)


@contextmanager
def open_stream_writer(name: str, stream: BinaryIO, *, language: str = "zh") -> Iterator[RecordWriter]:
    """A writer for the format `name` onto an open stream, which stays open. Raises UsageError for a missing extra."""
    _require_extra(name)
    yield from _written(name, stream, language=language)


def _written(name: str, stream: BinaryIO, *, language: str) -> Iterator[RecordWriter]:
    match name:
        case "jsonl":
            yield from _completed(JsonLines(stream))
        case "csv":
            yield from _completed(CsvTables({"figures": stream}))
        case "parquet":
            yield from _completed(ParquetTables({"records": stream}, nested=True))
        case _:
            yield from _completed(Workbook(stream, language=language))


def _completed(writer: RecordWriter) -> Iterator[RecordWriter]:
    try:
        yield writer
        writer.close()
    except BaseException:
        writer.abandon()
        raise


def _require_extra(name: str) -> None:
    if name == "parquet":
        load_pyarrow()
    if name == "xlsx":
        load_xlsxwriter()


def _is_folder(out: Path, name: str) -> bool:
    return name in ("parquet", "csv") and (out.is_dir() or not (out.suffix or out.exists()))


def _require_place(out: Path) -> None:
    if out.is_dir():
        raise UsageError(f"--out {out}: 是文件夹，这种格式要写入文件 (is a folder; this format is one file)")
    if not out.parent.is_dir():
        raise UsageError(f"--out {out}: 文件夹不存在 (no such folder: {out.parent})")
    if not os.access(out.parent, os.W_OK):
        raise UsageError(f"--out {out}: 无权写入 (no permission to write)")
