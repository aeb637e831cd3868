"""Rows that wait on this machine's disk, in as many heaps as it takes for one of them to fit in memory."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Final

HEAP_BYTES: Final = 64 << 20
"""Of one heap, about."""
MOST_HEAPS: Final = 512
"""Each is an open file."""


class Spill:
    """Heaps of rows, written one after the other and read heap by heap; gone when it is closed.

    What is read back is what this process wrote: pickles never leave it.
    """

    def __init__(self, *, expected_bytes: int) -> None:
        self.heaps = max(1, min(MOST_HEAPS, -(-expected_bytes // HEAP_BYTES)))
        self._folder = tempfile.TemporaryDirectory(prefix="gouji-")
        self._files: dict[int, BinaryIO] = {}

    def __enter__(self) -> Spill:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in self._files.values():
            file.close()
        self._folder.cleanup()

    def add(self, heap: int, row: tuple[Any, ...]) -> None:
        """A row for that heap. Raises OSError when the disk is full."""
        if heap not in self._files:
            self._files[heap] = Path(self._folder.name, str(heap)).open("w+b")  # noqa: SIM115
        pickle.dump(row, self._files[heap], pickle.HIGHEST_PROTOCOL)

    def rows(self, heap: int) -> Iterator[tuple[Any, ...]]:
        """The heap's rows, in the order in which they came; the heap is over then."""
        file = self._files.pop(heap, None)
        if file is None:
            return
        with file:
            end = file.tell()
            file.seek(0)
            while file.tell() < end:
                yield pickle.load(file)
        Path(self._folder.name, str(heap)).unlink()
