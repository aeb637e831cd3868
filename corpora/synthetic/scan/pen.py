"""What people write on a page: ticks, circles around numbers, underlines, strikes, signatures and short notes."""

from __future__ import annotations

from itertools import pairwise
from math import cos, pi, sin, tau
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from corpora.document.geometry import Box
from corpora.synthetic.pages.fonts import Face
from corpora.synthetic.scan.knobs import Damage
from corpora.synthetic.scan.lettering import add, character, draw_face
from corpora.synthetic.scan.sheet import Ink, Mask, Sheet, cloud

PENS = (Ink(24, 24, 28), Ink(24, 24, 28), Ink(28, 44, 140), Ink(28, 44, 140), Ink(205, 36, 40), Ink(90, 90, 94))
"""Black and blue pens, a red one, a pencil."""
Path = NDArray[np.float64]
"""(n, 2): x and y in pixels along a stroke."""
STEPS = 14
"""Points of a curve between two given ones."""


def put_pen_marks(sheet: Sheet, random: Random, how: Damage) -> None:
    """As many marks as `how` says, each at a word if the page has any."""
    shapes = (_tick, _circle, _circle, _underline, _underline, _strike, _signature, _bracket)
    for _ in range(how.pen_marks):
        shape = random.choice(shapes)
        per_point = how.dots_per_inch / 72
        strokes = shape(random, _target(random, sheet), per_point)
        _draw(sheet, random, strokes, width=random.uniform(0.7, 1.5) * per_point)


def put_notes(sheet: Sheet, random: Random, how: Damage) -> None:
    """Each note of `how` in a running hand, mostly in a margin; "|" parts its lines."""
    for text in how.notes:
        size = random.uniform(13, 21) * how.dots_per_inch / 72
        lines = text.split("|")
        canvas = np.zeros((int(size * (1.5 * len(lines) + 1)), int(size * (max(map(len, lines)) + 2))), np.float32)
        slope, face = random.uniform(-0.1, 0.05), draw_face(random, "kai")
        for row, line in enumerate(lines):
            _write(canvas, random, line, face, size=size, y=size * (1.1 + 1.35 * row), slope=slope)
        pressure = 0.6 + 0.4 * cloud(random, canvas.shape[1], canvas.shape[0], cell=size)
        width, height = sheet.size
        left = random.uniform(0.03, 0.95) * width - canvas.shape[1] / 2
        top = random.choice((0.03, 0.05, 0.06, 0.4, 0.86, 0.92)) * height + random.uniform(-0.02, 0.02) * height
        left = min(max(left, 0.01 * width), width - canvas.shape[1])
        sheet.lay_ink(random.choice(PENS), (canvas * pressure).astype(np.float32), left=round(left), top=round(top))
        rows, columns = np.nonzero(canvas > 0.3)
        if len(rows):
            box = (left + columns.min(), top + rows.min(), left + columns.max() + 1, top + rows.max() + 1)
            sheet.record_box("handwriting", *(float(side) for side in box))


def _write(canvas: Mask, random: Random, line: str, face: Face, *, size: float, y: float, slope: float) -> None:
    """Characters that lean, dance and run into each other."""
    x = size
    for letter in line:
        wide = size * random.uniform(0.8, 1.0) * (1.0 if ord(letter) > 0x2E7F else 0.6)
        drawn = character(letter, face, width=wide, height=size * random.uniform(0.85, 1.15), turn=random.gauss(-3, 4))
        bent = _trembling(random, drawn, size)
        add(canvas, bent, x=x, y=y + (x - size) * slope + random.gauss(0, 0.05) * size)
        x += wide * random.uniform(0.82, 0.98)


def _trembling(random: Random, patch: Mask, size: float) -> Mask:
    """A character with its strokes pushed about, so that no two of a kind are alike."""
    height, width = patch.shape
    xs, ys = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    reach = 0.16 * size
    across, down = (cloud(random, width, height, cell=size / 3) - 0.5 for _ in range(2))
    return np.asarray(cv2.remap(patch, xs + across * reach, ys + down * reach, cv2.INTER_LINEAR), np.float32)


def _draw(sheet: Sheet, random: Random, strokes: list[Path], *, width: float) -> None:
    """Strokes of one pen, thinner where the hand is fast, noted as one mark."""
    points = np.concatenate(strokes)
    room = int(2 * width) + 3
    left, top = (int(side) - room for side in points.min(axis=0))
    columns, rows = (int(side) + 2 * room for side in points.max(axis=0) - points.min(axis=0))
    canvas = np.zeros((rows, columns), np.uint8)
    for stroke in strokes:
        pressure = random.uniform(0, tau)
        for number, (start, end) in enumerate(pairwise(stroke)):
            thick = max(1, round(width * (1 + 0.3 * sin(number / 9 + pressure))))
            ends = [tuple(round((part - corner) * 16) for part, corner in zip(point, (left, top), strict=True))
                    for point in (start, end)]  # fmt: skip
            cv2.line(canvas, ends[0], ends[1], 255, thick, cv2.LINE_AA, 4)
    amount = canvas.astype(np.float32) / 255 * random.uniform(0.75, 1.0)
    sheet.lay_ink(random.choice(PENS), amount, left=left, top=top)
    (x0, y0), (x1, y1) = points.min(axis=0) - width / 2, points.max(axis=0) + width / 2
    sheet.record_box("handwriting", float(x0), float(y0), float(x1), float(y1))


def _target(random: Random, sheet: Sheet) -> Box:
    """A word's box in pixels, or some place of a page without words."""
    if sheet.page.words:
        box = random.choice(sheet.page.words).quad.box
        x, y = sheet.x_scale, sheet.y_scale
        return Box(left=box.left * x, top=box.top * y, right=box.right * x, bottom=box.bottom * y)
    width, height = sheet.size
    left, top = random.uniform(0.1, 0.7) * width, random.uniform(0.1, 0.8) * height
    return Box(left=left, top=top, right=left + 0.12 * width, bottom=top + 0.012 * height)


def _curve(points: list[tuple[float, float]]) -> Path:
    """A smooth line through the points (Catmull-Rom)."""
    knots = np.array([points[0], *points, points[-1]], np.float64)
    share = np.linspace(0, 1, STEPS, endpoint=False)[:, None]
    pieces = []
    for before, start, end, after in zip(knots, knots[1:], knots[2:], knots[3:], strict=False):
        cubic = -before + 3 * start - 3 * end + after
        square = 2 * before - 5 * start + 4 * end - after
        pieces.append(0.5 * (2 * start + (end - before) * share + square * share**2 + cubic * share**3))
    return np.concatenate([*pieces, knots[-1:]])


def _tick(random: Random, at: Box, per_point: float) -> list[Path]:
    size = random.uniform(9, 22) * per_point
    x, y = at.right + random.uniform(-0.3, 1.0) * size, (at.top + at.bottom) / 2
    return [_curve([(x - 0.45 * size, y), (x - 0.15 * size, y + 0.35 * size), (x + 0.6 * size, y - 0.6 * size)])]


def _circle(random: Random, at: Box, per_point: float) -> list[Path]:
    wide = min((at.right - at.left) / 2, 60 * per_point) + random.uniform(3, 9) * per_point
    high = (at.bottom - at.top) / 2 + random.uniform(2, 6) * per_point
    x, y, start = (at.left + at.right) / 2, (at.top + at.bottom) / 2, random.uniform(0, tau)
    turns = [start + step * pi / 5 for step in range(12)]
    around = [(wide * random.uniform(0.9, 1.1), high * random.uniform(0.88, 1.12)) for _ in turns]
    return [_curve([(x + w * cos(turn), y + h * sin(turn)) for turn, (w, h) in zip(turns, around, strict=True)])]


def _underline(random: Random, at: Box, per_point: float) -> list[Path]:
    lines = []
    for number in range(random.choice((1, 1, 2))):
        y = at.bottom + (1.5 + 2.5 * number) * per_point
        xs = np.linspace(at.left - 2 * per_point, at.right + 4 * per_point, 6)
        lines.append(_curve([(float(x), y + random.uniform(-1, 1) * per_point) for x in xs]))
    return lines


def _strike(random: Random, at: Box, per_point: float) -> list[Path]:
    right = min(at.right, at.left + 80 * per_point)
    xs, y = np.linspace(at.left - 3 * per_point, right + 3 * per_point, 4), (at.top + at.bottom) / 2
    return [_curve([(float(x), y + random.uniform(-1.5, 1.5) * per_point) for x in xs])]


def _bracket(random: Random, at: Box, per_point: float) -> list[Path]:
    """A line down the margin beside some rows."""
    x, reach = max(at.left - 12 * per_point, 12 * per_point), random.uniform(15, 60) * per_point
    ys = np.linspace(at.top - reach, at.bottom + reach, 5)
    return [_curve([(x + random.uniform(-2, 2) * per_point, float(y)) for y in ys])]


def _signature(random: Random, at: Box, per_point: float) -> list[Path]:
    """Loops that only their writer can read: circles drawn while the hand moves on."""
    x, y = at.left + random.uniform(-60, 60) * per_point, at.bottom + random.uniform(5, 40) * per_point
    strokes = []
    for _ in range(random.randint(2, 4)):
        turns, reach = random.uniform(1.2, 3.5), random.uniform(10, 32) * per_point
        high, wide = random.uniform(5, 13) * per_point, random.uniform(1, 5) * per_point
        start, lean, rise = random.uniform(0, tau), random.uniform(0, 0.6), random.uniform(-0.3, 0.3)
        points = []
        for step in range(int(turns * 8)):
            along, turn = step / (turns * 8), start + step * tau / 8
            size = high * (1 - 0.5 * along) * random.uniform(0.75, 1.2)
            up = size * sin(turn)
            points.append((x + reach * along + wide * cos(turn) - lean * up, y + up - rise * reach * along))
        strokes.append(_curve(points))
        x += reach * random.uniform(0.4, 0.9)
    return strokes
