"""Statutory forms as some bodies print them: columns and rows in another order, sub-totals of groups, split heads.

Each test changes the prescribed form as little as it can and asks for all 200 figures, as a web page and as lines.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from html import escape
from random import Random

import pytest

from corpora.document.reading import Reading
from corpora.synthetic.report import PrintedCell, PrintedTable
from corpora.synthetic.tables.forms import disputes_form, proactive_form, requests_form
from corpora.synthetic.values import StatutoryFigures, draw_years

Read = Callable[..., Reading]
Cells = list[PrintedCell]
Render = Callable[[Sequence[Cells]], str]

FIGURES = draw_years(Random(5), level="county", years=1)[0]
HEADINGS = (
    "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况",
)  # fmt: skip
TITLE = "云屏岭市水利局2023年政府信息公开工作年度报告"
NOTHING: Mapping[str, Decimal] = {}


def forms() -> list[PrintedTable]:
    return [proactive_form(FIGURES), requests_form(FIGURES), disputes_form(FIGURES)]


def as_page(tables: Sequence[Cells]) -> str:
    parts = [f"<h1>{TITLE}</h1><p>一、总体情况</p><p>我局坚持以公开为常态，依法做好各项工作。</p>"]
    for heading, cells in zip(HEADINGS, tables, strict=True):
        rows = [
            "".join(
                f'<td rowspan="{c.row_span}" colspan="{c.column_span}">{escape(c.text)}</td>'
                for c in cells
                if c.row == row
            )
            for row in range(max(c.row for c in cells) + 1)
        ]
        parts.append(f"<p>{heading}</p><table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    return f"<html><body>{''.join(parts)}</body></html>"


def as_lines(tables: Sequence[Cells]) -> str:
    parts = [TITLE, "一、总体情况", "我局坚持以公开为常态，依法做好各项工作。"]
    for heading, cells in zip(HEADINGS, tables, strict=True):
        parts += [heading, *(cell.text for cell in cells)]
    return "\n".join(parts)


def in_order(cells: Cells) -> Cells:
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def row_of(cells: Cells, words: str) -> int:
    return next(cell.row for cell in cells if cell.text.startswith(words))


def columns_moved(cells: Cells, to: Mapping[int, int], *, below: int) -> Cells:
    """Cells of one column in rows from `below` on, put into another."""
    moved = (replace(c, column=to.get(c.column, c.column)) if c.row >= below else c for c in cells)
    return in_order(list(moved))


def rows_moved(cells: Cells, to: Mapping[int, int]) -> Cells:
    return in_order([replace(cell, row=to.get(cell.row, cell.row)) for cell in cells])


def total_column_first(tables: list[Cells]) -> None:
    to = {9: 3, **{column: column + 1 for column in range(3, 9)}}
    wide = [replace(c, column=5) if c.column_span == 5 else c for c in tables[1]]
    tables[1] = columns_moved([c for c in wide if c.column_span != 5], to, below=1)
    tables[1] = in_order([*tables[1], *(c for c in wide if c.column_span == 5)])


def total_first_under_one_row_of_heads(tables: list[Cells]) -> None:
    total_column_first(tables)
    kept = [c for c in tables[1] if c.text not in ("法人或其他组织", "申请人情况")]
    heads = [replace(c, row=0, row_span=1) for c in kept if c.row < 3]
    tables[1] = in_order([*heads, *(replace(c, row=c.row - 2) for c in kept if c.row >= 3)])


def total_first_in_words_of_its_own(tables: list[Cells]) -> None:
    total_first_under_one_row_of_heads(tables)
    tables[1] = [replace(c, text="全部") if c.text == "总计" else c for c in tables[1]]


def most_heads_in_words_of_their_own(tables: list[Cells]) -> None:
    total_first_in_words_of_its_own(tables)
    tables[1] = [replace(c, text={"科研机构": "院所", "法律服务机构": "律所等"}.get(c.text, c.text)) for c in tables[1]]


def total_beside_the_top_head(tables: list[Cells]) -> None:
    """The head 总计 is printed before 自然人, and yet its column is the last one."""
    head = next(c for c in tables[1] if c.text == "总计")
    cells = [replace(c, column_span=6) if c.text == "申请人情况" else c for c in tables[1] if c is not head]
    tables[1] = in_order([*cells, replace(head, row=0, row_span=3)])


def two_columns_swapped(tables: list[Cells]) -> None:
    tables[1] = columns_moved(tables[1], {7: 8, 8: 7}, below=2)


def upper_head_read_with_the_one_below(tables: list[Cells]) -> None:
    """A finder of cells that saw one row of heads where there are two."""
    two_columns_swapped(tables)
    joined = "法人或其他组织社会公益组织"
    text = {"法人或其他组织": "", "社会公益组织": joined}
    tables[1] = [replace(c, text=text.get(c.text, c.text)) for c in tables[1]]


def counts_of_documents_swapped(tables: list[Cells]) -> None:
    first = [c for c in tables[0] if c.row < 4]
    tables[0] = in_order([*columns_moved(first, {1: 2, 2: 3, 3: 1}, below=1), *(c for c in tables[0] if c.row >= 4)])


def suits_before_reviews(tables: list[Cells]) -> None:
    to = {column: column - 5 if column >= 5 else column + 10 for column in range(15)}
    tables[2] = columns_moved(tables[2], to, below=0)


def total_of_each_way_first(tables: list[Cells]) -> None:
    single = [c for c in tables[2] if c.column_span == 1]
    to = {column: column - column % 5 + (column + 1) % 5 for column in range(15)}
    tables[2] = in_order([*columns_moved(single, to, below=1), *(c for c in tables[2] if c.column_span > 1)])


def two_reasons_swapped(tables: list[Cells]) -> None:
    repeated, publication = row_of(tables[1], "2.重复"), row_of(tables[1], "3.要求提供")
    tables[1] = rows_moved(tables[1], {repeated: publication, publication: repeated})


def carried_over_before_outcomes(tables: list[Cells]) -> None:
    last = row_of(tables[1], "四、结转")
    tables[1] = rows_moved(tables[1], {last: 5, **{row: row + 1 for row in range(5, last)}})


def blocks_swapped(tables: list[Cells]) -> None:
    tables[0] = rows_moved(
        tables[0], {**{row: row + 4 for row in range(4, 7)}, **{row: row - 3 for row in range(7, 11)}}
    )


def subtotal_under_other_outcomes(tables: list[Cells]) -> None:
    """小计 is also a way to write （七）总计, which stands in the row below."""
    below = row_of(tables[1], "（七）")
    cells = [replace(c, row=c.row + 1) if c.row >= below else c for c in tables[1]]
    cells = [
        replace(c, row_span=c.row_span + (c.row_span > 1 and c.column < 2))
        if c.row < below and c.row + c.row_span >= below
        else c
        for c in cells
    ]
    parts = ("not_corrected_in_time", "fee_unpaid", "other")
    for column in range(3, 10):
        names = [c.field for c in tables[1] if c.column == column and c.field and c.field.split(".")[-2] in parts]
        total = str(sum(int(FIGURES[name]) for name in names if name))
        cells.append(PrintedCell(row=below, column=column, text=total, header=False))
    cells.append(PrintedCell(row=below, column=2, text="小计"))
    tables[1] = in_order(cells)


ORDERS: tuple[Callable[[list[Cells]], None], ...] = (
    total_column_first, total_first_under_one_row_of_heads, total_first_in_words_of_its_own,
    most_heads_in_words_of_their_own, total_beside_the_top_head,
    two_columns_swapped, counts_of_documents_swapped,
    suits_before_reviews, total_of_each_way_first, two_reasons_swapped, carried_over_before_outcomes, blocks_swapped,
    subtotal_under_other_outcomes,
)  # fmt: skip


@pytest.mark.parametrize("change", ORDERS, ids=lambda change: change.__name__)
@pytest.mark.parametrize("render", [as_page, as_lines], ids=["page", "lines"])
def test_figures_stand_under_the_heads_that_the_report_prints(
    change: Callable[[list[Cells]], None], render: Render, read: Read
) -> None:
    tables = [list(form.cells) for form in forms()]
    change(tables)
    reading = read(render(tables))
    found = {figure.field: figure.value for figure in reading.layout.figures}
    assert {f: (found.get(f), value) for f, value in FIGURES.values.items() if found.get(f) != value} == {}
    assert [check for check in reading.checks if check.verdict == "contradicted"] == []


def test_a_table_keeps_the_order_of_its_columns(read: Read) -> None:
    tables = [list(form.cells) for form in forms()]
    total_column_first(tables)
    reading = read(as_page(tables))
    grid = next(table.grid for table in reading.layout.tables if table.form == "requests")
    printed = {(c.row, c.column, c.row_span, c.column_span, c.text) for c in tables[1]}
    assert {(c.row, c.column, c.row_span, c.column_span, c.text) for c in grid.cells} == printed


def test_figures_under_heads_that_cannot_be_told_are_nobodys(read: Read) -> None:
    """Two heads of one row are unknown and the columns stand in an order of their own: null, never another's figure."""
    tables = [list(form.cells) for form in forms()]
    total_first_in_words_of_its_own(tables)
    tables[1] = [replace(c, text="散户") if c.text == "自然人" else c for c in tables[1]]
    tables[1] = columns_moved(tables[1], {4: 5, 5: 4}, below=0)
    reading = read(as_page(tables))
    found = {figure.field: figure.value for figure in reading.layout.figures if figure.value is not None}
    assert {f: (value, FIGURES.values[f]) for f, value in found.items() if value != FIGURES.values[f]} == {}
    assert [check for check in reading.checks if check.verdict == "contradicted"] == []


def test_figures_of_a_table_that_goes_on_in_other_columns_are_nobodys_either(read: Read) -> None:
    """On its next page the finder saw no columns for the groups of rows. Previously only the rows under the heads were
    given up, those there were another's figures."""
    tables = [list(form.cells) for form in forms()]
    total_first_in_words_of_its_own(tables)
    tables[1] = [replace(c, text="散户") if c.text == "自然人" else c for c in tables[1]]
    tables[1] = columns_moved(tables[1], {4: 5, 5: 4}, below=0)
    break_at = row_of(tables[1], "（二）部分")
    above = [c for c in tables[1] if c.row < break_at]
    wide = next(c for c in above if c.row_span > 20)
    above = [replace(c, row_span=1) if c is wide else c for c in above]
    below = [replace(c, column_span=2) if c.column_span == 3 else c for c in tables[1] if c.row >= break_at]
    below = [replace(c, row=c.row - break_at, column=max(0, c.column - 1)) for c in below]
    page = as_page([tables[0], above, tables[2]])
    cut = as_page([tables[0], in_order(below), tables[2]]).split("<table>")[2].split("</table>")[0]
    reading = read(page.replace(f"</table><p>{HEADINGS[2]}", f"</table><table>{cut}</table><p>{HEADINGS[2]}"))
    found = {figure.field: figure.value for figure in reading.layout.figures if figure.value is not None}
    assert {f: (value, FIGURES.values[f]) for f, value in found.items() if value != FIGURES.values[f]} == {}


def test_a_head_read_with_the_one_above_it_stands_where_its_own_words_are(read: Read) -> None:
    tables = [list(form.cells) for form in forms()]
    upper_head_read_with_the_one_below(tables)
    found = {figure.field: figure.value for figure in read(as_page(tables)).layout.figures}
    assert {f: (found.get(f), value) for f, value in FIGURES.values.items() if found.get(f) != value} == {}


def of_one_request() -> StatutoryFigures:
    """The only request of the year is carried on: two rows whose sums fail are all that tells."""
    one = ("requests.new", "requests.carried_out")
    nothing = {name: Decimal(name.rpartition(".")[0] in one and name.endswith(("natural_person", "total")))
               for name in FIGURES.values if name.startswith("requests.")}  # fmt: skip
    return replace(FIGURES, values={**FIGURES.values, **nothing})


@pytest.mark.parametrize("figures", [FIGURES, of_one_request()], ids=["many", "one"])
def test_figures_under_unknown_heads_whose_sums_fail_are_nobodys(figures: StatutoryFigures, read: Read) -> None:
    """Five heads of seven have words of their own, and the columns an order of their own."""
    tables = [list(form.cells) for form in (proactive_form(figures), requests_form(figures), disputes_form(figures))]
    total_first_in_words_of_its_own(tables)
    own = {"自然人": "散户", "商业企业": "公司", "科研机构": "院所", "社会公益组织": "团体", "法律服务机构": "律所等"}
    tables[1] = [replace(c, text=own.get(c.text, c.text)) for c in tables[1]]
    tables[1] = columns_moved(tables[1], {4: 5, 5: 4}, below=0)
    reading = read(as_page(tables))
    found = {figure.field: figure.value for figure in reading.layout.figures if figure.value is not None}
    assert {f: (value, figures.values[f]) for f, value in found.items() if value != figures.values[f]} == {}
    assert [check for check in reading.checks if check.verdict == "contradicted"] == []


@pytest.mark.parametrize("spoilt", [(4,), (5, 8)], ids=["one", "two"])
def test_a_word_in_place_of_a_figure_takes_no_other_figure_of_its_row(spoilt: tuple[int, ...], read: Read) -> None:
    """What a scrawl over a 0 makes of it (中) is nobody's figure; the row's others stand under their heads."""
    tables = [list(form.cells) for form in forms()]
    row = row_of(tables[1], "4.保护第三方")
    lost = {c.field for c in tables[1] if c.row == row and c.column in spoilt}
    tables[1] = [replace(c, text="中") if c.field in lost else c for c in tables[1]]
    reading = read(as_page(tables))
    found = {figure.field: figure.value for figure in reading.layout.figures}
    assert {f for f, value in FIGURES.values.items() if found.get(f) != value} == lost
    assert {found[field] for field in lost} == {None}
    assert {f.state for f in reading.layout.figures if f.field in lost} == {"unreadable"}


def test_a_word_beside_a_figure_takes_no_other_figure_of_its_row(read: Read) -> None:
    """Previously what a scrawl over a cell left of it (mmm 0) cost all figures behind it."""
    tables = [list(form.cells) for form in forms()]
    row = row_of(tables[1], "4.保护第三方")
    (field,) = (c.field for c in tables[1] if c.row == row and c.column == 5)
    tables[1] = [replace(c, text=f"mmm {c.text}") if c.field == field else c for c in tables[1]]
    found = {figure.field: figure for figure in read(as_page(tables)).layout.figures}
    assert {f for f, value in FIGURES.values.items() if found[f].value != value} <= {field}
    assert found[field].confidence < 0.5
