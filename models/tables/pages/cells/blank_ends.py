"""Strips at a table's sides that are none of its rows and columns: a frame around the page, a band of colour beside it,
the table's caption in its frame, and what is said of it there.

What rules or fills divide as they divide the rest of the table are blank cells to be filled in, and stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.columns.grid_ends import without_column, without_row
from models.tables.pages.columns.text_beside import without_text_beside
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.line_shapes import SAME_SIZE, is_caption, is_prose, segments
from models.tables.pages.print.lines import Line, joined_text, lines_of, middle_x
from models.tables.pages.print.print_sizes import em_of
from models.tables.pages.print.ruled_groups import near
from models.tables.pages.rows.line_below import without_line_below
from models.tables.values import is_value

FEWEST: Final = 3
"""Rows or columns of a table that may lose one."""
FEWEST_KEPT: Final = 2
"""Rows below a caption."""
TALL: Final = 2.5
"""Of the usual row, from which a blank one at the end is a strip: a lower one may be a row."""
REACH: Final = 1.0
"""Points by which words of a wider cell may reach into a strip."""
DIVIDED: Final = 0.25
"""Share of the edges between rows that may go on into a strip: those around rows over the whole width."""
DIVIDES: Final = 0.5
"""Share of a strip's width, or of the table's height, for a fill to be as wide as the strip, or to be no row."""

SENTENCE: Final = 20
"""Characters of a note in the frame of a table with its caption, at least."""
RULED: Final = 0.8
"""Share of the rows of a table over which rules run."""
FEWEST_ENDS, ONE_END, TALLEST = 2, 8.0, 12.0
"""Level rules that tell where a table ends, points by which their ends differ, and points from its rows to them."""
BLANKS: Final = 2.5
"""Em of white within a title at most."""
FEWEST_NAMED: Final = 2
"""Names with what they are on one line, all of its parts but one."""
_TITLE = re.compile(r"\D{6,}表")
_NAMED = re.compile(r"[^：:\d]{2,12}[：:].")
FEWEST_WORDS: Final = 3
"""Of a line of text, as words are told apart."""
SHORTEST_NOTE: Final = 6
"""Characters of a note under a table."""


def without_blank_ends(grid: PageGrid, rules: Sequence[Rule], shades: Sequence[Box], *, read: bool = False) -> PageGrid:
    """The grid without blank strips at its sides, two at each at most: a band, and the white beside it. Where words are
    `read` from a picture some may be missing: columns that rules draw on both sides stay.
    """
    if grid.form is not None:
        return grid
    level, upright = (RuleCover(rules, horizontal=horizontal) for horizontal in (True, False))
    for at_end in (True, True, False, False):
        drawn = (read or grid.n_rows == 1) and _is_drawn_column(grid, upright, at_end=at_end)
        if grid.n_columns >= FEWEST and not drawn and _is_blank_column(grid, level, shades, at_end=at_end):
            grid = without_column(grid, at_end=at_end)
        if grid.n_rows >= FEWEST and _is_blank_row(grid, upright, at_end=at_end):
            grid = without_row(grid, at_end=at_end)
    return grid


def without_what_is_said_of_it(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid without its caption, particulars over it, a note and text at its foot, and what is beside its rules."""
    below = without_rows_to_caption(without_framed_caption(grid), rules)
    own = without_text_beside(without_what_is_beside(below, rules), rules)
    whole = without_particulars(without_larger_title(own, rules), rules)
    return without_line_below(without_text_at_foot(without_note_at_foot(whole, rules), rules), rules)


def without_framed_caption(grid: PageGrid) -> PageGrid:
    """The grid without a first row that is its caption, and then without a last one that is a text: of 600 tables
    written by hand none counts a caption as a row.
    """
    first = _over_all(grid, 0)
    if grid.form is not None or grid.n_rows <= FEWEST or first is None or not is_caption(lines_of(first.words)[0]):
        return grid
    below = without_row(grid, at_end=False)
    last = _over_all(below, below.n_rows - 1)
    said = 0 if last is None else len(joined_text(last.words))
    return without_row(below, at_end=True) if said >= SENTENCE else below


def without_rows_to_caption(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid without the rows to the last one with a caption, a unit or a title on a line of its own, above the first
    rule over all of its width.
    """
    level = RuleCover(rules, horizontal=True)
    ruled = [level.share(y, grid.box.left, grid.box.right) >= COVERED for y in grid.row_edges]
    first = ruled.index(True) if any(ruled) else 0
    told = [row for row in range(first) if any(map(_is_over_table, lines_of(_words_of(grid, row))))]
    end = told[-1] + 1 if told else 0
    if grid.form is not None or not 0 < end <= grid.n_rows - FEWEST_KEPT:
        return grid
    over = [cell for cell in grid.cells if cell.row < end < cell.row + cell.row_span]
    if any(cell.words for cell in over):
        return grid
    below = [replace(cell, row=end, row_span=cell.row + cell.row_span - end) if cell in over else cell
             for cell in grid.cells]  # fmt: skip
    grid = replace(grid, cells=tuple(below))
    for _ in range(end):
        grid = without_row(grid, at_end=False)
    return grid


def _is_over_table(line: Line) -> bool:
    return is_caption(line) or (len(segments(line)) == 1 and _TITLE.fullmatch(line.text) is not None)


def without_larger_title(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid without a first row of one text in larger print than all others, over which no rule runs: a title. Heads
    over several columns are as large as those below them.
    """
    words = _words_of(grid, 0)
    if grid.form is not None or grid.n_rows <= FEWEST or not words:
        return grid
    level, lines = RuleCover(rules, horizontal=True), lines_of(words)
    rest = [em_of(line) for cell in grid.cells if cell.row for line in lines_of(cell.words)]
    larger = bool(rest) and em_of(lines[0]) >= max(SAME_SIZE * median(rest), *rest)
    high = any(cell.row == 0 and cell.row_span > 1 and cell.words for cell in grid.cells)
    over_names = len(lines) == 1 and _is_over_names(lines[0], grid)
    one = len(lines) == 1 and (len(segments(lines[0])) == 1 or over_names) and not high
    first, last = (level.share(grid.row_edges[at], grid.box.left, grid.box.right) >= COVERED for at in (0, -1))
    ruled = first and (last or not over_names)  # what is over names and rows that no rule closes is not of the table
    return without_row(grid, at_end=False) if one and larger and not ruled else grid


def _is_over_names(line: Line, grid: PageGrid) -> bool:
    """Are its words at the left, a few blanks between, over a row that names each column?"""
    white = [other.box.left - one.box.right for one, other in pairwise(line.words)]
    names = [cell for cell in grid.cells if cell.row == 1]
    return (
        max(white, default=0.0) <= BLANKS * line.size
        and line.box.right <= middle_x(grid.box)
        and len(names) == grid.n_columns
        and all(cell.words and not any(map(is_value, cell.words)) for cell in names)
    )


def without_particulars(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid without a first row of names with what they are, 户名：… 账号：…, under which a rule runs and over which
    none does, as over most of the others: such lines stand over a table.
    """
    if grid.form is not None or grid.n_rows <= FEWEST:
        return grid
    level = RuleCover(rules, horizontal=True)
    top, under, *others = (level.share(y, grid.box.left, grid.box.right) >= COVERED for y in grid.row_edges[:-1])
    own = [cell for cell in grid.cells if cell.row == 0]
    words = [word for cell in own for word in cell.words]
    if top or not under or sum(others) < RULED * len(others) or not words or any(cell.row_span > 1 for cell in own):
        return grid
    told = [[_NAMED.match(part.text) is not None for part in segments(line)] for line in lines_of(words)]
    named = all(sum(parts) >= max(FEWEST_NAMED, len(parts) - 1) for parts in told)
    return without_row(grid, at_end=False) if named else grid


def without_note_at_foot(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid without a last row that no rule closes, where one stands under each other row but a head: words at its
    beginning alone are a note. Of 847 tables written by hand ten end in such a row, which rules close.
    """
    last = [cell for cell in grid.cells if cell.row + cell.row_span == grid.n_rows]
    told = [cell for cell in last if cell.words]
    if grid.form is not None or min(grid.n_rows - 1, grid.n_columns) < FEWEST or len(told) != 1:
        return grid
    level = RuleCover(rules, horizontal=True)
    *inner, foot = (level.share(y, grid.box.left, grid.box.right) >= COVERED for y in grid.row_edges[1:])
    said = joined_text(told[0].words)
    if (
        foot
        or not all(inner[1:])
        or told[0].column
        or len(said) < SHORTEST_NOTE
        or any(cell.row_span > 1 for cell in last)
    ):
        return grid
    return without_row(grid, at_end=True)


def without_text_at_foot(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid without last rows that are lines of a text as wide as the table, which its columns cut; no rule runs
    below them, and at the table's end alone may one run above.
    """
    if grid.form is not None or grid.n_columns < FEWEST:
        return grid
    level = RuleCover(rules, horizontal=True)
    first = grid.n_rows
    while first > FEWEST and _is_one_line(grid, first - 1):
        first -= 1
    ruled = any(level.share(y, grid.box.left, grid.box.right) >= COVERED for y in grid.row_edges[first + 1 :])
    lines = [lines_of(_words_of(grid, row))[0] for row in range(first, grid.n_rows)]
    told = [at for at, line in enumerate(lines) if is_prose(line, grid.box)]
    if ruled or not told or told[0] or _is_section(grid, first):
        return grid
    for _ in lines:
        grid = without_row(grid, at_end=True)
    return grid


def without_what_is_beside(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid without last columns that stand behind the end of all of its level rules, one over its rows and one
    under them among these: a list beside a table.
    """
    boxes = [rule.box for rule in rules if near(grid.box, rule.box, TALLEST)]
    level = [box for box in boxes if box.right - box.left > box.bottom - box.top]
    if grid.form is not None or len(level) < FEWEST_ENDS or len(level) < len(boxes):
        return grid
    end = max(box.right for box in level)
    around_it = [box for box in level if abs(box.left - grid.box.left) <= ONE_END and end - box.right <= ONE_END]
    words = [word.box for cell in grid.cells for word in cell.words]
    inside = [box for box in words if box.right <= end]
    if not inside or not any(box.bottom <= min(word.top for word in inside) + REACH for box in around_it):
        return grid
    if not any(box.top >= max(word.bottom for word in inside) - REACH for box in around_it):
        return grid
    while grid.n_columns >= FEWEST and _stands_behind(grid, end):
        grid = without_column(grid, at_end=True)
    return grid


def _stands_behind(grid: PageGrid, end: float) -> bool:
    """Is all that its last column says behind that x, and nothing of the others?"""
    last = [cell for cell in grid.cells if cell.column == grid.n_columns - 1]
    wide = any(cell.column < grid.n_columns - 1 < cell.column + cell.column_span and cell.words for cell in grid.cells)
    words = [word.box for cell in last for word in cell.words]
    return not wide and bool(words) and min(box.left for box in words) >= end + ONE_END


def _words_of(grid: PageGrid, row: int) -> list[Word]:
    return [word for cell in grid.cells if cell.row == row for word in cell.words]


def _is_one_line(grid: PageGrid, row: int) -> bool:
    """One stretch of words of letters, from the table's left side on?"""
    own = [cell for cell in grid.cells if cell.row <= row < cell.row + cell.row_span]
    lines = lines_of(_words_of(grid, row))
    if len(lines) != 1 or any(cell.row_span > 1 for cell in own) or len(segments(lines[0])) > 1:
        return False
    return lines[0].box.left < grid.column_edges[1] and len(lines[0].words) >= FEWEST_WORDS


def _is_section(grid: PageGrid, row: int) -> bool:
    """Do rows of one line alone stand between others, too? Then the last ones may be headings or remarks."""
    return any(_is_one_line(grid, at) for at in range(1, row))


def _over_all(grid: PageGrid, row: int) -> PageCell | None:
    """The one cell with words that is the row."""
    own = [cell for cell in grid.cells if cell.row <= row < cell.row + cell.row_span]
    whole = len(own) == 1 and own[0].row_span == 1 and grid.n_columns > 1
    return own[0] if whole and own[0].words else None


def _is_blank_column(grid: PageGrid, level: RuleCover, shades: Sequence[Box], *, at_end: bool) -> bool:
    edges = grid.column_edges
    start, end = (edges[-2], edges[-1]) if at_end else (edges[0], edges[1])
    column = grid.n_columns - 1 if at_end else 0
    own = [cell for cell in grid.cells if cell.column <= column < cell.column + cell.column_span]
    if not all(_stays_out(cell, start, end) for cell in own):
        return False
    divided = sum(level.share(y, start, end) >= COVERED for y in grid.row_edges[1:-1])
    if divided > DIVIDED * (grid.n_rows - 1):
        return False
    return not any(_is_row_of(shade, start, end, grid.box) for shade in shades)


def _is_drawn_column(grid: PageGrid, upright: RuleCover, *, at_end: bool) -> bool:
    """Do rules draw both sides of the column? In one row that a page begins with, blank cells are cells."""
    sides = grid.column_edges[-2:] if at_end else grid.column_edges[:2]
    return all(upright.share(x, grid.box.top, grid.box.bottom) >= COVERED for x in sides)


def _stays_out(cell: PageCell, start: float, end: float) -> bool:
    """Has a cell of the strip alone no words, and a wider one none in it?"""
    if cell.column_span == 1:
        return not cell.words
    return all(word.box.right <= start + REACH or word.box.left >= end - REACH for word in cell.words)


def _is_row_of(shade: Box, start: float, end: float, table: Box) -> bool:
    shared = min(shade.right, end) - max(shade.left, start)
    level = min(shade.bottom, table.bottom) - max(shade.top, table.top)
    return shared >= DIVIDES * (end - start) and 0 < level <= DIVIDES * (table.bottom - table.top)


def _is_blank_row(grid: PageGrid, upright: RuleCover, *, at_end: bool) -> bool:
    edges = grid.row_edges
    start, end = (edges[-2], edges[-1]) if at_end else (edges[0], edges[1])
    row = grid.n_rows - 1 if at_end else 0
    usual = median(below - above for above, below in pairwise(edges))
    own = [cell for cell in grid.cells if cell.row <= row < cell.row + cell.row_span]
    if end - start < TALL * usual or any(cell.words or cell.row_span > 1 for cell in own):
        return False
    return not any(upright.share(x, start, end) >= COVERED for x in grid.column_edges[1:-1])
