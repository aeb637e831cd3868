"""Rows whose blank cells a program left out, or whose labels stand alone: previously some had their neighbour's figures."""

from __future__ import annotations

import pytest

from corpora.profiles.load import load_profiles
from models.tables.flattened.laid_out import laid_out_rows
from models.tables.flattened.lines import Line
from models.tables.flattened.text_columns import width
from models.tables.printed.form_words import form_words
from tests.models.tables.pages.print.test_text_columns import read

HEADING = "三、收到和处理政府信息公开申请情况\n"
PROFILE = next(profile for profile in load_profiles() if profile.id == "statutory-2021")
WORDS = form_words(tuple(form for form in PROFILE.forms if form.id == "requests"))


def laid_out(lines: list[str]) -> list[list[str]]:
    rows = laid_out_rows([Line(text=text, start=99 * n, kind="cell") for n, text in enumerate(lines)], WORDS)
    return [["".join(cut.text for cut in cell) for cell in row] for row in rows or []]


def wrapped(label: str) -> list[str]:
    return [label[at : at + 4] for at in range(0, len(label), 4)]


def test_figures_alone_on_a_line_belong_to_the_label_above() -> None:
    printed = [("2.重复申请", "46 13 9 68"), ("3.要求提供公开出版物", "49 48 97")]
    above = [line for label, figures in printed for line in (*wrapped(label), figures)]
    found = laid_out([*above, *wrapped("5.要求行政机关确认或重新出具已获取信息")])
    assert [row for row in found if len(row) > 1] == [[label, *figures.split()] for label, figures in printed]


def test_a_label_without_figures_is_no_part_of_the_next_one() -> None:
    first = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
    second = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    begun, *rest = wrapped(second)
    found = laid_out([*wrapped(first), f"{begun}  7  7", *rest, "（七）总计  23  9  1  8  41"])
    assert [row for row in found if len(row) > 1] == [[second, "7", "7"], ["（七）总计", "23", "9", "1", "8", "41"]]


@pytest.mark.parametrize("left", [0, 20])
def test_rows_counted_from_the_left_tell_no_columns(left: int) -> None:
    """Where what a merged cell covers takes no place, a label of the second column stands in the first one."""
    rows = [
        (("三、本年度办理结果", 0),),
        (("（三）不予公开", 0), ("1.属于国家秘密", 20), ("3", 54), ("3", 68)),
        (("2.其他法律法规禁止", left), ("4", 48), ("5", 54), ("1", 60), ("10", 67)),
        (("3.危及三安全一稳定", left), ("6", 54), ("6", 68)),
    ]
    found = laid_out([line(*row) for row in rows])
    assert any("" in row for row in found) == (left > 0)


def line(*cells: tuple[str, int]) -> str:
    """Each text from its place on."""
    text = ""
    for printed, place in cells:
        text += " " * (place - width(text)) + printed
    return text


def test_a_pipe_before_a_first_blank_cell_is_no_border() -> None:
    heads = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"
    rows = [
        "行政复议 | 行政诉讼", f"{heads} | 未经复议直接起诉 | 复议后起诉", f"{heads} | {heads}",
        "|  | 12 |  | 12 |  |  |  |  |  | 12 |  |  | 11 | 23",
    ]  # fmt: skip
    told = {
        one.field: one.printed for one in read("四、政府信息公开行政复议、行政诉讼情况\n" + "\n".join(rows)).figures
    }
    assert told["disputes.reconsideration.other"] == "12"
    assert told["disputes.litigation_after.upheld"] == "12"


def test_blank_lines_behind_a_rows_cells_are_the_next_rows() -> None:
    """A cell a line; below labels that span rows, two blank ones stand in front of each row."""
    whole = [
        "一、本年新收政府信息公开申请数量",
        "3",
        "1",
        "2",
        "0",
        "0",
        "1",
        "7",
        "二、上年结转政府信息公开申请数量",
        "0",
        "0",
        "0",
        "0",
        "0",
        "1",
        "1",
    ]
    partly = ["1", "", "2", "", "", "", "3", "", ""]
    rows = [*whole, "（三）不予公开", "3.危及“三安全一稳定”", *partly, "4.保护第三方合法权益", *partly]
    told = {one.field: one.printed for one in read(HEADING + "\n\n".join(rows)).figures}
    found = [told[f"requests.denied.three_securities.{name}"] for name in ("natural_person", "research", "total")]
    assert found == ["1", "2", "3"]
