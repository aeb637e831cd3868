"""Titles and units that a fill or a rule makes a row of the table below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.grid_finder import GridFinder
from models.tables.pages.seen.seen_ends import without_seen_outside
from tests.models.tables.pages.chosen.test_choose import COLUMNS, ROWS, WORDS, Asked, Places, blank_picture, grid, word
from tests.models.tables.table_grids_by_hand import grid_of, level
from tests.models.tables.table_grids_by_hand import word as printed

WITH_TITLE = (70.0, *ROWS)
SEEN = Places(Box(left=COLUMNS[0], top=ROWS[0], right=COLUMNS[-1], bottom=ROWS[-1]))


def n_rows(title: Sequence[Word], rules: Sequence[Rule] = (), seen: Places = SEEN) -> int:
    one = grid(WITH_TITLE, COLUMNS, found_by="both", words=(*title, *WORDS))
    return without_seen_outside(one, seen, rules).n_rows


def test_a_title_that_is_seen_outside_is_no_row() -> None:
    """Previously the fill behind a title made it one."""
    assert n_rows([word("三、收支", 110, 80)]) == 3
    assert n_rows([word("收支", 110, 80), word("单位", 340, 80)]) == 3


def test_a_row_with_a_word_in_each_column_stays() -> None:
    assert n_rows([word("栏", column + 20, 80) for column in COLUMNS[:-1]]) == 4


def test_a_row_that_rules_part_stays() -> None:
    upright = Rule(box=Box(left=COLUMNS[1], top=70, right=COLUMNS[1] + 0.5, bottom=ROWS[-1]), horizontal=False)
    assert n_rows([word("甲", 110, 80), word("乙", 210, 80)], [upright]) == 4


def test_nothing_is_cut_where_the_next_row_is_not_seen_either() -> None:
    missed = Places(Box(left=COLUMNS[0], top=ROWS[2], right=COLUMNS[-1], bottom=ROWS[-1]))
    assert n_rows([word("三、收支", 110, 80)], seen=missed) == 4


def test_a_row_at_the_foot_is_cut_like_one_at_the_head() -> None:
    note = word("注：略", 110, 200)
    one = grid((*ROWS, 220.0), COLUMNS, found_by="both", words=(*WORDS, note))
    assert without_seen_outside(one, SEEN, ()).n_rows == 3


def test_a_row_that_rules_close_on_all_sides_stays() -> None:
    """Previously what a form asks of, over all columns within its frame, was a title."""
    level = [
        Rule(box=Box(left=COLUMNS[0], top=y, right=COLUMNS[-1], bottom=y + 0.5), horizontal=True) for y in (70, ROWS[0])
    ]
    sides = [
        Rule(box=Box(left=x, top=70, right=x + 0.5, bottom=ROWS[-1]), horizontal=False)
        for x in (COLUMNS[0], COLUMNS[-1])
    ]
    assert n_rows([word("申请的物种", 210, 80)], [*level, *sides]) == 4
    assert n_rows([word("申请的物种", 210, 80)], level) == 3


def test_a_row_as_high_as_the_others_between_rules_is_a_row() -> None:
    """Previously who is to be awarded a contract, in the first of a table's rows, was a title."""
    rows = (ROWS[0] - (ROWS[1] - ROWS[0]), *ROWS)
    one = grid(rows, COLUMNS, found_by="both", words=(word("候选人：某厂", 110, rows[0] + 6), *WORDS))
    level = [Rule(box=Box(left=COLUMNS[0], top=y, right=COLUMNS[-1], bottom=y + 0.5), horizontal=True) for y in rows]
    assert without_seen_outside(one, SEEN, level).n_rows == 4
    assert without_seen_outside(one, SEEN, level[1:]).n_rows == 3
    annex = grid(rows, COLUMNS, found_by="both", words=(word("附：费用清单", 110, rows[0] + 6), *WORDS))
    assert without_seen_outside(annex, SEEN, level).n_rows == 3


def test_what_is_left_of_particulars_without_the_title_below_them_is_no_table() -> None:
    """Previously a tender's name and number, over the first section's title on a clean picture, were one."""
    texts = (("Project", "Lamps", "Number", "GC-17"), ("Opened", "9 April", "Limit", "4,860.00"))
    words = [
        printed(text, 100.0 * at + 54, 20.0 * row + 54) for row, own in enumerate(texts) for at, text in enumerate(own)
    ]
    rows, columns = (50.0, 70.0, 90.0, 110.0), (50.0, 150.0, 250.0, 350.0, 450.0)
    told = grid_of([*words, printed("1 Bids", 54, 94)], rows, columns)
    page = PrintedPage(
        page=Page(number=1, width=600, height=800), words=(*words, printed("1 Bids", 54, 94)), scanned=True
    )
    finder = GridFinder(lambda: Asked(told, Places(Box(left=50, top=50, right=450, bottom=90))))
    draft = replace(finder.draft(page), found=((told,),), doubtful=(told,))
    assert finder.seen(draft, blank_picture, clean=True) == ()


def test_a_row_with_words_where_the_next_has_them_stays() -> None:
    """Previously who hands over, and who receives, was cut off from those who sign below."""
    two = [word("甲方", 110, 80), word("乙方", 310, 80)]
    below = [word("签字", 110, 110), word("签字", 310, 110)]
    one = grid((70.0, *ROWS), COLUMNS, found_by="both", words=(*two, *below, *WORDS[3:]))
    assert without_seen_outside(one, SEEN, ()).n_rows == 4


def test_rows_that_another_region_holds_under_a_table_are_none_of_it() -> None:
    """Previously the changes that bells were rung in, set in the middle under a table of bells, were its last rows."""
    rows, columns = tuple(20.0 * at for at in range(8)), (0.0, 60.0, 120.0, 180.0)
    words = [printed(f"{row}{column}", 60.0 * column + 10, 20.0 * row + 5) for row in range(5) for column in range(3)]
    words += [printed("1234", 70, 105), printed("2143", 70, 125)]
    one = grid_of(words, rows, columns)
    seen = Places(Box(left=0, top=0, right=180, bottom=100), Box(left=62, top=102, right=110, bottom=140))
    assert without_seen_outside(one, seen, ()).n_rows == 5
    assert without_seen_outside(one, seen, [level(100, 0, 180)]).n_rows == 7
    labelled = grid_of([*words, printed("sum", 10, 125)], rows, columns)
    both = Places(Box(left=0, top=0, right=180, bottom=100), Box(left=8, top=102, right=110, bottom=140))
    assert without_seen_outside(labelled, both, ()).n_rows == 7
