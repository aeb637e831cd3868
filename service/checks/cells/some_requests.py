"""Figures of some requests, which the tables do not count by themselves: 补正的申请中，自然人申请12件.

A heading of a statement says of which requests it goes on to speak. Where those are not the ones that came in or were
settled, nor a kind of applicant or result that the table has, its figures contradict no cell.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from models.language.grammar.whose.some_requests import REQUESTS as APPLICATIONS
from models.language.grammar.whose.some_requests import heading_of, is_of_askers, is_something_else
from service.checks.figures.beside import REQUESTS, statement_start, told_before, totals_of_requests
from service.checks.figures.request_totals import TO_SETTLE, UNITS
from service.checks.inspection import Finding, Inspection, message, shown

_COUNT: Final = re.compile(
    rf"(?:^|[，,：:])\s?(?P<which>[^，,。；;：:、\d]{{2,20}}?)的?{APPLICATIONS}(?:共|有|为|达|计)*\s?$"
)
"""`涉及征地的申请共` in front of a count that is tied to nothing."""
_LONGER: Final = ("running_total", "other_year", "last_year")
"""Periods that are not the table's; so is that of more than it has (`累计办理申请412件`)."""
_IS_OF_A_MATTER: Final = re.compile(
    r"(?:收到|受理|接到|新收|办结|办理|答复)了?(?:涉及|关于|有关)?(?:[^，,。；;：:、\d的]{1,8}(?<![各多几此该这两三四种])类|[^，,。；;：:、\d的]{0,6}?"
    r"(?:征地|拆迁|规划|土地|房屋|补偿|档案|环境|环评|财政|预算|教育|医疗|社保|工程|项目|许可|执法|采购|政务服务|涉密|跨部门|疑难|转办|转来|联名|外国)[^，,。；;：:、\d的]{0,6}?)"
    rf"的?(?:政务|政府)?(?:信息)?{APPLICATIONS}(?:共|有|为|达|计)*\s?$"
)
"""`受理征地信息申请` in front of a count: of one matter, though it is tied to all."""
_OF_THAT: Final = re.compile(r"\s?[件宗份][，,（(]其中")
_DENIES: Final = re.compile(
    rf"(?:^|[，,：:])\s?(?P<which>[^，,。；;：:、\d]{{2,20}}?)的{APPLICATIONS}(?:均|都|全部|也)*$"
)
"""`补正后的申请` in front of 没有一件不予公开."""
_ASKED_BY_SOME: Final = re.compile(
    r"(?:^|[，,：:])\s?(?P<which>[^，,。；;：:、\d]{2,20}?)的(?:申请人|群众|村民|居民|当事人)[^，,。；;\d]{0,6}\d+\s?[名人位户](?=[，,])"
)
"""`持续关注同一地块的申请人有9名，` in front of 先后提出21件."""
_CLAUSE: Final = re.compile("[^，,。；;：:]{1,12}[，,：:]")
_ENDS: Final = re.compile("[。；;]")
TOTAL: Final = ".total"
PART_AND_WHOLE: Final = 2
"""Counts that a share is of."""
FAR: Final = 2
"""How many times what was told the table has, where a total was left open: then what divides it is, too."""


def without_those_of_some(inspection: Inspection, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, contradictions of the table of applications left open where they are of some requests."""
    doubted = {
        one.claim_ids[0]
        for one in findings
        if one.kind == "claim-table" and one.verdict == "unverifiable" and one.claimed and one.found
        if FAR * one.claimed <= one.found
    }
    return [
        as_of_some(one) if _is_of_some(inspection, one, doubted) or _is_told_before(inspection, one) else one
        for one in findings
    ]


_THOSE: Final = re.compile(r"(?:上述|以上|前述|在这)$")


def _is_told_before(inspection: Inspection, finding: Finding) -> bool:
    """`办理申请59件，其中新收47件。在上述59件中`: those that the prose has counted, whatever total they are."""
    if finding.kind != "claim-table" or finding.verdict != "contradicted" or not finding.claim_ids:
        return False
    claim = inspection.claims[finding.claim_ids[0]]
    words = re.split("[，,。；;：:、]", inspection.document.text[claim.sentence.start : claim.number.span.start])[-1]
    return _THOSE.search(words.strip()) is not None and any(
        one.number.value == claim.number.value and one.number.unit == claim.number.unit
        for one in inspection.mentions.claims
        if one.number.span.end < claim.number.span.start
    )


def _is_of_some(inspection: Inspection, finding: Finding, doubted: Container[str]) -> bool:
    tied = finding.kind in ("claim-table", "claim-ratio") and finding.verdict == "contradicted" and finding.claim_ids
    if not tied or {field.split(".")[0] for field in finding.fields} != {REQUESTS}:
        return False
    claim, *counts = (inspection.claims[name] for name in finding.claim_ids)
    start = statement_start(inspection, claim)
    if len(counts) == PART_AND_WHOLE and all(
        start <= one.number.span.start < claim.number.span.start for one in counts
    ):
        return False  # 延期的12件申请中，自然人9件，占85%: wrong whatever they are of
    head = inspection.document.text[start : claim.number.span.start]
    which = heading_of(head)
    if claim.negated and (denies := _DENIES.search(head)) is not None:
        return _is_other(inspection, denies["which"])
    if which is None and (asked := _ASKED_BY_SOME.search(head)) is not None:
        return _is_other(inspection, asked["which"])
    if which is not None:
        of_all_askers = finding.kind == "claim-ratio" or finding.fields[0].endswith(TOTAL)
        return (of_all_askers and is_of_askers(which)) or _is_other(inspection, which)
    of_all = finding.fields[0].endswith(TOTAL)
    if of_all and finding.kind == "claim-table" and _is_of_a_region(inspection, claim, finding.found):
        return True
    clause = _CLAUSE.match(inspection.document.text, claim.number.span.end)
    named = heading_of(head + claim.number.printed + clause[0]) if clause else None
    foreign = of_all and (
        _IS_OF_A_MATTER.search(head) is not None or (named is not None and _is_other(inspection, named))
    )
    return finding.kind == "claim-table" and (foreign or _divides_a_foreign_count(inspection, claim, doubted))


_OF_A_REGION: Final = re.compile("全[市省区县州旗系]|各级|各(?:部门|单位|街道|镇|乡)")
_OF_WHICH_OWN: Final = re.compile(r"\s?[件份宗](?:申请)?[，,]\s?其中[^，,。；;\d]{2,24}")


def _is_of_a_region(inspection: Inspection, claim: Claim, found: Decimal | None) -> bool:
    """`全区各级行政机关共登记申请286件，其中区政府办公室收到34件` of 34: the tables are those of the one body."""
    text, start = inspection.document.text, statement_start(inspection, claim)
    if _OF_A_REGION.search(text, start, claim.number.span.start) is None:
        return False
    return any(
        one.sentence == claim.sentence
        and one.number.value == found
        and _OF_WHICH_OWN.fullmatch(text, claim.number.span.end, max(claim.number.span.end, one.number.span.start))
        for one in inspection.mentions.claims
    )


def _divides_a_foreign_count(inspection: Inspection, claim: Claim, doubted: Container[str]) -> bool:
    """`征地类申请21件，其中自然人20件`: of a count of something else, no less than it, tied to nothing, to a total far
    greater (`doubted`: those claims) or to all for one matter.
    """
    text, start = inspection.document.text, statement_start(inspection, claim)
    before = [one for one in told_before(inspection, claim) if one.number.span.start >= start]
    all_told = inspection.value(TO_SETTLE) or Decimal("Infinity")
    known = totals_of_requests(inspection)
    for place, whole in reversed([*enumerate(before)]):
        head, value = text[start : whole.number.span.start], whole.number.value
        larger = value > (2 if whole.fields else 1) * all_told
        tied = whole.fields and whole.id not in doubted and not larger and not _IS_OF_A_MATTER.search(head)
        if tied or value < claim.number.value:
            continue
        named = _COUNT.search(head)
        foreign = named is not None and (
            larger or whole.period_kind in _LONGER or _is_other(inspection, named["which"])
        )
        if not foreign and (value in known or whole.number.unit not in UNITS):
            continue
        if _OF_THAT.match(text, whole.number.span.end):
            return True
        # 就争议较大的3件会商，予以公开1件、部分公开2件: what it is of has no name, but comes to no chance sum.
        leads = foreign and not any(one.fields for one in before[:place])
        if _holds_those_behind(inspection, whole, exactly=not leads):
            return True
    return False


def _holds_those_behind(inspection: Inspection, whole: Claim, *, exactly: bool) -> bool:
    """`网上提交的申请32件，自然人28件，商业企业4件`: do those behind it in its statement come to it, or to less?"""
    text = inspection.document.text
    parts = [
        one.number.value
        for one in inspection.mentions.claims
        if one.sentence == whole.sentence
        and one.number.span.start > whole.number.span.start
        and one.number.unit == whole.number.unit
        and not _ENDS.search(text, whole.number.span.end, one.number.span.start)
    ]
    return len(parts) > 1 and sum(parts) == whole.number.value if exactly else sum(parts) <= whole.number.value


def _is_other(inspection: Inspection, which: str) -> bool:
    return is_something_else(which, inspection.layout.organisation or "")


def as_of_some(finding: Finding) -> Finding:
    """The contradiction left open, since its figure is of some requests."""
    return finding.left_open(message("some-requests.claim", claimed=shown(finding.claimed), found=shown(finding.found)))
