"""Averages that are told of the year's applications: 平均每月收到7件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim, Expression
from service.checks.figures.beside import gives, statement_start, told_before
from service.checks.figures.request_totals import NEW, SETTLED, TO_SETTLE, UNITS
from service.checks.inspection import Finding, Inspection, message

CONFIDENCE: Final = 0.8
ROUGHLY: Final = Decimal("0.08")
"""Of an average that is told with 约 or 近."""
PRECISELY: Final = Decimal("0.04")
"""Of an average told with 约 and decimals: 约4.2件."""
_EACH: Final = {"月": 12, "季度": 4, "季": 4}
_SHARED_OUT: Final = r"(?:平均|(?:平摊|分摊|均摊|摊|折算|平均)到)"
_OF_EACH: Final = (
    rf"(?:{_SHARED_OUT}每(?:个)?(月|季度|季)[，,]?|每(?:个)?(月|季度|季)平均|(月|季)均)(?:要|都|约|就|能|可)*"
)
_OF_REQUESTS_TOLD: Final = r"(?:的|到|约|政府信息公开|信息公开|公开|依申请公开|申请)*\s?$"
_MAY_TELL: Final = re.compile("均|摊|折算")
_COMES_IN: Final = re.compile(rf"{_OF_EACH}(?:收到|新收|接到|接收|受理|收){_OF_REQUESTS_TOLD}")
_IS_SETTLED: Final = re.compile(rf"{_OF_EACH}(?:办结|办理|答复|办理答复|处理){_OF_REQUESTS_TOLD}")
_BARE_AVERAGE: Final = re.compile(
    r"[，,（(](?:平均)?(?:每(?:个)?(月|季度|季)(?:平均)?|(月|季)均)(?:约|为|达|有)*(?:将近|接近|近|大约)?\s?$"
)
"""`全年新接156件，月均` in front of 13件: of the figure right in front of it."""
_OF_SOME: Final = re.compile(
    r"半年|季度|旺季|淡季|高峰|期间|以来|(?<!\d)\d{1,2}\s?(?:个)?月|[一二三四五六七八九十前后]个?月|[近前后这]\s?[两二三四五六\d]\s?(?:个)?年"
    r"|上年|去年|往年|前年|上一年|同期|每(?:名|位|人)|人均|(?:每|各)(?:个)?(?:科室|单位|部门|乡镇|街道|窗口)|除"
)
"""`上半年平均每月`, `每名工作人员平均每月`: of some of the year, of another, or of some who work on them."""
_OF_REQUESTS: Final = re.compile(r"\s?\w{0,2}(?:政府信息公开|信息公开|公开|依申请公开)?申请")


def averages(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each average of what came in, or was settled, in a month or a quarter of the year."""
    for claim in inspection.mentions.claims:
        if claim.negated or claim.number.unit not in UNITS or not (said := _said(inspection, claim)):
            continue
        told, of = said
        total, to_settle = inspection.value(of), inspection.value(TO_SETTLE)
        if not total:
            continue
        each = next(_EACH[name] for name in told.groups() if name)
        exact, handled = total / each, (to_settle or total) / each
        exactly = claim.number.bound == "exact"
        slack = Decimal(1).scaleb(-claim.number.decimals) if exactly else _roughly(claim, exact)
        fits = abs(claim.number.value - exact) < slack or abs(claim.number.value - handled) <= slack / 2
        near = not exactly and abs(claim.number.value - exact) < 2 * slack
        if not fits and (near or claim.body not in ("own", "office")):
            continue
        yield Finding(
            kind="claim-ratio",
            verdict="supported" if fits else "contradicted",
            cause="published",
            message=message(
                "in-words.average" if fits else "in-words.average-contradicted", claimed=claim.number.value,
                unit=claim.number.unit, total=total, each=each, exact=exact.quantize(Decimal("0.1")),
            ),
            fields=of.fields,
            claimed=claim.number.value,
            found=exact.quantize(Decimal("0.1")),
            evidence=(inspection.sentence(claim), *inspection.cells(of.fields)),
            confidence=min(CONFIDENCE, claim.confidence, inspection.confidence(of.fields)),
            claim_ids=(claim.id,),
        )  # fmt: skip


def _roughly(claim: Claim, exact: Decimal) -> Decimal:
    """How far an average told with 约 may lie from `exact`; one with decimals has only been rounded."""
    if claim.number.decimals:
        return max(3 * Decimal(1).scaleb(-claim.number.decimals), PRECISELY * exact)
    return max(Decimal(1), ROUGHLY * exact)


def _said(inspection: Inspection, claim: Claim) -> tuple[re.Match[str], Expression] | None:
    """The words of an average in front of the claim's number, and the total that it is of."""
    text = inspection.document.text
    head = text[claim.sentence.start : claim.number.span.start]
    if not _MAY_TELL.search(head):
        return None
    before = told_before(inspection, claim)[-1:]
    for pattern, of in ((_COMES_IN, NEW), (_IS_SETTLED, SETTLED)):
        said = pattern.search(head)
        if (
            said is not None
            and not _is_of_some(inspection, claim, head[: said.start()])
            and (
                "申请" in said.group()
                or _OF_REQUESTS.match(text, claim.number.span.end)
                or (of is SETTLED and before and gives(inspection, before[0], SETTLED))
            )
        ):
            return said, of
    said = _BARE_AVERAGE.search(head)
    if said is None or not before:
        return None
    between = text[before[0].number.span.end : claim.sentence.start + said.start()]
    if not re.fullmatch(r"\s?\w{0,2}(?:申请)?[）)]?", between):
        return None
    return next(((said, of) for of in (NEW, SETTLED) if gives(inspection, before[0], of)), None)


def _is_of_some(inspection: Inspection, claim: Claim, head: str) -> bool:
    """Is the average behind `head` of a part of the year, or of another year?"""
    before = [one for one in told_before(inspection, claim) if one.number.unit in UNITS][-1:]
    last = before[0].number.span.end - claim.sentence.start if before else 0
    start = statement_start(inspection, claim) - claim.sentence.start
    words = head[max(last, start) :]
    own = str(inspection.layout.year)
    others = any(year != own for year in re.findall(r"20\d\d(?=\s?年)", words))
    elsewhere = bool(before) and last > start and before[0].period_kind != "this_year"
    return others or elsewhere or _OF_SOME.search(words) is not None
