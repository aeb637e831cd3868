"""Rows that have been overtaken go, and many small files become few, by one commit each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

import pyarrow as arrow
import pyarrow.parquet

from service.batch.commits import Ledger, staged
from service.batch.documents import nowhere
from service.batch.folder import Store
from service.batch.index import Index
from service.batch.tables import SCHEMAS

FILE_BYTES: Final = 128 << 20
"""Of a file that is large enough: Parquet's readers like some hundred megabytes."""
FEW_FILES: Final = 16
"""Small ones of a table, that are left as they are."""
BATCH_ROWS: Final = 512
"""Held at a time: of records, some tens of megabytes."""


def compact(ledger: Ledger, index: Index, *, stop: Callable[[], bool] = lambda: False) -> bool:
    """Rewrites the files that have dead rows or are small and many. Whether it came to the end; if not, nothing is
    lost: a later call goes on.
    """
    dead_rows = any(index.dead) or bool(ledger.lost)
    for table in SCHEMAS:
        for group in _groups(ledger, table, index, dead_rows=dead_rows):
            if stop():
                return False
            _rewrite(ledger, table, group, index)
    for table in SCHEMAS:
        if not ledger.files(table):
            _write_empty(ledger, table)
    return True


def _groups(ledger: Ledger, table: str, index: Index, *, dead_rows: bool) -> Iterator[list[str]]:
    """Files to become one."""
    store = ledger.store
    sizes = {name: store.size(name) for name in ledger.files(table)}
    dirty = {name for name in sizes if dead_rows and _has_dead(store, name, table, index)}
    small = [name for name, size in sizes.items() if size < FILE_BYTES and name not in dirty]
    chosen = sorted(dirty | set(small if len(small) > FEW_FILES or dirty else ()))
    group: list[str] = []
    held = 0
    for name in chosen:
        if group and held + sizes[name] > FILE_BYTES:
            yield group
            group, held = [], 0
        group.append(name)
        held += sizes[name]
    if len(group) > 1 or dirty.intersection(group):
        yield group


def _rewrite(ledger: Ledger, table: str, names: list[str], index: Index) -> None:
    part = ledger.reserve()
    store = ledger.store
    schema = SCHEMAS[table]
    rows = 0
    with (
        store.open_output(staged(part, table)) as stream,
        pyarrow.parquet.ParquetWriter(stream, schema, compression="zstd") as writer,
    ):
        for name in names:
            with store.open_input(name) as source:
                for batch in pyarrow.parquet.ParquetFile(source).iter_batches(BATCH_ROWS):
                    living = batch.filter(arrow.array(_living(batch, table, index), arrow.bool_()))
                    if living.num_rows:
                        writer.write_batch(aligned(living, schema))
                        rows += living.num_rows
    ledger.commit("compact", part=part, tables=(table,) if rows else (), removes=names)
    if not rows:
        store.remove(staged(part, table))


def aligned(batch: Any, schema: Any) -> Any:
    """Rows that an older gouji wrote, with the columns of now: null where it had none."""
    if batch.schema.equals(schema):
        return batch
    columns = [
        batch.column(index).cast(column.type)
        if (index := batch.schema.get_field_index(column.name)) >= 0
        else arrow.nulls(batch.num_rows, column.type)
        for column in schema
    ]
    return arrow.RecordBatch.from_arrays(columns, schema=schema)


def _has_dead(store: Store, name: str, table: str, index: Index) -> bool:
    with store.open_input(name) as source:
        batches = pyarrow.parquet.ParquetFile(source).iter_batches(BATCH_ROWS, columns=["sha256", "path", "part"])
        return any(not all(_living(batch, table, index)) for batch in batches)


def _living(batch: Any, table: str, index: Index) -> list[bool]:
    keys = [batch.column(batch.schema.get_field_index(name)).to_pylist() for name in ("sha256", "path", "part")]
    known: dict[tuple[Any, ...], bool] = {}
    for row in zip(*keys, strict=True):
        if row not in known:
            sha256, path, part = row
            if table == "paths":
                known[row] = index.place_lives(path, part)
            else:
                known[row] = index.lives(sha256 or nowhere(path), part)
    return [known[row] for row in zip(*keys, strict=True)]


def _write_empty(ledger: Ledger, table: str) -> None:
    """A table without rows still has its columns."""
    part = ledger.reserve()
    with ledger.store.open_output(staged(part, table)) as stream:
        pyarrow.parquet.write_table(SCHEMAS[table].empty_table(), stream)
    ledger.commit("compact", part=part, tables=(table,))
