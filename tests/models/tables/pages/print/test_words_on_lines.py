"""Marks above their line, and dashes as OCR reads them."""

from __future__ import annotations

from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.grid_finder import geometry
from models.tables.pages.print.words_on_lines import with_words_on_their_lines
from tests.models.tables.table_grids_by_hand import word


def page(*words: Word) -> PrintedPage:
    return PrintedPage(page=Page(number=1, width=600, height=800), words=words)


def mark(text: str, left: float, top: float, *, size: float = 8.0) -> Word:
    return Word(text=text, box=Box(left=left, top=top, right=left + 4 * len(text), bottom=top + size))


def heights(*words: Word) -> list[tuple[float, float]]:
    return [(one.box.top, one.box.bottom) for one in with_words_on_their_lines(page(*words)).words]


def test_a_mark_set_above_its_line_is_as_high_as_the_word_before_it() -> None:
    """Previously the next figure's row began with it, or two rows were one."""
    assert heights(word("582", 50, 100), mark("u", 65.5, 98))[1] == (100, 110)
    assert heights(word("sources", 50, 100), mark("2", 88, 98))[1] == (100, 110)


def test_other_words_keep_their_height() -> None:
    beside = (mark("2.5", 65, 104), mark("u", 72, 98), mark("note", 65, 98), mark("u", 65, 90), word("7", 65, 97))
    assert [heights(word("582", 50, 100), one)[1] == (one.box.top, one.box.bottom) for one in beside] == [True] * 5


def test_a_dash_that_was_read_flat_is_as_high_as_other_words() -> None:
    flat = replace(word("一", 100, 105), box=Box(left=100, top=104.6, right=108, bottom=105.4), origin="ocr")
    assert heights(word("7.21", 50, 100), word("2.35", 150, 100), flat)[2] == (100, 110)
    assert heights(word("7.21", 50, 100), word("2.35", 150, 100), replace(flat, text="1"))[2] == (104.6, 105.4)


def test_two_rows_stay_two_beside_a_mark() -> None:
    rows = [
        (("Men", 50), ("645", 150), ("1.8", 250)),
        (("Women", 50), ("582", 150), ("0.6", 250)),
        (("All", 50), ("591", 150), ("1.1", 250)),
    ]
    words = [word(text, left, 100 + 12 * at) for at, row in enumerate(rows) for text, left in row]
    (grid,) = geometry(with_words_on_their_lines(page(*words, mark("u", 165.5, 109.5))))
    assert (grid.n_rows, grid.n_columns) == (3, 3)


def test_characters_read_downwards_that_stand_on_lines_are_words() -> None:
    """Previously two units of goods, one under the other, were one word in one of their rows."""
    rows = [word("140", 50, 100), word("180", 50, 118)]
    units = Word(text="根担", box=Box(left=150, top=96, right=166, bottom=132), origin="ocr")
    made = with_words_on_their_lines(page(*rows, units)).words
    assert [(one.text, one.box.top) for one in made[2:]] == [("根", 100), ("担", 118)]
    label = replace(units, box=Box(left=150, top=100, right=160, bottom=122))
    assert with_words_on_their_lines(page(*rows, label)).words[2:] == (label,)
    between = replace(units, box=Box(left=150, top=105, right=160, bottom=141))
    assert with_words_on_their_lines(page(*rows, between)).words[2:] == (between,)
