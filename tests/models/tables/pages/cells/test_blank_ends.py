"""Strips beside a table that are none of its columns or rows; blank cells that rules divide stay."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.cells.blank_ends import (
    without_blank_ends,
    without_framed_caption,
    without_larger_title,
    without_note_at_foot,
    without_particulars,
    without_rows_to_caption,
    without_text_at_foot,
    without_what_is_beside,
    without_what_is_said_of_it,
)
from models.tables.pages.page_grid import PageCell, PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, level, word

COLUMNS = (0.0, 60.0, 120.0, 180.0, 240.0)
ROWS = (0.0, 20.0, 40.0, 60.0)


def _grid(texts: Sequence[Sequence[str]], columns: Sequence[float] = COLUMNS, rows: Sequence[float] = ROWS) -> PageGrid:
    cells = []
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            box = Box(left=columns[column], top=rows[row], right=columns[column + 1], bottom=rows[row + 1])
            word = Word(
                text=text, box=Box(left=box.left + 5, top=box.top + 4, right=box.left + 40, bottom=box.top + 16)
            )
            words = (word,) if text else ()
            cells.append(PageCell(row=row, column=column, row_span=1, column_span=1, box=box, words=words))
    box = Box(left=columns[0], top=rows[0], right=columns[-1], bottom=rows[-1])
    return PageGrid(
        box=box, row_edges=tuple(rows), column_edges=tuple(columns), cells=tuple(cells), confidence=1.0,
        found_by="rules",
    )  # fmt: skip


def _levels(right: float) -> list[Rule]:
    return [Rule(box=Box(left=0, top=y, right=right, bottom=y), horizontal=True) for y in ROWS]


TEXTS = (("项目", "上年", "本年", ""), ("受理", "12", "15", ""), ("办结", "11", "15", ""))


def test_a_strip_that_no_row_goes_on_into_is_no_column() -> None:
    cut = without_blank_ends(_grid(TEXTS), _levels(180), ())
    assert (cut.n_rows, cut.n_columns, cut.box.right) == (3, 3, 180)
    assert all(cell.column + cell.column_span <= 3 for cell in cut.cells)


def test_the_first_column_goes_too() -> None:
    cut = without_blank_ends(_grid([row[::-1] for row in TEXTS]), [], ())
    assert (cut.n_columns, min(cell.column for cell in cut.cells), cut.box.left) == (3, 0, 60)


def test_a_blank_column_that_rules_or_fills_divide_stays() -> None:
    assert without_blank_ends(_grid(TEXTS), _levels(240), ()).n_columns == 4
    band = Box(left=0, top=20, right=240, bottom=40)
    assert without_blank_ends(_grid(TEXTS), _levels(180), [band]).n_columns == 4


def test_a_column_with_a_head_alone_stays() -> None:
    headed = ((*TEXTS[0][:3], "备注"), *TEXTS[1:])
    assert without_blank_ends(_grid(headed), _levels(180), ()).n_columns == 4


def test_a_tall_strip_below_is_no_row() -> None:
    texts = [row[:3] for row in TEXTS]
    blank = [*texts, ("", "", "")]
    tall = without_blank_ends(_grid(blank, COLUMNS[:4], (*ROWS, 160.0)), (), ())
    assert (tall.n_rows, tall.box.bottom) == (3, 60)
    assert without_blank_ends(_grid(blank, COLUMNS[:4], (*ROWS, 80.0)), (), ()).n_rows == 4


def test_a_caption_in_the_frame_is_no_row_and_no_more_is_a_note_under_it() -> None:
    """Previously both were rows of the table."""

    def framed(caption: str, note: str) -> PageGrid:
        grid = _grid([(caption, "", "", ""), *TEXTS, (note, "", "", "")], rows=(0, 20, 40, 60, 80, 100))
        ends = [replace(cell, column_span=4) for cell in grid.cells if cell.row in (0, 4) and cell.column == 0]
        return replace(grid, cells=(ends[0], *(cell for cell in grid.cells if 0 < cell.row < 4), ends[1]))

    bare = without_framed_caption(framed("Exhibit 19 Results", "Exhibit reads: 12 of 15 were closed"))
    assert (bare.n_rows, bare.box.top, bare.box.bottom) == (3, 20, 80)
    assert without_framed_caption(framed("Exhibit 19 Results", "Total: 3")).n_rows == 4
    assert without_framed_caption(framed("All of them", "Exhibit reads: 12 of 15 were closed")).n_rows == 5


def test_words_below_the_last_rule_are_a_note() -> None:
    rows = (*ROWS, 80.0)
    grid = _grid((*TEXTS, ("小结：均已办结。", "", "", "")), rows=rows)
    assert without_note_at_foot(grid, _levels(240)).n_rows == 3
    closed = [*_levels(240), Rule(box=Box(left=0, top=80, right=240, bottom=80), horizontal=True)]
    assert without_note_at_foot(grid, closed) is grid
    assert without_note_at_foot(_grid((*TEXTS, ("合计", "", "", "")), rows=rows), _levels(240)).n_rows == 4


def test_particulars_over_a_table_are_no_row_of_it() -> None:
    """Account and period over a statement; previously its first row, since nothing but white parted them from it."""
    rows = (0.0, 20.0, 40.0, 60.0, 80.0)
    grid = _grid((("户名：河口店", "账号：1183", "币种：元", "第1页"), *TEXTS), rows=rows)
    under = [Rule(box=Box(left=0, top=y, right=240, bottom=y), horizontal=True) for y in rows[1:]]
    assert [cell.words[0].text for cell in without_particulars(grid, under).cells[:2]] == ["项目", "上年"]
    over = Rule(box=Box(left=0, top=0, right=240, bottom=0), horizontal=True)
    assert without_particulars(grid, [over, *under]) == grid
    assert without_particulars(grid, under[:2]) == grid
    heads = _grid((("户名", "账号：1183", "币种", "第1页"), *TEXTS), rows=rows)
    assert without_particulars(heads, under) == heads


def _lectures(*foot: str, rules: Sequence[Rule] = ()) -> PageGrid:
    """Rows of three columns of 80 points, and lines of text below them that these cut."""
    rows = [("Day", "Talk", "Who"), ("1", "Comets", "Ray"), ("2", "Tides", "Lau"), ("3", "Maps", "Oye")]
    words = [word(text, 80.0 * at, 20.0 * row + 5) for row, texts in enumerate(rows) for at, text in enumerate(texts)]
    for at, text in enumerate(foot, len(rows)):
        left = 0.0
        for part in text.split():
            words.append(word(part, left, 20.0 * at + 5))
            left += 5.0 * len(part) + 2
    edges = [20.0 * at for at in range(len(rows) + len(foot) + 1)]
    return without_text_at_foot(grid_of(words, edges, (0.0, 75.0, 155.0, 240.0)), rules)


def test_lines_of_text_at_the_foot_are_none_of_the_rows() -> None:
    """Of pictures, where the finder of regions saw them with the table."""
    text = ("All talks are in the small lecture hall and free", "of charge until noon")
    assert _lectures(*text).n_rows == 4
    assert _lectures(*text).box.bottom == 80
    assert _lectures().n_rows == 4


def test_a_short_line_or_one_above_a_rule_or_like_others_between_the_rows_stays() -> None:
    assert _lectures("of charge until").n_rows == 5
    line = "All talks are in the small lecture hall and free"
    assert (
        _lectures(line, rules=[Rule(box=Box(left=0, top=99.8, right=240, bottom=100.2), horizontal=True)]).n_rows == 5
    )


def test_a_first_row_in_larger_print_is_a_title() -> None:
    """Previously a title read with a table without rules was a head over some of its columns."""
    texts = (("Group", "Aim", "Room"), ("one", "speech", "12"), ("two", "hands", "7"))
    words = [
        word(text, 4 + 60.0 * at, 24 + 20.0 * row) for row, line in enumerate(texts) for at, text in enumerate(line)
    ]
    title = Word(text="Training", box=Box(left=70, top=2, right=118, bottom=15))
    edges = (0.0, 20.0, 40.0, 60.0, 80.0)
    titled = grid_of([title, *words], edges, COLUMNS[:4])
    assert without_larger_title(titled, ()).n_rows == 3
    assert without_larger_title(titled, [Rule(box=Box(left=0, top=0, right=180, bottom=0), horizontal=True)]) == titled
    head = grid_of([word("Training", 70, 4), *words], edges, COLUMNS[:4])
    assert without_larger_title(head, ()) == head


def test_what_stands_behind_the_end_of_all_rules_is_beside_the_table() -> None:
    """Previously a list of advice was the last column of the table that it stands beside."""
    grid = _grid((("时段", "体位", "执行", "每日"), ("08", "平卧", "辛", "翻身"), ("10", "左侧", "卢", "保持")))
    rules = _levels(176)
    assert without_what_is_beside(grid, rules).n_columns == 3
    assert without_what_is_beside(grid, _levels(240)) == grid
    assert without_what_is_beside(grid, rules[:-1]) == grid
    wide = replace(rules[1], box=replace(rules[1].box, right=240))
    assert without_what_is_beside(grid, [rules[0], wide, rules[-1]]) == grid


def _beside(*lines: str, height: float = 10.0) -> PageGrid:
    """Rows of three columns, and beside them lines of a text of such height."""
    rows = [("Item", "Due", "Sum"), ("Saw", "May", "12"), ("Axe", "June", "7"), ("Plane", "July", "31")]
    words = [word(text, 60.0 * at, 20.0 * row + 5) for row, own in enumerate(rows) for at, text in enumerate(own)]
    for row, line in enumerate(lines):
        box = Box(left=200, top=20.0 * row + 5, right=200 + 5.0 * len(line), bottom=20.0 * row + 5 + height)
        words.append(Word(text=line, box=box))
    return grid_of(words, (0.0, 20.0, 40.0, 60.0, 80.0), (0.0, 55.0, 115.0, 190.0, 420.0))


def test_a_text_beside_the_rows_that_goes_on_from_line_to_line_is_no_column() -> None:
    """Previously an insurer's clause was the last column of the table of deductibles that it stands beside."""
    text = (
        "本合同自货物离开仓库时起生效，至到达目的地",
        "收货人仓库时止；未运抵仓库的，最长延至卸离",
        "船舶后十五天。",
        "其他",
    )
    assert without_what_is_said_of_it(_beside(*text), ()).n_columns == 3
    assert without_what_is_said_of_it(_beside("备注", *text[:3]), ()).n_columns == 4
    over = [Rule(box=Box(left=0, top=20, right=420, bottom=20.5), horizontal=True)]
    assert without_what_is_said_of_it(_beside(*text), over).n_columns == 4


def test_larger_print_beside_rules_that_end_before_it_is_no_column() -> None:
    """Previously how an invoice is to be paid was a column of the account beside it."""
    text = ("Payment", "Wexley Bank", "Sort code nil", "Quote the number")
    rules = [Rule(box=Box(left=0, top=60, right=180, bottom=60.5), horizontal=True)]
    assert without_what_is_said_of_it(_beside(*text, height=11.5), rules).n_columns == 3
    assert without_what_is_said_of_it(_beside(*text), rules).n_columns == 4
    assert without_what_is_said_of_it(_beside(*text, height=11.5), ()).n_columns == 4


def test_a_text_under_a_rule_of_its_own_is_beside_the_table() -> None:
    """Previously what else is for sale, a title and a rule over it as over the table, was a last column."""
    grid = _beside("vases of clay: 21.00", "and of glass, boxed:", "58.00")
    rules = [level(0, 0, 150), level(20, 0, 150), level(0, 200, 400)]
    assert without_what_is_said_of_it(grid, rules).n_columns == 3
    wide = [*rules[:2], level(0, 150, 400)]
    assert without_what_is_said_of_it(grid, wide).n_columns == 4


def test_a_title_with_blanks_over_the_names_of_columns_is_none_of_their_rows() -> None:
    """Previously a class, its course and its controls under a page's rule were the first row."""
    title = [
        Word(text=text, box=Box(left=left, top=2, right=left + 18, bottom=16))
        for text, left in (("M", 2), ("6 km", 40))
    ]
    rows = (("Place", "Name", "Time"), ("1", "Sahl", "late"), ("2", "Wall", "late"))
    words = [word(text, 60.0 * at + 2, 20.0 * row + 25) for row, own in enumerate(rows) for at, text in enumerate(own)]
    grid = grid_of([*title, *words], (0.0, 20.0, 40.0, 60.0, 80.0), COLUMNS[:4])
    over = level(0, 0, 180)
    assert without_larger_title(grid, [over, level(40, 0, 180)]).n_rows == 3
    assert without_larger_title(grid, [over, level(40, 0, 180), level(80, 0, 180)]) == grid


def test_blank_cells_of_one_row_that_rules_draw_stay() -> None:
    """Previously the blank half of a row that a page begins with was cut off."""
    grid = _grid([["4", "通知", "", ""]], rows=(0.0, 20.0))
    sides = [Rule(box=Box(left=x - 0.25, top=0, right=x + 0.25, bottom=20), horizontal=False) for x in COLUMNS]
    assert without_blank_ends(grid, sides, ()) == grid
    assert without_blank_ends(grid, (), ()).n_columns == 2


@pytest.mark.parametrize(
    ("over", "n_rows"),
    [(["共计66个", "表2 某乡情况"], 2), (["", "某乡卫生资源统计表"], 2), (["共计66个", "某乡情况"], 4)],
    ids=["caption", "title", "names"],
)
def test_rows_to_a_caption_above_the_first_rule_are_none(over: Sequence[str], n_rows: int) -> None:
    """Previously prose and 表2 above a table on a scanned page were its first rows."""
    words = [word(text, 4 + 60 * at, 20.0 * at + 4) for at, text in enumerate(over) if text]
    words += [word(text, left + 4, y) for y in (44, 64) for text, left in zip("甲乙丙", COLUMNS, strict=False)]
    rows, rules = (0.0, 20.0, 40.0, 60.0, 80.0), [level(y, 0, 180) for y in (40, 60, 80)]
    grid = grid_of(words, rows, COLUMNS[:4], {(1, 1): (1, 2)})
    assert without_rows_to_caption(grid, rules).n_rows == n_rows
    assert without_rows_to_caption(grid, [level(0, 0, 180), *rules]).n_rows == 4


def test_a_row_between_a_caption_and_the_first_rule_is_kept() -> None:
    """A rule under the head may be too faint to be seen."""
    words = [
        word("表2 某乡情况", 64, 4),
        *(word(text, left + 4, 24) for text, left in zip("甲乙丙", COLUMNS, strict=False)),
    ]
    words += [word("9", left + 4, y) for y in (44, 64) for left in COLUMNS[:3]]
    grid = grid_of(words, (0.0, 20.0, 40.0, 60.0, 80.0), COLUMNS[:4])
    made = without_rows_to_caption(grid, [level(y, 0, 180) for y in (60, 80)])
    assert [[word.text for word in cell.words] for cell in made.cells if cell.row == 0] == [["甲"], ["乙"], ["丙"]]


def test_of_a_picture_a_blank_column_that_rules_draw_stays() -> None:
    """What stands in it, set upright as forms set their labels, may not have been read."""
    grid = _grid([row[::-1] for row in TEXTS])
    sides = [Rule(box=Box(left=x, top=0, right=x + 0.5, bottom=60), horizontal=False) for x in (0, 60)]
    assert without_blank_ends(grid, sides, (), read=True) == grid
    assert without_blank_ends(grid, sides, ()).n_columns == 3
    assert without_blank_ends(grid, sides[1:], (), read=True).n_columns == 3
