"""Figures and cells as a person says them. Nothing else of the tables changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from corpora.document.figure import Figure
from corpora.document.geometry import Span
from corpora.document.grid import Cell, Table
from corpora.document.layout import Layout
from corpora.document.number import Number
from models.tables.cell_number import is_placeholder, parse_cell
from models.tables.forms.filled_form import in_field_unit
from service.revision.corrections import CellCorrection, FigureCorrection
from service.revision.errors import NoSuchTarget

CellKey = tuple[str, int, int]
"""Table, row and column of a cell's top left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedLayout:
    """`changed` are the cells, and `fields` the figures, that say something else than the machine read; those that were
    only confirmed are not among them.
    """

    layout: Layout
    changed: frozenset[CellKey] = frozenset()
    fields: frozenset[str] = frozenset()


def correct_tables(layout: Layout, corrections: Sequence[FigureCorrection | CellCorrection]) -> CorrectedLayout:
    """The layout with each correction in it; of several on one cell the last counts, over what the machine read.

    Raises:
        NoSuchTarget: a figure or a cell that the layout lacks.
    """
    tables = {table.id: table for table in layout.tables}
    figures = {figure.field: figure for figure in layout.figures}
    by_cell = {key: figure for figure in layout.figures if (key := _key_of(figure, tables)) is not None}
    new_figures: dict[str, Figure] = {}
    new_cells: dict[CellKey, Cell] = {}
    for correction in corrections:
        if isinstance(correction, FigureCorrection):
            figure = _named(figures, correction.field)
            cell = cell_of(figure, tables)
            new_figures[figure.field] = corrected = _figure(figure, correction)
            if cell is not None:
                new_cells[figure.table, cell.row, cell.column] = _agreeing(cell, corrected, figure)
            continue
        cell = _cell_at(tables, correction)
        key = (correction.table, cell.row, cell.column)
        new_cells[key] = told = _cell(cell, correction.text)
        if (carried := by_cell.get(key)) is not None:
            new_figures[carried.field] = _figure_told(carried, told, same=told.text == cell.text)
    return _laid_out(layout, new_figures, new_cells)


def _laid_out(layout: Layout, figures: dict[str, Figure], cells: dict[CellKey, Cell]) -> CorrectedLayout:
    before = {(table.id, cell.row, cell.column): cell for table in layout.tables for cell in table.grid.cells}
    return CorrectedLayout(
        layout=replace(
            layout,
            figures=tuple(figures.get(figure.field, figure) for figure in layout.figures),
            tables=tuple(_with(table, cells) for table in layout.tables),
        ),
        changed=frozenset(key for key, cell in cells.items() if _says(cell) != _says(before[key])),
        fields=frozenset(
            figure.field
            for figure in layout.figures
            if figure.field in figures and _value(figures[figure.field]) != _value(figure)
        ),
    )


def _says(cell: Cell) -> tuple[object, ...]:
    return cell.text, cell.state


def _value(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.state


def _with(table: Table, cells: dict[CellKey, Cell]) -> Table:
    if not any(key[0] == table.id for key in cells):
        return table
    new = tuple(cells.get((table.id, cell.row, cell.column), cell) for cell in table.grid.cells)
    return replace(table, grid=replace(table.grid, cells=new))


def _named(figures: dict[str, Figure], field: str) -> Figure:
    if field not in figures:
        raise NoSuchTarget(field[:80])
    return figures[field]


def _cell_at(tables: dict[str, Table], correction: CellCorrection) -> Cell:
    try:
        return tables[correction.table].grid.at(correction.row, correction.column)
    except KeyError as error:
        raise NoSuchTarget(f"{correction.table[:20]} {correction.row} {correction.column}") from error


def cell_of(figure: Figure, tables: Mapping[str, Table]) -> Cell | None:
    """The cell that a figure stands in. A figure that the form asks for and the table lacks is kept at (0, 0), where a
    heading stands: none then.
    """
    table = tables.get(figure.table)
    row, column = figure.cell
    if table is None or not (row < table.grid.n_rows and column < table.grid.n_columns):
        return None
    cell = table.grid.at(row, column)
    return None if cell.header or cell.text != figure.printed else cell


def _key_of(figure: Figure, tables: dict[str, Table]) -> CellKey | None:
    cell = cell_of(figure, tables)
    return None if cell is None else (figure.table, cell.row, cell.column)


def _figure(figure: Figure, correction: FigureCorrection) -> Figure:
    same = _value(figure) == (correction.value, correction.state)
    printed = figure.printed if same else plain(correction.value)
    return replace(figure, value=correction.value, state=correction.state, printed=printed, confidence=1.0)


def _agreeing(cell: Cell, corrected: Figure, before: Figure) -> Cell:
    """The cell of a figure that has been corrected; its words stay where the figure was confirmed."""
    if _value(corrected) == _value(before):
        return replace(cell, state=corrected.state, confidence=1.0)
    text, value = corrected.printed, corrected.value
    number = None if value is None else _number(text, value)
    return replace(cell, text=text, number=number, state=corrected.state, confidence=1.0)


def _number(text: str, value: Decimal) -> Number:
    parsed = parse_cell(text)
    if parsed is not None and parsed.value == value:
        return parsed
    return Number(value=value, printed=text, span=Span(0, len(text)), decimals=len(text.partition(".")[2]))


def _cell(cell: Cell, text: str) -> Cell:
    if text == cell.text.strip():
        return replace(cell, confidence=1.0)
    return replace(cell, text=text, number=parse_cell(text), state="read" if text else "blank", confidence=1.0)


def _figure_told(figure: Figure, cell: Cell, *, same: bool) -> Figure:
    """The figure of a cell whose text a person has said. A sign for nothing (/, —, 无) is blank; other words than a
    number leave the figure unreadable.
    """
    if same:
        return replace(figure, confidence=1.0)
    number = None if cell.number is None else in_field_unit(cell.number, figure.unit)
    if number is None:
        blank = not cell.text or is_placeholder(cell.text)
        return replace(figure, value=None, state="blank" if blank else "unreadable", printed=cell.text, confidence=1.0)
    return replace(figure, value=number.value, state="read", printed=cell.text, confidence=1.0)


def plain(value: Decimal | None) -> str:
    """As a person would write it into the cell; nothing for None."""
    return "" if value is None else f"{value:f}"
