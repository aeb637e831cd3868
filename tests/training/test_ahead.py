"""Batches that threads make ahead."""

from itertools import islice
from threading import get_ident

import pytest

from training.ahead import made_ahead


@pytest.mark.parametrize("threads", [0, 3])
def test_what_is_made_ahead_comes_in_order(threads: int) -> None:
    assert list(islice(made_ahead(lambda step: step * step, first=4, threads=threads), 20)) == [
        step * step for step in range(4, 24)
    ]


def test_threads_make_it_where_there_are_any() -> None:
    made_by = islice(made_ahead(lambda _: get_ident(), first=0, threads=1), 3)
    assert get_ident() not in set(made_by)


def test_what_fails_is_raised_in_its_turn() -> None:
    batches = made_ahead(lambda step: 1 // (2 - step), first=0, threads=2)
    assert [next(batches), next(batches)] == [0, 1]
    with pytest.raises(ZeroDivisionError):
        next(batches)
