"""Processes that read on a Ray cluster, for who asks them one document at a time: the service at its desk.

What they run is named by its factory ("module:function"), so that nothing here knows of it. The machines of the cluster
have the same gouji installed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Final

from corpora.document.errors import Crashed, DocumentError, TooLarge
from corpora.readers.limits import Limits
from service.batch.cluster import CPUS_PER_WORKER, Size, ray_cluster
from service.batch.leftovers import Descendants
from service.isolation.process import Worker

READER_BYTES: Final = 1536 << 20
"""That Ray sets aside for a reader: its networks and a large document. The limit of one that wants more is its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What every reader runs.

    Args:
        factory: as in `service.isolation.worker.Start`.
        argument: what the factory is called with.
        limits: of a document.
        path: folders of this machine's that modules are looked for in.
        memory_bytes: that Ray sets aside for each.
    """

    factory: str
    argument: Any
    limits: Limits
    path: tuple[str, ...] = ()
    memory_bytes: int = READER_BYTES


class OnlineReader:
    """The actor: on some machine, with a process of its own that it may kill."""

    def __init__(self, job: Job) -> None:
        sys.path[:] = list(dict.fromkeys((*sys.path, *job.path)))
        self._worker = Worker(job.factory, job.argument, limits=job.limits)
        self._below = Descendants(lambda: self._worker.process_id, max_bytes=job.limits.max_memory_bytes)

    def ask(self, request: Any) -> Any:
        """The answer of the process. Raises DocumentError."""
        self._below.watch()
        try:
            return self._worker.ask(request)
        except Crashed as error:
            if self._below.too_large:
                raise TooLarge("内存不足") from error
            raise
        finally:
            self._below.sweep()

    def interrupt(self) -> None:
        """Kills the process."""
        self._worker.interrupt()


class ClusterReader:
    """This side of one reader; a place on the cluster is asked for with the first request."""

    def __init__(self, ray: Any, job: Job) -> None:
        self._ray, self._job = ray, job
        self._actor: Any = None

    def ask(self, request: Any) -> Any:
        """The answer, plain values.

        Raises:
            DocumentError: what the process raised; Crashed, with SIGKILL, when its machine went away.
        """
        if self._actor is None:
            self._actor = self._started()
        try:
            return self._ray.get(self._actor.ask.remote(request))
        except self._ray.exceptions.RayTaskError as error:
            if isinstance(cause := error.cause, DocumentError):
                raise cause from error
            raise Crashed(type(error.cause).__name__) from error
        except (self._ray.exceptions.RayActorError, self._ray.exceptions.ObjectLostError) as error:
            self.close()
            raise Crashed("SIGKILL") from error

    def interrupt(self) -> None:
        """Kills the process, from another thread; the next request gets a fresh one."""
        if (actor := self._actor) is not None:
            with suppress(self._ray.exceptions.RayError):
                actor.interrupt.options(concurrency_group="beside").remote()

    def close(self) -> None:
        """Ends it."""
        actor, self._actor = self._actor, None
        if actor is not None:
            with suppress(self._ray.exceptions.RayError):
                self._ray.kill(actor, no_restart=True)

    def _started(self) -> Any:
        kind = self._ray.remote(concurrency_groups={"beside": 1})(OnlineReader)
        return kind.options(
            num_cpus=CPUS_PER_WORKER, memory=self._job.memory_bytes, max_restarts=0, max_task_retries=0,
            scheduling_strategy="SPREAD",
        ).remote(self._job)  # fmt: skip


@contextmanager
def cluster_readers(address: str, job: Job) -> Iterator[tuple[Callable[[], ClusterReader], int]]:
    """What makes readers on the cluster at `address`, and how many it has room for, one CPU left for the rest.

    Raises:
        UsageError: Ray is not installed, or there is no cluster.
    """
    with ray_cluster(Size(address=address, workers=None, memory_bytes=READER_BYTES)) as ray:
        room = max(1, int(ray.cluster_resources().get("CPU", 1)) // CPUS_PER_WORKER - 1)
        yield (lambda: ClusterReader(ray, job)), room
