"""Lists beside each other that go on counting, each under its title."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.neighbours.titled_counts import titled_counts
from tests.models.tables.table_grids_by_hand import word

STOPS = ("Bordun", "Gedackt", "Octava", "Quinta")


def page(*titles: str, second: int = 5) -> PrintedPage:
    """Two lists of four stops and how long they are, the other one counted from `second`."""
    words: list[Word] = [word(title, left, 80) for title, left in zip(titles, (75, 250), strict=False)]
    for at, stop in enumerate(STOPS):
        for number, left in ((1 + at, 60), (second + at, 240)):
            words += [word(str(number), left, 100 + 15 * at), word(stop, left + 10, 100 + 15 * at)]
            words.append(word("8ft", left + 80, 100 + 15 * at))
    return PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words))


def test_are_tables_and_their_titles_none() -> None:
    """Previously three manuals of an organ were one table, and their titles its head."""
    *titles, left, right = titled_counts(page("Great", "Swell"))
    assert [title.left for title in titles] == [75, 250]
    assert (left.top, left.bottom, left.right) == (99.0, 156.0, right.left)


@pytest.mark.parametrize("one", [page("Stops"), page(), page("Great", "Swell", second=7)])
def test_under_one_title_or_counted_otherwise_they_may_be_one(one: PrintedPage) -> None:
    assert titled_counts(one) == []


def test_years_are_no_numbers_of_lists() -> None:
    """Previously numbers wider than their column left lists without a row, and the page could not be read."""
    one = page("Great", "Swell")
    words = [
        replace(w, text=f"{2000 + int(w.text)}", box=replace(w.box, right=w.box.left + 20)) if w.text.isdecimal() else w
        for w in one.words
    ]
    assert titled_counts(replace(one, words=tuple(words))) == []


def test_a_number_may_be_read_as_one_word_with_its_text() -> None:
    """Previously OCR's 7Octava ended a list, and three manuals of a scan were one table."""
    one = page("Great", "Swell")
    words = [replace(w, text="7Octava", box=replace(w.box, right=290)) if w.text == "7" else w for w in one.words]
    read = [w for w in words if not (w.text == "Octava" and w.box.left > 200)]
    assert len(titled_counts(replace(one, words=tuple(read)))) == 4
