"""A table's part put on a page: its region, cells, words and rules, and the ink of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from corpora.synthetic.pages.ink import GlyphRun, Ink, Stroke
from corpora.synthetic.pages.style import SHARES_BEFORE, PageStyle, VerticalAlign
from corpora.synthetic.pages.table_layout import CellPlan, PartCell, TablePart, TablePlan
from corpora.synthetic.pages.table_rules import Lattice, Missing, draw_rules
from corpora.synthetic.pages.truth import Point, Quad, TrueCell, TrueLine, TrueRegion, TrueRule, TrueWord
from corpora.synthetic.pages.typeset import ASCENT, WIDEST_STRETCH, Line, Script, set_line, set_upright_column

LONGEST_SPREAD, WIDEST_SPREAD, SPREAD_OVER = 6, 1.5, 0.85
"""Characters of a label that is spread over its cell, em between two of them at most, share of the cell's room."""
SHOW_DIAGONALS = frozenset({"all", "thin", "rectangles", "double", "shaded"})
"""Kinds of rules among which a corner divided by a diagonal is drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A part on its page: the truth of it, and its ink; `height` in points with repeated heads."""

    region: TrueRegion
    words: tuple[TrueWord, ...]
    rules: tuple[TrueRule, ...]
    ground: tuple[Ink, ...]
    runs: tuple[GlyphRun, ...]


def place_part(
    plan: TablePlan,
    part: TablePart,
    *,
    table: str,
    style: PageStyle,
    script: Script,
    head_script: Script,
    missing: Missing,
    left: float,
    top: float,
    heads: bool,
) -> Placed:
    """The part of the table named `table` with its top left corner at (left, top).

    With `heads` its heads stand above it once more.
    """
    head_cells = _head_cells(plan) if heads else ()
    shift = plan.table.n_header_rows if heads else 0
    xs = tuple(accumulate(plan.widths, initial=left))
    ys = tuple(accumulate((*plan.heights[:shift], *part.heights), initial=top))
    lattice = _lattice(plan, part, head_cells, xs, ys, shift)
    rules, ground = draw_rules(lattice, look=style.rules, missing=missing)
    runs: list[GlyphRun] = []
    words: list[TrueWord] = []
    for cell, rows in [*((c, 0) for c in head_cells), *((c, shift) for c in part.cells)]:
        box = (xs[cell.plan.cell.column], ys[cell.first + rows], ys[cell.last + rows + 1])
        right = xs[cell.plan.cell.column + cell.plan.cell.column_span]
        of_cell = head_script if cell.plan.cell.row < plan.table.n_header_rows else script
        new_runs, new_words = _set_cell(
            cell, plan, script=of_cell, box=(*box, right), align=style.table.vertical_align, table=table
        )
        if style.rules.head_shade and cell.plan.cell.row < plan.table.n_header_rows:
            new_runs = [replace(run, colour=style.rules.head_text) for run in new_runs]
        runs += new_runs
        words += new_words
    if style.rules.kind in SHOW_DIAGONALS:
        for cell, rows in [*((c, 0) for c in head_cells), *((c, shift) for c in part.cells)]:
            if cell.plan.diagonal:
                rule, ink = _diagonal(cell, xs, ys[rows:], style)
                rules.append(rule)
                ground.append(ink)
    region = _true_region(plan, part, table, xs=xs, ys=ys, shift=shift, kind=style.rules.kind, script=script)
    again = tuple(_true_cell(cell, xs, ys, head_script) for cell in head_cells)
    return Placed(
        region=replace(region, repeated_heads=again), words=tuple(words), rules=tuple(rules), ground=tuple(ground),
        runs=tuple(runs),
    )  # fmt: skip


def _true_region(
    plan: TablePlan,
    part: TablePart,
    table: str,
    *,
    xs: tuple[float, ...],
    ys: tuple[float, ...],
    shift: int,
    kind: str,
    script: Script,
) -> TrueRegion:
    """The part's region, without the heads that its first `shift` rows repeat."""
    return TrueRegion(
        table=table,
        form=plan.table.form,
        quad=Quad.upright(xs[0], ys[0], xs[-1], ys[-1]),
        first_row=part.first_row,
        n_rows=len(part.heights),
        n_columns=plan.table.n_columns,
        row_lines=tuple(TrueLine(start=Point(xs[0], y), end=Point(xs[-1], y)) for y in ys[shift:]),
        column_lines=tuple(TrueLine(start=Point(x, ys[0]), end=Point(x, ys[-1])) for x in xs),
        cells=tuple(_true_cell(cell, xs, ys[shift:], script) for cell in part.cells),
        rules=kind,
    )


def _head_cells(plan: TablePlan) -> tuple[PartCell, ...]:
    return tuple(
        PartCell(plan=cell, first=cell.cell.row, last=cell.last_row, lines=cell.lines)
        for cell in plan.cells
        if cell.last_row < plan.table.n_header_rows
    )


def _lattice(
    plan: TablePlan,
    part: TablePart,
    head_cells: Sequence[PartCell],
    xs: tuple[float, ...],
    ys: tuple[float, ...],
    shift: int,
) -> Lattice:
    owner = [[-2] * plan.table.n_columns for _ in range(len(ys) - 1)]
    cells = [*((cell, 0) for cell in head_cells), *((cell, shift) for cell in part.cells)]
    for number, (cell, rows) in enumerate(cells):
        printed = cell.plan.cell
        for row in range(cell.first + rows, cell.last + rows + 1):
            owner[row][printed.column : printed.column + printed.column_span] = [number] * printed.column_span
    below = part.first_row + len(part.heights) - 1
    heads = shift or max(plan.table.n_header_rows - part.first_row, 0)
    return Lattice(
        xs=xs,
        ys=ys,
        owner=tuple(tuple(row) for row in owner),
        rows=(*range(shift), *range(part.first_row, below + 1)),
        n_heads=min(heads, len(ys) - 1),
        divided_above=part.first_row > 0 and not shift,
        divided_below=part.divided or below < plan.table.n_rows - 1,
    )


def _set_cell(
    cell: PartCell,
    plan: TablePlan,
    *,
    script: Script,
    box: tuple[float, float, float, float],
    align: VerticalAlign,
    table: str,
) -> tuple[list[GlyphRun], list[TrueWord]]:
    """The cell's lines in its box: left, top, bottom, right in points."""
    left, top, bottom, right = box
    printed = cell.plan.cell
    where = (printed.row, printed.column)
    spare = bottom - top - plan.need(cell.plan, len(cell.lines))
    down = top + plan.vertical_padding + spare * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[align]
    if cell.plan.vertical:
        text = "".join(line.text for line in cell.lines)
        x = (left + right - plan.size) / 2
        return set_upright_column(
            text, script=script, size=plan.size, x=x, top=down, pitch=cell.plan.pitch, table=table, cell=where
        )
    runs, words = [], []
    for line in cell.lines:
        baseline = down + (cell.plan.pitch - plan.size) / 2 + ASCENT * plan.size
        room = right - left - 2 * plan.padding
        x = left + plan.padding + _before(cell.plan, line, room)
        if cell.plan.diagonal:
            x = right - plan.padding - line.width if line == cell.lines[0] else left + plan.padding
        stretch, widest = (room if cell.plan.align == "justify" and not line.last else None), WIDEST_STRETCH
        if cell.plan.align == "spread" and len(cell.lines) == 1 and len(line.text) <= LONGEST_SPREAD:
            widest = WIDEST_SPREAD
            stretch = min(SPREAD_OVER * room, line.width + widest * plan.size * (len(line.text) - 1))
            x = left + plan.padding + (room - max(stretch, line.width)) / 2
        new_runs, new_words = set_line(
            line,
            script=script,
            size=plan.size,
            x=x,
            baseline=baseline,
            stretch_to=stretch,
            widest=widest,
            table=table,
            cell=where,
        )
        runs += new_runs
        words += new_words
        down += cell.plan.pitch
    return runs, words


def _before(cell: CellPlan, line: Line, room: float) -> float:
    """Points that the alignment leaves before a line; a line too wide for its cell stands in its middle."""
    spare = room - line.width
    if spare < 0:
        return spare / 2
    return spare * SHARES_BEFORE[cell.align]


def _diagonal(cell: PartCell, xs: Sequence[float], ys: Sequence[float], style: PageStyle) -> tuple[TrueRule, Stroke]:
    left, right = xs[cell.plan.cell.column], xs[cell.plan.cell.column + cell.plan.cell.column_span]
    top, bottom, width = ys[cell.first], ys[cell.last + 1], style.rules.width
    rule = TrueRule(line=TrueLine(start=Point(left, top), end=Point(right, bottom)), width=width)
    return rule, Stroke(x0=left, y0=top, x1=right, y1=bottom, width=width, colour=style.rules.colour)


def _true_cell(cell: PartCell, xs: Sequence[float], ys: Sequence[float], script: Script) -> TrueCell:
    printed = cell.plan.cell
    whole = len(cell.lines) == len(cell.plan.lines)
    right = printed.column + printed.column_span
    return TrueCell(
        row=printed.row,
        column=printed.column,
        row_span=printed.row_span,
        column_span=printed.column_span,
        quad=Quad.upright(xs[printed.column], ys[cell.first], xs[right], ys[cell.last + 1]),
        text=script.printable(printed.text) if whole else "".join(line.text for line in cell.lines),
        header=printed.header,
        field=printed.field,
    )
