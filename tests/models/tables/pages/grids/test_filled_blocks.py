"""Words of filled cells as blocks that fill them."""

from __future__ import annotations

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.grids.filled_blocks import INSET, with_filled_cells
from models.tables.pages.grids.grid_building import Block


@pytest.mark.parametrize("height", [20.0, 2 * INSET, 4.5, 0.0])
def test_a_block_stays_within_its_cell_however_narrow(height: float) -> None:
    """Previously a box was made upside down of a cell lower than twice the inset, and the document was lost."""
    cell = Box(left=10.0, top=100.0, right=90.0, bottom=100.0 + height)
    word = Word(text="规章", box=Box(left=40.0, top=100.0 + height / 2, right=60.0, bottom=100.0 + height / 2))
    (block,) = with_filled_cells([Block(box=word.box, words=(word,))], [cell])
    inset = min(INSET, height / 2)
    assert (block.box.top, block.box.bottom) == (cell.top + inset, cell.bottom - inset)
    assert (block.box.left, block.box.right) == (cell.left + INSET, cell.right - INSET)
