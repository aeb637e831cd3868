"""Readings that wait for the end of the corpus: the first in memory, the others on disk.

Ten thousand of them would take four gigabytes of memory; to write and fetch one takes half as long as to read a report.
"""

from __future__ import annotations

import pickle
import tempfile
import zlib
from dataclasses import dataclass
from types import TracebackType

from corpora.document.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Where a reading lies: `kept` is the reading itself, else it is on disk. The rest is what it is looked for by."""

    kept: Reading | None
    offset: int = 0
    length: int = 0
    year: int | None
    organisation: str | None


class Shelf:
    """Keeps `room` readings; the file for the others has no name and is gone when the program ends, however it ends."""

    def __init__(self, *, room: int) -> None:
        self._room = room
        self._file = tempfile.TemporaryFile(prefix="gouji-")  # noqa: SIM115 - closed by __exit__

    def __enter__(self) -> Shelf:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def put(self, reading: Reading) -> Slot:
        """The slot that gives it back. Raises OSError when the disk is full."""
        layout = reading.layout
        if self._room > 0:
            self._room -= 1
            return Slot(kept=reading, year=layout.year, organisation=layout.organisation)
        data = zlib.compress(pickle.dumps(reading, pickle.HIGHEST_PROTOCOL), 1)
        offset = self._file.seek(0, 2)
        self._file.write(data)
        return Slot(kept=None, offset=offset, length=len(data), year=layout.year, organisation=layout.organisation)

    def get(self, slot: Slot) -> Reading:
        """The reading, or an equal one."""
        if slot.kept is not None:
            return slot.kept
        self._file.seek(slot.offset)
        reading: Reading = pickle.loads(zlib.decompress(self._file.read(slot.length)))
        return reading
