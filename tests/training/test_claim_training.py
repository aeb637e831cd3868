import json
import math
from itertools import islice
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")

from click.testing import CliRunner  # noqa: E402

from corpora.synthetic.passages import draw_passages  # noqa: E402
from models.language.encoder.characters import standard_tokens  # noqa: E402
from models.language.encoder.encoder import EncoderShape, new_encoder, save_encoder  # noqa: E402
from models.language.encoder.mixed import new_mixed, save_mixed  # noqa: E402
from models.language.network.calibration import Calibration  # noqa: E402
from models.language.network.decoding import _pointed  # noqa: E402
from models.language.network.export import export  # noqa: E402
from models.language.network.field_space import statutory_space  # noqa: E402
from models.language.network.labels import FLAGS, LAYERS  # noqa: E402
from models.language.network.layout import FARTHEST, POINTER_SIZE, SIGNS, Layout  # noqa: E402
from models.language.network.reader import NetworkReader, load_reader, read_manifest  # noqa: E402
from models.language.network.windows import Window  # noqa: E402
from training.language.batches import batch_of  # noqa: E402
from training.language.calibrate_claims import fitted, query_of  # noqa: E402
from training.language.claim_loss import Said, claim_loss, pointer_scores  # noqa: E402
from training.language.claim_stream import batches_of  # noqa: E402
from training.language.claims_run import read_run  # noqa: E402
from training.language.commands import language  # noqa: E402
from training.language.examples import NOTHING, Examples  # noqa: E402
from training.language.noise import edited, joined, noisy  # noqa: E402
from training.language.other_senses import of_a_part, of_another_time, of_another_year  # noqa: E402
from training.language.train_claims import CHECKPOINT, start, train_claims  # noqa: E402
from training.metrics.language_prediction import prediction_answer  # noqa: E402
from training.metrics.language_scores import LanguageScores  # noqa: E402
from training.metrics.language_truth import question_of  # noqa: E402

SPACE, TOKENS = statutory_space(), standard_tokens()
LAYOUT = Layout.of(SPACE)
RUN = Path(__file__).parents[2] / "training" / "runs" / "language-claims.yaml"
SURE = 30.0


def _passages(seed, count, split="train"):
    return list(islice(draw_passages(seed, split=split), count))


def _perfect_rows(example):
    """Answers of a network that has learned the example to the last target."""
    rows = np.zeros((len(example.ids), LAYOUT.size), dtype=np.float32)

    def say(place, name, choice):
        rows[place, LAYOUT.slices[name].start + choice] = SURE

    for layer, tags in zip(LAYERS, example.tags, strict=True):
        for place, tag in enumerate(tags):
            say(place, f"tag.{layer}", max(int(tag), 0))
    places = [anchor.place for anchor in example.anchors]
    for anchor in example.anchors:
        for name in ("relation", "period", "body", "basis"):
            say(anchor.place, name, max(getattr(anchor, name), 0))
        for name in FLAGS:
            rows[anchor.place, LAYOUT.slices[f"flag.{name}"]] = SURE * (1 if getattr(anchor, name) == 1 else -1)
        say(anchor.place, "table", 0 if anchor.signs is None else 1 + anchor.signs.table)
        if anchor.signs is not None:
            for key, sign in enumerate((*anchor.signs.rows, *anchor.signs.columns)):
                say(anchor.place, f"signs.{SPACE.tables[anchor.signs.table].table}", SIGNS * key + sign)
        for name in ("whole", "first", "second"):
            target = getattr(anchor, name)
            _point(rows, anchor.place, name, places[target] if target >= 0 else None, places)
        measure = anchor.measure if anchor.measure > 0 else None
        _point(rows, anchor.place, "measure", measure, list(example.measures))
    for place, count in example.items:
        _point(rows, place, "count", places[count] if count >= 0 else None, places)
    return rows


def _point(rows, place, name, target, targets):
    if target is None:
        rows[place, LAYOUT.slices[f"{name}.nothing"]] = SURE
        return
    number = targets.index(target)
    for at, side in (
        (place, "query"),
        (target, "key"),
    ):  # the farthest ranks are one: it knows its target by itself too
        rows[at, LAYOUT.slices[f"{name}.{side}"].start + number % POINTER_SIZE] = SURE
    rank = number - int(np.searchsorted(targets, place))
    rows[place, LAYOUT.slices[f"{name}.ranks"].start + max(-FARTHEST, min(FARTHEST, rank)) + FARTHEST] = SURE


def _oracle(passages):
    maker, known = Examples(tokens=TOKENS, space=SPACE), {}
    for passage in passages:
        for example in maker.of(passage, year=passage.year):
            known[example.ids.tobytes()] = _perfect_rows(example)
    return NetworkReader(
        lambda ids: known[ids.tobytes()], tokens=TOKENS, layout=LAYOUT, calibration=Calibration()
    ), maker  # fmt: skip


def test_what_is_learned_to_the_last_target_reads_as_the_truth():
    """Targets and decoding agree: the network could be right about nearly everything that passages tell."""
    passages = _passages(11, 900)
    reader, maker = _oracle(passages)
    scores = LanguageScores(seen=lambda _: True)
    for passage, said in zip(passages, reader.read(map(query_of, passages)), strict=True):
        scores.add(question_of(passage), prediction_answer(said, passage.text))
    assert not maker.lost
    for measure, least in (
        ("entity", 0.98), ("claim", 0.96), ("field", 0.99), ("relation", 0.96), ("period", 0.96), ("body", 0.96),
        ("parts=whole", 0.95), ("ratio", 0.97), ("list=items", 0.97),
    ):  # fmt: skip
        counts = scores.of(measure)  # 一个科室 is true as a numeral, but the grammar hands none in
        assert (counts.f1 or 0) >= least, (measure, counts)
        assert counts.read - counts.right <= 0.05 * counts.read, (
            measure,
            counts,
        )  # nor names in names, nor lists longer than a window


def test_the_loss_and_the_reader_point_alike():
    passages = [one for one in _passages(12, 60) if len(one.claims) > 3]
    maker = Examples(tokens=TOKENS, space=SPACE)
    examples = [one for passage in passages for one in maker.of(passage, year=None)][:6]
    batch = batch_of(examples, TOKENS, SPACE)
    output = torch.randn(len(examples), batch.ids.shape[1], LAYOUT.size, generator=torch.Generator().manual_seed(2))
    said = Said(
        tags=output, anchors=output[batch.rows, batch.places][:, LAYOUT.tags_end :],
        measures=output[batch.measure_rows, batch.measure_places][:, LAYOUT.tags_end :],
        items=output[batch.item_rows, batch.item_places][:, LAYOUT.tags_end :], layout=LAYOUT,
    )  # fmt: skip
    scores = pointer_scores(
        said, said.anchors, said.measures, "measure", asking=(batch.rows, batch.places),
        targets=(batch.measure_rows, batch.measure_places),
    )  # fmt: skip
    nothing = said.at(said.anchors, "measure.nothing")
    likely = torch.softmax(torch.cat([scores, nothing], dim=1), dim=1).max(dim=1).values
    number = 0
    for row, example in enumerate(examples):
        window = Window(heading="", start=0, end=len(example.ids) - 3, new=0)
        places = [anchor.place - window.offset for anchor in example.anchors]
        measures = [place - window.offset for place in example.measures]
        for pointed in _pointed(output[row].numpy(), window, LAYOUT, "measure", places, measures):
            assert math.isclose(pointed.score, float(likely[number]), abs_tol=1e-4)
            number += 1
    assert number == len(batch.rows)


def test_a_perfect_answer_costs_next_to_nothing_and_a_wrong_one_does():
    passage = next(one for one in _passages(13, 200) if one.part_lists)
    (example, *_) = Examples(tokens=TOKENS, space=SPACE).of(passage, year=passage.year)
    batch = batch_of([example], TOKENS, SPACE)
    assert sum(float(one) for one in claim_loss(_said(_perfect_rows(example), batch), batch).values()) < 0.01
    part = next(anchor for anchor in example.anchors if anchor.whole >= 0)
    part.whole = NOTHING
    wrong = claim_loss(_said(_perfect_rows(example), batch), batch)
    assert float(wrong["whole"]) > 1.0


def _said(rows, batch):
    output = torch.from_numpy(rows)[None]
    behind = output[:, :, LAYOUT.tags_end :]
    return Said(
        tags=output, anchors=behind[batch.rows, batch.places], measures=behind[batch.measure_rows, batch.measure_places],
        items=behind[batch.item_rows, batch.item_places], layout=LAYOUT,
    )  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(some.integers(0, 10_000))
def test_a_disguised_passage_keeps_its_mentions_in_place(seed):
    random = Random(seed)
    passage = random.choice(_POOL)
    other = noisy(passage, random)
    assert len(other.claims) == len(passage.claims)
    for before, after in zip(passage.claims, other.claims, strict=True):
        if before.numeral:  # may be another number, never words
            words = passage.text[before.numeral.start : before.numeral.end]
            printed = other.text[after.numeral.start : after.numeral.end]
            assert printed == words or (printed.isdigit() and words.isdigit())
        assert after.span.start < after.span.end <= len(other.text)
    assert [one.start for one in other.sentences] == sorted(one.start for one in other.sentences)


_POOL = [one for one in _passages(14, 80) if one.claims]


def test_edits_move_what_stands_behind_them():
    passage = _POOL[0]
    moved = edited(passage, [(0, 2, "甲乙丙丁")])
    assert moved.text == "甲乙丙丁" + passage.text[2:]
    for before, after in zip(passage.claims, moved.claims, strict=True):
        assert after.span.start - before.span.start == (2 if before.span.start >= 2 else 0)


def test_passages_run_together_keep_both_truths():
    one, other = _POOL[0], _POOL[1]
    both = joined(one, other)
    assert len(both.claims) == len(one.claims) + len(other.claims)
    for claim, own in zip(both.claims[len(one.claims) :], other.claims, strict=True):
        assert both.text[claim.span.start : claim.span.end] == other.text[own.span.start : own.span.end]


def _tiny_run():
    run = read_run(RUN)
    shape = run.shape.model_copy(update={"layers": 1, "width": 16, "heads": 2, "inner": 32})
    return run.model_copy(
        update={"shape": shape, "kept_layers": None, "batch": 600, "steps": 3, "calibrated_on": 30}
    )  # fmt: skip


def test_the_command_leaves_weights_that_read(tmp_path):
    settings_file = tmp_path / "run.yaml"
    settings_file.write_text(json.dumps(_tiny_run().model_dump()), "utf-8")
    done = CliRunner().invoke(language, ["claims", "--run", str(settings_file), "--out", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    reader = load_reader(tmp_path / "out" / "weights")
    (said,) = reader.read([query_of(_POOL[0])])
    assert len(said.claims) >= len(_POOL[0].claims) - 5
    assert read_manifest(tmp_path / "out" / "weights").facts["steps"] == 3


def test_a_pretrained_encoder_is_cut_to_the_layers_that_are_kept(tmp_path):
    encoder = new_encoder(EncoderShape(layers=3, width=16, heads=2, inner=32), TOKENS)
    save_encoder(encoder, TOKENS, tmp_path)
    network, _ = start(_tiny_run().model_copy(update={"kept_layers": 2}), tmp_path)
    assert len(network.encoder.encoder.layer) == 2
    kept = dict(network.named_parameters())["encoder.encoder.layer.1.output.dense.weight"]
    assert torch.equal(kept, dict(encoder.named_parameters())["encoder.layer.1.output.dense.weight"])


def test_neighbours_that_were_pretrained_are_not_thrown_away(tmp_path):
    """Previously the layers above them were kept and they began from nothing."""
    shape = EncoderShape(layers=2, width=16, heads=2, inner=32, blocks=2, reach=2)
    mixed = new_mixed(shape, TOKENS)
    with torch.no_grad():
        mixed.below[1].mix.weight.fill_(0.5)
    save_mixed(mixed, TOKENS, tmp_path)
    network, _ = start(_tiny_run(), tmp_path)
    assert (len(network.below), network.below[0].reach) == (2, 2)
    assert float(network.below[1].mix.weight.min()) == 0.5


def test_a_trained_network_is_trained_on(tmp_path):
    network, tokens = start(_tiny_run(), None)
    export(network, tmp_path, tokens=tokens, layout=LAYOUT, calibration=Calibration(), facts={})
    again, _ = start(_tiny_run(), None, network=tmp_path)
    name = "claims.weight"
    assert torch.allclose(dict(again.state_dict())[name], dict(network.state_dict())[name], atol=1e-3)
    assert again.drop.p == _tiny_run().dropout


def test_a_run_goes_on_from_its_checkpoint(tmp_path):
    run = _tiny_run()
    network, tokens = start(run, None)
    _, steps = train_claims(run, network=network, tokens=tokens, out=tmp_path)
    assert steps == 3
    stored = torch.load(tmp_path / CHECKPOINT, weights_only=True)
    longer = run.model_copy(update={"steps": 5})
    network, tokens = start(longer, None)
    again, steps = train_claims(longer, network=network, tokens=tokens, out=tmp_path)
    assert steps == 5
    name = "tags.weight"
    assert not torch.equal(dict(again.state_dict())[name], stored["average"][f"module.{name}"])


def test_processes_draw_for_themselves(tmp_path):
    run = _tiny_run().model_copy(update={"workers": 2})
    first, second = islice(batches_of(run, TOKENS, SPACE, first=0), 2)
    alone, *_ = islice(batches_of(_tiny_run(), TOKENS, SPACE, first=0), 1)
    drawn = {batch.ids.numpy().tobytes() for batch in (first, second, alone)}
    assert len(drawn) == 3
    again, *_ = islice(batches_of(run, TOKENS, SPACE, first=0), 1)
    assert torch.equal(again.ids, first.ids)
    one = run.model_copy(update={"workers": 1})
    network, tokens = start(one, None)
    assert train_claims(one, network=network, tokens=tokens, out=tmp_path)[1] == 3


def test_scores_that_say_too_much_are_brought_down():
    random = Random(5)
    pairs = [(4.0, random.random() < 0.8) for _ in range(2000)] + [(0.0, random.random() < 0.5) for _ in range(2000)]
    slope, bias = fitted(pairs)
    assert math.isclose(1 / (1 + math.exp(-(4 * slope + bias))), 0.8, abs_tol=0.03)
    assert math.isclose(1 / (1 + math.exp(-bias)), 0.5, abs_tol=0.04)


def test_what_is_never_wrong_stays_short_of_certain():
    slope, bias = fitted([(6.0, True)] * 400)
    assert 0.9 < 1 / (1 + math.exp(-(6 * slope + bias))) < 1.0


@pytest.mark.parametrize("tell", [of_another_year, of_another_time, of_a_part])
def test_another_sense_keeps_the_words_and_loses_fields(tell):
    random, told = Random(7), 0
    for passage in _POOL + _passages(15, 200):
        other = tell(passage, random)
        if other is None:
            continue
        told += 1
        assert len(other.claims) == len(passage.claims)
        changed = [
            (before, after)
            for before, after in zip(passage.claims, other.claims, strict=True)
            if (before.fields, before.period_kind) != (after.fields, after.period_kind)
        ]
        assert changed
        assert all(not after.fields and not after.minus for _, after in changed)
        for before, after in zip(passage.claims, other.claims, strict=True):
            assert other.text[after.span.start : after.span.end] == passage.text[before.span.start : before.span.end]
    assert told >= 5
