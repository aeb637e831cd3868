"""What the machine itself read, as voices about the figures of a labelled set."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from pydantic import ValidationError

from corpora.document.errors import Corrupt
from service.export.wire import Record

Read = dict[str, dict[Decimal, float]]
"""For each field the value that was read, with its confidence."""


def read_figures_of(path: Path) -> dict[str, Read]:
    """By the document's SHA-256, of JSON lines of `gouji extract`; those that could not be read are passed over.

    Raises:
        Corrupt: for a line that is no record.
    """
    return dict(_documents(path))


def _documents(path: Path) -> Iterator[tuple[str, Read]]:
    with path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if not line.strip():
                continue
            try:
                record = Record.model_validate_json(line)
            except ValidationError as error:
                raise Corrupt(f"{path.name}:{number}") from error
            if record.error is None and record.source.sha256 is not None:
                yield record.source.sha256, _read(record)


def _read(record: Record) -> Read:
    return {one.field: {Decimal(str(one.value)): one.confidence} for one in record.figures if one.value is not None}
