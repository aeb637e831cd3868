"""A form set with tabs: the stops passed by tell its cells, on further lines too."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from corpora.profiles.load import load_profiles
from corpora.profiles.profile import Form
from models.tables.registration.tab_stops import tabbed_forms

LEFT, RIGHT, LINE, SIZE, DIGIT = 90.0, 505.0, 16.0, 11.0, 6.0
"""Points: margins, lines apart, print, and how wide a digit is."""
FORM = next(form for profile in load_profiles() for form in profile.forms if form.id == "requests")


class Typesetter:
    """Sets paragraphs of cells with tabs as an office program does: a tab that does not fit goes to the next line."""

    def __init__(self, apart: float) -> None:
        self._apart, self._y, self.words = apart, 100.0, list[Word]()

    def paragraph(self, cells: list[str]) -> None:
        x = LEFT
        for number, text in enumerate(cells):
            if number:
                x = self._tab(x)
            if text:
                x = self._put(text, x)
        self._y += 2 * LINE

    def _tab(self, x: float) -> float:
        stop = LEFT + ((x - LEFT + 0.1) // self._apart + 1) * self._apart
        if stop <= RIGHT:
            return stop
        self._y += LINE
        return LEFT + self._apart

    def _put(self, text: str, x: float) -> float:
        """Labels that do not fit are broken at the line's end, figures go to the next line."""
        size = DIGIT if text.isdigit() else SIZE
        fits = max(0, int((RIGHT - x) // size))
        if text.isdigit() and fits < len(text):
            fits = 0
        for part in filter(None, (text[:fits], text[fits:])):
            if part == text[fits:] and fits < len(text):
                self._y, x = self._y + LINE, LEFT
            box = Box(left=x, top=self._y, right=x + size * len(part), bottom=self._y + SIZE)
            self.words.append(Word(text=part, box=box))
            x = box.right
        return x


def set_with_tabs(form: Form, figures: Mapping[tuple[int, int], str], *, apart: float) -> PrintedPage:
    """`figures` by row and column."""
    setter = Typesetter(apart)
    labels = {(label.row, label.column): label.text for label in form.labels}
    for row in range(form.n_rows):
        setter.paragraph(
            [labels.get((row, column)) or figures.get((row, column), "") for column in range(form.n_columns)]
        )
    return PrintedPage(page=Page(number=1, width=595.0, height=2400.0), words=tuple(setter.words))


def some_figures(form: Form) -> dict[tuple[int, int], str]:
    """With blanks here and there, but none in the last column."""
    return {
        (field.row, field.column): str(7 * field.row * field.row + field.column)
        for field in form.fields
        if (field.row + field.column) % 4 or field.column == form.n_columns - 1
    }


@pytest.mark.parametrize("apart", [21.0, 28.35, 36.0, 42.0])
def test_each_figure_is_in_the_cell_that_its_tabs_tell(apart: float) -> None:
    figures = some_figures(FORM)
    (found,) = tabbed_forms([set_with_tabs(FORM, figures, apart=apart)], [FORM])
    (grid,) = found.grids.values()
    assert grid.form is not None
    fields = {(field.row, field.column) for field in FORM.fields}
    told = {
        (grid.form.rows[cell.row], cell.column): cell.words[0].text
        for cell in grid.cells
        if cell.words and (grid.form.rows[cell.row], cell.column) in fields
    }
    rows = set(grid.form.rows)
    assert told == {place: text for place, text in figures.items() if place[0] in rows}
    assert len(rows) >= 0.9 * FORM.n_rows


def test_a_row_without_its_last_figure_is_left_out() -> None:
    """Its others might stand in any columns."""
    figures = some_figures(FORM)
    gone = min(row for row, _ in figures) + 3
    del figures[gone, FORM.n_columns - 1]
    (found,) = tabbed_forms([set_with_tabs(FORM, figures, apart=36.0)], [FORM])
    (grid,) = found.grids.values()
    assert grid.form is not None
    assert gone not in grid.form.rows


def test_figures_at_no_stops_are_no_form_with_tabs() -> None:
    page = set_with_tabs(FORM, some_figures(FORM), apart=36.0)
    moved = tuple(
        Word(
            text=word.text,
            box=Box(
                left=word.box.left + 5.3 * (index % 5), top=word.box.top,
                right=word.box.right + 5.3 * (index % 5), bottom=word.box.bottom,
            ),
        )
        for index, word in enumerate(page.words)
    )  # fmt: skip
    assert tabbed_forms([PrintedPage(page=page.page, words=moved)], [FORM]) == []
