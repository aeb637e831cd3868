"""Whether a figure is told as carried over to the next year in the very words of the form."""

from __future__ import annotations

import re
from typing import Final

from corpora.document.claim import Claim
from service.checks.figures.beside import gives
from service.checks.figures.request_totals import CARRIED_IN, CARRIED_OUT, NEW, SETTLED
from service.checks.inspection import Inspection

NEAR: Final = 8
"""Figures in front or behind among which the other one of the two is looked for."""

_CARRIED_OVER: Final = re.compile(
    r"(?:[件宗份]|的)*申请[^，,。；;\d]{0,8}[，,、]?(?:并|均|需|须|将|而)*结转(?:至|到)?(?:下(?:一)?年度?|次年)(?:度)?(?:继续)?(?:办理|处理)"
    r"|[件宗份](?:[^，,。；;、\d]{0,10}[，,、])?(?:并|均|需|须|将|而)*结转(?:至|到)?(?:下(?:一)?年度?|次年)(?:度)?继续(?:办理|处理)"
    r"|[件宗份](?:申请)?(?:尚?未能?)(?:(?:在|于)?(?:年内|当年|年底前|年末前))?(?:办结|答复|办理完毕)[，,、](?:均|将|而|并)*(?:结转|转入|顺延)(?:至|到)?(?:下(?:一)?年度?|次年|20\d\d\s?年)"
)
"""`仍有83件申请需结转下年度办理`, `27件未能在年内办结、结转下年度继续办理`: nearly, or wholly, the name of its row."""


_CARRIED_ALONE: Final = re.compile(r"(?:另|并|尚)?(?:有)?(?:结转|转结)(?:办理)?(?:了|共|的)?")


def is_carried_by_place(inspection: Inspection, claim: Claim) -> bool:
    """`上年结转1件。办结37件，结转2件`, `结转2件，办结42件，转下年1件`: a bare 结转 beside the other of the two, told
    as the tables have it, and beside what was settled.
    """
    if _CARRIED_ALONE.fullmatch(claim.measure.strip()) is None or claim.body not in ("own", "region"):
        return False
    out = claim.fields[0].counts_as(CARRIED_OUT)
    if not out and not claim.fields[0].counts_as(CARRIED_IN):
        return False
    claims = inspection.mentions.claims
    place = next(index for index, one in enumerate(claims) if one.id == claim.id)
    before, behind = claims[max(0, place - NEAR) : place], claims[place + 1 : place + NEAR]
    settled = any(gives(inspection, one, SETTLED) for one in (before if out else behind[:1]))
    none_came = out and inspection.value(CARRIED_IN) == 0
    other = (
        any(gives(inspection, one, CARRIED_IN) for one in before)
        if out
        else any(gives(inspection, one, CARRIED_OUT) for one in behind)
    )
    return settled and (other or none_came)


_GOES_ON: Final = re.compile(
    r"[^。；;]{0,24}(?:结转|转入|顺延|转[至到]|留待)(?:至|到)?(?:下(?:一)?年度?|次年|翌年|来年|(?P<year>20\d\d)\s?年)"
)


def is_left_of_what_came(inspection: Inspection, claim: Claim) -> bool:
    """`收到96件，上年结转4件。年末办结93件，其余9件在期限内，结转2021年继续办理` of 7: what came in and what had been
    carried over and what was settled stand in front, told as the tables have them.
    """
    goes_on = _GOES_ON.match(inspection.document.text, claim.number.span.end, claim.sentence.end)
    if (
        not claim.fields
        or not claim.fields[0].counts_as(CARRIED_OUT)
        or goes_on is None
        or claim.body not in ("own", "region")
    ):
        return False
    year = inspection.layout.year
    if goes_on["year"] is not None and (year is None or int(goes_on["year"]) != year + 1):
        return False
    claims = inspection.mentions.claims
    place = next(index for index, one in enumerate(claims) if one.id == claim.id)
    before = [one for one in claims[max(0, place - NEAR) : place] if one.number.value]
    terms = (NEW, SETTLED, *((CARRIED_IN,) if inspection.value(CARRIED_IN) else ()))
    return all(any(gives(inspection, one, term) for one in before) for term in terms)


def is_carried_out_by_name(inspection: Inspection, claim: Claim) -> bool:
    """Do the words behind the number say that it is carried over, as the form does?"""
    behind = inspection.document.text[claim.number.span.end : claim.sentence.end]
    return claim.fields[0].counts_as(CARRIED_OUT) and _CARRIED_OVER.match(behind) is not None
