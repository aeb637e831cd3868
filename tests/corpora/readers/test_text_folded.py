"""Line breaks that were folded into blanks come back where words stand apart, or the number of a next row."""

from __future__ import annotations

from corpora.readers.normalise import normalise
from corpora.readers.text_folded import unfolded

ROWS = [
    f"{label} {count} 0 {count}"
    for count, label in enumerate(("一、收到", "二、结转", "1.属于甲", "2.属于乙", "3.属于丙", "（四）总计", "(五)其他", "六、再转", "七、合计"))
]  # fmt: skip


def lines(text: str) -> list[str]:
    found = unfolded(normalise(text)).text
    assert len(found) == len(text)
    return [line.strip() for line in found.split("\n")]


def test_rows_that_follow_one_another_on_lines_that_end_anywhere() -> None:
    text = " ".join(ROWS).replace("属于丙", "属\n于丙")
    assert lines(text) == [piece for row in ROWS for piece in row.replace("属于丙", "属\n于丙").split("\n")]


def test_a_row_a_line_stays_as_it_is() -> None:
    text = "\n".join(ROWS).replace("（四）总计", "（四）总 计")
    assert unfolded(normalise(text)).text == text


SENTENCES = (
    "一、总体情况 2023年，我局收到政府信息公开申请50件，均已办结。 二是平台建设：全年发布信息1200条，回应留言12 条。"
)
CELL = " ".join([SENTENCES] * 8)


def test_a_report_in_the_cell_of_a_layout_is_lines() -> None:
    row = f"| 公开指南 公开目录 | {CELL} | "
    lines = unfolded(normalise(row)).text.split("\n")
    assert len("\n".join(lines)) == len(row)
    assert [line.strip() for line in lines].count("一、总体情况") == 8
    assert not [line for line in lines if "均已办结。 二是" in line]
    assert "12 条" in "\n".join(lines)


def test_cells_of_tables_and_long_paragraphs_stay_as_they_are() -> None:
    for text in (f"| 序号 | {CELL.replace('。', '，')} | 3 |", CELL, f"{CELL}\n| 规章 | 3 |"):
        assert unfolded(normalise(text)).text == normalise(text).text
