"""Tables on pages: every trap of spans, missing tags, nesting and layout."""

from __future__ import annotations

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.document.document import Document, Source
from corpora.document.region import Region, Slip
from corpora.readers.html import read_html

CellShape = tuple[str, int | None, int, int]


def read(page: str) -> Document:
    data = page.encode()
    return read_html(data, source=Source(path="表", sha256="0" * 64, media_type="text/html", size_bytes=len(data)))


def regions(page: str) -> list[Region]:
    return [block for block in read(page).blocks if isinstance(block, Region)]


def shape(page: str) -> list[list[CellShape]]:
    (region,) = regions(page)
    return [[(slip.text, slip.column, slip.row_span, slip.column_span) for slip in row] for row in region.rows]


TWO_BY_TWO: list[list[CellShape]] = [[("1", 0, 1, 1), ("2", 1, 1, 1)], [("3", 0, 1, 1), ("4", 1, 1, 1)]]


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>",
        "<table><tr><td>1<td>2<tr><td>3<td>4</table>",
        "<table><tr><td>1</td><td>2</td><tr><td>3</td><td>4</td></table>",
        "<table><td>1</td><td>2</td></tr><td>3</td><td>4</td></tr></table>",
        "<tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr>",
        "<p><table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table></p>",
        "<table><tr><td>1</td><td>2</td></tr></table></td></tr><tr><td>3</td><td>4</td></tr></table>",
        "<table><form><tr><td>1</td><td>2</td></tr></form><tr><td><p>3</tr><td>4</td></table>".replace(
            "3</tr><td>", "3<td>"
        ),
        "<table><tr><td><div>1</td><td>2</div></td></tr><tr><td><b>3<td>4</b></table>",
        "<table><tr><td>1</td><td>2</td></tr><tr hidden><td>9</td></tr><tr><td>3</td><td>4</td></tr></table>",
        "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr><tr height=0><td></td><td></td></tr></table>",
        "<table><tfoot><tr><td>3<td>4</tfoot><tbody><tr><td>1<td>2</tbody></table>",
        "<table><tr><td rowspan=-1 colspan=x>1<td colspan=0>2<tr><td rowspan=''>3<td rowspan=99999>4</table>",
        "<div style='display:table'><p style='display:table-row'><i></i><span style='display:table-cell'>1</span>"
        "<span style='display:table-cell'>2</span></p><div style='display:table-row'><div style='display:table-cell'>"
        "3</div><div style='display: table-cell'>4</div></div></div>",
    ],
)
def test_two_by_two_however_it_is_written(page: str) -> None:
    assert shape(page) == TWO_BY_TWO


def test_spans_push_later_cells_aside() -> None:
    page = """<table><tr><td rowspan=3 colspan=3>甲</td><td colspan=7>乙</td></tr>
    <tr><td rowspan=2>丙</td><td colspan=5>丁</td><td rowspan=2>戊</td></tr>
    <tr><td>1</td><td>2</td><td>3</td><td>4</td><td>5</td></tr></table>"""
    assert shape(page) == [
        [("甲", 0, 3, 3), ("乙", 3, 1, 7)],
        [("丙", 3, 2, 1), ("丁", 4, 1, 5), ("戊", 9, 2, 1)],
        [(str(number), number + 3, 1, 1) for number in range(1, 6)],
    ]


def test_row_span_zero_reaches_to_the_end_of_the_group() -> None:
    page = "<table><tbody><tr><td rowspan=0>甲<td>1<tr><td>2</tbody><tbody><tr><td>乙<td>3</tbody></table>"
    assert shape(page) == [[("甲", 0, 2, 1), ("1", 1, 1, 1)], [("2", 1, 1, 1)], [("乙", 0, 1, 1), ("3", 1, 1, 1)]]


def test_headers_are_those_the_page_declares() -> None:
    (region,) = regions("<table><thead><tr><td>甲<td>乙</thead><tr><th>丙<td>1</table>")
    assert [[slip.header for slip in row] for row in region.rows] == [[True, True], [True, False]]


def test_blank_cells_keep_their_place() -> None:
    (region,) = regions("<table><tr><td>甲<td>&nbsp;<td>　<td>0</table>")
    assert [(slip.text, slip.column) for slip in region.rows[0]] == [("甲", 0), ("", 1), ("", 2), ("0", 3)]


def test_a_cell_of_several_lines_is_one_text() -> None:
    (region,) = regions(
        "<table><tr><td>社会<br>公益<p>组织</p></td><td><p>12</p><p>（其中修订3件）</p></td></tr></table>"
    )
    assert [slip.text for slip in region.rows[0]] == ["社会公益组织", "12 （其中修订3件）"]


def test_caption_and_loose_text_stand_before_the_table() -> None:
    document = read("<table><caption>表一</caption>单位：件<tr><td>甲</td><td>1</td></tr></table>")
    (region,) = [block for block in document.blocks if isinstance(block, Region)]
    assert region.caption == "表一"
    assert document.text == "单位：件\n表一\n甲\t1\n"


TEXT = "<p>2023年共收到申请10件，予以公开5件。</p>" * 20
INNER = "<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>"


@pytest.mark.parametrize(
    "page",
    [
        f"<table><tr><td>{TEXT}{INNER}</td></tr></table>",
        f"<table><tr><td>首页</td><td>年报</td></tr><tr><td>左</td><td>{TEXT}{INNER}</td></tr></table>",
        f"<table><tr><td><table><tr><td>{TEXT}</td></tr></table>{INNER}</td><td>右</td></tr></table>",
        f"<table role=presentation><tr><td>{TEXT}</td><td>{INNER}</td></tr></table>",
    ],
)
def test_layout_tables_are_unwrapped(page: str) -> None:
    document = read(page)
    inner = [block for block in document.blocks if isinstance(block, Region)]
    assert [[slip.text for slip in row] for row in inner[0].rows] == [["甲", "1"], ["乙", "2"]]
    assert len(inner) == 1
    assert document.text.count("2023年共收到申请10件，予以公开5件。\n") == 20


def test_a_nested_table_in_an_entry_is_neither_lost_nor_doubled() -> None:
    page = "<table><tr><td>甲</td><td>1<table><tr><td>子<td>7</table></td></tr><tr><td>乙</td><td>2</td></tr></table>"
    assert shape(page) == [
        [("甲", 0, 1, 1), ("1 子 7", 1, 1, 1)],
        [("乙", 0, 1, 1), ("2", 1, 1, 1)],
    ]


def test_a_table_straight_inside_a_table() -> None:
    page = "<table><tr><td>甲</td><td>1</td></tr><table><tr><td>乙</td><td>2</td></tr></table></table>"
    assert [[slip.text for row in region.rows for slip in row] for region in regions(page)] == [
        ["甲", "1"],
        ["乙", "2"],
    ]


def test_links_in_a_table_are_no_menu() -> None:
    rows = "".join(f"<tr><td><a>文件{n}</a></td><td><a>{n}</a></td></tr>" for n in range(6))
    (region,) = regions(f"<div>{TEXT}<div><table>{rows}</table></div></div>")
    assert len(region.rows) == 6


def test_a_report_saved_as_one_table_gives_back_its_prose() -> None:
    sentence = "2023年共收到依申请公开10件，办结10件，予以公开5件，部分公开5件，均按时答复，无行政复议和诉讼。"
    page = f"""<table><tr><td colspan=3>某区年度报告</td><td></td></tr><tr><td colspan=3>一、总体情况</td><td></td></tr>
    <tr><td colspan=3>{sentence}</td><td></td></tr><tr><td colspan=3>二、主动公开</td><td></td></tr>
    <tr><td>名称</td><td>本年</td><td>现行</td><td></td></tr><tr><td>第一项</td><td></td><td></td><td></td></tr>
    <tr><td rowspan=2>规章</td><td>1</td><td>2</td><td></td></tr><tr><td>3</td><td></td><td></td></tr></table>"""
    document = read(page)
    (region,) = [block for block in document.blocks if isinstance(block, Region)]
    assert document.text[: region.place.span.start].split("\n") == [
        "某区年度报告",
        "一、总体情况",
        sentence,
        "二、主动公开",
        "",
    ]
    assert [[slip.text for slip in row] for row in region.rows] == [
        ["名称", "本年", "现行"],
        ["第一项", "", ""],
        ["规章", "1", "2"],
        ["3", ""],
    ]


spans = st.integers(min_value=0, max_value=5)
tables = st.lists(st.lists(st.tuples(spans, spans, st.booleans()), max_size=5), min_size=1, max_size=6)


@settings(max_examples=150, deadline=None)
@given(tables)
def test_slips_never_overlap_and_keep_every_text_once(rows: list[list[tuple[int, int, bool]]]) -> None:
    texts = [[f"格{row}之{column}" for column in range(len(cells))] for row, cells in enumerate(rows)]
    markup = "".join(
        "<tr>"
        + "".join(
            f"<{'th' if head else 'td'} rowspan={down} colspan={right}>{html.escape(texts[row][column])}"
            for column, (down, right, head) in enumerate(cells)
        )
        for row, cells in enumerate(rows)
    )
    document = read(f"<p>前</p><table>{markup}</table>")
    found: list[Region] = [block for block in document.blocks if isinstance(block, Region)]
    if all(len(cells) <= 1 for cells in rows):
        assert document.text.split() == ["前", *[text for row in texts for text in row]]
        return
    assert [[slip.text for slip in row] for row in found[0].rows] == texts
    covered = [
        position for index, row in enumerate(found[0].rows) for slip in row for position in _positions(slip, row=index)
    ]
    assert len(covered) == len(set(covered))
    assert max((row for row, _ in covered), default=0) < len(rows)


def _positions(slip: Slip, *, row: int) -> list[tuple[int, int]]:
    assert slip.column is not None
    return [(row + down, slip.column + right) for down in range(slip.row_span) for right in range(slip.column_span)]


def test_rows_without_height_and_a_first_column_without_width_are_no_part_of_a_table() -> None:
    flat = "<tr style='height: 0'><td></td><td></td><td></td></tr>"
    page = (
        "<table><tr><td width='0'></td><td>片区</td><td>户数</td></tr>"
        f"{flat}<tr><td width=0></td><td>东片</td><td>12</td></tr>{flat}</table>"
    )
    assert [[cell[0] for cell in row] for row in shape(page)] == [["片区", "户数"], ["东片", "12"]]


def test_blank_rows_and_columns_that_show_stay() -> None:
    page = (
        "<table><tr><td width='40'></td><td>片区</td></tr><tr style='line-height:0'><td></td><td></td></tr>"
        "<tr><td></td><td>12</td></tr></table>"
    )
    assert [len(row) for row in shape(page)] == [2, 2, 2]
