"""Rows of several documents, held until they are staged as one part: a file for each table that has rows."""

from __future__ import annotations

from typing import Any, Final

import pyarrow as arrow
import pyarrow.parquet

from service.batch.commits import staged
from service.batch.documents import Doc
from service.batch.folder import Store
from service.batch.reading import Rows
from service.batch.tables import SCHEMAS

ROW_GROUP_BYTES: Final = 32 << 20
"""Of records as JSON, to a row group: what a reader of one column of the output holds at a time."""


class Part:
    """Takes the rows of one document after another.

    Args:
        name: as the ledger gave it.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.held_characters = 0
        self._rows: dict[str, list[dict[str, Any]]] = {}

    def add(self, doc: Doc, rows: Rows, *, fingerprint: str, attempts: int) -> None:
        """The rows, with the document's keys in each, whatever they say themselves."""
        keys = {"sha256": doc.sha256, "path": doc.path, "fingerprint": fingerprint, "part": self.name}
        for table in rows.keys() & SCHEMAS.keys():
            more = {"attempts": attempts} if table in ("records", "failures") else {}
            self._rows.setdefault(table, []).extend({**row, **more, **keys} for row in rows[table])
        self._rows.setdefault("paths", []).append({**keys, "bytes": doc.size_bytes})
        self.held_characters += len(rows["records"][0].get("record") or "")

    def stage(self, store: Store) -> tuple[str, ...]:
        """Writes the files; the names of the tables that have one."""
        tables = tuple(table for table in SCHEMAS if self._rows.get(table))
        for table in tables:
            write_rows(store, staged(self.name, table), table=table, rows=self._rows[table])
        return tables


def write_rows(store: Store, name: str, *, table: str, rows: list[dict[str, Any]]) -> None:
    """A file of one row group or more."""
    schema = SCHEMAS[table]
    with store.open_output(name) as stream, pyarrow.parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        for group in _groups(rows) if table == "records" else [rows]:
            writer.write_table(arrow.Table.from_pylist(group, schema=schema))


def _groups(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    groups: list[list[dict[str, Any]]] = [[]]
    held = 0
    for row in rows:
        held += len(row["record"] or "")
        groups[-1].append(row)
        if held > ROW_GROUP_BYTES:
            groups.append([])
            held = 0
    return [group for group in groups if group]
