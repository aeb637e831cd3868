import json
from itertools import islice

import pytest
from click.testing import CliRunner

from corpora.synthetic.passages import draw_passages
from training.metrics.checks_scores import ALL, CheckCounts, CheckScores, Part
from training.metrics.evaluate import evaluate
from training.metrics.scores import flags_of


def family_of(split):
    """A wording that only this split uses, in fact."""
    from training.metrics.language_wordings import seen_in_training

    drawn = islice(draw_passages(1, split=split), 200)
    names = (name for passage in drawn for name in passage.families if name)
    return next(name for name in names if seen_in_training(name) == (split == "train"))


SAID, LISTED = "全年收到政府信息公开申请12件。", "全年召开会议3次，分别为1次、1次。"


@pytest.fixture(scope="module")
def gold():
    claim = {"relation": "equal", "fields": ["requests.new.total"]}
    return {
        "kind": "txt-rows",
        "figures": {},
        "statements": [
            {"text": SAID, "family": family_of("train"), "entities": [], "claims": [claim]},
            {"text": LISTED, "family": family_of("test"), "entities": [], "claims": [{"relation": "none"}]},
        ],
        "contradictions": [
            {"kind": "claim-table", "claimed": 12, "found": 10, "sentence": SAID, "field": "requests.new.total"},
            {"kind": "claim-parts", "claimed": 3, "found": 2, "sentence": LISTED, "whole": 3, "parts": [1, 1]},
            {"kind": "table-identity", "claimed": 5, "found": 4, "field": "requests.granted.total"},
        ],
        "supported": [{"kind": "claim-table", "fields": ["requests.new.total"], "claimed": 12, "sentence": SAID}],
    }


def flag(kind, text, *, verdict="contradicted", cause="published", claimed=12, found=None, fields=()):
    said = [{"role": "claim", "text": text}] if text else []
    return {
        "kind": kind, "verdict": verdict, "cause": cause if verdict == "contradicted" else None, "claimed": claimed,
        "found": found, "fields": list(fields), "evidence": said, "message": f"{kind} 不符",
    }  # fmt: skip


def record(*checks):
    return {"error": None, "checks": list(checks), "coverage": {"claims": 4, "linked": 2, "checked": 3}}


def scored(gold, *records):
    scores = CheckScores()
    for number, one in enumerate(records):
        scores.add(f"d{number}", one, gold)
    return scores


def test_kinds_are_counted_by_what_was_planted_and_what_was_said(gold):
    said = record(
        flag("claim-table", SAID, fields=["requests.new.total"]),
        flag("claim-claim", SAID, cause="scope"),
        flag("claim-ratio", "接听热线电话90件，占80%。", claimed=80, cause="reading"),
    )
    scores = scored(gold, said)
    assert scores.counts[Part("kind", "claim-table")] == CheckCounts(planted=1, found=1, flagged=1, true=1, claims=1)
    assert scores.counts[Part("kind", "claim-claim")] == CheckCounts(flagged=1, true=1)
    assert scores.counts[Part("kind", "claim-parts")] == CheckCounts(planted=1)
    assert scores.counts[ALL] == CheckCounts(planted=3, found=1, flagged=3, true=2, claims=1)
    assert {part.name: (one.flagged, one.true) for part, one in scores.counts.items() if part.of == "cause"} == {
        "published": (1, 1), "scope": (1, 1), "reading": (1, 0),
    }  # fmt: skip
    assert [(slip.what, slip.kind) for slip in scores.slips] == [
        ("missed", "claim-parts"), ("missed", "table-identity"), ("false", "claim-ratio"),
    ]  # fmt: skip


def test_a_plant_is_found_by_a_flag_of_another_kind(gold):
    scores = scored(gold, record(flag("claim-claim", LISTED, claimed=99)))
    assert scores.counts[Part("kind", "claim-parts")] == CheckCounts(planted=1, found=1)
    assert scores.counts[Part("kind", "claim-claim")] == CheckCounts(flagged=1, true=1)


def test_wordings_of_plants_and_flags_are_told_apart(gold):
    scores = scored(gold, record(flag("claim-table", SAID), flag("claim-list", "与此无关的另外一句话。", claimed=7)))
    found = {part.name: (one.planted, one.flagged) for part, one in scores.counts.items() if part.of == "wording"}
    assert found == {"seen": (1, 1), "unseen": (1, 0), "table": (1, 0), "unnamed": (0, 1)}


def test_ratios_of_nothing_are_none_and_misses_count():
    assert (CheckCounts().precision, CheckCounts().recall, CheckCounts(flagged=1).f1) == (None, None, None)
    assert CheckCounts(planted=2).f1 == 0
    assert CheckCounts(planted=4, found=2, flagged=2, true=2).f1 == pytest.approx(2 / 3)


def test_a_clean_document_is_quiet_when_it_was_read_and_has_no_flag(gold):
    clean = gold | {"contradictions": []}
    noisy = record(flag("claim-table", SAID))
    scores = scored(clean, record(), noisy, None, {"error": {"code": "encrypted"}})
    assert (scores.documents, scores.unread, scores.clean, scores.quiet) == (4, 2, 4, 1)
    assert (scores.claims, scores.linked, scores.checked) == (8, 4, 6)
    assert (scores.true_claims, scores.true_links) == (4, 4)
    assert scores.counts[ALL].claims == 4


def test_supported_claims_are_asked_for(gold):
    held = flag("claim-table", SAID, verdict="supported", fields=["requests.new.total"])
    assert scored(gold, record(held)).counts[ALL].supported == 1


def test_the_command_prints_slices_coverage_and_slips(tmp_path, gold):
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold/甲.json").write_text(json.dumps(gold), "utf-8")
    said = {"source": {"path": "甲.txt"}, **record(flag("claim-table", SAID))}
    (tmp_path / "records.jsonl").write_text(json.dumps(said), "utf-8")
    target = tmp_path / "scores.json"
    arguments = ["checks", str(tmp_path / "records.jsonl"), str(tmp_path / "gold"), "--show", "--json", str(target)]
    result = CliRunner().invoke(evaluate, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    assert "kind=claim-table" in result.output
    assert "missed  甲  claim-parts" in result.output
    assert "document=" not in result.output
    told = json.loads(target.read_text("utf-8"))
    assert next(row for row in told["slices"] if row["slice"] == "all")["f1"] == pytest.approx(0.5)
    assert told["coverage"]["quiet_share"] is None


def test_a_flag_that_speaks_of_what_was_planted_and_of_what_is_left_open_counts(gold):
    """`发布信息1286条` … `1268条`: who plants one of the two leaves the other open."""
    told = {
        "contradictions": [{"kind": "claim-claim", "claimed": 1286}],
        "doubtful": [{"kind": "claim-claim", "claimed": 1268}, {"kind": "claim-parts", "claimed": 7}],
    }
    both = flag("claim-claim", "", claimed=1268, found=1286)
    assert list(flags_of(record(both, flag("claim-parts", "", claimed=7)), told)) == [both]
