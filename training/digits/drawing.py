"""Samples drawn one by one: a number in some font, its surroundings, and harm of many kinds.

A second source beside the generator's pages, so that the network fits no one model of damage: here strokes swell and
shrink, resolutions differ across and down, and two tones come about in other ways than there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from corpora.synthetic.pages.fonts import installed_fonts
from corpora.synthetic.split import Split
from models.ocr.digits.alphabet import OTHER, canonical
from training.digits.harm import harmed
from training.digits.samples import Sample, cut_whole
from training.digits.wear import worn_ink

SIZE: Final = 56
"""Pixels of an em as drawn; what comes of it is smaller."""
BORDER: Final = 60
"""Pixels of paper around it, for neighbours, rules and margins."""
KINDS: Final = ("number", "sign", "blank", "word", "destroyed")
KIND_WEIGHTS: Final = (66, 5, 12, 10, 7)
SIGNS: Final = ("-", "—", "——", "–", "/", "―", "--")
WORDS: Final = (
    *("件", "无", "年", "万元", "合计", "其中", "小计", "次", "行政", "总计", "个", "一", "二", "三"),
    *("十", "是", "否", "备注", "元", "项", "口", "日", "目", "工", "丨", "○", "√", "×", "①", "Ⅱ"),
    *("12件", "3次", "2023年", "第1", "(3)", "1、", "A", "B", "No", "km", "无0", "约5", "个1"),
)  # fmt: skip

READABLE, GONE = 0.45, 0.6
"""Share of the ink that is not to be seen: up to which figures count as readable, and from which as destroyed."""
WORN_READABLE, WORN_GONE = 0.6, 0.72
"""The same for print of which half is gone: a number that a sum may choose is likelier than none."""
FEW_STROKES: Final = ("0", "0", "0", "1", "1", "10", "11", "7", "4", "2", "6", "8", "9", "100", "101")
SHARE_OF_FEW_STROKES, SHARE_OF_DIRT, SHARE_PALE = 0.5, 0.17, 0.3
"""Of worn samples: numbers of those, no number but dirt, and ink that is hardly darker than paper."""
FLAT: Final = 0.6
"""Height of what is left, in those of figures, below which a crop is made as high as figures are."""
SEEN: Final = 0.25
"""Of the contrast between paper and darkest print: what can be seen."""

MARKS: Final = ",."
SHARE_OF_OTHER_MARKS, MARK_SIZES = 0.5, (0.75, 1.35)
"""Of numbers whose commas and stops are of another design, and their size beside the digits: fonts differ most in how
much longer a comma is than a stop.
"""

LEFT: Final = 0.35
"""Darkness of ink that production finds."""

Ink = NDArray[np.float32]
"""(height, width): 0 paper, 1 ink."""


def draw_samples(seed: int, *, split: Split, count: int, worn: float = 0.0) -> Iterator[Sample]:
    """So many samples, the same for the same seed; a share of `worn` ones has lost half its ink, or is dirt alone."""
    random = Random(f"drawn digits {seed}")
    while count > 0:
        sample = _worn_sample(random, split) if worn > 0 and random.random() < worn else _sample(random, split)
        if sample is not None:
            count -= 1
            yield sample


def _sample(random: Random, split: Split) -> Sample | None:
    kind = random.choices(KINDS, KIND_WEIGHTS)[0]
    text = _text(random, kind)
    ink, (left, top, right, bottom) = _print(random, split, text)
    if kind == "blank":
        ink[:] = 0
    if kind == "destroyed" and not _destroy(random, ink, (left, top, right, bottom)):
        return None
    own = ink
    ink = np.maximum(ink, _surroundings(random, split, ink.shape, (left, top, right, bottom)))
    high = random.lognormvariate(2.85, 0.33)  # pixels of the ink: 6-point figures at 100 dpi have 6, 16-point at 200 32
    high = min(40.0, max(8.0, high))
    picture, x_scale, y_scale = harmed(ink, random, scale=high / (bottom - top))
    answer = {"blank": "", "destroyed": OTHER}.get(kind, canonical(text))
    if kind in ("number", "sign"):
        lost = _lost(picture, own)
        if READABLE < lost < GONE:
            return None
        answer = OTHER if lost >= GONE else answer
    # A hull as it is found is not exact.
    near = (bottom - top) * 0.06
    box = [edge + random.gauss(0, near) for edge in (left, top, right, bottom)]
    hull = (box[0] * x_scale, box[1] * y_scale, box[2] * x_scale, box[3] * y_scale)
    return cut_whole(picture, hull, text=answer, source="drawn")


def _worn_sample(random: Random, split: Split) -> Sample | None:
    """A number of which half is gone, noughts and ones above all, or a cell with nothing but dirt and ends of rules."""
    text = random.choice(FEW_STROKES) if random.random() < SHARE_OF_FEW_STROKES else number_text(random)
    whole, box = _print(random, split, text)
    high, blank = box[3] - box[1], random.random() < SHARE_OF_DIRT
    ink = np.zeros_like(whole) if blank else worn_ink(whole, random, high=high)
    found = box if blank or random.random() < 0.4 else _what_is_left(ink, box)
    around = _surroundings(random, split, ink.shape, found)
    for _ in range(random.randint(1, 3) if blank or random.random() < 0.25 else 0):
        around = np.maximum(around, _dirt(random, ink.shape, found))
    scale = min(40.0, max(8.0, random.lognormvariate(2.85, 0.33))) / high
    picture, x_scale, y_scale = harmed(np.maximum(ink, around), random, scale=scale, pale=random.random() < SHARE_PALE)
    lost = 0.0 if blank else _lost(picture, whole)
    if WORN_READABLE < lost < WORN_GONE:
        return None
    edges = [edge + random.gauss(0, high * 0.06) for edge in found]
    hull = (edges[0] * x_scale, edges[1] * y_scale, edges[2] * x_scale, edges[3] * y_scale)
    answer = "" if blank else OTHER if lost >= WORN_GONE else canonical(text)
    return cut_whole(picture, hull, text=answer, source="worn")


def _what_is_left(ink: Ink, box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """The box of worn ink, as production finds it."""
    left, top, right, bottom = box
    rows, columns = (np.flatnonzero(ink[top:bottom, left:right].max(axis=axis) > LEFT) for axis in (1, 0))
    if not rows.size:
        return box
    first, last = top + int(rows[0]), top + int(rows[-1]) + 1
    if last - first < FLAT * (bottom - top):
        middle, half = (first + last) // 2, (bottom - top) // 2
        first, last = middle - half, middle + half
    return left + int(columns[0]), first, left + int(columns[-1]) + 1, last


def _dirt(random: Random, shape: tuple[int, ...], box: tuple[int, int, int, int]) -> Ink:
    """What looks like a piece of a figure, in its place: a scratch, an end of a rule, a spot, grains of pepper."""
    ink = np.zeros(shape, np.float32)
    left, top, right, bottom = box
    high, strength = bottom - top, random.uniform(0.3, 1.0)
    x, y = random.randint(left - high // 4, right + high // 4), random.randint(top, bottom)
    kind = random.random()
    if kind < 0.35:
        length, thick = random.uniform(0.15, 1.6) * high, random.randint(1, 4)
        end = (x, round(y + length)) if random.random() < 0.6 else (round(x + length), y)
        cv2.line(ink, (x, y), end, strength, thick)
    elif kind < 0.55:
        arc = random.uniform(0, 360)
        axes = (random.randint(3, max(4, high // 3)), random.randint(3, max(4, high // 2)))
        cv2.ellipse(ink, (x, y), axes, 0, arc, arc + random.uniform(20, 200), strength, random.randint(1, 4))
    elif kind < 0.75:
        cv2.circle(ink, (x, y), random.randint(2, 7), strength, -1)
    else:
        for _ in range(random.randint(3, 25)):
            speck = (random.randint(left - high // 2, right + high // 2), random.randint(top - 6, bottom + 6))
            cv2.circle(ink, speck, random.randint(1, 3), strength, -1)
    return ink


def _lost(picture: NDArray[np.uint8], ink: Ink) -> float:
    """Share of the ink that is no darker than the paper about it."""
    size = (picture.shape[1], picture.shape[0])
    shape = cv2.resize(ink, size, interpolation=cv2.INTER_AREA)
    inked = shape > min(0.5, 0.6 * float(shape.max()))
    if not inked.any() or inked.all():
        return 1.0
    paper, dark = float(np.median(picture[~inked])), float(np.percentile(picture, 1))
    return float((paper - picture[inked].astype(np.float32) < SEEN * max(16.0, paper - dark)).mean())


def _text(random: Random, kind: str) -> str:
    if kind == "sign":
        return random.choice(SIGNS)
    if kind == "word":
        return random.choice(WORDS)
    return number_text(random)


def number_text(random: Random) -> str:
    """A number as tables print it: of one to seven digits, some with a fraction, commas, a sign, a percent sign."""
    digits = random.choices((1, 2, 3, 4, 5, 6, 7), (30, 23, 17, 12, 9, 6, 3))[0]
    whole = str(random.randrange(10 ** (digits - 1) if digits > 1 else 0, 10**digits))
    if random.random() < 0.15:
        whole = random.choice("0123456789") * min(digits, 3) if digits > 1 and whole[0] != "0" else whole
        whole = whole.lstrip("0") or "0"
    text = f"{int(whole):,}" if digits > 3 and random.random() < 0.5 else whole
    if random.random() < 0.2:
        places = random.choices((1, 2, 3), (4, 5, 1))[0]
        text += f".{random.randrange(10**places):0{places}d}"
    if random.random() < 0.1:
        text += "%"
    return ("-" + text) if random.random() < 0.06 and text.strip("0.%,") else text


def _print(random: Random, split: Split, text: str) -> tuple[Ink, tuple[int, int, int, int]]:
    """Ink on a canvas with a border, and the box of its hull, at least two thirds of a digit's height high."""
    font = _font(random, split, text)
    gap = random.choice((0.0, 0.0, random.uniform(-0.03, 0.2)))
    width = sum(font.getlength(mark) + gap * SIZE for mark in text)
    height, wide = 2 * SIZE, round(width) + SIZE
    canvas = Image.new("L", (wide, height), 0)
    pen, x = ImageDraw.Draw(canvas), SIZE / 2
    marks = _font_of_marks(random, split) if random.random() < SHARE_OF_OTHER_MARKS else font
    for mark in text:
        own = marks if mark in MARKS else font
        pen.text((x, SIZE * 0.4 + font.getmetrics()[0]), mark, font=own, fill=255, anchor="ls")
        x += font.getlength(mark) + gap * SIZE
    ink = np.asarray(np.asarray(canvas, np.float32) / 255, np.float32)
    ink = _shaped(ink, random)
    rows, columns = np.flatnonzero(ink.max(axis=1) > 0.5), np.flatnonzero(ink.max(axis=0) > 0.5)
    if not rows.size:
        rows, columns = np.array([height // 3, 2 * height // 3]), np.array([wide // 3, 2 * wide // 3])
    ink = np.asarray(np.pad(ink, BORDER), np.float32)
    left, right = int(columns[0]) + BORDER, int(columns[-1]) + 1 + BORDER
    top, bottom = int(rows[0]) + BORDER, int(rows[-1]) + 1 + BORDER
    least = round(SIZE * 0.66)
    if bottom - top < least:
        middle = (top + bottom) // 2
        top, bottom = middle - least // 2, middle + least // 2
    return ink.copy(), (left, top, right, bottom)


def _shaped(ink: Ink, random: Random) -> Ink:
    """Narrower or wider, slanted, thicker or thinner, unevenly bent."""
    height, width = ink.shape
    narrow = random.choice((1.0, random.uniform(0.6, 1.25)))
    slant = random.choice((0.0, 0.0, random.uniform(-0.08, 0.28)))
    new_width = round(width * narrow + abs(slant) * height)
    matrix = np.array([[narrow, -slant, slant * height if slant > 0 else 0.0], [0.0, 1.0, 0.0]])
    ink = np.asarray(cv2.warpAffine(ink, matrix, (new_width, height), flags=cv2.INTER_LINEAR), np.float32)
    if random.random() < 0.25:
        ink = _bent(ink, random)
    weight = random.choice((0, 0, 0, 1, 2, 3, -1, -2))
    if weight:
        side = abs(weight) + 1
        kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
        ink = np.asarray((cv2.dilate if weight > 0 else cv2.erode)(ink, kernel), np.float32)
    return ink


def _bent(ink: Ink, random: Random) -> Ink:
    height, width = ink.shape
    noise = np.random.default_rng(random.getrandbits(32)).normal(0, random.uniform(1, 2.5), (2, 4, 1 + width // 24))
    shifts = [
        np.asarray(cv2.resize(part.astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC))
        for part in noise
    ]
    xs, ys = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    return np.asarray(cv2.remap(ink, xs + shifts[0], ys + shifts[1], cv2.INTER_LINEAR), np.float32)


def _destroy(random: Random, ink: Ink, box: tuple[int, int, int, int]) -> bool:
    """Takes most of the ink away, or covers it; False where too much is left to say that nobody can read it."""
    left, top, right, bottom = box
    inside = ink[top:bottom, left:right]
    before = float(inside.sum())
    cover = np.zeros_like(inside)
    for _ in range(random.randint(2, 7)):
        x, y = random.randrange(inside.shape[1]), random.randrange(inside.shape[0])
        axes = (random.randint(6, 30), random.randint(6, 26))
        cv2.ellipse(cover, (x, y), axes, random.uniform(0, 180), 0, 360, 1.0, -1)
    lost = float((inside * cover).sum()) / max(1.0, before)
    inside[:] = np.where(cover > 0, 0.0 if random.random() < 0.6 else 1.0, inside)
    return lost > 0.6


def _surroundings(random: Random, split: Split, shape: tuple[int, ...], box: tuple[int, int, int, int]) -> Ink:
    """What else is in the picture: rules of the cell, neighbours, specks, strokes, parts of a seal."""
    ink = np.zeros(shape, np.float32)
    left, top, right, bottom = box
    high, strength = bottom - top, random.uniform(0.25, 1.0)
    for edge, sign, level in ((left, -1, False), (right, 1, False), (top, -1, True), (bottom, 1, True)):
        if random.random() < 0.28:
            away = edge + sign * round(high * random.uniform(0.1, 0.7))
            _rule(ink, random, away, level=level, strength=strength)
    if random.random() < 0.12:  # a rule or streak through the figures
        level = random.random() < 0.6
        at = random.randint(top, bottom) if level else random.randint(left, right)
        _rule(ink, random, at, level=level, strength=random.uniform(0.2, 0.9), thickest=3)
    if random.random() < 0.12:
        _neighbour(ink, random, split, box)
    if random.random() < 0.3:
        for _ in range(random.randint(1, 14)):
            speck = (random.randrange(shape[1]), random.randrange(shape[0]))
            cv2.circle(ink, speck, random.randint(1, 4), random.uniform(0.4, 1.0), -1)
    if random.random() < 0.1:
        radius, centre = random.randint(60, 220), (random.randrange(shape[1]), random.randrange(-100, shape[0] + 100))
        ring = np.zeros_like(ink)
        cv2.circle(ring, centre, radius, random.uniform(0.15, 0.7), random.randint(2, 12))
        ink = np.maximum(ink, ring)
    if random.random() < 0.06:
        points = np.array([(random.randrange(shape[1]), random.randrange(shape[0])) for _ in range(3)], np.int32)
        cv2.polylines(ink, [points], False, random.uniform(0.3, 0.9), random.randint(1, 4))
    return ink


def _rule(ink: Ink, random: Random, at: int, *, level: bool, strength: float, thickest: int = 6) -> None:
    """Solid, dashed or broken, not quite straight, perhaps only a piece."""
    length = ink.shape[1] if level else ink.shape[0]
    slope, thick = random.gauss(0, 0.012), random.randint(1, thickest)
    start, end = (0, length) if random.random() < 0.75 else sorted((random.randrange(length), random.randrange(length)))
    dash = random.choice((0, 0, 0, 4, 12, 30))
    for begin in range(start, end, dash * 2 if dash else max(1, end - start)):
        stop = min(end, begin + dash) if dash else end
        first, last = (begin, round(at + slope * begin)), (stop, round(at + slope * stop))
        if not level:
            first, last = first[::-1], last[::-1]
        cv2.line(ink, first, last, strength, thick)


def _neighbour(ink: Ink, random: Random, split: Split, box: tuple[int, int, int, int]) -> None:
    """Print of the next cell or line, cut by the crop's edge."""
    other, (left, top, right, bottom) = _print(random, split, number_text(random))
    part = other[top:bottom, left:right]
    high = bottom - top
    x, y = random.choice((
        (box[0] - part.shape[1] - round(high * random.uniform(0.7, 1.2)), box[1]),
        (box[2] + round(high * random.uniform(0.7, 1.2)), box[1]),
        (box[0], box[1] - high - round(high * random.uniform(0.25, 0.6))),
        (box[0], box[3] + round(high * random.uniform(0.25, 0.6))),
    ))  # fmt: skip
    x0, y0 = max(0, x), max(0, y)
    x1, y1 = min(ink.shape[1], x + part.shape[1]), min(ink.shape[0], y + part.shape[0])
    if x1 > x0 and y1 > y0:
        ink[y0:y1, x0:x1] = np.maximum(ink[y0:y1, x0:x1], part[y0 - y : y1 - y, x0 - x : x1 - x])


def _font(random: Random, split: Split, text: str) -> ImageFont.FreeTypeFont:
    faces = installed_fonts().split(split).faces
    if not text.isascii():
        faces = tuple(face for face in faces if face.role != "latin")
    elif random.random() < 0.6 and (relatives := _relatives(split)):
        path = random.choice(relatives)
        return _loaded(path, 0)
    face = random.choice(faces)
    return _loaded(face.path, face.number)


def _font_of_marks(random: Random, split: Split) -> ImageFont.FreeTypeFont:
    return _font(random, split, MARKS).font_variant(size=round(SIZE * random.uniform(*MARK_SIZES)))


@cache
def _relatives(split: Split) -> tuple[Path, ...]:
    """Bold, slanted and fixed-width fonts that lie beside the split's own Latin ones and share their design."""
    faces = [face for face in installed_fonts().split(split).faces if face.role == "latin"]
    found = {path for face in faces for path in face.path.parent.glob("*.ttf") if path.stem[:9] == face.path.stem[:9]}
    return tuple(sorted(found))


@cache
def _loaded(path: Path, number: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), SIZE, index=number)
