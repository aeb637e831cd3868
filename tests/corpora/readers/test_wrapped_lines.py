"""Lines of one paragraph are joined where they were broken at one width; headings, items and cells are not."""

from __future__ import annotations

import pytest

from corpora.readers.normalise import normalise, with_figures_closed
from corpora.readers.wrapped_lines import with_folds_closed, with_wrapped_lines_joined

FIRST = (
    "2022年收到并登记依申请公开政府信息146件。按申请人类型分，自然人申请120件；法人及其他组织申请26件。我市进一步"
    "畅通受理渠道，从办理结果情况看，予以公开的六十九件。"
)
SECOND = "一是主动公开方面，聚焦稳就业保民生、涉农补贴发放等领域，公开应急管理和安全生产信息；二是加强解读。"
CELLS = [
    "规章",
    "3",
    "行政规范性文件",
    "12",
    "1.申请人无正当理由逾期不补正、",
    "行政机关不再处理其政府信息公",
    "开申请",
    "0",
    "0",
]


def wrapped(text: str, width: int) -> list[str]:
    """Lines of so many ideographs, two digits counting one; no line begins with a stop."""
    lines = [""]
    for sign in text:
        taken = sum(1 if other.isascii() else 2 for other in lines[-1])
        if taken >= 2 * width - 1 and sign not in "，。；、":
            lines.append("")
        lines[-1] += sign
    return lines


def joined(*paragraphs: str) -> list[str]:
    text = "\n".join(paragraphs)
    found = with_wrapped_lines_joined(normalise(text))
    assert "".join(found.text.split()) == "".join(text.split())
    assert all(text[at] == sign for at, sign in zip(found.offsets, found.text, strict=False))
    return found.text.split("\n")


@pytest.mark.parametrize("width", [13, 14, 20, 34])
def test_paragraphs_are_whole_again(width: int) -> None:
    told = [FIRST, SECOND, FIRST, SECOND]
    found = joined(*(line for one in told for line in wrapped(one, width)))
    assert all(line.endswith("。") for line in found)
    assert "".join(found) == "".join(told)


def test_the_lines_may_be_spaced_out_and_set_in() -> None:
    lines = [f"  {line}" if not n else line for n, line in enumerate(wrapped(FIRST, 17))]
    assert [line.strip() for line in joined("\n\n".join(lines))] == [FIRST]


def test_titles_headings_and_items_stand_alone() -> None:
    heads = ["2022年某某市水利局政府信息公开工作年度报告", "一、总体情况", "（一）主动公开政府信息有关情况说明"]
    assert joined(*heads, *wrapped(FIRST, 20), heads[1])[:3] == heads


def test_cells_of_tables_stay_lines() -> None:
    assert joined(*CELLS, *wrapped(FIRST, 14), *CELLS) == [*CELLS, FIRST, *CELLS]


def test_paragraphs_that_were_never_broken_stay() -> None:
    told = ["全年工作情况如下，其中申请情况和公开情况分别说明", FIRST, "以上为本机关全部情况，特此报告", SECOND]
    assert joined(*told) == told


def test_a_count_is_not_parted_from_what_it_counts() -> None:
    broken = ["本机关办结申请94 件,其中47 件予以公开、8", "件部分公开、11 件不予公开，其余的均作其他处理，均在期限内。"]
    assert len(joined(*broken)) == 1
    assert len(joined("规章 8", "件数 11，其余的均作其他处理，均在期限内，特此说明，均在期限内，特此说明。")) == 2


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("作出行政许可决定1 7 2 1 件，", "作出行政许可决定1721件，"),
        ("第 1 2 3 4 5 项，", "第 12345项，"),
        ("分别为1 2 件，", "分别为1 2件，"),
        ("3 0 0 1 12 件，", "3 0 0 1 12件，"),
    ],
)
def test_digits_of_a_line_set_to_both_sides(printed: str, read: str) -> None:
    assert with_figures_closed(normalise(printed)).text == read


def test_blanks_where_lines_were_broken_close() -> None:
    told = "（一）主动公开情况 " + FIRST
    folded = [" ".join(wrapped(one, 14)) for one in (FIRST, SECOND, FIRST, SECOND)]
    assert with_folds_closed(normalise("\n".join([*folded, told]))).text.split("\n") == [
        FIRST, SECOND, FIRST, SECOND, told,
    ]  # fmt: skip


def test_blanks_that_clerks_set_stay() -> None:
    told = "\n".join(["主动公开 全年发布信息12条，其中 政策解读3条，图解 一份，均按期 公开，群众满意。"] * 4)
    assert with_folds_closed(normalise(told)).text == told
