"""Statements of banks: particulars, a head over rules, a narrower table below, figures beside names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.columns.run_together import with_figures_and_names_apart
from models.tables.pages.find_grids import find_grids
from models.tables.pages.grids.text_rows import entries_of
from models.tables.pages.print.lines import lines_of
from models.tables.pages.regions.heads_of_stacks import parted_at_ends
from models.tables.pages.seen.seen_places import seen_places
from models.tables.values import is_value_text
from tests.models.tables.pages.chosen.test_choose import Places
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

PAGE = Page(number=1, width=600, height=800)
COLUMNS = (0.0, 60.0, 130.0, 260.0)


def rows_of(top: float, *rows: tuple[str, ...]) -> list[Word]:
    return [
        word(text, x, top + 20 * at)
        for at, texts in enumerate(rows)
        for text, x in zip(texts, (50, 150, 300, 420), strict=True)
    ]


ROWS = [(f"2024070{at}", f"08:1{at}:44", f"-3{at}.50", f"18,20{at}.33") for at in range(1, 6)]


def test_a_head_over_the_first_rule_parts_the_table_from_particulars() -> None:
    """Previously their lines were its first rows."""
    words = [
        word(text, x, 60 + 14 * at)
        for at in range(2)
        for text, x in zip(("甲乙", "丙丁", "戊己"), (95, 210, 360), strict=True)
    ]
    words += [*rows_of(104, ("Date", "Time", "Amount", "Balance")), *rows_of(122, *ROWS)]
    rules = tuple(level(118 + 20 * at, 48, 470) for at in range(6))
    grids = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=rules))
    assert [texts_of(grid)[0][0] for grid in grids if grid.n_rows > 2] == ["Date"]


@pytest.mark.parametrize("head", [True, False])
def test_rules_that_end_elsewhere_below_a_head_are_of_another_table(head: bool) -> None:
    """A row of figures over them is one of sums."""
    boxes = [*(level(118 + 20 * at, 48, 470).box for at in range(4)), *(level(y, 48, 330).box for y in (204, 222))]
    texts = ("Credits", "Total", "Debits", "Sum") if head else ("Total", "12", "34", "56")
    lines = lines_of(rows_of(190, texts))
    assert parted_at_ends(boxes, lines) == ([boxes[:4], boxes[4:]] if head else [boxes])


def test_asterisks_between_figures_are_on_their_line() -> None:
    """Low, at the top of the line: previously a row of their own."""
    places = [("Account:", 66, 106, 0.0), ("6217", 253, 270, 0.9), ("0385", 306, 323, 0.9), ("Kind:", 409, 427, 0.0)]
    words = [at(text, left, 77 + off, right, 84.8) for text, left, right, off in places]
    words += [at("********", 273, 77.9, 303, 80.4), at("RMB", 439, 77.3, 462, 84.6)]
    row = [("Begins:", 66, 101), ("2024-07-31", 253, 293), ("Printed:", 393, 427), ("2024-08-02", 439, 479)]
    words += [at(text, left, 90.6, right, 98.3) for text, left, right in row]
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words), scanned=True))
    assert grid.n_rows == 2


def at(text: str, left: float, top: float, right: float, bottom: float) -> Word:
    return Word(text=text, box=Box(left=left, top=top, right=right, bottom=bottom), origin="ocr", confidence=0.99)


def test_pairs_of_names_and_what_they_are_stay_one_table_though_seen_in_two() -> None:
    columns = (0.0, 60.0, 130.0, 190.0, 260.0)
    texts = (("户名：", "梁思齐", "账号：", "6217"), ("起日：", "07-01", "止日：", "07-31"))
    words = [word(text, columns[at] + 4, 4 + 20 * row) for row, own in enumerate(texts) for at, text in enumerate(own)]
    grid = grid_of(words, (0, 20, 40), columns)
    halves = Places(Box(left=-9, top=-4, right=128, bottom=44), Box(left=132, top=-4, right=280, bottom=44))
    places = seen_places(halves, [grid], PrintedPage(page=PAGE, words=tuple(words)), clean=True)
    assert [len(region.words) for region in places.new] == [8]
    named = replace(grid, cells=tuple(replace(cell, words=(replace(cell.words[0], text="甲"),)) for cell in grid.cells))
    other = seen_places(halves, [named], PrintedPage(page=PAGE, words=tuple(words)), clean=True)
    assert [len(region.words) for region in other.new] == [4, 4]


def run_together(text: str) -> list[str]:
    words = [word("Balance", 62, 4), word("Name", 134, 4)]
    for at in range(1, 5):
        words += [word(f"{at}0,204.33", 82, 4 + 20 * at), word("某某公司", 134, 4 + 20 * at)]
    one = Word(text=text, box=Box(left=84, top=104, right=160, bottom=114), origin="ocr", confidence=0.9)
    grid = grid_of([*words, one], tuple(20.0 * at for at in range(7)), COLUMNS, {(5, 1): (1, 2)})
    return texts_of(with_figures_and_names_apart(grid))[5]


def test_a_figure_and_a_name_read_as_one_word_are_two_cells() -> None:
    assert run_together("16,204.33梁思远") == ["", "16,204.33", "梁思远"]
    assert run_together("388à") == ["", "388", "à"]


@pytest.mark.parametrize("text", ["16,204.33元", "梁思远16,204", "六七八九十梁思远"])
def test_other_words_over_both_columns_stay(text: str) -> None:
    assert run_together(text) == ["", f"{text}[1x2]"]


@pytest.mark.parametrize(("behind", "figure"), [("CR", True), ("Dr.", True), ("km", False)])
def test_an_amount_and_the_side_that_it_is_booked_on_are_a_figure(behind: str, figure: bool) -> None:
    words = [word("Refund", 5, 10), word("16.99", 140, 10), word(behind, 168, 10)]
    entries = entries_of(words, (0.0, 100.0, 200.0), frozenset({1}), 0)
    assert [entry.figure for entry in entries if entry.column] == [figure]


@pytest.mark.parametrize(("text", "value"), [("2.14c", True), ("11,6ab", True), ("3a", False), ("4.7uF", False)])
def test_letters_behind_means_that_do_not_differ_are_of_the_figure(text: str, value: bool) -> None:
    assert is_value_text(text) == value


@pytest.mark.parametrize(
    ("text", "value"), [("1’390.00", True), ("2'041'300", True), ("–1’204", True), ("7’35", False), ("’390", False)]
)  # fmt: skip
def test_groups_of_three_digits_may_have_an_apostrophe_between_them(text: str, value: bool) -> None:
    assert is_value_text(text) == value


@pytest.mark.parametrize(
    ("text", "value"), [("≤8", True), ("≥0.5", True), ("＜2", True), ("450円", True), ("≤S", False)]
)
def test_bounds_and_what_yen_and_bags_count_are_figures(text: str, value: bool) -> None:
    assert is_value_text(text) == value
