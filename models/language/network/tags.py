"""Rows of tag logits into spans: the likeliest tags in which an inside only follows its own begin or inside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
SURELY: Final = np.float32(-1e-4)
"""Logarithm of a probability above which a place is outside whatever stands beside it."""
FORBIDDEN: Final = np.float32(-1e4)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedSpan:
    """Half-open, in the rows' own places. `confidence` is that of the least sure of its tags, bounds included."""

    label: int
    start: int
    end: int
    confidence: float


def tagged_spans(logits: Scores) -> list[TaggedSpan]:
    """Spans of one layer; `logits` is (length, 1 + 2 labels): outside, then begin and inside of each label."""
    likely = log_softmax(logits)
    tags = np.asarray(likely.argmax(axis=1), np.int64)
    if not _is_allowed(tags):
        tags = _mended(likely, tags)
    starts = np.flatnonzero(tags % 2 == 1)
    if not len(starts):
        return []
    sure = np.exp(likely[np.arange(len(tags)), tags])
    inside = (tags > 0) & (tags % 2 == 0)
    return [_span(tags, sure, inside, int(start), likely) for start in starts]


def _span(
    tags: NDArray[np.int64], sure: Scores, inside: NDArray[np.bool_], start: int, likely: Scores
) -> TaggedSpan:  # fmt: skip
    end = start + 1
    while end < len(tags) and inside[end]:
        end += 1
    label = int(tags[start]) // 2
    closed = 1.0 if end == len(tags) else 1.0 - float(np.exp(likely[end, 2 * label + 2]))
    return TaggedSpan(label=label, start=start, end=end, confidence=min(float(sure[start:end].min()), closed))


def _is_allowed(tags: NDArray[np.int64]) -> bool:
    """Tags chosen one by one are the likeliest path when they form one."""
    before = np.concatenate([[0], tags[:-1]])
    inside = (tags > 0) & (tags % 2 == 0)
    return not np.any(inside & (before != tags) & (before != tags - 1))


def _mended(likely: Scores, tags: NDArray[np.int64]) -> NDArray[np.int64]:
    """The likeliest allowed path, found anew only between places that are surely outside."""
    outside = np.flatnonzero(likely[:, 0] > SURELY)
    mended = tags.copy()
    for start, end in zip([0, *(outside + 1)], [*outside, len(tags)], strict=True):
        if end > start and not _is_allowed(tags[start:end]):
            mended[start:end] = _viterbi(likely[start:end])
    return mended


def _viterbi(likely: Scores) -> NDArray[np.int64]:
    """Viterbi (1967) with transitions that cost nothing or are forbidden: an inside comes from its own begin or inside,
    anything else from the best there is.
    """
    length, n_tags = likely.shape
    insides = np.arange(2, n_tags, 2)
    begins = insides - 1
    best = likely[0].copy()
    best[insides] = FORBIDDEN
    came = np.empty((length, n_tags), dtype=np.int64)
    for place in range(1, length):
        came[place] = best.argmax()
        came[place, insides] = begins + (best[insides] > best[begins])
        best = best[came[place]] + likely[place]
    tags = np.empty(length, dtype=np.int64)
    tags[-1] = best.argmax()
    for place in range(length - 1, 0, -1):
        tags[place - 1] = came[place, tags[place]]
    return tags


def _is_inside(tags: NDArray[np.int64]) -> NDArray[np.bool_]:
    return np.asarray((tags > 0) & (tags % 2 == 0), np.bool_)


def log_softmax(logits: Scores) -> Scores:
    """Over the last axis."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), np.float32)
