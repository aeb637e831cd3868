"""A table before it is put on pages: column widths, row heights, lines of cells; and its parts between breaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpora.synthetic.pages.columns import column_widths
from corpora.synthetic.pages.style import Align, TableLook
from corpora.synthetic.pages.typeset import Line, Script, break_lines
from corpora.synthetic.report import PrintedCell, PrintedTable

VERTICAL_PITCH = 1.1
"""Em from one character of vertical text to the next."""
FEWEST_VERTICAL = 3
"""Characters below which a cell is not worth setting vertically."""
LONGEST_MARK = 2
"""Characters of what stands for no number (无, 暂无, —) and is aligned as numbers are."""
WIDEST_HALF = 0.6
"""Of a divided corner's width, how much each of its two names may take."""
NEARLY = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPlan:
    """A cell and its lines, `pitch` points apart. In vertical text every line is one character of one column.

    A `diagonal` one has its first line at the top right, its second at the bottom left, and a rule between them.
    """

    cell: PrintedCell
    lines: tuple[Line, ...]
    pitch: float
    align: Align
    vertical: bool = False
    diagonal: bool = False

    @property
    def last_row(self) -> int:
        """The last row that it covers."""
        return self.cell.row + self.cell.row_span - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePlan:
    """A table laid out as if pages had no end. `heights` and `widths` of rows and columns in points."""

    table: PrintedTable
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    cells: tuple[CellPlan, ...]
    size: float
    padding: float
    vertical_padding: float

    @property
    def head_height(self) -> float:
        """What heads take when they are printed again."""
        return sum(self.heights[: self.table.n_header_rows])

    @property
    def repeatable(self) -> bool:
        """Whether the heads are rows of their own, which no cell leaves."""
        n = self.table.n_header_rows
        return 0 < n < self.table.n_rows and all(c.cell.row >= n or c.last_row < n for c in self.cells)

    def need(self, plan: CellPlan, lines: int) -> float:
        """The height that so many lines of a cell take with their padding; 0 for none."""
        return lines * plan.pitch + 2 * self.vertical_padding if lines else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PartCell:
    """What of a cell stands in a part: which of the part's rows, and which of its lines."""

    plan: CellPlan
    first: int
    last: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePart:
    """Rows between two page breaks.

    Args:
        first_row: of the table; the part's rows count from it.
        heights: of the part's rows, in points; of a divided row the height that stands here.
        goes_on: the lines that each cell (an index of the plan's) has left for later parts.
        next_row: where the next part begins; the last row of this one when it is divided.
        divided: the last row goes on.
    """

    first_row: int
    heights: tuple[float, ...]
    cells: tuple[PartCell, ...]
    goes_on: Mapping[int, tuple[Line, ...]]
    next_row: int
    divided: bool

    @property
    def height(self) -> float:
        """The sum of its rows' heights."""
        return sum(self.heights)


def plan_table(table: PrintedTable, *, look: TableLook, script: Script, head_script: Script, width: float) -> TablePlan:
    """Column widths, lines and row heights of a table in `width` points."""
    measures = column_widths(table, look=look, script=script, width=width)
    lefts = [sum(measures.widths[:column]) for column in range(table.n_columns + 1)]
    cells = []
    for cell in table.cells:
        room = lefts[cell.column + cell.column_span] - lefts[cell.column] - 2 * measures.padding
        of_cell = head_script if cell.row < table.n_header_rows else script
        cells.append(_plan_cell(cell, table, look, of_cell, size=measures.size, room=room))
    heights = _row_heights(table, cells, look)
    return TablePlan(
        table=table,
        widths=measures.widths,
        heights=heights,
        cells=tuple(cells),
        size=measures.size,
        padding=measures.padding,
        vertical_padding=look.vertical_padding,
    )


def take_part(
    plan: TablePlan, *, first_row: int, goes_on: Mapping[int, tuple[Line, ...]], room: float, divide: bool, must: bool
) -> TablePart | None:
    """As many rows from `first_row` on as fit in `room` points; None when nothing does.

    Args:
        plan: the table.
        first_row: of the part; it may have begun on an earlier page.
        goes_on: lines that cells begun earlier have left, by their index in the plan.
        room: points.
        divide: whether the row that does not fit may be divided.
        must: whether the first row is divided all the same when it does not fit: the page is empty.
    """
    rest = {
        index: goes_on.get(index, cell.lines)
        for index, cell in enumerate(plan.cells)
        if cell.last_row >= first_row and (cell.cell.row >= first_row or index in goes_on)
    }
    heights: list[float] = []
    row, divided = first_row, False
    while row < plan.table.n_rows:
        begun = row == first_row and any(plan.cells[index].cell.row == row for index in goes_on)
        height = _height(plan, row, first_row, heights, rest, begun=begun)
        left = room - sum(heights)
        if height > left + NEARLY:
            least = _least_height(plan, row, first_row, heights, rest)
            if least <= left + NEARLY:
                heights.append(left)
                row += 1
                continue
            divided = (divide or (must and not heights)) and _is_worth_dividing(plan, row, left, height)
            heights += [left] if divided else []
            break
        heights.append(height)
        row += 1
    if not heights:
        return None
    return _part(plan, first_row, heights, rest, divided=divided)


def _plan_cell(
    cell: PrintedCell, table: PrintedTable, look: TableLook, script: Script, *, size: float, room: float
) -> CellPlan:
    align = _align(cell, table, look)
    text = "".join(cell.text.split())
    tall = cell.row_span > 1 and len(text) * VERTICAL_PITCH * size < cell.row_span * look.row_height
    if look.vertical_labels and cell.header and tall and len(text) >= FEWEST_VERTICAL and room < 3 * size:
        lines = tuple(Line(text=character, width=size) for character in script.printable(text))
        return CellPlan(cell=cell, lines=lines, pitch=VERTICAL_PITCH * size, align="center", vertical=True)
    lines = break_lines(cell.text, script=script, size=size, width=room)
    diagonal = look.diagonal_heads and _may_be_diagonal(cell, lines, room)
    return CellPlan(cell=cell, lines=lines, pitch=look.line_spacing * size, align=align, diagonal=diagonal)


def _may_be_diagonal(cell: PrintedCell, lines: Sequence[Line], room: float) -> bool:
    """Whether it is a corner that names rows and columns, and both names are short enough for a half."""
    two = cell.text.count("\n") == 1 and len(lines) == 2
    return (cell.row, cell.column) == (0, 0) and two and max(line.width for line in lines) < WIDEST_HALF * room


def _align(cell: PrintedCell, table: PrintedTable, look: TableLook) -> Align:
    if cell.row < table.n_header_rows or (cell.header and cell.column_span == table.n_columns):
        return look.head_align
    return look.label_align if cell.header or not _is_figure(cell.text) else look.value_align


def _is_figure(text: str) -> bool:
    """Whether a value is a number with its unit, a date, a mark for none, rather than words."""
    return len(text) <= LONGEST_MARK or 2 * sum(character.isascii() for character in text) >= len(text)


def _row_heights(table: PrintedTable, cells: Sequence[CellPlan], look: TableLook) -> tuple[float, ...]:
    heights = [look.row_height] * table.n_rows
    for plan in sorted(cells, key=lambda plan: plan.cell.row_span):
        needed = len(plan.lines) * plan.pitch + 2 * look.vertical_padding
        rows = range(plan.cell.row, plan.last_row + 1)
        lacking = needed - sum(heights[row] for row in rows)
        for row in rows:
            heights[row] += max(lacking, 0.0) / len(rows)
    return tuple(heights)


def _height(
    plan: TablePlan,
    row: int,
    first_row: int,
    above: Sequence[float],
    rest: Mapping[int, tuple[Line, ...]],
    *,
    begun: bool,
) -> float:
    """The height of a row in a part: as planned, or what the cells that end in it still need."""
    least = _least_height(plan, row, first_row, above, rest)
    return least if begun else max(least, plan.heights[row])


def _least_height(
    plan: TablePlan, row: int, first_row: int, above: Sequence[float], rest: Mapping[int, tuple[Line, ...]]
) -> float:
    least = 0.0
    for index, lines in rest.items():
        cell = plan.cells[index]
        if cell.last_row == row:
            before = sum(above[max(cell.cell.row - first_row, 0) :])
            least = max(least, plan.need(cell, len(lines)) - before)
    return max(least, plan.size + 2 * plan.vertical_padding)


def _is_worth_dividing(plan: TablePlan, row: int, left: float, height: float) -> bool:
    """Whether a line fits above the break and a line is left for below it."""
    line = max(cell.pitch for cell in plan.cells if _covers(cell, row, row))
    return left >= line + 2 * plan.vertical_padding and height - left > NEARLY


def _covers(cell: CellPlan, first: int, last: int) -> bool:
    return cell.cell.row <= last and cell.last_row >= first


def _part(
    plan: TablePlan,
    first_row: int,
    heights: Sequence[float],
    rest: Mapping[int, tuple[Line, ...]],
    *,
    divided: bool,
) -> TablePart:
    end = first_row + len(heights)
    cells, goes_on = [], {}
    for index, cell in enumerate(plan.cells):
        if not _covers(cell, first_row, end - 1):
            continue
        first, last = max(cell.cell.row, first_row), min(cell.last_row, end - 1)
        ends = cell.last_row < end - 1 or (cell.last_row == end - 1 and not divided)
        lines = rest.get(index, ())
        height = sum(heights[first - first_row : last - first_row + 1])
        fits = len(lines) if ends else max(int((height - 2 * plan.vertical_padding + NEARLY) / cell.pitch), 0)
        cells.append(PartCell(plan=cell, first=first - first_row, last=last - first_row, lines=lines[:fits]))
        if not ends:
            goes_on[index] = lines[fits:]
    return TablePart(
        first_row=first_row,
        heights=tuple(heights),
        cells=tuple(cells),
        goes_on=goes_on,
        next_row=end - 1 if divided else end,
        divided=divided,
    )
