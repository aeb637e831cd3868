"""Contradictions of a whole and parts that divide it in another way than was thought, or are some of its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from corpora.document.claim import Claim
from service.checks.figures.part_groups import sum_of
from service.checks.figures.subjects import counts_in_front
from service.checks.inspection import Finding, Inspection
from service.checks.withdrawn.too_far import taken_back

_OTHERS: Final = re.compile(
    r"\s?[^，,。；;、\n\d]{0,4}[，,；;、]\s?(?:其余|其[他它]|余下|剩余|剩下|另有|还有)(?P<named>[^，,。；;\n\d]*)(?=[，,。；;\n]|$)"
)
_ALL_THE_SAME: Final = re.compile("均|都|全部|没有|无|为零|[一二三四五六七八九十两]")
_HANDED: Final = re.compile("分别|依次")
_ONLY: Final = re.compile("单独|独立|独自|牵头")
_STAGE: Final = re.compile("审结|裁判|判决|办结|答复|完成|已|销号|整改到位")
_NOT_YET: Final = re.compile("[未没无]")
_COMMA: Final = re.compile("[，,；;]")
_MAINLY: Final = re.compile("主要(?:是|为|有|涉及|集中)")
_EACH: Final = re.compile(r"各有?\s?$")
TIMES: Final = 2
FEWEST: Final = 2
"""Parts that come to a whole by no chance."""


def without_other_divisions(inspection: Inspection, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, contradictions of parts left open where the words divide their whole in another way."""
    return [taken_back(one) if _is_divided_otherwise(inspection, one) else one for one in findings]


def _is_divided_otherwise(inspection: Inspection, finding: Finding) -> bool:
    if finding.verdict != "contradicted" or finding.kind != "claim-parts" or not finding.claim_ids[1:]:
        return False
    if finding.settled and finding.fields:
        return False  # of kinds that are all there are
    whole, *parts = (inspection.claims[name] for name in finding.claim_ids)
    text = inspection.document.text
    if len(parts) == 1 and _EACH.search(text, parts[0].sentence.start, parts[0].number.span.start):
        return True
    if any(one.number.span.start < whole.number.span.start for one in parts):
        return _is_all_in_front(inspection, whole)
    values = [one.number.value for one in parts]
    total = whole.number.value
    if sum_of(parts) < total:
        opening = text[whole.number.span.end : parts[0].number.span.start]
        some = _ONLY.search(parts[0].measure) or _MAINLY.search(opening)
        return some is not None or _names_others(text, parts[-1])
    return (
        (sum(values[1:]) == total and _is_an_aside(text, whole, parts))
        or (_STAGE.search(parts[0].measure) is not None and _is_nested(values))
        or _ends_with_a_stage(values, total, parts[-1])
        or _tells_as_many_in_front(inspection, whole, parts)
        or _goes_on_behind_its_list(text, whole, parts)
    )


def _ends_with_a_stage(values: Sequence[Decimal], total: Decimal, last: Claim) -> bool:
    """`反馈问题14个，其中资金类3个，年底前销号13个`: how far all of them have come, behind some of them."""
    of_all = len(values) > 1 and values[-1] <= total and sum(values[:-1]) <= total
    return of_all and _STAGE.search(last.measure) is not None and _NOT_YET.search(last.measure) is None


def _is_all_in_front(inspection: Inspection, whole: Claim) -> bool:
    """`2023年复议1件、诉讼1件，2024年复议3件、诉讼2件，三年合计7件`: does it come out of all counts in front?"""
    front = counts_in_front(inspection, whole, of_sentence_before=False)
    return len(front) > FEWEST and sum_of(front) == whole.number.value


def _goes_on_behind_its_list(text: str, whole: Claim, parts: Sequence[Claim]) -> bool:
    """`招生19件，其中评分13件；人事11件；基建10件`: behind ； stand others beside the whole, far more than it."""
    gap = text[whole.number.span.end : parts[0].number.span.start]
    if whole.fields or sum_of(parts) < TIMES * whole.number.value or "。" in gap:
        return False
    gaps = [text[one.number.span.end : other.number.span.start] for one, other in pairwise(parts)]
    first = next((place for place, gap in enumerate(gaps) if re.search("[；;]", gap)), None)
    inside = first is not None and sum_of(parts[: first + 1]) <= whole.number.value
    return inside and "其中" in text[parts[0].sentence.start : parts[0].number.span.start]


def _names_others(text: str, last: Claim) -> bool:
    """`网上149件、信函87件，其余通过传真、电子邮件提出`: others that are named and not counted."""
    found = _OTHERS.match(text, last.number.span.end)
    return found is not None and bool(found["named"].strip()) and _ALL_THE_SAME.search(found["named"]) is None


def _is_an_aside(text: str, whole: Claim, parts: Sequence[Claim]) -> bool:
    """`收到17次，其中东区公司9次，公开11次、其他6次`: those behind the first part divide the whole themselves."""
    if len(parts) <= FEWEST or "其中" not in text[whole.number.span.end : parts[0].number.span.start]:
        return False
    gaps = [text[one.number.span.end : other.number.span.start] for one, other in pairwise(parts)]
    return _COMMA.search(gaps[0]) is not None and not any(_COMMA.search(gap) for gap in gaps[1:])


def _is_nested(values: Sequence[Decimal]) -> bool:
    """`诉讼5件中，收到裁判4件，3件判决，1件撤诉；未审结1件`: a first part that those behind it divide."""
    return any(sum(values[1:end]) == values[0] for end in range(1 + FEWEST, len(values) + 1))


def _tells_as_many_in_front(inspection: Inspection, whole: Claim, parts: Sequence[Claim]) -> bool:
    """`由37件、43件升到51件，同期公开类答复分别为15件、20件和25件`: of as many years, and parts of none."""
    text = inspection.document.text
    if _HANDED.search(text, whole.number.span.end, parts[0].number.span.start) is None:
        return False
    front = [
        one for one in inspection.mentions.claims
        if one.sentence == whole.sentence and one.number.unit == whole.number.unit
        and one.number.span.start <= whole.number.span.start
    ]  # fmt: skip
    return len(front) == len(parts)
