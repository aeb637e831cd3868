"""Reports that look at each other are concluded one after the other: two years of one body, a region and its bodies."""

from __future__ import annotations

import threading
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Final

STRIPES: Final = 64
"""Locks that bodies share; two of different names seldom wait for each other."""


class Alone:
    """Locks by name, taken in one order, so that nobody waits in a ring."""

    def __init__(self) -> None:
        self._locks = [threading.Lock() for _ in range(STRIPES)]

    @contextmanager
    def over(self, bodies: Iterable[str]) -> Iterator[None]:
        """While reports of these bodies are concluded."""
        stripes = sorted({zlib.crc32(body.encode("utf-8", "replace")) % STRIPES for body in bodies})
        with ExitStack() as stack:
            for stripe in stripes:
                stack.enter_context(self._locks[stripe])
            yield
