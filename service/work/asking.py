"""Who is asked to read: a process of this machine, or one on a cluster. The desk knows this and nothing more."""

from __future__ import annotations

import time
from typing import Any, Final, Protocol

from corpora.document.errors import NotStarted, TooLarge
from corpora.readers.limits import Limits
from service.isolation.process import Worker
from service.settings import Settings
from service.work.watching import Watch

READER: Final = "service.work.child:desk_reader"
STARTS: Final = 3
"""In a row that may fail before a document is told so: none of them is its doing."""
START_PAUSE_SECONDS: Final = 1.0


class Asks(Protocol):
    """One process that reads one document at a time."""

    def ask(self, request: Any) -> Any:
        """Its answer, plain values. Raises DocumentError, as `service.isolation.process.Worker.ask`."""

    def interrupt(self) -> None:
        """Kills it, from another thread; the next request gets a fresh one."""

    def close(self) -> None:
        """Ends it."""


class LocalReader:
    """On this machine.

    Args:
        settings: for the readers, and the limits of time and memory.
        watch: holds it to its memory together with what it starts.
        factory: "module:function", as in `service.isolation.worker.Start`; tests name one that misbehaves.
    """

    def __init__(self, settings: Settings, *, watch: Watch, factory: str = READER) -> None:
        self._limits: Limits = settings.limits()
        self._worker = Worker(factory, settings, limits=self._limits)
        self._watch = watch

    def ask(self, request: Any) -> Any:
        """See `Asks`."""
        for start in range(1, STARTS + 1):
            try:
                return self._asked(request)
            except NotStarted:
                if start == STARTS:
                    raise
                time.sleep(START_PAUSE_SECONDS)
        raise NotStarted

    def _asked(self, request: Any) -> Any:
        with self._watch.over(lambda: self._worker.process_id, max_bytes=self._limits.max_memory_bytes) as watched:
            try:
                return self._worker.ask(request)
            except Exception as error:
                if watched.too_large:
                    raise TooLarge("内存不足") from error
                raise

    def interrupt(self) -> None:
        """See `Asks`."""
        self._worker.interrupt()

    def close(self) -> None:
        """See `Asks`."""
        self._worker.close()
