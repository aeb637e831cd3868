"""What is left when some are taken away: 办结28件，除去予以公开14件和部分公开5件，剩下的9件…"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.slips import is_slip
from service.checks.figures.beside import (
    OPENS_A_LIST,
    gives,
    in_the_sentence_before,
    is_result,
    statement_start,
    told_before,
    totals_of_requests,
)
from service.checks.figures.request_totals import CARRIED_OUT, NEW, SETTLED, TO_SETTLE
from service.checks.inspection import Finding, Inspection, message

CONFIDENCE: Final = 0.85
_TAKES_AWAY: Final = re.compile(
    r"(?:除去|除掉|除开|减去|扣除|扣去|刨去|刨除|去掉|(?<!开)除(?!非|外|以外|此|法|草|名)了?)"
)
_LEFT: Final = re.compile(r"(?:剩下|其[余他它]|余下|剩余|余)(?:的)?(?:还|则|仍)?(?:有|为|是|共)?\s?$")
_OTHERS: Final = re.compile(r"其[他它]\s?$")
_GOES_ON: Final = re.compile(r"\s?[件宗份][，、,]\s?[^，,。；;：:、\d]{2,10}\d")
"""`其他5件，社会公益组织2件，科研机构1件`: one of the list, and not its rest."""
_OPENED_SINCE: Final = re.compile(r"\d\s?[件宗份](?:(?:申请|案件)?[之当]?[中里]|[^，,。；;、\d]{0,8}[：:])")
"""`39件，除2件未审结外，其余37件中维持24件`, `除7件顺延外，159件已办：公开44件，余7件`: of the 37, of the 159."""
_IN_A_BRACKET: Final = re.compile(r"[（(][^（()）]*\d[^（()）]*$")
"""`不予公开10件（执法案卷5件，其他1件）`: the rest of what stands in front of the bracket."""
_SETTLED: Final = re.compile(r"(?:办结|答复|办理完毕)[^，,。；;\d]{0,6}$")
_TOTALS: Final = re.compile(r"(?:共计?|合计|总计|总共|应办理?|需办理)\s?\d[\d,]*\s?\w?[，,（(]\s?$")
"""`新收218件，加上年结转10件共228件，除15件结转下年度外`: of the last of them."""
_CAME_IN: Final = re.compile(r"(?:收到|新收|受理)[^，,。；;\d]{0,8}$")


def what_is_left(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each figure told as what is left of a count, or of a total that the words name, when others that
    stand between are taken away.
    """
    text = inspection.document.text
    for claim in inspection.mentions.claims:
        head = text[claim.sentence.start : claim.number.span.start]
        if claim.relation != "equal" or claim.negated or _LEFT.search(head) is None or _IN_A_BRACKET.search(head):
            continue
        if _OTHERS.search(head) and _GOES_ON.match(text, claim.number.span.end):
            continue
        marks = list(_TAKES_AWAY.finditer(head))
        if not marks or _OPENED_SINCE.search(head, marks[-1].end()):
            finding = (
                _of_a_count_opened(inspection, claim)
                or _of_a_count_named(inspection, claim)
                or _of_what_came_in(inspection, claim)
                or _of_what_was_settled(inspection, claim)
            )
        elif re.search("[。；;]", head[marks[-1].end() :]):
            continue
        else:
            finding = _judged(inspection, claim, head[: marks[-1].start()], claim.sentence.start + marks[-1].end())
        if finding is not None:
            yield finding


def _judged(inspection: Inspection, claim: Claim, lead: str, since: int) -> Finding | None:
    told = [one for one in told_before(inspection, claim) if one.relation == "equal" and not one.negated]
    taken = [one for one in told if one.number.span.start >= since]
    before = [one for one in told if one.number.span.end <= since]
    alike = all(one.number.unit == claim.number.unit and one.number.bound == "exact" for one in (claim, *taken))
    if not taken or not alike:
        return None
    less = sum((one.number.value for one in taken), Decimal(0))
    sure = claim.number.bound == "exact" and claim.period_kind == "this_year"
    named = _named_total(lead)
    if named is None and not before and _are_carried_out(inspection, claim, taken):
        named = TO_SETTLE
    if named is not None:
        value = inspection.value(named)
        rightly = all(one.fields and inspection.fitting(one) is not None for one in taken)
        if value is None or not sure or value < less or (not rightly and value - less != claim.number.value):
            return None
        return _finding(inspection, claim, taken, value, named)
    for whole in (*before, *in_the_sentence_before(inspection, claim)):
        if whole.number.unit == claim.number.unit and whole.number.value - less == claim.number.value:
            return _finding(inspection, claim, taken, whole.number.value, whole)
    right_behind = before and sure and re.search(r"\d\s?\w?[，,（(]\s?$", lead)
    if right_behind and less <= before[-1].number.value and (len(before) == 1 or _TOTALS.search(lead)):
        return _finding(inspection, claim, taken, before[-1].number.value, before[-1])
    return None


_ALL_DONE: Final = re.compile(
    r"\s?[件宗份](?:申请)?(?:均|全部|都)(?:已)?(?:在|按|依法|及时|年内|期)*(?:办结|答复|办理完毕)"
)


def _are_carried_out(inspection: Inspection, claim: Claim, taken: Sequence[Claim]) -> bool:
    """`除1件结转下年度外，其余43件均已办结`: of all that there was to settle."""
    done = _ALL_DONE.match(inspection.document.text, claim.number.span.end) is not None
    return done and len(taken) == 1 and bool(taken[0].fields) and taken[0].fields[0].counts_as(CARRIED_OUT)


_OPENS_A_COUNT: Final = re.compile(rf"\s?\w?{OPENS_A_LIST}")
_DIVIDES_AGAIN: Final = re.compile("其中|包括|含|分别|上年|去年|结转")


def _of_a_count_opened(inspection: Inspection, claim: Claim) -> Finding | None:
    """`办结的94件中，公开48件；其余46件…`: of a count that is opened so, all others of its statement."""
    text = inspection.document.text
    told = [one for one in told_before(inspection, claim) if one.number.unit != "%"]
    if (total := _opened_by_name(text, claim)) is not None:
        value = inspection.value(total)
        few = value is not None and sum(one.number.value for one in told) < value
        plain = few and told and all(_is_plain(one, claim) for one in (*told, claim))
        plain = plain and not _is_left_of_another(inspection, claim, told)
        return _finding(inspection, claim, told, value, total) if plain and value is not None else None
    opened = [place for place, one in enumerate(told) if _OPENS_A_COUNT.match(text, one.number.span.end)]
    if not opened or not told[opened[-1] + 1 :]:
        return None
    whole, taken = told[opened[-1]], told[opened[-1] + 1 :]
    words = text[whole.number.span.end : claim.number.span.start]
    if (
        not all(_is_plain(one, claim) for one in (whole, *taken, claim))
        or _DIVIDES_AGAIN.search(words)
        or "。" in words
    ):
        return None
    few = sum(one.number.value for one in taken) < whole.number.value
    return _finding(inspection, claim, taken, whole.number.value, whole) if few else None


_OPENS_BY_NAME: Final = re.compile(
    r"(?:本年度?|全年|当年)?(?P<what>新收|收到|受理|办结|答复)(?:到|了|的|政府信息公开|信息公开|件)*(?:申请|件)?(?:之|当)?[中里][，,：:]"
)


def _opened_by_name(text: str, claim: Claim) -> Expression | None:
    """`新收申请中，县区受理412件，市直部门受理198件，其余48件…`: the total that the sentence opens with."""
    head = text[claim.sentence.start : claim.number.span.start]
    said = _OPENS_BY_NAME.match(head)
    if said is None or _DIVIDES_AGAIN.search(head):
        return None
    return SETTLED if said["what"] in ("办结", "答复") else NEW


_OPENS_BY_KIND: Final = re.compile(r"\s?(?P<kind>[\u4e00-\u9fff]{3,14}?)(?:的?申请)?(?:之|当)?[中里][，,：:]")


def _of_a_count_named(inspection: Inspection, claim: Claim) -> Finding | None:
    """`法人和其他组织60件；法人和其他组织中，企业33件，其余27件…`: of the count that the statement opens with the
    name of, and all others of the statement.
    """
    text, told = inspection.document.text, told_before(inspection, claim)
    start = statement_start(inspection, claim)
    said = _OPENS_BY_KIND.match(text, start) if start > claim.sentence.start else None
    if said is None:
        return None
    taken = [one for one in told if one.number.span.start >= said.end() and one.number.unit != "%"]
    wholes = [
        one for one in told
        if one.number.span.end <= start and one.measure.strip().removesuffix("申请").endswith(said["kind"])
    ]  # fmt: skip
    plain = wholes and len(taken) > 1 and all(_is_plain(one, claim) for one in (wholes[-1], *taken, claim))
    if not plain or _DIVIDES_AGAIN.search(text[said.end() : claim.number.span.start]):
        return None
    few = sum(one.number.value for one in taken) < wholes[-1].number.value
    return _finding(inspection, claim, taken, wholes[-1].number.value, wholes[-1]) if few else None


LEAST_LEFT: Final = 20
"""A figure from which on another is a slip of it by no chance."""


def _of_what_came_in(inspection: Inspection, claim: Claim) -> Finding | None:
    """`新收471件。较多的为甲局（113件）、乙办（86件）、丙局（54件），其余218件由其他单位承办`: of what the sentence in
    front, or this one in front of a ；, says came in, where the tables have that and it comes to it, or would but for a
    slip of the pen; sorts (`违建类21件、渣土类7件，剩余12件`) may be miscounted, too.
    """
    start = statement_start(inspection, claim)
    told = [one for one in told_before(inspection, claim) if one.number.unit != "%"]
    taken = [one for one in told if one.number.span.start >= start]
    front = [one for one in told if one.number.span.start < start] or in_the_sentence_before(inspection, claim)
    before = [one for one in front if one.relation == "equal" and one.fields]
    came = [one for one in before if one.fields[0].counts_as(NEW)]
    plain = len(came) == 1 and len(taken) > 1 and all(_is_plain(one, claim) for one in (*came, *taken, claim))
    if not plain or any(one.fields for one in (*taken, claim)) or inspection.value(NEW) != came[0].number.value:
        return None
    less = sum((one.number.value for one in taken), Decimal(0))
    left = came[0].number.value - less
    if _DIVIDES_AGAIN.search(inspection.document.text[start : claim.number.span.start]):
        return None
    if any(one.number.value - less == claim.number.value for one in front if one is not came[0]):
        return None
    slip = left >= LEAST_LEFT and is_slip(claim.number.value, left)
    sorts = all(_SORT.search(one.measure.strip()) for one in taken) or _IS_ABOUT.search(taken[0].measure) is not None
    if not slip and not (sorts and left > 0 and abs(claim.number.value - left) <= NEAR):
        return None
    return _finding(inspection, claim, taken, came[0].number.value, came[0])


_SORT: Final = re.compile("(?:类|方面|事项|领域)$")
_IS_ABOUT: Final = re.compile("涉及|关于|反映")
"""`从内容看，涉及土地征用14件、项目规划8件，其余11件涉及环评`."""
NEAR: Final = 3
"""Difference up to which what is left may be miscounted."""


def _of_what_was_settled(inspection: Inspection, claim: Claim) -> Finding | None:
    """`答复15件。公开7件，部分公开3件，其余4件为…`: of what the sentence in front says was settled, behind results
    that the tables have; None where it is what they leave of any other total.
    """
    taken = [one for one in told_before(inspection, claim) if one.number.unit != "%"]
    results = [bool(one.fields) and is_result(one) and inspection.fitting(one) is not None for one in taken]
    before = [one for one in in_the_sentence_before(inspection, claim) if one.relation == "equal"]
    settled = [one for one in before if one.fields and gives(inspection, one, SETTLED)]
    head = inspection.document.text[claim.sentence.start : claim.number.span.start]
    plain = len(settled) == 1 and len(taken) > 1 and all(results) and not re.search("[。；;（(]", head)
    if not plain or not all(_is_plain(one, claim) for one in (*taken, claim)) or _DIVIDES_AGAIN.search(head):
        return None
    less = sum(one.number.value for one in taken)
    totals = totals_of_requests(inspection)
    lefts = {whole - less for whole in (*totals, *(one.number.value for one in before))}
    left = settled[0].number.value - less
    if left <= 0 or claim.number.value in lefts or not 0 < abs(claim.number.value - left) <= NEAR:
        return None
    return _finding(inspection, claim, taken, settled[0].number.value, settled[0])


def _is_left_of_another(inspection: Inspection, claim: Claim, taken: Sequence[Claim]) -> bool:
    """Is it what the tables have of it, or what is left of a figure of the sentence in front (答复17件)?"""
    if claim.fields and inspection.fitting(claim) is not None:
        return True
    less = sum(one.number.value for one in taken)
    return any(one.number.value - less == claim.number.value for one in in_the_sentence_before(inspection, claim))


def _is_plain(one: Claim, claim: Claim) -> bool:
    exact = one.relation == "equal" and not one.negated and one.number.bound == "exact"
    return exact and one.number.unit == claim.number.unit and one.period_kind == "this_year"


def _named_total(lead: str) -> Expression | None:
    """`办结件里` in front of 除去."""
    if _SETTLED.search(lead):
        return SETTLED
    return NEW if _CAME_IN.search(lead) else None


def _finding(
    inspection: Inspection, claim: Claim, taken: Sequence[Claim], value: Decimal, whole: Claim | Expression
) -> Finding:
    left = value - sum(one.number.value for one in taken)
    fits = left == claim.number.value
    claims = (whole, *taken) if isinstance(whole, Claim) else tuple(taken)
    fields = () if isinstance(whole, Claim) else whole.fields
    return Finding(
        kind="claim-parts",
        verdict="supported" if fits else "contradicted",
        cause="published",
        message=message(
            "in-words.left" if fits else "in-words.left-contradicted", claimed=claim.number.value,
            unit=claim.number.unit or "", left=left,
            formula=" − ".join(str(one) for one in (value, *(one.number.value for one in taken))),
        ),
        fields=fields,
        claimed=claim.number.value,
        found=left,
        evidence=(
            inspection.sentence(claim), *(inspection.words(one.span, role="part") for one in claims),
            *inspection.cells(fields),
        ),
        confidence=min(CONFIDENCE, claim.confidence, *(one.confidence for one in claims)),
        claim_ids=(claim.id, *(one.id for one in claims)),
    )  # fmt: skip
