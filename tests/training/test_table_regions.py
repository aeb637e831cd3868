"""Targets, counts and resumable drawing of the finder of regions."""

from __future__ import annotations

from pathlib import Path
from random import Random

import numpy as np
import pytest

pytest.importorskip("torch")

import torch

from models.tables.recogniser.find_regions import PLACE, RegionFinder
from models.tables.recogniser.region_network import INSIDE, TABLE
from training.tables.between import between
from training.tables.page_file import PageExample, read_page
from training.tables.regions_batches import (
    BORDER_WEIGHT,
    GAP_WEIGHT,
    WHITE_WEIGHT,
    RegionsBatches,
    altered,
    batch_of,
    zoomed,
)
from training.tables.regions_run import RegionsRun, RegionWidthSettings, read_regions_run
from training.tables.train_regions import RUN, export, measure, train
from training.tables.unfolded import unfolded

SETTINGS = RegionsRun(
    name="small", seed=1, steps=200, batch=4, learning_rate=3e-3, warmup=10, weight_decay=0.01, save_every=100,
    drop_words=0.15, drop_rules=0.1, cut=0.25, zoom=(1.0, 1.0), mirrored=0.0, averaged_over=0.9, processes=0,
    width=RegionWidthSettings(stem=12, near=24, far=36, depth=3),
)  # fmt: skip


def page(height: int, width: int, *tables: tuple[float, float, float, float]) -> PageExample:
    channels = np.zeros((4, height, width), np.uint8)
    for left, top, right, bottom in tables:
        channels[1, int(top) : int(bottom) : 8, int(left) : int(right)] = 255
    return PageExample(channels=channels, tables=np.array(tables, np.float32).reshape(-1, 4), source="print")


def test_places_of_tables_are_asked_for_and_padding_is_not() -> None:
    batch = batch_of([page(64, 64, (16, 16, 48, 40)), page(96, 32)])
    target, weight = batch.target, batch.weight
    assert batch.pages.shape == (2, 4, 96, 64)
    assert target[0, TABLE, 4:10, 4:12].all()
    assert target[0, INSIDE, 5:9, 5:11].all()
    assert target[:, TABLE].sum() == 6 * 8
    assert target[:, INSIDE].sum() == 4 * 6
    assert weight[0, :, 16:].sum() == 0
    assert weight[1, :, :, 8:].sum() == 0
    assert weight[0, TABLE, 4, 4] == weight[0, INSIDE, 4, 4] == BORDER_WEIGHT
    assert weight[0, TABLE, 15, 15] == weight[0, TABLE, 6, 7] == 1


def test_the_gap_between_two_tables_weighs_most() -> None:
    batch = batch_of([page(96, 128, (16, 16, 56, 80), (72, 16, 112, 80))])
    target, weight = batch.target, batch.weight
    assert (target[0, TABLE, 8, 14:18] == 0).all()
    assert (weight[0, :, 8, 14:18] == GAP_WEIGHT).all()
    assert weight[0, TABLE, 8, 2] == BORDER_WEIGHT
    assert weight[0, TABLE, 8, 0] == 1


def test_wide_white_between_columns_of_one_table_weighs_more_than_its_words() -> None:
    example = page(96, 160, (16, 16, 144, 80))
    for left in (20, 30, 80, 90, 130):
        example.channels[3, 20:76:8, left : left + 8] = 255
    weight = batch_of([example]).weight[0, TABLE, 12]
    assert (weight[10:20] == WHITE_WEIGHT).all()
    assert (weight[25:32] == WHITE_WEIGHT).all()
    assert weight[7] == weight[21] == 1


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


def written(path: Path, example: PageExample) -> Path:
    with path.open("wb") as out:
        np.savez_compressed(out, channels=example.channels, tables=example.tables, source=example.source)
    return path


def test_training_learns_what_is_drawn(tmp_path: Path) -> None:
    tops = [16.0 + 8 * number for number in range(8)]
    paths = [
        written(tmp_path / f"{number}.npz", page(128, 64, (8, top, 56, top + 40))) for number, top in enumerate(tops)
    ]
    network, steps = train(SETTINGS, [paths], out=tmp_path / "run")
    assert steps == SETTINGS.steps
    asked = batch_of([page(128, 64, (8, 40, 56, 80))])
    said = network(asked.pages.float() / 255) > 0
    assert (said == asked.target.bool()).float().mean() > 0.85
    export(network, tmp_path / "weights", steps=steps, run=SETTINGS, pages=8)
    counts = measure(RegionFinder.load(tmp_path / "weights"), iter([page(128, 64, (8, 40, 56, 80))]))
    assert counts["all"][2] == 1


def test_training_goes_on_from_its_checkpoint(tmp_path: Path) -> None:
    path = written(tmp_path / "0.npz", page(64, 64, (8, 16, 56, 48)))
    short = SETTINGS.model_copy(update={"steps": 20})
    once, _ = train(short, [[path]], out=tmp_path / "run")
    again, steps = train(short, [[path]], out=tmp_path / "run")
    assert steps == 20
    left, right = once.state_dict(), again.state_dict()
    assert all((left[name] == right[name]).all() for name in left)


def test_a_run_that_takes_its_time_ends_with_it(tmp_path: Path) -> None:
    path = written(tmp_path / "0.npz", page(64, 64, (8, 16, 56, 48)))
    _, steps = train(SETTINGS.model_copy(update={"most_seconds": 1e-6}), [[path]], out=tmp_path / "run")
    assert steps <= 1


def test_batches_are_the_same_whoever_makes_them(tmp_path: Path) -> None:
    paths = [written(tmp_path / f"{size}.npz", page(size, 64, (8, 16, 56, 48))) for size in (64, 80, 96, 112, 128)]
    one, other = (RegionsBatches(run=SETTINGS, folders=[paths]) for _ in range(2))
    other(3)
    assert (one(7).pages == other(7).pages).all()
    assert one(7).pages.shape != one(8).pages.shape or (one(7).pages != one(8).pages).any()


def test_a_page_is_zoomed_with_its_tables() -> None:
    larger = zoomed(page(64, 96, (16, 16, 48, 40)), 1.5)
    assert larger.channels.shape == (4, 96, 144)
    assert larger.tables.tolist() == [[24, 24, 72, 60]]
    smaller = zoomed(page(128, 128, (16, 16, 112, 112)), 0.5)
    assert smaller.channels.shape == (4, 64, 64)
    assert smaller.channels[1, 8:56, 8:56].any(axis=1).sum() >= 12


def test_a_mirrored_page_has_its_tables_on_the_other_side() -> None:
    settings = SETTINGS.model_copy(update={"mirrored": 1.0, "cut": 0.0, "drop_rules": 0.0})
    turned = altered(page(64, 96, (16, 16, 48, 40)), settings, Random(0))
    assert turned.tables.tolist() == [[48, 16, 80, 40]]
    assert turned.channels[1, 16, 48:80].all()
    assert not turned.channels[1, :, :48].any()


def test_the_run_that_ships_is_read() -> None:
    assert read_regions_run(RUN).name == "regions"


def test_exported_weights_are_taught_on(tmp_path: Path) -> None:
    paths = [written(tmp_path / f"{top}.npz", page(128, 64, (8, top, 56, top + 40))) for top in (16.0, 32.0, 48.0)]
    run = SETTINGS.model_copy(update={"steps": 30})
    network, steps = train(run, [paths], out=tmp_path / "run")
    export(network, tmp_path / "weights", steps=steps, run=run, pages=3)
    batches = [RegionsBatches(run=run, folders=[paths])(number).pages.float() / 255 for number in range(4)]
    again = unfolded(tmp_path / "weights", run.width.width(), batches)
    assert again.training
    assert any(
        (one.running_var - 1).abs().max() > 0.1 for one in again.modules() if isinstance(one, torch.nn.BatchNorm2d)
    )
    with torch.no_grad():
        assert torch.allclose(again.eval()(batches[0]), network.eval()(batches[0]), atol=1e-3)
    went_on, _ = train(run.model_copy(update={"steps": 1, "learning_rate": 1e-9}), [paths],
                       out=tmp_path / "on", start=tmp_path / "weights")  # fmt: skip
    with torch.no_grad():
        assert torch.allclose(went_on(batches[0]), network(batches[0]), atol=0.1)


def test_weights_of_another_width_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "0.npz", page(64, 64, (8, 16, 56, 48)))
    network, steps = train(SETTINGS.model_copy(update={"steps": 1}), [[path]], out=tmp_path / "run")
    export(network, tmp_path / "weights", steps=steps, run=SETTINGS, pages=1)
    with pytest.raises(ValueError, match="convolution"):
        unfolded(tmp_path / "weights", RegionWidthSettings(stem=12, near=24, far=36, depth=2).width(), [])


def test_weights_between_two_are_of_neither_and_at_the_ends_of_each(tmp_path: Path) -> None:
    paths = [written(tmp_path / f"{top}.npz", page(128, 64, (8, top, 56, top + 40))) for top in (16.0, 32.0, 48.0)]
    run = SETTINGS.model_copy(update={"steps": 10})
    network, steps = train(run, [paths], out=tmp_path / "run")
    export(network, tmp_path / "start", steps=steps, run=run, pages=3)
    further, steps = train(run, [paths], out=tmp_path / "on", start=tmp_path / "start")
    export(further, tmp_path / "taught", steps=steps, run=run, pages=3)
    maps = {}
    for share in (0.0, 0.5, 1.0):
        between(tmp_path / "start", tmp_path / "taught", share, tmp_path / "out")
        maps[share] = (
            RegionFinder.load(tmp_path / "out").read(read_page(paths[0]).channels, points=float(PLACE)).probabilities
        )
    start, taught = (
        RegionFinder.load(tmp_path / name).read(read_page(paths[0]).channels, points=float(PLACE)).probabilities
        for name in ("start", "taught")
    )
    assert np.allclose(maps[0.0], start, atol=1e-5)
    assert np.allclose(maps[1.0], taught, atol=1e-5)
    assert np.abs(maps[0.5] - start).max() > 1e-4 < np.abs(maps[0.5] - taught).max()


def test_weights_of_two_widths_have_nothing_between_them(tmp_path: Path) -> None:
    path = written(tmp_path / "0.npz", page(64, 64, (8, 16, 56, 48)))
    for name, depth in (("start", 2), ("taught", 3)):
        width = RegionWidthSettings(stem=12, near=24, far=36, depth=depth)
        run = SETTINGS.model_copy(update={"steps": 1, "width": width})
        network, steps = train(run, [[path]], out=tmp_path / f"{name}-run")
        export(network, tmp_path / name, steps=steps, run=run, pages=1)
    with pytest.raises(ValueError, match="widths"):
        between(tmp_path / "start", tmp_path / "taught", 0.5, tmp_path / "out")
