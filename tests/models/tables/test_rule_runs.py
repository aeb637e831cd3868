"""Long runs of ink, beside OpenCV's opening, from which networks have learned."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from models.tables.recogniser.rule_runs import long_runs

LENGTHS = (((33, 110), (108, 255)), ((26, 110), (86, 255)), ((3, 7), (14, 9)))


def opened(ink: NDArray[np.uint8], length: int, *, horizontal: bool) -> NDArray[np.bool_]:
    bridged = cv2.dilate(ink, np.ones((2, 1) if horizontal else (1, 2), np.uint8))
    runs = cv2.morphologyEx(bridged, cv2.MORPH_OPEN, np.ones((1, length) if horizontal else (length, 1), np.uint8))
    return np.asarray(runs.reshape(runs.shape[0] // 2, 2, -1, 2).max((1, 3)) > 0)


@pytest.mark.parametrize("horizontal", [True, False])
@pytest.mark.parametrize("lengths", LENGTHS)
def test_the_same_pixels_as_opening(lengths: tuple[tuple[int, int], ...], horizontal: bool) -> None:
    chance = np.random.default_rng(7)
    ink = ((chance.random((160, 256)) > 0.03) * 255).astype(np.uint8)
    ink[40:44] = ink[:, 250:] = ink[120:, :90] = 255
    ink[60:80] = 0
    expected = np.zeros((80, 128), np.uint8)
    for length, value in lengths:
        expected[opened(ink, length, horizontal=horizontal)] = value
    found = long_runs(ink, lengths, horizontal=horizontal)
    assert set(np.unique(found)) == {0, *(value for _, value in lengths)}
    np.testing.assert_array_equal(found, expected)
