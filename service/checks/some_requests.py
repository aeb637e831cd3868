"""Figures of some requests, which the tables do not count by themselves: 补正的申请中，自然人申请12件.

A heading of a statement says of which requests it goes on to speak. Where those are not the ones that came in or were
settled, nor a kind of applicant or result that the table has, its figures contradict no cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from service.checks.beside import REQUESTS, statement_start, told_before
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
_OF_ALL: Final = re.compile(
    r"(?:已经?)?(?:全部|所有|全年|年度|今年|当年|年内|各类|各种|新收|新增|新接|收到|接到|接收|收取|登记|受理|提出|提交|递交|上年|结转|上述|以上|前述|这些|该些|办理|办结|办毕"
    r"|处理|处置|答复|回复|审结|完成|完毕|作出|按[时期]|依法|依规|如期|政府|信息|公开|依申请|应当|需要?|正式|有效|实际|合计|总共|累计|行政机关)"
    r"|不予(?:公开|处理)|予以|部分|无法提供|其[他它]|自然人|个人|公民|群众|法人|单位|机构|组织|企业|商业|科研|社会|公益|法律|服务|律师|事务所"
    r"|[共已均到的了在从和及与或总数量由向对就为我本局市县区州省委办院镇乡]|\d|[年月]|[件宗份次]|二〇|[〇一二三四五六七八九]{4}"
)
"""What the table counts, and what only carries it."""
_ENDS: Final = re.compile("[。；;]")
_ASKERS: Final = re.compile("自然人|个人|公民|群众|法人|单位|机构|组织|企业")
TOTAL: Final = ".total"
_LEFT_OVER: Final = 2
"""Characters of a heading that mean something else, at least."""


def without_those_of_some(inspection: Inspection, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, contradictions of the table of applications left open where they are of some requests."""
    return [_left_open(one) if _is_of_some(inspection, one) else one for one in findings]


def _is_of_some(inspection: Inspection, finding: Finding) -> bool:
    tied = finding.kind in ("claim-table", "claim-ratio") and finding.verdict == "contradicted" and finding.claim_ids
    if not tied or not all(field.split(".")[0] == REQUESTS for field in finding.fields):
        return False
    claim = inspection.claims[finding.claim_ids[0]]
    head = inspection.document.text[statement_start(inspection, claim) : claim.number.span.start]
    headings = list(_HEADING.finditer(head))
    if headings:
        which = headings[-1]["which"]
        share_of_askers = finding.kind == "claim-ratio" and _ASKERS.search(which) is not None
        return share_of_askers or _is_something_else(which)
    foreign = _IS_OF_A_MATTER.search(head) is not None and finding.fields[0].endswith(TOTAL)
    return finding.kind == "claim-table" and (foreign or _divides_a_foreign_count(inspection, claim))


def _divides_a_foreign_count(inspection: Inspection, claim: Claim) -> bool:
    """`征地类申请21件，其中自然人20件`: of a count of some requests, tied to nothing and no less than it."""
    text, start = inspection.document.text, statement_start(inspection, claim)
    before = [one for one in told_before(inspection, claim) if one.number.span.start >= start]
    all_told = inspection.value(TO_SETTLE) or Decimal("Infinity")
    for place, whole in reversed([*enumerate(before)]):
        head = text[start : whole.number.span.start]
        longer = whole.number.value > (2 if whole.fields else 1) * all_told
        if whole.fields and not longer and not _IS_OF_A_MATTER.search(head):
            continue
        named = _COUNT.search(head)
        longer = longer or whole.period_kind in _LONGER
        if named is None or not (longer or _is_something_else(named["which"])):
            continue
        leads = not any(one.fields for one in before[:place])
        divided = _OF_THAT.match(text, whole.number.span.end) or _holds_those_behind(
            inspection, whole, exactly=not leads
        )
        return bool(divided) and claim.number.value <= whole.number.value
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
