"""One text over two columns that the edge between them cuts: words a blank apart go over all the white that parts the
two columns in every other row. So do a name and its translation, a Chinese blank apart, the former into that white, and
a figure at the beginning of a text: 20 % off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import around
from corpora.document.printed_page import Rule, Word
from models.tables.pages.labels.translated_labels import WIDEST, gap_before_translation
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import RuleCover
from models.tables.pages.print.lines import lines_of
from models.tables.pages.print.word_gaps import HALF_BLANK
from models.tables.values import is_value

BLANK: Final = 0.4
"""Em between two words of one text at most."""
FEWEST_OTHERS: Final = 3
"""Rows with words on both sides of the white."""
INTO: Final = 0.5
"""Em by which the text goes on beyond the white at both sides at least, and such a name into it."""


def with_cut_texts_whole(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, each such text as a cell of both columns."""
    if grid.form is not None:
        return grid
    upright = RuleCover(rules, horizontal=False)
    single = {(cell.row, cell.column): cell for cell in grid.cells if cell.row_span == cell.column_span == 1}
    cells, taken = list(grid.cells), set[tuple[int, int]]()
    for place, left in single.items():
        beside = (left.row, left.column + 1)
        right = None if {place, beside} & taken else single.get(beside)
        if right is None or not _is_beside(left, right) or not _is_one_text(left, right, grid):
            continue
        if upright.share(right.box.left, *grid.row_edges[left.row : left.row + 2]) > 0:
            continue
        whole = replace(left, column_span=2, words=(*left.words, *right.words), box=around((left.box, right.box)))
        cells = [whole if one is left else one for one in cells if one is not right]
        taken |= {place, beside}
    return grid if not taken else replace(grid, cells=tuple(cells))


def _is_beside(left: PageCell, right: PageCell) -> bool:
    place = (left.row, 1, 1, left.column + 1, 1, 1)
    spans = (left.row_span, left.column_span, right.column, right.row_span, right.column_span)
    return bool(left.row and left.words and right.words) and (right.row, *spans) == place


def _is_one_text(left: PageCell, right: PageCell, grid: PageGrid) -> bool:
    figure = all(map(is_value, left.words))
    others = right.words if figure else (*left.words, *right.words)
    if any(map(_is_figure, others)) or all(map(is_value, right.words)):
        return False
    if len(lines_of((*left.words, *right.words))) != 1:
        return False
    size = max(word.box.bottom - word.box.top for word in left.words)
    ends, starts = max(word.box.right for word in left.words), min(word.box.left for word in right.words)
    translated = _is_translated(left, right)
    if starts - ends > BLANK * size and not translated:
        return False
    pairs = {
        cell.row for cell in grid.cells for other in grid.cells
        if translated and cell.column == left.column and _is_beside(cell, other) and _is_translated(cell, other)
    }  # fmt: skip
    sides = [
        [
            word.box for cell in grid.cells for word in cell.words
            if cell.row not in (left.row, *pairs) and (cell.column, cell.column_span) == (side.column, 1)
        ]
        for side in (left, right)
    ]  # fmt: skip
    if min(map(len, sides)) < FEWEST_OTHERS:
        return False
    white = max(box.right for box in sides[0]), min(box.left for box in sides[1])
    first, last = min(word.box.left for word in left.words), max(word.box.right for word in right.words)
    into = ends >= white[0] + INTO * size if translated else first < white[0] - INTO * size
    out = not figure or ends >= white[0] + INTO * size
    return white[0] < white[1] and into and out and last > white[1] + INTO * size


def _is_figure(word: Word) -> bool:
    """A slash between two words is none."""
    return is_value(word) and word.text != "/"


def _is_translated(left: PageCell, right: PageCell) -> bool:
    gap = gap_before_translation(left, right)
    bracket = HALF_BLANK * left.words[-1].text.endswith("）") if left.words else 0.0
    return gap is not None and BLANK < gap <= WIDEST + bracket
