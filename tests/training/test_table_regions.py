"""Targets, counts and resumable drawing of the finder of regions."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")

from models.tables.recogniser.find_regions import PLACE, RegionFinder
from models.tables.recogniser.region_network import INSIDE, TABLE
from training.tables.page_examples import PageExample
from training.tables.train_regions import BORDER_WEIGHT, GAP_WEIGHT, _batch, measure, train


def page(height: int, width: int, *tables: tuple[float, float, float, float]) -> PageExample:
    channels = np.zeros((4, height, width), np.uint8)
    for left, top, right, bottom in tables:
        channels[1, int(top) : int(bottom) : 8, int(left) : int(right)] = 255
    return PageExample(channels=channels, tables=np.array(tables, np.float32).reshape(-1, 4), source="print")


def test_places_of_tables_are_asked_for_and_padding_is_not() -> None:
    crops, target, weight = _batch([page(64, 64, (16, 16, 48, 40)), page(96, 32)])
    assert crops.shape == (2, 4, 96, 64)
    assert target[0, TABLE, 4:10, 4:12].all()
    assert target[0, INSIDE, 5:9, 5:11].all()
    assert target[:, TABLE].sum() == 6 * 8
    assert target[:, INSIDE].sum() == 4 * 6
    assert weight[0, :, 16:].sum() == 0
    assert weight[1, :, :, 8:].sum() == 0
    assert weight[0, TABLE, 4, 4] == weight[0, INSIDE, 4, 4] == BORDER_WEIGHT
    assert weight[0, TABLE, 15, 15] == weight[0, TABLE, 6, 7] == 1


def test_the_gap_between_two_tables_weighs_most() -> None:
    _, target, weight = _batch([page(96, 128, (16, 16, 56, 80), (72, 16, 112, 80))])
    assert (target[0, TABLE, 8, 14:18] == 0).all()
    assert (weight[0, :, 8, 14:18] == GAP_WEIGHT).all()
    assert weight[0, TABLE, 8, 2] == BORDER_WEIGHT
    assert weight[0, TABLE, 8, 0] == 1


class Network:
    """Says that the left half of any page is a table."""

    def run(self, _: None, inputs: dict[str, np.ndarray]) -> list[np.ndarray]:
        _, _, height, width = inputs["pages"].shape
        logits = np.full((1, 2, height // PLACE, width // PLACE), -9.0, np.float32)
        logits[:, :, 1:-1, 1 : width // PLACE // 2 - 1] = 9.0
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
    network = train([paths], steps=200, seed=1)
    crops, target, _ = _batch([page(128, 64, (8, 40, 56, 80))])
    said = network(crops) > 0
    assert (said == target.bool()).float().mean() > 0.85


def test_training_goes_on_from_its_checkpoint(tmp_path: Path) -> None:
    own = page(64, 64, (8, 16, 56, 48))
    path = tmp_path / "0.npz"
    with path.open("wb") as out:
        np.savez_compressed(out, channels=own.channels, tables=own.tables, source=own.source)
    once = train([[path]], steps=100, seed=1, run=tmp_path / "run").state_dict()
    again = train([[path]], steps=100, seed=1, run=tmp_path / "run").state_dict()
    assert all((once[name] == again[name]).all() for name in once)
