import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from decimal import Decimal
from random import Random

import pytest

from corpora.synthetic.bodies import places
from corpora.synthetic.corpus import draw_corpus, write_corpus
from corpora.synthetic.dossier import draw_dossier, draw_planted, plans
from corpora.synthetic.files.kinds import CONVERTED_KINDS, FILE_KINDS, NEEDS_OFFICE
from corpora.synthetic.kinds import GROUPS
from corpora.synthetic.order import Order
from corpora.synthetic.pages.fonts import FontMissing, FontShelf
from corpora.synthetic.plant import KINDS
from corpora.synthetic.split import allowed, split_of
from corpora.synthetic.tables.fields import FIELDS
from corpora.synthetic.values import broken_identities
from tests.few import one_in


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*.*"))}


def truths(folder):
    return [json.loads(path.read_text("utf-8")) for path in sorted((folder / "gold").glob("*.json"))]


def test_a_corpus_is_the_same_for_the_same_seed_however_many_share_the_work(tmp_path):
    for name, seed, jobs in (("one", 5, 1), ("same", 5, 2), ("other", 6, 1)):
        write_corpus(tmp_path / name, count=26, seed=seed, jobs=jobs)
    assert contents(tmp_path / "one") == contents(tmp_path / "same")
    assert contents(tmp_path / "one") != contents(tmp_path / "other")


def test_a_corpus_has_its_truth_and_every_kind(tmp_path):
    paths = write_corpus(tmp_path, count=2 * len(FILE_KINDS), seed=1, kinds=("files",))
    gold = truths(tmp_path)
    assert [truth["source"] for truth in gold] == [path.name for path in paths]
    assert {truth["kind"] for truth in gold} == set(FILE_KINDS) - NEEDS_OFFICE - {*CONVERTED_KINDS}
    assert {planted["kind"] for truth in gold for planted in truth["contradictions"]} == set(KINDS)
    assert all(len(t["figures"]) + len(t["blank"]) in (200, 186) for t in gold)
    assert any(truth["blank"] for truth in gold)
    assert any(not truth["contradictions"] for truth in gold)
    assert any(len(truth["contradictions"]) > 1 for truth in gold)
    assert all(truth["knobs"] for truth in gold)


def test_the_manifest_counts_what_was_written(tmp_path):
    write_corpus(tmp_path, count=20, seed=2, kinds=("text",))
    manifest, gold = json.loads((tmp_path / "manifest.json").read_text("utf-8")), truths(tmp_path)
    assert manifest["documents"] == len(gold) == sum(manifest["kinds"].values()) == sum(manifest["roles"].values())
    assert sum(manifest["planted"].values()) == sum(len(truth["contradictions"]) for truth in gold)
    assert manifest["order"]["seed"] == 2


def test_no_two_documents_speak_of_one_body_but_consecutive_years(tmp_path):
    write_corpus(tmp_path, count=40, seed=3, planted=1.0, kinds=("txt-cells",))
    years, roles = defaultdict(list), defaultdict(set)
    for truth in truths(tmp_path):
        years[truth["organisation"]].append(truth["year"])
        roles[truth["organisation"]].add(truth["dossier"]["role"])
    for body, found in years.items():
        assert sorted(found) == list(range(min(found), min(found) + len(found)))
        assert (len(found) == 2) == (roles[body] == {"year_before", "this_year"})


def test_a_city_counts_what_its_counties_count():
    order = Order(count=400, seed=4, kinds=("txt-cells",), planted=0.0)
    regions = [draw_dossier(plan, order) for plan in plans(order) if plan.shape == "region"]
    assert regions
    for items in regions:
        *counties, city = [item.report for item in items]
        assert [item.role for item in items] == ["county"] * len(counties) + ["city"]
        assert all(not broken_identities(report.figures) for report in (*counties, city))
        for field in FIELDS:
            assert city.figures[field] == sum((county.figures[field] for county in counties), Decimal(0))


def test_what_one_year_carries_out_the_next_carries_in():
    order = Order(count=60, seed=4, kinds=("txt-cells",), planted=0.0)
    pairs = [draw_dossier(plan, order) for plan in plans(order) if plan.shape == "years"]
    assert pairs
    for before, after in pairs:
        then, now = before.report.figures, after.report.figures
        assert after.report.year == before.report.year + 1
        assert now["requests.carried_in.total"] == then["requests.carried_out.total"]
        made, abolished = now["proactive.documents.made"], now["proactive.documents.abolished"]
        assert now["proactive.documents.in_force"] == then["proactive.documents.in_force"] + made - abolished


def test_planted_share_is_kept(tmp_path):
    write_corpus(tmp_path / "none", count=20, seed=1, planted=0.0, kinds=("txt-cells",))
    write_corpus(tmp_path / "all", count=20, seed=1, planted=1.0, kinds=("txt-cells",), plant_kinds=("claim-table",))
    assert not any(truth["contradictions"] for truth in truths(tmp_path / "none"))
    assert all(len(truth["contradictions"]) == 1 for truth in truths(tmp_path / "all"))


def test_contradictions_planted_together_are_of_different_kinds_and_sentences():
    order = Order(count=14, seed=9, kinds=("txt-cells",), planted=1.0, together=1.0)
    together = [item.contradictions for item in draw_corpus(order)]
    assert {len(planted) for planted in together} >= {2, 3}
    for planted in together:
        assert len({one.kind for one in planted}) == len(planted)
        sentences = [one.sentence for one in planted if one.sentence]
        assert len(set(sentences)) == len(sentences)


def test_a_twin_differs_by_what_was_planted_and_nothing_else(tmp_path):
    write_corpus(tmp_path, count=30, seed=7, planted=1.0, together=0.5, twins=True, kinds=("txt-cells",))
    gold = {truth["source"]: truth for truth in truths(tmp_path)}
    twins = truths(tmp_path / "twins")
    assert {twin["source"] for twin in twins} == {source for source, truth in gold.items() if truth["contradictions"]}
    for twin in twins:
        wrong = gold[twin["source"]]
        assert not twin["contradictions"]
        changed = [a["text"] != b["text"] for a, b in zip(twin["statements"], wrong["statements"], strict=True)]
        cells = [field for field, value in twin["figures"].items() if wrong["figures"][field] != value]
        assert sum(changed) + len(cells) == len(wrong["contradictions"])


def test_splits_share_no_body():
    def bodies(split):
        order = Order(count=30, seed=5, kinds=("txt-cells",), split=split)
        return {item.report.body for item in draw_corpus(order)}

    by_split = {split: bodies(split) for split in ("train", "dev", "test")}
    assert not by_split["train"] & by_split["dev"] | by_split["train"] & by_split["test"]
    assert not by_split["dev"] & by_split["test"]


def test_every_alternative_belongs_to_one_split():
    options = [f"{n}号说法" for n in range(23)]
    groups = [allowed(options, split) for split in ("train", "dev", "test")]
    assert sorted(option for group in groups for option in group) == sorted(options)
    assert all(groups)
    assert allowed(options, "all") == options
    assert [allowed(["甲", "乙"], split) for split in ("train", "test")] == [["甲", "乙"]] * 2
    assert Counter(split_of(place) for place in places("all")).keys() == {"train", "dev", "test"}


def test_an_unknown_kind_is_refused(tmp_path):
    with pytest.raises(ValueError, match="papyrus"):
        write_corpus(tmp_path, count=1, seed=1, kinds=("papyrus",))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_smallest_bodies_can_carry_every_kind(kind):
    for seed in range(20):
        reports, wrong, _ = draw_planted(Random(seed), kind=kind, year=2023, level="office", body="鹤溪口街道办事处")
        assert wrong != reports[-1]


PAGED = ("pdf-partial", "pdf-mixed", "scan-worn", "scan-photo", "png", "tiff")


@pytest.mark.parametrize("kinds", one_in(2, [(GROUPS["files"],), (PAGED,)]))
def test_other_processes_write_the_same_bytes(tmp_path, kinds):
    """Neither the order of sets and hashes nor anything that a process keeps in memory decides a byte."""
    if kinds is PAGED:
        try:
            FontShelf.installed()
        except FontMissing:
            pytest.skip("no Chinese font is installed on this machine")
    twins = ["--twins"] if kinds is not PAGED else []
    for hash_seed, jobs in (("1", "1"), ("2", "2")):
        command = ["generate", "--out", str(tmp_path / hash_seed), "--count", str(len(kinds)), "--seed", "31"]
        command += ["--jobs", jobs, "--planted", "0.8", *twins, *(f"--kind={kind}" for kind in kinds)]
        environment = os.environ | {"PYTHONHASHSEED": hash_seed}
        program = [sys.executable, "-c", "from service.cli.main import main; main()"]
        subprocess.run([*program, *command], check=True, env=environment)
    assert contents(tmp_path / "1") == contents(tmp_path / "2")
    assert contents(tmp_path / "1")
