"""Named entities: reading the sets, tags, the chain over them, scores, and a short run."""

import json
from itertools import pairwise, product
from pathlib import Path

import pytest
import torch
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from transformers import BertConfig, BertModel

from corpora.document.geometry import Span
from corpora.labelled.mention import EntityMention
from models.language.encoder.characters import standard_tokens
from training.language.entity_scores import score_entities
from training.language.named_entities import CHECKPOINT, CURVE, averaging, find_named_entities, new_tagger
from training.language.named_entities_run import NamedEntitiesRun, read_named_entities_run
from training.language.sentences import Sentence, entities_of, held_apart, read_sentences
from training.language.tagged_batches import in_rounds, tagged_batch
from training.language.tags import Tags, tags_for
from training.train_command import train

RUN = Path(__file__).parents[2] / "training" / "runs" / "language-ner-cluener.yaml"
TAGS = Tags(labels=("ORG", "PLACE"))


def entity(label: str, start: int, end: int) -> EntityMention:
    return EntityMention(label=label, span=Span(start, end))


def short(**changed: object) -> NamedEntitiesRun:
    whole = read_named_entities_run(RUN).model_dump()
    small = {
        "steps": 4, "batch": 4, "warmup": 1, "save_every": 2, "averaged_over": 0.5,
        "scratch": {"layers": 1, "width": 16, "heads": 2, "inner": 32, "positions": 40, "dropout": 0.0},
    }  # fmt: skip
    return NamedEntitiesRun.model_validate(whole | small | changed)


def sentences(count: int = 40) -> list[Sentence]:
    return [
        Sentence(
            text=f"第{at}号由区政府在江北办理", entities=(entity("ORG", len(f"第{at}号由"), len(f"第{at}号由") + 3),)
        )
        for at in range(count)
    ]


def test_cluener_names_end_where_they_end(tmp_path: Path) -> None:
    told = {
        "text": "浙商银行叶老桂说，叶老桂认为",
        "label": {"name": {"叶老桂": [[4, 6], [9, 11]]}, "company": {"浙商银行": [[0, 3]]}},
    }
    (tmp_path / "train.json").write_text(json.dumps(told, ensure_ascii=False) + "\n", encoding="utf-8")
    (sentence,) = read_sentences(tmp_path / "train.json", form="cluener")
    assert [(one.label, sentence.text[slice(*one.span)]) for one in sentence.entities] == [
        ("company", "浙商银行"), ("name", "叶老桂"), ("name", "叶老桂"),
    ]  # fmt: skip


def test_of_two_names_over_each_other_the_longer_stays(tmp_path: Path) -> None:
    told = {"text": "北京大学", "label": {"address": {"北京": [[0, 1]]}, "organization": {"北京大学": [[0, 3]]}}}
    (tmp_path / "train.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    (sentence,) = read_sentences(tmp_path / "train.json", form="cluener")
    assert sentence.entities == (entity("organization", 0, 4),)


def test_tagged_characters_are_read_as_sentences(tmp_path: Path) -> None:
    (tmp_path / "a.bmes").write_text(
        "高 B-NAME\n勇 E-NAME\n男 S-SEX\n， O\n\n董 B-T\n事 M-T\n长 E-T\n", encoding="utf-8"
    )
    assert read_sentences(tmp_path / "a.bmes", form="bmes") == [
        Sentence(text="高勇男，", entities=(entity("NAME", 0, 2), entity("SEX", 2, 3))),
        Sentence(text="董事长", entities=(entity("T", 0, 3),)),
    ]


@pytest.mark.parametrize("tags", ["O", "M-X E-X", "B-X O E-X", "B-X E-Y", "B-X M-Y E-X", "B-X M-X"])
def test_pieces_that_are_not_whole_say_nothing(tags: str) -> None:
    assert entities_of(tags.split()) == ()


@given(st.lists(st.tuples(st.sampled_from([None, *TAGS.labels]), st.integers(1, 4)), min_size=1, max_size=6))
def test_tags_say_what_they_were_made_of_and_follow_the_rules(pieces: list[tuple[str | None, int]]) -> None:
    found, at = [], 0
    for label, length in pieces:
        if label:
            found.append(entity(label, at, at + length))
        at += length
    tags = TAGS.of(Sentence(text="字" * at, entities=tuple(found)))
    assert TAGS.entities(tags) == tuple(found)
    assert TAGS.may_start()[tags[0]]
    assert TAGS.may_end()[tags[-1]]
    assert all(TAGS.may_follow()[one, other] for one, other in pairwise(tags))


def test_scores_as_worked_by_hand() -> None:
    """Truth 4, found 4, of which one has a wrong end and one a wrong label: P = R = F1 = 2/4; ORG 1 of 2 and 1 of 3."""
    truth = (entity("ORG", 0, 3), entity("ORG", 5, 8), entity("PLACE", 9, 11)), (entity("PLACE", 0, 2),)
    found = (entity("ORG", 0, 3), entity("ORG", 5, 9), entity("ORG", 9, 11)), (entity("PLACE", 0, 2),)
    scores = score_entities(zip(truth, found, strict=True))
    assert (scores["all"].true, scores["all"].found, scores["all"].right) == (4, 4, 2)
    assert scores["all"].f1 == 0.5
    assert scores["ORG"].precision == pytest.approx(1 / 3)
    assert scores["ORG"].recall == 0.5
    assert scores["PLACE"].f1 == pytest.approx(2 / 3)
    assert score_entities([((), ())])["all"].f1 is None


def test_the_chain_counts_and_finds_what_trying_everything_does() -> None:
    torch.manual_seed(1)
    run = short()
    model, _ = new_tagger(run, TAGS, None)
    torch.nn.init.normal_(model.follow)
    scores = torch.randn(2, 4, len(TAGS.names))
    lengths = torch.tensor([4, 3])
    may = TAGS.may_follow()
    for row, length in enumerate(lengths.tolist()):
        paths = {}
        for path in product(range(len(TAGS.names)), repeat=length):
            if not TAGS.may_start()[path[0]] or not TAGS.may_end()[path[-1]]:
                continue
            if any(not may[one, other] for one, other in pairwise(path)):
                continue
            said = sum(float(scores[row, at, tag].detach()) for at, tag in enumerate(path))
            paths[path] = said + sum(float(model.follow[one, other].detach()) for one, other in pairwise(path))
        best = max(paths, key=lambda path: paths[path])
        assert model.decode(scores, lengths)[row] == list(best)
        total = torch.logsumexp(torch.tensor(list(paths.values())), dim=0)
        truth = torch.zeros(1, 4, dtype=torch.long)
        truth[0, :length] = torch.tensor(best)
        loss = model.loss(scores[row : row + 1], truth, lengths[row : row + 1])
        assert float(loss) == pytest.approx(float(total) - paths[best], abs=1e-3)


def test_the_held_tenth_shares_no_text_with_what_is_learned() -> None:
    learned, held = held_apart([*sentences(), *sentences()], seed=3)
    assert len(held) == 8
    assert not {one.text for one in learned} & {one.text for one in held}
    assert held_apart([*sentences(), *sentences()], seed=3) == (learned, held)


def test_each_round_has_every_sentence_once_and_any_batch_is_reached_directly() -> None:
    some = sentences(10)
    batches = in_rounds(some, 4, seed=1, first=0)
    whole = [next(batches) for _ in range(6)]
    assert sorted(one.text for batch in whole[:3] for one in batch) == sorted(one.text for one in some)
    assert next(in_rounds(some, 4, seed=1, first=4)) == whole[4]


def test_a_sentence_alone_and_in_a_batch_gets_the_same_tags() -> None:
    torch.manual_seed(2)
    model, tokens = new_tagger(short(), TAGS, None)
    model.eval()
    some = [Sentence(text=text, entities=()) for text in ("区政府", "江北区政府办公室在二〇二三年", "江")]
    together = tagged_batch(some, TAGS, tokens, most=38)
    with torch.no_grad():
        whole = model.decode(model(together.ids, together.standing), together.lengths)
        for one, tags in zip(some, whole, strict=True):
            alone = tagged_batch([one], TAGS, tokens, most=38)
            assert model.decode(model(alone.ids, alone.standing), alone.lengths) == [tags]


def test_a_run_learns_is_resumed_and_keeps_its_best(tmp_path: Path) -> None:
    run = short(steps=30, save_every=10, learning_rate=0.01, head_rate=0.03)
    straight = find_named_entities(run, sentences(), encoder=None, out=tmp_path / "straight").scores
    find_named_entities(run.model_copy(update={"steps": 10}), sentences(), encoder=None, out=tmp_path / "parts")
    assert torch.load(tmp_path / "parts" / CHECKPOINT, weights_only=True)["step"] == 10
    rows = [json.loads(line) for line in (tmp_path / "straight" / CURVE).read_text("utf-8").splitlines()]
    assert [row["step"] for row in rows] == [10, 20, 30]
    assert straight["all"].f1 == pytest.approx(max(row["f1"] for row in rows), abs=1e-4)
    assert straight["all"].true == 4


def test_a_run_without_progress_ends(tmp_path: Path) -> None:
    run = short(steps=100, save_every=2, patience=2, learning_rate=1e-9, head_rate=1e-9)
    find_named_entities(run, sentences(), encoder=None, out=tmp_path)
    assert torch.load(tmp_path / CHECKPOINT, weights_only=True)["step"] <= 10


def test_anyones_encoder_is_fine_tuned_by_the_same_command(tmp_path: Path) -> None:
    words = standard_tokens().words[:3000]
    config = BertConfig(
        vocab_size=3000, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32
    )
    BertModel(config).save_pretrained(tmp_path / "bert")
    (tmp_path / "bert" / "vocab.txt").write_text(
        "".join(f"{word}\n" for word in words if word != "[SPACE]"), encoding="utf-8"
    )
    (tmp_path / "a.bmes").write_text(
        "\n\n".join(f"第 O\n{at} O\n区 B-ORG\n府 E-ORG" for at in range(10)), encoding="utf-8"
    )
    (tmp_path / "run.yaml").write_text(json.dumps(short().model_dump()), encoding="utf-8")
    asked = [
        "language", "ner", "--run", str(tmp_path / "run.yaml"), "--data", str(tmp_path / "a.bmes"), "--format", "bmes",
        "--out", str(tmp_path / "out"),
    ]  # fmt: skip
    runner = CliRunner()
    done = runner.invoke(
        train, [*asked, "--encoder", str(tmp_path / "bert"), "--test", str(tmp_path / "a.bmes")], catch_exceptions=False
    )
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0].split() == ["label", "true", "found", "right", "precision", "recall", "f1"]
    assert done.stdout.splitlines()[-1].split()[:2] == ["all", "10"]
    assert runner.invoke(train, asked).exit_code == 2
    assert runner.invoke(train, [*asked, "--scratch", "--encoder", "x"]).exit_code == 2


def test_tags_are_those_that_occur() -> None:
    assert tags_for(sentences(2)).names == ("O", "B-ORG", "M-ORG", "E-ORG", "S-ORG")


def test_averaged_weights_soon_forget_where_a_run_started() -> None:
    """A plain moving average of 0.998 would still hold 0.82 of the start after 100 steps."""
    move, average = averaging(0.998), torch.nn.Parameter(torch.zeros(1))
    for step in range(1, 101):
        move([average], [torch.ones(1)], step)
    assert float(average.detach()) > 0.999
    late = torch.zeros(1)
    move([late], [torch.ones(1)], 100_000)
    assert float(late) == pytest.approx(0.002)
