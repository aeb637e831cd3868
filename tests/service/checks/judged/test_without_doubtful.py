"""Contradictions by everything that is known of them."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from models.judge.judge import Judge, load_judge
from service.checks import run
from service.checks.inspection import Finding, Inspection
from service.checks.judged.features import JUDGED, features
from service.checks.judged.without_doubtful import without_doubtful
from service.pipeline import Toolkit, read_report
from tests.conftest import Printed

FIGURES = {"requests.new.natural_person": 130, "requests.new.business": 21, "requests.new.total": 151}
Found = tuple[Inspection, list[Finding]]


@pytest.fixture
def found(toolkit: Toolkit, printed: Printed, monkeypatch: pytest.MonkeyPatch) -> object:
    """What the rules leave of the contradictions of a report that says some words."""

    def run_rules(words: str) -> Found:
        kept: list[Found] = []

        def unjudged(inspection: Inspection, findings: list[Finding]) -> list[Finding]:
            kept.append((inspection, [one for one in findings if one.verdict == "contradicted"]))
            return findings

        monkeypatch.setattr(run, "without_doubtful", unjudged)
        reading = read_report(RawSource(path="a.txt", data=printed(words, figures=FIGURES).encode()), toolkit)
        assert isinstance(reading, Reading)
        return kept[-1]

    return run_rules


def _of(found: Found, kind: str) -> Mapping[str, float]:
    inspection, findings = found
    return next(features(inspection, one) for one in findings if one.kind == kind)


def test_a_slip_of_the_pen_is_near_and_its_list_shows_it(found) -> None:  # type: ignore[no-untyped-def]
    told = _of(found("2023年收到申请115件，其中自然人130件，企业21件。"), "claim-table")
    assert (told["claim-table"], told["slip"], told["denied"]) == (1.0, 1.0, 0.0)
    assert told["near"] == float(told["far"] < 0.25)
    assert (told["others fit"], told["others differ"], told["tied and differ"]) == (2.0, 0.0, 1.0)


def test_a_figure_that_is_another_sum_is_told(found) -> None:  # type: ignore[no-untyped-def]
    told = _of(found("2023年收到申请109件，其中自然人130件，企业21件。"), "claim-table")
    assert (told["another sum"], told["large sum"], told["slip"]) == (1.0, 1.0, 0.0)


def test_parts_that_all_agree_with_the_tables_are_told(found) -> None:  # type: ignore[no-untyped-def]
    inspection, findings = found("2023年收到申请115件，其中自然人130件，企业21件。")
    parts = next(one for one in findings if one.kind == "claim-parts")
    told = features(inspection, parts)
    assert (told["claims"], told["fit"], told["all fit"], told["parts"]) == (3.0, 2.0, 0.0, 1.0)
    assert features(inspection, replace(parts, claim_ids=parts.claim_ids[1:]))["all parts fit"] == 1.0


def test_improbable_ones_are_left_open_and_say_so(found) -> None:  # type: ignore[no-untyped-def]
    inspection, findings = found("2023年收到申请115件，其中自然人130件，企业21件。")
    assert findings
    nobody = Judge(weights={}, bias=-5.0, least=0.5)
    assert without_doubtful(inspection, findings, judge=nobody) == findings  # no network was asked
    claims = tuple(replace(one, likely=0.9) for one in inspection.mentions.claims)
    heard = replace(inspection, mentions=replace(inspection.mentions, claims=claims))
    for one in without_doubtful(heard, findings, judge=nobody):
        judged = one.kind in JUDGED
        assert (one.verdict == "unverifiable", one.message.code == "judged.claim") == (judged, judged)
    assert without_doubtful(heard, findings, judge=replace(nobody, bias=9.0)) == findings
    for one, was in zip(without_doubtful(heard, findings, judge=replace(nobody, bias=0.5)), findings, strict=True):
        assert one.confidence == (0.62 if one.kind in JUDGED else was.confidence)


def test_the_packages_own_leaves_a_plain_slip_standing(found) -> None:  # type: ignore[no-untyped-def]
    inspection, findings = found("2023年收到申请115件，其中自然人130件，企业21件。")
    claims = tuple(replace(one, likely=0.95) for one in inspection.mentions.claims)
    heard = replace(inspection, mentions=replace(inspection.mentions, claims=claims))
    assert [one.verdict for one in without_doubtful(heard, findings)] == ["contradicted"] * len(findings)
    far = [replace(one, claimed=one.found * 9) for one in findings if one.found and one.kind == "claim-parts"]
    assert load_judge().probable(features(heard, far[0])) < load_judge().probable(features(heard, findings[-1]))
