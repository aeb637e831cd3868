"""Rows of heads that the detector takes for one line: of different height, or of two lines each."""

from __future__ import annotations

import cv2
import numpy as np

from models.ocr.lines import TurnedBox, find_lines
from models.ocr.pieces import Piece, Sheet, pieces_of
from models.ocr.rules import PixelRules

HEIGHT, WIDTH = 96, 1280


def found_in(probability: np.ndarray) -> list[TurnedBox]:
    return find_lines(lambda _: probability[None, None].astype(np.float32), np.full((HEIGHT, WIDTH), 255, np.uint8))


def test_a_line_that_goes_down_a_step_is_two() -> None:
    probability = np.zeros((HEIGHT, WIDTH))
    probability[24:48, 40:600], probability[40:64, 600:1240] = 1.0, 1.0
    left, right = sorted(found_in(probability), key=lambda box: box.x)
    assert (round(left.y), round(right.y)) == (36, 52)
    assert max(left.height, right.height) < 70
    assert (left.angle, right.angle) == (0.0, 0.0)


def test_a_line_that_leans_or_bows_is_one() -> None:
    for way in (lambda x: 30 + 30 * x / WIDTH, lambda x: 30 + 40 * (2 * x / WIDTH - 1) ** 2):
        probability = np.zeros((HEIGHT, WIDTH))
        for x in range(40, 1240):
            top = round(way(x))
            probability[top : top + 24, x] = 1.0
        assert len(found_in(probability)) == 1


def test_the_short_bow_of_a_seal_is_one() -> None:
    probability = np.zeros((HEIGHT, WIDTH))
    for x in range(100, 230):
        top = round(20 + 30 * ((x - 165) / 65) ** 2)
        probability[top : top + 18, x] = 1.0
    assert len(found_in(probability)) == 1


def pieces(words: list[tuple[int, int, int, int]]) -> list[Piece]:
    """Of a box 80 high with ink in each of these boxes (left, top, right, bottom)."""
    ink = np.zeros((120, 800), np.uint8)
    for left, top, right, bottom in words:
        cv2.rectangle(ink, (left, top), (right, bottom), (1,), -1)
    picture = np.asarray(255 * (1 - ink), dtype=np.uint8)
    rules = PixelRules(horizontal=(), vertical=(), mask=np.zeros_like(ink))
    box = TurnedBox(x=400.0, y=60.0, length=760.0, height=80.0, angle=0.0)
    return pieces_of(Sheet(picture=picture, ink=ink, rules=rules), box)


def test_heads_of_two_lines_are_read_line_by_line() -> None:
    heads = [(left, top, left + 50, top + 20) for left in (60, 160, 260, 360) for top in (36, 62)]
    total, specks = [(460, 48, 510, 70)], [(130, 60, 133, 62), (330, 40, 332, 42)]
    found = pieces([*heads, *total, *specks])
    corners = [part.corners(0, 0, part.crop.shape[1], part.crop.shape[0]) for part in found]
    assert len(found) == 9
    assert sum(box[2][1] - box[0][1] < 40 for box in corners) == 8
    assert [round(box.mean(axis=0)[0] / 100) for box in corners] == [1, 1, 2, 2, 3, 3, 4, 4, 5]


def test_a_line_of_characters_with_a_gap_in_their_middle_is_one() -> None:
    bars = [(left, top, left + 30, top + 6) for left in (60, 94, 128) for top in (45, 60, 75)]
    assert len(pieces(bars)) == 1
