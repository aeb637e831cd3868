"""Figures under one another in one cell: two rows or more that a grid has as one."""

from __future__ import annotations

from collections import Counter
from typing import Final

from corpora.document.printed_page import Word
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lines import lines_of
from models.tables.values import is_value

DASH: Final = "一"
"""What a dash that stands for no figure is read as."""


def n_stacked(grid: PageGrid) -> int:
    """Rows of which several cells hold figures under one another and nothing else."""
    rows = Counter(
        cell.row
        for cell in grid.cells
        if cell.row_span == 1 and len(cell.words) > 1 and all(map(is_value, cell.words))
        if len(lines_of(cell.words)) > 1
    )
    return sum(cells > 1 for cells in rows.values())


def has_stacked_figures(grid: PageGrid) -> bool:
    """Does a cell hold figures, or dashes for them, under one another and nothing else?"""
    return any(
        len(lines_of(cell.words)) > 1 and all(map(_is_figure_or_dash, cell.words)) for cell in grid.cells if cell.words
    )


def _is_figure_or_dash(word: Word) -> bool:
    return word.text == DASH or is_value(word)
