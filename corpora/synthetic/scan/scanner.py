"""From a clean page picture to a damaged one, the truth carried along."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from corpora.synthetic.pages.truth import Point, TruePage
from corpora.synthetic.scan.bilevel import to_bilevel
from corpora.synthetic.scan.fax import fax
from corpora.synthetic.scan.geometry import Warp, carry, draw_warp
from corpora.synthetic.scan.ink import copy_again, harm_ink, harm_rules
from corpora.synthetic.scan.knobs import Damage
from corpora.synthetic.scan.legible import covered_words, judged, printed
from corpora.synthetic.scan.light import add_noise, blur, darken_edges, light, set_levels
from corpora.synthetic.scan.paper import age_paper, harm_paper, show_through
from corpora.synthetic.scan.pen import put_notes, put_pen_marks
from corpora.synthetic.scan.seal import put_seals, put_stamps
from corpora.synthetic.scan.sheet import Picture, Sheet, cloud, gray_of

DESKS = ((96, 74, 54), (150, 120, 88), (70, 70, 74), (196, 190, 182), (44, 40, 38), (120, 128, 136))
"""Red, green and blue of wood, cloth, plastic."""


def damage(
    picture: Picture, page: TruePage, how: Damage, random: Random, *, dots_per_inch: float
) -> tuple[Picture, TruePage]:
    """The damaged picture (a new one) and what is where on it; its points are its pixels * 72 / `how.resolution`.

    Args:
        picture: gray (height, width) or RGB (height, width, 3), the whole of `page`.
        page: what is where on it.
        how: the same `how`, picture and state of `random` give the same bytes.
        random: decides where things stand and what they look like in detail.
        dots_per_inch: resolution of `picture`, that of `how`.

    Raises:
        ValueError: when the picture has another resolution than `how` says.
    """
    if dots_per_inch != how.dots_per_inch:
        raise ValueError(f"a picture of {dots_per_inch} dots per inch cannot be damaged at {how.dots_per_inch}")
    sheet = Sheet(_in_tone(picture, how), page, bilevel=how.bilevel)
    clean = gray_of(sheet.picture)
    harm_rules(sheet, random, how)
    harm_ink(sheet, random, how)
    show_through(sheet, random, how)
    age_paper(sheet, random, how)
    for put in (put_stamps, put_seals, put_pen_marks, put_notes, harm_paper, copy_again):
        put(sheet, random, how)
    marked = replace(page, words=covered_words(sheet, clean), marks=(*page.marks, *sheet.marks))
    width, height = sheet.size
    warp = draw_warp(random, how, width=width, height=height)
    taken = _on_desk(warp.apply(sheet.picture, around=how.bed), warp, random, how)
    carried = carry(marked, warp, dots_per_inch=dots_per_inch)
    seen = add_noise(blur(set_levels(light(taken, random, how), how), random, how), random, how)
    seen = darken_edges(seen, random, how)
    shown, final = _finished(seen, carried, random, how)
    return shown, judged(final, shown, printed(clean, warp, like=shown))


def _in_tone(picture: Picture, how: Damage) -> Picture:
    """A copy in gray or colour, as the paper is to be seen."""
    if how.tone == "color" and picture.ndim == 2 and not how.bilevel:
        return np.asarray(cv2.cvtColor(picture, cv2.COLOR_GRAY2RGB), np.uint8)
    return gray_of(picture).copy() if how.bilevel or how.tone == "gray" else picture.copy()


def _finished(seen: Picture, page: TruePage, random: Random, how: Damage) -> tuple[Picture, TruePage]:
    """Sent, made black and white, or compressed."""
    if how.fax is not None:
        black, added = fax(seen, random, how, number=page.number)
        across, down = how.resolution
        x_scale, y_scale = black.shape[1] * 72 / across / page.width, black.shape[0] * 72 / down / page.height
        received = page.moved(
            lambda point: Point(point.x * x_scale, point.y * y_scale),
            width=page.width * x_scale,
            height=page.height * y_scale,
        )
        return black, replace(received, marks=(*received.marks, *added))
    if how.bilevel:
        return to_bilevel(seen, random, how), page
    return (seen if how.jpeg_quality is None else _compressed(seen, how.jpeg_quality)), page


def _compressed(picture: Picture, quality: int) -> Picture:
    """What JPEG leaves of it."""
    ordered = picture if picture.ndim == 2 else picture[..., ::-1]
    flag = cv2.IMREAD_GRAYSCALE if picture.ndim == 2 else cv2.IMREAD_COLOR
    encoded = cv2.imencode(".jpg", ordered, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    left = np.asarray(cv2.imdecode(encoded, flag), np.uint8)
    return left if picture.ndim == 2 else np.ascontiguousarray(left[..., ::-1])


def _on_desk(picture: Picture, warp: Warp, random: Random, how: Damage) -> Picture:
    """Around the page an uneven desk in place of the plain bed."""
    if not how.desk or warp.still:
        return picture
    beside = np.full(picture.shape[:2], 255, np.uint8)
    cv2.fillPoly(beside, [_outline(warp)], 0)
    shadow = cv2.GaussianBlur(255 - beside, (0, 0), 5 * how.scale)
    texture = 0.75 + 0.5 * cloud(random, warp.width, warp.height, cell=9 * how.scale)
    dark = (1 - 0.6 / 255 * shadow) * texture
    colour = np.array(random.choice(DESKS), np.float32)
    seen, bare = picture.copy(), beside > 0
    seen[bare] = dark[bare][:, None] * colour if picture.ndim == 3 else dark[bare] * colour.mean()
    return seen


def _outline(warp: Warp) -> NDArray[np.int32]:
    """The page's edge in the damaged picture, a polygon of whole pixels."""
    share = np.linspace(0, 1, 40, endpoint=False)[:, None]
    width, height = warp.bend.width - 1, warp.bend.height - 1
    corners = np.array([(1, 1), (width, 1), (width, height), (1, height), (1, 1)], np.float64)
    sides = [start + (end - start) * share for start, end in pairwise(corners)]
    return warp.forward(np.concatenate(sides)).round().astype(np.int32)
