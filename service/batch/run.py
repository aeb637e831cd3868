"""`gouji batch` from beginning to end: what stands, what is missing, reading it, tidying up, the manifest."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import FrameType
from typing import Any, Final, Literal

import psutil

from service.batch.accounts import Accounts
from service.batch.across import compare
from service.batch.cluster import Size, ray_pool
from service.batch.commits import Ledger
from service.batch.compact import compact
from service.batch.documents import REPORTS, Plan
from service.batch.driver import Driver
from service.batch.feed import Feed
from service.batch.fingerprint import Fingerprints, fingerprints
from service.batch.folder import Store, open_store
from service.batch.index import Index
from service.batch.lock import held
from service.batch.manifest import (
    KEPT_RUNS,
    Manifest,
    Run,
    libraries,
    now,
    python_version,
    read_manifest,
    write_manifest,
)
from service.batch.nouns import Stage, Tally, Watch
from service.batch.pool import Pool
from service.batch.sources import iter_items
from service.batch.tables import TABLES
from service.batch.tally import Counting
from service.isolation.tries import KILLED_ATTEMPTS
from service.settings import Settings

WORKER_BYTES: Final = 2 << 30
"""Of a worker and the process that reads, for most documents: 1.9 GB with scans; the largest take half as much more."""

State = Literal["complete", "interrupted", "failed"]
OpenPool = Callable[[Size, Plan], AbstractContextManager[Pool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is wanted.

    Args:
        places: of the corpus, as `service.batch.sources` takes them.
        out: DIR.
        workers: None for as many as the machine has room for.
        address: of a Ray cluster; None for this machine alone.
        retry_failures: read again what failed with the same gouji and limits.
        prune: what is not in the corpus any more goes from the output.
        repair: committed files that are missing are done without, and their documents read again.
        reader: what reads a document; see `service.batch.documents.Plan`.
    """

    places: tuple[str, ...]
    out: str
    settings: Settings
    workers: int | None = None
    address: str | None = None
    retry_failures: bool = False
    prune: bool = False
    repair: bool = False
    reader: str = REPORTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """How it ended; `signal_number` of what interrupted it."""

    manifest: Manifest
    signal_number: int | None = None


def run_batch(order: Order, *, watch: Watch = lambda event: None, open_pool: OpenPool = ray_pool) -> Result:
    """Reads the corpus into the output, going on where an earlier run stopped.

    Raises:
        UsageError: the output is in use or damaged, there is no such cluster, Ray is missing.
        OSError: the output cannot be written. What was committed stays; a later run goes on from there.
        WorkersKeepDying: nothing gets read any more.
    """
    begun, began = now(), time.monotonic()
    counter = Counting(watch)
    counter(Stage(name="starting"))
    store = open_store(order.out)
    prints = fingerprints(order.settings)
    with held(store), Index() as index:
        ledger = Ledger(store)
        ledger.open(repair=order.repair)
        index.load(ledger)
        index.forget_torn(ledger)
        state: State = "failed"
        interruption = Interruption()
        try:
            state = _read(order, ledger, index, prints, counter, interruption, open_pool)
        finally:
            counter(Stage(name="done" if state == "complete" else "interrupted"))
            run = _run(order, counter.tally, state=state, begun=begun, seconds=time.monotonic() - began)
            manifest = _manifest(store, ledger, index, prints, run)
            write_manifest(store, manifest)
    return Result(manifest=manifest, signal_number=interruption.signal_number)


def _read(
    order: Order, ledger: Ledger, index: Index, prints: Fingerprints, counter: Counting, interruption: Interruption,
    open_pool: OpenPool,
) -> State:  # fmt: skip
    workers = order.workers or (default_workers() if order.address is None else None)
    size = Size(address=order.address, workers=workers, memory_bytes=WORKER_BYTES)
    plan = Plan(
        settings=order.settings, out=ledger.store.url, fingerprint=prints.all, reader=order.reader,
        path=tuple(os.path.abspath(folder) for folder in sys.path if folder),
    )  # fmt: skip
    accounts = Accounts(ledger, index, prints, retry_failures=order.retry_failures, watch=counter)
    entries = iter_items(order.places, limits=order.settings.limits(), leave_out=order.out)
    with open_pool(size, plan) as pool, interruption:
        counter(Stage(name="reading"))
        driver = Driver(
            pool=pool, workers=pool.capacity(), feed=Feed(entries), accounts=accounts, ledger=ledger, watch=counter,
            stop=interruption, document_seconds=KILLED_ATTEMPTS * order.settings.total_seconds,
        )  # fmt: skip
        if not driver.run():
            return "interrupted"
    with interruption:
        counter(Stage(name="compacting"))
        if "paths" not in ledger.lost:  # else what is not in the corpus now has no place that is known
            index.bury(unseen=order.prune)
        if not compact(ledger, index, stop=interruption):
            return "interrupted"
        counter(Stage(name="comparing"))
        return "complete" if compare(ledger, language=order.settings.lang, stop=interruption) else "interrupted"


def default_workers() -> int:
    """One for each CPU that this process may use, as far as there is memory. The driver and the workers themselves wait
    nearly all the time; each reads its bytes itself, so that no CPU has to be kept free for that.
    """
    cpus = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cpus, int(psutil.virtual_memory().available // WORKER_BYTES)))


class Interruption:
    """SIGINT and SIGTERM ask to stop, once; a second one is heeded at once, as without us."""

    def __init__(self) -> None:
        self.signal_number: int | None = None
        self._before: dict[int, Any] = {}

    def __call__(self) -> bool:
        """Was it asked for?"""
        return self.signal_number is not None

    def __enter__(self) -> Interruption:
        for number in (signal.SIGINT, signal.SIGTERM):
            try:
                self._before[number] = signal.signal(number, self._note)
            except ValueError:
                return self  # not the main thread: whoever runs us there listens himself
        return self

    def __exit__(self, *_: object) -> None:
        self._restore()

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.signal_number = number
        self._restore()

    def _restore(self) -> None:
        while self._before:
            number, before = self._before.popitem()
            signal.signal(number, before)


def _run(order: Order, tally: Tally, *, state: State, begun: Any, seconds: float) -> Run:
    return Run(
        started=begun, ended=now(), seconds=round(seconds, 1), state=state, places=order.places,
        workers=tally.workers, workers_lost=tally.workers_lost, found=tally.found,
        known=tally.known, twins=tally.twins, complete=tally.complete, partial=tally.partial, failed=tally.failed,
        pages=tally.pages, bytes=tally.size_bytes, codes=tally.codes,
    )  # fmt: skip


def _manifest(store: Store, ledger: Ledger, index: Index, prints: Fingerprints, run: Run) -> Manifest:
    before = read_manifest(store)
    return Manifest(
        gouji=prints.facts["gouji"], state=run.state, counts=index.counts(),
        tables={table: len(ledger.files(table)) for table in TABLES},
        fingerprints={"text": prints.text, "paged": prints.paged}, made_of=prints.facts, libraries=libraries(),
        python=python_version(), machine={"cpus": os.cpu_count(), "memory_bytes": psutil.virtual_memory().total},
        runs=(*(before.runs if before else ()), run)[-KEPT_RUNS:],
    )  # fmt: skip
