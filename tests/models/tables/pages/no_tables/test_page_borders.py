"""A frame around all of a page that nothing within touches is its border."""

from __future__ import annotations

from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage
from models.tables.pages.grid_finder import GridFinder
from models.tables.pages.no_tables.page_borders import without_borders
from tests.models.tables.pages.chosen.test_choose import PAGE, drawn, word

ROWS, COLUMNS = (200.0, 220.0, 240.0, 260.0), (100.0, 160.0, 220.0)
TABLE = tuple(drawn(ROWS, COLUMNS))
WORDS = tuple(word(text, x, y + 5) for y in ROWS[:-1] for text, x in (("甲", 120.0), ("12", 180.0)))


def frame(by: float) -> Box:
    return Box(left=by, top=by, right=PAGE.width - by, bottom=PAGE.height - by)


def bordered(*by: float) -> PrintedPage:
    sides = [
        rule
        for one in map(frame, by)
        for rule in drawn((one.top, one.bottom), (one.left, one.right))
    ]  # fmt: skip
    return PrintedPage(page=PAGE, words=(word("公示", 150, 100), *WORDS), rules=(*TABLE, *sides))


def test_a_table_in_a_border_has_its_own_rules_alone() -> None:
    for page in (bordered(20), bordered(20, 24), bordered(20, 24, 40)):
        assert without_borders(page).rules == TABLE
        assert [(one.n_rows, one.n_columns) for one in GridFinder(lambda: None)(page, None)] == [(3, 2)]


def test_a_frame_that_rules_touch_is_a_table() -> None:
    page = bordered(20)
    cell = replace(TABLE[0], box=Box(left=20, top=150, right=PAGE.width - 20, bottom=150))
    page = replace(page, rules=(*page.rules, cell))
    assert without_borders(page) == page


def test_a_frame_beside_most_words_is_no_border() -> None:
    page = bordered(20)
    page = replace(page, words=(*page.words, *(word("外", 2, 30.0 + 12 * at) for at in range(5))))
    assert without_borders(page) == page


def test_what_is_printed_below_a_notice_is_none_of_it() -> None:
    """Previously a border held nine words in ten, and a notice with lines below it was one table."""
    page = bordered(20)
    below = tuple(word("公布", 60.0 + 30 * at, PAGE.height - 12) for at in range(3))
    assert without_borders(replace(page, words=(*page.words, *below))).rules == TABLE
