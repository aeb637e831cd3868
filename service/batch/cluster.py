"""Ray, in one file: a cluster of this machine's own, or somebody's, and workers as its actors."""

from __future__ import annotations

import logging
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psutil

from corpora.document.errors import UsageError
from service.batch.documents import Plan
from service.batch.pool import Ticket, Worker, WorkerLost

STORE_BYTES: Final = 80 << 20
"""Of shared memory: Ray's least and some. Documents do not pass through it, only their names."""
CPUS_PER_WORKER: Final = 1
LOOKS: Final = frozenset({"look", "forget"})
"""What a worker does beside reading, in a thread of its own: bytes come while it waits for the process that reads."""
FOLDER_PREFIX: Final = "gj-"
"""Short: a socket's whole path may have 107 bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What to ask Ray for.

    Args:
        address: of a cluster that runs; None starts one for this run, on this machine alone.
        workers: how many; None, with an address, for as many as the cluster has room for.
        memory_bytes: that Ray shall set aside for each.
    """

    address: str | None
    workers: int | None
    memory_bytes: int


@contextmanager
def ray_pool(size: Size, plan: Plan) -> Iterator[RayPool]:
    """Workers on Ray; all that was started here is ended with the block.

    Raises:
        UsageError: Ray is not installed, or there is no cluster at the address.
    """
    with ray_cluster(size) as ray:
        yield RayPool(ray, size, plan)


@contextmanager
def ray_cluster(size: Size) -> Iterator[Any]:
    """Ray, connected to what `size` asks for."""
    ray = _quiet_ray(local=size.address is None)
    folder = _folder() if size.address is None else None
    try:
        _connect(ray, size, folder)
        yield ray
    finally:
        ray.shutdown()
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def _folder() -> str:
    """For Ray's sockets and logs; those of drivers that were killed go."""
    for left in Path(tempfile.gettempdir()).glob(f"{FOLDER_PREFIX}*-*"):
        owner = left.name.removeprefix(FOLDER_PREFIX).partition("-")[0]
        if owner.isdecimal() and not psutil.pid_exists(int(owner)):
            shutil.rmtree(left, ignore_errors=True)
    return tempfile.mkdtemp(prefix=f"{FOLDER_PREFIX}{os.getpid()}-")


def _connect(ray: Any, size: Size, folder: str | None) -> None:
    quiet = {"log_to_driver": False, "logging_level": logging.ERROR, "configure_logging": False}
    if size.address is not None:
        try:
            ray.init(address=size.address, **quiet)
        except (ConnectionError, ValueError, RuntimeError) as error:
            raise UsageError(f"--address {size.address}: {error}") from error
        return
    workers = size.workers or 1
    ray.init(
        num_cpus=workers * CPUS_PER_WORKER, num_gpus=0, object_store_memory=STORE_BYTES, include_dashboard=False,
        _temp_dir=folder, _memory=workers * size.memory_bytes, **quiet,
    )  # fmt: skip


def _quiet_ray(*, local: bool) -> Any:
    """Ray, which reports its use to its makers and writes to the terminal unless it is told not to before its import.

    A cluster of our own is closed to others on this machine by a token that nobody else has.
    """
    told = {
        "RAY_USAGE_STATS_ENABLED": "0",
        "RAY_usage_stats_enabled": "0",
        "RAY_DEDUP_LOGS": "0",
        "RAY_memory_monitor_refresh_ms": "0",  # documents' processes are held to their limit by `attempts`
        "RAY_enable_metrics_collection": "0",
        "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    }
    if local:
        # The last of them is what makes Ray listen on loopback alone: without clusters, as on other systems.
        told |= {
            "RAY_AUTH_MODE": "token",
            "RAY_AUTH_TOKEN": secrets.token_hex(32),
            "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",
        }
    for name, value in told.items():
        os.environ.setdefault(name, value)
    try:
        import ray
    except ImportError as error:
        raise UsageError("gouji batch: pip install gouji[batch] (ray)") from error
    logging.getLogger("ray").setLevel(logging.ERROR)
    with suppress(AttributeError):
        # It prints, on standard output, that a worker died; there is no option for it. We tell it ourselves.
        ray._private.worker.print_to_stdstream = lambda *_, **__: None
    return ray


class RayPool:
    """See `service.batch.pool.Pool`. A worker that dies is not started again by Ray, nor is its task: the driver knows
    better which document to suspect.
    """

    def __init__(self, ray: Any, size: Size, plan: Plan) -> None:
        self._ray, self._size, self._plan = ray, size, plan
        self._actor = _actor(ray).options(
            num_cpus=CPUS_PER_WORKER, memory=size.memory_bytes, max_restarts=0, max_task_retries=0,
            scheduling_strategy="SPREAD",
        )  # fmt: skip

    def capacity(self) -> int:
        """As asked for; else, in somebody's cluster, a worker for each CPU but one, which stays free for the rest."""
        if self._size.workers is not None:
            return self._size.workers
        return max(1, int(self._ray.cluster_resources().get("CPU", 1)) // CPUS_PER_WORKER - 1)

    def start(self) -> Worker:
        """See `Pool`."""
        return self._actor.remote(self._plan)

    def ask(self, worker: Worker, method: str, *arguments: Any, **options: Any) -> Ticket:
        """See `Pool`."""
        asked = getattr(worker, method)
        if method in LOOKS:
            asked = asked.options(concurrency_group="looks")
        return asked.remote(*arguments, **options)

    def ready(self, tickets: Sequence[Ticket], *, seconds: float) -> Sequence[Ticket]:
        """See `Pool`."""
        done, _ = self._ray.wait(list(tickets), num_returns=1, timeout=seconds)
        more, _ = self._ray.wait(list(tickets), num_returns=len(tickets), timeout=0) if done else (done, ())
        found: Sequence[Ticket] = more
        return found

    def answer(self, ticket: Ticket) -> Any:
        """See `Pool`."""
        try:
            return self._ray.get(ticket)
        except self._ray.exceptions.RayTaskError as error:
            raise error.as_instanceof_cause() from error
        except (self._ray.exceptions.RayActorError, self._ray.exceptions.ObjectLostError) as error:
            if isinstance(cause := getattr(error, "cause", None), Exception):
                raise cause from error
            raise WorkerLost(type(error).__name__) from error

    def end(self, worker: Worker) -> None:
        """See `Pool`."""
        with suppress(self._ray.exceptions.RayError):
            self._ray.kill(worker, no_restart=True)


def _actor(ray: Any) -> Any:
    from service.batch.worker import BatchWorker

    return ray.remote(concurrency_groups={"looks": 1})(BatchWorker)
