"""Batches that processes make ahead."""

from itertools import islice
from os import getpid

import pytest

from training.ahead import made_ahead


def square(step: int) -> int:
    return step * step


def maker(step: int) -> int:
    return getpid()


def failing(step: int) -> int:
    return 1 // (2 - step)


@pytest.mark.parametrize("processes", [0, 2])
def test_what_is_made_ahead_comes_in_order(processes: int) -> None:
    made = islice(made_ahead(square, first=4, processes=processes), 20)
    assert list(made) == [step * step for step in range(4, 24)]


def test_processes_make_it_where_there_are_any() -> None:
    made_by = islice(made_ahead(maker, first=0, processes=1), 3)
    assert getpid() not in set(made_by)


def test_what_fails_is_raised_in_its_turn() -> None:
    batches = made_ahead(failing, first=0, processes=2)
    assert [next(batches), next(batches)] == [0, 1]
    with pytest.raises(ZeroDivisionError):
        next(batches)
