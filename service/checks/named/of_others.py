"""Figures that their sentence gives to others than the body, or to more than disclosure: 转发市级规范性文件8件."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpora.document.claim import Expression
from service.checks.inspection import Finding, Inspection
from service.checks.named.words import words_of

_OF_OTHERS: Final = (
    ("requests.", re.compile(r"不(?:计入|纳入|列入)(?:本|该)?(?:报告|年报)")),
    ("proactive.", re.compile(r"各(?:成员|下属|所属|直属)单位")),
    ("proactive.documents.", re.compile(r"转发(?:上级|[省市区县][级政委])?[^，,。；;]{0,10}规范性文件\s?\d")),
    ("disputes.", re.compile(r"各类(?:行政)?(?:行为|案件)\s?\d+\s?[件宗起][，,]其中(?:政府)?信息公开类?\s?\d")),
    ("requests.carried_out.", re.compile(r"除结转(?:件|的)?(?:以外|之外|外)[，,]?(?:无|没有|均无)")),
)
"""Fields and the words of a sentence that take a figure out of them."""


def without_those_of_others(inspection: Inspection, findings: Sequence[Finding]) -> list[Finding]:
    """The findings without contradictions of what such words take out of the tables."""
    return [one for one in findings if not _is_of_others(inspection, one)]


_TOTAL: Final = re.compile(r"requests\.[a-z_.]+\.total")


def _is_of_the_asker(inspection: Inspection, finding: Finding) -> bool:
    """`社会公益组织申请2件，均办结，没有结转`: is it denied of the one applicant named in front, who has none?"""
    claim = inspection.claims[finding.claim_ids[0]]
    if not claim.negated or len(finding.fields) != 1 or not _TOTAL.fullmatch(finding.fields[0]):
        return False
    text = inspection.document.text
    start = max(claim.sentence.start, *(text.rfind(mark, 0, claim.span.start) + 1 for mark in "。；;\n"))
    columns = {word.means for word in words_of(text, start, claim.span.start) if word.kind == "column"}
    if len(columns) != 1:
        return False
    field = finding.fields[0].removesuffix("total")
    return inspection.value(Expression(name="", plus=tuple(field + one for one in columns.pop()))) == 0


def _is_of_others(inspection: Inspection, finding: Finding) -> bool:
    if finding.kind != "claim-table" or finding.verdict != "contradicted" or not finding.claim_ids:
        return False
    if _is_of_the_asker(inspection, finding):
        return True
    sentence = inspection.claims[finding.claim_ids[0]].sentence
    said = inspection.document.text[sentence.start : sentence.end]
    return any(finding.fields[0].startswith(table) and words.search(said) for table, words in _OF_OTHERS)
