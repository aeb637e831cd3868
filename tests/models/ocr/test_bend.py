from __future__ import annotations

import cv2
import numpy as np
import pytest

from corpora.document.geometry import PixelBox
from models.ocr.bend import Bend
from models.ocr.find_bend import find_bend
from models.ocr.lines import TurnedBox
from models.ocr.picture import Picture, Points, StraightPage

DPI = 150.0
WIDTH, HEIGHT = 1240, 1754


def bend(down: dict[tuple[int, int], float], across: dict[tuple[int, int], float]) -> Bend:
    grids = []
    for coefficients in (down, across):
        grid = np.zeros((4, 2))
        for place, value in coefficients.items():
            grid[place] = value
        grids.append(grid)
    return Bend(width=WIDTH, height=HEIGHT, down=grids[0], across=grids[1])


CURLED = bend({(0, 1): 12.0, (1, 0): 14.0}, {(0, 0): 6.0, (0, 1): 9.0})


def table() -> Picture:
    picture = np.full((HEIGHT, WIDTH), 255, np.uint8)
    picture[::3, ::5] = 251  # paper has no single tone
    picture[1::2, 1::2] = 248
    for row in range(16):
        cv2.line(picture, (150, 300 + row * 70), (1050, 300 + row * 70), 0, 2)
        cv2.putText(picture, "Applications received", (170, 345 + row * 70), 0, 0.7, 0, 2)
    for column in (150, 500, 700, 900, 1050):
        cv2.line(picture, (column, 300), (column, 1350), 0, 2)
    return picture


def lines(page: Bend | None) -> list[TurnedBox]:
    found = []
    for row in range(16):
        ends = np.array([(165.0, 335.0 + row * 70), (420.0, 335.0 + row * 70)])
        (x0, y0), (x1, y1) = ends if page is None else page.leaning(ends)
        found.append(
            TurnedBox(
                x=(x0 + x1) / 2, y=(y0 + y1) / 2, length=float(np.hypot(x1 - x0, y1 - y0)), height=30.0,
                angle=float(np.degrees(np.arctan2(y1 - y0, x1 - x0))),
            )
        )  # fmt: skip
    corner = np.array([(1050.0, 1350.0)]) if page is None else page.leaning(np.array([(1050.0, 1350.0)]))
    return [*found, TurnedBox(x=corner[0, 0], y=corner[0, 1], length=30.0, height=30.0, angle=0.0)]


def leaning(flat: Picture, by: Bend) -> Picture:
    """The picture of which `by` would draw `flat`."""
    v, u = ((np.arange(side // 8 + 1) + 0.5) * 8 - 0.5 for side in (HEIGHT, WIDTH))  # middles of eight pixels
    points = np.stack(np.meshgrid(u, v), axis=-1)
    back = by.level(points.reshape(-1, 2)).reshape(points.shape).astype(np.float32)
    fine = cv2.resize(back, None, fx=8, fy=8, interpolation=cv2.INTER_LINEAR)[:HEIGHT, :WIDTH]
    x_map, y_map = (np.ascontiguousarray(fine[..., side]) for side in (0, 1))
    return np.asarray(cv2.remap(flat, x_map, y_map, cv2.INTER_LINEAR, borderValue=[255.0]), np.uint8)


def test_there_and_back_is_the_same_place() -> None:
    points = np.random.default_rng(3).random((200, 2)) * (WIDTH, HEIGHT)
    assert CURLED.level(CURLED.leaning(points)) == pytest.approx(points, abs=1e-3)
    twice = CURLED.scaled(2 * WIDTH, 2 * HEIGHT)
    assert twice.leaning(2 * points) == pytest.approx(2 * CURLED.leaning(points), abs=1e-6)


def straightness(points: Points, side: int) -> float:
    return float(np.ptp(points[:, side]))


def test_a_curled_table_comes_out_level_and_upright() -> None:
    found = find_bend(leaning(table(), CURLED), lines(CURLED), dots_per_inch=DPI)
    assert found is not None
    for y in (300.0, 860.0, 1350.0):
        rule = CURLED.leaning(np.stack([np.linspace(150, 1050, 9), np.full(9, y)], axis=1))
        assert straightness(rule, 1) > 7
        assert straightness(found.level(rule), 1) < 2.5
    for x in (150.0, 700.0, 1050.0):
        rule = CURLED.leaning(np.stack([np.full(9, x), np.linspace(300, 1350, 9)], axis=1))
        assert straightness(found.level(rule), 0) < 2.5


def test_a_flat_page_is_left_alone() -> None:
    assert find_bend(table(), lines(None), dots_per_inch=DPI) is None
    assert find_bend(table(), [], dots_per_inch=DPI) is None


def test_boxes_of_a_bent_page_lie_in_the_source_where_their_ink_is() -> None:
    page = StraightPage(
        picture=table(), matrix=np.eye(3), dots_per_inch=DPI, source_dots_per_inch=DPI, bend=CURLED
    )  # fmt: skip
    box = page.to_source(PixelBox(left=150, top=1340, right=1050, bottom=1350))
    expected = CURLED.leaning(np.array([(150.0, 1340.0), (600.0, 1350.0), (1050.0, 1350.0)])) * 72 / DPI
    assert box.left == pytest.approx(expected[:, 0].min(), abs=0.2)
    assert box.right == pytest.approx(expected[:, 0].max(), abs=0.2)
    assert box.bottom >= expected[:, 1].max() - 1e-6
