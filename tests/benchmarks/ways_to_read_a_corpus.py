"""One way to read a corpus into Parquet, as a program: WAY CORPUS OUT WORKERS.

Prints how many documents are done, now and then, and at last a line of JSON: `first`, how many were done when the clock
began, `seconds` from then until all were read, and `rest` until the output was in order.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpora.readers.sources import RawSource
from service.settings import Settings

EVERY = 8


class Clock:
    """Counts documents; time is taken from the first ones on, when everything is built."""

    def __init__(self) -> None:
        self.first = self.done = 0
        self.begin = self.seconds = 0.0

    def add(self, count: int) -> None:
        self.done += count
        if not self.first:
            self.first, self.begin = self.done, time.perf_counter()
        print(self.done, flush=True)

    def read(self) -> None:
        """All is read; what comes now is tidying up."""
        self.seconds = time.perf_counter() - self.begin

    def end(self) -> None:
        if not self.seconds:
            self.read()
        rest = time.perf_counter() - self.begin - self.seconds
        print(json.dumps({"first": self.first, "seconds": self.seconds, "rest": rest}), flush=True)


def records(paths: list[Path]) -> Iterator[Any]:
    from service.export.record import to_record
    from service.isolation.reading import ReportReader

    with ReportReader(Settings()) as read:
        for path in paths:
            yield to_record(read(RawSource(path=str(path), data=path.read_bytes())))


def loop(corpus: Path, out: Path, workers: int) -> None:
    """The plain one: `gouji extract --format parquet`, without its command line."""
    from service.export.writers import open_writer

    clock = Clock()
    with open_writer("parquet", out=out, stdout=sys.stdout.buffer) as writer:
        for number, record in enumerate(records(sorted(corpus.iterdir())), 1):
            writer.write(record)
            if number % EVERY == 0:
                clock.add(EVERY)
    clock.end()


def by_multiprocessing(corpus: Path, out: Path, workers: int) -> None:
    """A pool of processes; records come back as they are and are written by the parent."""
    from service.export.writers import open_writer

    clock = Clock()
    with (
        multiprocessing.get_context("spawn").Pool(workers, initializer=_build) as pool,
        open_writer("parquet", out=out, stdout=sys.stdout.buffer) as writer,
    ):
        for number, record in enumerate(pool.imap_unordered(_one, sorted(corpus.iterdir()), chunksize=4), 1):
            writer.write(record)
            if number % EVERY == 0:
                clock.add(EVERY)
    clock.end()


_READER: list[Any] = []


def _build() -> None:
    from service.isolation.reading import ReportReader

    _READER.append(ReportReader(Settings()))


def _one(path: Path) -> Any:
    from service.export.record import to_record

    return to_record(_READER[0](RawSource(path=str(path), data=path.read_bytes())))


class _Batch:
    """What Ray Data calls with a batch of paths."""

    def __init__(self) -> None:
        _build()

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        return {"record": [_one(Path(path)).model_dump_json() for path in batch["item"]]}


def by_ray_data(corpus: Path, out: Path, workers: int) -> None:
    """`map_batches` over actors, one CPU more than actors, without which it waits for ever; records alone are kept."""
    import ray

    ray.init(num_cpus=workers + 1, include_dashboard=False, log_to_driver=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    paths = ray.data.from_items([str(path) for path in sorted(corpus.iterdir())])
    clock = Clock()
    read = paths.map_batches(_Batch, batch_size=EVERY, concurrency=workers)
    for batch in read.iter_batches(batch_size=EVERY, batch_format="pyarrow"):
        clock.add(batch.num_rows)
        out.mkdir(exist_ok=True)
        import pyarrow.parquet

        pyarrow.parquet.write_table(batch, out / f"{clock.done}.parquet")
    clock.end()
    ray.shutdown()


def batch(corpus: Path, out: Path, workers: int) -> None:
    """`gouji batch`."""
    from service.batch.nouns import Committed, Event, Stage
    from service.batch.run import Order, run_batch

    clock = Clock()

    def watch(event: Event) -> None:
        if isinstance(event, Committed):
            clock.add(len(event.outcomes))
        elif isinstance(event, Stage) and event.name == "compacting":
            clock.read()

    run_batch(Order(places=(str(corpus),), out=str(out), settings=Settings(), workers=workers), watch=watch)
    clock.end()


WAYS = {"loop": loop, "multiprocessing": by_multiprocessing, "ray data": by_ray_data, "batch": batch}

if __name__ == "__main__":
    way, corpus, out, workers = sys.argv[1:]
    WAYS[way](Path(corpus), Path(out), int(workers))
