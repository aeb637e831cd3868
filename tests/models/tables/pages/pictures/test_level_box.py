"""Boxes of a page as its file shows it, back on the page upright and level."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage
from models.tables.pages.picture_reader import LevelPage
from models.tables.pages.pictures.level_box import level_box

WIDTH, HEIGHT = 595.0, 842.0
CELLS = (
    Box(left=60, top=80, right=140, bottom=98), Box(left=300, top=400, right=330, bottom=520),
    Box(left=540, top=800, right=595, bottom=842), Box(left=0, top=0, right=595, bottom=12),
)  # fmt: skip


def page(matrix: np.ndarray) -> LevelPage:
    """Through a homography, as a scan, a page on its side and a photograph are."""

    def to_source(box: Box) -> Box:
        corners = np.array([(x, y, 1.0) for x in (box.left, box.right) for y in (box.top, box.bottom)]) @ matrix.T
        places = corners[:, :2] / corners[:, 2:]
        (left, top), (right, bottom) = places.min(0).tolist(), places.max(0).tolist()
        return Box(left=left, top=top, right=right, bottom=bottom)

    whole = Page(number=1, width=WIDTH, height=HEIGHT)
    return LevelPage(printed=PrintedPage(page=whole, words=()), source=whole, to_source=to_source)


def turned(degrees: float, *, far: float = 0.0) -> np.ndarray:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([(cos, -sin, 40.0), (sin, cos, 12.0), (far, far / 2, 1.0)])


def away(one: Box, other: Box) -> float:
    return max(abs(getattr(one, side) - getattr(other, side)) for side in ("left", "top", "right", "bottom"))


@pytest.mark.parametrize("degrees", [0.0, 0.8, -3.0, 5.0, 90.0, 178.0, 272.0])
@pytest.mark.parametrize("cell", CELLS)
def test_a_box_comes_back_from_a_page_that_lay_askew(degrees: float, cell: Box) -> None:
    leaning = page(turned(degrees))
    assert away(level_box(leaning, leaning.to_source(cell)), cell) < 0.1


@pytest.mark.parametrize("cell", CELLS[:3])
def test_a_box_comes_back_from_a_photograph_nearly(cell: Box) -> None:
    leaning = page(turned(2.0, far=0.0001))
    assert away(level_box(leaning, leaning.to_source(cell)), cell) < 1.5


def test_a_box_thinner_than_its_lean_keeps_some_height() -> None:
    leaning = page(turned(5.0))
    hull = Box(left=100, top=100, right=200, bottom=102)  # nothing level leans into so thin a hull
    found = level_box(leaning, hull)
    assert found.bottom > found.top
    assert found.right > found.left


def kept_on(page: LevelPage) -> Callable[[Box], Box]:
    """As OCR gives boxes: cut off at the page's edges."""

    def to_source(box: Box) -> Box:
        there = page.to_source(box)
        left, right = (min(max(x, 0.0), WIDTH) for x in (there.left, there.right))
        top, bottom = (min(max(y, 0.0), HEIGHT) for y in (there.top, there.bottom))
        return Box(left=left, top=top, right=right, bottom=bottom)

    return to_source


def test_places_beyond_the_page_s_edge_mislead_nobody() -> None:
    leaning = page(turned(-4.0))
    cut = LevelPage(printed=leaning.printed, source=leaning.source, to_source=kept_on(leaning))
    cell = Box(left=100, top=60, right=240, bottom=80)
    assert away(level_box(cut, cut.to_source(cell)), cell) < 0.1
