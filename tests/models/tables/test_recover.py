"""Tables without a profile, prose beside tables, and documents with no table at all."""

from __future__ import annotations

import pytest

from corpora.document.document import Document, Source
from corpora.profiles.load import load_profiles
from corpora.readers.assembly import Assembler, RawCell
from corpora.readers.text import read_text
from models.tables.recover import Recovered, recover_tables

ROWS = [["地区", "企业数", "产值"], ["甲县", "12", "3.5"], ["乙县", "7", "1.25"], ["丙县", "9", "20"]]
BEFORE = "一、总体情况\n全年共发布信息120条，回应群众关切18件，工作总体平稳有序。\n"
AFTER = "\n三、下一步打算\n继续做好各项工作，提高政务公开水平，加强队伍建设。\n"


def read(text: str) -> Recovered:
    data = text.encode()
    source = Source(path="r.txt", sha256="", media_type="text/plain", size_bytes=len(data))
    return recover_tables(read_text(data, source=source), profiles=load_profiles())


def texts(recovered: Recovered) -> list[list[str]]:
    grid = recovered.tables[0].grid
    return [[grid.at(row, column).text for column in range(grid.n_columns)] for row in range(grid.n_rows)]


@pytest.mark.parametrize(
    "table",
    [
        "\n".join("\t".join(row) for row in ROWS),
        "\n".join("| " + " | ".join(row) + " |" for row in [ROWS[0], ["---"] * 3, *ROWS[1:]]),
        "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in ROWS),
        "\n".join(f"\t{cell}" for row in ROWS for cell in row),
    ],
    ids=["tabs", "pipes", "led", "led_without_rows"],
)
def test_a_table_without_profile_is_rebuilt(table: str) -> None:
    recovered = read(BEFORE + table + AFTER)
    assert texts(recovered) == ROWS
    assert recovered.tables[0].form is None
    assert recovered.figures == ()
    assert recovered.profile is None
    assert len(recovered.passages) == 4


def test_prose_is_no_table() -> None:
    recovered = read(BEFORE + "行政许可\n我局本年度办理行政许可12件，行政处罚3件。\n" + AFTER)
    assert recovered.tables == ()
    assert len(recovered.passages) == 6


def test_prose_led_by_a_tab_is_no_table() -> None:
    lines = ["\t2023年，我局认真落实条例，主动公开信息120条，没有收到复议。"] * 5
    assert read(BEFORE + "\n".join(lines) + AFTER).tables == ()


def test_spans_of_a_grid_are_repaired() -> None:
    assembler = Assembler()
    rows = [
        [RawCell(text="类别", row_span=2), RawCell(text="数量", column_span=9)],
        [RawCell(text="甲"), RawCell(text="乙")],
        [RawCell(text="合计", row_span=5), RawCell(text="3"), RawCell(text="4")],
    ]
    assembler.table(rows)
    source = Source(path="r.html", sha256="", media_type="text/html", size_bytes=1)
    recovered = recover_tables(assembler.document(source), profiles=load_profiles())
    assert [row[:3] for row in texts(recovered)] == [["类别", "数量", "数量"], ["类别", "甲", "乙"], ["合计", "3", "4"]]


def _enforcement() -> Document:
    assembler = Assembler()
    assembler.paragraph("某某局2023年度行政执法统计年报")
    heads = ["执法类别", "办理数量（件）", "撤销数量", "罚没金额（万元）"]
    names = ["行政许可", "行政处罚", "行政强制", "行政检查", "行政征收", "合计"]
    assembler.table(
        [[RawCell(text=head) for head in heads]]
        + [
            [RawCell(text=name), RawCell(text=str(i)), RawCell(text="0"), RawCell(text=f"{i}.5")]
            for i, name in enumerate(names)
        ]
    )
    return assembler.document(Source(path="r.html", sha256="", media_type="text/html", size_bytes=1))


def test_another_family_is_read_by_its_profile() -> None:
    recovered = recover_tables(_enforcement(), profiles=load_profiles())
    assert recovered.profile == "enforcement-annual"
    found = {figure.field: (str(figure.value), figure.unit) for figure in recovered.figures}
    assert found["enforcement.penalties.decided"] == ("1", "件")
    assert found["enforcement.total.amount"] == ("5.5", "万元")


def test_figures_say_where_they_stand() -> None:
    document = _enforcement()
    recovered = recover_tables(document, profiles=load_profiles())
    for figure in recovered.figures:
        assert figure.place is not None
        assert document.text[slice(*figure.place.span)] == figure.printed
        cell = recovered.tables[0].grid.at(*figure.cell)
        assert (recovered.tables[0].id, cell.text) == (figure.table, figure.printed)


def test_an_unprofiled_document_and_no_profiles() -> None:
    recovered = recover_tables(_enforcement(), profiles=())
    assert (recovered.profile, recovered.figures, len(recovered.tables)) == (None, (), 1)


def test_lines_of_a_printed_page_that_no_form_knows_stay_prose() -> None:
    lines = ["of the 3,375 cases 86 were domestic", "and 13 imported from 4 regions"]
    for page, tables in ((3, 0), (None, 1)):
        assembler = Assembler()
        for line in lines:
            assembler.paragraph("\t".join(line.split()), page_number=page)
        document = assembler.document(Source(path="r", sha256="", media_type="x", size_bytes=1))
        recovered = recover_tables(document, profiles=load_profiles())
        assert (len(recovered.tables), len(recovered.passages)) == (tables, 2 * (1 - tables))


def test_sums_over_and_beside_other_figures_make_no_form() -> None:
    rows = [
        ("65—69", "248", "301", "549", "39.2"),
        ("70—74", "196", "237", "433", "30.9"),
        ("75—79", "102", "134", "236", "16.8"),
        ("80及以上", "79", "105", "184", "13.1"),
        ("合计", "625", "777", "1,402", "100.0"),
    ]
    assembler = Assembler()
    head = (("年龄组（岁）", 1), ("男女", 2), ("合计", 1), ("构成比（%）", 1))
    heads = [RawCell(text=text, column_span=span) for text, span in head]
    assembler.table([heads, *([RawCell(text=text) for text in row] for row in rows)])
    document = assembler.document(Source(path="t.docx", sha256="", media_type="text/plain", size_bytes=0))
    recovered = recover_tables(document, profiles=load_profiles())
    assert recovered.profile is None
    assert recovered.figures == ()
    ((table,), cells) = recovered.tables, recovered.tables[0].grid.cells
    assert (table.form, table.grid.n_rows, table.grid.n_columns) == (None, 6, 5)
    assert any(cell.text == "1,402" for cell in cells)
