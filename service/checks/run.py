"""Every check on one document, numbered in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from corpora.document.check import Check
from corpora.document.reading import Coverage
from service.checks.cells.claim_table import claim_table
from service.checks.cells.of_unknown_counts import without_those_of_unknown_counts
from service.checks.cells.processing_fees import processing_fees
from service.checks.cells.settled_all import settled_all
from service.checks.cells.some_requests import without_those_of_some
from service.checks.changes.carried_change import carried_change
from service.checks.changes.claim_change import claim_change
from service.checks.changes.from_told_base import changes_from_told_bases
from service.checks.changes.trend_in_words import trend_in_words
from service.checks.claim_claim import claim_claim
from service.checks.claim_list import claim_list
from service.checks.in_words.averages import averages
from service.checks.in_words.most import most_told
from service.checks.in_words.shares import told_in_words
from service.checks.in_words.ways import ways_in_words
from service.checks.inspection import Finding, Inspection
from service.checks.judged.without_doubtful import without_doubtful
from service.checks.named.statements import with_those_named
from service.checks.parts.claim_parts import claim_parts
from service.checks.parts.ways_told import ways_told
from service.checks.parts.what_is_left import what_is_left
from service.checks.period import period
from service.checks.ratios.claim_ratio import claim_ratio
from service.checks.tables.identity import table_identity
from service.checks.tables.totals import table_totals
from service.checks.told.arithmetic import with_told_arithmetic
from service.checks.told.stated import with_stated
from service.checks.withdrawn.come_out import without_those_that_come_out
from service.checks.withdrawn.misplaced_figures import without_misplaced
from service.checks.withdrawn.of_a_subject import without_those_of_a_subject
from service.checks.withdrawn.of_another_whole import without_those_of_another_whole
from service.checks.withdrawn.of_parts import without_those_of_parts
from service.checks.withdrawn.other_division import without_other_divisions
from service.checks.withdrawn.other_shares import without_other_shares
from service.checks.withdrawn.plainly_other import without_plainly_other
from service.checks.withdrawn.read_doubtfully import as_read
from service.checks.withdrawn.strange_company import without_those_in_strange_company
from service.checks.withdrawn.too_far import without_far
from service.checks.withdrawn.unlikely import without_unlikely

CHECKS: tuple[Callable[[Inspection], Iterator[Finding]], ...] = (
    table_identity,
    table_totals,
    claim_table,
    ways_told,
    ways_in_words,
    told_in_words,
    most_told,
    trend_in_words,
    settled_all,
    what_is_left,
    averages,
    claim_parts,
    claim_ratio,
    claim_list,
    claim_claim,
    carried_change,
    processing_fees,
    period,
)


def run_checks(inspection: Inspection, *, last_year: Inspection | None = None) -> tuple[tuple[Check, ...], Coverage]:
    """All findings as checks `k1`, `k2` …, and how much of the narrative they reach."""
    findings = [finding for check in CHECKS for finding in check(inspection)]
    findings.extend(claim_change(inspection, last_year))
    findings = _with_changes(findings, changes_from_told_bases(inspection))
    findings = without_those_of_some(inspection, without_far(inspection, _once_each(findings)))
    findings = with_those_named(inspection, without_those_of_unknown_counts(inspection, findings))
    findings = with_stated(inspection, with_told_arithmetic(inspection, findings))
    findings = without_other_divisions(inspection, without_those_of_a_subject(inspection, findings))
    findings = without_unlikely(inspection, without_those_of_another_whole(inspection, findings))
    findings = without_other_shares(inspection, without_those_in_strange_company(inspection, findings))
    findings = without_those_that_come_out(inspection, without_those_of_parts(inspection, findings))
    findings = without_doubtful(inspection, without_plainly_other(inspection, findings))
    findings = without_misplaced(inspection, as_read(inspection, findings))
    findings = [_with_all_its_sentences(inspection, finding) for finding in findings]
    return tuple(finding.check(f"k{number}") for number, finding in enumerate(findings, 1)), _coverage(
        inspection, findings
    )


def _with_changes(findings: Sequence[Finding], others: Iterator[Finding]) -> list[Finding]:
    """With the others of changes that no finding has judged, in place of what left those open."""
    judged = {one.claim_ids[:1] for one in findings if one.kind == "claim-change" and one.verdict != "unverifiable"}
    new = [one for one in others if one.claim_ids[:1] not in judged]
    instead = {one.claim_ids[:1] for one in new}
    kept = [one for one in findings if one.kind != "claim-change" or one.claim_ids[:1] not in instead]
    return [*kept, *new]


def _once_each(findings: Sequence[Finding]) -> list[Finding]:
    """Without what another check has found of the same figure before."""
    told: dict[tuple[object, ...], Finding] = {}
    for place, finding in enumerate(findings):
        of = frozenset(finding.claim_ids) or f"#{place}"
        told.setdefault((finding.kind, finding.verdict, finding.claimed, finding.found, of), finding)
    return list(told.values())


def _with_all_its_sentences(inspection: Inspection, finding: Finding) -> Finding:
    """A contradiction of claims of several sentences shows each of them: the slip may be in any."""
    if finding.verdict != "contradicted":
        return finding
    places = [item.place for item in finding.evidence if item.role == "claim"]
    shown = [place.span for place in places if place is not None and place.span is not None]
    others = dict.fromkeys(
        claim.sentence
        for claim in (inspection.claims.get(name) for name in finding.claim_ids)
        if claim is not None and not any(span.start <= claim.number.span.start < span.end for span in shown)
    )
    return replace(finding, evidence=(*finding.evidence, *map(inspection.words, others))) if others else finding


def _coverage(inspection: Inspection, findings: Sequence[Finding]) -> Coverage:
    claims = [claim for claim in inspection.mentions.claims if claim.relation != "none"]
    checked = {name for finding in findings for name in finding.claim_ids}
    return Coverage(
        claims=len(claims),
        linked=sum(bool(claim.fields) for claim in claims),
        checked=sum(claim.id in checked for claim in claims),
    )
