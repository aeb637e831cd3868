"""Embeddings of characters from which others stand beside them: a start for pretraining that takes a minute.

Levy and Goldberg 2014: a factored matrix of positive pointwise mutual information holds what skip-grams learn.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.language.encoder.characters import Ids

REACH: Final = 3
"""Characters to either side; one `n` away counts 1/n."""
SMOOTHED: Final = 0.75
"""Power of the counts of neighbours (Levy, Goldberg and Dagan 2015): rare ones would look too telling."""
SURE: Final = 10.0
"""Times that two stand together at which half of what it tells is believed: pairs seen once tell most, by chance."""
MULTIPLICATIONS: Final = 4
"""Power iterations of the randomised factoring (Halko, Martinsson and Tropp 2011)."""


def neighbour_embeddings(rows: Ids, *, size: int, width: int, seed: int) -> NDArray[np.float32]:
    """Embeddings (size, width), each with a mean square of 1; an id that never occurs has noise.

    The angle between two follows the mutual information of their characters as neighbours.
    """
    random = np.random.default_rng(seed)
    embeddings = random.standard_normal((size, width)).astype(np.float32)
    present = np.unique(rows)
    places = np.zeros(size, dtype=np.int64)
    places[present] = np.arange(len(present))
    factors = _factored(_mutual(_counts(rows, places, len(present))), min(width, len(present)), random)
    factors /= np.sqrt(np.mean(factors**2, axis=1, keepdims=True)) + np.finfo(np.float32).tiny
    embeddings[present, : factors.shape[1]] = factors
    return embeddings


def _counts(rows: Ids, places: Ids, n: int) -> NDArray[np.float64]:
    """How often one stands near another, both ways."""
    counts = np.zeros((n, n))
    for distance in range(1, REACH + 1):
        for some in np.array_split(rows, max(1, rows.size // 1_000_000)):
            pairs = places[some[:, :-distance]] * n + places[some[:, distance:]]
            counts += np.bincount(pairs.ravel(), minlength=n * n).reshape(n, n) / distance
    return counts + counts.T


def _mutual(counts: NDArray[np.float64]) -> NDArray[np.float32]:
    """Positive pointwise mutual information of the counts, made symmetric, less where they are few."""
    near = counts.sum(axis=0) ** SMOOTHED
    expected = np.outer(counts.sum(axis=1), near / near.sum())
    with np.errstate(divide="ignore"):
        told = np.log(counts / expected)
    mutual = np.maximum(told, 0) * counts / (counts + SURE)
    return ((mutual + mutual.T) / 2).astype(np.float32)


def _factored(matrix: NDArray[np.float32], width: int, random: np.random.Generator) -> NDArray[np.float32]:
    """Rows whose products are about the entries of a symmetric matrix: its strongest eigenvectors, by their roots."""
    basis = random.standard_normal((len(matrix), width)).astype(np.float32)
    for _ in range(MULTIPLICATIONS):
        basis = np.linalg.qr(matrix @ basis)[0]
    strengths, turn = np.linalg.eigh(basis.T @ matrix @ basis)
    factors: NDArray[np.float32] = (basis @ turn) * np.sqrt(np.maximum(strengths, 0))
    return factors.astype(np.float32)


def log_shares(rows: Ids, *, size: int) -> NDArray[np.float32]:
    """Logarithm of how often each id occurs among all, one occurrence added to each."""
    counts = np.bincount(rows.ravel(), minlength=size) + 1.0
    shares: NDArray[np.float64] = np.log(counts / counts.sum())
    return shares.astype(np.float32)
