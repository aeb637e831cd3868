"""Workbooks written by two libraries, read back; and workbooks made to break readers."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from corpora.document.document import Document, Source
from corpora.document.errors import Corrupt, DocumentError, Empty, ExpandsTooFar, Forbidden, TooLarge
from corpora.document.region import Region
from corpora.readers.limits import DEFAULT, Limits
from corpora.readers.xlsx import read_xlsx

FRAME = Border(left=Side("thin"), right=Side("thin"), top=Side("thin"), bottom=Side("thin"))
CellShape = tuple[str, int | None, int, int]


def read(data: bytes, *, limits: Limits = DEFAULT) -> Document:
    source = Source(path="表.xlsx", sha256="0" * 64, media_type="application/x", size_bytes=len(data))
    return read_xlsx(data, source=source, limits=limits)


def saved(workbook: Workbook) -> bytes:
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def sheet(fill: Callable[[Worksheet], object]) -> bytes:
    workbook = Workbook()
    worksheet = workbook.active
    assert isinstance(worksheet, Worksheet)
    fill(worksheet)
    return saved(workbook)


def blocks(document: Document) -> list[str | list[list[CellShape]]]:
    return [
        [[(slip.text, slip.column, slip.row_span, slip.column_span) for slip in row] for row in block.rows]
        if isinstance(block, Region)
        else document.text[block.place.span.start : block.place.span.end]
        for block in document.blocks
    ]


def report(worksheet: Worksheet) -> None:
    """A report pasted into a sheet: titles and prose in merged rows, framed tables between them."""
    for row, text in (
        (1, "某区2023年年报"),
        (2, "一、总体情况"),
        (3, "2023年收到10件。\n办结9件。"),
        (9, "三、申请情况"),
    ):
        worksheet.cell(row, 1, text)
        worksheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=4)
    worksheet["A4"] = "二、主动公开"
    rows = [
        ["第二十条"],
        ["信息内容", "制发", "废止", "有效"],
        ["规章", 0, None, 3],
        ["文件", 1272, 2, "12（其中修订3件）"],
    ]
    for number, values in enumerate(rows, 5):
        for column in range(4):
            worksheet.cell(number, column + 1, values[column] if column < len(values) else None).border = FRAME
    worksheet.merge_cells("A5:D5")
    worksheet["B8"].number_format = "#,##0"
    worksheet["A10"], worksheet["B10"] = "新收", 10
    worksheet["A11"], worksheet["B11"] = "结转", 0
    worksheet["A12"] = "注：无"


def test_a_report_in_one_sheet_keeps_its_order() -> None:
    assert blocks(read(sheet(report))) == [
        "某区2023年年报",
        "一、总体情况",
        "2023年收到10件。",
        "办结9件。",
        "二、主动公开",
        [
            [("第二十条", 0, 1, 4)],
            [("信息内容", 0, 1, 1), ("制发", 1, 1, 1), ("废止", 2, 1, 1), ("有效", 3, 1, 1)],
            [("规章", 0, 1, 1), ("0", 1, 1, 1), ("", 2, 1, 1), ("3", 3, 1, 1)],
            [("文件", 0, 1, 1), ("1,272", 1, 1, 1), ("2", 2, 1, 1), ("12（其中修订3件）", 3, 1, 1)],
        ],
        "三、申请情况",
        [[("新收", 0, 1, 1), ("10", 1, 1, 1)], [("结转", 0, 1, 1), ("0", 1, 1, 1)]],
        "注：无",
    ]


def test_merged_cells_are_spans_and_nothing_doubles() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as workbook:
        worksheet = workbook.add_worksheet()
        worksheet.merge_range("B2:C3", "甲")
        worksheet.merge_range("D2:E2", "乙")
        worksheet.write_row("D3", [1, 2])
        worksheet.write_row("B4", ["丙", "丁", 3, 4])
    assert blocks(read(file.getvalue())) == [
        [
            [("甲", 0, 2, 2), ("乙", 2, 1, 2)],
            [("1", 2, 1, 1), ("2", 3, 1, 1)],
            [("丙", 0, 1, 1), ("丁", 1, 1, 1), ("3", 2, 1, 1), ("4", 3, 1, 1)],
        ]
    ]


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (1272, "General", "1272"),
        (12.0, "General", "12"),
        (0.1 + 0.2, "General", "0.3"),
        (1e20, "General", "100000000000000000000"),
        (1272, "#,##0", "1,272"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (0.98265, "0.00%", "98.27%"),
        (0.5, "0%", "50%"),
        (1.005, "0.00", "1.01"),
        (2.5, "0", "3"),
        (-5, "#,##0;(#,##0)", "(5)"),
        (-5, "0.0", "-5.0"),
        (5, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "5"),
        (0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "0"),
        (3, '0"件"', "3件"),
        (7, "000", "007"),
        (5, "[Red]0.0", "5.0"),
        (5, "[$¥-804]#,##0.00", "¥5.00"),
        (5, "[>100]0;0.0", "5"),
        (5, ";;;", ""),
        (0, ";;;", ""),
        (12, "@", "12"),
        (0.25, "# ?/?", "0.25"),
        (True, "General", "TRUE"),
        (datetime.date(2023, 1, 5), "yyyy-mm-dd", "2023-01-05"),
        (datetime.date(2023, 1, 5), 'yyyy"年"m"月"d"日"', "2023年1月5日"),
        (datetime.date(2023, 1, 5), "mm-dd-yy", "2023/1/5"),
        (datetime.datetime(2023, 1, 5, 13, 4, 9), "yyyy/m/d h:mm", "2023/1/5 13:04"),
        (datetime.datetime(2023, 1, 5, 13, 4, 9), "mm:ss", "04:09"),
        (datetime.date(2023, 1, 5), "d mmmm yyyy", "2023-01-05"),
        ("00123", "General", "00123"),
    ],
)
def test_numbers_as_printed(value: object, number_format: str, expected: str) -> None:
    def fill(worksheet: Worksheet) -> None:
        worksheet.append(["甲", value, "乙"])
        worksheet["B1"].number_format = number_format

    assert blocks(read(sheet(fill))) == [[[("甲", 0, 1, 1), (expected, 1, 1, 1), ("乙", 2, 1, 1)]]]


def test_formulas_give_their_stored_value() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as workbook:
        worksheet = workbook.add_worksheet()
        worksheet.write_row("A1", ["合计", 2])
        worksheet.write_formula("C1", "=B1*3", value=6)
        worksheet.write_formula("D1", "=B1/0", value="#DIV/0!")
    document = read(file.getvalue())
    assert blocks(document) == [[[("合计", 0, 1, 1), ("2", 1, 1, 1), ("6", 2, 1, 1), ("#DIV/0!", 3, 1, 1)]]]
    assert document.warnings == ()


def test_formulas_without_a_stored_value_are_not_blank_and_said() -> None:
    def fill(worksheet: Worksheet) -> None:
        worksheet.append(["名称", "数", "件"])
        worksheet.append(["合计", "=1+1", 3])

    document = read(sheet(fill))
    assert [[cell[0] for cell in row] for row in blocks(document)[0]] == [["名称", "数", "件"], ["合计", "=1+1", "3"]]
    assert document.warnings == ("xlsx_formula_without_value:1",)


def test_hidden_rows_columns_and_sheets_are_left_out() -> None:
    workbook = Workbook()
    worksheet = workbook.active
    assert isinstance(worksheet, Worksheet)
    for row in range(1, 5):
        worksheet.append([f"{row}{letter}" for letter in "甲乙丙丁"])
    worksheet.merge_cells("A1:C1")
    worksheet.column_dimensions.group("B", "C", hidden=True)
    worksheet.row_dimensions[3].hidden = True
    secret = workbook.create_sheet("底稿")
    secret["A1"] = "秘"
    secret.sheet_state = "veryHidden"
    document = read(saved(workbook))
    assert blocks(document) == [
        [
            [("1甲", 0, 1, 1), ("1丁", 1, 1, 1)],
            [("2甲", 0, 1, 1), ("2丁", 1, 1, 1)],
            [("4甲", 0, 1, 1), ("4丁", 1, 1, 1)],
        ]
    ]
    assert document.warnings == ("xlsx_hidden_cells:Sheet:8", "xlsx_hidden_sheet:底稿")


def test_tables_side_by_side_and_below_are_apart() -> None:
    def fill(worksheet: Worksheet) -> None:
        for row in (1, 2, 5, 6):
            for column in (1, 2, 5, 6):
                worksheet.cell(row, column, row * 10 + column)

    assert [[[cell[0] for cell in row] for row in block] for block in blocks(read(sheet(fill)))] == [
        [["11", "12"], ["21", "22"]],
        [["15", "16"], ["25", "26"]],
        [["51", "52"], ["61", "62"]],
        [["55", "56"], ["65", "66"]],
    ]


def test_bare_figures_beyond_a_blank_column_belong_to_the_labels_at_their_left() -> None:
    def fill(worksheet: Worksheet) -> None:
        for row, cells in enumerate([("项目", "", "本年", "上年"), ("许可", "", 1, 2), ("处罚", "", 3, 4)], 1):
            for column, value in enumerate(cells, 1):
                worksheet.cell(row, column, value or None)

    assert [[[cell[0] for cell in row] for row in block] for block in blocks(read(sheet(fill)))] == [
        [["项目", "", "本年", "上年"], ["许可", "", "1", "2"], ["处罚", "", "3", "4"]]
    ]


def test_blank_framed_rows_inside_a_table_stay_and_around_it_go() -> None:
    def fill(worksheet: Worksheet) -> None:
        for row in range(2, 7):
            for column in range(2, 5):
                worksheet.cell(row, column).border = FRAME
        worksheet["B3"], worksheet["C3"], worksheet["B5"], worksheet["C5"] = "甲", 1, "乙", 2

    assert [[cell[0] for cell in row] for row in blocks(read(sheet(fill)))[0]] == [["甲", "1"], ["", ""], ["乙", "2"]]


def test_a_row_label_with_blank_figures_stays_in_its_table() -> None:
    def fill(worksheet: Worksheet) -> None:
        for row in (["名称", "数"], ["甲", 1], ["乙", None], ["丙", 2]):
            worksheet.append(row)

    assert [[cell[0] for cell in row] for row in blocks(read(sheet(fill)))[0]] == [
        ["名称", "数"],
        ["甲", "1"],
        ["乙", ""],
        ["丙", "2"],
    ]


def test_sheet_names_become_captions_unless_they_are_defaults() -> None:
    workbook = Workbook()
    for name in ("依申请公开", "Sheet3"):
        worksheet = workbook.create_sheet(name)
        worksheet.append(["甲", 1])
    regions = [block for block in read(saved(workbook)).blocks if isinstance(block, Region)]
    assert [region.caption for region in regions] == ["依申请公开", None]


def test_a_cell_in_the_farthest_corner_is_cheap() -> None:
    def fill(worksheet: Worksheet) -> None:
        worksheet["A1"], worksheet["B1"], worksheet["XFD1048576"] = "甲", 1, "远"

    assert blocks(read(sheet(fill))) == [[[("甲", 0, 1, 1), ("1", 1, 1, 1)]], "远"]


def test_cells_on_a_diagonal_have_a_code() -> None:
    def fill(worksheet: Worksheet) -> None:
        for number in range(1, 600):
            worksheet.cell(number, number, number)
            worksheet.cell(number, number + 1, number)

    with pytest.raises(ExpandsTooFar):
        read(sheet(fill))


def rewritten(data: bytes, pattern: bytes, replacement: bytes, *, member: str = "xl/worksheets/sheet1.xml") -> bytes:
    """The workbook with one part's XML changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == member:
                changed = re.sub(pattern, lambda _: replacement, content, count=1)
                assert changed != content
                content = changed
            new.writestr(info.filename, content)
    return file.getvalue()


PLAIN = sheet(lambda worksheet: worksheet.append(["甲", 1]))


def test_a_merged_range_over_the_whole_sheet_has_a_code() -> None:
    merge = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    with pytest.raises(ExpandsTooFar):
        read(rewritten(PLAIN, b"</sheetData>", merge))


def test_a_declared_dimension_means_nothing() -> None:
    data = rewritten(PLAIN, rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"')
    assert blocks(read(data)) == [[[("甲", 0, 1, 1), ("1", 1, 1, 1)]]]


def test_document_types_are_refused() -> None:
    entity = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><worksheet'
    with pytest.raises(Forbidden):
        read(rewritten(PLAIN, b"<worksheet", entity))


def test_more_cells_than_allowed() -> None:
    data = sheet(lambda worksheet: [worksheet.append([1] * 10) for _ in range(20)])
    with pytest.raises(TooLarge):
        read(data, limits=Limits(max_cells=20))


def test_nothing_printed() -> None:
    with pytest.raises(Empty):
        read(sheet(lambda worksheet: worksheet.merge_cells("A1:C3")))


@pytest.mark.parametrize(
    "member", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"]
)
def test_damaged_parts_have_a_code(member: str) -> None:
    with pytest.raises(Corrupt):
        read(rewritten(PLAIN, rb"(?s).*", b"<a><b>", member=member))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damage_is_read_or_refused(data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(PLAIN) - 1))
    value = data.draw(st.integers(0, 255))
    damaged = PLAIN[:position] + bytes([value]) + PLAIN[position + 1 :]
    for attempt in (damaged, PLAIN[:position]):
        try:
            read(attempt)
        except DocumentError:
            continue


areas = st.tuples(st.integers(1, 8), st.integers(1, 8), st.integers(1, 3), st.integers(1, 3))


@settings(max_examples=80, deadline=None)
@given(st.lists(areas, min_size=1, max_size=8))
def test_any_merges_print_each_text_once_and_never_overlap(wanted: list[tuple[int, int, int, int]]) -> None:
    taken: set[tuple[int, int]] = set()
    workbook = Workbook()
    worksheet = workbook.active
    assert isinstance(worksheet, Worksheet)
    texts = []
    for row, column, height, width in wanted:
        area = {(row + down, column + right) for down in range(height) for right in range(width)}
        if area & taken:
            continue
        taken |= area
        texts.append(f"格{row}之{column}")
        worksheet.cell(row, column, texts[-1])
        if len(area) > 1:
            worksheet.merge_cells(
                start_row=row, end_row=row + height - 1, start_column=column, end_column=column + width - 1
            )
    document = read(saved(workbook))
    assert sorted(document.text.split()) == sorted(texts)
    for block in document.blocks:
        if isinstance(block, Region):
            positions = [
                (index + down, (slip.column or 0) + right)
                for index, row_of_slips in enumerate(block.rows)
                for slip in row_of_slips
                for down in range(slip.row_span)
                for right in range(slip.column_span)
            ]
            assert len(positions) == len(set(positions))


def test_openpyxl_reads_the_same_texts() -> None:
    data = sheet(report)
    workbook = load_workbook(io.BytesIO(data))
    values = [str(cell.value) for row in workbook.worksheets[0].iter_rows() for cell in row if cell.value is not None]
    document = read(data)
    assert "".join(document.text.replace("1,272", "1272").split()) == "".join("".join(values).split())
