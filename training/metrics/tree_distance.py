"""Edit distance between ordered trees (Zhang and Shasha, SIAM J. Comput. 18(6), 1989), a row of the table at a time.

A tree is the leftmost leaf below each of its nodes, nodes counted from 0 in postorder: all that the recursion needs.
Removing or adding a node costs 1, changing one what the caller says, 0 to 1. Nothing is approximated: leaves have a
closed form, subtrees of one height are independent of each other and go through numpy together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Leftmost = Sequence[int]
Costs = NDArray[np.float64]
Places = NDArray[np.intp]


class _Subtrees(NamedTuple):
    """Subtrees (g of them) of one height, nodes padded to the largest (m): each array is g by m.

    `before` is how many nodes of the subtree stand left of the node's own; `whole` where that is none, so that the
    forest up to the node is a tree (never in the padding).
    """

    nodes: Places
    before: Places
    whole: NDArray[np.bool_]


def tree_distance(first: Leftmost, second: Leftmost, change: Costs) -> float:
    """The least cost of turning one tree into the other.

    Args:
        first: leftmost leaf of each node (n); at least the root.
        second: likewise (k).
        change: n by k, what it costs to change a node of the first into one of the second, 0 to 1.
    """
    costs = _leaf_costs(first, second, change)
    groups = _by_height(second)
    for root in _key_roots(first):
        for group in groups:
            _fill(costs, first, root, group, change)
    return float(costs[-1, -1])


def _leaf_costs(first: Leftmost, second: Leftmost, change: Costs) -> Costs:
    """A leaf becomes the node of the other subtree that is nearest to it, all others there are added."""
    costs = np.zeros(change.shape)
    leaves = [node for node, left in enumerate(first) if node == left]
    for node, left in enumerate(second):
        costs[leaves, node] = change[leaves, left : node + 1].min(axis=1) + (node - left)
    leaves = [node for node, left in enumerate(second) if node == left]
    for node, left in enumerate(first):
        costs[node, leaves] = change[left : node + 1, leaves].min(axis=0) + (node - left)
    return costs


def _key_roots(tree: Leftmost) -> list[int]:
    """Roots of all subtrees that are not the first child of another, leaves left out; inner ones first."""
    roots = {left: node for node, left in enumerate(tree)}
    return sorted(node for left, node in roots.items() if node != left)


def _by_height(tree: Leftmost) -> list[_Subtrees]:
    """The same roots, low subtrees before those that hold them. A tree that is a leaf has none."""
    heights: list[int] = []
    for node, left in enumerate(tree):
        below = heights[left:node]
        heights.append(1 + max(below) if below else 0)
    roots = _key_roots(tree)
    return [
        _subtrees(tree, [root for root in roots if heights[root] == height])
        for height in sorted({heights[root] for root in roots})
    ]


def _subtrees(tree: Leftmost, roots: Sequence[int]) -> _Subtrees:
    leftmost = np.asarray(tree, dtype=np.intp)
    starts = leftmost[roots][:, None]
    ends = np.asarray(roots, dtype=np.intp)[:, None]
    padded = starts + np.arange(int((ends - starts).max()) + 1)
    nodes = np.minimum(padded, ends)
    before = leftmost[nodes] - starts
    return _Subtrees(nodes=nodes, before=before, whole=(before == 0) & (padded <= ends))


def _fill(costs: Costs, first: Leftmost, root: int, group: _Subtrees, change: Costs) -> None:
    """Costs between every subtree on the left edge of `root` and every one on the left edges of the group.

    `forests[i]` is g by (m + 1): what it costs to turn the first i nodes below `root` into the first j of a subtree.
    """
    start = first[root]
    steps = np.arange(group.nodes.shape[1] + 1, dtype=np.float64)
    forests = [np.broadcast_to(steps, (len(group.nodes), len(steps)))]
    for node in range(start, root + 1):
        above = forests[-1]
        known = np.take_along_axis(forests[first[node] - start], group.before, axis=1) + costs[node, group.nodes]
        if first[node] == start:
            known = np.where(group.whole, above[:, :-1] + change[node, group.nodes], known)
        row = np.concatenate([above[:, :1], np.minimum(above[:, 1:], known - 1)], axis=1) + 1
        row = np.minimum.accumulate(row - steps, axis=1) + steps
        forests.append(row)
        if first[node] == start:
            costs[node, group.nodes[group.whole]] = row[:, 1:][group.whole]
