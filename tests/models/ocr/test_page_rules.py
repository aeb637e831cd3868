from __future__ import annotations

import cv2
import numpy as np
import pytest

from models.ocr.ink import find_ink
from models.ocr.rules import PixelRules, find_rules
from models.ocr.seals import gray_without_red_seals

DPI = 200.0
WIDTH, HEIGHT = 1200, 900


def rules_of(picture: np.ndarray) -> PixelRules:
    return find_rules(find_ink(picture, dots_per_inch=DPI), dots_per_inch=DPI)


def paper() -> np.ndarray:
    return np.full((HEIGHT, WIDTH), 250, np.uint8)


@pytest.mark.parametrize(("dash", "gap"), [(1, 0), (3, 6), (14, 10)])
@pytest.mark.parametrize("tone", [0, 190])
def test_solid_dotted_and_dashed_rules_both_ways(dash: int, gap: int, tone: int) -> None:
    picture = paper()
    for start in range(100, 1000, dash + gap):
        picture[400:403, start : start + dash] = tone
    for start in range(100, 700, dash + gap):
        picture[start : start + dash, 600:603] = tone
    found = rules_of(picture)
    (level,), (upright,) = found.horizontal, found.vertical
    assert (level.left, level.right) == pytest.approx((100, 1000), abs=dash + gap + 2)
    assert (upright.top, upright.bottom) == pytest.approx((100, 700), abs=dash + gap + 2)
    assert level.bottom - level.top <= 8


def test_text_and_dirt_are_no_rules() -> None:
    picture = paper()
    for row in range(6):
        cv2.putText(picture, "HHEETT EEHH FFLL 11 EE HH", (60, 120 + row * 60), 0, 1.2, 0, 3)
    noise = np.random.default_rng(7).random((HEIGHT, WIDTH)) < 0.002
    picture[noise] = 0
    found = rules_of(picture)
    assert (found.horizontal, found.vertical) == ((), ())


def test_a_broken_rule_keeps_wide_gaps() -> None:
    picture = paper()
    picture[400:403, 100:500] = 0
    picture[400:403, 508:700] = 0
    picture[400:403, 800:1100] = 0
    found = rules_of(picture).horizontal
    assert sorted((box.left, box.right) for box in found) == [(100, 700), (800, 1100)]


def test_a_red_seal_goes_and_the_print_below_stays() -> None:
    picture = np.full((HEIGHT, WIDTH, 3), 250, np.uint8)
    cv2.putText(picture, "25600", (430, 460), 0, 1.6, (20, 20, 20), 4)
    before = picture.min(axis=2)
    seal = np.full_like(picture, 255)
    cv2.circle(seal, (500, 450), 160, (215, 40, 50), 12)
    cv2.line(seal, (380, 470), (620, 440), (215, 40, 50), 14)
    stamped = np.minimum(picture, seal)
    gray = gray_without_red_seals(stamped, dots_per_inch=DPI)
    assert ((gray < 128) & (before > 200)).mean() < 0.0005
    assert (gray[before < 60] < 128).mean() > 0.98


def test_red_words_stay() -> None:
    picture = np.full((HEIGHT, WIDTH, 3), 250, np.uint8)
    cv2.putText(picture, "RED HEADING", (100, 460), 0, 4.0, (200, 20, 20), 14)
    gray = gray_without_red_seals(picture, dots_per_inch=DPI)
    assert (gray < 128).mean() > 0.02
