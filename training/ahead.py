"""Batches made by processes of their own while the network learns from those before them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any, Generic, TypeVar

import torch
from torch.utils.data import DataLoader, Dataset

T = TypeVar("T")

AHEAD = 3
"""Batches that each process makes ahead at most."""


@dataclass(frozen=True, slots=True)
class _Numbered(Dataset[T], Generic[T]):
    make: Callable[[int], T]

    def __getitem__(self, number: int) -> T:
        return self.make(number)


def made_ahead(make: Callable[[int], T], *, first: int, processes: int) -> Iterator[T]:
    """`make(first)`, `make(first + 1)` … without end and in order; with no processes each when it is asked for.

    `make` goes to the processes with what it holds. What it raises is raised in its turn. Where there is a GPU, tensors
    and what has a method `pin_memory` come in memory that is copied to it while the network learns.
    """
    if not processes:
        yield from map(make, count(first))
        return
    # A batch has many small tensors: handed over as files they need no descriptor each, of which there are few.
    torch.multiprocessing.set_sharing_strategy("file_system")  # type: ignore[no-untyped-call]
    numbers: Any = count(first)
    yield from DataLoader(
        _Numbered(make), batch_size=None, sampler=numbers, num_workers=processes, prefetch_factor=AHEAD,
        collate_fn=_as_it_is, worker_init_fn=_on_one_thread, pin_memory=torch.cuda.is_available(),
    )  # fmt: skip


def _as_it_is(batch: T) -> T:
    return batch


def _on_one_thread(number: int) -> None:
    torch.set_num_threads(1)
