"""Tables of which the finder of regions saw pieces that lie over one another: what it leaves out, or parts, within."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.chosen.choose import shared
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.line_shapes import in_columns, is_numbered_title, segments
from models.tables.pages.print.lines import area_of, holds, lines_of, middle_x
from models.tables.pages.print.text_columns import text_boundaries
from models.tables.pages.seen.seen_words import SeesTables, is_line_outside
from models.tables.values import is_value

SAME_SIDE: Final = 10.0
"""Points between the sides of two boxes that are the same: less than a row, more than the map's places."""
HELD: Final = 0.8
"""Share of a piece that lies in a grid, or of its words."""
TORN: Final = 0.5
"""Share of a grid's words in the pieces seen of it."""
FEWEST_RULES, STACKED = 5, 0.8
"""Level rules of a table of rows between rules, and the share of them that go from side to side."""
WHITE: Final = 1.4
"""Of the usual row, the white between two tables at least, whose title is unread."""
FEWEST_NAMES: Final = 3
"""Of a head of its own."""
MOST_BETWEEN: Final = 3
"""Lines of a title and a note above it."""


def without_torn(
    boxes: Sequence[Box], grids: Sequence[PageGrid], page: PrintedPage, seen: SeesTables, *, frames: Sequence[Box] = ()
) -> list[Box]:
    """The places, those of pieces that lie over one another in a grid whose level rules all begin and end alike as one:
    what the finder leaves out, or parts, at a row of many words. Of two tables none has the columns of both; where
    rules close one, in `frames`, and leave the other open, words between are a title, and so they are over a head. Also
    those of pairs of names and what they are, several a row.
    """
    found = list(boxes)
    for grid in grids:
        pieces = [box for box in found if shared(box, grid.box) >= HELD and area_of(box) < area_of(grid.box)]
        words = [word for cell in grid.cells for word in cell.words]
        held = sum(any(holds(box, word.box) for box in pieces) for word in words)
        alike = any(_n_columns(box, words) == grid.n_columns for box in pieces)
        titled = _have_title_between(pieces, page.words, seen) or _have_white_between(pieces, grid, words)
        titled = titled or _is_one_closed(pieces, frames, page.words) or _have_heads(pieces, page.words)
        if len(pieces) > 1 and alike and TORN * len(words) <= held and not titled and _is_one_stack(grid, page):
            found = [*(box for box in found if box not in pieces), grid.box]
        elif _names_all_cells(grid):
            found = [*(box for box in found if not _has_words_of(grid, box, page.words)), grid.box]
    return found


def _have_title_between(pieces: Sequence[Box], words: Sequence[Word], seen: SeesTables) -> bool:
    """Are between two of them lines that are surely none of a table, each one stretch of words, and does the last one,
    a title, begin at their left side or stand in their middle?
    """
    for above, below in pairwise(sorted(pieces, key=lambda box: box.top)):
        if below.top <= above.bottom:
            continue
        between = Box(left=below.left - SAME_SIDE, top=above.bottom, right=below.right + SAME_SIDE, bottom=below.top)
        own = lines_of(word for word in words if holds(between, word.box))
        out = all(is_line_outside(seen, line) for line in own)
        single = all(not in_columns(line) or is_numbered_title(line) for line in own)
        if 0 < len(own) <= MOST_BETWEEN and single and out and _is_set_as_title(own[-1].box, below):
            return True
    return False


def _have_white_between(pieces: Sequence[Box], grid: PageGrid, words: Sequence[Word]) -> bool:
    """Is between two of them a row without words, higher than others, and are their columns others? A title that OCR
    cannot read stood there.
    """
    usual = median(low - high for high, low in pairwise(grid.row_edges))
    for above, below in pairwise(sorted(pieces, key=lambda box: box.top)):
        if below.top <= above.bottom:
            continue
        white = Box(left=below.left, top=above.bottom, right=below.right, bottom=below.top)
        high = any(
            low - top >= WHITE * usual and abs(top - above.bottom) <= SAME_SIDE and abs(low - below.top) <= SAME_SIDE
            for top, low in pairwise(grid.row_edges)
        )
        if high and not any(holds(white, word.box) for word in words):
            return _n_columns(above, words) != _n_columns(below, words)
    return False


def _is_one_closed(pieces: Sequence[Box], frames: Sequence[Box], words: Sequence[Word]) -> bool:
    for above, below in pairwise(sorted(pieces, key=lambda box: box.top)):
        if below.top <= above.bottom or (above in frames) == (below in frames):
            continue
        between = Box(left=below.left, top=above.bottom, right=below.right, bottom=below.top)
        if any(holds(between, word.box) for word in words):
            return True
    return False


def _have_heads(pieces: Sequence[Box], words: Sequence[Word]) -> bool:
    """Does one begin with names of columns, over rows with figures, under a title below the one above?"""
    for above, below in pairwise(sorted(pieces, key=lambda box: box.top)):
        if below.top <= above.bottom:
            continue
        lines = lines_of(word for word in words if holds(replace(below, top=above.bottom), word.box))
        first = next((at for at, line in enumerate(lines) if in_columns(line)), len(lines))
        head, rows = lines[first : first + 1], lines[first + 1 :]
        if not first or not rows or any(map(is_value, head[0].words)) or len(segments(head[0])) < FEWEST_NAMES:
            continue
        if all(any(map(is_value, line.words)) for line in rows):
            return True
    return False


def _is_set_as_title(line: Box, below: Box) -> bool:
    return min(abs(line.left - below.left), abs(middle_x(line) - middle_x(below))) <= SAME_SIDE


def _has_words_of(grid: PageGrid, box: Box, words: Sequence[Word]) -> bool:
    """Are most of the words in the box the grid's?"""
    own = [word for word in words if holds(box, word.box)]
    return bool(own) and sum(holds(grid.box, word.box) for word in own) >= HELD * len(own)


def _names_all_cells(grid: PageGrid) -> bool:
    """Do two columns or more, not beside each other, hold nothing but names with a colon, in each row?"""
    named = [
        column
        for column in range(grid.n_columns - 1)
        if all(
            cell.words and cell.words[-1].text.endswith((":", "："))
            for cell in grid.cells
            if cell.column <= column < cell.column + cell.column_span
        )
    ]
    return len(named) > 1 and all(after - before > 1 for before, after in pairwise(named))


def _n_columns(box: Box, words: Sequence[Word]) -> int:
    return 1 + len(text_boundaries([word for word in words if holds(box, word.box)]))


def _is_one_stack(grid: PageGrid, page: PrintedPage) -> bool:
    """Do level rules part it from side to side into rows, and end at the same places?"""
    box = grid.box
    level = [rule.box for rule in page.rules if rule.horizontal and holds(box, rule.box)]
    ends = [rule for rule in level if abs(rule.left - box.left) + abs(rule.right - box.right) <= SAME_SIDE]
    return grid.found_by in ("rules", "both") and len(ends) >= FEWEST_RULES and len(ends) >= STACKED * len(level)
