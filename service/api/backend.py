"""What the routes work with, put together once by whoever starts the service."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import BoundedSemaphore
from typing import Annotated, cast

from fastapi import Depends, Request

from service.api.log import Log
from service.api.metrics import Metrics
from service.api.naming import Names
from service.api.options import Options
from service.api.ports import Desk, Pages, Review
from service.api.problems import Refused
from service.store.store import Store


class Slots:
    """How many may do something at once; who comes then is refused, not kept waiting."""

    def __init__(self, count: int) -> None:
        self._free = BoundedSemaphore(count)

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Raises Refused when none is free."""
        if not self._free.acquire(blocking=False):
            raise Refused("busy")
        try:
            yield
        finally:
            self._free.release()


@dataclass(frozen=True, slots=True, kw_only=True)
class Backend:
    """Rooms below, and what is counted and told on the way. `now` is Unix time in seconds."""

    store: Store
    desk: Desk
    pages: Pages
    review: Review
    options: Options
    log: Log
    metrics: Metrics
    uploads: Slots
    labelling: Slots
    names: Names
    now: Callable[[], float] = field(default=time.time)


def backend_of(request: Request) -> Backend:
    """The application's."""
    return cast(Backend, request.app.state.backend)


Rooms = Annotated[Backend, Depends(backend_of)]
