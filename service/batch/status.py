"""What is in an output and what is being done there, seen from outside: nothing is locked, moved or written."""

from __future__ import annotations

import socket
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import psutil
import pyarrow.parquet
from pyarrow import compute

from corpora.document.errors import UsageError
from service.batch.commits import Commit
from service.batch.folder import COMMITS, PROGRESS, Store
from service.batch.manifest import Manifest, read_manifest
from service.batch.progress import Snapshot

SILENT_SECONDS: Final = 60.0
"""After which a run on another machine that has not written its progress is taken for ended."""
LOOKS: Final = 5
"""How often a file may be gone when it is opened, since the driver has put another in its place meanwhile."""

_BATCH_ROWS: Final = 50_000
_OVER: Final = ("done", "interrupted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Counts of what is committed. Until a run has compacted, documents that were read anew count twice.

    Args:
        codes: failures by code.
        contradictions: checks that say so, by kind.
        contradicted: documents with one at least.
    """

    documents: int
    failures: int
    pages: int
    contradicted: int
    codes: dict[str, int]
    contradictions: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """An output at this moment.

    Args:
        snapshot: of the last run that came to read; None of an output that none did.
        is_running: has it been heard of lately?
        manifest: of the last run that ended, as far as it could.
    """

    standing: Standing
    snapshot: Snapshot | None
    is_running: bool
    manifest: Manifest | None


def read_status(store: Store) -> Status:
    """Raises UsageError where there is no output of `gouji batch`."""
    snapshot = _snapshot(store)
    if snapshot is None and not store.names(COMMITS):
        raise UsageError(f"--status {store.url}: 不是 gouji batch 的输出 (is no output of gouji batch)")
    return Status(
        standing=read_standing(store), snapshot=snapshot, is_running=_is_running(snapshot),
        manifest=read_manifest(store),
    )  # fmt: skip


def read_standing(store: Store) -> Standing:
    """Counts the committed rows; only the columns that are counted are read. Raises OSError like the store."""
    for look in range(LOOKS):
        try:
            return _standing(store)
        except FileNotFoundError:
            if look == LOOKS - 1:
                raise
    raise AssertionError("unreachable")


def _standing(store: Store) -> Standing:
    files = committed_files(store)
    documents = failures = pages = contradicted = 0
    codes: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for batch in _batches(store, files, "records", ("pages", "contradicted", "error")):
        documents += batch.num_rows
        failures += batch.num_rows - batch.column("error").null_count
        pages += compute.sum(batch.column("pages")).as_py() or 0
        contradicted += compute.sum(compute.greater(batch.column("contradicted"), 0)).as_py() or 0
    for batch in _batches(store, files, "failures", ("code",)):
        codes.update(_counts(batch.column("code")))
    for batch in _batches(store, files, "checks", ("kind", "verdict")):
        kinds.update(_counts(batch.filter(compute.equal(batch.column("verdict"), "contradicted")).column("kind")))
    return Standing(
        documents=documents, failures=failures, pages=pages, contradicted=contradicted, codes=dict(codes),
        contradictions=dict(kinds),
    )  # fmt: skip


def _counts(column: Any) -> dict[str, int]:
    return {one["values"]: one["counts"] for one in compute.value_counts(column).to_pylist()}


def committed_files(store: Store) -> list[str]:
    """Names of the files that the commits say are there, sorted. A commit is put whole, so what is read is true; a file
    that it names may be on its way for a moment yet.
    """
    live: set[str] = set()
    for name in store.names(COMMITS):
        data = store.get(name)
        if data is None:
            continue  # put together with others meanwhile
        commit = Commit.model_validate_json(data)
        live = ((set() if commit.whole else live) - set(commit.removes)) | set(commit.adds)
    return sorted(live)


def _batches(store: Store, files: list[str], table: str, columns: tuple[str, ...]) -> Iterator[Any]:
    for name in files:
        if name.startswith(f"{table}/"):
            with store.open_input(name) as stream:
                yield from pyarrow.parquet.ParquetFile(stream).iter_batches(_BATCH_ROWS, columns=list(columns))


def _snapshot(store: Store) -> Snapshot | None:
    try:
        return Snapshot.model_validate_json(store.get(PROGRESS) or b"")
    except ValueError:
        return None


def _is_running(snapshot: Snapshot | None) -> bool:
    """A run says nothing while it compacts; on its own machine one sees whether its process is there."""
    if snapshot is None or snapshot.tally.get("stage") in _OVER:
        return False
    if snapshot.host == socket.gethostname():
        return bool(psutil.pid_exists(snapshot.process))
    return (datetime.now(UTC) - snapshot.written).total_seconds() < SILENT_SECONDS
