"""Words of filled cells: a fill tells what is of one cell, and over which rows and columns it goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpora.document.geometry import Box, around
from models.tables.pages.grids.grid_building import Block
from models.tables.pages.print.lines import holds, middle_x, middle_y

INSET: Final = 3.0
"""Points by which a block stays within its shaded cell: the edges found may lie as far from the cell's own. Of a
narrower cell it fills the middle."""


def with_filled_cells(blocks: Sequence[Block], cells: Sequence[Box]) -> list[Block]:
    """The words of each shaded cell as one block that fills it."""
    held: dict[int, list[Block]] = {}
    found: list[Block] = []
    for block in blocks:
        number = next((number for number, cell in enumerate(cells) if holds(cell, block.box)), None)
        if number is None:
            found.append(block)
        else:
            held.setdefault(number, []).append(block)
    for number, own in held.items():
        box = around((_inset(cells[number]), *(block.box for block in own)))
        found.append(Block(box=box, words=tuple(word for block in own for word in block.words)))
    return found


def _inset(cell: Box) -> Box:
    x, y = middle_x(cell), middle_y(cell)
    return Box(
        left=min(cell.left + INSET, x), top=min(cell.top + INSET, y),
        right=max(cell.right - INSET, x), bottom=max(cell.bottom - INSET, y),
    )  # fmt: skip
