"""Round seals (公章) and rectangular stamps: their ink, worn and uneven, and where they are put."""

from __future__ import annotations

from math import cos, pi, radians, sin
from random import Random

import cv2
import numpy as np

from corpora.synthetic.pages.fonts import Face
from corpora.synthetic.pages.truth import TrueWord
from corpora.synthetic.scan.knobs import Damage
from corpora.synthetic.scan.lettering import add, character, draw_face, line_of
from corpora.synthetic.scan.sheet import Ink, Mask, Sheet, cloud

SEAL_DIAMETERS = (38.0, 40.0, 42.0, 45.0)
"""Millimetres; offices of a county or town have 42, a city's or province's government more."""
FINE = 2
"""Seals are drawn this much finer and reduced."""
CONDENSED = 0.62
"""A character of the ring is at least this share of its height wide."""
TALLEST = 0.26
"""Height of the ring's characters as a share of the seal's radius, at most."""
AT_THE_SEAM = 0.12
"""Share of seals that go over the paper's edge (骑缝章)."""
PAD_INKS = (Ink(208, 32, 40), Ink(216, 48, 40), Ink(190, 24, 44), Ink(224, 60, 60))
STAMP_INKS = (*PAD_INKS[:2], Ink(36, 56, 150), Ink(96, 40, 130))


def put_seals(sheet: Sheet, random: Random, how: Damage) -> None:
    """Each seal of `how`; the first lies on a number of a table when `seal_over_digits` says so."""
    for number, text in enumerate(how.seals):
        diameter = random.choice(SEAL_DIAMETERS) / 25.4 * how.dots_per_inch
        turn = random.gauss(0, 6)
        digits = number_words(sheet) if how.seal_over_digits and number == 0 else []
        amount = _worn(
            random,
            _turned(seal_face(text, diameter=diameter, face=draw_face(random, "song", bold=True)), turn),
            strength=random.uniform(0.8 if digits else 0.55, 0.98),
        )
        x, y = _over(random, sheet, digits, amount) if digits else _seal_place(random, sheet)
        _press(sheet, random.choice(PAD_INKS), amount, x=x, y=y)
        half = diameter / 2
        sheet.record("seal", _corners(x, y, half, half, turn))


def put_stamps(sheet: Sheet, random: Random, how: Damage) -> None:
    """Each rectangular stamp of `how`, mostly near a corner of the page."""
    for text in how.stamps:
        height = random.uniform(13, 22) * how.dots_per_inch / 72
        turn = random.gauss(0, 5)
        frame = stamp_face(text, height=height, doubled=random.random() < 0.3, face=_stamp_letters(random))
        amount = _worn(random, _turned(frame, turn), strength=random.uniform(0.5, 0.95))
        width, depth = sheet.size
        x, y = random.choice((0.16, 0.5, 0.82)) * width, random.choice((0.055, 0.08, 0.5, 0.93)) * depth
        x, y = x + random.uniform(-0.06, 0.06) * width, y + random.uniform(-0.02, 0.02) * depth
        _press(sheet, random.choice(STAMP_INKS), amount, x=x, y=y)
        sheet.record("stamp", _corners(x, y, frame.shape[1] / 2, frame.shape[0] / 2, turn))


def seal_face(text: str, *, diameter: float, face: Face) -> Mask:
    """A seal's ink: ring, star, name along the ring; after "|" the line under the star, after another its number."""
    name, line, number = (*text.split("|"), "", "")[:3]
    radius = diameter * FINE / 2
    side = int(2 * radius) + 8
    canvas, middle = np.zeros((side, side), np.uint8), side / 2
    ring = max(2, round(radius * 0.05))
    centre = (round(middle * 16), round(middle * 16))
    cv2.circle(canvas, centre, round((radius - ring / 2) * 16), 255, ring, cv2.LINE_AA, 4)
    star = [_on_circle(middle, radius * (0.33 if tip % 2 == 0 else 0.126), tip * 36.0) for tip in range(10)]
    cv2.fillPoly(canvas, [(np.array(star) * 16).round().astype(np.int32)], 255, cv2.LINE_AA, 4)
    inked: Mask = canvas.astype(np.float32) / 255
    _ring_text(inked, name, face, radius=radius, wide=_span(len(name), crowded=bool(line or number)))
    if line:
        height = min(radius * 0.19, radius * 1.3 / len(line))
        for place, letter in enumerate(line):
            x = middle + (place - (len(line) - 1) / 2) * height
            add(inked, character(letter, face, width=height, height=height), x=x, y=middle + radius * 0.52)
    for place, digit in enumerate(number):
        angle = 180 - (place - (len(number) - 1) / 2) * 6.2
        x, y = _on_circle(middle, radius * 0.84, angle)
        small = character(digit, face, width=radius * 0.06, height=radius * 0.13, turn=angle - 180)
        add(inked, small, x=x, y=y)
    return np.asarray(cv2.resize(inked, None, fx=1 / FINE, fy=1 / FINE, interpolation=cv2.INTER_AREA), np.float32)


def stamp_face(text: str, *, height: float, doubled: bool, face: Face) -> Mask:
    """A frame around lines parted by "|"; `height` in pixels is that of the first line, later ones are smaller."""
    sizes = [height if number == 0 else height * 0.62 for number in range(text.count("|") + 1)]
    lines = [line_of(part, face, height=size) for part, size in zip(text.split("|"), sizes, strict=True)]
    room, gap = height * 0.45, height * 0.3
    width = int(max(line.shape[1] for line in lines) + 2 * room)
    depth = int(sum(line.shape[0] for line in lines) + gap * (len(lines) - 1) + 2 * room)
    frame = np.zeros((depth, width), np.float32)
    stroke = max(1, round(height * 0.09))
    cv2.rectangle(frame, (stroke, stroke), (width - 1 - stroke, depth - 1 - stroke), 1.0, stroke)
    if doubled:
        inset = stroke * 3
        cv2.rectangle(frame, (inset, inset), (width - 1 - inset, depth - 1 - inset), 1.0, max(1, stroke // 2))
    y = room
    for line in lines:
        add(frame, line, x=width / 2, y=y + line.shape[0] / 2)
        y += line.shape[0] + gap
    return frame


def _stamp_letters(random: Random) -> Face:
    return draw_face(random, random.choice(("hei", "hei", "song")), bold=random.choice((None, True)))


def number_words(sheet: Sheet) -> list[TrueWord]:
    """Words of tables that are numbers."""
    return [word for word in sheet.page.words if word.table and word.text.replace(".", "").replace(",", "").isdigit()]


def _ring_text(inked: Mask, name: str, face: Face, *, radius: float, wide: float) -> None:
    """The name clockwise over the top, its feet to the middle; long names are condensed, short ones spaced."""
    height = radius * TALLEST
    along = radius * 0.93 - height / 2 - radius * 0.05
    step = wide / max(1, len(name) - 1)
    width = min(height, max(along * radians(step) * 0.9, 0.0))
    if width < CONDENSED * height:
        height = width / CONDENSED
    for place, letter in enumerate(name):
        angle = (place - (len(name) - 1) / 2) * step
        x, y = _on_circle(inked.shape[0] / 2, along, angle)
        add(inked, character(letter, face, width=width, height=height, turn=angle), x=x, y=y)


def _span(length: int, *, crowded: bool) -> float:
    """Degrees that a name takes up; one that shares its seal with other words ends higher."""
    return min(222.0 if crowded else 285.0, 32.0 * (length - 1))


def _on_circle(middle: float, radius: float, degrees: float) -> tuple[float, float]:
    """A point of a circle, clockwise from its top."""
    turn = degrees * pi / 180
    return middle + radius * sin(turn), middle - radius * cos(turn)


def _turned(face: Mask, degrees: float) -> Mask:
    """A face turned clockwise in a square patch that has room for it."""
    height, width = face.shape
    side = int(np.hypot(width, height)) + 2
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1)
    matrix[:, 2] += (side - width) / 2, (side - height) / 2
    return np.asarray(cv2.warpAffine(face, matrix, (side, side), flags=cv2.INTER_LINEAR), np.float32)


def _worn(random: Random, face: Mask, *, strength: float) -> Mask:
    """Ink as a hand pressed it: pale patches, bare specks, one side lighter."""
    side = face.shape[1]
    patches = 0.55 + 0.75 * cloud(random, side, face.shape[0], cell=side / 5)
    specks = cloud(random, side, face.shape[0], cell=2.2) > random.uniform(0.04, 0.22)
    slope = np.linspace(random.uniform(0.6, 1), random.uniform(0.6, 1), side, dtype=np.float32)
    worn = np.minimum(1, patches * slope[None, :]) * (0.25 + 0.75 * specks)
    inked = face * cv2.GaussianBlur(worn, (0, 0), 0.6)
    return np.asarray(inked * (strength / inked.max()), np.float32)


def _press(sheet: Sheet, ink: Ink, amount: Mask, *, x: float, y: float) -> None:
    sheet.lay_ink(ink, amount, left=round(x - amount.shape[1] / 2), top=round(y - amount.shape[0] / 2))


def _seal_place(random: Random, sheet: Sheet) -> tuple[float, float]:
    """Where an office puts its seal: on the name and date under the text, else low at the right, or on the edge."""
    width, height = sheet.size
    if random.random() < AT_THE_SEAM:
        return width - random.uniform(-0.01, 0.02) * width, random.uniform(0.3, 0.8) * height
    dates = [word for word in sheet.page.words if not word.table and word.text.endswith("日")]
    if dates and random.random() < 0.6:
        box = dates[-1].quad.box
        lifted = box.top - random.uniform(0, 18)
        return (box.left + box.right) / 2 * sheet.x_scale, lifted * sheet.y_scale
    return random.uniform(0.45, 0.86) * width, random.uniform(0.5, 0.9) * height


def _over(random: Random, sheet: Sheet, words: list[TrueWord], amount: Mask) -> tuple[float, float]:
    """Where the middle of a seal must be so that ink of it lies on one of the words."""
    box = random.choice(words).quad.box
    inked = np.argwhere(amount > 0.85 * float(amount.max()))
    row, column = (int(part) for part in inked[random.randrange(len(inked))])
    x, y = (box.left + box.right) / 2 * sheet.x_scale, (box.top + box.bottom) / 2 * sheet.y_scale
    return x + amount.shape[1] / 2 - column, y + amount.shape[0] / 2 - row


def _corners(x: float, y: float, half_width: float, half_height: float, turn: float) -> list[tuple[float, float]]:
    """Corners of a turned rectangle in reading order."""
    arms = [
        (-half_width, -half_height),
        (half_width, -half_height),
        (half_width, half_height),
        (-half_width, half_height),
    ]
    sine, cosine = sin(radians(turn)), cos(radians(turn))
    return [(x + across * cosine - down * sine, y + across * sine + down * cosine) for across, down in arms]
