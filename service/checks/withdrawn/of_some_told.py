"""Figures of some requests or cases, as the words in front tell: of so many townships, of what a list comes to."""

from __future__ import annotations

import re
from typing import Final

from corpora.document.claim import Claim
from service.checks.figures.beside import REQUESTS, totals_of_requests
from service.checks.figures.part_groups import sum_of
from service.checks.inspection import Inspection

FEWEST: Final = 2
"""Results that come to a count in front of them."""
_BODIES: Final = re.compile(
    r"(?:^|[，,；;：:）)])\s?(?:全[市区县省州盟旗])?\d+\s?个(?:乡镇|镇|乡|街道|县|区|市|部门|单位|委办局|街镇|分局|派出所|所|站|村|社区|学院|科室|园区)(?:[（(][^）)]{1,8}[）)]|、街道|和街道|、镇)?"
    r"(?:共|全年|分别|合计)*(?:办理|受理|收到|承办|接收|产生|发生|处理)"
)
"""`74个乡镇（街道）办理136件申请，却产生复议19件`."""


def is_of_those_told(inspection: Inspection, claim: Claim) -> bool:
    """`除企业和律所外，其他组织申请共7件。…公开3件，无法提供3件，其他处理1件`: do results that its paragraph tells come
    to a count in front of them that is no total of the tables?
    """
    start = inspection.paragraph_start(claim.number.span.start)
    told = [
        one for one in inspection.mentions.claims
        if start <= one.number.span.start and one.sentence.start <= claim.sentence.start and one.relation == "equal"
        and not one.negated
    ]  # fmt: skip
    totals = totals_of_requests(inspection)
    for sentence in dict.fromkeys(one.sentence for one in told):
        results = {one.number.span.start: one for one in told if one.sentence == sentence and _is_a_result(one)}
        first = min(results, default=0)
        few = {one.number.value for one in told if one.number.span.start < first and not _is_a_result(one)} - totals
        if len(results) >= FEWEST and sum_of([*results.values()]) in few:
            return True
    return False


_RESULTS: Final = tuple(
    f"{REQUESTS}.{one}" for one in ("granted", "partial", "denied", "unavailable", "not_processed", "other")
)


def _is_a_result(claim: Claim) -> bool:
    return bool(claim.fields) and all(field.startswith(_RESULTS) for field in claim.fields[0].fields)


def is_of_several_bodies(inspection: Inspection, claim: Claim) -> bool:
    """Does its statement begin with so many bodies as its subject?"""
    front = inspection.document.text[claim.sentence.start : claim.number.span.start]
    return _BODIES.search(re.split("[；;]", front)[-1]) is not None
