"""The parts of a table on two pages put under each other: a row that the page break cuts is one row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from models.tables.pages.over_pages.whole_table import TableCell, WholeTable, value_columns
from models.tables.pages.print.full_lines import is_full
from models.tables.pages.print.lines import lines_of
from models.tables.values import is_value_text

_OPENED, _CLOSED = re.compile("[（(《“]"), re.compile("[）)》”]")
_NUMBERED = re.compile(r"\s*[（(]?\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[）)、.．]")
"""A label that begins with its number is a new one, where labels have numbers."""
_MIDST = re.compile(r"\s*[、，。；：）)》”.．]")
"""No label begins so."""
_STOP = re.compile(r"\s*[、.．]\s*")
"""What a break cuts off the number of a label."""
_UNIT, _OPEN = re.compile(r"\s*[万亿]?[元人个件处家张次份]"), re.compile(r"\d\s*[万亿]?$")
"""The unit of a figure that the break cuts off, and what it is cut from."""
_CODE = re.compile(r"[0-9A-Z]{4,}")
FULL: Final = 2.0
"""Em of white beside a full line at most: the cell's padding, and less than a character."""
LONG: Final = 8
"""Characters of such a line: names in a narrow column fill it, too."""
FEWEST_ROWS, FEWEST_LACKING = 4, 2
"""Rows above a break that fill all columns, and how many of these a row below it leaves blank."""
MOST_OF_HEAD: Final = 4
"""Rows of a head."""


def under(above: WholeTable, below: WholeTable) -> WholeTable:
    """`below`, whose columns are those of `above`, as its further rows."""
    rest = _rest_of_row(above, below)
    if rest:
        above = replace(above, cells=tuple(rest.get(id(cell), cell) for cell in above.cells))
        below = _below_row(below)
        if not below.n_rows:
            return replace(above, last_page=below.last_page)
    last = [cell for cell in above.cells if cell.row_end == above.n_rows]
    first = {(cell.column, cell.column_span): cell for cell in below.cells if cell.row == 0}
    values = frozenset(column for column in value_columns(above) if not _has_codes(above, column))
    figures_follow = above.n_rows <= MOST_OF_HEAD and bool(value_columns(below))
    short = figures_follow or _lacks_what_all_have(above, below)
    cut = _is_cut(last, first, values, short=short) or (_has_labels(above) and _lacks_label(last, first))
    cut = cut and not _ends_early(above, last, first)
    shift = above.n_rows - (1 if cut else 0)
    pairs = [(cell, other) for cell in last if (other := first.get((cell.column, cell.column_span))) is not None]
    figures = _first_of_figures(values)
    ones = [pair for pair in pairs if _one_cell(*pair, cut=cut, label=pair[0].column < figures)]
    ones += [pair for pair in pairs if pair not in ones and any(_goes_with(pair, one) for one in ones)]
    joined = {
        id(cell): replace(cell, text=_texts(cell.text, other.text), row_span=other.row_span + shift - cell.row)
        for cell, other in ones
    }
    gone = {id(other) for _, other in ones}
    if cut and any(other.text for other in first.values() if id(other) not in gone):
        return stacked(above, below)
    left = [cell for cell in below.cells if id(cell) not in gone]
    if cut:  # of the cut row only blanks are left
        left = [_below_first(cell) if not cell.row else cell for cell in left if cell.row_end > 1]
    cells = [joined.get(id(cell), cell) for cell in above.cells]
    cells += [replace(cell, row=cell.row + shift) for cell in left]
    return replace(
        above, last_page=below.last_page, n_rows=shift + below.n_rows,
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), form=None,
    )  # fmt: skip


def _below_first(cell: TableCell) -> TableCell:
    """What a cell of the first row has of the next ones."""
    return replace(cell, row=1, row_span=cell.row_span - 1)


def _first_of_figures(values: frozenset[int]) -> int:
    """The first column of figures; numbers of rows before labels are none. 0 where there is none."""
    return min(values - {0} if 1 not in values else values, default=0)


def _rest_of_row(above: WholeTable, below: WholeTable) -> dict[int, TableCell]:
    """The cells of the last row above, by `id`, with what the first row below has of them; empty where that is a row
    of its own. Labels have numbers, and what goes on has none and no figures; columns of groups may differ.
    """
    values = value_columns(above)
    first = [cell for cell in below.cells if cell.row == 0]
    told = [cell for cell in first if cell.text]
    last = [cell for cell in above.cells if cell.row_end == above.n_rows]
    if not values or any(cell.row_span > 1 for cell in told):
        return {}
    if not any(cell.column in values and is_value_text(cell.text) for cell in last):
        return {}
    pairs = [(_over(cell, last), cell) for cell in told]
    found = {id(one): replace(one, text=_texts(one.text, other.text)) for one, other in pairs if one is not None}
    if told and told[0].column >= min(values):
        units = all(one is not None and _UNIT.fullmatch(other.text) and _OPEN.search(one.text) for one, other in pairs)
        return found if units else {}
    if any(cell.column >= min(values) for cell in told):
        return {}
    numbered = any(one is not None and _NUMBERED.match(one.text) for one, _ in pairs)
    whole = all(one is not None and one.text and not _NUMBERED.match(other.text) for one, other in pairs)
    return found if numbered and whole else {}


def _over(cell: TableCell, last: Sequence[TableCell]) -> TableCell | None:
    """The cell of the row above that stands over it; of several those with words, if that is one."""
    over = [
        one for one in last
        if one.column < cell.column + cell.column_span and cell.column < one.column + one.column_span
    ]  # fmt: skip
    if len(over) > 1:
        over = [one for one in over if one.text]
    return over[0] if len(over) == 1 else None


def _below_row(table: WholeTable) -> WholeTable:
    """Without the first row; cells that reach further down begin in the next."""
    kept = [cell for cell in table.cells if cell.row_end > 1]
    cells = [
        replace(cell, row=max(0, cell.row - 1), row_span=cell.row_span - (1 if cell.row == 0 else 0)) for cell in kept
    ]
    return replace(table, n_rows=table.n_rows - 1, cells=tuple(cells))


def stacked(above: WholeTable, below: WholeTable) -> WholeTable:
    """Row under row, nothing joined but cells of a registered form that go on."""
    last = {(cell.column, cell.column_span): cell for cell in above.cells if cell.row_end == above.n_rows}
    rest = {
        id(one): other
        for other in below.cells
        if other.goes_on and (one := last.get((other.column, other.column_span)))
    }
    whole = [_with_rest(cell, rest[id(cell)]) if id(cell) in rest else cell for cell in above.cells]
    joined = {id(other) for other in rest.values()}
    cells = [
        *whole, *(replace(cell, row=cell.row + above.n_rows) for cell in below.cells if id(cell) not in joined)
    ]  # fmt: skip
    form = above.form
    if form is not None and below.form is not None:
        form = replace(form, rows=form.rows + below.form.rows)
    return replace(above, last_page=below.last_page, n_rows=above.n_rows + below.n_rows, cells=tuple(cells), form=form)


def _with_rest(cell: TableCell, rest: TableCell) -> TableCell:
    return replace(cell, text=_texts(cell.text, rest.text), row_span=cell.row_span + rest.row_span)


def _is_cut(
    last: Sequence[TableCell], first: dict[tuple[int, int], TableCell], values: frozenset[int], *, short: bool
) -> bool:
    """Does the break divide a row? One part then has the figures, the other the rest of the words alone.

    Where the table had no figures yet, a row goes on cell for cell; but for a head, which is above them, and for one
    that is too `short` for a row, what says something in each of its cells again is a row of its own.
    """
    by_column = sorted(last, key=lambda cell: cell.column)
    pairs = [(cell, other) for cell in by_column if (other := first.get((cell.column, cell.column_span))) is not None]
    if not pairs or not _blank_but(pairs, last, first.values()):
        return False
    values -= {one.column for one, other in pairs if _STOP.fullmatch(other.text)}
    figures = [(bool(one.text), bool(other.text)) for one, other in pairs if one.column in values]
    words = [(one.text, other.text) for one, other in pairs if one.column not in values]
    if not values:
        told = [(one, other) for one, other in words if other]
        label = bool(words[0][0] and words[0][1]) and not _MIDST.match(words[0][1]) and not _fills(pairs[0][0])
        again = not short and (label or all(bool(one) == bool(other) for one, other in words))
        goes_on = len(told) > 1 or (bool(told) and not words[0][1])
        return not again and goes_on and all(one and not is_value_text(other) for one, other in told)
    if not figures or not any(one and other for one, other in words):
        return False
    if any(_NUMBERED.match(one) and _NUMBERED.match(other) for one, other in words):
        return False
    both = [(one, other) for one, other in words if one and other and not (_CODE.match(one) and _CODE.match(other))]
    if any(is_value_text(one) or is_value_text(other) for one, other in both if not _STOP.fullmatch(other)):
        return False
    return not any(other for _, other in figures) or not any(one for one, _ in figures)


def _blank_but(
    pairs: Sequence[tuple[TableCell, TableCell]], last: Sequence[TableCell], first: Iterable[TableCell]
) -> bool:
    """Are all cells beside the break blank but for those that stand over each other? Blanks may be parted otherwise."""
    paired = {id(cell) for pair in pairs for cell in pair}
    return not any(cell.text for cell in (*last, *first) if id(cell) not in paired)


def _has_codes(table: WholeTable, column: int) -> bool:
    """Has it letters among the digits of most texts, though one line of such a code may be digits alone?"""
    own = ["".join(cell.text.split()) for cell in table.cells if cell.column == column and cell.row and cell.text]
    return 2 * sum(_CODE.fullmatch(text) is not None and not text.isdigit() for text in own) > len(own)


def _ends_early(above: WholeTable, last: Sequence[TableCell], first: dict[tuple[int, int], TableCell]) -> bool:
    """Was there room on a picture, on the last line of a cell, for what the cell below the break begins with?"""
    for cell in last:
        other = first.get((cell.column, cell.column_span))
        if other is None or not cell.words or not other.words or any(word.origin != "ocr" for word in cell.words):
            continue
        own = [one for one in above.cells if (one.column, one.column_span) == (cell.column, 1)]
        widest = max((line.box.right - line.box.left for one in own for line in lines_of(one.words)), default=0.0)
        if not is_full(lines_of(cell.words)[-1], lines_of(other.words)[0], widest):
            return True
    return False


def _lacks_what_all_have(above: WholeTable, below: WholeTable) -> bool:
    """Are several cells of the first row below blank in columns that all other rows fill?"""
    if above.n_rows < FEWEST_ROWS:
        return False
    own = {cell.column for cell in below.cells if cell.row == 0 and not cell.text and cell.row_span == 1}
    others = [cell for cell in (*above.cells, *(cell for cell in below.cells if cell.row)) if cell.column in own]
    return sum(all(cell.text for cell in others if cell.column == column) for column in own) >= FEWEST_LACKING


def _fills(cell: TableCell) -> bool:
    """Is its last line about as wide as the cell, so that what it says may go on below?"""
    lines = lines_of(cell.words)
    room = cell.box.right - cell.box.left - (lines[-1].box.right - lines[-1].box.left) if lines else 0.0
    return bool(lines) and room <= FULL * lines[-1].size and len(lines[-1].text) >= LONG


def _has_labels(table: WholeTable) -> bool:
    """Has each of its rows a label of its own?"""
    first = [cell for cell in table.cells if cell.column == 0]
    return len(first) == table.n_rows and all(cell.text for cell in first)


def _lacks_label(last: Sequence[TableCell], first: dict[tuple[int, int], TableCell]) -> bool:
    """Is the label's place blank below the break, and words beside it that go on with words above, no figures?"""
    pairs = [(cell, first.get((cell.column, cell.column_span))) for cell in last]
    if len(last) != len(first) or any(other is None or other.row_span > 1 for _, other in pairs):
        return False
    told = [(cell, other) for cell, other in pairs if other is not None and other.text]
    return bool(told) and all(
        cell.column and cell.text and not (is_value_text(cell.text) or is_value_text(other.text))
        for cell, other in told
    )


def _one_cell(above: TableCell, below: TableCell, *, cut: bool, label: bool) -> bool:
    """Is `below` the rest of `above`?"""
    if cut:
        return True
    if not label or not above.text:
        return False
    if not below.text:
        return below.row_span > 1 or above.row_span > 1
    if len(_OPENED.findall(above.text)) != len(_CLOSED.findall(above.text)):
        return True
    if _MIDST.match(below.text):
        return True
    return bool(_NUMBERED.match(above.text)) and not _NUMBERED.match(below.text)


def _goes_with(pair: tuple[TableCell, TableCell], one: tuple[TableCell, TableCell]) -> bool:
    """Is it as high as another cell that goes on, of several rows, and blank below: the points of a group?"""
    same = all((a.row, a.row_span) == (b.row, b.row_span) for a, b in zip(pair, one, strict=True))
    (above, below), (group, _) = pair, one
    return same and bool(above.text) and not below.text and group.row_span > 1 and above.column > group.column


def _texts(above: str, below: str) -> str:
    return above + below if not above or not below else f"{above}\n{below}"
