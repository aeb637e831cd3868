"""Text that keeps a page's columns with spaces: what is blank, and heads that take several lines."""

from __future__ import annotations

from corpora.document.document import Source
from corpora.profiles.load import load_profiles
from corpora.readers.text import read_text
from models.tables.recover import Recovered, recover_tables

HEADING = "三、收到和处理政府信息公开申请情况\n"
HEAD = """
                                    申请人情况
（本列数据的勾稽关系为：第一项加第   自然人   法人或其他组织                               总计
二项之和，等于第三项加第四项之和）            商业企业 科研机构 社会公益 法律服务 其他
                                                               组织     机构
"""
ROWS = """
一、本年新收政府信息公开申请数量     12       3                 0                 1        16
二、上年结转政府信息公开申请数量              1        0        0        0        0        1
三、本年度办理    （一）予以公开     10       2        0        0                 1
结果              3.危及“三安全     0        0        0        0        0        0        0
                  一稳定”
四、结转下年度继续办理               2        2        0        0        0        0        4
"""
DISPUTES = """四、政府信息公开行政复议、行政诉讼情况
行政复议                           行政诉讼
结果维 结果纠 其他结 尚未审        未经复议直接起诉                   复议后起诉
持     正     果     结     总计   结果维 结果纠 其他结 尚未审 总计   结果维 结果纠 其他结 尚未审 总计
                                   持     正     果     结            持     正     果     结
  4             1      0      5      0             0      0      0      2      0      0      0      2
"""


def read(text: str) -> Recovered:
    data = f"2023年政府信息公开工作年度报告\n{text}".encode()
    source = Source(path="r.txt", sha256="", media_type="text/plain", size_bytes=len(data))
    return recover_tables(read_text(data, source=source), profiles=load_profiles())


def row(read: Recovered, name: str) -> list[str | None]:
    found = {figure.field: figure for figure in read.figures}
    names = ("natural_person", "business", "research", "social_welfare", "legal_service", "other_org", "total")
    fields = [found[f"requests.{name}.{column}"] for column in names]
    return [str(one.value) if one.value is not None else one.state for one in fields]


def test_a_blank_cell_is_known_by_its_column() -> None:
    found = read(HEADING + HEAD + ROWS)
    assert row(found, "new") == ["12", "3", "blank", "0", "blank", "1", "16"]
    assert row(found, "carried_in") == ["blank", "1", "0", "0", "0", "0", "1"]
    assert row(found, "granted") == ["10", "2", "0", "0", "blank", "1", "blank"]


def test_quotation_marks_of_unsure_width_make_no_column() -> None:
    assert row(read(HEADING + HEAD + ROWS), "denied.three_securities") == ["0"] * 7


def test_figures_that_the_same_space_keeps_apart_have_no_columns() -> None:
    text = "\n".join(" ".join(line.split()) for line in ROWS.split("\n"))
    found = row(read(HEADING + text), "new")
    assert found != ["12", "3", "0", "1", "16", "blank", "blank"]
    assert all(value in ("12", "unreadable") for value in found[:1])


def test_heads_of_several_lines_say_where_the_figures_of_a_row_without_label_belong() -> None:
    found = {figure.field: figure for figure in read(DISPUTES).figures}
    values = {
        name.removeprefix("disputes."): None if figure.value is None else int(figure.value)
        for name, figure in found.items()
        if name.startswith("disputes.")
    }
    assert values["reconsideration.upheld"] == 4
    assert values["reconsideration.corrected"] is None
    assert found["disputes.reconsideration.corrected"].state == "blank"
    assert (values["reconsideration.other"], values["reconsideration.total"]) == (1, 5)
    assert (values["litigation_after.upheld"], values["litigation_after.total"]) == (2, 2)


def test_heads_are_read_in_the_order_of_the_form() -> None:
    (table,) = [table for table in read(DISPUTES).tables if table.form == "disputes"]
    heads = {(cell.row, cell.column): cell.text for cell in table.grid.cells if cell.header and cell.text}
    assert heads[(1, 5)] == "未经复议直接起诉"
    assert heads[(1, 4)] == heads[(2, 9)] == heads[(2, 14)] == "总计"
