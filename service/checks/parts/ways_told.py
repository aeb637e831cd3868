"""Requests told by the ways they came, without their whole: 申请由信函和现场两种方式提交，信函申请23件，现场申请1件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from corpora.document.claim import Claim
from corpora.document.numeral import DIGITS
from service.checks.figures.part_groups import sum_of
from service.checks.figures.request_totals import NEW, TO_SETTLE, UNITS
from service.checks.inspection import Finding, Inspection, message
from service.checks.parts.ways import WAY

_BY_A_WAY: Final = re.compile(
    rf"(?:(?:(?:19|20)\d\d年度?)?[^，,。；;\d]*(?:收到|受理|接收|新收|接到))?(?:通过|以|经)?(?:{WAY})(?:方式|渠道|提交|提出|收到)*的?(?:依申请公开|政府信息公开|信息公开)?(?:申请)?(?:为|有|是|共)?"
)
"""The name of a way, and nothing that would be some of what came so."""
_SO_MANY_WAYS: Final = re.compile(
    rf"(?:{WAY})[^，,。；;\d]{{0,30}}?(?P<count>[两二三四])\s?(?:种|个|类|条)?(?:方式|渠道|途径|形式)"
)
_LEAVES_OUT: Final = re.compile(r"主要|为主|等[两二三四]|例如|比如|部分|其中")


def ways_told(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each sentence that says by how many ways all came, and tells as many."""
    if inspection.value(NEW) is None:
        return
    for _, group in groupby(inspection.mentions.claims, key=lambda claim: claim.sentence):
        claims = list(group)
        words = inspection.document.text[claims[0].sentence.start : claims[0].sentence.end]
        said = _SO_MANY_WAYS.search(words)
        if said is None or "申请" not in words or _LEAVES_OUT.search(words):
            continue
        counts = [claim for claim in claims if claim.relation == "equal" and claim.number.unit in UNITS]
        if len(counts) == DIGITS.get(said["count"], 0) and all(map(_is_by_a_way, counts)):
            yield _finding(inspection, counts)


def _is_by_a_way(claim: Claim) -> bool:
    plain = claim.number.bound == "exact" and claim.body == "own" and claim.period_kind == "this_year"
    return plain and not claim.fields and _BY_A_WAY.fullmatch(re.sub(r"\s", "", claim.measure)) is not None


def _finding(inspection: Inspection, counts: Sequence[Claim]) -> Finding:
    total, found = sum_of(counts), inspection.value(NEW)
    fits = total in (found, inspection.value(TO_SETTLE))
    return Finding(
        kind="claim-table",
        verdict="supported" if fits else "contradicted",
        cause="published",
        message=message(
            f"claim-table.{'supported' if fits else 'contradicted'}",
            measure=NEW.name, claimed=total, found="—" if found is None else found, unit=counts[0].number.unit or "",
            label=inspection.label(NEW.fields[0]), formula="",
        ),
        fields=NEW.fields,
        claimed=total,
        found=found,
        evidence=(inspection.sentence(counts[0]), *inspection.cells(NEW.fields)),
        confidence=min(*(claim.confidence for claim in counts), inspection.confidence(NEW.fields)),
        claim_ids=tuple(claim.id for claim in counts),
    )  # fmt: skip
