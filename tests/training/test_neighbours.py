"""Embeddings from neighbours: characters that stand beside the same others are alike."""

import numpy as np

from training.language.neighbours import log_shares, neighbour_embeddings


def test_what_has_the_same_neighbours_is_alike() -> None:
    random = np.random.default_rng(0)
    # Ids 1 and 2 stand between 5 and 6, ids 3 and 4 between 7 and 8; the rest is noise.
    blocks = [
        [5, random.integers(1, 3), 6] if random.random() < 0.5 else [7, random.integers(3, 5), 8] for _ in range(4000)
    ]
    rows = np.array(blocks).reshape(-1, 12)
    embeddings = neighbour_embeddings(rows, size=12, width=4, seed=1)
    unit = embeddings / np.linalg.norm(embeddings, axis=1, keepdims=True)
    assert unit[1] @ unit[2] > 0.9
    assert unit[3] @ unit[4] > 0.9
    assert unit[1] @ unit[3] < 0.5
    assert np.allclose((embeddings[1:9] ** 2).mean(axis=1), 1, atol=1e-3)
    assert np.isfinite(embeddings).all()
    assert np.array_equal(embeddings, neighbour_embeddings(rows, size=12, width=4, seed=1))


def test_shares_are_logarithms_of_how_often_ids_occur() -> None:
    shares = log_shares(np.array([[1, 1, 1, 2]]), size=4)
    assert np.allclose(np.exp(shares), [1 / 8, 4 / 8, 2 / 8, 1 / 8])
