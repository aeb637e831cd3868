"""Names in order, however many: what does not fit in memory is sorted on disk, run by run, and merged."""

from __future__ import annotations

import heapq
import os
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice

RUN = 100_000
"""Names sorted in memory at once: some ten megabytes."""

_END = b"\0"
"""Ends a name in a run: the one character, beside the slash, that no name of a file can have."""

_BLOCK_BYTES = 64 * 1024


def in_order(names: Iterable[str], *, run: int = RUN) -> Iterator[str]:
    """The names, sorted as Python sorts strings; all of `names` is taken before the first is given.

    Runs wait in a file without a name, which is gone when the program ends, however it ends. Raises OSError when the
    disk is full.
    """
    rest = iter(names)
    first = sorted(islice(rest, run))
    if len(first) < run:
        return iter(first)
    return _merged(first, rest, run=run)


def _merged(first: list[str], rest: Iterator[str], *, run: int) -> Iterator[str]:
    with tempfile.TemporaryFile(prefix="gouji-") as file:
        runs: list[tuple[int, int]] = []
        batch = first
        while batch:
            start = file.tell()
            file.writelines(os.fsencode(name) + _END for name in batch)
            runs.append((start, file.tell()))
            batch = sorted(islice(rest, run))
        file.flush()
        first.clear()
        yield from heapq.merge(*(_stored(file.fileno(), start, end) for start, end in runs))


def _stored(descriptor: int, start: int, end: int) -> Iterator[str]:
    left = b""
    while start < end:
        block = os.pread(descriptor, min(_BLOCK_BYTES, end - start), start)
        start += len(block)
        *whole, left = (left + block).split(_END)
        for name in whole:
            yield os.fsdecode(name)
