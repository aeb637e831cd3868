"""Labels that say a name and its translation, a blank between: 江浦市　Jiangpu. Yearbooks set them so.

Where rules draw all other columns of a table, the white between the two draws none; nor does white that is a blank
wide in every row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import around
from corpora.document.printed_page import Rule
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import RuleCover
from models.tables.pages.print.lines import lines_of, middle_y

FEWEST, FEWEST_EVEN = 3, 2
"""Such labels of a table, and where all are a blank apart."""
WIDEST: Final = 1.3
"""Em of white between a name and its translation at most, where the former has most characters."""
DRAWN: Final = 0.5
"""Share of the table's height along which a rule runs on an edge between columns."""
_NAME, _TRANSLATION = re.compile(r"[\u3000-\u9fff（）]+"), re.compile(r"[A-Za-z][^\u3000-\u9fff]*")


def with_translated_labels_whole(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, its first two columns as one where they are such."""
    upright = RuleCover(rules, horizontal=False)
    drawn = [upright.share(x, grid.box.top, grid.box.bottom) >= DRAWN for x in grid.column_edges[1:-1]]
    if grid.form is not None or len(drawn) < FEWEST or drawn[0] or not _are_translated(grid, drawn=all(drawn[1:])):
        return grid
    cells = [cell for cell in grid.cells if cell.column > 1]
    for left in (cell for cell in grid.cells if cell.column == 0):
        if left.column_span > 1:
            cells.append(left)
            continue
        right = next(cell for cell in grid.cells if (cell.column, cell.row) == (1, left.row))
        words = sorted((*left.words, *right.words), key=lambda word: (middle_y(word.box), word.box.left))
        cells.append(replace(left, column_span=2, box=around((left.box, right.box)), words=tuple(words)))
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _are_translated(grid: PageGrid, *, drawn: bool) -> bool:
    """Has the second column nothing but translations of what is right before them, and a head that is over both?
    `drawn` where rules draw all other columns.
    """
    first, second = ([cell for cell in grid.cells if cell.column == column] for column in (0, 1))
    alone = [cell for cell in first if cell.column_span == 1]
    if [(cell.row, cell.row_span) for cell in alone] != [(cell.row, cell.row_span) for cell in second]:
        return False
    if any(cell.column_span > 1 for cell in second):
        return False
    pairs = [(left, right) for left, right in zip(alone, second, strict=True) if right.words and left.words]
    heads = [right for left, right in zip(alone, second, strict=True) if right.words and not left.words]
    if any(left.row < right.row for left, _ in pairs for right in heads):
        return False
    gaps = [gap for pair in pairs if (gap := gap_before_translation(*pair)) is not None]
    if len(gaps) < len(pairs) or len(pairs) < (FEWEST if drawn else FEWEST_EVEN):
        return False
    return min(gaps) <= WIDEST if drawn else max(gaps) <= WIDEST and not heads


def gap_before_translation(left: PageCell, right: PageCell) -> float | None:
    """Em between a name and its translation; None where they are none."""
    names, said = ("".join(word.text for word in cell.words) for cell in (left, right))
    lines = lines_of((*left.words, *right.words))
    if len(lines) > 1 or not _NAME.fullmatch(names) or not _TRANSLATION.fullmatch(said):
        return None
    before = {id(word) for word in left.words}
    return next(
        (other.box.left - one.box.right) / lines[0].size
        for one, other in pairwise(lines[0].words)
        if id(one) in before and id(other) not in before
    )
