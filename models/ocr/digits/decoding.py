"""From columns of marks to answers with probabilities: prefix beam search (Graves, 2008; Hannun and others, 2014)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.ocr.digits.alphabet import ALPHABET

Answer = tuple[str, float]
"""A canonical text and its probability, 0..1."""

Beams = dict[str, tuple[float, float]]
"""By what was said so far, the probabilities that it ends in no mark and in its last mark."""

BEAMS: Final = 10
LEAST_LIKELY: Final = 0.001
"""Probability of a mark in a column below which it is not followed."""
MOST_ANSWERS: Final = 4


def softmax(logits: NDArray[np.float32], *, temperature: float) -> NDArray[np.float32]:
    """Probabilities over the last axis; a temperature above 1 makes them humbler."""
    scaled = logits / temperature
    raised = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), np.float32)


def answers(columns: NDArray[np.float32]) -> tuple[Answer, ...]:
    """The likeliest answers, the likeliest first, at most MOST_ANSWERS.

    Args:
        columns: (columns, outputs), probabilities; output 0 stands for no mark.
    """
    beams: Beams = {"": (1.0, 0.0)}
    bare: list[float] = []
    for column, likely in zip(columns.tolist(), (columns > LEAST_LIKELY).tolist(), strict=True):
        if not any(likely[1:]):  # most columns: nothing new is said, and no beam passes another
            bare.append(column[0])
            continue
        beams = _followed(
            _past(beams, bare), [(ALPHABET[mark], column[mark]) for mark in range(len(likely)) if likely[mark]]
        )
        bare = []
    beams = _past(beams, bare)
    ranked = sorted(((text, min(1.0, sum(parts))) for text, parts in beams.items()), key=lambda answer: -answer[1])
    return tuple(ranked[:MOST_ANSWERS])


def _past(beams: Beams, bare: Sequence[float]) -> Beams:
    """Beams behind columns in which but one thing is likely: no mark, so much."""
    if not bare:
        return beams
    passed: Beams = {}
    for text, (share, marked) in beams.items():
        share += marked
        for likely in bare:
            share *= likely
        passed[text] = (share, 0.0)
    return passed


def _followed(beams: Beams, marks: Sequence[Answer]) -> Beams:
    """The likeliest beams behind a column of such marks, "" for none."""
    following: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for text, (bare, marked) in beams.items():
        last, either = text[-1:], bare + marked
        for said, share in marks:
            if not said:
                following[text][0] += either * share
            elif said == last:
                following[text][1] += marked * share
                following[text + said][1] += bare * share
            else:
                following[text + said][1] += either * share
    best = sorted(following.items(), key=lambda item: -item[1][0] - item[1][1])[:BEAMS]
    return {text: (bare, marked) for text, (bare, marked) in best}
