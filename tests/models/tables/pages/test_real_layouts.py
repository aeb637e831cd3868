"""Layouts of published reports: open rows below ruled heads, tables, charts and prose side by side, titles above open
frames, grounds of cells and of their paragraphs, lists with marks."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.find_grids import find_grids
from models.tables.pages.page_grid import PageGrid

PAGE = Page(number=1, width=800, height=800)
SIZE = 10.0
ROW = 20.0


def word(text: str, left: float, top: float) -> Word:
    box = Box(left=left, top=top, right=left + SIZE * len(text), bottom=top + SIZE)
    return Word(text=text, box=box, origin="layer")


def level(y: float, left: float, right: float) -> Rule:
    return Rule(box=Box(left=left, top=y - 0.3, right=right, bottom=y + 0.3), horizontal=True)


def upright(x: float, top: float, bottom: float) -> Rule:
    return Rule(box=Box(left=x - 0.3, top=top, right=x + 0.3, bottom=bottom), horizontal=False)


def found(words: Sequence[Word], rules: Sequence[Rule]) -> tuple[PageGrid, ...]:
    return find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=tuple(rules)))


def shape(grid: PageGrid) -> tuple[int, int, int]:
    return grid.n_rows, grid.n_columns, len(grid.cells)


def ruled_head(*rows: Sequence[Word]) -> tuple[PageGrid, ...]:
    """Four columns, of which upright rules show the inner ones beside the head alone; level rules between all rows."""
    left, right, bottom = 100.0, 500.0, 100.0 + ROW * (len(rows) + 1)
    heads = [word(text, 110 + 100 * n, 105) for n, text in enumerate(("单位", "受理", "办结", "结转"))]
    rules = [level(100 + ROW * n, left, right) for n in range(len(rows) + 2)]
    rules += [upright(x, 100, bottom) for x in (left, right)]
    rules += [upright(x, 100, 100 + ROW) for x in (200.0, 300.0, 400.0)]
    return found([*heads, *(one for row in rows for one in row)], rules)


def row(number: int, *texts: str) -> list[Word]:
    return [word(text, 110 + 100 * n, 105 + ROW * number) for n, text in enumerate(texts) if text]


def test_words_below_the_columns_of_a_ruled_head_are_in_them() -> None:
    (grid,) = ruled_head(row(1, "东区", "12", "9", "3"), row(2, "西区", "7", "7", "0"), row(3, "合计", "", "16", "3"))
    assert shape(grid) == (4, 4, 16)


def test_a_title_and_a_label_set_wide_stay_one_cell() -> None:
    title = [word("本表各数以件计不含撤回者由各单位自行填报", 110, 105 + ROW)]
    (grid,) = ruled_head(title, row(2, "东区", "12", "9", "3"), row(3, "西区", "7", "7", "0"), row(4, "备", "注"))
    assert [cell.column_span for cell in grid.cells if cell.row in (1, 4)] == [4, 4]


def test_one_open_row_alone_tells_no_columns() -> None:
    (grid,) = ruled_head(row(1, "东区", "12", "9", "3"))
    assert [cell.column_span for cell in grid.cells if cell.row == 1] == [4]


def lattice(left: float, tops: Sequence[float], texts: Sequence[tuple[str, str]]) -> tuple[list[Word], list[Rule]]:
    right = left + 160
    rules = [level(y, left, right) for y in tops]
    rules += [upright(x, tops[0], tops[-1]) for x in (left, left + 100, right)]
    words = [word(text, left + 5 + 100 * n, top + 5) for top, pair in zip(tops, texts, strict=False)
             for n, text in enumerate(pair) if text]  # fmt: skip
    return words, rules


COUNTS = [("国家", "件数"), ("甲国", "12"), ("乙国", "9"), ("丙国", "7")]
TOPS = [100.0, 120.0, 140.0, 160.0, 180.0]


def test_two_tables_with_the_same_rows_and_labels_of_their_own_are_two() -> None:
    one, other = lattice(80, TOPS, COUNTS), lattice(300, TOPS, COUNTS)
    assert sorted(map(shape, found(one[0] + other[0], one[1] + other[1]))) == [(4, 2, 8), (4, 2, 8)]


def test_figures_that_lost_the_rules_to_their_labels_are_of_one_table() -> None:
    one, other = lattice(80, TOPS, COUNTS), lattice(300, TOPS, [("新收", "结转"), ("12", "3"), ("9", "1"), ("7", "2")])
    assert len(found(one[0] + other[0], one[1] + other[1])) == 1


def chart(left: float, top: float, bottom: float) -> tuple[list[Word], list[Rule]]:
    rules = [level(top, left, 640), level(bottom, left, 640), upright(left, top, bottom), upright(640, top, bottom)]
    places = ((0, 10), (90, 12), (20, 45), (110, 60), (60, 75))
    words = [word(f"{n}1%", left + 20 + x, top + y) for n, (x, y) in enumerate(places, 1)]
    return words, rules


def test_a_chart_beside_a_table_is_not_of_it() -> None:
    one, other = lattice(80, TOPS, COUNTS), chart(300, 100, 200)
    assert (4, 2, 8) in map(shape, found(one[0] + other[0], one[1] + other[1]))


def test_a_table_beside_a_frame_of_other_height_is_two() -> None:
    one = lattice(80, TOPS, COUNTS)
    rules = [level(107, 300, 400), level(151, 300, 400), upright(300, 107, 151), upright(400, 107, 151)]
    assert (4, 2, 8) in map(shape, found([*one[0], word("见附件", 310, 125)], [*one[1], *rules]))


def test_prose_beside_a_closed_frame_is_not_of_the_table() -> None:
    one = lattice(300, TOPS, COUNTS)
    prose = [word("今年全市收到的申请", 100, 92 + 15 * line) for line in range(7)]
    (grid,) = found([*one[0], *prose], one[1])
    assert shape(grid) == (4, 2, 8)


def open_sided(title: list[Word]) -> tuple[PageGrid, ...]:
    """Three columns, upright rules between them alone; the first rule is above the head."""
    rules = [level(100 + ROW * n, 100, 400) for n in range(4)] + [upright(x, 100, 160) for x in (200, 300)]
    rows = (("单位", "受理", "办结"), ("东区", "12", "9"), ("西区", "7", "7"))
    words = [word(text, 110 + 100 * n, 105 + ROW * at) for at, texts in enumerate(rows) for n, text in enumerate(texts)]
    return found([*title, *words], rules)


def test_a_title_above_an_open_frame_is_no_row() -> None:
    for title in ("各单位受理和办结的申请按季度的统计", "Table 2 Requests received"):
        (grid,) = open_sided([word(title, 110, 84)])
        assert (shape(grid), grid.box.top) == ((3, 3, 9), 100.0)


def test_a_row_beyond_the_rules_of_an_open_frame_is_one() -> None:
    (grid,) = open_sided([word(text, 110 + 100 * n, 85) for n, text in enumerate(("片区", "件", "件"))])
    assert (grid.n_rows, grid.n_columns, grid.box.top) == (4, 3, 85.0)


def filled(boxes: Sequence[tuple[float, float, float, float]], words: Sequence[Word]) -> tuple[PageGrid, ...]:
    shades = tuple(Box(left=left, top=top, right=right, bottom=bottom) for left, top, right, bottom in boxes)
    rules = (*(level(y, 99, 303) for y in (99, 131, 179)), *(upright(x, 99, 179) for x in (99.0, 201.0, 303.0)))
    return find_grids(PrintedPage(page=PAGE, words=tuple(words), shades=shades, rules=rules))


def test_grounds_of_paragraphs_within_cells_part_no_rows() -> None:
    rows = ((100.0, 130.0), (132.0, 178.0))
    cells = [(left, top, left + 100, bottom) for top, bottom in rows for left in (100.0, 202.0)]
    lines = [(106.0, 133.0 + 15 * n, 194.0, 147.0 + 15 * n) for n in range(3)]
    words = [word("办结", 106, 110), word("12", 250, 110)]
    words += [word(text, 106, 135 + 15 * n) for n, text in enumerate(("收到的", "申请件", "总数"))]
    (grid,) = filled([*cells, *lines], [*words, word("9", 250, 150)])
    texts = [" ".join(one.text for one in cell.words) for cell in grid.cells]
    assert (shape(grid), texts) == ((2, 2, 4), ["办结", "12", "收到的 申请件 总数", "9"])


def test_marks_of_a_list_make_no_column() -> None:
    for mark in "•●\uf0b7":
        lines = [(mark, f"第{n}项工作已按要求完成并公开") for n in range(1, 5)]
        words = [one for n, (first, rest) in enumerate(lines) for one in (
            word(first, 100, 100 + 20 * n), word(rest, 130, 100 + 20 * n))]  # fmt: skip
        assert found(words, []) == ()
    numbered = [one for n in range(1, 5) for one in (word(str(n), 100, 100 + 20 * n), word("名称", 160, 100 + 20 * n),
                                                     word(str(7 * n), 260, 100 + 20 * n))]  # fmt: skip
    (grid,) = found(numbered, [])
    assert (grid.n_rows, grid.n_columns) == (4, 3)


def bars(*, labelled: bool) -> tuple[PageGrid, ...]:
    """Grid lines of a chart with all labels of its axis in one place; or as many cells with a figure each."""
    tops = [100.0 + ROW * n for n in range(6)]
    rules = [level(y, 150, 450) for y in tops] + [upright(x, 100, 200) for x in (150.0, 250.0, 350.0, 450.0)]
    rules += [level(y, 100, 150) for y in (100.0, 200.0)] + [upright(100, 100, 200)]
    axis = [word(str(20 * n), 110, 185 - 18 * n) for n in range(5)]
    figures = [word(str(n), 160 + 100 * (n % 3), 105 + ROW * (n // 3)) for n in range(15)]
    return found([*axis, *(figures if labelled else [])], rules)


def test_grid_lines_of_a_chart_are_no_table() -> None:
    assert bars(labelled=False) == ()
    assert len(bars(labelled=True)) == 1
