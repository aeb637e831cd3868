"""Each end of a reading told once, though a document is also pointed to when only its comparisons changed."""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import datetime
from typing import Final

from service.api.backend import Backend
from service.store.filters import DocumentRow

REMEMBERED: Final = 10_000
"""Documents; one that comes again after so many others is told again."""

_Seen = tuple[str, datetime | None, int]


class Ends:
    """Called by the desk's threads with a document's hash. Its name and words are not told."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._lock = threading.Lock()
        self._told: OrderedDict[str, _Seen] = OrderedDict()

    def __call__(self, sha256: str) -> None:
        """A line of the log and a count, when a reading of it has just ended."""
        row = self._backend.store.document(sha256)
        if row is None or row.status not in ("read", "failed") or not self._is_new(row):
            return
        code = row.error.code if row.error else None
        self._backend.metrics.ended(row.status)
        self._backend.log(
            "warning" if code else "info", "document", sha256=sha256, status=row.status, code=code,
            bytes=row.size_bytes, pages=row.pages, contradicted=row.contradicted, attempts=row.attempts,
        )  # fmt: skip

    def _is_new(self, row: DocumentRow) -> bool:
        seen: _Seen = (row.status, row.read, row.attempts)
        with self._lock:
            if self._told.get(row.sha256) == seen:
                return False
            self._told[row.sha256] = seen
            self._told.move_to_end(row.sha256)
            if len(self._told) > REMEMBERED:
                self._told.popitem(last=False)
        return True
