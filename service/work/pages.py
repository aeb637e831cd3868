"""Pictures of pages for people, made in a process apart: documents of strangers never meet a parser in the server."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from corpora.document.errors import DocumentError, Internal
from corpora.document.page import Page
from service.isolation.process import Worker
from service.settings import Settings
from service.store.store import Store
from service.work.errors import Busy
from service.work.page_child import NO_SUCH_PAGE, Picture, Sizes

SHOWER: Final = "service.work.page_child:page_shower"
WAITING: Final = 16
"""Requests that may wait for a process; more are told to come again."""
WAIT_SECONDS: Final = 60.0
"""The longest that one of them waits."""
PAGE_SECONDS: Final = 30.0
"""For one page; the largest pictures take a few seconds."""
HELD_BYTES: Final = 48 << 20
"""Of pictures that are kept for the next who asks; a page of A4 has a quarter of a megabyte to two."""
HELD_SIZES: Final = 2000
"""Documents whose page sizes are kept."""


class Pages:
    """Sizes and pictures of the pages of documents in the store. May be used from any thread; never raises over more
    than the document that is asked for.

    Args:
        store: whose originals are shown.
        settings: for the limits of time and memory.
        workers: processes that show pages; each is started when it is needed.
        factory: "module:function", as in `service.isolation.worker.Start`; tests name one that misbehaves.
    """

    def __init__(self, store: Store, settings: Settings, *, workers: int = 1, factory: str = SHOWER) -> None:
        seconds = min(PAGE_SECONDS, settings.timeout_seconds)
        quick = settings.model_copy(update={"timeout_seconds": seconds, "total_seconds": seconds})
        self._store = store
        self._idle = [Worker(factory, quick, limits=quick.limits()) for _ in range(workers)]
        self._all = tuple(self._idle)
        self._free = threading.Semaphore(workers)
        self._line = threading.BoundedSemaphore(workers + WAITING)
        self._lock = threading.Lock()
        self._pictures: OrderedDict[tuple[str, int, float], bytes] = OrderedDict()
        self._held_bytes = 0
        self._sizes: OrderedDict[str, tuple[Page, ...]] = OrderedDict()

    def close(self) -> None:
        """Ends the processes."""
        for worker in self._all:
            worker.close()

    def sizes(self, sha256: str) -> tuple[Page, ...]:
        """The document's pages in points; () where it has none.

        Raises:
            LookupError: there is no such document.
            DocumentError: it cannot be shown.
            Busy: too many are asking.
        """
        with self._lock:
            if sha256 in self._sizes:
                self._sizes.move_to_end(sha256)
                return self._sizes[sha256]
        found = _pages(self._asked(Sizes(path=self._path(sha256))))
        with self._lock:
            self._sizes[sha256] = found
            while len(self._sizes) > HELD_SIZES:
                self._sizes.popitem(last=False)
        return found

    def png(self, sha256: str, number: int, *, scale: float = 1.5) -> bytes:
        """Page `number`, from 1, as PNG of `scale` pixels for a point, fewer where that would be too large.

        Raises:
            LookupError: there is no such document or page.
            DocumentError, Busy: as `sizes`.
            ValueError: `scale` is no number above nothing.
        """
        if not math.isfinite(scale) or scale <= 0:
            raise ValueError(f"scale {scale}")
        key = (sha256, number, round(scale, 2))
        with self._lock:
            if key in self._pictures:
                self._pictures.move_to_end(key)
                return self._pictures[key]
        answer = self._asked(Picture(path=self._path(sha256), number=number, scale=scale))
        if answer == NO_SUCH_PAGE:
            raise LookupError(number)
        if not isinstance(answer, bytes):
            raise Internal("answer")
        self._hold(key, answer)
        return answer

    def _path(self, sha256: str) -> str:
        path = self._store.original_path(sha256)
        if path is None:
            raise LookupError(sha256)
        return str(path)

    def _asked(self, request: Sizes | Picture) -> Any:
        with self._worker() as worker:
            answer = worker.ask(request)
        if isinstance(answer, dict):
            raise _named(str(answer.get("code")), str(answer.get("detail")))
        return answer

    @contextmanager
    def _worker(self) -> Iterator[Worker]:
        if not self._line.acquire(blocking=False):
            raise Busy
        try:
            if not self._free.acquire(timeout=WAIT_SECONDS):
                raise Busy
            try:
                with self._lock:
                    worker = self._idle.pop()
                try:
                    yield worker
                finally:
                    with self._lock:
                        self._idle.append(worker)
            finally:
                self._free.release()
        finally:
            self._line.release()

    def _hold(self, key: tuple[str, int, float], picture: bytes) -> None:
        with self._lock:
            self._held_bytes += len(picture) - len(self._pictures.pop(key, b""))
            self._pictures[key] = picture
            while self._held_bytes > HELD_BYTES:
                _, gone = self._pictures.popitem(last=False)
                self._held_bytes -= len(gone)


def _pages(answer: object) -> tuple[Page, ...]:
    """Raises Internal for anything else than pages."""
    if not isinstance(answer, tuple):
        raise Internal("answer")
    try:
        return tuple(
            Page(number=int(number), width=float(width), height=float(height)) for number, width, height in answer
        )
    except (TypeError, ValueError) as error:
        raise Internal("answer") from error


def _named(code: str, detail: str) -> DocumentError:
    """The error of that code."""
    kinds = {kind.code: kind for kind in DocumentError.__subclasses__()}
    return kinds.get(code, Internal)(detail[:200])
