"""Tables whose cells are drawn with strokes, or kept apart by commas."""

from __future__ import annotations

import pytest

from corpora.document.document import Source
from corpora.profiles.load import load_profiles
from corpora.readers.text import read_text
from models.tables.recover import Recovered, recover_tables

BEFORE = "一、总体情况\n全年共发布信息120条，回应群众关切18件，工作总体平稳有序。\n"
AFTER = "\n三、下一步打算\n继续做好各项工作，提高政务公开水平，加强队伍建设。\n"
WIDE = """
┌────┬─────────┐
│片区    │户数              │
│        ├────┬────┤
│        │春季    │秋季    │
├────┼────┼────┤
│东片    │12      │        │
│（含镇）│        │        │
├────┼────┼────┤
│西片    │7       │31      │
└────┴────┴────┘
"""
THIN = """
┌─────┬────┐
│区   │户  │
├─────┼────┤
│甲   │3   │
├─────┼────┤
│乙   │41  │
└─────┴────┘
"""


def read(table: str) -> Recovered:
    data = (BEFORE + table + AFTER).encode()
    source = Source(path="r.txt", sha256="", media_type="text/plain", size_bytes=len(data))
    return recover_tables(read_text(data, source=source), profiles=load_profiles())


def placed(recovered: Recovered) -> set[tuple[int, int, int, int, str]]:
    (table,) = recovered.tables
    return {(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.grid.cells if c.text}


def test_a_drawn_table_has_its_spans_and_wrapped_cells() -> None:
    assert placed(read(WIDE)) == {
        (0, 0, 2, 1, "片区"), (0, 1, 1, 2, "户数"), (1, 1, 1, 1, "春季"), (1, 2, 1, 1, "秋季"),
        (2, 0, 1, 1, "东片（含镇）"), (2, 1, 1, 1, "12"), (3, 0, 1, 1, "西片"), (3, 1, 1, 1, "7"), (3, 2, 1, 1, "31"),
    }  # fmt: skip


def test_strokes_may_be_as_narrow_as_letters() -> None:
    assert placed(read(THIN)) == {
        (0, 0, 1, 1, "区"), (0, 1, 1, 1, "户"), (1, 0, 1, 1, "甲"), (1, 1, 1, 1, "3"), (2, 0, 1, 1, "乙"),
        (2, 1, 1, 1, "41"),
    }  # fmt: skip


def test_the_text_around_a_drawn_table_stays() -> None:
    printed = read(WIDE)
    assert len(printed.passages) == 4


@pytest.mark.parametrize(
    "table",
    ["片区,户数,备注\n东片,12,\n西片,7,已清零", '"片区","户数","备注"\n"东片","12",""\n"西片","7","已清零"'],
    ids=["bare", "quoted"],
)
def test_commas_keep_cells_apart_and_blank_ones_in_place(table: str) -> None:
    (found,) = read(table).tables
    texts = [[found.grid.at(row, column).text for column in range(3)] for row in range(3)]
    assert texts == [["片区", "户数", "备注"], ["东片", "12", ""], ["西片", "7", "已清零"]]


def test_a_quoted_cell_holds_its_comma_and_quotes() -> None:
    (found,) = read('片区,金额\n东片,"1,250"\n"西""片""",300').tables
    assert found.grid.at(1, 1).number is not None
    assert found.grid.at(1, 1).text == "1,250"
    assert found.grid.at(2, 0).text == '西"片"'


@pytest.mark.parametrize(
    "lines",
    [
        "今年办理提案12件,其中重点3件,均已答复\n明年计划办理15件,其中重点5件,继续跟踪",
        "全年收入,支出基本平衡。\n结余略有增加,无欠账。",
    ],
)
def test_sentences_with_commas_are_no_table_with_figures(lines: str) -> None:
    assert not [figure for table in read(lines).tables for figure in table.grid.cells if figure.number]


def test_a_row_may_hold_a_sentence_and_spread_words() -> None:
    (found,) = read("收  入,金额,说明\n东片,12,初审已过；复审待定。\n西片,7,\n南片,9,").tables
    assert (found.grid.n_rows, found.grid.n_columns) == (4, 3)
    assert found.grid.at(1, 2).text == "初审已过；复审待定。"


def test_markdown_keeps_its_rows_whatever_stands_in_them() -> None:
    table = (
        "| 姓名 | 履历 |\n| --- | --- |\n| 某甲 | 早年在乡镇任职多年，熟悉基层情况；<br>后调任县里，分管信息公开工作至今。 |\n"
        "| 在岗天数 | 220 |"
    )
    (found,) = read(table).tables
    assert (found.grid.n_rows, found.grid.n_columns) == (3, 2)
    assert found.grid.at(1, 1).text == "早年在乡镇任职多年，熟悉基层情况；后调任县里，分管信息公开工作至今。"
    assert found.grid.at(2, 1).number is not None
