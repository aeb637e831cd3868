"""Names of tables that fill no form, from the lines over them."""

from __future__ import annotations

import pytest

from corpora.document.document import Source
from corpora.profiles.load import load_profiles
from corpora.readers.assembly import Assembler, RawCell
from models.tables.pages.print.line_shapes import is_caption
from models.tables.pages.print.lines import line_of
from models.tables.recover import recover_tables
from tests.models.tables.table_grids_by_hand import word

ROWS = (("片区", "户数", "人数"), ("东片", "12", "31"), ("西片", "7", "20"))


def captions(*before: tuple[str, ...]) -> list[str | None]:
    """Of tables that these lines stand over."""
    assembler = Assembler()
    for lines in before:
        for line in lines:
            assembler.paragraph(line)
        assembler.table([[RawCell(text=text, column=at) for at, text in enumerate(row)] for row in ROWS])
    document = assembler.document(Source(path="r", sha256="", media_type="x", size_bytes=1))
    return [table.caption for table in recover_tables(document, profiles=load_profiles()).tables]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("2023年检修收支预算总表",), "2023年检修收支预算总表"),
        (("2023年检修收支预算总表", "编制部门：云屏岭市水利局 单位：元"), "2023年检修收支预算总表"),
        (("泵站检修申报表", "（2023年度）"), "泵站检修申报表"),
        (("表2-1 各片户数", "单位：户"), "表2-1 各片户数"),
        (("Table 3. Households by area",), "Table 3. Households by area"),
        (("各片情况如下表",), None),
        (("全年检修泵站45座，详见附表。",), None),
        (("1. 检修收支预算总表",), None),
        (("各县人大代表",), None),
        (("泵站检修申报表", "检修由三个片区分别承担"), None),
    ],
)
def test_the_line_over_a_table_that_names_it(lines: tuple[str, ...], name: str | None) -> None:
    assert captions(lines) == [name]


def test_what_stands_over_one_table_is_not_the_next_one_s_name() -> None:
    assert captions(("泵站检修申报表",), ("单位：户",)) == ["泵站检修申报表", None]


@pytest.mark.parametrize(("title", "name"), [("泵站检修申报表", "泵站检修申报表"), ("各片情况", None)])
def test_a_row_over_all_columns_may_be_the_name(title: str, name: str | None) -> None:
    assembler = Assembler()
    rows = [[RawCell(text=text, column=at) for at, text in enumerate(row)] for row in ROWS]
    assembler.table([[RawCell(text=title, column=0, column_span=3)], *rows])
    document = assembler.document(Source(path="r", sha256="", media_type="x", size_bytes=1))
    (table,) = recover_tables(document, profiles=load_profiles()).tables
    assert (table.caption, table.grid.n_rows) == (name, 4)


def test_a_numbered_table_that_goes_on_has_a_caption() -> None:
    """Previously 5-5 续表 between a rule below a page's head and a table was a row of this, for the blanks in it."""
    assert is_caption(line_of([word("5-5", 60, 90), word("续表", 80, 90), word("continued", 110, 90)]))
    assert not is_caption(line_of([word("5-5", 60, 90), word("造纸", 80, 90)]))


@pytest.mark.parametrize(("text", "named"), [("Tableau 3 Places", True), ("Tabelle 2", True), ("Tabelas", False)])
def test_tables_are_numbered_in_other_languages(text: str, named: bool) -> None:
    """Previously Tableau 3, right above a head, was a row of its table."""
    assert is_caption(line_of([word(text, 4, 4)])) == named
