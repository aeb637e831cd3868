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
from service.checks.beside import REQUESTS, statement_start, told_before, totals_of_requests
from service.checks.inspection import Finding, Inspection, message, shown
from service.checks.request_totals import TO_SETTLE

_REQUESTS: Final = r"(?:政府信息公开|信息公开|依申请公开|公开)?申请(?:件|事项)?"
_HEADING: Final = re.compile(
    rf"(?:^|[，,：:])\s?(?P<which>[^，,。；;：:、]{{2,20}}?)(?:的?(?:\d[\d,]*\s?[件宗份])?{_REQUESTS}|的\d[\d,]*\s?[件宗份])[之当]?[中里][，,：:]?(?!\d)"
)
"""`延期答复的申请中，`, `在网上提交的32件申请里，`."""
_COUNT: Final = re.compile(
    rf"(?:^|[，,：:])\s?(?P<which>[^，,。；;：:、\d]{{2,20}}?)的?{_REQUESTS}(?:共|有|为|达|计)*\s?$"
)
"""`涉及征地的申请共` in front of a count that is tied to nothing."""
_LONGER: Final = ("running_total", "other_year", "last_year")
"""Periods that are not the table's; so is that of more than it has (`累计办理申请412件`)."""
_IS_OF_A_MATTER: Final = re.compile(
    r"(?:收到|受理|接到|新收|办结|办理|答复)了?(?:涉及|关于|有关)?(?:[^，,。；;：:、\d的]{1,8}(?<![各多几此该这两三四种])类|[^，,。；;：:、\d的]{0,6}?"
    r"(?:征地|拆迁|规划|土地|房屋|补偿|档案|环境|环评|财政|预算|教育|医疗|社保|工程|项目|许可|执法|采购|政务服务|涉密|跨部门|疑难|转办|转来|联名|外国)[^，,。；;：:、\d的]{0,6}?)"
    rf"的?(?:政务|政府)?(?:信息)?{_REQUESTS}(?:共|有|为|达|计)*\s?$"
)
"""`受理征地信息申请` in front of a count: of one matter, though it is tied to all."""
_OF_THAT: Final = re.compile(r"\s?[件宗份][，,（(]其中")
_DENIES: Final = re.compile(rf"(?:^|[，,：:])\s?(?P<which>[^，,。；;：:、\d]{{2,20}}?)的{_REQUESTS}(?:均|都|全部|也)*$")
"""`补正后的申请` in front of 没有一件不予公开."""
_OF_ALL: Final = re.compile(
    r"(?:已经?)?(?:全部|所有|全年|年度|今年|当年|年内|各类|各种|新收|新增|新接|收到|接到|接收|收取|登记|受理|提出|提交|递交|上年|结转|上述|以上|前述|这些|该些|办理|办结|办毕"
    r"|处理|处置|答复|回复|审结|完成|完毕|作出|按[时期]|依法|依规|如期|政府|信息|公开|依申请|应当|需要?|正式|有效|实际|合计|总共|累计|行政机关)"
    r"|不予(?:公开|处理)|予以|部分|无法提供|其[他它]|自然人|个人|公民|群众|法人|单位|机构|组织|企业|商业|科研|社会|公益|法律|服务|律师|事务所"
    r"|[共已均到的了在从和及与或总数量由向对就为我本局市县区州省委办院镇乡]|\d|[年月]|[件宗份次]|二〇|[〇一二三四五六七八九]{4}"
)
"""What the table counts, and what only carries it."""
_ENDS: Final = re.compile("[。；;]")
_ASKERS: Final = re.compile("自然人|个人|公民|群众|法人|单位|机构|组织|企业")
_COUNTED: Final = ("件", "份", "宗")
TOTAL: Final = ".total"
FAR: Final = 2
"""How many times what was told the table has, where a total was left open: then what divides it is, too."""
_LEFT_OVER: Final = 2
"""Characters of a heading that mean something else, at least."""


def without_those_of_some(inspection: Inspection, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, contradictions of the table of applications left open where they are of some requests."""
    doubted = {
        one.claim_ids[0]
        for one in findings
        if one.kind == "claim-table" and one.verdict == "unverifiable" and one.claimed and one.found
        if FAR * one.claimed <= one.found
    }
    return [_left_open(one) if _is_of_some(inspection, one, doubted) else one for one in findings]


def _is_of_some(inspection: Inspection, finding: Finding, doubted: Container[str]) -> bool:
    tied = finding.kind in ("claim-table", "claim-ratio") and finding.verdict == "contradicted" and finding.claim_ids
    if not tied or not all(field.split(".")[0] == REQUESTS for field in finding.fields):
        return False
    claim = inspection.claims[finding.claim_ids[0]]
    head = inspection.document.text[statement_start(inspection, claim) : claim.number.span.start]
    headings = list(_HEADING.finditer(head))
    if claim.negated and (denies := _DENIES.search(head)) is not None:
        return _is_something_else(denies["which"])
    if headings:
        which = headings[-1]["which"]
        share_of_askers = finding.kind == "claim-ratio" and _ASKERS.search(which) is not None
        return share_of_askers or _is_something_else(which)
    foreign = _IS_OF_A_MATTER.search(head) is not None and finding.fields[0].endswith(TOTAL)
    return finding.kind == "claim-table" and (foreign or _divides_a_foreign_count(inspection, claim, doubted))


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
        foreign = named is not None and (larger or whole.period_kind in _LONGER or _is_something_else(named["which"]))
        if not foreign and (value in known or whole.number.unit not in _COUNTED):
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


def _is_something_else(which: str) -> bool:
    return len(_OF_ALL.sub("", which)) >= _LEFT_OVER


def _left_open(finding: Finding) -> Finding:
    return finding.left_open(message("some-requests.claim", claimed=shown(finding.claimed), found=shown(finding.found)))
