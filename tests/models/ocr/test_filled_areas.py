"""Cells filled with an even tone: rules beside them are found, white letters are read, nothing bends what is drawn level."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np
import pytest

from corpora.document.page import Page
from models.ocr import find_bend, straight
from models.ocr.bend import Bend, Values
from models.ocr.filled_areas import FilledArea, filled_areas, is_level, rectangles, without_filled_areas
from models.ocr.lines import TurnedBox
from models.ocr.networks import networks_present
from models.ocr.picture import Gray
from models.ocr.reader import OcrReader
from tests.few import one_in

DPI = 150.0
ROWS, COLUMNS = (100, 180, 260, 340, 420), (100, 330, 560, 790, 1020)
needs_networks = pytest.mark.skipif(not networks_present(), reason="rapidocr and onnxruntime are not installed")


def _form(*, filled: int, letters: int = 0) -> Gray:
    """Four rows of four ruled cells, every second one filled with a tone, with words."""
    picture = np.full((520, 1120), 255, np.uint8)
    for row, (top, bottom) in enumerate(pairwise(ROWS)):
        for column, (left, right) in enumerate(pairwise(COLUMNS)):
            ground = filled if (row + column) % 2 == 0 else 255
            cv2.rectangle(picture, (left, top), (right, bottom), ground, -1)
            ink = letters if ground == filled else 0
            cv2.putText(picture, f"word {row}{column}", (left + 30, top + 52), 0, 1.0, ink, 2)
    for x in COLUMNS:
        cv2.line(picture, (x, ROWS[0]), (x, ROWS[-1]), 40, 1)
    for y in ROWS:
        cv2.line(picture, (COLUMNS[0], y), (COLUMNS[-1], y), 40, 1)
    return picture


def _areas(picture: Gray) -> list[FilledArea]:
    return filled_areas(picture, dots_per_inch=DPI)


@pytest.mark.parametrize("filled", [235, 200, 150])
def test_every_filled_cell_is_an_area_and_becomes_paper(filled: int) -> None:
    picture = _form(filled=filled)
    areas = _areas(picture)
    assert len(areas) == len(rectangles(areas)) == 8
    assert is_level(areas, dots_per_inch=DPI)
    lit = without_filled_areas(picture, areas)
    assert (lit[105:115, 105:320] == 255).all()
    assert (lit[ROWS[1], 150:300] == 40).all()


def test_cells_that_leave_only_white_lines_are_areas_all_the_same() -> None:
    picture = np.full((520, 1120), 255, np.uint8)
    for top, bottom in pairwise((2, 130, 260, 390, 518)):
        for left, right in pairwise((2, 280, 560, 840, 1118)):
            cv2.rectangle(picture, (left, top), (right - 4, bottom - 4), 235, -1)
            cv2.putText(picture, "word", (left + 30, top + 70), 0, 1.0, 0, 2)
    areas = _areas(picture)
    assert len(rectangles(areas)) == 16
    assert (without_filled_areas(picture, areas)[5:20, :] == 255).all()


def test_the_rim_of_a_dark_cell_is_no_rule() -> None:
    picture = np.full((520, 1120), 255, np.uint8)
    for left, right in pairwise(COLUMNS):
        cv2.rectangle(picture, (left, 100), (right - 6, 170), 102, -1)
        cv2.putText(picture, "head", (left + 30, 150), 0, 1.0, 255, 2)
    soft = cv2.resize(picture, None, fx=1.34, fy=1.34, interpolation=cv2.INTER_CUBIC)
    lit = without_filled_areas(soft, _areas(soft))
    assert (lit[130:140, 140:150] == 255).all()
    assert int(lit[:, 150:160].min()) >= 245  # left of the letters, from above the cells to below them


def test_white_letters_become_dark_ones() -> None:
    picture = _form(filled=150, letters=255)
    lit = without_filled_areas(picture, _areas(picture))
    inside = lit[105:175, 105:325]
    assert np.median(inside) == 255
    assert inside.min() == 0


def test_print_that_touches_a_side_and_what_jpeg_leaves_around_it_is_of_the_area() -> None:
    picture = np.full((400, 900), 255, np.uint8)
    cv2.rectangle(picture, (100, 100), (500, 180), 204, -1)
    cv2.putText(picture, "touching words", (99, 150), 0, 1.0, 0, 2)
    cv2.rectangle(picture, (99, 99), (501, 181), 40, 1)
    kept = cv2.imdecode(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 80])[1], cv2.IMREAD_GRAYSCALE)
    (area,) = _areas(np.asarray(kept, np.uint8))
    assert area.share > 0.9
    sides = (area.box.left, area.box.top, area.box.right, area.box.bottom)
    assert sides == pytest.approx((100, 100, 501, 181), abs=4)


def test_what_a_page_lies_on_in_a_window_is_no_area() -> None:
    picture = _form(filled=200)
    window = cv2.copyMakeBorder(picture, 0, 0, 200, 200, cv2.BORDER_CONSTANT, value=[120.0])
    areas = _areas(np.asarray(window, np.uint8))
    assert len(areas) == 8
    assert all(area.ground == 200 for area in areas)


def test_dark_cells_are_left_where_another_one_is_uneven() -> None:
    picture = _form(filled=60, letters=255)
    lit = without_filled_areas(picture, _areas(picture))
    assert np.median(lit[105:175, 105:325]) == 255
    grain = np.random.default_rng(7).integers(-20, 20, (70, 220))
    picture[105:175, 565:785] = np.clip(picture[105:175, 565:785] + grain, 0, 255)
    left = without_filled_areas(picture, _areas(picture))
    assert np.median(left[105:175, 105:325]) == 60


def test_a_bar_over_what_was_struck_out_stays() -> None:
    picture = np.full((400, 900), 255, np.uint8)
    cv2.rectangle(picture, (100, 100), (500, 140), 20, -1)
    assert _areas(picture) == []
    assert without_filled_areas(picture, []) is picture


def test_grounds_of_scans_and_photographs_are_left() -> None:
    picture = _form(filled=200).astype(np.int16)
    grain = np.random.default_rng(7).normal(0, 8, picture.shape)
    assert _areas(np.clip(picture + grain, 0, 255).astype(np.uint8)) == []


def test_cells_in_the_shade_of_a_photograph_are_left() -> None:
    light = 1 - 0.45 * np.linspace(0, 1, 1120) ** 2
    assert _areas(np.rint(_form(filled=255) * light).astype(np.uint8)) == []


def test_a_slanting_area_does_not_show_the_page_level() -> None:
    picture = np.full((520, 1120), 255, np.uint8)
    cv2.fillPoly(picture, [np.array([(100, 100), (1000, 104), (1000, 164), (100, 160)])], [200.0])
    areas = _areas(picture)
    assert len(areas) == 1
    assert not is_level(areas, dots_per_inch=DPI)
    assert not is_level([], dots_per_inch=DPI)


@needs_networks
@pytest.mark.parametrize(("filled", "letters"), one_in(2, [(200, 0), (150, 255)]))
def test_all_rules_beside_filled_cells_are_found(filled: int, letters: int) -> None:
    page = Page(number=1, width=1120 * 72 / DPI, height=520 * 72 / DPI)
    read = OcrReader().read_level(_form(filled=filled, letters=letters), page=page, dots_per_inch=DPI).printed
    assert len([rule for rule in read.rules if rule.horizontal]) == len(ROWS)
    assert len([rule for rule in read.rules if not rule.horizontal]) == len(COLUMNS)
    assert len(read.shades) == 8
    assert sum("word" in word.text for word in read.words) == 16


def _bent(picture: Gray, lines: Sequence[TurnedBox], *, dots_per_inch: float) -> Bend:
    """Stands for a look that is misled."""
    assert len(lines)
    assert dots_per_inch
    return Bend(width=picture.shape[1], height=picture.shape[0], down=np.full((4, 2), 9.0), across=np.zeros((4, 2)))


@needs_networks
def test_a_page_whose_filled_areas_are_level_is_neither_turned_nor_bent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(straight, "find_bend", _bent)
    monkeypatch.setattr(straight, "fine_skew", lambda *_, **__: 1.0)
    reader = OcrReader()
    level = reader.straighten(_form(filled=200), dots_per_inch=DPI)
    assert level.bend is None
    assert level.skew_degrees == 0.0
    plain = reader.straighten(_form(filled=255), dots_per_inch=DPI)
    assert plain.bend is not None
    assert plain.skew_degrees == 1.0


def test_level_rules_leave_nothing_to_search(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = np.tile(np.linspace(225, 250, 1200).astype(np.uint8), (800, 1))  # paper with a shadow, as cameras see it
    for y in range(80, 700, 100):
        cv2.rectangle(picture, (60, y), (1140, y + 3), 60, -1)
        cv2.putText(picture, "one word after another", (90, y + 60), 0, 1.0, 30, 2)
    lines = [TurnedBox(x=300, y=y + 50, length=400, height=30, angle=0.0) for y in range(80, 700, 100)]
    asked = []

    def searched(_: object, start: Values, __: float, powers: object) -> Values:
        asked.append(powers)
        return start

    monkeypatch.setattr(find_bend, "_searched", searched)
    assert find_bend.find_bend(picture, lines, dots_per_inch=DPI) is None
    assert asked == [find_bend.SEARCHED_UPRIGHT]  # of upright rules there are none to tell
