"""Grids that compete for the same words and rules, drawn here by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.chosen.choose import _n_figures, choose_grids
from models.tables.pages.chosen.score import Explained, explained, figures_are, score
from models.tables.pages.grid_finder import GridFinder, geometry
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.picture_reader import PagePicture
from models.tables.pages.print.lattice import slot
from models.tables.pages.print.lines import middle_x, middle_y
from models.tables.pages.print.share import Share

PAGE = Page(number=1, width=600, height=800)
ROWS, COLUMNS = (100.0, 130.0, 160.0, 190.0), (100.0, 200.0, 300.0, 400.0)


def word(text: str, left: float, top: float) -> Word:
    return Word(text=text, box=Box(left=left, top=top, right=left + 10 * len(text), bottom=top + 10))


WORDS = tuple(
    word(text, column + 20, row + 10)
    for row, texts in zip(ROWS, (("项目", "本年", "上年"), ("收到", "12", "30"), ("办结", "11", "29")), strict=False)
    for column, text in zip(COLUMNS, texts, strict=False)
)


def drawn(rows: Sequence[float], columns: Sequence[float]) -> tuple[Rule, ...]:
    level = [Rule(box=Box(left=columns[0], top=y, right=columns[-1], bottom=y + 0.5), horizontal=True) for y in rows]
    upright = [Rule(box=Box(left=x, top=rows[0], right=x + 0.5, bottom=rows[-1]), horizontal=False) for x in columns]
    return (*level, *upright)


def grid(rows: Sequence[float], columns: Sequence[float], *, found_by: str, words: Sequence[Word] = WORDS) -> PageGrid:
    """Without spans."""
    cells = [
        PageCell(
            row=row, column=column, row_span=1, column_span=1,
            box=Box(left=columns[column], top=rows[row], right=columns[column + 1], bottom=rows[row + 1]),
            words=tuple(
                one for one in words
                if slot(rows, middle_y(one.box)) == row and slot(columns, middle_x(one.box)) == column
                and rows[0] < middle_y(one.box) < rows[-1]
            ),
        )
        for row in range(len(rows) - 1) for column in range(len(columns) - 1)
    ]  # fmt: skip
    box = Box(left=columns[0], top=rows[0], right=columns[-1], bottom=rows[-1])
    return PageGrid(
        box=box, row_edges=tuple(rows), column_edges=tuple(columns), cells=tuple(cells), confidence=1.0,
        found_by=found_by,
    )  # fmt: skip


RIGHT = grid(ROWS, COLUMNS, found_by="text")


def parts(one: PageGrid, rules: tuple[Rule, ...] = ()) -> Explained:
    return explained([one], RIGHT.box, WORDS, rules)


def test_a_right_grid_explains_everything() -> None:
    own = parts(RIGHT, drawn(ROWS, COLUMNS))
    assert score(own, [own]) == 1.0


def test_a_column_that_no_rule_draws_is_told_by_the_white_in_its_cells() -> None:
    """Rules around every row and some columns: what they alone draw holds two words far apart in one cell."""
    rules = drawn(ROWS, (COLUMNS[0], COLUMNS[1], COLUMNS[3]))
    lattice = grid(ROWS, (COLUMNS[0], COLUMNS[1], COLUMNS[3]), found_by="rules")
    words = tuple(replace(one, text="甲乙") for one in WORDS)
    right, torn = (
        grid(ROWS, columns, found_by=name, words=words)
        for columns, name in ((COLUMNS, "both"), (lattice.column_edges, "rules"))
    )
    page = PrintedPage(page=PAGE, words=words, rules=rules)
    assert [one.found_by for one in choose_grids(page, [[torn], [right]])] == ["both"]


def test_each_fault_has_its_part() -> None:
    two_in_one = parts(grid((100, 130, 190), COLUMNS, found_by="text"))
    assert (two_in_one.single.good, two_in_one.single.total) == (0, 4)
    through = parts(grid(ROWS, (100, 128, 200, 300, 400), found_by="text"))
    assert through.whole.value < 1
    blank = parts(grid((100, 130, 145, 160, 190), COLUMNS, found_by="text"))
    assert blank.occupied.value < parts(RIGHT).occupied.value
    lost = parts(grid((100, 130, 160), COLUMNS, found_by="text"))
    assert (lost.held.good, lost.held.total) == (2, 4)
    unruled = parts(grid(ROWS, (100, 200, 400), found_by="text"), drawn(ROWS, COLUMNS))
    assert unruled.ruled.value < 1


def test_edges_without_rules_count_where_the_others_are_drawn() -> None:
    rules = drawn(ROWS, COLUMNS)
    more = grid((100, 115, 130, 160, 190), COLUMNS, found_by="both")
    good, bad = parts(RIGHT, rules), parts(more, rules)
    assert good.level.value == 1.0 > bad.level.value
    assert score(good, [good, bad]) > score(bad, [good, bad])


def test_the_grid_that_explains_more_wins_whoever_found_it() -> None:
    worse = grid((100, 130, 190), COLUMNS, found_by="recogniser")
    page = PrintedPage(page=PAGE, words=WORDS, scanned=True)
    for order in ([[RIGHT], [worse]], [[worse], [RIGHT]]):
        (chosen,) = choose_grids(page, order)
        assert (chosen.found_by, chosen.n_rows) == ("text", 3)


def test_two_finders_that_agree_are_surer_than_one() -> None:
    page = PrintedPage(page=PAGE, words=WORDS)
    (alone,) = choose_grids(page, [[RIGHT]])
    (agreed,) = choose_grids(page, [[RIGHT], [replace(RIGHT, found_by="recogniser")]])
    assert alone.confidence < agreed.confidence
    assert agreed.found_by == "text"


def test_one_table_against_two_halves_and_tables_of_which_one_finder_knows_are_kept() -> None:
    below = grid((300, 330, 360), COLUMNS, found_by="text", words=())
    halves = [grid((100, 130), COLUMNS, found_by="text"), grid((160, 190), COLUMNS, found_by="text"), below]
    chosen = choose_grids(PrintedPage(page=PAGE, words=WORDS), [halves, [replace(RIGHT, found_by="recogniser")]])
    assert [(one.found_by, one.n_rows) for one in chosen] == [("recogniser", 3), ("text", 2)]


class Places:
    """Tables here and nowhere else."""

    def __init__(self, *boxes: Box) -> None:
        self._boxes = list(boxes)

    def at(self, x: float, y: float) -> float:
        return float(any(box.left <= x <= box.right and box.top <= y <= box.bottom for box in self._boxes))

    def boxes(self) -> list[Box]:
        return self._boxes


class Asked:
    """A recogniser that says the same of every region, and counts how often it is asked."""

    def __init__(self, says: PageGrid, sees: Places | None = None) -> None:
        self.says, self.times, self.sees = says, 0, sees or Places(says.box)

    def look(self, picture: PagePicture, words: Sequence[Word]) -> Places:
        return self.sees

    def grids(self, picture: PagePicture, known: Sequence[PageGrid], words: Sequence[Word]) -> list[list[PageGrid]]:
        self.times += len(known)
        return [[self.says] for _ in known]


def blank_picture() -> PagePicture:
    return PagePicture(gray=np.full((80, 60), 255, np.uint8), dots_per_inch=7.2)


def test_the_recogniser_is_not_asked_where_rules_settle_a_page_with_text() -> None:
    asked = Asked(replace(RIGHT, found_by="recogniser"), Places())
    finder = GridFinder(lambda: asked)
    ruled = PrintedPage(page=PAGE, words=WORDS, rules=drawn(ROWS, COLUMNS))
    assert finder(ruled, blank_picture)[0].found_by == "rules"
    assert asked.times == 0
    assert finder(replace(ruled, scanned=True), blank_picture)
    assert asked.times == 1
    assert finder(replace(ruled, rules=(), words=WORDS[:-1]), blank_picture)
    assert asked.times == 2


def test_the_recogniser_is_not_asked_where_a_grid_of_words_leaves_nothing_to_explain() -> None:
    asked = Asked(replace(RIGHT, found_by="recogniser"), Places())
    (found,) = GridFinder(lambda: asked)(PrintedPage(page=PAGE, words=WORDS), blank_picture)
    assert (found.found_by, found.n_rows, found.n_columns, asked.times) == ("text", 3, 3, 0)


def test_without_picture_or_recogniser_geometry_stands() -> None:
    page = PrintedPage(page=PAGE, words=WORDS, scanned=True)
    assert GridFinder(lambda: None)(page, blank_picture) == geometry(page)
    assert GridFinder(lambda: Asked(RIGHT))(page, None) == geometry(page)


def test_a_region_that_only_the_finder_of_regions_saw_is_a_table_too() -> None:
    """A table of labels whose rules are gone: geometry takes its lines for prose."""
    words = tuple(word("项目内容说明", 120, y) for y in (100, 130, 160, 190))
    page = PrintedPage(page=PAGE, words=words, scanned=True)
    assert geometry(page) == ()
    box = Box(left=110, top=90, right=400, bottom=210)
    says = grid((90, 120, 150, 180, 210), (110, 250, 400), found_by="recogniser", words=words)
    found = GridFinder(lambda: Asked(says, Places(box)))(page, blank_picture)
    assert [one.n_rows for one in found] == [4]


def test_words_of_tables_and_of_prose_are_told_apart_by_the_finder_of_regions() -> None:
    title = word("表一", 120, 80)
    with_title = grid((70, 100, 130, 160, 190), COLUMNS, found_by="text", words=(*WORDS, title))
    seen = Places(RIGHT.box)
    of_table = lambda one: seen.at(middle_x(one.box), middle_y(one.box)) > 0.5  # noqa: E731
    page = PrintedPage(page=PAGE, words=(*WORDS, title))
    (chosen,) = choose_grids(page, [[with_title], [RIGHT]], of_table=of_table)
    assert chosen.n_rows == 3


def test_figures_that_are_surely_none_of_a_table_need_not_be_held() -> None:
    """A timetable under a line with a telephone's number: times are no figures, and what left the number out was
    dropped.
    """
    times = [word("6:30", left + 20, top + 10) for top in ROWS[:-1] for left in COLUMNS[:-1]]
    phone = word("5560118", 120, 75)
    with_phone = grid((70, *ROWS), COLUMNS, found_by="both", words=(phone, *times))
    right = grid(ROWS, COLUMNS, found_by="text", words=times)
    page = PrintedPage(page=PAGE, words=(phone, *times))
    (chosen,) = choose_grids(page, [[with_phone], [right]], of_table=lambda one: one is not phone)
    assert chosen.n_rows == 3


def test_who_sees_one_table_says_nothing_of_its_neighbours() -> None:
    """A frame drawn too large meets the next table; previously what saw the first table right was to explain both."""
    below = tuple(
        replace(one, box=replace(one.box, top=one.box.top + 100, bottom=one.box.bottom + 100)) for one in WORDS
    )
    other = grid([y + 100 for y in ROWS], COLUMNS, found_by="rules", words=below)
    large = grid((40.0, 70.0, *ROWS, 230.0), COLUMNS, found_by="rules")
    page = PrintedPage(page=PAGE, words=(*WORDS, *below))
    chosen = choose_grids(page, [[large, other], [RIGHT]])
    assert [one.n_rows for one in chosen] == [3, 3]


def test_each_of_several_tables_under_one_grid_is_chosen_by_itself() -> None:
    """Previously the finder that was best over both tables was believed for both."""
    below = tuple(
        replace(one, box=replace(one.box, top=one.box.top + 100, bottom=one.box.bottom + 100)) for one in WORDS
    )
    lower = [y + 100 for y in ROWS]
    torn = grid(ROWS, (100, 150, 200, 230, 300, 400), found_by="recogniser")
    right = grid(lower, COLUMNS, found_by="recogniser", words=below)
    joined = grid(lower, (100, 400), found_by="recogniser-rows", words=below)
    over = grid((100, 290), (100, 400), found_by="text", words=(*WORDS, *below))
    page = PrintedPage(page=PAGE, words=(*WORDS, *below))
    chosen = choose_grids(page, [[over], [torn, right], [RIGHT, joined]])
    assert [(one.n_rows, one.n_columns) for one in chosen] == [(3, 3), (3, 3)]


def latin(text: str, left: float, top: float) -> Word:
    """Read by OCR: five points a letter."""
    return Word(text=text, box=Box(left=left, top=top, right=left + 5 * len(text), bottom=top + 10), origin="ocr")


def test_english_words_are_not_parted_at_their_blanks() -> None:
    """Previously figures within words were each asked to have a cell of their own."""
    rows, whole = (100.0, 130.0, 160.0), (100.0, 200.0, 300.0)
    words = [
        latin(text, left + at, top + 10)
        for top in rows[:2] for left in whole[:2] for text, at in (("Line", 10), ("1", 33), ("Col", 41), ("2", 59))
    ]  # fmt: skip
    right = grid(rows, whole, found_by="rules", words=words)
    torn = grid(rows, (100.0, 139.0, 200.0, 239.0, 300.0), found_by="both", words=words)
    told = [explained([one], right.box, words, drawn(rows, whole)) for one in (right, torn)]
    assert [one.adjoining.value for one in told] == [1.0, pytest.approx(2 / 3)]
    assert told[0].single.total == 0
    assert score(told[0], told) == 1.0 > score(told[1], told)


def test_words_of_ocr_far_apart_in_one_cell_count_against_it() -> None:
    words = [replace(one, origin="ocr", text="甲乙") for one in WORDS]
    joined = grid(ROWS, (COLUMNS[0], COLUMNS[3]), found_by="recogniser", words=words)
    right = grid(ROWS, COLUMNS, found_by="text", words=words)
    assert explained([right], RIGHT.box, words, ()).together.total == 0
    assert explained([joined], RIGHT.box, words, ()).together.value < 1


@pytest.mark.parametrize(("number", "torn"), [("3", True), ("三", False)])
def test_a_lone_digit_far_from_a_name_is_of_another_cell(number: str, torn: bool) -> None:
    """Previously 3 and 端木凯 were one label as the characters of 牧　原 are."""
    words = [
        replace(word(text, x, top + 10), origin="ocr")
        for top in ROWS[:3] for text, x in ((number, 110), ("端木凯", 150), ("12", 320))
    ]  # fmt: skip
    joined = grid(ROWS, (100.0, 200.0, 400.0), found_by="recogniser", words=words)
    assert (explained([joined], RIGHT.box, words, ()).together.value < 1) == torn


@pytest.mark.parametrize("text", ["0.310–2.268", "<0.001", "1:09.44", "12~15"])
def test_ranges_bounds_and_times_are_figures_of_their_own_cells(text: str) -> None:
    """Previously a hazard ratio and its interval were one cell, since only one of them was a figure."""
    words = [word(said, x, top + 10) for top in ROWS[:3] for said, x in (("项目", 120), ("0.839", 205), (text, 310))]
    joined = grid(ROWS, (100.0, 200.0, 400.0), found_by="recogniser", words=words)
    right = grid(ROWS, (100.0, 200.0, 300.0, 450.0), found_by="text", words=words)
    shares = [explained([one], RIGHT.box, words, ()).single for one in (right, joined)]
    assert [(share.good, share.total) for share in shares] == [(6, 6), (0, 6)]


@pytest.mark.parametrize(
    ("scanned", "of_table", "kept"),
    [(True, False, 0), (True, None, 1), (True, True, 1), (False, False, 1)],
    ids=["surely prose", "nobody knows", "a table", "not a picture"],
)
def test_words_that_are_surely_prose_are_no_table_on_a_scan(scanned: bool, of_table: bool | None, kept: int) -> None:
    """Previously the edges of a photographed sheet of paper made a table of its prose."""
    page = PrintedPage(page=PAGE, words=WORDS, scanned=scanned)
    between = [y for top, bottom in pairwise(ROWS) for y in (top, top + 2, top + 5, bottom - 4)]
    torn = grid([*between, ROWS[-1]], COLUMNS, found_by="recogniser")
    found = [[] if scanned else [torn], [torn]]
    assert len(choose_grids(page, found, of_table=lambda _: of_table)) == kept


def test_a_full_grid_stays_though_its_words_are_told_for_prose() -> None:
    page = PrintedPage(page=PAGE, words=WORDS, scanned=True)
    assert choose_grids(page, [[], [replace(RIGHT, found_by="recogniser")]], of_table=lambda _: False)


def test_a_grid_that_holds_far_words_as_one_cell_row_after_row_loses() -> None:
    """A column that few rows fill costs blank cells. Previously a grid without it won, its words in the labels."""
    rows = [100.0 + 15 * row for row in range(12)]
    words = [word(f"项目{row}", 110, top + 2) for row, top in enumerate(rows[:-1])]
    words += [
        word(f"{row}{column}3", 330 + 100 * column, top + 2) for row, top in enumerate(rows[:-1]) for column in (0, 1)
    ]
    words += [word("3.1", 220, rows[row] + 2) for row in (1, 4, 7)]
    right = grid(rows, (100.0, 200.0, 300.0, 400.0, 500.0), found_by="text", words=words)
    torn = grid(rows, (100.0, 300.0, 400.0, 500.0), found_by="recogniser", words=words)
    page = PrintedPage(page=PAGE, words=tuple(words), rules=())
    assert [one.n_columns for one in choose_grids(page, [[right], [torn]])] == [4]
    seen = replace(page, scanned=True)
    assert [one.n_columns for one in choose_grids(seen, [[right], [torn]], clean=True)] == [4]


def test_a_figure_and_its_share_in_brackets_are_one_cell() -> None:
    """Previously 158 (75.6) in two columns explained as much."""
    words = [latin(text, x, top + 10) for top in ROWS[:3] for text, x in (("Rash", 110), ("158", 220), ("(75.6)", 239))]
    right = grid(ROWS, (100.0, 200.0, 300.0), found_by="text", words=words)
    torn = grid(ROWS, (100.0, 200.0, 237.0, 300.0), found_by="recogniser", words=words)
    told = [explained([one], right.box, words, ()) for one in (right, torn)]
    assert [(one.adjoining.good, one.adjoining.total) for one in told] == [(3, 3), (0, 3)]


def test_a_sign_behind_another_columns_figure_is_not_taken_from_its_own() -> None:
    """Previously $ 48,213 $ was one cell and 39,870 the next, as the signs' columns are mostly blank."""
    rows = [100.0 + 15 * row for row in range(13)]
    words = [word(f"项目{row}", 110, top + 2) for row, top in enumerate(rows[:-1])]
    words += [word(f"{row}3", left, top + 2) for row, top in enumerate(rows[:-1]) for left in (240, 340)]
    words += [word("$", left, rows[row] + 2) for row in (1, 5, 9) for left in (205, 305)]
    right = grid(rows, (100.0, 200.0, 230.0, 300.0, 330.0, 400.0), found_by="both", words=words)
    torn = grid(rows, (100.0, 200.0, 320.0, 400.0), found_by="recogniser", words=words)
    page = PrintedPage(page=PAGE, words=tuple(words), rules=())
    assert [one.n_columns for one in choose_grids(page, [[right], [torn]])] == [5]


def test_no_finder_is_favoured_for_a_grid_that_puts_rows_of_figures_into_one() -> None:
    # A statement of 29 rows on a screen: two rows of figures were one, since the recogniser is preferred on pictures.
    rows = tuple(100.0 + 22 * line for line in range(31))
    words = [
        word(text, column + 20, row + 10) for row in rows[:-1] for column, text in zip(COLUMNS, "甲12", strict=False)
    ]
    page = PrintedPage(page=PAGE, words=tuple(words), scanned=True)
    right = grid(rows, COLUMNS, found_by="text", words=words)
    stacked = grid(rows[:3] + rows[4:], COLUMNS, found_by="recogniser", words=words)
    found = choose_grids(page, [[right], [stacked]])
    assert [(one.found_by, one.n_rows) for one in found] == [("text", 30)]


def test_a_grid_that_cuts_words_loses_against_one_whose_edges_are_all_drawn_and_cut_none() -> None:
    """A timetable's heads are a lesson's number and its hour, and beside them a head of two rows."""
    words = [word("星期", 110, 140)]
    words += [
        word(text, x, y) for x, hour in ((230, "8:00"), (330, "8:55")) for text, y in ((hour[0], 133), (hour, 147))
    ]
    words += [word("一", 110, 170), word("英语", 220, 170), word("物理", 320, 170)]
    rules = drawn((130.0, 160.0, 190.0), COLUMNS)
    page = PrintedPage(page=PAGE, words=tuple(words), rules=rules, scanned=True)
    lattice = grid((130.0, 160.0, 190.0), COLUMNS, found_by="rules", words=words)
    cut = grid((130.0, 145.0, 160.0, 190.0), COLUMNS, found_by="recogniser", words=words)
    assert [one.n_rows for one in choose_grids(page, [[lattice], [cut]], clean=True)] == [2]


def test_blank_cells_that_rules_close_count_as_filled() -> None:
    """A form to be filled in; previously a grid without one of its drawn columns won, as it had fewer blank cells."""
    labels = tuple(word("姓名", 120, row + 10) for row in ROWS[:-1])
    page = PrintedPage(page=PAGE, words=labels, rules=drawn(ROWS, COLUMNS), scanned=True)
    whole = grid(ROWS, COLUMNS, found_by="rules", words=labels)
    fewer = grid(ROWS, (*COLUMNS[:2], COLUMNS[-1]), found_by="recogniser", words=labels)
    (chosen,) = choose_grids(page, [[whole], [fewer]], clean=True)
    assert chosen.n_columns == 3
    stacked = tuple(word(str(12 + row), 220, 102 + 12 * row) for row in range(7))
    groups = grid(ROWS, COLUMNS, found_by="rules", words=(*labels, *stacked))
    own = explained([groups], groups.box, (*labels, *stacked), page.rules)
    assert own.occupied.good == sum(bool(cell.words) for cell in groups.cells)


@pytest.mark.parametrize(("figures", "asked"), [(3, False), (4, True)])
def test_the_few_figures_of_a_form_need_no_cells_of_their_own(figures: int, asked: bool) -> None:
    """1. 2. 3. in one cell; previously a form was torn for them."""
    own = replace(explained([RIGHT], RIGHT.box, WORDS, ()), single=Share(good=0, total=figures))
    apart = replace(own, single=Share(good=figures, total=figures))
    assert (score(own, [own, apart]) < score(apart, [own, apart])) is asked


def test_figures_that_two_grids_of_geometry_hold_count_once() -> None:
    """Previously tables that hold all figures of a place lost to grids over each other that hold them twice."""
    rows = (100.0, 120.0, 140.0, 160.0)
    figures = tuple(word("12", 120, row + 5) for row in rows[:-1])
    one = grid(rows, (100.0, 200.0), found_by="text", words=figures)
    both = [one, replace(one, row_edges=(99.0, *rows[1:]))]
    assert _n_figures(both, figures_are) == _n_figures([one], figures_are) == len(figures)


def test_lines_of_one_cell_alone_are_no_rows_of_a_drawn_lattice() -> None:
    """Winning numbers under one another; previously their cell was as many rows."""
    rows, columns = (100.0, 130.0, 200.0, 230.0), (100.0, 200.0, 400.0)
    words = (
        word("一等", 110, 110), word("末位", 210, 110), word("二等", 110, 145), word("12094", 210, 135),
        word("66830", 210, 155), word("95417", 210, 175), word("三等", 110, 210), word("末三位", 210, 210),
    )  # fmt: skip
    page = PrintedPage(page=PAGE, words=words, rules=drawn(rows, columns))
    whole = grid(rows, columns, found_by="rules", words=words)
    torn = grid((100.0, 130.0, 150.0, 170.0, 200.0, 230.0), columns, found_by="both", words=words)
    (best,) = choose_grids(page, [[torn], [whole]])
    assert best.row_edges == rows


def test_lines_of_prose_that_fill_their_cell_are_no_rows_of_a_table_that_is_drawn() -> None:
    """One row with a remark of four lines; previously what parted them won, since more of its figures stood alone."""
    columns = (100.0, 150.0, 400.0, 500.0)
    words = [word("评价", 110, 135)]
    words += [word("输注后复查上升明显较前平稳无不适", 152, top) for top in (104, 124, 144, 164)]
    words = [replace(one, box=replace(one.box, right=398.0)) if one.box.left == 152 else one for one in words]
    words += [word(text, 410, top) for top, text in ((104, "12"), (124, "9"), (144, "31"), (164, "7"))]
    row, lines = (100.0, 180.0), (100.0, 120.0, 140.0, 160.0, 180.0)
    whole = grid(row, columns, found_by="rules", words=words)
    torn = grid(lines, columns, found_by="recogniser", words=words)
    page = PrintedPage(page=PAGE, words=tuple(words), rules=drawn(row, columns))
    assert [one.n_rows for one in choose_grids(page, [[whole], [torn]])] == [1]
    short = [replace(one, box=replace(one.box, right=300.0)) if one.box.left == 152 else one for one in words]
    pair = [[grid(rows, columns, found_by=by, words=short)] for rows, by in ((row, "rules"), (lines, "recogniser"))]
    assert [one.n_rows for one in choose_grids(replace(page, words=tuple(short)), pair)] == [4]


def test_a_form_that_nothing_but_rules_draws_keeps_its_cells() -> None:
    """Boxes to tick and a date to fill in stand apart; previously a finder of columns won that cut them on a picture."""
    rows, columns = (100.0, 130.0, 160.0, 190.0), (100.0, 200.0, 300.0, 600.0)
    words = [word(text, 110, top) for text, top in (("姓名", 110), ("意见", 140), ("理由", 170))]
    words += [word(text, left, top) for top in (140, 170) for text, left in (("是否", 310), ("年", 430), ("月日", 520))]
    form = grid(rows, columns, found_by="rules", words=words)
    cut = grid(rows, (100.0, 200.0, 300.0, 420.0, 510.0, 600.0), found_by="recogniser", words=words)
    page = PrintedPage(page=PAGE, words=tuple(words), rules=drawn(rows, columns), scanned=True)
    (best,) = choose_grids(page, [[form], [cut]], clean=True)
    assert best.n_columns == 3
    joined = grid((100.0, 130.0, 190.0), columns, found_by="recogniser", words=words)
    assert choose_grids(page, [[form], [joined]], clean=True)[0].n_rows == 3


def test_rows_of_figures_put_into_one_time_and_again_lose() -> None:
    """Lamp and control of five outcomes, the difference in the middle of both; previously each pair was one row."""
    pairs = [100.0 + 40.0 * at for at in range(6)]
    rows = [y for pair in pairs[:-1] for y in (pair, pair + 20.0)] + [pairs[-1]]
    words = [word(text, left, y + 5) for y in rows[:-1] for text, left in (("灯", 110), ("12", 210), ("34", 310))]
    words += [word("56", left, pair + 15) for pair in pairs[:-1] for left in range(410, 1000, 50)]
    columns = (100.0, 200.0, 300.0, *(400.0 + 50.0 * at for at in range(13)))
    apart, stacked = (grid(edges, columns, found_by="both", words=words) for edges in (rows, pairs))
    page = PrintedPage(page=PAGE, words=tuple(words), rules=())
    assert [one.n_rows for one in choose_grids(page, [[stacked], [apart]])] == [10]
