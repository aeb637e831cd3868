"""Records with other checks: their rows are written anew, and those of their checks, and take the place of the old."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final

import pyarrow as arrow
import pyarrow.parquet

from service.batch.commits import Ledger, final, staged
from service.batch.parts import ROW_GROUP_BYTES
from service.batch.reading import plain
from service.batch.tables import KEYS, SCHEMAS
from service.export import rows
from service.export.wire import CheckRecord, Record

FILES_AT_ONCE: Final = 8
"""Of records, to a commit: the checks of their documents mostly lie in one file, which is written once for them all."""

NOT_COMPARED: Final = "not_compared_with_others"
"""Begins a record's warning that something went wrong there."""

BATCH_ROWS: Final = 64
"""Records held at a time: some megabytes each at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """The checks that a document ends with beside those that concern it alone.

    Args:
        compared: for the column of that name.
        checks: message code and JSON of each; None leaves those that there are.
        warning: for the record.
        said_in: the files of `checks` that hold its checks, as they were named when the reviser began.
    """

    compared: str | None
    checks: tuple[tuple[str, str], ...] | None
    warning: str | None = None
    said_in: tuple[str, ...] = ()


class Reviser:
    """Writes files anew in which documents have been revised, each document once."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._now: dict[str, str | None] = {}

    def revise(self, files: dict[str, dict[str, Revised]], *, stop: Callable[[], bool]) -> bool:
        """Those of `records`, with what has been revised in each by SHA-256, and the checks of these documents. Whether
        it came to the end.
        """
        names = sorted(files)
        for start in range(0, len(names), FILES_AT_ONCE):
            if stop():
                return False
            some = names[start : start + FILES_AT_ONCE]
            self._commit(some, {sha256: one for name in some for sha256, one in files[name].items()})
        return True

    def _commit(self, names: list[str], revised: dict[str, Revised]) -> None:
        """One commit: a document's record and its checks change together."""
        ledger = self._ledger
        concerned = {name for one in revised.values() for name in one.said_in}
        old = {name: now for name in sorted(concerned) if (now := self._now.get(name, name)) is not None}
        codes: dict[tuple[str, str], str | None] = {}
        kept = {name: _without(ledger, now, revised, codes) for name, now in old.items()}
        adds = [(part, "checks") for part in kept.values() if part is not None]
        more = ledger.reserve()
        with Writer(ledger, more, "checks") as checks:
            for name in names:
                part = ledger.reserve()
                with Writer(ledger, part, "records") as records:
                    for batch in _read(ledger, name):
                        records.add(_rewritten(batch, revised, codes, checks=checks))
                adds.append((part, "records"))
        ledger.swap("compare", adds=[*adds, (more, "checks")], removes=[*names, *old.values()])
        self._now |= {name: None if part is None else final(part, "checks") for name, part in kept.items()}


def _without(
    ledger: Ledger, name: str, revised: dict[str, Revised], codes: dict[tuple[str, str], str | None]
) -> str | None:
    """Copies the checks of other documents, and notes the codes of these; the copy's part, None where it is empty."""
    part = ledger.reserve()
    with Writer(ledger, part, "checks") as writer:
        for batch in _read(ledger, name):
            columns = (batch.column(column).to_pylist() for column in ("sha256", "id", "code"))
            for sha256, number, code in zip(*columns, strict=True):
                if sha256 in revised:
                    codes[sha256, number] = code
            kept = [sha256 not in revised for sha256 in batch.column("sha256").to_pylist()]
            writer.add(arrow.Table.from_batches([batch.filter(arrow.array(kept, arrow.bool_()))]))
    if writer.rows:
        return part
    ledger.store.remove(staged(part, "checks"))
    return None


def _rewritten(
    batch: Any, revised: dict[str, Revised], codes: dict[tuple[str, str], str | None], *, checks: Writer
) -> Any:
    """The records, with what was found; their checks go to `checks`."""
    written = []
    for row in batch.to_pylist():
        if (change := revised.get(row["sha256"])) is not None:
            record, said = _revised(Record.model_validate_json(row["record"]), change)
            (counted,) = rows.rows(record, of="records")
            row |= {verdict: counted[verdict] for verdict in ("supported", "contradicted", "unverifiable")}
            row |= {"compared": change.compared, "warnings": len(record.warnings), "record": record.model_dump_json()}
            keys = {name: row[name] for name in KEYS}
            found = [plain(one, "checks") for one in rows.rows(record, of="checks")]
            named = [said.get(one["id"], codes.get((row["sha256"], one["id"]))) for one in found]
            lines = [one | keys | {"code": code} for one, code in zip(found, named, strict=True)]
            checks.add(arrow.Table.from_pylist(lines, schema=SCHEMAS["checks"]))
        written.append(row)
    return arrow.Table.from_pylist(written, schema=SCHEMAS["records"])


def _revised(record: Record, change: Revised) -> tuple[Record, dict[str, str]]:
    """The record with the checks that concern it alone, which keep their numbers, and those of the change after them;
    and the codes of these by number.
    """
    warnings = [warning for warning in record.warnings if not warning.startswith(NOT_COMPARED)]
    warnings += [change.warning] if change.warning else []
    if change.checks is None:
        return record.model_copy(update={"warnings": warnings}), {}
    alone = [check for check in record.checks if not is_about_others(check)]
    numbered = {f"k{number}": one for number, one in enumerate(change.checks, len(alone) + 1)}
    more = [
        CheckRecord.model_validate_json(said).model_copy(update={"id": number})
        for number, (_, said) in numbered.items()
    ]
    codes = {number: code for number, (code, _) in numbered.items()}
    return record.model_copy(update={"checks": [*alone, *more], "warnings": warnings}), codes


def is_about_others(check: CheckRecord) -> bool:
    """Does it need another report, or say that there is none?"""
    return check.kind == "claim-change" or any(evidence.source is not None for evidence in check.evidence)


def _read(ledger: Ledger, name: str) -> Iterator[Any]:
    with ledger.store.open_input(name) as stream:
        yield from pyarrow.parquet.ParquetFile(stream).iter_batches(BATCH_ROWS)


class Writer:
    """A staged file of one table, whose row groups are as large as those of the parts that workers write."""

    def __init__(self, ledger: Ledger, part: str, table: str) -> None:
        self.rows = 0
        self._schema = SCHEMAS[table]
        self._held: list[Any] = []
        self._held_bytes = 0
        self._stack = ExitStack()
        stream = self._stack.enter_context(ledger.store.open_output(staged(part, table)))
        self._file = self._stack.enter_context(pyarrow.parquet.ParquetWriter(stream, self._schema, compression="zstd"))

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._flush()
        self._stack.close()

    def add(self, table: Any) -> None:
        """Rows, which reach the file with their group."""
        self.rows += table.num_rows
        self._held.append(table)
        self._held_bytes += table.nbytes
        if self._held_bytes > ROW_GROUP_BYTES:
            self._flush()

    def _flush(self) -> None:
        if self._held:
            self._file.write_table(arrow.concat_tables(self._held))
        self._held, self._held_bytes = [], 0
