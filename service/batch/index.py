"""What is in the output, for the driver to ask: on disk, since a corpus may have ten million documents."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final

import pyarrow.parquet

from service.batch.commits import Ledger
from service.batch.documents import nowhere
from service.batch.folder import Store

_MADE: Final = """
CREATE TABLE documents (key TEXT PRIMARY KEY, part TEXT, fingerprint TEXT, failed INTEGER) WITHOUT ROWID;
CREATE TABLE places (path TEXT PRIMARY KEY, key TEXT, part TEXT, seen INTEGER) WITHOUT ROWID;
CREATE TABLE dead (key TEXT, part TEXT, PRIMARY KEY (key, part)) WITHOUT ROWID;
CREATE TABLE dead_places (path TEXT, part TEXT, PRIMARY KEY (path, part)) WITHOUT ROWID;
"""
NEEDS: Final = {
    "figures": ("tables", "figures_read"),
    "claims": ("claims",),
    "checks": ("supported", "contradicted", "unverifiable"),
    "failures": ("error",),
    "links": ("year",),
}
"""Columns of `records` by which a document must have rows in a table; those that need none and have none are read again
in vain, which does no harm.
"""
_ROWS: Final = 10_000
"""Read from Parquet at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A document of the output."""

    part: str
    fingerprint: str
    failed: bool


class Index:
    """Keys to parts, paths to keys, and the rows that have been overtaken. Gone with the process that made it."""

    def __init__(self) -> None:
        # Without a name SQLite makes a file that is gone with the process, however it ends.
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {_MADE}")

    def __enter__(self) -> Index:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._rows.close()

    def load(self, ledger: Ledger) -> None:
        """What the output holds, newest last."""
        for name in ledger.files("records"):
            for row in _read(ledger.store, name, ("sha256", "path", "fingerprint", "part", "error")):
                key = row["sha256"] or nowhere(row["path"])
                self.enter(key, part=row["part"], fingerprint=row["fingerprint"], failed=row["error"] is not None)
        for name in ledger.files("paths"):
            for row in _read(ledger.store, name, ("sha256", "path", "part")):
                self._place(row["path"], row["sha256"] or nowhere(row["path"]), row["part"], seen=False)

    def forget_torn(self, ledger: Ledger) -> None:
        """Documents of which a table has lost the rows: they are read again. What is left of them is dead."""
        for table in ledger.lost & NEEDS.keys():
            self._rows.execute("CREATE TEMP TABLE kept (key TEXT PRIMARY KEY) WITHOUT ROWID")
            for name in ledger.files(table):
                for row in _read(ledger.store, name, ("sha256", "path")):
                    self._run("INSERT OR IGNORE INTO kept VALUES (?)", row["sha256"] or nowhere(row["path"]))
            for name in ledger.files("records"):
                for row in _read(ledger.store, name, ("sha256", "path", *NEEDS[table])):
                    if any(row[column] for column in NEEDS[table]):
                        self._forget_unless_kept(row["sha256"] or nowhere(row["path"]))
            self._rows.execute("DROP TABLE kept")

    def _forget_unless_kept(self, key: str) -> None:
        if self._one("SELECT 1 FROM kept WHERE key = ?", key) is None:
            self._run("INSERT OR IGNORE INTO dead SELECT key, part FROM documents WHERE key = ?", key)
            self._run("DELETE FROM documents WHERE key = ?", key)

    def get(self, key: str) -> Known | None:
        """What is known of a document."""
        row = self._one("SELECT part, fingerprint, failed FROM documents WHERE key = ?", key)
        return Known(part=row[0], fingerprint=row[1], failed=bool(row[2])) if row else None

    def enter(self, key: str, *, part: str, fingerprint: str, failed: bool) -> None:
        """The document is in this part from now on; its rows in an earlier one are dead."""
        before = self.get(key)
        if before is not None and before.part != part:
            self._run("INSERT OR IGNORE INTO dead VALUES (?, ?)", key, before.part)
        self._run("INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?)", key, part, fingerprint, int(failed))

    def key_at(self, path: str) -> str | None:
        """Of the document that lay there when it was last looked at."""
        row = self._one("SELECT key FROM places WHERE path = ?", path)
        return str(row[0]) if row else None

    def place(self, path: str, key: str, part: str) -> None:
        """The document lies there, seen in this run."""
        self._place(path, key, part, seen=True)

    def saw(self, path: str) -> None:
        """It lies where it lay."""
        self._run("UPDATE places SET seen = 1 WHERE path = ?", path)

    def bury(self, *, unseen: bool) -> None:
        """What has no place any more is dead: its path holds other bytes now, or with `unseen` is not in the corpus."""
        if unseen:
            self._run("INSERT OR IGNORE INTO dead_places SELECT path, part FROM places WHERE seen = 0")
            self._run("DELETE FROM places WHERE seen = 0")
        homeless = "FROM documents WHERE key NOT IN (SELECT key FROM places)"
        self._run(f"INSERT OR IGNORE INTO dead SELECT key, part {homeless}")
        self._run(f"DELETE {homeless}")

    def lives(self, key: str, part: str) -> bool:
        """Are the document's rows those of this part?"""
        return self._one("SELECT 1 FROM documents WHERE key = ? AND part = ?", key, part) is not None

    def place_lives(self, path: str, part: str) -> bool:
        """Is the path's row in `paths` that of this part?"""
        return self._one("SELECT 1 FROM places WHERE path = ? AND part = ?", path, part) is not None

    @property
    def dead(self) -> tuple[int, int]:
        """How many documents and how many paths have rows that have been overtaken."""
        count = "SELECT count(*) FROM "
        return (self._count(count + "dead"), self._count(count + "dead_places"))

    def counts(self) -> dict[str, int]:
        """Of what is in the output now."""
        return {
            "documents": self._count("SELECT count(*) FROM documents"),
            "failures": self._count("SELECT count(*) FROM documents WHERE failed"),
            "paths": self._count("SELECT count(*) FROM places"),
        }

    def _place(self, path: str, key: str, part: str, *, seen: bool) -> None:
        row = self._one("SELECT part FROM places WHERE path = ?", path)
        if row is not None and row[0] != part:
            self._run("INSERT OR IGNORE INTO dead_places VALUES (?, ?)", path, row[0])
        self._run("INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?)", path, key, part, int(seen))

    def _run(self, statement: str, *values: Any) -> None:
        self._rows.execute(statement, values)

    def _one(self, statement: str, *values: Any) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._rows.execute(statement, values).fetchone()
        return row

    def _count(self, statement: str) -> int:
        row = self._one(statement)
        return int(row[0]) if row else 0


def _read(store: Store, name: str, columns: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    with store.open_input(name) as stream:
        for batch in pyarrow.parquet.ParquetFile(stream).iter_batches(_ROWS, columns=list(columns)):
            yield from batch.to_pylist()
