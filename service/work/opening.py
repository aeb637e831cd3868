"""The desk as settings ask for it: processes of this machine, or of a Ray cluster."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack

import psutil

from service.settings import Settings
from service.store.store import Store
from service.work.asking import READER
from service.work.desk import Desk


def open_desk(store: Store, settings: Settings, *, workers: int | None = None, address: str | None = None) -> Desk:
    """A desk that has not started; its `stop` also leaves the cluster.

    `workers` are processes that read, None for as many as suit this machine or the cluster at `address`.

    Raises:
        UsageError: Ray is not installed, or there is no cluster at the address.
    """
    if address is None:
        return Desk(store, settings, workers=workers or fitting_workers(settings))
    # Ray takes seconds to import, and is not installed with the service.
    from service.batch.online import Job, cluster_readers

    job = Job(factory=READER, argument=settings, limits=settings.limits(), path=tuple(sys.path))
    with ExitStack() as stack:
        make, room = stack.enter_context(cluster_readers(address, job))
        desk = Desk(store, settings, workers=workers or room, reader=make)
        desk.at_end(stack.pop_all().close)
    return desk


def fitting_workers(settings: Settings) -> int:
    """A process a CPU, one CPU left for answering, and no more than may take all the memory that each is allowed."""
    cpus = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    fitting = psutil.virtual_memory().total // settings.max_memory_bytes
    return int(max(1, min(cpus - 1, fitting)))
