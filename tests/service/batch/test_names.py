import random
import string
from collections.abc import Iterable

import pytest

from service.batch import names
from service.batch.names import in_order


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 250])
def test_names_come_sorted_whatever_fits_in_memory(count: int) -> None:
    draw = random.Random(count)
    drawn = ["".join(draw.choices(string.ascii_letters + "年报一二 .\n", k=draw.randint(1, 9))) for _ in range(count)]
    assert list(in_order(iter(drawn), run=10)) == sorted(drawn)


def test_a_name_that_is_no_utf8_comes_back() -> None:
    told = ["乙", "\udcd6\udcd0", "甲"]
    assert list(in_order(told, run=1)) == sorted(told)


def test_no_more_names_are_sorted_at_once_than_a_run_has(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths: list[int] = []

    def counted(names: Iterable[str]) -> list[str]:
        batch = sorted(names)
        lengths.append(len(batch))
        return batch

    monkeypatch.setattr(names, "sorted", counted, raising=False)
    assert sum(1 for _ in in_order((str(number) for number in range(1001)), run=100)) == 1001
    assert lengths == [100] * 10 + [1, 0]
