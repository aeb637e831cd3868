"""What no damage makes look like a table: particulars, drawings, prose, lists, and what has one column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule
from models.tables.pages.no_tables.boxes_of_texts import is_of_boxes
from models.tables.pages.no_tables.drawings import is_drawing
from models.tables.pages.no_tables.justified_text import is_justified_text
from models.tables.pages.no_tables.particulars import INSIDE, is_of_particulars
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.line_shapes import FULL_LINE, SAME_SIZE, fill_their_column, is_running_text
from models.tables.pages.print.lines import TAB, Line, lines_of
from models.tables.pages.print.print_sizes import em_of
from models.tables.pages.print.ruled_groups import near
from models.tables.values import is_value

FEWEST_ITEMS: Final = 2
"""Lines that begin with the mark of a list."""
FEWEST_MARKED: Final = 3
"""The same, where marks are a column of their own."""
PAIRS: Final = 2
"""Of names and what they are, on one line."""
MOST_LINES: Final = 3
"""Of two texts each, that are no table."""
MOST_IN_CORNERS: Final = 3
"""Lines at both ends of a page's first lines, but for one in larger print."""
AT_ITS_END, RAGGED = 0.3, 0.7
"""Em by which texts that are set right end apart at most, and begin apart at least."""
MOST_OF_LETTER: Final = 6
"""Rows of who writes, to whom, and of what day."""
FEWEST_OF_PROSE: Final = 3
"""Lines of a sentence beside a list."""
LONG_LINE: Final = 30
"""Characters of a line of prose in letters: a cell that goes on below may be shorter."""
FEWEST_WORDS: Final = 5
"""Of such a line."""
_ITEM, _MARKED = re.compile(r"[•·◦▪‣]\s*\w"), re.compile(r"[•·◦▪‣] ?\w")
_TOWN = re.compile(r"(?:[A-Z]{1,2}[- ])?\d{4,5} [^\W\d_][^\d]*")
_NUMBERED = re.compile(r"(\d{1,2})(?!\d|[.,]\d)")
_BREAKS, _GOES_ON = re.compile(r"[a-z],?$"), re.compile(r"[a-z(]|\d[\d.,]*\s")
"""How a line ends in the middle of a sentence, and how the next one begins."""


def is_no_table(grid: PageGrid, rules: Sequence[Rule]) -> bool:
    """Of 1,671 tables of pages written by hand none has one column."""
    if grid.form is not None:
        return False
    if grid.n_columns == 1 or _is_of_marked_lines(grid, rules) or is_of_particulars(grid, rules):
        return True
    if _is_of_frames(grid) or is_of_boxes(grid, rules):
        return True
    if is_drawing(grid) or is_justified_text(grid, rules) or _is_of_two_texts(grid) or _is_letter(grid):
        return True
    if any(near(grid.box, rule.box, INSIDE) for rule in rules):
        return False
    if _is_of_items(grid) or _is_of_corners(grid) or _is_of_addresses(grid) or _is_list_beside_prose(grid):
        return True
    return _is_of_few_words(grid)


def _is_of_frames(grid: PageGrid) -> bool:
    """Is there one row, and between its texts, none of them a figure, white in columns of its own?"""
    told = [bool(cell.words) for cell in sorted(grid.cells, key=lambda cell: cell.column)]
    figures = any(all(map(is_value, cell.words)) for cell in grid.cells if cell.words)
    return grid.n_rows == 1 and len(told) > 2 and not figures and told == [not at % 2 for at in range(len(told))]


def _is_of_few_words(grid: PageGrid) -> bool:
    """Two rows of texts, three of two texts each, or texts beside one alone? Of 1,831 tables written by hand one
    without rules is so small, of days and what is on.
    """
    figures = any(all(map(is_value, cell.words)) for cell in grid.cells if cell.words)
    if grid.n_columns != 2:
        return grid.n_rows <= FEWEST_ITEMS and (not figures or _is_of_pairs(grid))
    told = [[cell for cell in grid.cells if cell.column == column and cell.words] for column in range(2)]
    numbered = all(any(map(str.isdigit, lines_of(cell.words)[0].text)) for cell in told[0])
    few = grid.n_rows <= (FEWEST_ITEMS if numbered else MOST_LINES)
    return min(map(len, told)) == 1 or (few and not figures)


def _is_of_pairs(grid: PageGrid) -> bool:
    """Are there names in every other column, and behind each what it is, not all of it figures?"""
    names = [cell for cell in grid.cells if not cell.column % 2]
    said = [cell for cell in grid.cells if cell.column % 2]
    full = (
        grid.n_columns == 2 * PAIRS
        and len(grid.cells) == grid.n_rows * grid.n_columns
        and all(cell.words for cell in said)
    )
    named = all(cell.words and not any(map(is_value, cell.words)) for cell in names)
    texts = [cell for cell in said if not any(map(is_value, cell.words))]
    return full and named and len({cell.column for cell in texts}) == PAIRS


def _is_of_items(grid: PageGrid) -> bool:
    """Do half of the rows begin with the mark of a list and its text? What stands beside it is none of its columns."""
    told = [(cell.column, lines_of(cell.words)) for cell in grid.cells if cell.words]
    items = sum(_ITEM.match(line.text) is not None for _, lines in told for line in lines)
    begun = sum(_ITEM.match(lines[0].text) is not None for column, lines in told if column == 0)
    return items >= FEWEST_ITEMS and 2 * begun >= grid.n_rows


def _is_of_marked_lines(grid: PageGrid, rules: Sequence[Rule]) -> bool:
    """Does each row begin with such a mark, its text right behind it, no rule in these? A drawing may be beside."""
    lines = [line for line in lines_of(word for cell in grid.cells for word in cell.words) if _MARKED.match(line.text)]
    if len(lines) < max(FEWEST_MARKED, grid.n_rows):
        return False
    items = around(map(_first_text, lines))
    return not any(near(items, rule.box, INSIDE) for rule in rules)


def _first_text(line: Line) -> Box:
    """The place of a line's words up to the first that stands apart."""
    pairs = enumerate(pairwise(line.words), 1)
    end = next((at for at, (one, other) in pairs if other.box.left - one.box.right >= TAB * line.size), None)
    return around(word.box for word in line.words[:end])


def _is_of_corners(grid: PageGrid) -> bool:
    """Texts at the left of a page, and beside them, most of its width away, as many that are set right: who writes, and
    of what day. What tables set right is figures.
    """
    columns = [[lines_of(cell.words) for cell in grid.cells if cell.column == column] for column in range(2)]
    one_each = all(len(lines) == 1 for column in columns for lines in column)
    if grid.n_columns != 2 or not 1 < grid.n_rows <= MOST_IN_CORNERS + 1 or not one_each:
        return False
    left, right = ([lines[0] for lines in column] for column in columns)
    titled = all(em_of(side[0]) >= SAME_SIZE * max(map(em_of, side[1:])) for side in (left, right))
    if grid.n_rows > MOST_IN_CORNERS and not titled:
        return False
    if len(left) != len(right) or any(line.text[0].isdigit() or is_value(line.words[0]) for line in (*left, *right)):
        return False
    size = max(line.size for line in (*left, *right))
    starts, ends = [line.box.left for line in right], [line.box.right for line in right]
    white = min(starts) - max(line.box.right for line in left)
    return (
        max(ends) - min(ends) <= AT_ITS_END * size
        and max(starts) - min(starts) >= RAGGED * size
        and 2 * white > max(ends) - min(line.box.left for line in left)
    )


def _is_of_addresses(grid: PageGrid) -> bool:
    """Is in each column every other line a name, and the one below it a text with a number in it: C/ Mayor, 41? A
    column of a table differs from the one beside it.
    """
    columns = [
        [line for cell in grid.cells if cell.column == column for line in lines_of(cell.words)]
        for column in range(grid.n_columns)
    ]
    if len({len(lines) for lines in columns}) != 1 or len(columns[0]) < 2 * FEWEST_ITEMS or len(columns[0]) % 2:
        return False
    return all(_has_number(line) == bool(at % 2) for lines in columns for at, line in enumerate(lines))


def _has_number(line: Line) -> bool:
    """A digit in it, and letters before that."""
    text = line.text
    return any(map(str.isdigit, text)) and text[0].isalpha()


def _is_letter(grid: PageGrid) -> bool:
    """Are there two columns without figures, an address in one, with a town behind its number: 12345 Town?"""
    if grid.n_columns != 2 or not 1 < grid.n_rows <= MOST_OF_LETTER:
        return False
    columns = [
        [line for cell in grid.cells if cell.column == column for line in lines_of(cell.words)] for column in range(2)
    ]
    figures = any(len(line.words) == 1 and is_value(line.words[0]) for lines in columns for line in lines)
    towns = [at for lines in columns for at, line in enumerate(lines) if at and _TOWN.fullmatch(line.text)]
    return not figures and len(towns) > 0 and min(map(len, columns)) >= FEWEST_ITEMS


def _is_list_beside_prose(grid: PageGrid) -> bool:
    """Do lines begin with one number after the other, and is beside them a text whose sentences go on from row to row,
    each line but the last full?
    """
    first, last = (
        [line for cell in grid.cells if cell.column == column for line in lines_of(cell.words)]
        for column in (0, grid.n_columns - 1)
    )
    found = [match for line in first if (match := _NUMBERED.match(line.text)) is not None]
    numbers = [int(match[1]) for match in found]
    if len(numbers) < FEWEST_OF_PROSE or len(found) < len(first) or any(b <= a for a, b in pairwise(numbers)):
        return False
    return len(last) >= FEWEST_OF_PROSE and fill_their_column(last) and is_running_text(last)


def _is_of_two_texts(grid: PageGrid) -> bool:
    """Do sentences go on in both columns at one edge between rows? No row of a table ends within two sentences."""
    if grid.n_columns != 2:
        return False
    columns = [
        {cell.row: lines_of(cell.words) for cell in grid.cells if (cell.column, cell.column_span) == (column, 1)}
        for column in range(2)
    ]
    return any(all(_go_on(rows, row) for rows in columns) for row in range(1, grid.n_rows))


def _go_on(rows: Mapping[int, Sequence[Line]], row: int) -> bool:
    """Is the line above the row full, and within a sentence, as others of its column are long?"""
    upper, lower = rows.get(row - 1), rows.get(row)
    long = [line for own in rows.values() for line in own if len(line.text) >= LONG_LINE]
    words = [len(line.words) for line in long]
    if not upper or not lower or len(long) < FEWEST_OF_PROSE or min(words) < FEWEST_WORDS:
        return False
    full = max(line.box.right for line in long) - upper[-1].box.right <= FULL_LINE * upper[-1].size
    whole = min(len(upper[-1].text), len(lower[0].text)) >= LONG_LINE
    return full and whole and bool(_BREAKS.search(upper[-1].text) and _GOES_ON.match(lower[0].text))
