"""Targets, counts and resumable drawing of the finder of regions."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")

from models.tables.recogniser.find_regions import PLACE, RegionFinder
from training.tables.page_examples import PageExample
from training.tables.train_regions import BORDER_WEIGHT, _batch, measure, train


def page(height: int, width: int, *tables: tuple[float, float, float, float]) -> PageExample:
    channels = np.zeros((4, height, width), np.uint8)
    for left, top, right, bottom in tables:
        channels[1, int(top) : int(bottom) : 8, int(left) : int(right)] = 255
    return PageExample(channels=channels, tables=np.array(tables, np.float32).reshape(-1, 4), source="print")


def test_places_of_tables_are_asked_for_and_padding_is_not() -> None:
    crops, target, weight = _batch([page(64, 64, (16, 16, 48, 40)), page(96, 32)])
    assert crops.shape == (2, 4, 96, 64)
    assert target[0, 4:10, 4:12].all()
    assert target.sum() == 6 * 8
    assert weight[0, 16:].sum() == 0
    assert weight[1, :, 8:].sum() == 0
    assert weight[0, 4, 4] == BORDER_WEIGHT
    assert weight[0, 15, 15] == weight[0, 6, 7] == 1


class Network:
    """Says that the left half of any page is a table."""

    def run(self, _: None, inputs: dict[str, np.ndarray]) -> list[np.ndarray]:
        _, _, height, width = inputs["pages"].shape
        logits = np.full((1, height // PLACE, width // PLACE), -9.0, np.float32)
        logits[:, :, : width // PLACE // 2] = 9.0
        return [logits]


def test_regions_right_found_and_true_are_counted() -> None:
    finder = RegionFinder(Network())
    counts = measure(finder, iter([page(64, 64, (0, 0, 32, 64)), page(64, 64, (32, 0, 64, 64)), page(64, 64)]))
    assert counts == {"all": (1, 3, 2), "print": (1, 3, 2)}


def test_training_learns_what_is_drawn(tmp_path: Path) -> None:
    paths = []
    for number in range(8):
        top = 16.0 + 8 * number
        own = page(128, 64, (8, top, 56, top + 40))
        path = tmp_path / f"{number}.npz"
        with path.open("wb") as out:
            np.savez_compressed(out, channels=own.channels, tables=own.tables, source=own.source)
        paths.append(path)
    network = train(paths, steps=60, seed=1)
    crops, target, _ = _batch([page(128, 64, (8, 40, 56, 80))])
    said = network(crops) > 0
    assert (said == target.bool()).float().mean() > 0.85
