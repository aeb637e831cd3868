"""How wide a table's columns are: by what is in them, even, or so narrow that labels wrap to a few characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpora.synthetic.pages.style import TableLook
from corpora.synthetic.pages.typeset import Script
from corpora.synthetic.report import PrintedCell, PrintedTable

WIDEST_LABEL = 16.0
"""Em that a label asks for at most; longer ones wrap."""
SPANNED_EM = 2.0
"""Em that a text over several columns asks for at least."""
LINES_A_ROW = 4
"""Lines a row that a narrow label column may cause at most; else it is made wider."""
SMALLEST_SIZE, SIZE_STEP, LEAST_PADDING = 5.0, 0.5, 0.8
"""Where shrinking a table that does not fit ends, in points."""
UNBROKEN = re.compile(r"[!-~]+")
LEAST_LABEL = 2.0
"""Em that a column must hold of a text in one row; texts over several rows may have one character a line."""
LONGEST_UNBROKEN = 16
"""Characters of a number, a date, a telephone number; what is longer (an address of a page) breaks anywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The widths of columns in points, and the size and padding that they were found for."""

    widths: tuple[float, ...]
    size: float
    padding: float


def column_widths(table: PrintedTable, *, look: TableLook, script: Script, width: float) -> Measures:
    """Widths that add up to `width` times the look's share, or to what the cells need if that is more.

    A table whose numbers do not fit is set smaller.
    """
    size, padding = look.size, look.padding
    while True:
        least = _least(table, script=script, size=size, padding=padding)
        if sum(least) <= width or size - SIZE_STEP < SMALLEST_SIZE:
            break
        size, padding = size - SIZE_STEP, max(padding * 0.8, LEAST_PADDING)
    wanted = [max(w, low) for w, low in zip(_wanted(table, look, script, size, padding), least, strict=True)]
    target = width if sum(wanted) > width * look.width_share else width * look.width_share
    if look.columns == "even" and max(least) <= target / table.n_columns:
        return Measures(widths=(target / table.n_columns,) * table.n_columns, size=size, padding=padding)
    fixed = _narrow(table, look) if look.columns == "narrow" else {}
    return Measures(widths=_fit(wanted, least, target, fixed=set(fixed)), size=size, padding=padding)


def _least(table: PrintedTable, *, script: Script, size: float, padding: float) -> list[float]:
    """What each column must have: LEAST_LABEL of a label, the whole of a number or a date."""
    widths = [size + 2 * padding] * table.n_columns
    for cell in table.cells:
        if cell.column_span == 1:
            em = min(LEAST_LABEL, script.width(cell.text)) if cell.row_span == 1 else 1.0
            widths[cell.column] = max(widths[cell.column], em * size + 2 * padding)
            unbroken = (run for run in UNBROKEN.findall(cell.text) if len(run) <= LONGEST_UNBROKEN)
            longest = max((script.width(run) for run in unbroken), default=0.0)
            widths[cell.column] = max(widths[cell.column], longest * size + 2 * padding)
    return widths


def _wanted(table: PrintedTable, look: TableLook, script: Script, size: float, padding: float) -> list[float]:
    narrow = _narrow(table, look) if look.columns == "narrow" else {}
    widths = [size + 2 * padding] * table.n_columns
    for cell in sorted(table.cells, key=lambda cell: cell.column_span):
        natural = max((script.width(part) for part in cell.text.split("\n")), default=0.0)
        cap = narrow.get(cell.column, WIDEST_LABEL) if cell.column_span == 1 else SPANNED_EM
        needed = min(natural, cap) * size + 2 * padding + 0.01
        columns = range(cell.column, cell.column + cell.column_span)
        lacking = needed - sum(widths[column] for column in columns)
        for column in columns:
            widths[column] += max(lacking, 0.0) / cell.column_span
    if look.level_values:
        values = _value_columns(table)
        widest = max((widths[column] for column in values), default=0.0)
        widths = [widest if column in values else width for column, width in enumerate(widths)]
    return widths


def _value_columns(table: PrintedTable) -> set[int]:
    """Columns with a value of one column in them and none but heads beside."""
    values = {cell.column for cell in table.cells if not cell.header and cell.column_span == 1}
    labels = {cell.column for cell in table.cells if cell.header and cell.row >= table.n_header_rows}
    return values - labels


def _narrow(table: PrintedTable, look: TableLook) -> dict[int, float]:
    """Leading label columns but the last, each with the em that it may have."""
    labels = _label_columns(table)[:-1]
    return {column: _narrowest(table, column, look.narrow_em) for column in labels}


def _label_columns(table: PrintedTable) -> list[int]:
    values = {column for cell in table.cells if not cell.header for column in _columns(cell)}
    leading = []
    for column in range(table.n_columns):
        if column in values:
            break
        leading.append(column)
    return leading


def _narrowest(table: PrintedTable, column: int, em: int) -> float:
    cells = [c for c in table.cells if c.column == column and c.column_span == 1 and c.row >= table.n_header_rows]
    while any(len(cell.text) > em * LINES_A_ROW * cell.row_span for cell in cells):
        em += 1
    return float(em)


def _columns(cell: PrintedCell) -> range:
    return range(cell.column, cell.column + cell.column_span)


def _fit(wanted: Sequence[float], least: Sequence[float], target: float, *, fixed: set[int]) -> tuple[float, ...]:
    """The wanted widths made larger or smaller in proportion until they add up; `fixed` ones do not grow."""
    total = sum(wanted)
    if total <= target:
        free = sum(w for column, w in enumerate(wanted) if column not in fixed) or total
        grow = (target - total) / free
        return tuple(w if column in fixed and free != total else w * (1 + grow) for column, w in enumerate(wanted))
    if sum(least) >= target:
        return tuple(low * target / sum(least) for low in least)
    share = (target - sum(least)) / (total - sum(least))
    return tuple(low + (w - low) * share for w, low in zip(wanted, least, strict=True))
