"""Rows of heads between a form's rows of figures, and figures with words behind them, in a registered form."""

from __future__ import annotations

import pytest

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from corpora.profiles.load import load_profiles
from models.tables.registration.form_grid import form_grids

PROFILE = next(profile for profile in load_profiles() if profile.id == "statutory-2021")
FORM = next(form for form in PROFILE.forms if form.id == "proactive")
LEFT, TOP, WIDE, ROW, SIZE = 60.0, 100.0, 120.0, 20.0, 9.0


def printed(last: int, figures: dict[str, str]) -> list[PrintedPage]:
    """The form on two pages, the second from the row behind `last` on; cells are centred."""
    words: tuple[list[Word], list[Word]] = ([], [])
    cells = [(label, label.text) for label in FORM.labels]
    cells += [(field, figures.get(field.id, "6")) for field in FORM.fields]
    for cell, text in cells:
        page = cell.row > last
        x, y = LEFT + WIDE * (cell.column + cell.column_span / 2), TOP + ROW * (cell.row - (last if page else 0))
        half = SIZE * len(text) / 2
        words[page].append(Word(text=text, box=Box(left=x - half, top=y, right=x + half, bottom=y + SIZE)))
    return [
        PrintedPage(page=Page(number=number, width=595.0, height=842.0), words=tuple(own))
        for number, own in enumerate(words, 1)
    ]


@pytest.mark.parametrize("last", [5, 7, 8, 10])
def test_heads_within_the_form_are_rows_of_it(last: int) -> None:
    """Previously a form of fourteen rows had eleven."""
    (found,) = form_grids(printed(last, {}), [FORM])
    rows = [row for _, grid in sorted(found.grids.items()) if grid.form for row in grid.form.rows]
    texts = {
        (grid.form.rows[cell.row], cell.column): "".join(word.text for word in cell.words)
        for grid in found.grids.values()
        if grid.form
        for cell in grid.cells
    }
    assert rows == list(range(FORM.n_rows))
    assert all(texts[label.row, label.column] == label.text for label in FORM.labels)


def test_a_figure_with_words_behind_it_is_no_label() -> None:
    """Previously it was a part of 行政规范性文件."""
    noted = "8（其中修订1件）"
    (found,) = form_grids(printed(13, {"proactive.documents.made": noted}), [FORM])
    (cell,) = (cell for cell in found.grids[0].cells if (cell.row, cell.column) == (3, 1))
    assert [word.text for word in cell.words] == [noted]
