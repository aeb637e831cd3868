"""From edges to a grid: walls where rules run or words keep apart, words to the cells that their middles lie in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.grids.open_rows import open_rows
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, Extent, RuleCover, Wall, Walls, extents, slot
from models.tables.pages.print.lines import middle_x, middle_y
from models.tables.values import is_value

CROSSES: Final = 1.5
"""Points that a word must reach beyond an edge on both sides to be printed across it."""
DIVIDED: Final = 0.9
"""Share of the width of words above and below that a rule must cover to divide them."""
MAX_POSITIONS: Final = 40_000
"""Of one page's grid: more edges than that are a drawing or a chessboard of ornaments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """Boundaries in order; `drawn` tells for each whether rules show it (text alone shows the others)."""

    at: tuple[float, ...]
    drawn: tuple[bool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Words of one cell. `box` may reach beyond them, over all rows and columns that the cell is known to cover."""

    box: Box
    words: tuple[Word, ...]


def blocks_of(words: Sequence[Word]) -> list[Block]:
    """Each word on its own."""
    return [Block(box=word.box, words=(word,)) for word in words]


def build_grid(
    blocks: Sequence[Block], rules: Sequence[Rule], *, rows: Edges, columns: Edges, found_by: str, labels: int = 0
) -> PageGrid | None:
    """The grid between the edges; None when there is not even one position, or too many.

    Args:
        blocks: what is printed.
        rules: those inside.
        rows: edges from top to bottom.
        columns: edges from left to right.
        found_by: what shows the edges.
        labels: the column with the names of rows.
    """
    n_rows, n_columns = len(rows.at) - 1, len(columns.at) - 1
    if n_rows < 1 or n_columns < 1 or n_rows * n_columns > MAX_POSITIONS:
        return None
    slots = _Slots(blocks, rows, columns)
    walls = Walls(
        below=_below(rules, rows, columns, slots, labels), beside=_beside(rules, rows, columns, slots)
    )  # fmt: skip
    cells = _cells(extents(n_rows, n_columns, walls), slots, rows, columns)
    box = Box(left=columns.at[0], top=rows.at[0], right=columns.at[-1], bottom=rows.at[-1])
    return PageGrid(
        box=box, row_edges=rows.at, column_edges=columns.at, cells=tuple(cells), confidence=_confidence(cells),
        found_by=found_by,
    )  # fmt: skip


class _Slots:
    """Words by the position of their block's middle, and which blocks cross each edge."""

    def __init__(self, blocks: Sequence[Block], rows: Edges, columns: Edges) -> None:
        self.words: dict[tuple[int, int], list[Word]] = {}
        self.crossed: set[tuple[int, int]] = set()
        self.crossed_down: set[tuple[int, int]] = set()
        for block in blocks:
            box = block.box
            row, column = slot(rows.at, middle_y(box)), slot(columns.at, middle_x(box))
            self.words.setdefault((row, column), []).extend(block.words)
            across = _crossings(columns.at, box.left, box.right)
            down = _crossings(rows.at, box.top, box.bottom)
            columns_met = {column, *across, *(edge - 1 for edge in across)}
            rows_met = {row, *down, *(edge - 1 for edge in down)}
            self.crossed.update((met, edge) for met in rows_met for edge in across)
            self.crossed_down.update((edge, met) for met in columns_met for edge in down)


def _crossings(edges: Sequence[float], start: float, end: float) -> list[int]:
    inner = range(1, len(edges) - 1)
    return [edge for edge in inner if start < edges[edge] - CROSSES and end > edges[edge] + CROSSES]


def _beside(rules: Sequence[Rule], rows: Edges, columns: Edges, slots: _Slots) -> Wall:
    cover = RuleCover(rules, horizontal=False)
    n_rows, n_columns = len(rows.at) - 1, len(columns.at) - 1
    ruled = frozenset(
        (row, edge)
        for edge in range(1, n_columns)
        if columns.drawn[edge]
        for row in range(n_rows)
        if cover.share(columns.at[edge], rows.at[row], rows.at[row + 1]) >= COVERED
    )
    walled = ruled | open_rows(n_rows, n_columns, slots.words, ruled=ruled, crossed=slots.crossed)

    def wall(row: int, column: int) -> bool:
        edge = column + 1
        return (row, edge) in walled if columns.drawn[edge] else (row, edge) not in slots.crossed

    return wall


def _below(rules: Sequence[Rule], rows: Edges, columns: Edges, slots: _Slots, labels: int) -> Wall:
    cover = RuleCover(rules, horizontal=True)
    is_open = not any(columns.drawn[1:-1])

    def under_sum(row: int, column: int) -> bool:
        """Below a row of figures, does a rule over some columns part two rows that have a name each?

        Figures that are summed have one below them, what stands beside them has none, and their names have none: a rule
        below these parts rows, and where it is broken a cell is of both.
        """
        if cover.share(rows.at[row + 1], columns.at[labels], columns.at[labels + 1]) >= COVERED:
            return False
        named = slots.words.get((row, labels)) and slots.words.get((row + 1, labels))
        if not is_open or column < labels or not named or (row + 1, labels) in slots.crossed_down:
            return False
        return any(is_value(word) for at in range(labels, len(columns.at)) for word in slots.words.get((row, at), ()))

    def wall(row: int, column: int) -> bool:
        edge = row + 1
        if not rows.drawn[edge]:
            return (edge, column) not in slots.crossed_down
        if cover.share(rows.at[edge], columns.at[column], columns.at[column + 1]) >= COVERED:
            return True
        if under_sum(row, column) and (edge, column) not in slots.crossed_down:
            return True
        # The column may be two, of which the rule divides one: what matters is whether it divides the words.
        above, below = slots.words.get((row, column), []), slots.words.get((edge, column), [])
        if not above or not below or (edge, column) in slots.crossed_down:
            return False
        inked = [word.box for word in (*above, *below)]
        ends = min(box.left for box in inked), max(box.right for box in inked)
        return cover.share(rows.at[edge], *ends) >= DIVIDED

    return wall


def _cells(found: Sequence[Extent], slots: _Slots, rows: Edges, columns: Edges) -> list[PageCell]:
    cells = []
    for extent in found:
        words = [
            word
            for row in range(extent.row, extent.row_end)
            for column in range(extent.column, extent.column_end)
            for word in slots.words.get((row, column), ())
        ]
        cells.append(
            PageCell(
                row=extent.row, column=extent.column, row_span=extent.row_end - extent.row,
                column_span=extent.column_end - extent.column,
                box=Box(
                    left=columns.at[extent.column], top=rows.at[extent.row],
                    right=columns.at[extent.column_end], bottom=rows.at[extent.row_end],
                ),
                words=tuple(sorted(words, key=lambda word: (middle_y(word.box), word.box.left))),
            )
        )  # fmt: skip
    return cells


def _confidence(cells: Sequence[PageCell]) -> float:
    """Share of the words that lie wholly within their cells."""
    words = [(word, cell) for cell in cells for word in cell.words]
    inside = sum(
        word.box.left >= cell.box.left - CROSSES and word.box.right <= cell.box.right + CROSSES for word, cell in words
    )
    return inside / len(words) if words else 0.5
