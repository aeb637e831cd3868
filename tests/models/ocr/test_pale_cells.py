"""Figures paler than ink, beside black specks, are found in their cells and made dark."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from corpora.document.geometry import PixelBox
from models.ocr.ink import find_ink
from models.ocr.pale_cells import pale_figure, pale_figures, with_pale
from models.ocr.picture import Gray

BOX = PixelBox(left=100, top=100, right=200, bottom=160)
PAPER = 205


def page(text: str = "", *, tone: int = PAPER - 20, specks: int = 0) -> Gray:
    """Grey paper with a grain, a figure of some tone in the middle of BOX, and specks."""
    rng = np.random.default_rng(3)
    picture = np.full((300, 300), PAPER, np.int16) + rng.normal(0, 1.5, (300, 300)).astype(np.int16)
    shape = np.zeros((300, 300), np.uint8)
    cv2.putText(shape, text, (140, 140), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 255, 2)
    picture[shape > 0] += tone - PAPER
    for x, y in rng.integers(0, 297, (specks, 2)):
        picture[y : y + 3, x : x + 3] = 20
    return np.clip(picture, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("specks", [0, 60])
def test_a_figure_paler_than_ink_is_made_dark(specks: int) -> None:
    """Previously its cell was a surely blank one, or the specks were read with it."""
    picture = page("0", specks=specks)
    assert not find_ink(page("0"), dots_per_inch=200.0).text[100:160, 100:200].any()
    found = pale_figure(picture, BOX, dots_per_inch=200.0)
    assert found is not None
    (left, top), (right, bottom) = found.hull.min(axis=0), found.hull.max(axis=0)
    assert 136 <= left < right <= 164
    assert 114 <= top < bottom <= 146
    shown = with_pale(picture, [found])
    assert shown[116:144, 138:162].min() < 60
    assert np.array_equal(shown[170:], picture[170:])


@pytest.mark.parametrize("specks", [0, 60])
def test_paper_and_its_specks_are_no_figure(specks: int) -> None:
    assert pale_figure(page(specks=specks), BOX, dots_per_inch=200.0) is None


def test_a_fax_has_no_pale_print() -> None:
    """What looks like specks there are pieces of figures."""
    picture = page("0", tone=0)
    assert pale_figure(picture, BOX, dots_per_inch=200.0) is not None
    picture[picture > 150] = 255
    assert pale_figure(picture, BOX, dots_per_inch=200.0) is None


def test_what_reaches_the_edge_of_a_cell_is_none_of_its_figures() -> None:
    picture = page()
    picture[95:165, 150:153] = PAPER - 25
    assert pale_figure(picture, BOX, dots_per_inch=200.0) is None


@pytest.mark.parametrize(("paler", "found"), [(20, False), (60, True)])
def test_what_is_far_paler_than_the_print_of_its_page_shines_through(paler: int, found: bool) -> None:
    """A nought of the paper's other side was one of a blank cell, and no sum spoke against it."""
    picture = page("0", tone=PAPER - paler)
    assert 0 in pale_figures(picture, np.zeros_like(picture), {0: BOX}, dots_per_inch=200.0)
    ink = np.zeros_like(picture)
    ink[200:220, 50:250] = 1
    picture[ink > 0] = PAPER - 120
    assert (0 in pale_figures(picture, ink, {0: BOX}, dots_per_inch=200.0)) == found
