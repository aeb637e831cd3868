"""The tables of a batch: those of `gouji extract --format parquet` with what joins and redoes them.

Every table begins with `sha256`, `path`, `fingerprint`, `part`: the document, the first path it was met under, what it
was read with, and the part that it was read into. A row is good when its `part` is that of the document's newest row in
`records`; compaction leaves no others.

`paths` has a row for each place where a document was found: several where the same bytes lie in several places. `links`
is what the checks between documents need of each.
"""

from __future__ import annotations

from typing import Any, Final

import pyarrow as arrow

from service.batch import links
from service.export import parquet
from service.export.wire import SCHEMA_VERSION

KEYS: Final = ("sha256", "path", "fingerprint", "part")

EXPORTED: Final = ("records", "figures", "claims", "checks", "failures")
"""As `service.export.rows` knows them."""

MORE: Final[dict[str, tuple[tuple[str, Any], ...]]] = {
    "records": (("attempts", arrow.int64()), ("warnings", arrow.int64()), ("compared", arrow.string())),
    "checks": (("code", arrow.string()),),
    "failures": (("attempts", arrow.int64()),),
}
"""Columns beside those of the export: how often a document was begun; how many warnings its record has; with what the
checks between documents compared it; the code of a check's message."""


def schema(table: str) -> Any:
    """The pyarrow schema of one of `TABLES`."""
    return SCHEMAS[table]


def _exported(table: str) -> Any:
    known = parquet.schema(table)
    record = [known.field("record")] if table == "records" else []
    rest = [field for field in known if field.name not in (*KEYS, "record")]
    more = [arrow.field(name, kind) for name, kind in MORE.get(table, ())]
    return _keyed([*rest, *more, *record])


def _keyed(fields: list[Any]) -> Any:
    keys = [arrow.field(name, arrow.string()) for name in KEYS]
    return arrow.schema(keys + fields, metadata={"gouji_schema_version": SCHEMA_VERSION})


SCHEMAS: Final[dict[str, Any]] = {table: _exported(table) for table in EXPORTED} | {
    "paths": _keyed([arrow.field("bytes", arrow.int64())]),
    "links": _keyed([arrow.field(name, kind) for name, kind in links.COLUMNS]),
}

TABLES: Final = tuple(SCHEMAS)
