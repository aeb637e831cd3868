"""The corpus, as far as it is needed: the next few entries, and what has to be looked at again."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Final

from corpora.document.errors import DocumentError
from corpora.document.reading import Unread
from service.batch.documents import Doc, nowhere, shown
from service.batch.nouns import Entry, Item

LOOK_ITEMS: Final = 64
"""To a look: five seconds' worth of text reports, so that one lies ready while another is read."""
LOOK_BYTES: Final = 32 << 20
UNREAD_AT_ONCE: Final = 256
"""Entries that cannot be had, to a part: they take no time."""


class Feed:
    """Takes entries only when asked, since there may be ten million."""

    def __init__(self, entries: Iterator[Entry]) -> None:
        self._entries = entries
        self._next: Item | None = None
        self._again: deque[Item] = deque()
        self._suspects: deque[Item] = deque()
        self._unread: deque[Doc] = deque()
        self.taken = 0
        self.exhausted = False

    def look_again(self, items: Iterator[Item], *, alone: bool = False) -> None:
        """Items that nobody has looked at after all; `alone` those that were there when a worker was lost."""
        (self._suspects if alone else self._again).extend(items)

    def give_up(self, item: Item, error: DocumentError) -> None:
        """An item that cannot even be looked at."""
        self._unread.append(_without_bytes(Unread(path=item.path, failure=error.failure(), size_bytes=item.size_bytes)))

    @property
    def has_items(self) -> bool:
        """Is there anything to look at? Goes on to the next item for that."""
        if self._next is None:
            self._next = self._item()
        return self._next is not None or bool(self._again) or bool(self._suspects)

    def items(self) -> tuple[Item, ...]:
        """Some to look at together: few when they are large; one that is suspected comes alone."""
        if self._suspects:
            return (self._suspects.popleft(),)
        chosen: list[Item] = []
        size = 0
        while len(chosen) < LOOK_ITEMS and (item := self._peek()) is not None:
            size += item.size_bytes or 0
            if chosen and size > LOOK_BYTES:
                break
            chosen.append(self._pop())
            if len(self._unread) >= UNREAD_AT_ONCE:
                break
        return tuple(chosen)

    @property
    def is_empty(self) -> bool:
        """Is there nothing left, nor will there be?"""
        return not self.has_items and not self._unread

    def unread(self) -> tuple[Doc, ...]:
        """Entries met so far that cannot be had."""
        found = tuple(self._unread)
        self._unread.clear()
        return found

    def _peek(self) -> Item | None:
        if self._again:
            return self._again[0]
        if self._next is None:
            self._next = self._item()
        return self._next

    def _pop(self) -> Item:
        if self._again:
            return self._again.popleft()
        item, self._next = self._next, None
        if item is None:
            raise IndexError
        return item

    def _item(self) -> Item | None:
        """The next one that can be had; the others are set aside."""
        for entry in self._entries:
            self.taken += 1
            if isinstance(entry, Item):
                return entry
            self._unread.append(_without_bytes(entry))
        self.exhausted = True
        return None


def _without_bytes(entry: Unread) -> Doc:
    return Doc(
        item=Item(path=entry.path, url=entry.path), nth=0, path=shown(entry.path),
        key=entry.sha256 or nowhere(entry.path), size_bytes=entry.size_bytes, failure=entry.failure,
    )  # fmt: skip
