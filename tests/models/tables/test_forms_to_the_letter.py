"""Grids that are rows of a prescribed form to the letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from corpora.profiles.load import load_profiles
from corpora.profiles.profile import Field, FormLabel
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.registration.forms_to_the_letter import FormsToTheLetter

PROFILES = load_profiles()
REQUESTS = next(
    form for profile in PROFILES if profile.id == "statutory-2021" for form in profile.forms if form.id == "requests"
)
HEADS = min(field.row for field in REQUESTS.fields)
KNOWN = FormsToTheLetter(PROFILES)
PLACE = Box(left=0, top=0, right=1, bottom=1)


def grid(rows: Sequence[int], said: Mapping[tuple[int, int], str] | None = None) -> PageGrid:
    """The form's rows one under another, cells of a label cut where the rows end; `said` by row and column of a cell."""
    cells: list[PageCell] = []
    items: list[FormLabel | Field] = [*REQUESTS.labels, *REQUESTS.fields]
    for item in items:
        own = [at for at, row in enumerate(rows) if item.row <= row < item.row + item.row_span]
        if not own:
            continue
        usual = "3" if isinstance(item, Field) else item.text if item.row in rows else ""
        text = (said or {}).get((own[0], item.column), usual)
        cells.append(
            PageCell(
                row=own[0], column=item.column, row_span=len(own), column_span=item.column_span, box=PLACE,
                words=(Word(text=text, box=PLACE),) if text else (),
            )
        )  # fmt: skip
    return PageGrid(
        box=PLACE, row_edges=tuple(range(len(rows) + 1)), column_edges=tuple(range(REQUESTS.n_columns + 1)),
        cells=tuple(cells), confidence=1.0, found_by="rules",
    )  # fmt: skip


WHOLE = range(REQUESTS.n_rows)
CUT = 10
"""A row within the results of requests."""
OVER = next(label for label in REQUESTS.labels if label.row < CUT < label.row + label.row_span)
BELOW = (*range(HEADS), *range(CUT, REQUESTS.n_rows))


@pytest.mark.parametrize(
    "rows", [WHOLE, range(CUT), range(CUT, REQUESTS.n_rows), BELOW], ids=["whole", "above", "below", "heads again"]
)
def test_rows_of_a_form_are_known(rows: Sequence[int]) -> None:
    assert KNOWN(grid(rows))


def test_a_label_that_goes_over_the_break_may_be_printed_on_both_sides() -> None:
    half = len(OVER.text) // 2
    assert KNOWN(grid(range(CUT), {(OVER.row, OVER.column): OVER.text[:half]}))
    assert KNOWN(grid(range(CUT, REQUESTS.n_rows), {(0, OVER.column): OVER.text[half:]}))


def test_a_blank_figure_is_a_figure() -> None:
    field = REQUESTS.fields[0]
    assert KNOWN(grid(WHOLE, {(field.row, field.column): ""}))


@pytest.mark.parametrize(
    "said",
    [
        {(REQUESTS.fields[0].row, REQUESTS.fields[0].column): "3 4"},
        {(OVER.row, OVER.column): OVER.text[:2]},
        {(OVER.row, OVER.column): ""},
        {(REQUESTS.labels[-1].row, REQUESTS.labels[-1].column): REQUESTS.labels[-1].text + "注"},
    ],
    ids=["two figures in a cell", "half of a label", "a label that is missing", "a label with more"],
)
def test_what_may_have_to_be_mended_is_not(said: Mapping[tuple[int, int], str]) -> None:
    assert not KNOWN(grid(WHOLE, said))


def test_cells_that_are_parted_otherwise_are_not() -> None:
    right = grid(WHOLE)
    wide = next(cell for cell in right.cells if cell.row_span > 1)
    parts = [
        replace(wide, row=wide.row + at, row_span=1, words=() if at else wide.words) for at in range(wide.row_span)
    ]
    assert not KNOWN(replace(right, cells=(*(cell for cell in right.cells if cell is not wide), *parts)))


def test_other_forms_and_no_profiles_know_nothing() -> None:
    assert not FormsToTheLetter(())(grid(WHOLE))
    assert not KNOWN(replace(grid(WHOLE), column_edges=tuple(range(REQUESTS.n_columns))))
