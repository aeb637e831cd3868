"""Results that one count takes together by their names: 予以公开、部分公开和不予公开三类合计136件."""

from __future__ import annotations

import re
from typing import Final

from corpora.document.claim import Claim, Expression
from service.checks.figures.beside import near
from service.checks.figures.request_totals import TO_SETTLE, UNITS
from service.checks.inspection import Inspection, last_digit

GROUPS: Final = {
    "予以公开": "granted",
    "部分公开": "partial",
    "不予公开": "denied",
    "无法提供": "unavailable",
    "不予处理": "not_processed",
    "其他处理": "other",
}
"""What an application may come to by the form, and the rows of each."""
REASONS: Final = {
    "信访(?:举报)?(?:投诉)?(?:类)?": "not_processed.petition",
    "重复(?:提出|提交)?(?:的)?(?:类)?": "not_processed.repeated",
    "(?:行政)?查询(?:事项|类)?": "denied.administrative_query",
    "(?:行政)?执法案卷": "denied.enforcement_files",
    "过程性信息": "denied.process_information",
    "内部(?:事务|管理)信息": "denied.internal_affairs",
    "(?:本机关)?不掌握(?:相关)?(?:政府)?(?:信息)?": "unavailable.not_held",
    "(?:没有现成信息)?(?:而)?需(?:要)?另行制作": "unavailable.needs_creation",
}
"""Reasons of the form in clerks' words, and the row of each."""
_NAME: Final = f"(?:{'|'.join((*GROUPS, *REASONS))})"
_TOGETHER: Final = re.compile(
    rf"(?:^|[，,。；;：:])[^，,。；;：:、\d]{{0,6}}?(?P<names>{_NAME}(?:申请|事项)?(?:(?:[、和及与]|以及){_NAME})+)(?:申请|事项)?这?(?:[两二三四五六][类项者种])?"
    r"(?:答复|申请|情形|结果)?(?:合计|共计|总计|相加|共)(?:为|有|达)?\s?$"
)
FARTHEST: Final = 80
"""Characters in front of the count in which its names stand."""


def groups_together(inspection: Inspection, claim: Claim) -> Expression | None:
    """The rows of all results that the words in front of a count name; None where they name other things, too."""
    counted = claim.relation == "equal" and claim.number.unit in UNITS and claim.number.bound == "exact"
    if last_digit(claim) is not None:
        return None  # 1.38万件 of 13,751
    if not counted or claim.period_kind != "this_year" or claim.body not in ("own", "region"):
        return None
    said = _TOGETHER.search(inspection.document.text[near(claim, FARTHEST) : claim.number.span.start])
    if said is None or claim.number.value > (inspection.value(TO_SETTLE) or 0):
        return None
    named = [_row(name) for name in re.findall(_NAME, said["names"])]
    rows = tuple(
        field for field in inspection.figures
        if any(field.startswith(f"requests.{group}.") for group in named) and field.endswith(".total")
    )  # fmt: skip
    return Expression(name=said["names"], plus=rows) if rows and len(set(named)) == len(named) else None


def _row(name: str) -> str:
    """The row, or the group of rows, that a name means."""
    return GROUPS.get(name) or next(row for words, row in REASONS.items() if re.fullmatch(words, name))
