"""Documents in the order of the corpus, though several workers look at it at once: of places that hold the same bytes,
it is always the first whose path the record bears, and a run that was killed ends like one that was not.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from typing import Any

from service.batch.documents import Doc
from service.batch.nouns import Item


class InOrder:
    """Holds what was looked at until everything before it has been."""

    def __init__(self) -> None:
        self._open: set[int] = set()
        self._first: list[int] = []
        self._held: list[tuple[int, int, int, Doc, Any]] = []
        self._count = 0

    def __len__(self) -> int:
        """How many are held."""
        return len(self._held)

    def begin(self, items: Iterable[Item]) -> None:
        """These are being looked at; also when it is not for the first time."""
        for item in items:
            if item.position not in self._open:
                self._open.add(item.position)
                heapq.heappush(self._first, item.position)

    def end(self, items: Iterable[Item]) -> None:
        """These have been looked at, or never will be."""
        self._open.difference_update(item.position for item in items)

    def hold(self, docs: Iterable[Doc], holder: Any) -> None:
        """Documents, and who has their bytes."""
        for doc in docs:
            self._count += 1
            heapq.heappush(self._held, (doc.item.position, doc.nth, self._count, doc, holder))

    def released(self) -> Iterator[tuple[Doc, Any]]:
        """Those before which nothing is missing, in order, with their holders."""
        while self._first and self._first[0] not in self._open:
            heapq.heappop(self._first)
        while self._held and (not self._first or self._held[0][0] < self._first[0]):
            *_, doc, holder = heapq.heappop(self._held)
            yield doc, holder
