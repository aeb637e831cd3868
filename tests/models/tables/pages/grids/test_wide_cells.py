"""Cells over several columns and rows that no rule shows: heads over heads, titles, outer rows of open frames."""

from __future__ import annotations

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.find_grids import find_grids
from models.tables.pages.grids.head_tree import Reach, reaches
from models.tables.pages.page_grid import PageGrid

PAGE = Page(number=1, width=600, height=800)
SIZE = 10.0


def centred(text: str, x: float, top: float) -> Word:
    half = SIZE * len(text) / 2
    return Word(text=text, box=Box(left=x - half, top=top, right=x + half, bottom=top + SIZE))


def level(y: float, left: float, right: float) -> Rule:
    return Rule(box=Box(left=left, top=y - 0.25, right=right, bottom=y + 0.25), horizontal=True)


def upright(x: float, top: float, bottom: float) -> Rule:
    return Rule(box=Box(left=x - 0.25, top=top, right=x + 0.25, bottom=bottom), horizontal=False)


def cell_of(grid: PageGrid, text: str) -> tuple[int, int, int, int]:
    (cell,) = [cell for cell in grid.cells if "".join(word.text for word in cell.words) == text]
    return cell.row, cell.column, cell.row_span, cell.column_span


def figures(top: float, xs: tuple[float, ...]) -> list[Word]:
    return [centred(str(number), x, top) for number, x in enumerate(xs, 3)]


XS = (220.0, 300.0, 380.0, 460.0)
HEAD = [
    centred("项目", 120, 112), centred("申请人", 340, 100), centred("自然人", 220, 124), centred("企业", 300, 124),
    centred("科研", 380, 124), centred("其他", 460, 124),
]  # fmt: skip
BODY = [
    word
    for row in range(4)
    for word in (centred("甲乙", 120, 150 + 20 * row), *figures(150 + 20 * row, XS))
]  # fmt: skip


def test_a_head_reaches_over_the_columns_that_it_is_in_the_middle_of() -> None:
    (grid,) = find_grids(PrintedPage(page=PAGE, words=(*HEAD, *BODY)))
    assert (grid.n_rows, grid.n_columns) == (6, 5)
    assert cell_of(grid, "申请人") == (0, 1, 1, 4)
    assert cell_of(grid, "项目") == (0, 0, 2, 1)


def test_the_same_between_three_rules() -> None:
    rules = tuple(level(y, 90, 500) for y in (96, 140, 232))
    (grid,) = find_grids(PrintedPage(page=PAGE, words=(*HEAD, *BODY), rules=rules))
    assert (grid.n_rows, grid.n_columns) == (6, 5)
    assert cell_of(grid, "申请人") == (0, 1, 1, 4)


def test_a_head_in_the_middle_of_two_rows_belongs_to_the_upper_one() -> None:
    """First of four columns: it stands higher than those that the inner head is over, so it is none of them."""
    boxes = [
        Box(left=175, top=100, right=235, bottom=110), Box(left=210, top=120, right=270, bottom=130),
        Box(left=105, top=130, right=135, bottom=140), Box(left=180, top=140, right=200, bottom=150),
        Box(left=230, top=140, right=250, bottom=150), Box(left=280, top=140, right=300, bottom=150),
    ]  # fmt: skip
    found = reaches(boxes, (95.0, 165.0, 215.0, 265.0, 315.0), size=10.0)
    assert found[1] == Reach(start=1, end=4, depth=1, over=True)
    assert found[2] == Reach(start=0, end=1, depth=1, over=False)
    assert [reach.depth for reach in found[3:]] == [2, 2, 2]


def test_a_title_and_its_section_of_one_column_of_figures() -> None:
    xs = (120.0, 220.0, 320.0, 420.0)
    words = [
        centred(text, x, 100) for text, x in zip(("信息内容", "制发件数", "废止件数", "有效件数"), xs, strict=True)
    ]
    words += [centred("规章", 120, 120), *figures(120, xs[1:]), centred("第五项", 270, 140)]
    words += [centred("信息内容", 120, 160), centred("决定数量", 320, 160), centred("行政许可", 120, 180)]
    words += [centred("77", 320, 180)]
    rules = tuple(level(y, 70, 470) for y in (95, 115, 135, 155, 175, 195))
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=rules))
    assert cell_of(grid, "第五项") == (2, 0, 1, 4)
    assert cell_of(grid, "决定数量") == (3, 1, 1, 3)
    assert cell_of(grid, "77") == (4, 1, 1, 3)


def test_rules_between_cells_alone_leave_a_row_above_and_below() -> None:
    """Two pieces of rules that a title parts, none around the table."""
    words = [centred("甲类", 270, 100), centred("许可", 150, 120), centred("12", 350, 120), centred("处罚", 150, 140)]
    words += [centred("3", 350, 140), centred("乙类", 270, 160), centred("强制", 150, 180), centred("5", 350, 180)]
    words += [centred("收费", 150, 200), centred("8", 350, 200)]
    rules = tuple(level(y, 100, 450) for y in (115, 135, 155, 175, 195))
    sides = (upright(250, 115, 155), upright(250, 175, 215))
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=(*rules, *sides)))
    assert (grid.n_rows, grid.n_columns) == (6, 2)
    assert cell_of(grid, "乙类") == (3, 0, 1, 2)


def test_shaded_rows_are_rows_though_their_cells_take_several_lines() -> None:
    """Every second row is filled; lines of cells and rows are at one distance."""
    shades = tuple(Box(left=90, top=top, right=480, bottom=top + 28) for top in (100, 156))
    words = [
        centred(text, x, 102 + 13 * line) for line in range(8) for x, text in ((150, "申请事项"), (400, "办理情况"))
    ]
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words), shades=shades))
    assert (grid.n_rows, grid.n_columns) == (4, 2)


def test_pieces_of_a_frame_that_a_title_parts_are_one_table() -> None:
    words = [centred("一、市级", 270, 141)]
    words += [centred("事项", x, y) for x in (150, 270, 390) for y in (101, 121, 161, 181)]
    level_rules = [level(y, 90, 450) for y in (96, 116, 136, 156, 176, 196)]
    upright_rules = [upright(x, *ends) for x in (90, 210, 330, 450) for ends in ((96, 136), (156, 196))]
    page = PrintedPage(page=PAGE, words=tuple(words), rules=(*level_rules, *upright_rules))
    (grid,) = find_grids(page)
    assert (grid.n_rows, grid.n_columns) == (5, 3)
    assert cell_of(grid, "一、市级") == (2, 0, 1, 3)


def test_two_short_figures_under_one_another_are_two_rows_though_a_rule_is_missing() -> None:
    """The rule between the first two rows is not drawn, and one of two columns has a figure in one of them alone."""
    words = [centred("甲乙", 150, 101), centred("丙丁", 150, 121), centred("戊己", 150, 141)]
    words += [centred("1", 270, 101), centred("0", 270, 121), centred("8", 270, 141), centred("5", 390, 121)]
    words += [centred("6", 390, 141)]
    rules = [level(y, 90, 450) for y in (96, 136, 156)] + [upright(x, 96, 156) for x in (90, 210, 330, 450)]
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=tuple(rules)))
    assert (grid.n_rows, grid.n_columns) == (3, 3)
    assert cell_of(grid, "0") == (1, 1, 1, 1)
