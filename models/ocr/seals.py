"""Taking seals off text: by colour where a picture has any, else by tone, as print is darker than a seal."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from models.ocr.ink import Ink, Mask
from models.ocr.picture import Gray, Picture
from models.paper import paper_tone

LEAST_INCHES, MOST_INCHES = 0.8, 2.6
"""Official seals measure 30 to 58 mm across, a little less where part of one is pale."""
LONGEST_SHAPE = 1.8
"""Length by width: seals are round, oval (45 × 30 mm) or square; red headings are long."""
RED, REDDISH = 45, 20
"""Of 255, how much a pixel's red exceeds its green and blue: pale stamp ink has 60 and more. Where a scan has lost its
contrast, parts of a seal have no more than the second above that of the paper.
"""
SURELY_RED = 0.1
"""Share of what is reddish of a seal that is surely red."""
GAP_INCHES = 0.04
"""Characters of a seal stand closer to its ring and to each other."""
HALO = 5
"""Pixels around print that hold its blurred edge, no seal."""
PALE = 0.6
"""Of the contrast of print; paler ink may belong to a seal."""
LEAST_INKED = 0.02
"""Share of the least seal's square that has its ink."""
LEAST_LOST = 0.05
"""Logarithm of what a pixel of red ink takes more of green and blue than of red, at least."""
WHITE_POINT = 0.25
"""How far below a seal's own tone everything is made paper, as a share of its distance from print."""


def gray_without_red_seals(picture: Picture, *, dots_per_inch: float) -> Gray:
    """Grey of an RGB picture; inside red seals what is left of it without their ink."""
    colour = np.ascontiguousarray(picture[:, :, :3])
    gray = np.asarray(cv2.cvtColor(colour, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    channels = cv2.split(colour)
    red = cv2.subtract(channels[0], cv2.max(channels[1], channels[2]))
    sure = np.asarray(red > RED, dtype=np.uint8)
    if int(sure.sum()) < SURELY_RED * LEAST_INKED * (LEAST_INCHES * dots_per_inch) ** 2:
        return gray
    reddish = np.asarray(red > REDDISH + float(np.median(red)), dtype=np.uint8)
    taken = np.zeros_like(sure)
    for mask in (reddish, sure):
        for area in _seal_areas(mask, dots_per_inch):
            own = area & mask
            if not (area & taken).any() and int((own & sure).sum()) >= SURELY_RED * int(own.sum()):
                taken |= area
                left, top, wide, high = cv2.boundingRect(area)
                at = slice(top, top + high), slice(left, left + wide)
                gray[at] = np.where(area[at] > 0, _without_red_ink(colour[at], own[at], area[at]), gray[at])
    return gray


def _without_red_ink(colour: Picture, own: Mask, area: Mask) -> Gray:
    """The red channel without what red ink takes of it, as it takes far more of green and blue: how much for how much
    is told by the seal's `own` pixels. Print takes as much of each.
    """
    red, other = colour[:, :, 0].astype(np.float32) + 1, colour[:, :, 1:].mean(axis=2, dtype=np.float32) + 1
    bare = (area > 0) & (own == 0)
    paper = [float(np.median(channel[bare])) if bare.any() else float(channel.max()) for channel in (red, other)]
    lost, lost_other = (np.log(tone / channel) for tone, channel in zip(paper, (red, other), strict=True))
    ink = np.maximum(0.0, lost_other - lost)
    share = float(np.median(lost[own > 0] / np.maximum(LEAST_LOST, ink[own > 0])))
    print_only = np.maximum(0.0, lost - max(0.0, share) * ink)
    return np.asarray(paper[0] * np.exp(-print_only), dtype=np.float32).clip(0, 255).astype(np.uint8)


def without_pale_seals(picture: Gray, ink: Ink, rules: Mask, *, dots_per_inch: float) -> Gray:
    """A grey picture whose pale round marks are taken off; `rules` are left alone."""
    print_near = cv2.dilate(_dark(picture, ink), np.ones((HALO, HALO), np.uint8))
    ruled = cv2.dilate(rules, np.ones((HALO, HALO), np.uint8))
    pale = np.asarray((ink.faint > 0) & (print_near == 0) & (ruled == 0), dtype=np.uint8)
    for area in _seal_areas(pale, dots_per_inch):
        picture = _with_tone_lifted(picture, area & pale, area)
    return picture


def _dark(picture: Gray, ink: Ink) -> Mask:
    """Ink about as dark as print; all of it where the tones of ink don't differ."""
    tones = picture[ink.text > 0]
    if tones.size < 100:
        return ink.text
    dark, paper = float(np.percentile(tones, 5)), float(paper_tone(picture))
    return np.asarray((ink.text > 0) & (picture < paper - PALE * (paper - dark)), dtype=np.uint8)


def _seal_areas(mask: Mask, dots_per_inch: float) -> Iterator[Mask]:
    """A mask of the hull of each mark that has a seal's size and shape."""
    if int(mask.sum()) < LEAST_INKED * (LEAST_INCHES * dots_per_inch) ** 2:
        return
    reach = max(3, round(GAP_INCHES * dots_per_inch)) | 1
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    contours, _ = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for contour in contours:
        _, _, width, height = cv2.boundingRect(contour)
        short, long = sorted((width / dots_per_inch, height / dots_per_inch))
        if short >= LEAST_INCHES and long <= MOST_INCHES and long <= LONGEST_SHAPE * short:
            area = np.zeros_like(mask)
            cv2.fillPoly(area, [cv2.convexHull(contour)], [1.0])
            yield np.asarray(cv2.dilate(area, np.ones((reach, reach), np.uint8)), dtype=np.uint8)


def _with_tone_lifted(picture: Gray, own: Mask, area: Mask) -> Gray:
    """Inside the area, tones stretched so that a mark of the tone that `own` has becomes paper and print stays dark."""
    inside, tones = picture[area > 0], picture[own > 0]
    if not tones.size:
        return picture
    dark, seal, paper = float(np.percentile(inside, 1)), float(np.percentile(tones, 30)), float(paper_tone(picture))
    white = seal - WHITE_POINT * (seal - dark)
    if white - dark < 24:
        return picture
    curve = np.clip((np.arange(256) - dark) / (white - dark), 0, 1) * (paper - dark) + dark
    return np.where(area > 0, curve.astype(np.uint8)[picture], picture)
