from __future__ import annotations

import cv2
import numpy as np
import pytest

from models.ocr.ink import find_ink
from models.ocr.lines import TurnedBox
from models.ocr.rules import PixelRules, find_rules
from models.ocr.seals import gray_without_red_seals

DPI = 200.0
WIDTH, HEIGHT = 1200, 900


def rules_of(picture: np.ndarray, lines: tuple[TurnedBox, ...] = ()) -> PixelRules:
    return find_rules(find_ink(picture, dots_per_inch=DPI), lines, dots_per_inch=DPI)


def line(left: float, top: float, right: float, bottom: float) -> TurnedBox:
    return TurnedBox(
        x=(left + right) / 2, y=(top + bottom) / 2, length=right - left, height=bottom - top, angle=0.0
    )  # fmt: skip


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


def test_a_stem_is_no_rule_though_it_is_as_high_as_all_text() -> None:
    picture = paper()
    cv2.putText(picture, "hello 12345", (100, 400), 0, 3.5, 0, 8)
    found = rules_of(picture, (line(85, 305, 780, 425),))
    assert (found.horizontal, found.vertical) == ((), ())
    assert not found.mask.any()


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


def test_a_red_seal_on_a_grey_scan_without_contrast_goes_where_it_is_hardly_red_too() -> None:
    """Its left half was less red than ink has to be, and stayed; print under its strokes lost what crosses them."""
    plain = np.full((HEIGHT, WIDTH), 185, np.uint8)
    cv2.putText(plain, "0 0 0 0", (340, 460), 0, 1.6, 65, 4)
    seal = np.zeros((HEIGHT, WIDTH), np.uint8)
    cv2.circle(seal, (500, 450), 160, 1, 12)
    cv2.line(seal, (380, 470), (620, 440), 1, 14)
    ink = seal * np.linspace(0.1, 0.8, WIDTH)
    stamped = (plain[:, :, None] * np.exp(-np.array([0.1, 0.9, 0.8]) * ink[:, :, None])).astype(np.uint8)
    gray = gray_without_red_seals(stamped, dots_per_inch=DPI)
    assert gray[plain > 180].min() > 165
    assert gray[plain < 80].max() < 90


def test_red_words_stay() -> None:
    picture = np.full((HEIGHT, WIDTH, 3), 250, np.uint8)
    cv2.putText(picture, "RED HEADING", (100, 460), 0, 4.0, (200, 20, 20), 14)
    gray = gray_without_red_seals(picture, dots_per_inch=DPI)
    assert (gray < 128).mean() > 0.02


def test_a_long_stroke_in_a_line_of_text_is_no_rule() -> None:
    picture = paper()
    picture[300:303, 100:1000] = 0
    picture[340:344, 200:380] = 0  # what smearing makes of the feet of characters
    known = rules_of(picture, (line(120, 318, 700, 348),))
    assert [(box.left, box.right) for box in known.horizontal] == [(100, 1000)]
    assert known.mask[340:344, 200:380].max() == 0
    assert len(rules_of(picture).horizontal) == 2


def table(*, gaps: dict[int, tuple[int, int]]) -> np.ndarray:
    """Six rules 80 pixels apart between two upright ones, some with a stretch missing."""
    picture = paper()
    for row in range(6):
        picture[100 + row * 80 : 103 + row * 80, 100:1000] = 0
        if row in gaps:
            start, end = gaps[row]
            picture[98 + row * 80 : 105 + row * 80, start:end] = 250
    picture[100:503, 100:103] = 0
    picture[100:503, 997:1000] = 0
    return picture


CELL = (line(150, 125, 300, 160),)


def test_a_worn_pages_rules_are_whole_again() -> None:
    found = rules_of(table(gaps={0: (300, 400), 2: (520, 660), 3: (850, 1001), 4: (410, 470)}), CELL)
    assert {(box.left, box.right) for box in found.horizontal if box.top < 330} == {(100, 1000)}
    assert len(found.horizontal) == 6
    assert all(box.right >= 995 for box in found.horizontal)


def test_gaps_that_several_rules_share_are_part_of_the_table() -> None:
    found = rules_of(table(gaps=dict.fromkeys(range(1, 5), (300, 400))), CELL)
    assert len(found.horizontal) == 10


def test_a_streak_down_the_page_is_no_rule_and_goes() -> None:
    picture = table(gaps={})
    picture[20:880, 640:643] = 0
    found = rules_of(picture, (*CELL, line(150, 500, 900, 540)))
    assert sorted(box.left for box in found.vertical) == [100, 997]
    assert found.mask[600:800, 640:643].min() == 1


@pytest.mark.parametrize(("long", "taken"), [(150, True), (70, False)])
def test_what_is_in_line_with_a_streak_is_of_it(long: int, taken: bool) -> None:
    """Previously pieces of a streak that figures break were stems of these: a nought with a tail could not be read."""
    picture, down = paper(), range(100, 100 + long)
    picture[down, 600:602] = 0
    for top in (100 + long + 20, 100 + long + 110):
        picture[top : top + 70, 600:602] = 0
        cv2.ellipse(picture, (601, top - 11), (6, 9), 0, 0, 360, 0, 3)
    found = rules_of(picture, tuple(line(585, 80 + long + 90 * at, 617, 100 + long + 90 * at + 18) for at in (0, 1)))
    assert found.vertical == ()
    assert all(bool(found.mask[top : top + 60, 600:602].all()) == taken for top in (130 + long, 220 + long))


def two_tables(*, left_between: bool) -> np.ndarray:
    """Two worn tables of one width under each other, 120 pixels apart; the left side may run on between them."""
    picture = paper()
    for row in range(8):
        top = 60 + row * 80 + (40 if row >= 4 else 0)
        picture[top : top + 3, 100:1000] = 0
        if row in (1, 2, 5, 6):
            picture[top : top + 3, 320 + row * 60 : 400 + row * 60] = 250
    for left in (100, 700, 997):
        picture[60:303, left : left + 3] = 0
        picture[420:663, left : left + 3] = 0
    if left_between:
        picture[60:663, 100:103] = 0
    else:
        picture[285:435, 95:180] = 250  # where the corners were
    return picture


def test_sides_of_two_tables_under_each_other_stay_two() -> None:
    """The gap between them is as high as a heading, and no rule reaches into it: it is no break.

    A streak beside the tables is no rule.
    """
    picture = two_tables(left_between=False)
    picture[20:880, 1150:1153] = 0
    found = rules_of(picture, (*CELL, line(150, 600, 600, 640)))
    assert len(found.horizontal) == 8, "the page is worn: its level rules are whole again"
    left = sorted((box.top, box.bottom) for box in found.vertical if box.left < 110)
    assert len(left) == 2
    assert left[0][1] <= 310
    assert left[1][0] >= 410
    assert len([box for box in found.vertical if 600 < box.left < 1100]) == 4


def test_a_break_beside_which_a_side_runs_on_is_closed() -> None:
    """One table with a tall row: the columns that lack a stretch of it are whole again."""
    found = rules_of(two_tables(left_between=True), (*CELL, line(150, 600, 600, 640)))
    left = [(box.top, box.bottom) for box in found.vertical if box.left < 110]
    assert left == [(60, 663)]


def test_breaks_in_a_table_of_level_rules_alone_are_closed() -> None:
    """No upright rule shows which level ones are a table's: those beside a wide gap go on all the same."""
    picture = paper()
    for row in range(6):
        top = 100 + row * 80
        picture[top : top + 3, 100:1000] = 0
        picture[top : top + 3, 180 + 120 * row : 290 + 120 * row] = 250
    found = rules_of(picture, CELL)
    assert {(box.left, box.right) for box in found.horizontal} == {(100, 1000)}
    assert len(found.horizontal) == 6


def test_ones_under_each_other_with_specks_between_are_no_streak() -> None:
    picture = paper()
    for row in (300, 400):
        picture[row : row + 20, 600:604] = 0
    for speck in range(325, 396, 12):
        picture[speck : speck + 3, 600:603] = 0
    mask = rules_of(picture, (line(100, 100, 300, 130),)).mask
    assert not mask[300:320, 596:608].any()
    assert not mask[400:420, 596:608].any()
    picture[300:420, 600:603] = 0
    assert rules_of(picture, (line(100, 100, 300, 130),)).mask[300:420, 600:603].mean() > 0.9


@pytest.mark.parametrize("broken", [False, True])
def test_noughts_under_each_other_make_no_rules_of_their_sides(broken: bool) -> None:
    picture = paper()
    for row in range(200, 700, 34):
        cv2.ellipse(picture, (600, row), (6, 10), 0, 0, 360, 0, 3)
        if broken:
            picture[row - 12 : row - 7, 599:602] = 250
    found = rules_of(picture, (line(100, 100, 300, 130),))
    assert found.vertical == ()
    assert not found.mask.any()


@pytest.mark.parametrize(("pitch", "high", "taken"), [(44, 24, False), (36, 22, False), (24, 20, True), (23, 14, True)])
def test_ones_under_each_other_are_no_rule_since_they_leave_white(pitch: int, high: int, taken: bool) -> None:
    picture, rows = paper(), pitch if not taken else 50
    for top in range(400, 400 + 5 * rows, pitch):
        picture[top : top + high, 519:522] = 0
    tops = [397 + rows * row for row in range(5)]
    lines = tuple(line(left, top, left + 200, top + 28) for top in tops for left in (300, 540))
    assert bool(rules_of(picture, lines).mask[405:600, 515:525].any()) == taken


@pytest.mark.parametrize(("pitch", "high", "taken"), [(32, 20, False), (10, 5, True), (23, 14, True)])
def test_ones_in_lines_set_so_close_that_their_boxes_touch_are_no_rule(pitch: int, high: int, taken: bool) -> None:
    """A picture of 72 dpi: 137.14 over 147.97 over 143.07 was 37.14 over 47.97 over 43.07, without a doubt."""
    picture = paper()
    for top in range(406, 406 + 8 * 32, pitch):
        picture[top : top + high, 519:522] = 0
    lines = tuple(line(510, 400 + 32 * row, 600, 431 + 32 * row) for row in range(8))
    assert bool(rules_of(picture, lines).mask[410:650, 515:525].any()) == taken


def last_row(*, lean: int = 0, high: int = 40) -> np.ndarray:
    """A row of a table that is alone on its page, a 1 in it, and an upright rule that leans by so many pixels."""
    picture = paper()
    picture[300:303, 100:1000] = picture[303 + high : 306 + high, 100:1000] = 0
    cv2.line(picture, (500, 301), (500 + lean, 304 + high), 0, 2)
    cv2.putText(picture, "1", (600, 296 + high), 0, (high - 16) / 24, 0, 2)
    return picture


@pytest.mark.parametrize(("lean", "high"), [(0, 40), (4, 40), (0, 20)])
def test_an_upright_rule_as_high_as_a_row_ends_at_level_rules(lean: int, high: int) -> None:
    found = rules_of(last_row(lean=lean, high=high), (line(590, 306, 620, 300 + high),))
    (upright,) = found.vertical
    assert 495 <= upright.left <= upright.right <= 510
    assert not found.mask[310 : 296 + high, 590:630].any()
