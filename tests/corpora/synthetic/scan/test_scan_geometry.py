"""Picture and truth move by the same mapping."""

from random import Random

import cv2
import numpy as np
import pytest

from corpora.synthetic.scan.geometry import draw_warp
from corpora.synthetic.scan.knobs import Damage
from corpora.synthetic.scan.scanner import damage

DOTS = 200
MOVES = {
    "skew": {"skew_degrees": 4.3},
    "turn": {"quarter_turns": 1},
    "turned and skewed": {"quarter_turns": 3, "skew_degrees": -2.0, "margin": 14.0},
    "cropped": {"margin": -8.0, "skew_degrees": 0.6},
    "photo": {"perspective": 0.08, "skew_degrees": 2.0, "margin": 12.0},
    "curl": {"curl": 14.0},
    "lens": {"lens": -0.03},
    "all": {"perspective": 0.05, "curl": 9.0, "lens": 0.012, "skew_degrees": -3.0, "quarter_turns": 2, "margin": 20.0},
}


def spot_centre(picture, x, y, reach=12):
    """Where the darkness around a point is centred, in continuous pixels."""
    left, top = int(x) - reach, int(y) - reach
    part = 255.0 - picture[top : top + 2 * reach + 1, left : left + 2 * reach + 1]
    part[part < 12] = 0
    rows, columns = np.indices(part.shape)
    return left + 0.5 + (part * columns).sum() / part.sum(), top + 0.5 + (part * rows).sum() / part.sum()


@pytest.mark.parametrize("knobs", MOVES.values(), ids=MOVES.keys())
@pytest.mark.parametrize("seed", range(3))
def test_ink_is_found_where_the_truth_says(form, knobs, seed):
    picture, page = form(DOTS, text=False)
    x_scale, y_scale = picture.shape[1] / page.width, picture.shape[0] / page.height
    for word in page.words:
        corner = word.quad.corners[0]  # top left; a spot of 7 pixels, drawn with fractions of a pixel
        centre = (round((corner.x * x_scale - 0.5) * 256), round((corner.y * y_scale - 0.5) * 256))
        cv2.circle(picture, centre, 3 * 256, 0, -1, cv2.LINE_AA, 8)
    how = Damage(dots_per_inch=DOTS, bed=255, **knobs)
    out, moved = damage(picture, page, how, Random(seed), dots_per_inch=DOTS)
    assert moved.width == pytest.approx(out.shape[1] * 72 / DOTS)
    assert moved.height == pytest.approx(out.shape[0] * 72 / DOTS)
    errors = []
    for word in moved.words:
        x, y = (side * DOTS / 72 for side in word.quad.corners[0])
        if 15 < x < out.shape[1] - 15 and 15 < y < out.shape[0] - 15:
            found = spot_centre(out, x, y)
            errors.append(np.hypot(found[0] - x, found[1] - y))
    assert len(errors) > 25
    assert max(errors) < 0.15  # pixels; 0.066 was the worst of 2,960


@pytest.mark.parametrize("knobs", MOVES.values(), ids=MOVES.keys())
def test_back_and_forth_is_where_it_began(knobs):
    warp = draw_warp(Random(3), Damage(**knobs), width=827, height=1169)
    points = np.array([[x, y] for x in np.linspace(5, 820, 9) for y in np.linspace(5, 1160, 9)])
    assert np.abs(warp.backward(warp.forward(points)) - points).max() < 1e-6


def test_a_quarter_turn_is_exact_and_clockwise(form):
    picture, page = form(100)
    out, moved = damage(picture, page, Damage(dots_per_inch=100, quarter_turns=1), Random(0), dots_per_inch=100)
    assert np.array_equal(out, np.rot90(picture, -1))
    first = moved.words[0].quad.corners  # its top left comes to lie at the top right
    assert first[0].x == pytest.approx(max(corner.x for corner in first))
    assert first[0].y == pytest.approx(min(corner.y for corner in first))


def test_words_outside_the_picture_are_hidden(form):
    picture, page = form(100)
    how = Damage(dots_per_inch=100, margin=-52.0)
    _, moved = damage(picture, page, how, Random(0), dots_per_inch=100)
    hidden = {word.text: word.hidden for word in moved.words}
    assert hidden["report"] > 0.3
    assert hidden["219"] == 0.0  # in the middle of the page
