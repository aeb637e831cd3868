from collections.abc import Iterator
from random import Random

import pytest

from models.tables.pages.print.partings import best_parting


def every(run: range, count: int) -> Iterator[list[range]]:
    if count == 1:
        yield [run]
        return
    for end in range(run.start + 2, run.stop - 2 * (count - 1) + 1):
        for rest in every(range(end, run.stop), count - 1):
            yield [range(run.start, end), *rest]


@pytest.mark.parametrize("seed", range(40))
def test_it_is_the_first_of_the_best_of_all(seed: int) -> None:
    dice = Random(seed)
    count = dice.randint(1, 4)
    run = range(3, 3 + 2 * count + dice.randint(0, 5))
    costs = {(at, start, end): dice.randint(0, 4) for at in range(count) for start in run for end in range(start, 30)}

    def worst(parts: list[range]) -> float:
        return max(costs[at, part.start, part.stop] for at, part in enumerate(parts))

    best = min(every(run, count), key=worst)
    assert best_parting(run, count, lambda at, start, end: costs[at, start, end]) == (best, worst(best))


def test_sixty_columns_under_fifteen_heads_are_not_all_tried() -> None:
    parts, off = best_parting(range(60), 15, lambda at, start, end: abs((start + end) / 2 - (4 * at + 2)))
    assert ([len(part) for part in parts], off) == ([4] * 15, 0)
