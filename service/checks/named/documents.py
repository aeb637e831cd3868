"""Documents that were looked through, and those of this year among all: 对89件逐一评估，决定废止15件，保留74件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim, Expression
from service.checks.cells.finding import cell_finding
from service.checks.figures.beside import told_before
from service.checks.inspection import Finding, Inspection

SURE: Final = 0.8
_MADE, _ABOLISHED, _IN_FORCE = (
    Expression(name=f"规范性文件{name}", plus=(f"proactive.documents.{column}",))
    for name, column in (("本年制发", "made"), ("废止", "abolished"), ("现行有效", "in_force"))
)
_REVIEWED: Final = re.compile(
    r"\s?件(?:现行|有效|行政|存量)*规范性文件(?:进行|开展|组织|作|予以)?(?:了)?(?:逐一|全面|集中|逐件|专项|系统)*(?:的)?(?:评估|清理|梳理|审查|排查)(?:后|论证)?[，,]"
)
_KEEPS: Final = re.compile(r"(?:决定|拟|予以|继续|建议)*(?:保留|有效|继续有效|继续执行)(?:的)?\s?$")
_ENDS: Final = re.compile(r"(?:决定|予以|宣布|建议)*(?:废止|失效|废止和失效|废止或者?失效)(?:的)?\s?$")
_CHANGES: Final = re.compile(r"(?:决定|拟|予以|建议)*(?:修改|修订)(?:的)?\s?$")
_OF_THIS_YEAR: Final = re.compile(
    r"[，,（(]其中(?:，|,)?(?:本年度?|今年|当年)(?:度)?(?:内)?(?:新)?(?:制发|制定|出台|印发|制作)(?:并公开|公开)?(?:的|了)?(?:有|共)?\s?$"
)
_DOCUMENTS: Final = re.compile("规范性文件")


def documents_told(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each review whose parts do not come to it, and each count of this year's among all that errs."""
    text = inspection.document.text
    for place, claim in enumerate(inspection.mentions.claims):
        if not _is_plain(claim):
            continue
        if _REVIEWED.match(text, claim.number.span.end, claim.sentence.end):
            yield from _review(inspection, claim, inspection.mentions.claims[place + 1 :])
        before = told_before(inspection, claim)
        head = text[claim.sentence.start : claim.number.span.start]
        if _OF_THIS_YEAR.search(head) and _DOCUMENTS.search(head) and len(before) == 1:
            yield from _against(inspection, claim, _MADE)


def _is_plain(claim: Claim) -> bool:
    return (
        claim.relation == "equal"
        and claim.number.bound == "exact"
        and claim.number.unit == "件"
        and not claim.negated
        and not claim.number.printed.rstrip().endswith(("万", "亿"))
    )


def _review(inspection: Inspection, whole: Claim, behind: Sequence[Claim]) -> Iterator[Finding]:
    """Where of those abolished and kept one is not what the other leaves, though the table has that."""
    text = inspection.document.text
    parts = [one for one in behind if one.sentence == whole.sentence]
    named: dict[str, Claim] = {}
    for part in parts:
        head = text[whole.number.span.end : part.number.span.start]
        kind = next(
            (
                name
                for name, said in (("in_force", _KEEPS), ("abolished", _ENDS), ("changed", _CHANGES))
                if said.search(head)
            ),
            None,
        )
        if kind is None or kind in named or not _is_plain(part):
            return
        named[kind] = part
    if not {"in_force", "abolished"} <= named.keys():
        return
    missing = whole.number.value - sum((one.number.value for one in parts), Decimal(0))
    for kind, expression in (("abolished", _ABOLISHED), ("in_force", _IN_FORCE)):
        if missing and named[kind].number.value + missing == inspection.value(expression):
            yield from _against(inspection, named[kind], expression)


def _against(inspection: Inspection, claim: Claim, expression: Expression) -> Iterator[Finding]:
    found = inspection.value(expression)
    if found is None or claim.number.value == found or claim.body not in ("own", "region"):
        return
    yield cell_finding(
        inspection, expression, claim, said=claim.number.value, found=found, fits=False,
        words=inspection.sentence(claim), sure=SURE,
    )  # fmt: skip
