"""Rows without upright rules below heads that have them: the columns of such rows are those of the heads.

A row that no upright rule divides may be one cell, a title or a note. It is several where the words stand apart from
each other in three columns or more, none of them over an edge that is drawn elsewhere, in two rows one under another
or with one between: a single one may be a title in pieces, and a form has cells to be filled in here and there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from corpora.document.geometry import around
from corpora.document.printed_page import Word
from models.tables.pages.print.line_shapes import COLUMN_GAP
from models.tables.pages.print.lines import lines_of

FEWEST_COLUMNS: Final = 3
"""With words, between two upright rules: two words apart from each other may be a label set wide."""

NEXT: Final = 2
"""Rows from one open row to the next at most: a stripe, filled cell by cell, may stand between."""
NEARER: Final = 0.5
"""Em between words of two columns in a row whose like stand further apart: the widest name of a day."""

BOXES: Final = ("□", "☐", "☑", "☒")
"""Before what may be ticked: what stands beside each other in one cell."""

RowEdge = tuple[int, int]
"""A row, and an edge of columns counted from the table's left side."""
Stretch = tuple[int, int]
"""Columns [first, end) of a row between which no upright rule stands."""


def open_rows(
    n_rows: int,
    n_columns: int,
    words: Mapping[tuple[int, int], Sequence[Word]],
    *,
    ruled: Collection[RowEdge],
    crossed: Collection[RowEdge],
) -> frozenset[RowEdge]:
    """Where words show a wall and no rule does.

    Args:
        n_rows: of the grid.
        n_columns: of the grid.
        words: by the position that their middle lies in.
        ruled: where a row has an upright rule.
        crossed: where a word of the row stands over the edge.
    """
    found: dict[Stretch, list[int]] = {}
    nearer: dict[Stretch, list[int]] = {}
    heads: list[Stretch] = []  # of the first row, with a name over each column
    for row in range(n_rows):
        for stretch in _stretches(row, n_columns, ruled):
            held = {column: words.get((row, column), ()) for column in range(*stretch)}
            if _apart(held, COLUMN_GAP):
                found.setdefault(stretch, []).append(row)
            elif _apart(held, NEARER):
                nearer.setdefault(stretch, []).append(row)
            if row == 0 and all(held.values()) and _apart(held, NEARER) and _is_parted_below(stretch, n_rows, ruled):
                heads.append(stretch)
    told = {
        stretch: [*rows, *(near if len(near := nearer.get(stretch, [])) < len(rows) else ())]
        for stretch, rows in found.items()
        if any(below - above <= NEXT for above, below in pairwise(rows))
    }
    told |= {stretch: told.get(stretch, [0]) for stretch in heads}
    return frozenset(
        (row, edge)
        for (first, end), rows in told.items()
        for row in rows
        for edge in range(first + 1, end)
        if (row, edge) not in crossed
    )


def _is_parted_below(stretch: Stretch, n_rows: int, ruled: Collection[RowEdge]) -> bool:
    """Do upright rules stand between all its columns in half of the rows below the first?"""
    edges = range(stretch[0] + 1, stretch[1])
    return all(2 * sum((row, edge) in ruled for row in range(1, n_rows)) >= n_rows - 1 for edge in edges)


def _stretches(row: int, n_columns: int, ruled: Collection[RowEdge]) -> Iterator[Stretch]:
    sides = [0, *(edge for edge in range(1, n_columns) if (row, edge) in ruled), n_columns]
    return (stretch for stretch in pairwise(sides) if stretch[1] - stretch[0] >= FEWEST_COLUMNS)


def _apart(cells: Mapping[int, Sequence[Word]], gap: float) -> bool:
    """Do words of three columns and more stand `gap` em apart wherever one column ends and the next begins?"""
    held = [words for _, words in sorted(cells.items()) if words]
    if any(word.text.startswith(BOXES) for words in held for word in words):
        return False
    return len(held) >= FEWEST_COLUMNS and all(_wide(left, right, gap) for left, right in pairwise(held))


def _wide(left: Iterable[Word], right: Iterable[Word], gap: float) -> bool:
    lines = lines_of([*left, *right])
    size = max(line.size for line in lines)
    one, other = (around(word.box for word in side) for side in (left, right))
    return other.left - one.right >= gap * size
