"""Sizes of groups of rows and of cells that share the columns of a row."""

from __future__ import annotations

from random import Random


def runs(random: Random, count: int, most: int = 5) -> list[int]:
    """Sizes of groups that make up so many rows."""
    sizes: list[int] = []
    while (rest := count - sum(sizes)) > 0:
        sizes.append(min(rest, random.randint(1, most)))
    return sizes


def nested_runs(random: Random, groups: tuple[int, int], most: int, deepest: int) -> tuple[list[int], list[int]]:
    """Sizes in rows of a few groups, and those of the smaller groups within them."""
    inner = [runs(random, random.randint(1, most), deepest) for _ in range(random.randint(*groups))]
    return [sum(sizes) for sizes in inner], [size for sizes in inner for size in sizes]


def dealt(random: Random, total: int, count: int) -> list[int]:
    """`total` columns dealt out to so many cells, each at least one."""
    cuts = sorted(random.sample(range(1, total), min(count, total) - 1))
    return [end - start for start, end in zip([0, *cuts], [*cuts, total], strict=True)]
