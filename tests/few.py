"""Of many cases alike `make test` tries some; `make test-all` tries them all."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Any

import pytest


def one_in(every: int, cases: Iterable[Any], *, named: bool = False) -> list[Any]:
    """The cases as parameters of a test, all but the first of every `every` marked `thorough`.

    Args:
        every: how many cases there are to one that `make test` tries.
        cases: a value each, or a tuple of them where the test has several arguments.
        named: the last value is the test's id.
    """
    return [
        pytest.param(
            *(case if isinstance(case, tuple) else (case,)),
            id=str(case[-1]) if named else None,
            marks=() if place % every == 0 else (pytest.mark.thorough,),
        )
        for place, case in enumerate(cases)
    ]


def one_of_each(every: int, *axes: Iterable[Any]) -> list[Any]:
    """`one_in` of all combinations of several arguments."""
    return one_in(every, product(*axes))
