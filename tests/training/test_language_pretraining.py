"""Pretraining of the encoder: short, on a few lines of text."""

import json
import lzma
from pathlib import Path

import numpy as np
import pytest
import torch
from pydantic import ValidationError

from models.language.encoder.characters import standard_tokens
from models.language.encoder.encoder import load_encoder
from training.language.corpus import Corpus, kept_corpus, narratives, pack, read_corpus
from training.language.masking import mask_spans
from training.language.pretrain import CHECKPOINT, CURVE, examples, pretrain
from training.language.pretrain_run import PretrainRun, read_pretrain_run

RUN = Path(__file__).parents[2] / "training" / "runs" / "language-pretrain.yaml"
LINES = [f"第{number}条 行政机关应当自收到申请之日起{number}个工作日内予以答复。" for number in range(1, 60)]


def short(**changed: object) -> PretrainRun:
    whole = read_pretrain_run(RUN).model_dump()
    small = {
        "steps": 6, "most_seconds": None, "batch": 2, "warmup": 2, "save_every": 3, "keep_every": 4, "length": 16,
        "reports": 0, "shape": {"layers": 1, "width": 16, "heads": 2, "inner": 32, "positions": 64, "dropout": 0.1, "blocks": 1},
    }  # fmt: skip
    return PretrainRun.model_validate(whole | small | changed)


@pytest.fixture
def laws(tmp_path: Path) -> Path:
    path = tmp_path / "laws.txt.xz"
    path.write_bytes(lzma.compress("\u001e\n".join("\n".join(LINES[at::3]) for at in range(3)).encode()))
    return path


def test_rows_hold_the_text_in_order_with_lines_parted() -> None:
    tokens = standard_tokens()
    rows = pack(["公开\n\n条例", "收到"], tokens, length=5)
    flow = [tokens.words[place] for row in rows for place in row[1:]]
    assert flow == ["公", "开", "[SEP]", "[SEP]", "条", "例", "[SEP]", "收"]
    assert set(rows[:, 0]) == {tokens.start}


def test_the_last_statutes_are_kept_from_learning_and_prose_is_not(laws: Path) -> None:
    tokens = standard_tokens()
    laws.write_bytes(lzma.compress("\u001e\n".join(("收到" * 40, "公开" * 40, "罚款" * 40)).encode()))
    corpus = read_corpus(laws, tokens, length=16, reports=1, seed=1)
    learned, held = ({tokens.words[place] for place in rows.ravel()} for rows in (corpus.rows, corpus.held))
    assert held - {"[CLS]", "[SEP]"} == set("罚款")
    assert set("收到公开") < learned
    assert {"信", "息"} < learned


def test_narratives_are_prose_of_split_train_and_repeatable() -> None:
    once = list(narratives(2, seed=3))
    assert once == list(narratives(2, seed=3))
    assert len(once) == 2
    assert all("政府信息" in text for text in once)


def test_a_share_of_characters_is_hidden_and_no_separator() -> None:
    tokens = standard_tokens()
    ids = np.tile(tokens.sequence("公开条例" * 30), (200, 1))
    masked = mask_spans(ids, tokens, np.random.default_rng(0), share=0.2)
    assert 0.16 < masked.hidden.mean() < 0.22
    assert not masked.hidden[(ids == tokens.start) | (ids == tokens.end)].any()
    assert (masked.ids == ids)[~masked.hidden].all()
    hidden = masked.ids[masked.hidden]
    assert 0.75 < (hidden == tokens.mask).mean() < 0.85
    assert 0.005 < (hidden == tokens.unknown).mean() < 0.05
    runs = np.diff(np.flatnonzero(np.diff(masked.hidden[0].astype(int))))[::2]
    assert runs.max() > 1


def test_batches_depend_on_seed_and_step_alone_and_reach_every_position(laws: Path) -> None:
    tokens, run = standard_tokens(), short(batch=4)
    rows = read_corpus(laws, tokens, length=16, reports=0, seed=1).rows
    one, same, other = (examples(rows, tokens, run, step=step) for step in (5, 5, 6))
    assert torch.equal(one.ids, same.ids)
    assert not torch.equal(one.truth, other.truth)
    seen = {int(place) for step in range(300) for place in examples(rows, tokens, run, step=step).positions.ravel()}
    assert seen == set(range(64))


def test_a_stopped_run_goes_on_as_if_it_had_not_stopped(laws: Path, tmp_path: Path) -> None:
    run = short()
    straight = pretrain(run, laws=laws, out=tmp_path / "straight")
    stop_after(3, run, laws, tmp_path / "parts")
    torch.rand(5)
    parts = pretrain(run, laws=laws, out=tmp_path / "parts")
    for name, weights in straight.state_dict().items():
        assert torch.equal(weights, parts.state_dict()[name]), name


def stop_after(steps: int, run: PretrainRun, laws: Path, out: Path) -> None:
    """Ends a run as a machine does that is switched off: the checkpoint is the last one written."""
    calls = 0

    def counted(*args: object, **kwargs: object) -> object:
        nonlocal calls
        calls += 1
        if calls > steps + 1:
            raise KeyboardInterrupt
        return examples(*args, **kwargs)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("training.language.pretrain.examples", counted)
        with pytest.raises(KeyboardInterrupt):
            pretrain(run, laws=laws, out=out)
    assert torch.load(out / CHECKPOINT, weights_only=True)["step"] == steps


def test_a_run_leaves_encoders_and_a_curve(laws: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    model = pretrain(short(steps=50, save_every=50), laws=laws, out=out)
    (row,) = [json.loads(line) for line in (out / CURVE).read_text("utf-8").splitlines()]
    assert row["step"] == 50
    assert row["characters"] == 50 * 2 * 16
    assert row["held"] > 0
    encoder, tokens = load_encoder(out / "encoder")
    assert tokens == standard_tokens()
    rows, trained = encoder.get_input_embeddings().weight, model.mixed.embeddings
    known, lacking = tokens.ids("行政机关答复"), tokens.ids("饕餮鼹")
    assert torch.equal(rows[known], trained[known])
    assert torch.equal(rows[lacking], trained[tokens.unknown].expand(3, -1))
    assert (out / "encoder-000048").is_dir()


def test_the_packed_corpus_is_kept_until_its_settings_change(laws: Path, tmp_path: Path) -> None:
    corpus, made = read_corpus(laws, standard_tokens(), length=16, reports=0, seed=1), []

    def make() -> Corpus:
        made.append(1)
        return corpus

    path = tmp_path / "run" / "corpus.npz"
    for settings in ({"length": 16}, {"length": 16}, {"length": 32}):
        kept = kept_corpus(path, make, of=settings)
        assert np.array_equal(kept.rows, corpus.rows)
        assert np.array_equal(kept.held, corpus.held)
    assert len(made) == 2


def test_unknown_settings_are_refused() -> None:
    with pytest.raises(ValidationError):
        short(lenght=3)
