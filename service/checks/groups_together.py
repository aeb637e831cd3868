"""Results that one count takes together by their names: 予以公开、部分公开和不予公开三类合计136件."""

from __future__ import annotations

import re
from typing import Final

from corpora.document.claim import Claim, Expression
from service.checks.beside import near
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
_NAME: Final = f"(?:{'|'.join(GROUPS)})"
_TOGETHER: Final = re.compile(
    rf"(?:^|[，,。；;：:])[^，,。；;：:、\d]{{0,6}}?(?P<names>{_NAME}(?:(?:[、和及与]|以及){_NAME})+)这?(?:[两二三四五六][类项者种])?"
    r"(?:答复|申请|情形|结果)?(?:合计|共计|总计|相加|共)(?:为|有|达)?\s?$"
)
FARTHEST: Final = 80
"""Characters in front of the count in which its names stand."""


def groups_together(inspection: Inspection, claim: Claim) -> Expression | None:
    """The rows of all results that the words in front of a count name; None where they name other things, too."""
    counted = claim.relation == "equal" and claim.number.unit in ("件", "宗", "份") and claim.number.bound == "exact"
    if last_digit(claim) is not None:
        return None  # 1.38万件 of 13,751
    if not counted or claim.period_kind != "this_year" or claim.body not in ("own", "region"):
        return None
    said = _TOGETHER.search(inspection.document.text[near(claim, FARTHEST) : claim.number.span.start])
    if said is None:
        return None
    named = [GROUPS[name] for name in re.findall(_NAME, said["names"])]
    rows = tuple(
        field for field in inspection.figures
        if any(field.startswith(f"requests.{group}.") for group in named) and field.endswith(".total")
    )  # fmt: skip
    return Expression(name=said["names"], plus=rows) if rows and len(set(named)) == len(named) else None
