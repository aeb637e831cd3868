"""A straight picture taken apart: rules, ink of text, and what is left to read once seals and rules are off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from models.ocr.ink import Mask, find_ink, parts_of, without_specks
from models.ocr.lines import TurnedBox
from models.ocr.picture import Gray
from models.ocr.pieces import Sheet
from models.ocr.ringed_seals import without_ringed_seals
from models.ocr.rules import find_rules
from models.ocr.seals import without_pale_seals
from models.ocr.strokes import CHARACTERS, text_mask
from models.paper import paper_tone

EDGE = 2
"""Pixels beside a rule that its edge may take: print that touches it is wider."""

ADDED = 0.6
"""Heights of a line of text by which the detector makes it longer: rules may run there."""


def sheet_of(picture: Gray, lines: Sequence[TurnedBox] = (), *, dots_per_inch: float) -> Sheet:
    """Rules and text of an upright, level page; `lines` are where text was found on it, whose strokes are no rules."""
    ink = find_ink(picture, dots_per_inch=dots_per_inch)
    lifted = without_ringed_seals(picture, ink, dots_per_inch=dots_per_inch)
    ringed = lifted is not picture
    if ringed:  # the sides of a ring look like upright rules
        ink = find_ink(lifted, dots_per_inch=dots_per_inch)
    rules = find_rules(ink, lines, dots_per_inch=dots_per_inch)
    if not ringed:
        lifted = without_pale_seals(picture, ink, rules.mask, dots_per_inch=dots_per_inch)
        if lifted is not picture:
            ink = find_ink(lifted, dots_per_inch=dots_per_inch)
    text = np.asarray(ink.text & (1 - rules.mask), dtype=np.uint8)
    between = np.asarray(
        rules.mask & ink.faint & (1 - text_mask(text.shape, _cores(lines), standing=False, share=CHARACTERS)), np.uint8
    )
    clean = _without_edges(without_specks(text, dots_per_inch=dots_per_inch), between)
    readable = lifted.copy()
    ruled = cv2.dilate(rules.mask, np.ones((3, 3), np.uint8)) > 0
    specks = cv2.dilate(np.asarray(text & (1 - clean), dtype=np.uint8), np.ones((3, 3), np.uint8)) > 0
    readable[(ruled | specks) & (cv2.dilate(clean, np.ones((3, 3), np.uint8)) == 0)] = paper_tone(lifted)
    readable[ruled & (clean == 0)] = paper_tone(lifted)
    return Sheet(picture=readable, ink=clean, rules=rules)


def _cores(lines: Sequence[TurnedBox]) -> list[TurnedBox]:
    """The lines without what the detector adds at their ends: a streak may cut what stands there."""
    return [replace(box, length=max(1.0, box.length - ADDED * box.height)) for box in lines]


def _without_edges(ink: Mask, ruled: Mask) -> Mask:
    """The ink without what lies along ink of rules, touching it: their uneven edges, longer than specks are."""
    parts = parts_of(ink)
    touching, near = (
        np.bincount(
            parts.labels[cv2.dilate(ruled, np.ones((2 * reach + 1,) * 2, np.uint8)) > 0], minlength=len(parts.stats)
        )
        for reach in (1, EDGE)
    )
    edges = (touching > 0) & (near == parts.stats[:, cv2.CC_STAT_AREA])
    return np.asarray(ink * ~edges[parts.labels], dtype=np.uint8)
