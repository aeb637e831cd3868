"""Tables of which level rules alone tell that prose or other tables stand beside them."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.find_grids import find_grids
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lines import lines_of
from models.tables.pages.regions.rule_stacks import rule_stacks
from models.tables.pages.regions.shade_outlines import outlined
from models.tables.pages.regions.tables_beside import stacks_beside
from tests.models.tables.table_grids_by_hand import level, word

PAGE = Page(number=1, width=600, height=800)
PITCH, PROSE_PITCH = 15.0, 17.0
MONTHS = ("Month", "January", "February", "March", "April", "May")
ITEMS = ("Item", "Bread", "Milk", "Eggs", "Salt", "Tea")


def found(
    words: Sequence[Word], rules: Sequence[Rule], shades: Sequence[Box] = (), *, scanned: bool = False
) -> tuple[PageGrid, ...]:
    page = PrintedPage(page=PAGE, words=tuple(words), rules=tuple(rules), shades=tuple(shades))
    return find_grids(PrintedPage(page=PAGE, words=page.words, rules=page.rules, shades=page.shades, scanned=scanned))


def table(left: float, labels: Sequence[str], *, top: float = 100.0) -> list[Word]:
    return [
        word(text, left + at, top + 3 + PITCH * row)
        for row, label in enumerate(labels)
        for text, at in ((label, 4.0), (f"{row}.1" if row else "Plan", 70.0), (f"{row}.7" if row else "Fact", 120.0))
    ]


def ruled(left: float, *, top: float = 100.0, rows: int = 6, width: float = 150.0) -> list[Rule]:
    return [level(top + PITCH * row, left, left + width) for row in range(rows + 1)]


def prose(left: float, *, top: float = 98.0, lines: int = 5) -> list[Word]:
    return [
        word("prices of food and of other goods were stable over"[line:], left, top + PROSE_PITCH * line)
        for line in range(lines)
    ]


def test_lines_of_prose_beside_a_table_are_none_of_it() -> None:
    (grid,) = found([*table(380, MONTHS), *prose(60)], ruled(380))
    assert (grid.n_rows, grid.n_columns) == (6, 3)
    assert min(one.box.left for cell in grid.cells for one in cell.words) > 380


def test_a_head_above_the_first_rule_is_of_the_table_beside_prose() -> None:
    (grid,) = found([*table(380, MONTHS), *prose(60)], ruled(380)[1:])
    assert (grid.n_rows, grid.n_columns) == (6, 3)


def test_names_of_groups_beside_inner_rules_are_of_the_table() -> None:
    words = [*table(130, MONTHS), word("Spring", 64, 133), word("North", 64, 178)]
    rules = [level(y, 60, 280) for y in (100.0, 115.0, 160.0, 190.0)]
    rules += [level(y, 130, 280) for y in (130.0, 145.0, 175.0)]
    (grid,) = found(words, rules)
    assert grid.n_columns == 4


def test_rules_under_sums_make_no_table_of_the_columns_of_figures() -> None:
    words = []
    for row, label in enumerate(("Cash", "Stock", "Sum", "Goods", "Land", "Total", "Loans", "Tax", "Net")):
        words.append(word(label, 64, 103 + PITCH * row))
        for left in (250.0, 320.0):
            words += [word("$", left, 103 + PITCH * row), word(f"{row}1,203", left + 20, 103 + PITCH * row)]
    rules = [level(100 + PITCH * row, 245, 375) for row in (2, 3, 5, 6, 8, 9)]
    (grid,) = found(words, rules)
    assert any("Cash" in one.text for cell in grid.cells for one in cell.words)


def test_lines_that_end_in_figures_are_rows_however_near_they_stand() -> None:
    labels = ("Name", "without any parts", "with two", "without")
    words = [
        word(text, left, 103 + PITCH * row)
        for row, label in enumerate(labels)
        for text, left in ((label, 64.0), (f"7{row}.2", 156.0), (f"3.{row}", 183.0))
    ]
    rules = [level(y, 60, 202) for y in (100.0, 115.0, 161.0)]
    (stack,) = rule_stacks(rules, lines_of(words))
    assert stack.bottom > 160


def test_edges_of_heads_found_in_pieces_tell_two_tables_beside_each_other() -> None:
    words = [*table(60, MONTHS), *table(230, ITEMS)]
    shades = [
        Box(left=left, top=100 + PITCH * row, right=left + 150, bottom=115 + PITCH * row)
        for left in (60.0, 230.0)
        for row in (0, 2, 4)
    ]
    rules = [
        level(y, start, end)
        for y in (100.0, 115.0)
        for start, end in ((60.0, 85.0), (140.0, 210.0), (230.0, 255.0), (310.0, 380.0))
    ]
    rules += [
        Rule(box=Box(left=x, top=100, right=x + 0.4, bottom=115), horizontal=False) for x in (60.0, 209.6, 230.0, 379.6)
    ]
    grids = found(words, rules, shades, scanned=True)
    assert [(grid.n_rows, grid.n_columns) for grid in grids] == [(6, 3), (6, 3)]


def test_edges_of_fills_are_whole_on_pictures_alone() -> None:
    shade = Box(left=60, top=100, right=210, bottom=115)
    page = PrintedPage(page=PAGE, words=(), rules=(level(100, 60, 120),), shades=(shade,), scanned=True)
    assert [rule.box.right for rule in outlined(page).rules] == [120, 210]
    text = PrintedPage(page=PAGE, words=(), rules=page.rules, shades=page.shades)
    assert outlined(text) == text


def test_pairs_of_tables_under_one_another_are_told_apart_by_a_heading_over_both() -> None:
    words = [
        *table(60, MONTHS),
        *table(230, ITEMS),
        word("what follows is of the year before and of no other", 90, 200),
    ]
    words += [*table(60, MONTHS, top=220), *table(230, ITEMS, top=220)]
    rules = [rule for top in (100.0, 220.0) for left in (60.0, 230.0) for rule in ruled(left, top=top)]
    assert len(stacks_beside(rules, words)) == 4


def test_level_rules_above_and_below_a_frame_are_two_tables() -> None:
    """A list beside a table, a frame and a notice in a box, no title between that was read; previously one table."""
    left = [*ruled(40.0, rows=14), *(level(100.0 + PITCH * row, 320.0, 470.0) for row in range(6))]
    words = table(40.0, [*MONTHS, *ITEMS, "Sum", "Tax"]) + table(320.0, ITEMS[:5])
    frame, notice = Box(left=320.0, top=205.0, right=470.0, bottom=250.0), (265.0, 300.0)
    rules = [*left, *(level(y, frame.left, frame.right) for y in (205.0, 220.0, 235.0, 250.0, *notice))]
    rules += [
        Rule(box=Box(left=x - 0.25, top=205.0, right=x + 0.25, bottom=250.0), horizontal=False) for x in (320, 390, 470)
    ]
    rules += [
        Rule(box=Box(left=x - 0.25, top=265.0, right=x + 0.25, bottom=300.0), horizontal=False) for x in (320, 470)
    ]
    words += [
        word(text, x, top)
        for top, name in ((208, "Due"), (223, "Paid"), (238, "Open"))
        for x, text in ((324, name), (430, "9.5"))
    ]
    words += [word("pay by the end of May", 324, 276)]
    shapes = [(grid.n_rows, grid.n_columns) for grid in found(words, rules, scanned=True)]
    assert {(5, 3), (3, 2)} <= set(shapes)


def test_lines_beside_a_table_and_below_it_are_no_table_around_it() -> None:
    """Previously a column of references, and the lines of prose below the table, were one that had its words again."""
    words = [
        *table(60, MONTHS[:4]),
        *prose(240, lines=6),
        word("rates were lower", 60, 180),
        word("than before.", 60, 193),
    ]
    words += [word("from the year", 240, 180), word("that follows", 240, 193)]
    grids = found(words, [level(100, 60, 210), level(115, 60, 210), level(160, 60, 210)], scanned=True)
    held = [one.box for grid in grids for cell in grid.cells for one in cell.words]
    assert len(held) == len(set(held))
