"""How much of each word's print can still be seen: what is covered, cut off, or gone pale."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from corpora.document.geometry import Box
from corpora.synthetic.pages.truth import TruePage, TrueWord
from corpora.synthetic.scan.geometry import Warp
from corpora.synthetic.scan.sheet import INK_GRAY, Picture, Sheet, gray_of

LEAST_CONTRAST = 18.0
"""Gray levels by which ink must be darker than the paper about it to be seen."""


def covered_words(sheet: Sheet, clean: Picture) -> tuple[TrueWord, ...]:
    """The words of a sheet, each with the share of its ink that something lies on; `clean` is the gray page before."""
    if not sheet.cover.any():
        return sheet.page.words
    return tuple(replace(word, hidden=_covered(sheet, clean, word)) for word in sheet.page.words)


def printed(clean: Picture, warp: Warp, *, like: Picture) -> Picture:
    """The clean page where its ink lies in the damaged picture `like`."""
    moved = warp.apply(clean, around=255)
    if moved.shape == like.shape[:2]:
        return moved
    size = (like.shape[1], like.shape[0])
    return np.asarray(cv2.resize(moved, size, interpolation=cv2.INTER_AREA), np.uint8)


def judged(page: TruePage, picture: Picture, print_: Picture) -> TruePage:
    """The page with everything hidden that is outside the picture or no darker than its paper.

    Args:
        page: truth of `picture`.
        picture: as damaged in the end, gray or RGB.
        print_: the clean page in the same place, see `printed`.
    """
    gray = np.asarray(cv2.blur(gray_of(picture), (3, 3)), np.uint8)  # an eye does not see single dots
    x_scale, y_scale = gray.shape[1] / page.width, gray.shape[0] / page.height
    words = []
    for word in page.words:
        rows, columns = _window(word.quad.box, x_scale, y_scale)
        lost = max(word.hidden, _outside(word.quad.box, page), _pale(gray[rows, columns], print_[rows, columns]))
        words.append(word if lost == word.hidden else replace(word, hidden=round(lost, 4)))
    return replace(page, words=tuple(words))


def _pale(seen: Picture, ink: Picture) -> float:
    """Share of a word's ink that does not stand out from the paper about it."""
    inked = ink < INK_GRAY
    if not inked.any() or inked.all():
        return 0.0
    paper = float(np.median(seen[~inked]))
    return float((paper - seen[inked].astype(np.float32) < LEAST_CONTRAST).mean())


def _covered(sheet: Sheet, clean: Picture, word: TrueWord) -> float:
    rows, columns = _window(word.quad.box, sheet.x_scale, sheet.y_scale)
    cover = sheet.cover[rows, columns]
    if not cover.any():
        return 0.0
    ink = clean[rows, columns] < INK_GRAY
    return round(float(cover[ink].mean()), 4) if ink.any() else 0.0


def _outside(box: Box, page: TruePage) -> float:
    inside_x = max(0.0, min(box.right, page.width) - max(box.left, 0.0)) / max(box.right - box.left, 1e-9)
    inside_y = max(0.0, min(box.bottom, page.height) - max(box.top, 0.0)) / max(box.bottom - box.top, 1e-9)
    share = 1 - min(1.0, inside_x) * min(1.0, inside_y)
    return share if share > 1e-6 else 0.0


def _window(box: Box, x_scale: float, y_scale: float) -> tuple[slice, slice]:
    rows = slice(max(0, int(box.top * y_scale)), max(0, int(box.bottom * y_scale) + 1))
    return rows, slice(max(0, int(box.left * x_scale)), max(0, int(box.right * x_scale) + 1))
