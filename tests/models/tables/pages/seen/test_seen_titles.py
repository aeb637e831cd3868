"""A title in larger print between rows that the finder of regions saw as one table."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.seen.seen_titles import between_titles
from tests.models.tables.table_grids_by_hand import level, word

WHOLE = Box(left=45, top=95, right=260, bottom=250)


def boxes(title: Word, rules: Sequence[Rule] = ()) -> list[Box]:
    rows = [
        one
        for top in (100, 118, 136, 190, 208, 226)
        for one in (word("Hake", 50, top), word("4.31", 150, top), word("4.02", 220, top))
    ]
    page = PrintedPage(page=Page(number=1, width=600, height=800), words=(*rows, title), rules=tuple(rules))
    return list(between_titles(WHOLE, page))


def of_size(size: float, top: float = 168.0, left: float = 50.0) -> Word:
    one = word("Mean prices", left, top)
    return Word(text=one.text, box=Box(left=left, top=top, right=left + 70, bottom=top + size))


def test_a_title_in_larger_print_begins_another_table() -> None:
    above, below = boxes(of_size(11.5))
    assert (above.top, above.bottom, below.bottom) == (95, 157, 250)
    assert 179.5 < below.top < 190


def test_a_heading_of_the_rows_print_nearer_to_those_above_or_set_in_is_of_the_table() -> None:
    for title in (of_size(10), of_size(11.5, top=150), of_size(11.5, left=120)):
        assert boxes(title) == [WHOLE]


def test_words_set_out_over_rows_of_other_columns_begin_another_table() -> None:
    """Results of a day and the next fixtures under them; previously one table of three columns."""
    results = [
        one
        for top in (100, 118, 136)
        for one in (word("Rovers", 50, top), word("3-1", 140, top), word("Fenwick", 200, top))
    ]
    fixtures = [one for top in (182, 200) for one in (word("Sat 15:00", 50, top), word("Fenwick - Rovers", 140, top))]
    page = PrintedPage(
        page=Page(number=1, width=600, height=800), words=(*results, word("Next fixtures", 46, 166), *fixtures)
    )
    above, below = list(between_titles(WHOLE, page))
    assert above.bottom < 166 < 176 < below.top
    alike = PrintedPage(page=page.page, words=(*results, word("Next fixtures", 46, 166), *rows_of_three((182, 200))))
    assert list(between_titles(WHOLE, alike)) == [WHOLE]


def rows_of_three(tops: tuple[int, ...]) -> list[Word]:
    return [word(text, x, top) for top in tops for text, x in (("Rovers", 50), ("1-1", 140), ("Kilburn", 200))]


def test_a_label_of_several_rows_is_level_with_some_of_them() -> None:
    """Of a picture, where words look larger than figures; previously its table was cut there."""
    rows = [one for top in (100, 118, 136, 154) for one in (word("2021", 120, top), word("341.9", 200, top))]
    label = Word(text="Trial", box=Box(left=50, top=129, right=90, bottom=142), origin="ocr", confidence=0.9)
    page = PrintedPage(page=Page(number=1, width=600, height=800), words=(*rows, label), scanned=True)
    assert list(between_titles(WHOLE, page)) == [WHOLE]


def test_a_title_nearer_to_the_rule_below_than_to_that_above_begins_another_table() -> None:
    """Previously a rule over its first row took the title of a table for a heading of the one above."""
    title = of_size(11.5, top=161)
    assert boxes(title) == [WHOLE]
    assert len(boxes(title, [level(148, 45, 260), level(175, 45, 260)])) == 2
    assert boxes(title, [level(153, 45, 260), level(180, 45, 260)]) == [WHOLE]
