"""Edit distance of trees: the paper's example, a published score, and the textbook recursion as a second opinion."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.metrics.tree_distance import tree_distance

Tree = tuple[object, ...]
"""A label and trees below it."""


def postorder(tree: Tree) -> tuple[list[object], list[int]]:
    labels: list[object] = []
    leftmost: list[int] = []

    def walk(node: Tree) -> int:
        label, *below = node
        lefts = [walk(child) for child in below]
        leftmost.append(lefts[0] if lefts else len(labels))
        labels.append(label)
        return leftmost[-1]

    walk(tree)
    return labels, leftmost


def distance(first: Tree, second: Tree) -> float:
    (labels, left), (others, other_left) = postorder(first), postorder(second)
    change = np.array([[abs(one - other) if isinstance(one, float) and isinstance(other, float) else float(one != other)
                        for other in others] for one in labels])  # fmt: skip
    return tree_distance(left, other_left, change)


def recursion(first: Tree, second: Tree) -> float:
    """The forests' rightmost roots: one goes, the other goes, or they are changed into each other."""

    @cache
    def size(forest: tuple[Tree, ...]) -> int:
        return sum(1 + size(below) for _, *rest in forest for below in [tuple(rest)])

    @cache
    def least(one: tuple[Tree, ...], other: tuple[Tree, ...]) -> float:
        if not one or not other:
            return size(one) + size(other)
        (label, *below), (other_label, *other_below) = one[-1], other[-1]
        return min(
            least((*one[:-1], *below), other) + 1,
            least(one, (*other[:-1], *other_below)) + 1,
            least(one[:-1], other[:-1]) + least(tuple(below), tuple(other_below)) + float(label != other_label),
        )

    return least((first,), (second,))


TREES = st.recursive(
    st.sampled_from("ab").map(lambda label: (label,)),
    lambda below: st.tuples(st.sampled_from("abc"), st.lists(below, max_size=3)).map(lambda one: (one[0], *one[1])),
    max_leaves=7,
)


def test_the_trees_of_zhang_and_shasha_are_two_apart() -> None:
    first = ("f", ("d", ("a",), ("c", ("b",))), ("e",))
    second = ("f", ("c", ("d", ("a",), ("b",))), ("e",))
    assert distance(first, second) == 2


@given(TREES, TREES)
def test_agrees_with_the_textbook_recursion(first: Tree, second: Tree) -> None:
    assert distance(first, second) == recursion(first, second)


@given(TREES, TREES, TREES)
def test_is_a_distance(first: Tree, second: Tree, third: Tree) -> None:
    assert distance(first, first) == 0
    assert distance(first, second) == distance(second, first)
    assert distance(first, third) <= distance(first, second) + distance(second, third)


def test_the_score_that_the_authors_of_teds_publish_for_their_example() -> None:
    """PubTabNet's `src/demo.ipynb`: 0.9781765018607124 over 22 nodes, two of them inline marks inside cells.

    The table: two heads, five rows of two cells. Texts of four cells differ by 3 of 19, 1 of 18, 1 of 10 and 2 of 12
    characters (marks counted); they are given here by these shares.
    """

    def table(*shares: float) -> Tree:
        cells = [*shares[:3], 100.0, shares[3], *(200.0 + 2 * at for at in range(7))]
        rows = [("tr", (cells[at],), (cells[at + 1],)) for at in range(0, 12, 2)]
        return ("table", ("thead", rows[0]), ("tbody", *rows[1:]))

    one, other = table(0.0, 10.0, 20.0, 30.0), table(3 / 19, 10 + 1 / 18, 20 + 1 / 10, 30 + 2 / 12)
    assert 1 - distance(one, other) / 22 == pytest.approx(0.9781765018607124, abs=1e-12)
