"""A straight picture taken apart: rules, ink of text, and what is left to read once seals and rules are off."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from models.ocr.ink import find_ink, without_specks
from models.ocr.lines import TurnedBox
from models.ocr.picture import Gray
from models.ocr.pieces import Sheet
from models.ocr.ringed_seals import without_ringed_seals
from models.ocr.rules import find_rules
from models.ocr.seals import without_pale_seals
from models.paper import paper_tone


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
    clean = without_specks(text, dots_per_inch=dots_per_inch)
    readable = lifted.copy()
    ruled = cv2.dilate(rules.mask, np.ones((3, 3), np.uint8)) > 0
    specks = cv2.dilate(np.asarray(text & (1 - clean), dtype=np.uint8), np.ones((3, 3), np.uint8)) > 0
    readable[(ruled | specks) & (cv2.dilate(clean, np.ones((3, 3), np.uint8)) == 0)] = paper_tone(lifted)
    readable[ruled & (clean == 0)] = paper_tone(lifted)
    return Sheet(picture=readable, ink=clean, rules=rules)
