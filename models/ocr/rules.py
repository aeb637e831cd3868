"""Rules from the pixels of a straight picture: solid, faint, broken, dashed and dotted, told from text and streaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from corpora.document.geometry import PixelBox
from models.ocr.ink import Ink, Mask
from models.ocr.lines import TurnedBox
from models.ocr.row_uprights import uprights_of_rows
from models.ocr.ruling import Hull, Surroundings, tracks_of, whole_rules
from models.ocr.strokes import CHARACTERS, Stroke, ink_of, level_strokes, text_mask

STREAK_INCHES = 0.5
"""Strokes that are no rules and at least as long are taken off text all the same: streaks, not a dash or a 一."""
SOLID_COVER = 0.9
"""The same of a shorter stroke in line with one: pieces of dotted rules have less."""
STREAK_COVER = 0.5
"""Least share of a streak's length that is ink: 1s that stand under each other, with specks between, have less."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PixelRules:
    """Boxes of ink in pixels; `mask` is the ink of rules and streaks, which is none of text."""

    horizontal: tuple[PixelBox, ...]
    vertical: tuple[PixelBox, ...]
    mask: Mask


def find_rules(ink: Ink, lines: Sequence[TurnedBox] = (), *, dots_per_inch: float) -> PixelRules:
    """Horizontal and vertical rules of a picture whose text, found as `lines`, is level to within half a degree."""
    level_text, upright_text = (text_mask(ink.text.shape, lines, standing=standing) for standing in (False, True))
    turned = Ink(text=_turned(ink.text), faint=_turned(ink.faint))
    turned_text = _turned(level_text)
    level, level_mask = level_strokes(ink, level_text, level_text, dots_per_inch=dots_per_inch)
    cores = _turned(text_mask(ink.text.shape, lines, standing=False, share=CHARACTERS))
    upright, upright_mask = level_strokes(
        turned, _turned(upright_text), turned_text, dots_per_inch=dots_per_inch, cores=cores
    )
    low, low_mask = uprights_of_rows(ink, level, level_mask, upright, upright_mask, dots_per_inch=dots_per_inch)
    upright, upright_mask = [*upright, *low], np.asarray(upright_mask | low_mask, dtype=np.uint8)

    def beside(across: Sequence[Stroke]) -> Surroundings:
        return Surroundings(ink=ink.faint, text=level_text, across=across, dots_per_inch=dots_per_inch)

    def below(across: Sequence[Stroke]) -> Surroundings:
        return Surroundings(ink=turned.faint, text=turned_text, across=across, dots_per_inch=dots_per_inch)

    rows, columns = whole_rules(level, upright, beside, below, _hull(lines, ink.text))
    columns = [rule for rule in columns if not any(_holds(line, _turned_box(rule.box)) for line in lines)]
    level_ink, upright_ink = (
        ink_of([*_streaks(strokes, own, dots_per_inch), *(one for one in strokes if _is_part(one, rules))], mask)
        for strokes, own, rules, mask in (
            (level, ink.faint, rows, level_mask), (upright, turned.faint, columns, upright_mask)
        )
    )  # fmt: skip
    return PixelRules(
        horizontal=tuple(rule.box for rule in rows),
        vertical=tuple(_turned_box(rule.box) for rule in columns),
        mask=np.asarray(level_ink | _turned(upright_ink), dtype=np.uint8),
    )


def _holds(line: TurnedBox, rule: PixelBox) -> bool:
    """Whether an upright rule is no higher than the level line that it stands in: a stem, on a page of few words."""
    return (
        line.angle <= 45
        and line.y - line.height / 2 <= rule.top and rule.bottom <= line.y + line.height / 2
        and line.x - line.length / 2 <= rule.left and rule.right <= line.x + line.length / 2
    )  # fmt: skip


def _streaks(strokes: Sequence[Stroke], ink: Mask, dots_per_inch: float) -> Iterator[Stroke]:
    """Long ones, and what is solid of those in line with a long one: figures in a streak's way break it."""
    for track in tracks_of(strokes, dots_per_inch=dots_per_inch):
        cover = [_cover(stroke, ink) for stroke in track]
        long = [stroke.length >= STREAK_INCHES * dots_per_inch for stroke in track]
        broken = any(one and own >= SOLID_COVER for one, own in zip(long, cover, strict=True))
        for stroke, one, own in zip(track, long, cover, strict=True):
            if (one and own >= STREAK_COVER) or (broken and own >= SOLID_COVER):
                yield stroke


def _cover(stroke: Stroke, ink: Mask) -> float:
    """Share of its length that is ink."""
    box = stroke.box
    return float(ink[int(box.top) : int(box.bottom), int(box.left) : int(box.right)].any(axis=0).mean())


def _is_part(stroke: Stroke, rules: Sequence[Stroke]) -> bool:
    """Whether a stroke lies in one of the rules."""
    return any(
        rule.box.left <= stroke.box.left and stroke.box.right <= rule.box.right
        and rule.box.top <= stroke.box.bottom and stroke.box.top <= rule.box.bottom
        for rule in rules
    )  # fmt: skip


def _hull(lines: Sequence[TurnedBox], ink: Mask) -> Hull:
    """Left, top, right and bottom of the text; of the picture where no line is known."""
    if not lines:
        return 0.0, 0.0, float(ink.shape[1]), float(ink.shape[0])
    corners = np.concatenate([box.corners for box in lines])
    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    return float(left), float(top), float(right), float(bottom)


def _turned(mask: Mask) -> Mask:
    return np.ascontiguousarray(mask.T)


def _turned_box(box: PixelBox) -> PixelBox:
    return PixelBox(left=box.top, top=box.left, right=box.bottom, bottom=box.right)
