"""Page numbers and running heads between the cells of a table: the table goes on behind them."""

from __future__ import annotations

import pytest

from models.tables.printed.furniture import find_furniture, is_page_number

TITLE = "某某局2023年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    "line",
    ["第 3 页 共 9 页", "第3页/共9页", "第3页", "- 3 -", "— 3 —", "－3－", "·3·", "~3~", "Page 3 of 9", "共9页 第3页"],
)
def test_page_numbers(line: str) -> None:
    assert is_page_number(line)


@pytest.mark.parametrize("line", ["3", "-3", "3件", "3/9", "12-15", "- -", "—", "第3项", "1.2", "－", "第三十条"])
def test_cells_are_no_page_numbers(line: str) -> None:
    assert not is_page_number(line)


def test_fractions_are_page_numbers_only_where_they_count() -> None:
    counting = find_furniture("一\n1 / 12\n二\n2 / 12\n三\n3 / 12")
    assert counting.has("4/12")
    assert not counting.has("4/11")
    assert not find_furniture("3/12").has("3/12")
    assert not find_furniture("3/12\n1/12\n3/12").has("3/12")


def test_running_heads_are_those_that_repeat() -> None:
    pages = find_furniture(f"{TITLE}\n正文\n{TITLE}\n某某市财政局\n0\n0\n某某市财政局")
    assert pages.has(f" {TITLE} ")
    assert pages.has("某某市财政局")
    assert not pages.has("正文")
    assert not find_furniture(TITLE).has(TITLE)


@pytest.mark.parametrize("head", ["Page {n} - {t}", "{t} {n}", "第{n}页 | {t}", "{t} — 第 {n} 页"])
def test_running_heads_with_the_page_number_on_their_line(head: str) -> None:
    pages = find_furniture("\n规章 1\n".join(head.format(n=n, t=TITLE) for n in (2, 3, 4)))
    assert pages.has(head.format(n=5, t=TITLE))
    assert not pages.has("规章 1")


def test_a_row_of_a_body_and_its_count_is_none() -> None:
    assert not find_furniture("教育局 12\n甲\n教育局 30\n乙\n教育局 7").has("教育局 30")


@pytest.mark.parametrize("line", ["续表", "（续）", "续表1", "单位：件", "(单位:件)", "（续上表）"])
def test_asides(line: str) -> None:
    assert find_furniture("").has(line)


@pytest.mark.parametrize("line", ["", "其他", "0", "总计", "单位：件数合计不含上级交办"])
def test_what_stays(line: str) -> None:
    assert not find_furniture("").has(line)


@pytest.mark.parametrize(
    "line",
    [
        "https://www.example.gov.cn/art/2024/1/18/post_12.html 2/3", "file:///C:/a.html", "2024/1/18 10:22 某某镇年报_公开",
        "1/18/24, 2:13 PM", "2024年1月18日 上午10:22 某某镇人民政府年报",
    ],
)  # fmt: skip
def test_a_browser_prints_its_address_and_the_time_on_each_page(line: str) -> None:
    assert find_furniture("").has(line)


@pytest.mark.parametrize("line", ["2024/1/18 3", "2024年1月18日", "12:30 0 0"])
def test_days_and_hours_alone_are_none(line: str) -> None:
    assert not find_furniture("").has(line)
