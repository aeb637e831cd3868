"""Workers to ask, wherever they run. The driver knows this and nothing of Ray."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

Worker = Any
"""A handle that stands for one worker; only the pool that gave it knows what it is."""
Ticket = Any
"""What stands for an answer to come; hashable."""


class WorkerLost(Exception):
    """The worker ended before it had answered; what it was asked may be asked of another one."""


class Pool(Protocol):
    """Starts workers and carries questions to them."""

    def capacity(self) -> int:
        """How many workers there is room for."""

    def start(self) -> Worker:
        """A further worker; that it cannot be built is heard with its first answer."""

    def ask(self, worker: Worker, method: str, *arguments: Any, **options: Any) -> Ticket:
        """Puts a question; a worker answers those to look one after the other, and beside them those to read."""

    def ready(self, tickets: Sequence[Ticket], *, seconds: float) -> Sequence[Ticket]:
        """Those of the tickets that are answered, as soon as there is one; none when there is none for so long."""

    def answer(self, ticket: Ticket) -> Any:
        """The answer to a ticket that is ready.

        Raises:
            WorkerLost: there will be none.
            Exception: what the worker raised.
        """

    def end(self, worker: Worker) -> None:
        """Ends a worker, whatever it is doing."""
