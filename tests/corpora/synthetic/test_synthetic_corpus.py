import json
from collections import Counter
from random import Random

import pytest

from corpora.synthetic.corpus import RENDER_KINDS, draw_planted, write_corpus
from corpora.synthetic.plant import KINDS


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*.*"))}


def truths(folder):
    return [json.loads(path.read_text("utf-8")) for path in sorted((folder / "gold").glob("*.json"))]


def test_a_corpus_is_the_same_for_the_same_seed(tmp_path):
    for name, seed in (("one", 5), ("same", 5), ("other", 6)):
        write_corpus(tmp_path / name, count=26, seed=seed)
    assert contents(tmp_path / "one") == contents(tmp_path / "same")
    assert contents(tmp_path / "one") != contents(tmp_path / "other")


def test_a_corpus_has_its_truth_and_every_kind(tmp_path):
    paths = write_corpus(tmp_path, count=96, seed=1)
    gold = truths(tmp_path)
    assert [truth["source"] for truth in gold] == [path.name for path in paths]
    assert {truth["kind"] for truth in gold} == set(RENDER_KINDS)
    assert {planted["kind"] for truth in gold for planted in truth["contradictions"]} == set(KINDS)
    assert all(len(t["figures"]) + len(t["blank"]) in (200, 186) for t in gold)
    assert any(truth["blank"] for truth in gold)
    assert any(not truth["contradictions"] for truth in gold)


def test_no_two_documents_speak_of_one_body_but_consecutive_years(tmp_path):
    write_corpus(tmp_path, count=60, seed=3, planted=1.0)
    bodies = Counter(truth["organisation"] for truth in truths(tmp_path))
    changes = [t["organisation"] for t in truths(tmp_path) for c in t["contradictions"] if c["kind"] == "claim-change"]
    assert {body for body, count in bodies.items() if count > 1} == set(changes)


def test_planted_share_is_kept(tmp_path):
    write_corpus(tmp_path / "none", count=20, seed=1, planted=0.0, kinds=("txt-cells",))
    write_corpus(tmp_path / "all", count=20, seed=1, planted=1.0, kinds=("txt-cells",), plant_kinds=("claim-table",))
    assert not any(truth["contradictions"] for truth in truths(tmp_path / "none"))
    assert all(len(truth["contradictions"]) == 1 for truth in truths(tmp_path / "all"))


def test_an_unknown_kind_is_refused(tmp_path):
    with pytest.raises(ValueError, match="papyrus"):
        write_corpus(tmp_path, count=1, seed=1, kinds=("papyrus",))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_smallest_bodies_can_carry_every_kind(kind):
    for seed in range(40):
        reports, wrong, _ = draw_planted(Random(seed), kind=kind, year=2023, level="office", body="鹤溪口街道办事处")
        assert wrong != reports[-1]
