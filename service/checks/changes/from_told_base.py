"""Changes since a figure of last year's that the sentence tells, this year's being the tables': 与2022年（40件）相比，
申请增加10件.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpora.document.claim import Claim, Expression
from service.checks.figures.beside import gives, statement_start
from service.checks.inspection import Finding, Inspection, message

CONFIDENCE: Final = 0.85
_THEN: Final = r"(?:上(?:一)?年度?|去年|(?:19|20)\d\d\s?年度?)(?:年?[末底]|同期)?"
_GREW: Final = "(?:净)?(?:增加|增长|减少|下降|上升|多|少|增|减)(?:了|为|出)?"
_UNIT: Final = r"\s?[件份宗起][）)]?"
_OPENS: Final = re.compile(rf"(?:与|同|和|较|比|跟|相比){_THEN}的?(?:收到|新收|申请)?(?:的)?[（(]?\s?")
_BEHIND: Final = re.compile(
    rf"{_UNIT}(?:申请)?(?:相比|比较|相对比)?[，,]?(?P<what>[^，,。；;、（）()\d]{{0,14}}?)(?:同比|总体|共|净)*{_GREW}\s?"
)
"""Between last year's figure and the change: `件）相比，申请量`."""
_IN_FRONT: Final = re.compile(rf"{_UNIT}[，,（(]而?{_THEN}(?:的)?(?:为|是|共|有|收到|新收)*\s?")
"""Between the change and last year's figure: `件，上年末为`."""
_SUBJECT: Final = re.compile(
    r"(?:数量|总量|总数|件数|数|量|总|的|共|政府信息公开|信息公开|依申请公开|公开|申请|新收|收到|受理|行政|案件|规范性文件|现行有效|文件|复议|诉讼)*"
)


def changes_from_told_bases(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each change of one figure of the tables whose base stands alone right in front or behind."""
    for change in inspection.mentions.claims:
        if change.relation not in ("increase", "decrease") or not change.fields or change.number.bound != "exact":
            continue
        if change.number.unit not in ("件", "份", "宗", "起") or change.period_kind != "this_year":
            continue
        now = change.fields[0]
        value, base = inspection.value(now), _base(inspection, change)
        if value is None or base is None or base.number.unit != change.number.unit:
            continue
        if any(not _is_of_it(inspection, one, change, base, now) for one in _beside(inspection, change)):
            continue
        grown = value - base.number.value
        said = change.number.value if change.relation == "increase" else -change.number.value
        yield _finding(inspection, change, base, now, fits=grown == said)


def _base(inspection: Inspection, change: Claim) -> Claim | None:
    text = inspection.document.text
    for base in _beside(inspection, change):
        if base.relation != "equal" or base.number.bound != "exact":
            continue
        if base.fields and base.period_kind == "this_year":
            continue
        if base.number.span.end <= change.number.span.start:
            opens = _OPENS.fullmatch(text, _clause(inspection, base), base.number.span.start)
            behind = _BEHIND.fullmatch(text, base.number.span.end, change.number.span.start)
            if opens is not None and behind is not None and _SUBJECT.fullmatch(behind["what"]):
                return base
        elif _IN_FRONT.fullmatch(text, change.number.span.end, base.number.span.start):
            return base
    return None


def _clause(inspection: Inspection, claim: Claim) -> int:
    """Behind the last mark in front of the claim's number, or where its sentence begins."""
    text, start = inspection.document.text, claim.sentence.start
    return max(start, *(text.rfind(mark, start, claim.number.span.start) + 1 for mark in "，,。；;：:"))


def _beside(inspection: Inspection, change: Claim) -> list[Claim]:
    """The other counts of its statement."""
    start, text = statement_start(inspection, change), inspection.document.text
    ends = [text.find(mark, change.number.span.end, change.sentence.end) for mark in "。；;"]
    end = min([place for place in ends if place >= 0], default=change.sentence.end)
    return [
        one
        for one in inspection.mentions.claims
        if one.id != change.id and start <= one.number.span.start < end and one.number.unit not in ("%", "个百分点")
    ]


def _is_of_it(inspection: Inspection, one: Claim, change: Claim, base: Claim, now: Expression) -> bool:
    """Is it the base, this year's figure as the tables have it, or of what follows?"""
    if one.id == base.id or one.number.span.start > max(change.number.span.end, base.number.span.end):
        return True
    return gives(inspection, one, now)


def _finding(inspection: Inspection, change: Claim, base: Claim, now: Expression, *, fits: bool) -> Finding:
    value = inspection.value(now) or base.number.value
    grown = value - base.number.value
    return Finding(
        kind="claim-change",
        verdict="supported" if fits else "contradicted",
        cause="published",
        message=message(
            "claim-change.inside" if fits else "claim-change.inside-contradicted", claimed=change.number.value,
            unit=change.number.unit or "", direction=f"@{change.relation}", now=value, before=base.number.value,
            change=grown,
        ),
        fields=now.fields,
        claimed=change.number.value,
        found=grown if change.relation == "increase" else -grown,
        evidence=(inspection.sentence(change), inspection.words(base.span, role="part"), *inspection.cells(now.fields)),
        confidence=min(CONFIDENCE, inspection.confidence(now.fields)),
        claim_ids=(change.id, base.id),
    )  # fmt: skip
