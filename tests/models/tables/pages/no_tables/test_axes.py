"""Charts that two axes draw."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.grid_finder import GridFinder
from models.tables.pages.no_tables.axes import without_axes
from tests.models.tables.table_grids_by_hand import level, word

POINTS = [word(text, left, top) for text, left, top in (("3.1", 120, 180), ("5.4", 200, 160), ("9.6", 280, 120))]
MARKS = [word(text, left, 202) for text, left in (("May", 120), ("June", 200), ("July", 280))]
AXES = (level(200.0, 100, 340), Rule(box=Box(left=99.5, top=100, right=100.5, bottom=200), horizontal=False))


def upright(x: float, top: float, bottom: float) -> Rule:
    return Rule(box=Box(left=x - 0.5, top=top, right=x + 0.5, bottom=bottom), horizontal=False)


def page(rules: Sequence[Rule], *, words: Sequence[Word] = (*POINTS, *MARKS)) -> PrintedPage:
    above = word("Bilirubin, by day", 100, 60)
    return PrintedPage(page=Page(number=1, width=600, height=800), words=(*words, above), rules=tuple(rules))


@pytest.mark.parametrize(
    "others",
    [
        (),
        (level(150, 97, 103),),
        (level(130, 100, 150),),
        [rule for left in (120, 200) for rule in (level(170, left, left + 20), upright(left, 170, 200))],
    ],
    ids=["axes", "a mark", "a curve that begins level", "bars"],
)
def test_a_chart_is_no_table(others: Sequence[Rule]) -> None:
    """Previously the figures at its points, and what stands below, were cells."""
    found = without_axes(page((*AXES, *others)))
    assert [one.text for one in found.words] == ["Bilirubin, by day"]
    assert not found.rules
    assert not GridFinder(lambda: None)(page((*AXES, *others)), None)


@pytest.mark.parametrize(
    "others",
    [(level(150, 100, 340),), (upright(340, 100, 200),), (upright(100, 200, 300),), (upright(220, 100, 300),)],
    ids=["a row", "the other side", "the side goes on", "a column"],
)
def test_what_a_table_draws_is_kept(others: Sequence[Rule]) -> None:
    drawn = page((*AXES, *others))
    assert without_axes(drawn) == drawn


def test_a_curve_that_falls_slowly_is_no_row() -> None:
    """Previously a picture's curve, read as a rule, made a table of the names beside two curves."""
    curve = Rule(box=Box(left=100, top=130, right=340, bottom=136), horizontal=True)
    assert [one.text for one in without_axes(page((*AXES, curve))).words] == ["Bilirubin, by day"]


def test_rows_beside_a_side_are_kept() -> None:
    rows = [word(text, left, top) for top in (120, 140, 160) for text, left in (("a", 120), ("1", 200), ("2", 280))]
    assert without_axes(page(AXES, words=rows)) == page(AXES, words=rows)
