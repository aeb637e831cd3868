import io
from decimal import Decimal
from random import Random

import pytest
from openpyxl import load_workbook

from corpora.readers.read import read_document
from corpora.synthetic.draw import draw_reports
from corpora.synthetic.files.xlsx import XlsxStyle, as_shown, render_xlsx

REPORT = draw_reports(Random(7), year=2023, level="city", body="砚溪湾市人民政府")[0]


def figures(report):
    return [cell.text for table in report.tables for cell in table.cells if cell.field]


@pytest.mark.parametrize("shown", ["General", "#,##0", "0.00", "0_ ", "quoted"])
@pytest.mark.parametrize("formulas", [False, True])
def test_the_truth_has_what_excel_shows(shown, formulas):
    style = XlsxStyle(number_format=shown, formulas=formulas)
    data = render_xlsx(REPORT, random=Random(1), style=style)
    text = read_document(data, path="x").text
    lines = {tuple(line.split("\t")) for line in text.split("\n") if "\t" in line}
    wanted = as_shown(REPORT, style).tables[1]
    for row in range(3, wanted.n_rows):
        printed = tuple(cell.text for cell in wanted.cells if cell.row == row and cell.field)
        assert any(line[-7:] == printed for line in lines), printed


def test_formats_change_the_looks_and_not_the_figures():
    shown = as_shown(REPORT, XlsxStyle(number_format="#,##0"))
    assert figures(shown) != figures(REPORT)
    assert [Decimal(text.replace(",", "")) for text in figures(shown)] == [Decimal(text) for text in figures(REPORT)]


def test_formulas_carry_their_values():
    data = render_xlsx(REPORT, random=Random(1), style=XlsxStyle(formulas=True))
    formulas, values = (load_workbook(io.BytesIO(data), data_only=stored) for stored in (False, True))
    cells = [cell for row in formulas.worksheets[0].iter_rows() for cell in row if str(cell.value).startswith("=SUM")]
    assert len(cells) == 25
    assert all(values.worksheets[0][cell.coordinate].value is not None for cell in cells)


@pytest.mark.parametrize("shared", [False, True])
def test_far_styles_and_shared_strings_leave_the_text_as_it_is(shared):
    plain = read_document(render_xlsx(REPORT, random=Random(1)), path="x").text
    style = XlsxStyle(far_styles=True, shared_strings=shared, notes=True, hidden="rows", first_row=5, first_column=3)
    assert read_document(render_xlsx(REPORT, random=Random(1), style=style), path="x").text == plain
