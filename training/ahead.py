"""Batches made by threads while the network learns from those before them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from typing import TypeVar

T = TypeVar("T")


def made_ahead(make: Callable[[int], T], *, first: int, threads: int) -> Iterator[T]:
    """`make(first)`, `make(first + 1)` … without end and in order; with no threads each when it is asked for.

    Twice as many as there are threads are made ahead. What `make` raises is raised in its turn.
    """
    if not threads:
        yield from map(make, count(first))
        return
    with ThreadPoolExecutor(threads) as pool:
        steps, waiting = count(first), deque[Future[T]]()
        try:
            while True:
                while len(waiting) < 2 * threads:
                    waiting.append(pool.submit(make, next(steps)))
                yield waiting.popleft().result()
        finally:
            for one in waiting:
                one.cancel()
