from __future__ import annotations

import cv2
import numpy as np
import pytest

from models.ocr.digits.crop import HEIGHT, MOST_WIDTH, STEP, padded_width, stacked, to_input


def figure(scale: float, *, paper: int = 255, ink: int = 0) -> np.ndarray:
    picture = np.full((round(40 * scale), round(60 * scale)), paper, np.uint8)
    cv2.putText(picture, "8", (round(20 * scale), round(30 * scale)), 0, scale, float(ink), max(1, round(2 * scale)))
    return picture


@pytest.mark.parametrize("scale", [0.5, 1.0, 3.0])
def test_crops_of_any_size_become_as_high_as_the_network_wants(scale: float) -> None:
    seen = to_input(figure(scale))
    assert seen.shape == (HEIGHT, HEIGHT * 60 // 40)
    assert seen.min() == 0.0
    assert seen.max() == 1.0


def test_light_and_contrast_do_not_matter() -> None:
    assert np.abs(to_input(figure(2)) - to_input(figure(2, paper=200, ink=60))).max() < 0.02


def test_paper_without_ink_stays_pale() -> None:
    noisy = np.random.default_rng(1).normal(230, 3, (30, 50)).clip(0, 255).astype(np.uint8)
    assert to_input(noisy).max() < 0.5


def test_long_crops_are_squeezed() -> None:
    assert to_input(np.full((10, 900), 255, np.uint8)).shape[1] == MOST_WIDTH


def test_batches_are_padded_with_paper_on_both_sides() -> None:
    crops = [np.ones((HEIGHT, 20), np.float32), np.ones((HEIGHT, 50), np.float32)]
    batch = stacked(crops)
    assert batch.shape == (2, 1, HEIGHT, padded_width(50))
    assert padded_width(50) % STEP == 0
    assert batch[0].sum() == crops[0].sum()
    assert batch[0, 0, :, 0].max() == batch[0, 0, :, -1].max() == 0
