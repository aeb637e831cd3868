"""Whose figure a claim tells: the tables' own body's, or that of one of several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from corpora.document.claim import Claim
from corpora.document.slips import is_one_digit_or_swap, is_slip
from service.checks.figures.beside import beside, is_same_figure, topic_of, totals_of_requests
from service.checks.figures.request_totals import TO_SETTLE, UNITS
from service.checks.inspection import Inspection

LEAST_SHARED = 10
"""Least figure by which another body's claim shows that the tables count its cases; smaller ones agree by chance."""
TELLS = 1_000
"""Figure that agrees by no chance, though its words may name something else."""
PART_OF_ALL = Decimal("0.6")
"""Share of a cell below which an office that names itself is taken to speak of itself alone: its report may count its
whole region."""
_OWN_BODY = re.compile(r"我[局委办厅院]|本(?:机关|单位|局|级|委|办)|政府本级")
_OFFICE = re.compile(r"办公[室厅]")
_LEVEL = re.compile(r"本级|本部|[厅局委]机关|[省市县区]直")
"""省政府本级新收412件 beside the province's 25,682."""
_ITSELF = re.compile(rf"{_OWN_BODY.pattern}|办公[室厅]|(?:政府|党政)办")


def of_several_bodies(inspection: Inspection, claim: Claim) -> list[Claim]:
    """`政府新收2件；部门新收4件`: the same figure said twice in one sentence, of different bodies."""
    return [
        other
        for other in beside(inspection, claim)
        if other.relation == claim.relation
        and is_same_figure(other, claim)
        and other.number.value != claim.number.value
    ]


def are_of_several_bodies(inspection: Inspection, claim: Claim, siblings: Sequence[Claim]) -> bool:
    """Do the others silence this one: said of another body, in the same words, or one of them is the table's?"""
    return any(
        other.body != claim.body or _said_alike(other, claim) or inspection.fitting(other) is not None
        for other in siblings
    )


_OF_BEFORE = re.compile(r"结转|上(?:一)?年|去年|往年|以前|遗留")
_DENIES_ALL = re.compile(
    r"(?:本年度?|全年|年内|今年|报告期内|(?:19|20)\d\d\s?年度?|我[局委办厅院]|本(?:机关|单位|局)|[，,])*(?:均|也|亦|都)?(?:未|没有|无)(?:有)?"
    r"(?:发生|收到|出现|产生|受理|接到|制定|制发|被提起|涉及)?(?:过|任何|因|涉及?|(?:政府)?信息公开(?:工作)?(?:引发|引起|产生)?的?)*"
    r"(?:行政)?(?:复议|诉讼|规范性文件|规章|(?:政府信息公开|信息公开|依申请公开|公开)?申请)(?:案件|申请|情况|情形)?"
    r"(?:[、和及或与](?:行政)?(?:复议|诉讼)(?:案件|情况|情形)?)?"
)
"""未发生行政复议, and nothing that would be some of them."""


def denies_what_it_tells(inspection: Inspection, claim: Claim, siblings: Sequence[Claim]) -> bool:
    """`行政复议6件；未发生行政复议`: both of the own body and of the year, and the tables have the count."""
    if not (claim.negated and claim.firm and claim.body == "own" and _DENIES_ALL.fullmatch(claim.text.strip())):
        return False
    return any(
        (one.firm or one.plain) and one.body == "own" and one.period_kind == claim.period_kind == "this_year"
        and one.number.span.end < claim.number.span.start and not _OF_BEFORE.search(one.text)
        and inspection.fitting(one) is not None
        for one in siblings
    )  # fmt: skip


def is_some_of(other: Claim, claim: Claim) -> bool:
    """`全区受理800件；单就区政府本级而言，受理206件`: one of its bodies beside the whole."""
    smaller = other.number.value < claim.number.value
    return smaller and other.body in ("office", "subordinate") and claim.body in ("own", "region")


def _said_alike(one: Claim, other: Claim) -> bool:
    """政府新收 and 部门新收 count the same of different bodies; 办理申请 and 办结 are different figures."""
    return one.measure.strip()[-2:] == other.measure.strip()[-2:]


def of_the_tables_body(inspection: Inspection, claim: Claim) -> bool:
    """A claim of 全市 or 区政府办公室 is held against the tables only when another such claim shows that they count the
    same: it agrees with them, and with more than a zero, or two do.
    """
    if claim.body == "own":
        return not is_one_of_all(inspection, claim)
    whole = inspection.value(claim.fields[0])
    if whole is not None and _LEVEL.search(claim.measure) and claim.number.value < PART_OF_ALL * whole:
        return False
    others = [
        other
        for other in inspection.mentions.claims
        if other.id != claim.id and (other.body == claim.body or _runs_on(inspection, claim, other))
    ]
    agreeing = [
        other
        for other in others
        if (other.firm or (other.plain and other.number.value >= TELLS))
        and other.number.value
        and inspection.fitting(other) is not None
    ]
    near = {other.fields[0] for other in agreeing if other.sentence == claim.sentence}
    shared = len(near) > 1 or any(other.number.value >= LEAST_SHARED for other in agreeing)
    return shared or (whole is not None and _is_all_but_for_a_slip(inspection, claim, whole))


LEAST_TOLD = 100
"""Figure from which on one digit another is no chance."""


def _is_all_but_for_a_slip(inspection: Inspection, claim: Claim, whole: Decimal) -> bool:
    """`办公室本级收到96件。全区收到310件` of 300: of the two bodies that are told the tables count the cases of the
    region, as its figure is one digit off and the other far from it. So do they where the region alone is told.
    """
    said = claim.number.value
    if claim.body != "region" or min(said, whole) < LEAST_TOLD or not is_slip(said, whole):
        return False
    alike = [one for one in inspection.mentions.claims if one.fields and is_same_figure(one, claim)]
    told = {one.body: one.number.value for one in alike if one.relation == "equal"}
    alone = len(alike) == 1 and is_one_digit_or_swap(said, whole)
    apart = told.get("office", said) < PART_OF_ALL * whole
    return len(told) == len(alike) and (alone or apart) and said != inspection.value(TO_SETTLE)


def is_one_of_all(inspection: Inspection, claim: Claim) -> bool:
    """`区政府办公室收到26件` … `全区总计收到142件` of 142: an office that reports for all speaks of itself, too."""
    clause = re.split(r"[。；;]", inspection.document.text[claim.sentence.start : claim.number.span.start])[-1]
    whole = inspection.value(claim.fields[0]) if claim.fields and _ITSELF.search(clause) else None
    if whole is not None and _OFFICE.search(clause) and claim.number.value < PART_OF_ALL * whole:
        return bool(_OFFICE.search(inspection.layout.organisation or ""))
    return whole is not None and any(
        other.body == "region"
        and other.number.value == whole >= LEAST_SHARED
        and whole > claim.number.value
        and (not other.fields or is_same_figure(other, claim))
        for other in inspection.mentions.claims
    )


def _runs_on(inspection: Inspection, claim: Claim, other: Claim) -> bool:
    """Does the other one follow in the same sentence, no word for the report's own body (我局, 本级) before it?"""
    if other.number.span.start < claim.number.span.start:
        return False
    between = inspection.document.text[claim.sentence.start : other.number.span.start]
    return other.sentence == claim.sentence and not _OWN_BODY.search(between)


def goes_on_with_the_region(inspection: Inspection, claim: Claim) -> bool:
    """`全区新接收187件。除9件转结外，均完成答复` of 28 and 2: does a sentence in front speak of the region, whose
    figures are not the tables', and none since then of the own body?
    """
    if claim.body != "own":
        return False
    text = inspection.document.text
    start = inspection.paragraph_start(claim.sentence.start)
    in_front = [
        one for one in inspection.mentions.claims
        if one.body == "region" and start <= one.number.span.start < claim.sentence.start
        and (topic_of(one) == topic_of(claim) if one.fields else one.number.unit in UNITS)
    ]  # fmt: skip
    totals = totals_of_requests(inspection)
    if not in_front or any(
        one.number.value >= LEAST_SHARED and (one.number.value in totals or inspection.fitting(one)) for one in in_front
    ):
        return False
    since = text[in_front[-1].number.span.end : claim.number.span.start]
    return _OWN_BODY.search(since) is None and _OFFICE.search(since) is None and _LEVEL.search(since) is None
