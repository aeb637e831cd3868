"""Processes that read, and what they start: held to their memory, and swept up when a document is done.

`service.batch.leftovers` does it for a worker that has one such process and no other child; here several stand side by
side in one server, so that only what is below a process is its own.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import psutil

from corpora.document.errors import NotStarted
from service.batch.leftovers import EVERY_SECONDS, MARGIN


@dataclass(slots=True, kw_only=True, eq=False)
class Watched:
    """A document that is being read.

    Args:
        reader: the id of the process, None while there is none.
        below: what it has been seen to start; a process that has ended and whose number was given away is none of it.
        too_large: it was killed for its memory.
    """

    reader: Callable[[], int | None]
    max_bytes: int
    below: set[psutil.Process] = field(default_factory=set)
    too_large: bool = False


class Watch:
    """Looks at all of them from one thread, which ends with the last document that is watched."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._watched: set[Watched] = set()
        self._thread: threading.Thread | None = None

    @contextmanager
    def over(self, reader: Callable[[], int | None], *, max_bytes: int) -> Iterator[Watched]:
        """While a document is read; what its process has started and left is killed at the end. Raises NotStarted."""
        watched = Watched(reader=reader, max_bytes=max_bytes)
        self._begin(watched)
        try:
            yield watched
        finally:
            with self._lock:
                self._watched.discard(watched)
            _sweep(watched)

    def _begin(self, watched: Watched) -> None:
        """Raises NotStarted: the system gives no thread, and nothing is read unwatched."""
        with self._lock:
            if self._thread is None:
                thread = threading.Thread(target=self._look, name="gouji-watch", daemon=True)
                try:
                    thread.start()
                except RuntimeError as error:
                    raise NotStarted("thread") from error
                self._thread = thread
            self._watched.add(watched)

    def _look(self) -> None:
        pause = threading.Event()
        while True:
            with self._lock:
                if not self._watched:
                    self._thread = None
                    return
                watched = list(self._watched)
            for one in watched:
                _measure(one)
            pause.wait(EVERY_SECONDS)


def _measure(watched: Watched) -> None:
    number = watched.reader()
    if number is None:
        return
    try:
        reader = psutil.Process(number)
        below = reader.children(recursive=True)
        held = sum(_held_bytes(process) for process in (reader, *below))
    except psutil.Error:
        return
    watched.below.update(below)
    if held > MARGIN * watched.max_bytes:
        watched.too_large = True
        with contextlib.suppress(psutil.Error):
            reader.kill()


def _held_bytes(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def _sweep(watched: Watched) -> None:
    """What is left below the process, and what was below it before it ended."""
    number = watched.reader()
    if number is not None:
        with contextlib.suppress(psutil.Error):
            watched.below.update(psutil.Process(number).children(recursive=True))
    for process in watched.below:
        with contextlib.suppress(psutil.Error):
            process.kill()
