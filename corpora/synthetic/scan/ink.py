"""What happens to print: thick or thin strokes, fading, specks without ink, faint and broken rules."""

from __future__ import annotations

from math import hypot
from random import Random

import cv2
import numpy as np

from corpora.synthetic.pages.truth import TrueRule
from corpora.synthetic.scan.knobs import Damage
from corpora.synthetic.scan.light import add_specks
from corpora.synthetic.scan.sheet import INK_GRAY, Mask, Picture, Sheet, cloud, generator, gray_of

STRETCH = (4.0, 60.0)
"""Points of a rule that are missing at once."""
COPIED_AT, COPY_SOFTNESS = 150.0, 26.0
"""Gray that a copier makes middle gray, and the gray levels over which it goes from black to white."""
CLEARANCE = 1.0
"""Pixels beside a rule that are lightened with it: its edge is gray."""


def harm_rules(sheet: Sheet, random: Random, how: Damage) -> None:
    """Lightens rules (`faint_rules`) and takes stretches of them away (`broken_rules`); words stay."""
    if not (how.faint_rules or how.broken_rules):
        return
    words = _word_mask(sheet)
    for rule in sheet.page.rules:
        if how.faint_rules:
            _lighten(sheet, words, rule, 0.0, 1.0, how.faint_rules * random.uniform(0.8, 1.0))
        length = hypot(rule.line.end.x - rule.line.start.x, rule.line.end.y - rule.line.start.y)
        gone = 0.0
        while length > 0 and gone < how.broken_rules * length * random.uniform(0.4, 1.2):
            stretch = min(length, random.uniform(*STRETCH))
            start = random.uniform(-stretch, length) / length
            _lighten(sheet, words, rule, max(0.0, start), min(1.0, start + stretch / length), 1.0)
            gone += stretch


def harm_ink(sheet: Sheet, random: Random, how: Damage) -> None:
    """Spreads or thins strokes, fades print in patches and leaves specks of it out."""
    if how.ink_spread:
        sheet.picture = spread(sheet.picture, how.ink_spread * how.scale)
    width, height = sheet.size
    if how.ink_fading:
        patches = cloud(random, width, height, cell=width / 5)
        _fade(sheet, np.minimum(1, how.ink_fading * (0.5 + patches)))
    if how.dropouts:
        specks = cloud(random, width, height, cell=4 * how.scale)
        bare = (specks < how.dropouts).astype(np.float32)
        soft = cv2.GaussianBlur(bare, (0, 0), 0.6 * how.scale)
        sheet.cover |= ((soft > 0.6) & (gray_of(sheet.picture) < INK_GRAY)).astype(np.uint8)
        _fade(sheet, np.asarray(soft, np.float32))


def copy_again(sheet: Sheet, random: Random, how: Damage) -> None:
    """Photocopies of photocopies: gray, harder each time, strokes clogging, dust of the glass copied along."""
    for _ in range(how.copies):
        soft = cv2.GaussianBlur(gray_of(sheet.picture), (0, 0), 0.55 * how.scale)
        darker = random.uniform(-12, 22)
        steep = 255 / (1 + np.exp(-(np.arange(256) - COPIED_AT - darker) / COPY_SOFTNESS))
        copied = np.asarray(cv2.LUT(soft, steep.round().astype(np.uint8)), np.uint8)
        copied = add_specks(copied, generator(random), share=random.uniform(0, 6e-4), size=max(1, round(how.scale)))
        sheet.picture = copied if sheet.picture.ndim == 2 else np.asarray(cv2.cvtColor(copied, cv2.COLOR_GRAY2RGB))


def spread(picture: Picture, pixels: float) -> Picture:
    """Strokes thicker by about `pixels` (thinner when negative)."""
    grown, left = np.asarray(picture), abs(pixels)
    kernel = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
    filter_once = cv2.erode if pixels > 0 else cv2.dilate
    while left > 0:
        share = min(1.0, left / 2)  # one filtering moves both edges of a stroke by one pixel
        grown = np.asarray(cv2.addWeighted(grown, 1 - share, filter_once(grown, kernel), share, 0), np.uint8)
        left -= 2
    return grown


def _fade(sheet: Sheet, share: Mask) -> None:
    """Takes `share` of its darkness from the picture, and thereby nothing from bare paper."""
    amount = share if sheet.picture.ndim == 2 else cv2.merge([share, share, share])
    darkness = cv2.multiply(255 - sheet.picture, 1 - amount, dtype=cv2.CV_8U)
    sheet.picture = np.asarray(255 - darkness, np.uint8)


def _lighten(sheet: Sheet, words: Picture, rule: TrueRule, start: float, end: float, share: float) -> None:
    """Takes `share` of the darkness from a part (0..1 of its length) of a rule."""
    line = rule.line
    xs = [(line.start.x + (line.end.x - line.start.x) * at) * sheet.x_scale for at in (start, end)]
    ys = [(line.start.y + (line.end.y - line.start.y) * at) * sheet.y_scale for at in (start, end)]
    half = rule.width / 2 * (3 if rule.style == "double" else 1) * sheet.y_scale + CLEARANCE
    upright = abs(xs[1] - xs[0]) < abs(ys[1] - ys[0])
    wide, high = (half, 0.0) if upright else (0.0, half)
    left, right = max(0, round(min(xs) - wide)), max(0, round(max(xs) + wide))
    top, bottom = max(0, round(min(ys) - high)), max(0, round(max(ys) + high))
    part = sheet.picture[top:bottom, left:right]
    kept = words[top:bottom, left:right].astype(bool)
    lighter = (255 - (255 - part) * (1 - share)).astype(np.uint8)
    part[~kept] = lighter[~kept]


def _word_mask(sheet: Sheet) -> Picture:
    """Where words stand, 1, else 0."""
    mask = np.zeros(sheet.picture.shape[:2], np.uint8)
    for word in sheet.page.words:
        box = word.quad.box
        corners = (int(box.left * sheet.x_scale), int(box.top * sheet.y_scale))
        ends = (int(box.right * sheet.x_scale), int(box.bottom * sheet.y_scale))
        cv2.rectangle(mask, corners, ends, 1, -1)
    return mask
