"""Upright rules that only the picture shows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule
from models.tables.pages.picture_reader import PagePicture
from models.tables.pages.pictures.overlooked_uprights import with_overlooked_uprights

DOTS = 2
Gray = NDArray[np.uint8]


def level(y: float, left: float = 20, right: float = 200) -> Rule:
    return Rule(box=Box(left=left, top=y, right=right, bottom=y + 1), horizontal=True)


def drawn(*boxes: tuple[float, float, float, float], tone: int = 60, paper: int = 255) -> Gray:
    """Left, top, right and bottom of ink in points."""
    picture = np.full((400, 500), paper, np.uint8)
    for left, top, right, bottom in boxes:
        picture[round(top * DOTS) : round(bottom * DOTS), round(left * DOTS) : round(right * DOTS)] = tone
    return picture


def uprights(picture: Gray, *rules: Rule) -> list[tuple[int, int, int]]:
    """X, top and bottom of all, in whole points."""
    page = PrintedPage(page=Page(number=1, width=250, height=200), words=(), rules=rules, scanned=True)
    found = with_overlooked_uprights(page, PagePicture(gray=picture, dots_per_inch=72.0 * DOTS)).rules
    boxes = (rule.box for rule in found if not rule.horizontal)
    return sorted((round(box.left), round(box.top), round(box.bottom)) for box in boxes)


def test_ink_from_rule_to_rule_is_one() -> None:
    """A figure that touches it on one side for some rows changes nothing."""
    picture = drawn((80, 50, 81, 70), (75, 56, 80, 63))
    assert uprights(picture, level(49), level(70)) == [(80, 50, 70)]


def test_a_stem_within_the_row_is_none() -> None:
    assert uprights(drawn((80, 53, 81, 67)), level(49), level(70)) == []


def test_dark_between_light_letters_is_none() -> None:
    fill = drawn((20, 50, 200, 70))
    for left in range(40, 120, 6):
        fill[55 * DOTS : 65 * DOTS, left * DOTS : (left + 5) * DOTS] = 255
    assert uprights(fill, level(49), level(70)) == []


def test_a_rule_under_a_head_over_some_columns_bounds_its_own_row_alone() -> None:
    """Beside it the row goes on to the next rule."""
    picture = drawn((60, 60, 61, 70), (150, 50, 151, 70))
    assert uprights(picture, level(49), level(59, right=100), level(70)) == [(60, 60, 70), (150, 50, 70)]


def test_what_is_known_is_not_found_again() -> None:
    known = Rule(box=Box(left=80, top=49, right=81, bottom=71), horizontal=False)
    assert uprights(drawn((80, 50, 81, 70)), level(49), level(70), known) == [(80, 49, 71)]
