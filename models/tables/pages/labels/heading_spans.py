"""How far headings over rows reach: over all columns, or over the first one with blanks beside them.

Both are printed; one table has one way, which finders guess row by row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import around
from corpora.document.printed_page import Rule, Word
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.lines import lines_of
from models.tables.values import is_value

CENTRED: Final = 0.03
"""Of a table's width, by which the middle of a heading set at the middle of the table is off it at most."""
FEWEST_ROWS: Final = 3
"""With words in the second column, beyond which a heading goes."""

SET_IN, ALIKE = 0.6, 0.3
"""Em by which labels are set in below headings at least, and by which the beginnings of headings differ at most."""

BLANK: Final = 0.4
"""Em between two words of one text at most."""

MORE_WHITE, LEAST_WHITE = 1.25, 1.5
"""Of the white between rows, and the points beyond it, that a heading set off from the rows above has above it."""

PANEL = re.compile(r"Panel [A-H1-9]\b")
"""How papers name groups of rows."""
_YEAR = re.compile(r"(?:19|20)\d\d(?![\d.])")
_LETTERED = re.compile(
    r"[A-H](?:[.)、．]|(?=\s))|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|(?:分[\u4e00-\u9fff]{2,5}|按[\u4e00-\u9fff]{2,6}分类?)$"
)
"""How names of groups begin that go over all columns: of 29 such in pages written by hand 26 do, of 143 others 86. And
分产品, by what all that follows is divided: all twelve of five reports do.
"""


def with_headings_alike(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """Each heading set at the middle reaches over its row, and so does one with the letter of a panel, one longer
    than its column, and those that begin where this does, labels set in below them, and a name in a column of numbers
    or dates; beside others at the left every column is blank, if it is so beside one of them.
    """
    rows = [_with_text_whole([cell for cell in grid.cells if cell.row == row]) for row in range(grid.n_rows)]
    grid = replace(grid, cells=tuple(cell for own in rows for cell in own))
    alone = {row: label for row, own in enumerate(rows) if (label := _alone(grid, row, own, rules)) is not None}
    lettered = {row for row, own in enumerate(rows) if _is_lettered(own)}
    named = lettered if len(lettered) > 1 and lettered <= alone.keys() else set()  # with figures beside some, labels
    wide = {
        row for row, label in alone.items()
        if _is_at_middle(label, grid) or (label.column == 0 and row in named) or _is_over_columns(label, grid)
    }  # fmt: skip
    wide |= _as_wide(alone, wide, grid) | _among_numbers(alone, grid) | _set_off(alone, grid)
    body = min((cell.row for cell in grid.cells if any(map(is_value, cell.words))), default=grid.n_rows)
    left = {row for row, label in alone.items() if row > body and row not in wide and label.column == 0}
    if all(alone[row].column_span == grid.n_columns for row in left):
        left = set()
    cells: list[PageCell] = []
    for row, own in enumerate(rows):
        if row in wide:
            cells.append(_over_row(alone[row], grid))
        elif row in left:
            cells += _with_blanks(alone[row], own, grid)
        else:
            cells += own
    return replace(grid, cells=tuple(cells))


def _with_text_whole(own: Sequence[PageCell]) -> list[PageCell]:
    """The row's cells; those first ones as one in which all its words are, no further apart than those of one text."""
    told = [cell for cell in own if cell.words]
    if len(told) < 2 or told[0].column or any(all(map(is_value, cell.words)) for cell in told):
        return list(own)
    lines = lines_of(word for cell in told for word in cell.words)
    apart = (right.box.left - left.box.right for left, right in pairwise(lines[0].words))
    span = told[-1].column + told[-1].column_span
    under = [cell for cell in own if cell.column < span]
    if len(lines) > 1 or max(apart) > BLANK * lines[0].size or any(cell.row_span > 1 for cell in under):
        return list(own)
    box = around(cell.box for cell in under)
    whole = replace(told[0], column_span=span, box=box, words=lines[0].words)
    return [whole, *(cell for cell in own if cell.column >= span)]


def _alone(grid: PageGrid, row: int, own: Sequence[PageCell], rules: Sequence[Rule]) -> PageCell | None:
    """What is the only one of the row to have words, over rows with figures; no rule parts the row."""
    told = [cell for cell in own if cell.words]
    whole = all(cell.row_span == 1 for cell in own) and sum(cell.column_span for cell in own) == grid.n_columns
    after = row > 0 and any(cell.row > row and any(map(is_value, cell.words)) for cell in grid.cells)
    if not whole or len(told) != 1 or not after:
        return None
    upright = RuleCover(rules, horizontal=False)
    top, bottom = grid.row_edges[row], grid.row_edges[row + 1]
    parted = any(upright.share(at, top, bottom) >= COVERED for at in grid.column_edges[1:-1])
    return None if parted else told[0]


def _as_wide(alone: Mapping[int, PageCell], wide: Set[int], grid: PageGrid) -> set[int]:
    """Rows of headings at the left that begin where wide ones do, all other labels further in."""
    starts = [_start(label) for row, label in alone.items() if row in wide and label.column == 0]
    labels = [cell for cell in grid.cells if cell.column == 0 and cell.row > min(alone, default=0) and cell.words]
    rest = [cell for cell in labels if cell.row not in alone]
    size = median(line.size for cell in rest for line in lines_of(cell.words)) if rest else 0.0
    if not starts or not rest or any(_start(cell) < max(starts) + SET_IN * size for cell in rest):
        return set()
    alike = {row for row, label in alone.items() if abs(_start(label) - min(starts)) <= ALIKE * size}
    return {row for row in alike if alone[row].column == 0 and not any(map(is_value, alone[row].words))}


def _set_off(alone: Mapping[int, PageCell], grid: PageGrid) -> set[int]:
    """Rows of the headings at the left, where one has more white above it than rows have between them, and labels begin
    where it does: of five such tables written by hand four have them over their rows.
    """
    left = {row for row, label in alone.items() if label.column == 0 and not any(map(is_value, label.words))}
    rows = [[word.box for word in _words(grid, row)] for row in range(grid.n_rows)]
    white = {
        row: min(box.top for box in below) - max(box.bottom for box in above)
        for row, (above, below) in enumerate(pairwise(rows), 1)
        if above and below
    }
    usual = [gap for row, gap in white.items() if row not in alone]
    labels = [cell for cell in grid.cells if cell.column == 0 and cell.row > min(left, default=0) and cell.words]
    starts = [_start(cell) for cell in labels if cell.row not in alone]
    if not usual or not left or not starts:
        return set()
    first = min(_start(alone[row]) for row in left)
    size = median(line.size for row in left for line in lines_of(alone[row].words))
    most = max(MORE_WHITE * median(usual), median(usual) + LEAST_WHITE)
    after_rows = {row for row in left if row - 1 not in alone and any(map(is_value, _words(grid, row - 1)))}
    off = any(white.get(row, 0.0) >= most for row in after_rows)
    return left if off and abs(median(starts) - first) <= ALIKE * size else set()


def _words(grid: PageGrid, row: int) -> list[Word]:
    return [word for cell in grid.cells if (cell.row, cell.row_span) == (row, 1) for word in cell.words]


def _among_numbers(alone: Mapping[int, PageCell], grid: PageGrid) -> set[int]:
    """Rows of headings in a first column that has a number or a date, or nothing, in all other rows below the head."""
    first = min((row for row, label in alone.items() if label.column == 0), default=grid.n_rows)
    rest = [
        cell for cell in grid.cells
        if cell.column == 0 and cell.row >= first and cell.words and alone.get(cell.row) is not cell
    ]  # fmt: skip
    own = [cell for cell in rest if cell.column_span == 1]
    if len(own) < FEWEST_ROWS or not all(map(_is_number, own)):
        return set()
    return {
        row for row, label in alone.items()
        if label.column == 0 and _start(label) < grid.column_edges[1] and not _is_number(label)
    }  # fmt: skip


def _is_number(cell: PageCell) -> bool:
    """12.06., 01.06.–21.06., 4a or a dash: no more than one letter. Years are names of rows as words are."""
    text = "".join(word.text for word in cell.words)
    if _YEAR.match(text):
        return False
    return sum(map(str.isalpha, text)) <= 1 and len(text) > sum(map(str.isalpha, text))


def _start(cell: PageCell) -> float:
    return min(word.box.left for word in cell.words)


def _with_blanks(label: PageCell, own: Sequence[PageCell], grid: PageGrid) -> list[PageCell]:
    """The row with a blank in each column beside the heading, as far as it does not reach over them itself."""
    beside = list(_blanks_of([cell for cell in own if cell is not label], grid))
    if max(word.box.right for word in label.words) > grid.column_edges[1]:
        return [label, *beside]
    first, *blanks = _blanks_of([label], grid)
    return [first, *(replace(cell, words=()) for cell in blanks), *beside]


def _is_at_middle(cell: PageCell, grid: PageGrid) -> bool:
    """Does what it says stand at the middle of the table, not of its first column?"""
    if any(map(is_value, cell.words)):
        return False
    inked = [word.box for other in grid.cells for word in other.words]
    left, right = min(box.left for box in inked), max(box.right for box in inked)
    start, end = min(word.box.left for word in cell.words), max(word.box.right for word in cell.words)
    first = grid.column_edges[1]
    return start > first and abs((start + end) / 2 - (left + right) / 2) <= CENTRED * (right - left)


def _is_over_columns(cell: PageCell, grid: PageGrid) -> bool:
    """Is it the name of a panel, or longer than there is room before the words of the second column?"""
    if cell.column or any(map(is_value, cell.words)):
        return False
    beyond = [
        word.box.left
        for other in grid.cells
        if other.column == 1 and other.column_span == 1 and other.row != cell.row
        for word in other.words
    ]
    end = max(word.box.right for word in cell.words)
    lines = lines_of(cell.words)
    return (len(lines) == 1 and PANEL.match(lines[0].text) is not None) or (
        len(beyond) >= FEWEST_ROWS and end > min(beyond)
    )


def _is_lettered(row: Sequence[PageCell]) -> bool:
    label = next((cell for cell in row if cell.column == 0 and cell.words), None)
    return label is not None and _LETTERED.match(lines_of(label.words)[0].text) is not None


def _over_row(cell: PageCell, grid: PageGrid) -> PageCell:
    box = replace(cell.box, left=grid.column_edges[0], right=grid.column_edges[-1])
    return replace(cell, column=0, column_span=grid.n_columns, box=box)


def _blanks_of(cells: Sequence[PageCell], grid: PageGrid) -> Iterator[PageCell]:
    """The same places, a cell a column."""
    for cell in cells:
        for column in range(cell.column, cell.column + cell.column_span):
            left, right = grid.column_edges[column], grid.column_edges[column + 1]
            yield replace(cell, column=column, column_span=1, box=replace(cell.box, left=left, right=right))
