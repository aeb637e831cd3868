"""TEDS, the similarity of two tables as trees (Zhong, ShafieiBavani and Jimeno Yepes, ECCV 2020, equation 4).

A table is a tree: the table, its rows, their cells in the row where they begin. As in the authors' program a cell has
its spans and text and they cost 1 where spans differ, else the share of characters to change (Levenshtein over the
longer text); added and removed nodes cost 1; the table's own node is not counted. Rows hang from the table itself: no
`thead` and `tbody`, of which a record knows nothing. TEDS-Struct is the same with all texts left out. The formula falls
below 0 for some tables that have nothing in common (a row of three beside four rows of two tall cells); here it is 0.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from corpora.document.grid import Cell, Grid
from training.metrics.plain import plain
from training.metrics.tree_distance import tree_distance


def teds(truth: Grid, read: Grid) -> float:
    """1 for the same structure and texts, down to 0; two grids without any row are the same."""
    return _similarity(truth, read, with_text=True)


def teds_struct(truth: Grid, read: Grid) -> float:
    """The same for rows, cells and spans alone."""
    return _similarity(truth, read, with_text=False)


def _similarity(truth: Grid, read: Grid, *, with_text: bool) -> float:
    trees = [_nodes(truth), _nodes(read)]
    size = max(len(tree) for tree in trees) - 1
    if size == 0:
        return 1.0
    change = _change(*trees, with_text=with_text)
    if len(trees[0]) == len(trees[1]) and not change.diagonal().any():
        return 1.0
    return max(0.0, 1.0 - tree_distance(_leftmost(trees[0]), _leftmost(trees[1]), change) / size)


Nodes = list[Cell | int]
"""A tree in postorder: a cell, or how many nodes a row or the table has below it."""


def _nodes(grid: Grid) -> Nodes:
    rows: list[list[Cell]] = [[] for _ in range(grid.n_rows)]
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
        rows[cell.row].append(cell)
    nodes: Nodes = []
    for row in rows:
        nodes += [*row, len(row)]
    return [*nodes, len(nodes)]


def _leftmost(nodes: Nodes) -> list[int]:
    return [place - node if isinstance(node, int) else place for place, node in enumerate(nodes)]


def _change(first: Nodes, second: Nodes, *, with_text: bool) -> NDArray[np.float64]:
    """What it costs to change each node into each: nothing between two rows, or the two tables; 1 between tags."""
    last = np.zeros((len(first), len(second)), dtype=bool)
    last[-1, :], last[:, -1] = True, True
    kinds, others = _kinds(first), _kinds(second)
    same = kinds[:, None] == others[None, :]
    cost = np.where(same, 0.0, 1.0)
    if with_text:
        cost = np.maximum(cost, _text_changes(first, second))
    cost[last] = 1.0
    cost[-1, -1] = 0.0
    return cost


def _kinds(nodes: Nodes) -> NDArray[np.int64]:
    """Row span and column span as one number; 0 for what is not a cell."""
    spans = [(0, 0) if isinstance(node, int) else (node.row_span, node.column_span) for node in nodes]
    return np.array([(rows << 32) | columns for rows, columns in spans], dtype=np.int64)


def _text_changes(first: Nodes, second: Nodes) -> NDArray[np.float64]:
    """Share of characters to change between two cells' texts; rows have none."""
    texts, others = _texts(first), _texts(second)
    seen, seen_others = list(dict.fromkeys(texts)), list(dict.fromkeys(others))
    shares = cdist(seen, seen_others, scorer=Levenshtein.normalized_distance, dtype=np.float64)
    rows, columns = _indices(texts, seen), _indices(others, seen_others)
    return np.asarray(shares[np.ix_(rows, columns)], dtype=np.float64)


def _texts(nodes: Nodes) -> list[str]:
    return ["" if isinstance(node, int) else plain(node.text) for node in nodes]


def _indices(texts: Sequence[str], seen: Sequence[str]) -> list[int]:
    places = {text: place for place, text in enumerate(seen)}
    return [places[text] for text in texts]
