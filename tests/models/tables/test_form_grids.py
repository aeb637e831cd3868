"""The grid of a recovered form: what the page prints and nothing else, in the form's geometry."""

from __future__ import annotations

import pytest

from corpora.document.document import Document, Source
from corpora.document.grid import Grid
from corpora.profiles.load import load_profiles
from corpora.readers.assembly import Assembler, RawCell
from corpora.readers.text import read_text
from models.tables.recover import Recovered, recover_tables

HEADING = "四、政府信息公开行政复议、行政诉讼情况"
DISPUTES = ["1", "0", "0", "2", "3", *["0"] * 9, "0"]
PROACTIVE = [
    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ["行政规范性文件", "5", "1", "25"],
    ["第二十条第（五）项"],
    ["信息内容", "本年处理决定数量"],
    ["行政许可", "12"],
    ["第二十条第（六）项"],
    ["信息内容", "本年处理决定数量"],
    ["行政处罚", "7"],
    ["行政强制", "0"],
]


def from_text(text: str) -> Recovered:
    data = text.encode()
    source = Source(path="r.txt", sha256="", media_type="text/plain", size_bytes=len(data))
    return recover_tables(read_text(data, source=source), profiles=load_profiles())


def html(assembler: Assembler) -> Document:
    return assembler.document(Source(path="r.html", sha256="", media_type="text/html", size_bytes=1))


def texts(grid: Grid) -> list[str]:
    return [cell.text for cell in grid.cells if cell.text]


def proactive_lines() -> str:
    return "\n".join(text for row in PROACTIVE for text in row)


def test_rows_that_the_report_left_out_are_not_in_the_grid() -> None:
    recovered = from_text(f"某局2023年政府信息公开工作年度报告\n{proactive_lines()}\n")
    (table,) = recovered.tables
    assert table.form == "proactive"
    assert texts(table.grid) == [text for row in PROACTIVE for text in row]
    assert [table.grid.at(row, 0).text for row in range(table.grid.n_rows)] == [row[0] for row in PROACTIVE]
    for figure in recovered.figures:
        if figure.state == "read":
            assert table.grid.at(*figure.cell).text == figure.printed
    assert {f.field for f in recovered.figures if f.state == "unreadable"} == {
        *(f"proactive.regulations.{kind}" for kind in ("made", "abolished", "in_force")),
        "proactive.fees",
    }


@pytest.mark.parametrize("between", ["", "单位：件\n"])
@pytest.mark.parametrize("separator", ["\n", "\t", " ", " | "])
def test_figures_under_their_heading_need_no_labels(separator: str, between: str) -> None:
    head = f"某局2023年政府信息公开工作年度报告\n{proactive_lines()}\n"
    recovered = from_text(f"{head}{HEADING}\n{between}{separator.join(DISPUTES)}\n五、存在的主要问题\n没有。\n")
    assert [table.form for table in recovered.tables] == ["proactive", "disputes"]
    found = [str(figure.value) for figure in recovered.figures if figure.field.startswith("disputes")]
    assert found == DISPUTES
    assert recovered.tables[1].grid.n_rows == 1


@pytest.mark.parametrize("heading", ["五、存在的主要问题", "四、其他统计数字"])
def test_figures_under_another_heading_are_no_form(heading: str) -> None:
    assembler = Assembler()
    assembler.table([[RawCell(text=text) for text in row] for row in PROACTIVE])
    assembler.paragraph(heading)
    assembler.table([[RawCell(text=text) for text in DISPUTES]])
    recovered = recover_tables(html(assembler), profiles=load_profiles())
    assert [table.form for table in recovered.tables] == ["proactive", None]


def test_figures_without_labels_must_be_as_many_as_the_form_has() -> None:
    assembler = Assembler()
    assembler.table([[RawCell(text=text) for text in row] for row in PROACTIVE])
    assembler.paragraph(HEADING)
    assembler.table([[RawCell(text=text) for text in DISPUTES[:-1]]])
    recovered = recover_tables(html(assembler), profiles=load_profiles())
    assert [table.form for table in recovered.tables] == ["proactive", None]


def test_a_title_row_set_above_its_table_is_a_row_of_it() -> None:
    assembler = Assembler()
    assembler.paragraph("二、主动公开政府信息情况")
    assembler.paragraph("第二十条第（一）项")
    assembler.table([[RawCell(text=text) for text in row] for row in PROACTIVE])
    recovered = recover_tables(html(assembler), profiles=load_profiles())
    assert recovered.tables[0].grid.at(0, 3).text == "第二十条第（一）项"
    assert len(recovered.passages) == 1


@pytest.mark.parametrize(
    "row", ["行政复议  行政诉讼", "| 行政复议 |  |  |  |  | 行政诉讼 |  |  |  |  |  |  |  |  |  |"]
)
def test_the_first_row_of_the_disputes_form_is_no_heading(row: str) -> None:
    rest = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    split = " | ".join if row.startswith("|") else "  ".join
    lines = [HEADING, row, split([*rest, "未经复议直接起诉", "复议后起诉"]), split([*rest, *rest]), split(DISPUTES)]
    recovered = from_text("\n".join(lines))
    assert texts(recovered.tables[0].grid)[:2] == ["行政复议", "行政诉讼"]


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("1276.5534万元", "1276.5534", "万元"),
        ("530000元", "530000", "元"),
        ("0.57万", "0.57", "万元"),
        ("1 276.5", "1276.5", "万元"),
        ("0.00", "0.00", "万元"),
    ],
)
def test_money_is_read_as_printed(printed: str, value: str, unit: str) -> None:
    assembler = Assembler()
    rows = [["信息内容", "本年收费金额（单位：万元）"], ["行政事业性收费", printed]]
    assembler.table([[RawCell(text=text) for text in row] for row in [*PROACTIVE, ["第二十条第（八）项"], *rows]])
    recovered = recover_tables(html(assembler), profiles=load_profiles())
    (fees,) = [figure for figure in recovered.figures if figure.field == "proactive.fees"]
    assert (str(fees.value), fees.unit) == (value, unit)
    assert fees.confidence >= 0.9


@pytest.mark.parametrize("printed", ["/", "—", "无", "不涉及", "——", "×"])
def test_signs_for_nothing_are_blank_and_not_zero(printed: str) -> None:
    recovered = from_text(proactive_lines().replace("\n12\n", f"\n{printed}\n"))
    (licensing,) = [figure for figure in recovered.figures if figure.field == "proactive.licensing"]
    assert (licensing.value, licensing.state) == (None, "blank")


def test_digits_apart_in_one_cell_are_doubtful() -> None:
    assembler = Assembler()
    rows = [[text.replace("12", "1 2") for text in row] for row in PROACTIVE]
    assembler.table([[RawCell(text=text) for text in row] for row in rows])
    recovered = recover_tables(html(assembler), profiles=load_profiles())
    (licensing,) = [figure for figure in recovered.figures if figure.field == "proactive.licensing"]
    assert licensing.confidence < 0.5


def test_a_row_printed_twice_with_other_figures_is_doubtful() -> None:
    assembler = Assembler()
    rows = [*PROACTIVE[:5], ["行政许可", "3"], *PROACTIVE[5:]]
    assembler.table([[RawCell(text=text) for text in row] for row in rows])
    recovered = recover_tables(html(assembler), profiles=load_profiles())
    (licensing,) = [figure for figure in recovered.figures if figure.field == "proactive.licensing"]
    assert licensing.confidence < 0.5


@pytest.mark.parametrize(("left", "separator", "right"), [("", "\t", ""), ("| ", " | ", " |")])
def test_an_added_row_stands_between_the_rows_of_the_form(left: str, separator: str, right: str) -> None:
    rows = [*PROACTIVE[:2], ["党内规范性文件", "4", "2", "9"], *PROACTIVE[2:]]
    recovered = from_text("\n".join(left + separator.join(row) + right for row in rows))
    (table,) = recovered.tables
    assert [table.grid.at(row, 0).text for row in range(table.grid.n_rows)] == [row[0] for row in rows]
    assert [table.grid.at(2, column).text for column in range(4)] == rows[2]
    assert table.grid.at(3, 3).text == "第二十条第（五）项"
    for figure in recovered.figures:
        if figure.state == "read":
            assert table.grid.at(*figure.cell).text == figure.printed


@pytest.mark.parametrize(("figures", "made"), [(["5", "", "25"], 5), (["", "", ""], None), (["5", "25"], None)])
def test_a_garbled_label_keeps_its_row_where_a_cell_of_it_is_blank(figures: list[str], made: int | None) -> None:
    """Whose figures they are, the cells of the row say; one cell too few says nothing."""
    assembler = Assembler()
    rows = [PROACTIVE[0], ["规章", "1", "0", "3"], ["行攻规泡牲文件", *figures], *PROACTIVE[2:]]
    assembler.table([[RawCell(text=text, column=place) for place, text in enumerate(row)] for row in rows])
    recovered = recover_tables(html(assembler), profiles=load_profiles())
    found = {figure.field: figure.value for figure in recovered.figures}
    assert (found["proactive.regulations.made"], found["proactive.documents.made"]) == (1, made)
