"""Particulars of a document set in columns without rules: 姓名：龚某 性别：男, line after line, or one a line beside an
address; and texts beside each other, a title over each. They are no table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from corpora.document.printed_page import Rule
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.line_shapes import is_particulars, segments
from models.tables.pages.print.lines import Line, holds, lines_of
from models.tables.pages.print.print_sizes import em_of
from models.tables.pages.print.ruled_groups import near
from models.tables.pages.print.word_gaps import Sizes
from models.tables.values import is_value

FEWEST_LINES: Final = 3
"""Of an address beside particulars, or a text under its title."""
MOST_SIGNED: Final = 8
"""Cells of names to be signed, or of a text that a finder cut."""
TITLED: Final = 2
"""Rows of titles and texts."""
_NAMED = re.compile(r"[^\W\d_][^:：]{1,24}[:：](?=\s*\S)")
_CHINESE_NAME = re.compile(r"[\u4e00-\u9fff]{2,6}[:：].")
_CHINESE_DATE = re.compile(
    r"[\d〇○零一二三四五六七八九]{4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
_BLANK_DATE = re.compile(r"(?:.{0,8}[:：])?年?月?日?")
TITLE, BESIDE_TITLE = 1.4, 1.2
"""Of the print of the line below it that a title has at least, and what stands beside it: tables set both in one size.
"""
MOST_ISSUED: Final = 3
"""Lines that tell who issued a document and when."""
MOST_BLANK, UNDER = 0.3, 0.5
"""Of the grid's width that a line to be written on has at most, and of its words' height that it is below them."""
INSIDE: Final = -2.0
"""Points by which a rule lies within a grid's box that draws something of it."""


def is_of_particulars(grid: PageGrid, rules: Sequence[Rule]) -> bool:
    """Does each line name what stands behind it, name by name, no rule between?"""
    if grid.form is not None or any(near(grid.box, rule.box, INSIDE) and not _is_blank(rule, grid) for rule in rules):
        return False
    if _is_of_titled_texts(grid) or _is_titled_line(grid):
        return True
    lines = lines_of(word for cell in grid.cells for word in cell.words if holds(grid.box, word.box))
    if not lines or _is_slip(lines):
        return bool(lines)
    if grid.n_rows * grid.n_columns > MOST_SIGNED:
        return all(map(is_particulars, lines)) or _is_address(lines) or _is_address_in_cells(grid)
    cut = any(sum(bool(cell.words) for cell in grid.cells if cell.row == row) > 1 for row in range(grid.n_rows))
    told = all(map(is_particulars, lines)) or _is_address(lines) or all(map(_is_signed, lines))
    told = told or _is_named(grid) or (len(lines) > 1 and all(map(_begins_with_name, lines))) or _is_issued(lines)
    return told or (cut and _is_one_text(lines))


def _is_blank(rule: Rule, grid: PageGrid) -> bool:
    """Is it to be written on: a short level one with nothing of the grid right over it, and something beside?"""
    box = rule.box
    if not rule.horizontal or box.right - box.left > MOST_BLANK * (grid.box.right - grid.box.left):
        return False
    level = [
        word.box for cell in grid.cells for word in cell.words
        if word.box.top < box.bottom and box.top < word.box.bottom + UNDER * (word.box.bottom - word.box.top)
    ]  # fmt: skip
    return bool(level) and not any(word.left < box.right and word.right > box.left for word in level)


def _is_slip(lines: Sequence[Line]) -> bool:
    """Is a sentence among particulars: what has been received, of how many pages, by whom and when, with blanks to be
    written on? A title may be beside a name that is left blank.
    """
    said = [line.text.endswith("。") for line in lines]
    others = [line for line, is_sentence in zip(lines, said, strict=True) if not is_sentence]
    return sum(said) == 1 and bool(others) and all(map(_names_something, others))


def _names_something(line: Line) -> bool:
    """Also 受理回执　编号：, with nothing behind it yet."""
    parts = [part.text for part in segments(line)]
    return is_particulars(line) or (len(parts) > 1 and parts[-1].endswith((":", "：")))


def _is_signed(line: Line) -> bool:
    """Is it of names alone, with nothing behind them, or a date that is left blank: what is signed by hand?"""
    parts = ["".join(part.text.split()) for part in segments(line)]
    return any(part.endswith((":", "：")) for part in parts) and all(
        part.endswith((":", "：")) or _BLANK_DATE.fullmatch(part) for part in parts
    )


def _is_issued(lines: Sequence[Line]) -> bool:
    """Does a date stand alone below a line or two without a figure of their own: who issued it, whom to call?"""
    *above, last = lines
    if not 0 < len(above) < MOST_ISSUED or not _CHINESE_DATE.fullmatch("".join(last.text.split())):
        return False
    return not any(len(part.words) == 1 and is_value(part.words[0]) for line in above for part in segments(line))


def _begins_with_name(line: Line) -> bool:
    """Also 地　址：云梯镇, whose characters stand apart."""
    return _CHINESE_NAME.match("".join(line.text.split())) is not None


def _is_one_text(lines: Sequence[Line]) -> bool:
    """Are its words nowhere further apart than those of one text, sentence or not?"""
    sizes = Sizes([word for line in lines for word in line.words])
    return not any(sizes.are_apart(left, right) for line in lines for left, right in pairwise(line.words))


def _is_of_titled_texts(grid: PageGrid) -> bool:
    """Is there nothing but a title of one line in each column, and a text or list of several below it?"""
    rows = [[cell for cell in grid.cells if cell.row == row] for row in range(grid.n_rows)]
    if len(rows) != TITLED or not all(cell.words and cell.row_span == 1 for cell in grid.cells):
        return False
    titles, texts = ([lines_of(cell.words) for cell in row] for row in rows)
    return all(len(title) == 1 for title in titles) and all(len(text) >= FEWEST_LINES for text in texts)


def _is_titled_line(grid: PageGrid) -> bool:
    """Is there one line, and one above it in much larger print, which the white in it cuts; or what a document is, in
    such print, beside who made it and when; or is each column's first line in larger print, one of them in much larger?
    """
    if grid.n_rows != TITLED:
        return False
    if _is_letterhead(grid):
        return True
    lines = lines_of(word for cell in grid.cells for word in cell.words)
    if len(lines) == TITLED:
        return em_of(lines[0]) >= TITLE * em_of(lines[1])
    first, *rest = [[em_of(line) for line in lines_of(cell.words)] for cell in grid.cells if cell.words]
    return len(first) == 1 and bool(rest) and first[0] >= TITLE * max(em for own in rest for em in own)


def _is_letterhead(grid: PageGrid) -> bool:
    if any(len(lines_of(cell.words)) != 1 or cell.row_span > 1 for cell in grid.cells):
        return False
    em = {(cell.row, cell.column): em_of(lines_of(cell.words)[0]) for cell in grid.cells}
    larger = [em[0, column] / em.get((1, column), em[0, column]) for row, column in em if not row]
    return min(larger) >= BESIDE_TITLE and max(larger) >= TITLE


def _is_address(lines: Sequence[Line]) -> bool:
    """Has each line two stretches, the second of which is a name of its own with what it is, and the first no such?"""
    parts = [segments(line) for line in lines]
    if any(len(part) != 2 or any(map(is_value, part[0].words)) for part in parts):
        return False
    return _are_of_address([part[0].text for part in parts], [part[1].text for part in parts], lines)


def _is_address_in_cells(grid: PageGrid) -> bool:
    """The same of the cells of the first and the last column, whose lines may differ in height; between them another
    address may stand.
    """
    first, last = ([cell for cell in grid.cells if cell.column == at] for at in (0, grid.n_columns - 1))
    whole = len(first) == len(last) == grid.n_rows and grid.n_columns > 1
    if not whole or not all(cell.words for cell in (*first, *last)):
        return False
    lines = [line for cell in first for line in lines_of(cell.words)]
    return _are_of_address([_text_of(cell) for cell in first], [_text_of(cell) for cell in last], lines)


def _are_of_address(texts: Sequence[str], particulars: Sequence[str], lines: Sequence[Line]) -> bool:
    """`lines` are those of the texts, at least."""
    figures = any(len(line.words) == 1 and is_value(line.words[0]) for line in lines)
    named = [found[0] for text in particulars if (found := _NAMED.match(text)) is not None]
    alone = not any(map(_NAMED.match, texts)) and not figures
    return alone and len(texts) >= FEWEST_LINES and len(set(named)) == len(particulars)


def _text_of(cell: PageCell) -> str:
    return " ".join(line.text for line in lines_of(cell.words))


def _is_named(grid: PageGrid) -> bool:
    """Does each row begin with a name and its colon, apart from what it is: an address, who is asked?"""
    first = [cell for cell in grid.cells if cell.column == 0]
    others = [cell for cell in grid.cells if cell.column and cell.words]
    names = ["".join(_text_of(cell).split()) for cell in first]
    return len(first) == grid.n_rows > 1 and bool(others) and all(name.endswith((":", "：")) for name in names)
