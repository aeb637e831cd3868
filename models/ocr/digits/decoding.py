"""From columns of marks to answers with probabilities: prefix beam search (Graves, 2008; Hannun and others, 2014)."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.ocr.digits.alphabet import ALPHABET

Answer = tuple[str, float]
"""A canonical text and its probability, 0..1."""

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
    beams: dict[str, tuple[float, float]] = {"": (1.0, 0.0)}  # probability that it ends in no mark, in its last mark
    for column in columns:
        marks = np.flatnonzero(column > LEAST_LIKELY).tolist()
        if marks == [0]:  # most columns: nothing new is said, and no beam passes another
            beams = {text: ((bare + marked) * float(column[0]), 0.0) for text, (bare, marked) in beams.items()}
            continue
        following: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for text, (bare, marked) in beams.items():
            for mark in marks:
                likely = float(column[mark])
                if mark == 0:
                    following[text][0] += (bare + marked) * likely
                    continue
                said = ALPHABET[mark]
                if text[-1:] == said:
                    following[text][1] += marked * likely
                    following[text + said][1] += bare * likely
                else:
                    following[text + said][1] += (bare + marked) * likely
        best = sorted(following.items(), key=lambda item: -sum(item[1]))[:BEAMS]
        beams = {text: (bare, marked) for text, (bare, marked) in best}
    ranked = sorted(((text, min(1.0, sum(parts))) for text, parts in beams.items()), key=lambda answer: -answer[1])
    return tuple(ranked[:MOST_ANSWERS])
