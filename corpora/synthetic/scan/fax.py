"""Sent by fax (ITU-T T.4): few dots, black and white, disturbed lines, dirty glass, the sending machine's header."""

from __future__ import annotations

from random import Random

import cv2
import numpy as np

from corpora.synthetic.pages.truth import MarkKind, Point, Quad, TrueMark
from corpora.synthetic.scan.bilevel import to_bilevel
from corpora.synthetic.scan.knobs import FAX_ACROSS, FAX_DOWN, Damage
from corpora.synthetic.scan.lettering import draw_face, line_of
from corpora.synthetic.scan.sheet import Picture

HEADER_HEIGHT = 8.0
"""Points."""
WHITE = 255


def fax(picture: Picture, random: Random, how: Damage, *, number: int = 1) -> tuple[Picture, list[TrueMark]]:
    """The received picture (values 0 and 255) and the marks that the machines added, in points of it.

    `number` is the page's.

    Raises:
        ValueError: when `how` sends no fax.
    """
    if how.fax is None:
        raise ValueError("no fax resolution")
    height, width = picture.shape[:2]
    columns = round(width * FAX_ACROSS / how.dots_per_inch)
    lines = round(height * FAX_DOWN[how.fax] / how.dots_per_inch)
    shrunk = columns <= width and lines <= height
    sent = cv2.resize(picture, (columns, lines), interpolation=cv2.INTER_AREA if shrunk else cv2.INTER_LINEAR)
    black = to_bilevel(np.asarray(sent, np.uint8), random, how)
    _streak(black, random, how)
    header = how.fax_header.replace("{pages}", "{page}").replace("{page}", f"{number:02d}")
    marks = _header(black, random, how, header) if header else []
    _disturb(black, random, how)
    if not how.fax_squeezed:
        size = (columns, round(height * FAX_ACROSS / how.dots_per_inch))
        black = np.asarray(cv2.resize(black, size, interpolation=cv2.INTER_NEAREST_EXACT), np.uint8)
    return black, marks


def _header(black: Picture, random: Random, how: Damage, text: str) -> list[TrueMark]:
    """Prints the header line over the top of the page."""
    fine = line_of(text, draw_face(random, "hei"), height=HEADER_HEIGHT * FAX_ACROSS / 72)
    squeeze = FAX_DOWN[how.fax or "fine"] / FAX_ACROSS
    size = (min(fine.shape[1], int(black.shape[1] * 0.94)), max(4, round(fine.shape[0] * squeeze)))
    drawn = cv2.resize(fine, size, interpolation=cv2.INTER_AREA) > 0.45
    left, top = (
        round(black.shape[1] * random.uniform(0.02, 0.05)),
        round(random.uniform(4, 9) / 72 * FAX_ACROSS * squeeze),
    )
    part = black[top : top + drawn.shape[0], left : left + drawn.shape[1]]
    part[...] = WHITE
    part[drawn[: part.shape[0], : part.shape[1]]] = 0
    return [_mark("header", left, top, left + size[0], top + size[1], squeeze=squeeze)]


def _mark(kind: MarkKind, left: float, top: float, right: float, bottom: float, *, squeeze: float) -> TrueMark:
    per_pixel = 72 / FAX_ACROSS
    first, last = (
        Point(left * per_pixel, top * per_pixel / squeeze),
        Point(right * per_pixel, bottom * per_pixel / squeeze),
    )
    return TrueMark(kind=kind, quad=Quad.upright(first.x, first.y, last.x, last.y))


def _disturb(black: Picture, random: Random, how: Damage) -> None:
    """Lines that came through wrong: repeated, lost, shoved aside, or noise. None is added or taken away."""
    lines, columns = black.shape
    for _ in range(how.fax_dropouts):
        top, count = random.randrange(1, lines - 8), random.choice((1, 1, 1, 2, 3, 5))
        kind = random.choice(("repeated", "repeated", "lost", "shoved", "noise"))
        part = black[top : top + count]
        if kind == "repeated":
            part[...] = black[top - 1]
        elif kind == "lost":
            part[:, random.randrange(columns) :] = WHITE
        elif kind == "shoved":
            part[...] = np.roll(part, random.randint(-40, 40), axis=1)
        else:
            start, x = random.randrange(columns), 0
            while start + x < columns:
                run = random.randint(2, 60)
                part[:, start + x : start + x + run] = random.choice((0, WHITE, WHITE))
                x += run


def _streak(black: Picture, random: Random, how: Damage) -> None:
    """Thin lines down the page where the glass is dirty; broken, as the dirt lets some light through."""
    lines, columns = black.shape
    for _ in range(how.fax_streaks):
        x, width, value = random.randrange(columns - 3), random.choice((1, 1, 2)), random.choice((0, 0, 0, WHITE))
        y, end = (0, lines) if random.random() < 0.6 else sorted(random.randrange(lines) for _ in range(2))
        while y < end:
            run = random.randint(3, 120)
            black[y : min(end, y + run), x : x + width] = value
            y += run + random.choice((1, 2, 3, 10, 40))
