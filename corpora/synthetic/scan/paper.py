"""What paper goes through: tint and grain, the back page shining through, folds, stains, holes, a staple."""

from __future__ import annotations

from math import pi, tau
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from corpora.synthetic.scan.knobs import Damage
from corpora.synthetic.scan.sheet import Ink, Mask, Sheet, cloud, generator

YELLOWED = (0.97, 0.90, 0.72)
"""Red, green and blue that fully yellowed paper reflects."""
GRAYED = 0.92
"""What a gray scanner sees of it."""
HOLE_RADIUS = 2.75 * 72 / 25.4
"""Points; a punch makes holes of 5.5 mm (ISO 838: 6 mm)."""
HOLE_FROM_EDGE = 12.0 * 72 / 25.4
HOLE_GAP = 80.0 * 72 / 25.4
"""Points between two holes (ISO 838)."""
COFFEE, WATER, DUST = Ink(176, 140, 92), Ink(224, 216, 200), Ink(120, 112, 104)


def show_through(sheet: Sheet, random: Random, how: Damage) -> None:
    """The back page, mirrored, blurred and pale. It is this page's own print at another height."""
    if not how.show_through:
        return
    height = sheet.size[1]
    back = np.roll(sheet.picture[:, ::-1], round(random.uniform(0.15, 0.85) * height), axis=0)
    soft = cv2.GaussianBlur(255 - back, (0, 0), 1.6 * how.scale)
    sheet.picture = np.asarray(
        cv2.subtract(sheet.picture, cv2.convertScaleAbs(soft, alpha=0.22 * how.show_through)), np.uint8
    )


def age_paper(sheet: Sheet, random: Random, how: Damage) -> None:
    """Yellowing (a slight gray in a gray picture) and the grain of rough paper."""
    width, height = sheet.size
    if how.paper_tint:
        yellow = np.minimum(1, how.paper_tint * (0.75 + 0.5 * cloud(random, width, height, cell=width / 3)))
        kept = YELLOWED if sheet.picture.ndim == 3 else (GRAYED,)
        shades = cv2.merge([1 - (1 - part) * yellow for part in kept])
        sheet.picture = np.asarray(cv2.multiply(sheet.picture, shades, dtype=cv2.CV_8U), np.uint8)
    if how.paper_grain:
        grains = generator(random).standard_normal((height // 2 + 1, width // 2 + 1), np.float32)
        fibres = cv2.GaussianBlur(cv2.resize(grains, (width, height)), (0, 0), 0.7 * how.scale)
        shade = np.clip(1 + fibres * (how.paper_grain / 255 * 1.6), 0, 2)
        shade = shade if sheet.picture.ndim == 2 else cv2.merge([shade, shade, shade])
        sheet.picture = np.asarray(cv2.multiply(sheet.picture, shade, dtype=cv2.CV_8U), np.uint8)


def harm_paper(sheet: Sheet, random: Random, how: Damage) -> None:
    """Stains, folds, punch holes and a staple, each noted as a mark."""
    for _ in range(how.stains):
        _stain(sheet, random, how)
    for number in range(how.folds):
        _fold(sheet, random, how, across=number % 2 == 1)
    if how.holes:
        _holes(sheet, random, how)
    if how.staple:
        _staple(sheet, random, how)


def _stain(sheet: Sheet, random: Random, how: Damage) -> None:
    """A blot, the ring of a cup, or a cloud of dust."""
    width, height = sheet.size
    radius = random.uniform(14, 70) * how.dots_per_inch / 72
    kind = random.choice(("blot", "ring", "dust"))
    side = int(2.6 * radius)
    distance = _polar(random, side, radius, unevenness=0.02 if kind == "ring" else 0.25)
    if kind == "ring":
        amount = np.exp(-(((distance - 1) / 0.05) ** 2)) * 0.7 + (distance < 1) * 0.12
    elif kind == "blot":
        amount = np.clip((1.05 - distance) * 12, 0, 1) * (0.35 + 0.5 * np.exp(-(((distance - 1) / 0.12) ** 2)))
    else:
        amount = np.exp(-((distance / 0.6) ** 2)) * (cloud(random, side, side, cell=2.5) > 0.72) * 0.8
    amount = amount * (0.6 + 0.6 * cloud(random, side, side, cell=radius / 2)) * random.uniform(0.4, 0.9)
    left, top = random.randint(-side // 3, width - side // 2), random.randint(-side // 3, height - side // 2)
    ink = {"ring": COFFEE, "blot": random.choice((COFFEE, WATER)), "dust": DUST}[kind]
    sheet.lay_ink(ink, np.clip(amount, 0, 1).astype(np.float32), left=left, top=top)
    middle_x, middle_y = left + side / 2, top + side / 2
    sheet.record_box("stain", middle_x - radius, middle_y - radius, middle_x + radius, middle_y + radius)


def _polar(random: Random, side: int, radius: float, *, unevenness: float) -> Mask:
    """Distance from the middle of a square of `side` pixels, 1 at the uneven edge of a blot of `radius`."""
    arm = np.arange(side, dtype=np.float32) - side / 2
    xs, ys = np.meshgrid(arm, arm)
    angle = np.arctan2(ys, xs)
    edge = np.ones_like(angle)
    for wave in (2, 3, 5, 8):
        edge += unevenness / wave * np.sin(wave * angle + random.uniform(0, tau)) * random.uniform(0.5, 1.5)
    distance: Mask = np.hypot(xs, ys) / radius / edge
    return distance


def _fold(sheet: Sheet, random: Random, how: Damage, *, across: bool) -> None:
    """A crease: one side a little darker, a line where the ink has broken off, and a shadow beside it."""
    length, depth = sheet.size if not across else sheet.size[::-1]
    at = depth * random.choice((1 / 2, 1 / 3, 2 / 3)) + random.uniform(-0.02, 0.02) * depth
    reach = max(6, round(9 * how.dots_per_inch / 72))
    profile = np.arange(-reach, reach).astype(np.float32) / np.float32(reach)
    side = random.choice((-1, 1))
    shadow = np.where(profile * side > 0, 0.20 * np.exp(-5 * np.abs(profile)), 0.05 * np.exp(-3 * np.abs(profile)))
    wander = _wander(random, length, how.scale)
    width = max(1.0, 0.9 * how.scale)
    distance = profile[:, None] * reach - wander[None, :]
    crack = np.exp(-((distance / width) ** 2)) * (0.35 + 0.65 * (cloud(random, length, 2 * reach, cell=5) > 0.45))
    crack = (crack * random.uniform(0.3, 0.9)).astype(np.float32)
    amount = np.broadcast_to(shadow[:, None].astype(np.float32), crack.shape)
    top = round(at) - reach
    _lay_gray(sheet, amount, across, top)
    _lay_white(sheet, crack, across, top)
    box = (0.0, at - 3.0, float(length), at + 3.0)
    sheet.record_box("fold", *((box[1], box[0], box[3], box[2]) if across else box))


def _lay_gray(sheet: Sheet, amount: Mask, across: bool, at: int) -> None:
    sheet.lay_ink(DUST, amount.T if across else amount, left=at if across else 0, top=0 if across else at)


def _lay_white(sheet: Sheet, amount: Mask, across: bool, at: int) -> None:
    sheet.lay_opaque(242, amount.T if across else amount, left=at if across else 0, top=0 if across else at)


def _wander(random: Random, length: int, scale: float) -> NDArray[np.float32]:
    """How far a crease strays from straight, in pixels, at each pixel along it."""
    along = np.arange(length, dtype=np.float32) / length
    waves = [random.uniform(-1, 1) * scale * np.sin(along * turns * pi + random.uniform(0, tau)) for turns in (3, 11)]
    return np.asarray(waves[0] + waves[1], np.float32)


def _holes(sheet: Sheet, random: Random, how: Damage) -> None:
    """Punch holes at the left edge: the lid of the scanner shows through, white with a shadow, or dark."""
    per_point = how.dots_per_inch / 72
    radius, middle = HOLE_RADIUS * per_point, sheet.size[1] / 2 + random.uniform(-8, 8) * per_point
    x, gray = (HOLE_FROM_EDGE + random.uniform(-6, 6)) * per_point, random.choice((20, 40, 215))
    for number in range(how.holes):
        y = middle + (number - (how.holes - 1) / 2) * HOLE_GAP * per_point
        side = int(2 * radius) + 6
        distance = _polar(random, side, radius, unevenness=0.01)
        left, top = round(x - side / 2), round(y - side / 2)
        sheet.lay_opaque(90, np.asarray(np.exp(-(((distance - 1) * radius / 1.4) ** 2)) * 0.6), left=left, top=top)
        sheet.lay_opaque(gray, np.clip((1 - distance) * radius, 0, 1), left=left, top=top)
        sheet.record_box("hole", x - radius, y - radius, x + radius, y + radius)


def _staple(sheet: Sheet, random: Random, how: Damage) -> None:
    """A staple at the top left, or the two holes that one left behind."""
    per_point = how.dots_per_inch / 72
    x, y = (random.uniform(16, 34) * per_point for _ in range(2))
    slope, reach = random.uniform(-0.9, 0.9), 5.5 * per_point
    side = int(3 * reach)
    canvas = np.zeros((side, side), np.uint8)
    ends = [(round((side / 2 + sign * reach) * 16), round((side / 2 + sign * reach * slope) * 16)) for sign in (-1, 1)]
    if random.random() < 0.6:
        cv2.line(canvas, ends[0], ends[1], 255, max(1, round(1.4 * per_point / 2)), cv2.LINE_AA, 4)
    for end in ends:
        cv2.circle(canvas, end, round(0.9 * per_point * 16), 255, -1, cv2.LINE_AA, 4)
    left, top = round(x - side / 2), round(y - side / 2)
    shadow = np.asarray(cv2.GaussianBlur(canvas, (0, 0), 1.5 * how.scale), np.float32) / 255
    sheet.lay_opaque(120, shadow * 0.6, left=left + 2, top=top + 2)
    sheet.lay_opaque(random.choice((70, 150)), canvas.astype(np.float32) / 255, left=left, top=top)
    sheet.record_box("hole", x - reach, y - abs(slope) * reach - 2, x + reach, y + abs(slope) * reach + 2)
