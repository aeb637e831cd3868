"""Reports of regions that are held against hundreds of others: looked at once when all are read, not after each."""

from __future__ import annotations

import threading

from service.store.filters import DocumentRow


class Later:
    """Each report once, in the order first named. May be used from any thread."""

    def __init__(self) -> None:
        self._rows: dict[str, DocumentRow] = {}
        self._lock = threading.Lock()

    def add(self, row: DocumentRow) -> None:
        """Names a report."""
        with self._lock:
            self._rows.setdefault(row.sha256, row)

    def next(self) -> DocumentRow | None:
        """Takes one out; None where there is none."""
        with self._lock:
            sha256 = next(iter(self._rows), None)
            return None if sha256 is None else self._rows.pop(sha256)
