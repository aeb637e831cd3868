import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpora.document.geometry import Box
from models.tables.recogniser.pooling import grid_weights
from models.tables.recogniser.recognise import Recogniser
from models.tables.recogniser.weights import MANIFEST, MERGER, SPLITTER, WeightsUnsound

torch = pytest.importorskip("torch")
onnxruntime = pytest.importorskip("onnxruntime")

from models.tables.recogniser.export import export  # noqa: E402
from models.tables.recogniser.network import Merger, PyramidWidth, Splitter, Width  # noqa: E402
from tests.few import one_in  # noqa: E402

TOLERANCE = 1e-4
"""Of logits, which are about 1 to 10: single precision in another order."""


PLAIN = Width(stem=16, tower=16, line=16, grid=16, depth=2)
SMALL_TOO = PyramidWidth(quarter=16, eighth=16, sixteenth=24, eighth_depth=1, sixteenth_depth=2)


def networks(width: Width = PLAIN) -> tuple[Splitter, Merger]:
    """With weights that half precision has, as those that ship are rounded to."""
    torch.manual_seed(5)
    splitter, merger = Splitter(width).eval(), Merger(width).eval()
    return splitter.half().float(), merger.half().float()


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("weights")
    export(*networks(), folder, facts={"run": "none"})
    return folder


@pytest.mark.parametrize(
    ("pyramid", "size"),
    one_in(
        2,
        [
            (None, (64, 96)),
            (None, (208, 320)),
            (SMALL_TOO, (208, 320)),
            (SMALL_TOO, (64, 96)),
            (None, (16, 16)),
            (SMALL_TOO, (16, 16)),
        ],
    ),
)
def test_onnx_says_what_torch_says(tmp_path: Path, size: tuple[int, int], pyramid: PyramidWidth | None) -> None:
    splitter, merger = networks(replace(PLAIN, pyramid=pyramid))
    weights = tmp_path / "weights"
    export(splitter, merger, weights, facts={"run": "none"})
    height, width = size
    channels = np.random.default_rng(1).integers(0, 255, (4, height, width), dtype=np.uint8)
    crops = channels[None].astype(np.float32) / 255
    ones = np.ones((1, height // 2), np.float32), np.ones((1, width // 2), np.float32)
    with torch.no_grad():
        expected = splitter(*(torch.from_numpy(part) for part in (crops, *ones)))
    session = onnxruntime.InferenceSession(str(weights / SPLITTER))
    said = session.run(None, {"crops": crops, "down": ones[0], "across": ones[1]})
    for ours, theirs in zip(said, expected, strict=True):
        assert np.abs(ours - theirs.numpy()).max() < TOLERANCE
    lines = np.linspace(0, height, 4, dtype=np.float32), np.linspace(0, width, 6, dtype=np.float32)
    inputs = grid_weights(channels, *lines)
    batched = {name: part if name == "values" else part[None] for name, part in inputs._asdict().items()}
    with torch.no_grad():
        grid = merger(expected[2], *(torch.from_numpy(part) for part in batched.values()))
    (ours,) = onnxruntime.InferenceSession(str(weights / MERGER)).run(None, {"stem": said[2], **batched})
    assert ours.shape == (3, 3, 5)
    assert np.abs(ours - grid.numpy()).max() < TOLERANCE


@pytest.mark.parametrize("pyramid", [None, SMALL_TOO])
def test_padding_changes_nothing_that_is_said_of_the_crop(pyramid: PyramidWidth | None) -> None:
    splitter, _ = networks(replace(PLAIN, pyramid=pyramid))
    crop = torch.rand(1, 4, 64, 96)
    padded = torch.nn.functional.pad(crop, (0, 64, 0, 0))
    across = torch.cat((torch.ones(1, 48), torch.zeros(1, 32)), 1)
    with torch.no_grad():
        alone, _, _ = splitter(crop, torch.ones(1, 32), torch.ones(1, 48))
        beside, _, _ = splitter(padded, torch.ones(1, 32), across)
    assert (alone - beside).abs().mean() < 0.2 * alone.std() + 0.05


def test_untrained_weights_still_give_an_answer_or_none(weights: Path) -> None:
    recogniser = Recogniser.load(weights)
    picture = np.random.default_rng(2).integers(0, 255, (400, 300), dtype=np.uint8)
    regions = [Box(left=10, top=10, right=100, bottom=90), Box(left=-50, top=-50, right=-40, bottom=-45)]
    grids = recogniser.grids(picture, regions, (), dots_per_inch=144)
    assert len(grids) == 2


def test_weights_that_were_changed_are_not_used(weights: Path, tmp_path: Path) -> None:
    for name in (SPLITTER, MERGER, MANIFEST):
        (tmp_path / name).write_bytes((weights / name).read_bytes())
    Recogniser.load(tmp_path)
    (tmp_path / MERGER).write_bytes((weights / MERGER).read_bytes() + b"\0")
    with pytest.raises(WeightsUnsound):
        Recogniser.load(tmp_path)


@pytest.mark.parametrize("manifest", ["", "[]", "{}", json.dumps({"sha256": {}}), "nonsense"])
def test_an_unsound_manifest_is_told(weights: Path, tmp_path: Path, manifest: str) -> None:
    for name in (SPLITTER, MERGER):
        (tmp_path / name).write_bytes((weights / name).read_bytes())
    (tmp_path / MANIFEST).write_text(manifest)
    with pytest.raises(WeightsUnsound):
        Recogniser.load(tmp_path)


def test_missing_weights_are_told(tmp_path: Path) -> None:
    with pytest.raises(WeightsUnsound):
        Recogniser.load(tmp_path)


def test_grids_of_several_sizes_are_told_as_each_alone() -> None:
    _, merger = networks()
    seen, values = torch.rand(2, 96, 5, 4), torch.rand(2, 3, 5, 4)
    down, across = torch.ones(2, 1, 5, 1), torch.ones(2, 1, 1, 4)
    down[1, :, 3:], across[1, :, :, 2:] = 0, 0
    with torch.no_grad():
        told = merger.tell_all(seen, values, down, across)
        whole, small = merger.tell(seen[0], values[0]), merger.tell(seen[1, :, :3, :2], values[1, :, :3, :2])
    assert (told[0] - whole).abs().max() < TOLERANCE
    assert (told[1, :, :3, :2] - small).abs().max() < TOLERANCE
