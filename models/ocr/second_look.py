"""Figures are read again from their own crops, in other light and at another size: what does not agree is doubtful.

A network is as sure of a wrong digit as of a right one, once dirt or a seal looks like a stroke. Such errors seldom
survive a change of scale, contrast and sharpness, so that agreement says more than any one confidence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

import cv2
import numpy as np

from models.ocr.networks import Networks
from models.ocr.picture import Gray, Points
from models.ocr.recognise import Reading, read_lines, text_of

Scored = tuple[str, float]
"""A text and its confidence, 0..1."""

FIGURE = re.compile(r"[-+−]?[0-9OoQlI|]+(?:[.,，。][0-9OoQlI|]+)*[%％]?[-.,，。:：]{0,3}")
"""What may be a number, read with letters that look like figures and with a speck for a full stop."""
LOOKS_LIKE = str.maketrans({"O": "0", "o": "0", "Q": "0", "l": "1", "I": "1", "|": "1", "，": ",", "。": "."})
STRAY = "-.,:："
"""What specks after a number are read as."""
DOUBTFUL = 0.5
"""Confidence above which a figure counts as read; nothing that two looks differ about gets more."""
SHORT, SHORT_SURE = 2, 0.95
"""Characters and confidence of words that may be figures in disguise: a broken 0 is read as a, C or 二."""
CHINESE = 0x2E80
"""Chinese characters start here."""
MAJORITY, AGREED, DISSENT = 3, 0.8, 0.75
"""Looks that outvote others, their mean confidence, and what the others stay below: none was wrong on faxes."""
MAJORITY_SURE = 0.6
LEAST_SURE = 0.6
"""Confidence of the least certain look that still makes agreement convincing."""


def is_figure(text: str) -> bool:
    """Whether a word may be a number."""
    return FIGURE.fullmatch(text) is not None


def deserves_second_look(text: str, confidence: float) -> bool:
    """Whether a word is a number, or so short and unsure that it may be one."""
    return is_figure(text) or (len(text) <= SHORT and (confidence < SHORT_SURE or _is_letters(text)))


def as_figure(text: str) -> str:
    """A numeric word with look-alikes put right and without a stray full stop at its end; other words unchanged."""
    return text.translate(LOOKS_LIKE).rstrip(STRAY) if is_figure(text) else text


def look_again(networks: Networks, picture: Gray, words: Sequence[tuple[Scored, Points]]) -> list[Scored]:
    """Words, each as read first and the corners of its ink, settled by two more looks, or three."""
    seen = [[first] for first, _ in words]
    open_cases = list(range(len(words)))
    for looks in (_LOOKS, _LAST_LOOK):
        for light, margin in looks:
            crops = [light(_around(picture, words[case][1], margin)) for case in open_cases]
            for case, reading in zip(open_cases, read_lines(networks, crops), strict=True):
                seen[case].append(_scored(reading))
        open_cases = [case for case in open_cases if settled(seen[case][0], seen[case][1:])[1] <= DOUBTFUL]
    return [settled(first, others) for first, *others in seen]


def settled(first: Scored, others: Sequence[Scored]) -> Scored:
    """One answer of several looks: sure when all agree, or three of four against a weak one; else doubtful."""
    if first[0][-1:] in STRAY and all(text == first[0] for text, _ in others):
        return first  # every look sees the same full stop: the mark of a list
    looks = [(as_figure(text), confidence) for text, confidence in (first, *others)]
    (text, votes), *_ = Counter(text for text, _ in looks if text).most_common(1) or [(looks[0][0], 0)]
    least = min((confidence for said, confidence in looks if said == text), default=0.0)
    if votes == len(looks) and least >= LEAST_SURE and not _is_letters(text):
        return text, least
    if votes >= MAJORITY and not _is_letters(text) and _outvoted(text, looks):
        return text, MAJORITY_SURE
    return text, min(DOUBTFUL, least) * votes / len(looks)


def _outvoted(text: str, looks: Sequence[Scored]) -> bool:
    """Whether those that say `text` are sure, and those that don't are not."""
    agreed = [confidence for said, confidence in looks if said == text]
    return sum(agreed) / len(agreed) >= AGREED and all(
        confidence < DISSENT for said, confidence in looks if said != text
    )


def _is_letters(text: str) -> bool:
    """One or two Latin letters, accented or not: on these pages rather a figure cut by a streak than a word."""
    return len(text) <= SHORT and all(mark.isalpha() and ord(mark) < CHINESE for mark in text)


def _scored(reading: Reading) -> Scored:
    text = text_of(reading).replace(" ", "")
    return text, min((glyph.confidence for glyph in reading), default=0.0)


def _around(picture: Gray, corners: Points, margin: float) -> Gray:
    """The upright crop around a word with a margin of so many of its heights, paper or not."""
    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    space = margin * max(4.0, bottom - top)
    rows = np.clip([round(top - space), round(bottom + space)], 0, picture.shape[0])
    columns = np.clip([round(left - space), round(right + space)], 0, picture.shape[1])
    crop = picture[rows[0] : max(rows[0] + 1, rows[1]), columns[0] : max(columns[0] + 1, columns[1])]
    return np.ascontiguousarray(crop) if crop.size else np.full((8, 8), 255, np.uint8)


def _stretched(crop: Gray) -> Gray:
    """Print black and everything paler than two thirds of its contrast white."""
    dark, paper = float(np.percentile(crop, 3)), float(np.percentile(crop, 80))
    if paper - dark < 20:
        return crop
    stretched = (crop.astype(np.float32) - dark) * (255 / (0.65 * (paper - dark)))
    return np.asarray(np.clip(stretched, 0, 255), dtype=np.uint8)


def _softened(crop: Gray) -> Gray:
    """Blurred by about a pixel of the recogniser's input: steps and specks of two-tone pages go."""
    return np.asarray(cv2.GaussianBlur(crop, (0, 0), max(0.5, crop.shape[0] / 55)), dtype=np.uint8)


_LOOKS: tuple[tuple[Callable[[Gray], Gray], float], ...] = ((_stretched, 0.45), (_softened, 0.33))
"""How a crop is treated, and its margin in heights of the word; the first look has about a quarter."""
_LAST_LOOK: tuple[tuple[Callable[[Gray], Gray], float], ...] = ((lambda crop: crop, 0.28),)
