"""Drawings made of rules are no tables; blank forms, with heads and labels, are."""

from collections.abc import Callable
from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.printed_page import Word, WordOrigin
from models.tables.pages.no_tables.charts import has_axis, is_chart
from models.tables.pages.page_grid import PageCell, PageGrid


def _grid(n_rows: int, n_columns: int, text_of: Callable[[int, int], str], origin: WordOrigin = "layer") -> PageGrid:
    cells = []
    for row in range(n_rows):
        for column in range(n_columns):
            box = Box(left=40.0 * column, top=20.0 * row, right=40.0 * column + 40, bottom=20.0 * row + 20)
            text = text_of(row, column)
            words = (Word(text=text, box=box, origin=origin),) if text else ()
            cells.append(PageCell(row=row, column=column, row_span=1, column_span=1, box=box, words=words))
    return PageGrid(
        box=Box(left=0, top=0, right=40.0 * n_columns, bottom=20.0 * n_rows),
        row_edges=tuple(20.0 * y for y in range(n_rows + 1)),
        column_edges=tuple(40.0 * x for x in range(n_columns + 1)),
        cells=tuple(cells), confidence=1.0, found_by="rules",
    )  # fmt: skip


def test_lines_of_a_chart_with_its_legend_are_no_table() -> None:
    def legend(row: int, column: int) -> str:
        return "第一级" if column == 1 and row in (5, 6) else ""

    assert is_chart(_grid(8, 8, legend))
    assert not is_chart(_grid(8, 8, legend, origin="ocr"))  # words of cells may be unread


def test_a_box_with_blank_ones_beside_it_is_no_table() -> None:
    assert is_chart(_grid(2, 2, lambda row, column: "87" if (row, column) == (0, 1) else ""))
    assert not is_chart(_grid(1, 8, lambda row, column: "合计" if column == 0 else ""))  # the last row of a table


def test_a_blank_form_is_a_table() -> None:
    assert not is_chart(_grid(9, 9, lambda row, column: "项目" if row == 0 or column == 0 else ""))
    assert not is_chart(_grid(9, 9, lambda row, column: "项目" if row == 0 else ""))
    assert not is_chart(_grid(9, 9, lambda row, column: "项目" if column == 0 else ""))


def test_two_columns_of_figures_without_a_rule_between_are_no_axis() -> None:
    """Cells of two figures beside their labels, and columns that are left blank."""
    grid = _grid(7, 5, lambda row, column: ("项目", "11.7")[column] if column < 2 else "")

    def two(cell: PageCell) -> PageCell:
        second = tuple(
            replace(word, text="15.0", box=replace(word.box, left=word.box.left + 20)) for word in cell.words
        )
        return replace(cell, words=(*cell.words, *second)) if cell.column == 1 else cell

    crowded = replace(grid, cells=tuple(map(two, grid.cells)))
    assert not is_chart(crowded)
    unlabelled = tuple(replace(cell, words=()) if cell.column == 0 else cell for cell in crowded.cells)
    assert is_chart(replace(crowded, cells=unlabelled))


def test_an_axis_in_columns_that_bars_leave_blank_is_of_a_chart() -> None:
    """Previously bars with their figures over an axis were a table."""
    axis = ("0", "20", "40", "60", "80")

    def bars(row: int, column: int) -> str:
        return axis[column] if row == 4 else "17.3" if column == row else ""

    assert has_axis(_grid(5, 5, bars))
    assert not has_axis(_grid(5, 5, lambda row, column: axis[column] if row == 0 else "17.3"))  # heads over figures
    odd = ("3", "20", "41", "60", "80")
    assert not has_axis(_grid(5, 5, lambda row, column: odd[column] if row == 4 else bars(row, column)))


def test_figures_on_show_are_no_table() -> None:
    """Previously large figures over their names were one."""
    grid = _grid(2, 3, lambda row, column: "受理件数" if row else "1,204")
    shown = replace(grid, found_by="text", cells=tuple(map(_in_size, grid.cells)))
    assert is_chart(shown)
    assert not is_chart(replace(grid, found_by="text"))


def _in_size(cell: PageCell) -> PageCell:
    low = 0 if cell.row == 0 else 10
    words = tuple(replace(word, box=replace(word.box, top=word.box.top + low)) for word in cell.words)
    return replace(cell, words=words)
