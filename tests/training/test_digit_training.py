"""The reader of digits from its samples to its weights: short, on a few crops."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import cv2
import numpy as np
import pytest
import torch

from corpora.synthetic.pages.fonts import FontMissing, installed_fonts
from models.ocr.digits.alphabet import OTHER, canonical, is_number
from models.ocr.digits.crop import HEIGHT, stacked
from models.ocr.digits.reader import DigitReader, DigitWeightsUnsound
from training.digits import pages
from training.digits.batches import batches
from training.digits.cache import write_cache
from training.digits.drawing import draw_samples, number_text
from training.digits.export import averaged, best_temperature, export
from training.digits.pages import draw_page_samples
from training.digits.run import Run, read_run
from training.digits.samples import KEPT_HEIGHT, read_samples
from training.digits.train import CHECKPOINT, train
from training.digits.variety import plain, varied
from training.digits.wear import worn_ink

RUN = Path(__file__).parents[2] / "training" / "runs" / "digits.yaml"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    try:
        installed_fonts()
    except FontMissing:
        pytest.skip("no Chinese font is installed")
    folder = tmp_path_factory.mktemp("samples")
    write_cache(folder, split="train", seed=3, documents=1, drawn=60)
    return folder


def short(**changed: object) -> Run:
    whole = read_run(RUN).model_dump()
    small = {"steps": 3, "batch": 4, "save_every": 2, "width": {**whole["width"], "low": 24, "row": 32, "depth": 1}}
    return Run.model_validate(whole | small | changed)


def test_numbers_are_written_as_answers_are() -> None:
    random = Random(5)
    assert all(
        is_number(canonical(text)) and canonical(text) == text for text in (number_text(random) for _ in range(500))
    )


def test_drawn_samples_are_the_same_for_the_same_seed_and_of_every_kind(samples: Path) -> None:
    once, again = list(draw_samples(9, split="train", count=40)), list(draw_samples(9, split="train", count=40))
    assert [one.text for one in once] == [one.text for one in again]
    assert all(np.array_equal(one.crop, other.crop) for one, other in zip(once, again, strict=True))
    assert {one.crop.shape[0] for one in once} == {KEPT_HEIGHT}
    kept = {one.text for one in read_samples(sorted(samples.glob("drawn-*.npz")))}
    assert {"", OTHER} < kept
    assert sum(map(is_number, kept)) > 20


def test_samples_of_pages_hold_their_ink_in_the_middle(samples: Path) -> None:
    found = [one for one in read_samples(sorted(samples.glob("pages-*.npz"))) if is_number(one.text)]
    assert found
    assert all(abs(one.top + one.bottom - KEPT_HEIGHT) <= 1 for one in found)
    inked = [one.crop[int(one.top) : int(one.bottom)].std() > one.crop[: int(one.top) // 2].std() for one in found]
    assert np.mean(inked) > 0.8


def test_worn_samples_are_the_same_for_the_same_seed_and_of_every_kind() -> None:
    once, again = (list(draw_samples(9, split="train", count=60, worn=1.0)) for _ in range(2))
    assert [one.text for one in once] == [one.text for one in again]
    assert all(np.array_equal(one.crop, other.crop) for one, other in zip(once, again, strict=True))
    assert {one.source for one in once} == {"worn"}
    assert {"", "0", "1"} < {one.text for one in once}


@pytest.mark.parametrize("seed", range(12))
def test_worn_ink_is_changed_and_lies_where_print_was(seed: int) -> None:
    ink = np.zeros((80, 60), np.float32)
    cv2.ellipse(ink, (30, 40), (12, 20), 0, 0, 360, 1.0, 5)
    worn = worn_ink(ink, Random(seed), high=40)
    assert not np.array_equal(worn, ink)
    assert 0 <= worn.min() <= worn.max() <= 1
    assert worn[:8].max() == worn[:, :6].max() == 0


def test_worn_pages_are_worn_scans_and_faxes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST_PAGES", 1)
    found = list(draw_page_samples(300_000, split="train", documents=1, worn=1.0))
    assert {one.source for one in found} <= {"worn", "fax"}
    assert sum(is_number(one.text) for one in found) > 5


def test_files_give_back_what_was_written(samples: Path) -> None:
    (path,) = sorted(samples.glob("drawn-*.npz"))
    written, kept = list(draw_samples(300_000, split="train", count=60)), list(read_samples([path]))
    assert [(one.text, one.left, one.right, one.top, one.bottom, one.source) for one in kept] == [
        (one.text, one.left, one.right, one.top, one.bottom, one.source) for one in written
    ]
    assert all(np.array_equal(one.crop, other.crop) for one, other in zip(kept, written, strict=True))


def test_crops_are_as_high_as_the_network_wants(samples: Path) -> None:
    random = Random(1)
    for sample in read_samples(sorted(samples.glob("*.npz"))):
        for crop in (plain(sample), varied(sample, random)):
            assert crop.shape[0] == HEIGHT
            assert 0.0 <= crop.min() <= crop.max() <= 1.0


def test_training_stops_resumes_and_is_exported_as_it_is(samples: Path, tmp_path: Path) -> None:
    train(short(), samples=samples, out=tmp_path / "run")
    assert torch.load(tmp_path / "run" / CHECKPOINT, weights_only=True)["step"] == 3
    train(short(steps=5), samples=samples, out=tmp_path / "run")
    network, steps = averaged(short(), tmp_path / "run" / CHECKPOINT)
    assert steps == 5
    kept = list(read_samples(sorted(samples.glob("drawn-*.npz"))))[:6]
    temperature = best_temperature(network, kept)
    export(network, tmp_path / "weights", temperature=temperature, facts={"run": "short"})
    reader = DigitReader.load(tmp_path / "weights")
    crops = stacked([plain(one) for one in kept])
    with torch.no_grad():
        expected = network(torch.from_numpy(crops)).numpy()
    (found,) = reader._network.run(None, {"crops": crops})
    assert np.abs(found - expected).max() < 1e-3
    together = reader.read([one.crop for one in kept])
    alone = [reader.read([one.crop])[0] for one in kept]
    assert [one[0][0] for one in together] == [one[0][0] for one in alone]


def test_a_run_begins_from_weights_that_were_exported(samples: Path, tmp_path: Path) -> None:
    first = train(short(), samples=samples, out=tmp_path / "run").eval()
    export(first, tmp_path / "weights", temperature=1.0, facts={})
    unmoved = short(learning_rate=1e-9, weight_decay=0.0, steps=1, warmup=0)
    again = train(unmoved, samples=samples, out=tmp_path / "more", start=tmp_path / "weights")
    for name, weights in first.named_parameters():
        assert torch.allclose(dict(again.named_parameters())[name], weights, atol=1e-5)


def test_weights_that_are_not_those_of_the_manifest_are_refused(samples: Path, tmp_path: Path) -> None:
    train(short(steps=1), samples=samples, out=tmp_path / "run")
    network, _ = averaged(short(), tmp_path / "run" / CHECKPOINT)
    export(network, tmp_path / "weights", temperature=1.0, facts={})
    manifest = tmp_path / "weights" / "digits.json"
    told = json.loads(manifest.read_text())
    manifest.write_text(json.dumps(told | {"sha256": dict.fromkeys(told["sha256"], "0" * 64)}))
    with pytest.raises(DigitWeightsUnsound):
        DigitReader.load(tmp_path / "weights")
    with pytest.raises(DigitWeightsUnsound):
        DigitReader.load(tmp_path / "nowhere")


def test_a_folder_without_samples_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="pages"):
        next(iter(batches(tmp_path, short(share_of_pages=1.0), first=0)))
