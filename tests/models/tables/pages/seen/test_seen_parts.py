"""Regions that the learned finder saw are read as pages of their own, where geometry drew the tables otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.grid_finder import GridFinder
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.picture_reader import PagePicture
from models.tables.pages.seen.seen_parts import seen_parts
from tests.models.tables.pages.chosen.test_choose import PAGE, Places, blank_picture, grid, word

ROWS = (100.0, 120.0, 140.0, 160.0)
BELOW = (200.0, 220.0, 240.0, 260.0)
COLUMNS = (100.0, 160.0, 220.0)


def rows(tops: Sequence[float], *texts: str) -> tuple[Word, ...]:
    return tuple(word(text, 120 + 60 * at, top + 5) for top in tops[:-1] for at, text in enumerate(texts))


UPPER, LOWER = rows(ROWS, "甲", "12"), rows(BELOW, "乙", "34")
WHOLE = grid((*ROWS, *BELOW), COLUMNS, found_by="text", words=(*UPPER, *LOWER))
REGIONS = (Box(left=98, top=98, right=222, bottom=162), Box(left=98, top=198, right=222, bottom=262))


def test_each_region_of_a_grid_over_several_is_a_page_of_its_own() -> None:
    parts = seen_parts(REGIONS, [WHOLE], PrintedPage(page=PAGE, words=(*UPPER, word("题", 150, 180), *LOWER)))
    assert [part.words for part in parts] == [UPPER, LOWER]


def test_where_grid_and_region_have_the_same_words_nothing_is_read_again() -> None:
    known = grid(ROWS, COLUMNS, found_by="text", words=UPPER)
    assert seen_parts(REGIONS[:1], [known], PrintedPage(page=PAGE, words=UPPER)) == []


def test_a_row_that_the_finder_left_out_is_the_grids_and_prose_is_not() -> None:
    first = grid((80.0, *ROWS), COLUMNS, found_by="text", words=(*rows((80.0, 100.0), "名", "数"), *UPPER))
    page = PrintedPage(page=PAGE, words=(*rows((80.0, 100.0), "名", "数"), *UPPER))
    assert seen_parts(REGIONS[:1], [first], page) == []
    page = PrintedPage(page=PAGE, words=(word("以下是各站的数字，见下表。", 100, 85), *UPPER))
    assert [part.words for part in seen_parts(REGIONS[:1], [first], page)] == [UPPER]


def test_names_with_what_they_are_over_the_seen_table_are_none_of_it() -> None:
    """Previously a row of it, since they stand in columns."""
    names = rows((80.0, 100.0), "姓名：林某", "学院：化学")
    first = grid((80.0, *ROWS), COLUMNS, found_by="text", words=(*names, *UPPER))
    page = PrintedPage(page=PAGE, words=(*names, *UPPER))
    assert [part.words for part in seen_parts(REGIONS[:1], [first], page)] == [UPPER]


def test_of_rules_a_part_has_what_lies_in_it() -> None:
    over = Rule(box=Box(left=50, top=120, right=300, bottom=120), horizontal=True)
    beyond = Rule(box=Box(left=215, top=140, right=500, bottom=140), horizontal=True)
    (part, _) = seen_parts(REGIONS, [WHOLE], PrintedPage(page=PAGE, words=(*UPPER, *LOWER), rules=(over, beyond)))
    assert [(rule.box.left, rule.box.right) for rule in part.rules] == [(95, 225)]


def test_regions_that_touch_are_one() -> None:
    touching = (REGIONS[0], Box(left=98, top=162, right=222, bottom=262))
    (part,) = seen_parts(touching, [WHOLE], PrintedPage(page=PAGE, words=(*UPPER, *LOWER)))
    assert part.words == (*UPPER, *LOWER)


class Finder:
    """Sees two tables, and no structure."""

    def look(self, picture: PagePicture, words: Sequence[Word]) -> Places:
        return Places(*REGIONS)

    def grids(self, picture: PagePicture, known: Sequence[PageGrid], words: Sequence[Word]) -> list[list[PageGrid]]:
        return []


def test_what_is_found_in_the_regions_wins_over_a_frame_of_both() -> None:
    """Geometry takes the long label below the first table for a row of it."""
    words = (*UPPER, word("各站另计", 100, 172), *rows(BELOW, "乙", "34"))
    found = GridFinder(Finder)(PrintedPage(page=PAGE, words=words), blank_picture)
    assert [one.n_rows for one in found] == [3, 3]


def test_rows_that_are_surely_none_of_a_table_are_not_the_grids() -> None:
    """Two notes side by side under a table: previously rows of it, for their words stand in columns."""
    below = rows((160.0, 180.0, 200.0), "你", "我")
    first = grid((*ROWS, 180.0, 200.0), COLUMNS, found_by="text", words=(*UPPER, *below))
    page = PrintedPage(page=PAGE, words=(*UPPER, *below))
    assert seen_parts(REGIONS[:1], [first], page) == []
    assert [part.words for part in seen_parts(REGIONS[:1], [first], page, Places(REGIONS[0]))] == [UPPER]


def test_a_sum_right_below_a_region_is_read_with_it() -> None:
    """Previously what was seen ended at the table's last rule, and the row below was in no table."""
    body, sums = rows(ROWS, "甲", "12", "27"), rows((160.0, 180.0), "合", "46", "58")
    over = grid((*ROWS, *BELOW), (*COLUMNS, 300.0), found_by="text", words=(*body, *sums, *LOWER))
    wide = [replace(box, right=300) for box in REGIONS]
    parts = seen_parts(wide, [over], PrintedPage(page=PAGE, words=(*body, *sums, *LOWER)))
    assert [part.words for part in parts] == [(*body, *sums), LOWER]
    note = (word("合", 120, 165), word("与46比58", 180, 165))
    read = seen_parts(wide, [over], PrintedPage(page=PAGE, words=(*body, *note, *LOWER)))
    assert read[0].words == body
