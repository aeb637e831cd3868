from pathlib import Path

import pytest
from pydantic import ValidationError

torch = pytest.importorskip("torch")

from training.schedule import learning_rate, progress  # noqa: E402
from training.tables.batches import shrunk  # noqa: E402
from training.tables.cache import write_examples  # noqa: E402
from training.tables.example_file import example_paths, read_example  # noqa: E402
from training.tables.export import mixed  # noqa: E402
from training.tables.run import Run, WidthSettings, read_run  # noqa: E402
from training.tables.train import CHECKPOINT, train  # noqa: E402

RUNS = Path(__file__).parents[2] / "training" / "runs"


def tiny(**changes: object) -> Run:
    run = read_run(RUNS / "tables-small.yaml")
    width = WidthSettings(stem=8, tower=8, line=8, grid=8, depth=1)
    small = {"steps": 4, "batch": 1, "save_every": 2, "warmup": 1, "most_seconds": None, "width": width}
    return run.model_copy(update={**small, **changes})


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("examples")
    write_examples(folder, split="train", seed=3, documents=1)
    return folder


def test_every_run_file_can_be_read() -> None:
    for path in RUNS.glob("tables-*.yaml"):
        assert read_run(path).name == path.stem


def test_an_unknown_setting_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "run.yaml"
    path.write_text((RUNS / "tables-small.yaml").read_text("utf-8") + "\ncolour: blue\n", "utf-8")
    with pytest.raises(ValidationError):
        read_run(path)


def test_the_learning_rate_climbs_and_falls_over_the_whole_run() -> None:
    run = tiny(steps=1000, warmup=50, most_seconds=100.0)
    rates = [learning_rate(run, step, 0.0) for step in (0, 49, 500, 999)]
    assert rates[0] < rates[2] < rates[1]
    assert rates[3] < 0.03 * run.learning_rate
    assert learning_rate(run, 500, 99.0) < 0.05 * run.learning_rate
    assert progress(run, 10, 100.0) >= 1.0


def test_training_goes_on_where_it_stopped(tmp_path: Path, examples: Path) -> None:
    train(tiny(steps=2), examples=examples, out=tmp_path)
    assert torch.load(tmp_path / CHECKPOINT, weights_only=True)["step"] == 2
    network = train(tiny(steps=4), examples=examples, out=tmp_path)
    stored = torch.load(tmp_path / CHECKPOINT, weights_only=True)
    assert stored["step"] == 4
    ours = network.state_dict()["splitter.stem.weight"]
    assert torch.equal(stored["network"]["splitter.stem.weight"], ours)


def test_a_shrunken_crop_has_its_lines_where_its_rules_are(examples: Path) -> None:
    example = next(one for one in map(read_example, example_paths(examples)) if one.channels[1].any())
    small = shrunk(example, 0.6)
    assert small.channels.shape[0] == 4
    assert all(new < old for new, old in zip(small.channels.shape[1:], example.channels.shape[1:], strict=True))
    share = small.channels.shape[1] / example.channels.shape[1]
    assert small.rows == pytest.approx(example.rows * share)
    assert small.columns[-1] < small.channels.shape[2]
    # A rule is no paler for it: what is pooled from a finer crop is there or not.
    assert set(small.channels[1].ravel().tolist()) <= set(example.channels[1].ravel().tolist())
    assert shrunk(example, 1.0) is example


def test_weights_are_mixed_and_steps_are_not() -> None:
    new = {"line.weight": torch.tensor([1.0, 3.0]), "norm.num_batches_tracked": torch.tensor(9)}
    old = {"line.weight": torch.tensor([0.0, 1.0]), "norm.num_batches_tracked": torch.tensor(2)}
    found = mixed(new, old, 0.75)
    assert found["line.weight"].tolist() == [0.75, 2.5]
    assert int(found["norm.num_batches_tracked"]) == 9
