"""Workers in this process, one after the other: what the driver does is seen without Ray."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from corpora.readers.sources import RawSource
from service.batch.attempts import Attempted
from service.batch.cluster import Size
from service.batch.documents import Plan
from service.batch.pool import WorkerLost
from service.batch.reading import Assignment, document_rows
from service.batch.worker import BatchWorker

Loses = Callable[[str, tuple[Any, ...]], bool]


class InThisProcess:
    """Reads without a process apart."""

    def __init__(self, assignment: Assignment) -> None:
        module, _, name = assignment.reader.partition(":")
        self._read = getattr(importlib.import_module(module), name)(assignment.settings, lambda: None)
        self._language = assignment.settings.lang

    def read(self, source: RawSource) -> Attempted:
        return Attempted(rows=document_rows(self._read(source), source, language=self._language), attempts=1)

    def close(self) -> None:
        return


@dataclass
class ThisProcess:
    """See `service.batch.pool.Pool`. What is asked of a worker for which `loses` says so ends it."""

    plan: Plan
    loses: Loses
    stuck: Loses
    room: int
    tickets: Iterator[int]
    asked: dict[int, tuple[Any, str, tuple[Any, ...], dict[str, Any]]] = field(default_factory=dict)
    started: list[list[BatchWorker]] = field(default_factory=list)

    def capacity(self) -> int:
        return max(2, self.room + 1)

    def start(self) -> list[BatchWorker]:
        """Beyond `room`, one that will never be ready."""
        self.started.append([BatchWorker(self.plan, apart=InThisProcess)])
        return self.started[-1]

    def ask(self, worker: list[BatchWorker], method: str, *arguments: Any, **options: Any) -> int:
        ticket = next(self.tickets)
        self.asked[ticket] = (worker, method, arguments, options)
        return ticket

    def ready(self, tickets: Sequence[int], *, seconds: float) -> Sequence[int]:
        late = [worker for worker in self.started if worker][self.room :]
        answered = [
            ticket
            for ticket in tickets
            if not any(self.asked[ticket][0] is worker for worker in late) and not self.stuck(*self.asked[ticket][1:3])
        ]
        return [min(answered)] if answered else []

    def answer(self, ticket: int) -> Any:
        worker, method, arguments, options = self.asked.pop(ticket)
        if worker and self.loses(method, arguments):
            worker.clear()
        if not worker:
            raise WorkerLost
        return getattr(worker[0], method)(*arguments, **options)

    def end(self, worker: list[BatchWorker]) -> None:
        worker.clear()


def opened(
    loses: Loses = lambda method, arguments: False, *, stuck: Loses = lambda method, arguments: False, room: int = 2
) -> Any:
    """What `run_batch` takes as `open_pool`."""

    @contextmanager
    def open_pool(size: Size, plan: Plan) -> Iterator[ThisProcess]:
        yield ThisProcess(plan=plan, loses=loses, stuck=stuck, room=room, tickets=count(1))

    return open_pool
