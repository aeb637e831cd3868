"""The network that tells formulas: examples from true prose, batches, training, and what the weights tell."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from random import Random

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("onnx")

import torch
import yaml
from click.testing import CliRunner
from safetensors.torch import load_file, save_file

from corpora.document.formula import Formula
from models.language.encoder.characters import standard_tokens
from models.language.encoder.encoder import EncoderShape, new_encoder
from models.language.formulas.export import CONFIG
from models.language.formulas.network import FormulaNetwork
from models.language.formulas.passages import Passage
from models.language.formulas.reader import load_reader, read_manifest
from models.language.formulas.totals import NEW
from models.language.network.export import TENSORS
from training.language.commands import language
from training.language.formula_batches import FormulaBatches, read_examples
from training.language.formula_examples import MOST_OTHERS, judged, sampled, write_examples
from training.language.formulas_run import FormulasRun, read_formulas_run
from training.language.measure_formulas import ALL, probabilities, rows
from training.language.train_formulas import CHECKPOINT, PRETRAINED, start, train_formulas
from training.language.true_passages import TruePassage, drawn_passages, passages_by_hand

TOKENS = standard_tokens()
RUN = Path(__file__).parents[2] / "training" / "runs" / "language-formulas.yaml"
SHAPE = EncoderShape(layers=1, width=16, heads=2, inner=16, dropout=0.0)
SUMMED = "全年接待来访36人次、来电126人次，共计162人次。"
DOUBTED = "编发简报37期、专报128期，共计166期。"
REPORTS = [
    {
        "id": "f-01", "about": "a sum, and one that does not come out", "org": "桐屿县民政局", "year": 2024,
        "cells": {"new:np": 214, "new:bus": 31, "granted:np": 214, "granted:bus": 31},
        "text": [f"{SUMMED}新收申请245件，其中自然人214件，占87.3%，比上年的196件增长25%。", DOUBTED],
        "contradicted": [{"kind": "claim-parts", "claimed": 166}],
    },
    {
        "id": "f-02", "about": "what is wrong has no figure", "org": "桐屿县水利局", "year": 2024,
        "text": ["印发文件41份、通报58份，共99份。"], "doubtful": [{"kind": "claim-parts"}],
    },
]  # fmt: skip


@pytest.fixture
def by_hand(tmp_path: Path) -> Path:
    path = tmp_path / "reports.yaml"
    path.write_text(yaml.safe_dump(REPORTS, allow_unicode=True), encoding="utf-8")
    return path


@pytest.fixture
def encoder(tmp_path: Path) -> Path:
    """Weights as those of the network that reads claims, tiny, with one block of neighbours."""
    folder = tmp_path / "claims"
    TOKENS.save(folder)
    network = FormulaNetwork(new_encoder(SHAPE, TOKENS), blocks=1, reach=2)
    kept = {name: value.half() for name, value in network.state_dict().items() if name.startswith(PRETRAINED)}
    save_file(kept | {"head.weight": torch.ones(3)}, folder / TENSORS)
    (folder / CONFIG).write_text(json.dumps(network.encoder.config.to_diff_dict()), encoding="utf-8")
    return folder


def _run(**settings: object) -> FormulasRun:
    small = {"steps": 6, "batch": 512, "warmup": 2, "save_every": 4, "workers": 0}
    return FormulasRun.model_validate(read_formulas_run(RUN).model_dump() | small | settings)


def _run_file(folder: Path, run: FormulasRun) -> Path:
    path = folder / "run.yaml"
    path.write_text(yaml.safe_dump(json.loads(run.model_dump_json())), encoding="utf-8")
    return path


def _passage(path: Path, words: str) -> TruePassage:
    (found,) = (one for one in passages_by_hand(path) if one.passage.text.endswith(words) and not one.passage.own)
    return found


def _passage_of(text: str, tmp_path: Path) -> Passage:
    path = tmp_path / "one.yaml"
    report = {"id": "x-01", "about": "one sentence", "org": "桐屿县水利局", "year": 2024, "text": [text]}
    path.write_text(yaml.safe_dump([report], allow_unicode=True), encoding="utf-8")
    return _passage(path, text).passage


def test_passages_with_a_contradicted_figure_are_left_out(by_hand: Path):
    texts = [one.passage.text for one in passages_by_hand(by_hand)]
    assert any(SUMMED in text for text in texts)
    assert not any("166" in text for text in texts)
    assert not any("99" in text for text in texts), "nobody knows where it is wrong"


def test_what_comes_out_is_stated_and_what_does_not_is_not(by_hand: Path):
    summed = _passage(by_hand, SUMMED)
    told = {one.formula: one for one in judged(summed.passage, summed.totals)}
    assert told[Formula("sum", 2, parts=(0, 1))].comes_out
    assert not told[Formula("sum", 0, parts=(1, 2))].comes_out
    assert not told[Formula("table-more", 2, parts=(1,), total=NEW)].comes_out
    assert summed.totals[NEW] == Decimal(245)


def test_shares_of_totals_come_out_as_they_are_rounded(by_hand: Path):
    (share,) = (one for one in passages_by_hand(by_hand) if "占87.3%" in one.passage.text)
    told = {one.formula: one for one in judged(share.passage, share.totals)}
    at = next(place for place, one in enumerate(share.passage.counts) if one.value == Decimal("87.3"))
    assert told[Formula("table-share", at, numerator=at - 1, total=NEW)].comes_out
    assert not told[Formula("growth", at, numerator=at - 2, base=at - 1)].comes_out


def test_rough_figures_are_neither(tmp_path: Path):
    formula = Formula("sum", 2, parts=(0, 1))
    for text, kept in (
        ("接待来访36人次、来电125人次，共约160人次。", False),
        ("接待来访36人次、来电125人次，共160人次。", True),
    ):
        told = {one.formula for one in judged(_passage_of(text, tmp_path), {})}
        assert (formula in told) is kept


def test_a_whole_average_that_is_rounded_is_neither(tmp_path: Path):
    formula = Formula("average", 2, numerator=0, base=1)
    for text, comes_out in (
        ("处理来信90件，7个部门，平均每部门13件。", None),
        ("处理来信91件，7个部门，平均每部门13件。", True),
    ):
        told = {one.formula: one.comes_out for one in judged(_passage_of(text, tmp_path), {})}
        assert told.get(formula) is comes_out


def test_small_figures_come_out_by_chance_and_weigh_less(tmp_path: Path):
    small = _passage_of("召开会议2次、培训3次，共5次，另有通报8期。", tmp_path)
    large = _passage_of("召开会议212次、培训315次，共527次，另有通报839期。", tmp_path)
    weights = [
        next(one.weight for one in judged(passage, {}) if one.formula == Formula("sum", 2, parts=(0, 1)))
        for passage in (small, large)
    ]
    assert weights[0] < weights[1] == 1.0


def test_kinds_of_what_is_not_stated_are_drawn_evenly(by_hand: Path):
    (longest,) = (one for one in passages_by_hand(by_hand) if "占87.3%" in one.passage.text)
    found = judged(longest.passage, longest.totals)
    kept = sampled(found, Random(1))
    others = [one for one in kept if not one.comes_out]
    assert len(others) == MOST_OTHERS < sum(not one.comes_out for one in found)
    assert [one for one in kept if one.comes_out] == [one for one in found if one.comes_out]
    assert {one.formula.kind for one in others} == {one.formula.kind for one in found if not one.comes_out}
    assert len({one.formula for one in others}) == len(others)


def test_batches_hold_every_passage_once_a_round(tmp_path: Path):
    path = tmp_path / "examples.npz"
    told = write_examples(path, drawn_passages(2, seed=3), TOKENS, seed=3)
    examples = read_examples(path, TOKENS)
    assert len(examples.lengths) == told.passages
    assert (int(examples.comes_out.sum()), int((~examples.comes_out).sum())) == (told.coming_out, told.others)
    batches = FormulaBatches(examples, TOKENS, _run(most_formulas=20, hidden_characters=[0.0]))
    seen: list[bytes] = []
    number = 0
    while len(seen) < told.passages:
        batch = batches.make(number)
        seen += (ids[mask.bool()].numpy().tobytes() for ids, mask in zip(batch.ids, batch.mask, strict=True))
        assert batch.places.shape[0] == batch.ids.shape[0] == int(batch.of.max()) + 1
        assert bool((batch.parts.any(1) | (batch.asked[:, 2:5] > 0).any(1)).all())
        number += 1
    assert sorted(seen) == sorted(examples.sequence(one).tobytes() for one in range(told.passages))
    assert torch.equal(batches.make(0).asked, FormulaBatches(examples, TOKENS, _run(most_formulas=20)).make(0).asked)
    hiding = FormulaBatches(examples, TOKENS, _run(hidden_characters=[0.3])).make(0).ids == TOKENS.mask
    assert 0.05 < float(hiding.float().mean()) < 0.35


def test_examples_of_another_vocabulary_are_refused(tmp_path: Path):
    path = tmp_path / "examples.npz"
    write_examples(path, drawn_passages(1, seed=3), TOKENS, seed=3)
    other = type(TOKENS)(words=(*TOKENS.words, "𫚭"))
    with pytest.raises(ValueError, match="vocabulary"):
        read_examples(path, other)


def test_what_is_new_begins_small_and_what_is_known_is_kept(encoder: Path):
    network, _ = start(_run(), encoder)
    assert network.drop.p == 0.15
    assert len(network.below) == 1
    assert network.below[0].reach == 2
    assert network.how.weight.detach().std() < 0.1 < network.kind.weight.detach().std()
    stored = load_file(encoder / TENSORS)
    own = {name: value for name, value in network.state_dict().items() if name.startswith(PRETRAINED)}
    assert own.keys() == stored.keys() - {"head.weight"}
    assert all(torch.equal(value, stored[name].float()) for name, value in own.items())


def test_goes_on_from_its_checkpoint(tmp_path: Path, encoder: Path):
    path, out = tmp_path / "examples.npz", tmp_path / "out"
    write_examples(path, drawn_passages(2, seed=4), TOKENS, seed=4)
    examples = read_examples(path, TOKENS)

    def trained(run: FormulasRun, folder: Path) -> tuple[FormulaNetwork, int]:
        network, tokens = start(run, encoder)
        return train_formulas(run, examples, network=network, tokens=tokens, out=folder)

    assert trained(_run(steps=21), out)[1] == 21
    again, steps = trained(_run(steps=24, averaged_over=0.5), out)
    assert steps == 24
    stored = torch.load(out / CHECKPOINT, weights_only=True)
    assert stored["step"] == 24
    assert [json.loads(line)["step"] for line in (out / "log.jsonl").read_text("utf-8").splitlines()] == [20], "once"
    assert all(bool(torch.isfinite(value).all()) for value in again.state_dict().values())
    rates = [group["lr"] for group in stored["optimiser"]["param_groups"]]
    assert rates[1] == pytest.approx(3 * rates[0])


def test_the_commands_leave_weights_that_read(tmp_path: Path, by_hand: Path, encoder: Path):
    path, out = tmp_path / "made" / "examples.npz", tmp_path / "out"
    arguments = ["formula-examples", str(path), "--written", str(by_hand), "--drawn", "1", "--seed", "2"]
    made = CliRunner().invoke(language, arguments, catch_exceptions=False)
    assert made.exit_code == 0
    first = path.read_bytes()
    path.unlink()
    CliRunner().invoke(language, [*arguments[:2], "--written", str(by_hand.parent), *arguments[4:]])
    assert path.read_bytes() == first, "the folder's reports*.yaml are that file"

    run = _run_file(tmp_path, _run(steps=2))
    trained = CliRunner().invoke(
        language,
        ["formulas", "--run", str(run), "--examples", str(path), "--encoder", str(encoder), "--out", str(out)],
        catch_exceptions=False,
    )
    assert trained.exit_code == 0
    weights = out / "weights"
    assert read_manifest(weights).facts == {"run": "language-formulas", "seed": 11, "steps": 2}
    summed = _passage(by_hand, SUMMED)
    asked = [one.formula for one in judged(summed.passage, summed.totals)]
    probable = load_reader(weights).read(summed.passage, asked)
    assert probable.shape == (len(asked),)
    assert bool(((probable > 0) & (probable < 1)).all())

    examples = read_examples(path, TOKENS)
    table = [*rows(examples, probabilities(examples, weights))]
    assert table[0]["kind"] == ALL
    assert sum(int(str(one["do not"])) for one in table[1:]) == table[0]["do not"] == int((~examples.comes_out).sum())
    every = [*rows(examples, np.where(examples.comes_out, 0.96, 0.2))]
    assert (every[0]["told 0.95"], every[0]["told 0.99"], every[0]["yet told 0.5"]) == ("100.00%", "0.00%", "0.00%")


def test_something_must_be_learned_from(tmp_path: Path):
    assert CliRunner().invoke(language, ["formula-examples", str(tmp_path / "examples.npz")]).exit_code == 2
    with pytest.raises(ValueError, match="no passage"):
        write_examples(tmp_path / "examples.npz", [], TOKENS, seed=1)
