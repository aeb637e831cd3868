"""Words beside a figure that a page's own style sheet hides, and heads told again in front of it."""

from __future__ import annotations

import time

import pytest

from corpora.document.document import Source
from corpora.document.region import Region
from corpora.readers.html import read_html
from corpora.readers.html_hidden import hidden_names

SHEET = "<style>/* 窄屏 */ .was, em.name { display : none } .was{} @media (max-width:9em){.seen{display:none}}</style>"


def rows(page: str) -> list[list[str]]:
    data = page.encode()
    source = Source(path="页.html", sha256="0" * 64, media_type="text/html", size_bytes=len(data))
    (region,) = [block for block in read_html(data, source=source).blocks if isinstance(block, Region)]
    return [[slip.text for slip in row] for row in region.rows]


@pytest.mark.parametrize(
    ("cell", "printed"),
    [
        ("<span class='was'>5</span>12", "12"),
        ("<em class='left name'>自然人</em>12", "12"),
        ("<b class='name'>约</b>12", "约12"),
        ("<span class='seen'>1</span>2", "12"),
    ],
)
def test_a_class_that_the_sheet_hides_is_not_printed(cell: str, printed: str) -> None:
    assert rows(f"{SHEET}<table><tr><td>许可</td><td>{cell}</td></tr><tr><td>处罚</td><td>3</td></tr></table>") == [
        ["许可", printed],
        ["处罚", "3"],
    ]


def test_a_later_rule_shows_again_and_whole_parts_stay() -> None:
    shown = "<style>.was{display:none}.was{display:inline}.tab{display:none}</style>"
    page = f"{shown}<div class=tab><table><tr><td>甲<td class=was>5</tr><tr><td>乙<td>6</tr></table></div>"
    assert rows(page) == [["甲", "5"], ["乙", "6"]]


@pytest.mark.parametrize("page", ["<style>" * 200_000, f"<style>{'a@' * 99_999}</style>", f"<style>{'{@' * 99_999}"])
def test_sheets_without_end_take_no_time(page: str) -> None:
    begin = time.process_time()
    assert not hidden_names(page).names
    assert time.process_time() - begin < 2


def test_heads_told_in_front_of_figures_are_cut_off() -> None:
    head = "<tr><th rowspan=2>结果</th><th>自然人</th><th>其他</th></tr><tr><th>甲</th><th>乙</th></tr>"
    page = (
        f"<table>{head}<tr><td>公开</td><td><span>自然人：</span>12</td><td><div>其他</div>/</td></tr>"
        "<tr><td>自然人申请</td><td>自然人：3件</td><td>其他说明</td></tr></table>"
    )
    assert rows(page)[2:] == [["公开", "12", "/"], ["自然人申请", "3件", "其他说明"]]


def test_a_sign_above_a_figure_with_that_sign_is_no_head() -> None:
    cells = ["–", "–9,5", "–10,7", "–31,5"]
    page = "<table>" + "".join(f"<tr><td>甲{n}</td><td>{cell}</td></tr>" for n, cell in enumerate(cells)) + "</table>"
    assert [row[1] for row in rows(page)] == cells
