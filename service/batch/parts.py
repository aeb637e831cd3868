"""Rows of several documents, held until they are staged as one part: a file for each table that has rows."""

from __future__ import annotations

from typing import Any, Final

import pyarrow as arrow
import pyarrow.parquet

from corpora.document.errors import Internal
from service.batch.commits import staged
from service.batch.documents import Doc
from service.batch.folder import Store
from service.batch.reading import Rows
from service.batch.tables import SCHEMAS

ROW_GROUP_BYTES: Final = 32 << 20
"""To a row group: what a reader of the output holds at a time."""


class Part:
    """Takes the rows of one document after another.

    Args:
        name: as the ledger gave it.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.held_characters = 0
        self._tables: dict[str, list[Any]] = {}

    def add(self, doc: Doc, rows: Rows, *, fingerprint: str, attempts: int) -> None:
        """The rows, with the document's keys in each, whatever they say themselves.

        Raises:
            Internal: a value has no place in its column; nothing was added.
        """
        keys = {"sha256": doc.sha256, "path": doc.path, "fingerprint": fingerprint, "part": self.name}
        keyed = {"paths": [keys | {"bytes": doc.size_bytes}]}
        for table in rows.keys() & SCHEMAS.keys():
            more = {"attempts": attempts} if table in ("records", "failures") else {}
            keyed[table] = [{**row, **more, **keys} for row in rows[table]]
        try:
            built = {table: as_table(table, of_table) for table, of_table in keyed.items() if of_table}
        except (arrow.ArrowException, ValueError, TypeError, OverflowError) as error:
            raise Internal(f"{type(error).__name__}: {error}"[:200]) from error
        for table, of_document in built.items():
            self._tables.setdefault(table, []).append(of_document)
        self.held_characters += len(rows["records"][0].get("record") or "")

    def stage(self, store: Store) -> tuple[str, ...]:
        """Writes the files; the names of the tables that have one."""
        for table, of_documents in self._tables.items():
            _write(store, staged(self.name, table), table=table, pieces=of_documents)
        return tuple(self._tables)


def write_rows(store: Store, name: str, *, table: str, rows: list[dict[str, Any]]) -> None:
    """A file of these rows."""
    _write(store, name, table=table, pieces=[as_table(table, rows)])


def as_table(table: str, rows: list[dict[str, Any]]) -> Any:
    """Rows in Arrow's form. Raises an ArrowException, ValueError, TypeError or OverflowError for what has no place."""
    return arrow.Table.from_pylist(rows, schema=SCHEMAS[table])


def _write(store: Store, name: str, *, table: str, pieces: list[Any]) -> None:
    schema = SCHEMAS[table]
    with store.open_output(name) as stream, pyarrow.parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        for group in _groups(pieces):
            writer.write_table(arrow.concat_tables(group).combine_chunks())


def _groups(pieces: list[Any]) -> list[list[Any]]:
    groups: list[list[Any]] = [[]]
    held = 0
    for piece in pieces:
        if held + piece.nbytes > ROW_GROUP_BYTES and groups[-1]:
            groups.append([])
            held = 0
        held += piece.nbytes
        groups[-1].append(piece)
    return groups
