from decimal import Decimal
from random import Random

import pytest

from corpora.document.grid import Cell, Grid
from corpora.synthetic.files.visual import visual_rows
from corpora.synthetic.report import PrintedTable
from corpora.synthetic.tables.fields import FIELDS
from corpora.synthetic.tables.forms import disputes_form, print_cell, proactive_form, requests_form
from corpora.synthetic.values import draw_years

FIGURES = draw_years(Random(2), level="city", years=1)[0]


def as_grid(table: PrintedTable) -> Grid:
    cells = (
        Cell(row=c.row, column=c.column, text=c.text, row_span=c.row_span, column_span=c.column_span)
        for c in table.cells
    )
    return Grid(n_rows=table.n_rows, n_columns=table.n_columns, cells=tuple(cells))


@pytest.mark.parametrize(
    ("table", "size"),
    [
        (proactive_form(FIGURES), (14, 4)),
        (requests_form(FIGURES), (28, 10)),
        (requests_form(FIGURES, other_in_one_row=True), (26, 10)),
        (disputes_form(FIGURES), (4, 15)),
    ],
)
def test_cells_cover_the_form_once(table, size):
    grid = as_grid(table)
    assert (grid.n_rows, grid.n_columns) == size


def test_each_of_the_200_figures_has_one_cell_that_prints_it():
    tables = (proactive_form(FIGURES), requests_form(FIGURES), disputes_form(FIGURES))
    printed = {cell.field: cell.text for table in tables for cell in table.cells if cell.field}
    assert sorted(printed) == sorted(FIELDS)
    assert all(text == print_cell(FIGURES[field]) for field, text in printed.items())


@pytest.mark.parametrize(
    ("row", "column", "text"),
    [
        (0, 2, "（本列数据的勾稽关系为"),
        (2, 9, "总计"),
        (5, 0, "三、"),
        (26, 0, "三、"),
        (7, 1, "（三）"),
        (27, 2, "四、"),
    ],
)
def test_labels_of_the_requests_form_stand_where_the_official_form_has_them(row, column, text):
    assert as_grid(requests_form(FIGURES)).at(row, column).text.startswith(text)


def test_other_in_one_row_is_the_sum_of_its_rows():
    table = requests_form(FIGURES, other_in_one_row=True)
    cell = next(cell for cell in table.cells if cell.field == "requests.other.total")
    names = ("not_corrected_in_time", "fee_unpaid", "other")
    assert cell.value == sum(FIGURES[f"requests.other.{name}.total"] for name in names)
    assert not [c for c in table.cells if c.field and c.field.startswith("requests.other.") and c.field.count(".") > 2]


def test_visual_rows_show_each_cell_once_and_fill_each_row():
    table = requests_form(FIGURES)
    rows = visual_rows(table)
    shown = [slot.cell for slots in rows for slot in slots if not slot.continued]
    assert sorted(shown, key=lambda c: (c.row, c.column)) == list(table.cells)
    assert all(sum(slot.cell.column_span for slot in slots) == table.n_columns for slots in rows)


@pytest.mark.parametrize(
    ("value", "text"), [("12", "12"), ("3.50", "3.5"), ("100", "100"), ("0", "0"), ("1E+3", "1000")]
)
def test_figures_are_printed_plainly(value, text):
    assert print_cell(Decimal(value)) == text
