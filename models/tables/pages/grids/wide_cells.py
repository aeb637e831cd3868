"""Cells over several columns that no rule shows: titles, and sections of a table that have fewer columns than it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from models.tables.pages.grids.grid_building import CROSSES, Block, Edges
from models.tables.pages.print.lattice import slot
from models.tables.pages.print.lines import middle_x, middle_y
from models.tables.values import is_value

CENTRED, GUESSED = 0.7, 0.02
"""Em, and share of the table's width, by which the middle of a title and that of the table differ."""
INSET: Final = 2.0
"""Points by which a block reaches over an edge that it has no wall at."""

Row = list[int]
"""Indices of blocks."""


def wide_cells(blocks: Sequence[Block], *, rows: Edges, columns: Edges, values: frozenset[int]) -> list[Block]:
    """The blocks, those of titles and of sections with fewer columns as wide as their cells."""
    if len(columns.at) < 3 or all(columns.drawn):
        return list(blocks)
    table = _Table(blocks, rows, columns, values)
    found = list(blocks)
    titles = table.titles()
    for row in titles:
        index = table.rows[row][0]
        found[index] = _over(blocks[index], columns, 0, len(columns.at) - 1)
    for section in _sections(titles, len(table.rows)):
        for index in table.others_if_alone(section):
            found[index] = _over(blocks[index], columns, 1, len(columns.at) - 1)
    return found


def _sections(titles: Sequence[int], count: int) -> list[range]:
    """Rows below each title, up to the next."""
    return [range(title + 1, end) for title, end in pairwise([*titles, count]) if end - title > 2]


class _Table:
    def __init__(self, blocks: Sequence[Block], rows: Edges, columns: Edges, values: frozenset[int]) -> None:
        self._blocks, self._columns, self._values = blocks, columns.at, values
        self.rows: list[Row] = [[] for _ in range(len(rows.at) - 1)]
        self._tall: set[int] = set()
        for index, block in enumerate(blocks):
            first, last = slot(rows.at, block.box.top + CROSSES), slot(rows.at, block.box.bottom - CROSSES)
            if first < last:
                self._tall.update(range(first, last + 1))
            self.rows[slot(rows.at, middle_y(block.box))].append(index)

    def titles(self) -> list[int]:
        """Rows of one block that stands in the middle of the table, or at its left over a row of heads."""
        return [row for row in range(len(self.rows)) if self._is_title(row)]

    def _is_title(self, row: int) -> bool:
        if len(self.rows[row]) != 1 or row in self._tall:
            return False
        block = self._blocks[self.rows[row][0]]
        if all(map(is_value, block.words)):
            return False
        size = max(word.box.bottom - word.box.top for word in block.words)
        left, right = self._columns[0], self._columns[-1]
        off = abs(middle_x(block.box) - (left + right) / 2)
        if off <= CENTRED * size + GUESSED * (right - left):
            return True
        return slot(self._columns, block.box.left + CROSSES) == 0 and self._heads(row + 1)

    def _heads(self, row: int) -> bool:
        """Words over columns of figures, and no figure."""
        if row >= len(self.rows) or len(self.rows[row]) < 2:
            return False
        held = [self._blocks[index] for index in self.rows[row]]
        over = [block for block in held if slot(self._columns, middle_x(block.box)) in self._values]
        return bool(over) and not any(is_value(word) for block in held for word in block.words)

    def others_if_alone(self, section: range) -> list[int]:
        """Blocks right of the labels, where each row of the section has at most one there and columns stay blank."""
        others: list[int] = []
        for row in section:
            here = [index for index in self.rows[row] if middle_x(self._blocks[index].box) >= self._columns[1]]
            if len(here) > 1 or len(self.rows[row]) - len(here) > 1 or row in self._tall:
                return []
            others += here
        used = {slot(self._columns, middle_x(self._blocks[index].box)) for index in others}
        return others if len(used) < len(self._columns) - 2 else []


def _over(block: Block, columns: Edges, start: int, end: int) -> Block:
    """Over the inner edges of the columns `start` to `end`, half-open."""
    box = block.box
    if end - start < 2:
        return block
    left = min(box.left, columns.at[start + 1] - INSET)
    return replace(block, box=replace(box, left=left, right=max(box.right, columns.at[end - 1] + INSET)))
