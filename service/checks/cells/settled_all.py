"""All is said to be settled within the year, against what the tables carry over: 共86件，均已于当年办结."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpora.document.check import Evidence
from corpora.document.claim import Claim
from corpora.document.geometry import Span
from service.checks.figures.request_totals import CARRIED_IN, CARRIED_OUT, NEW, TO_SETTLE
from service.checks.inspection import Finding, Inspection, message

CONFIDENCE: Final = 0.85
_ALL: Final = "均|都|全部|全数|悉数|皆"
_IN_THE_YEAR: Final = "(?:于|在)?(?:当年|年内|本年度?内?|年底前|年末前|(?:19|20)\\d\\d年(?:底前|末前|内))"
_BY_THE_END: Final = r"截至(?:(?:19|20)\d\d年|当年)?(?:年?底|年?末|12月(?:31日|底))[，,]?"
_DONE: Final = (
    "(?:依法|按期|按时|如期)?(?:答复(?=[，,。；;]|$)|办结|办理完毕|答复完毕|办复完毕|处理完毕|作出了?答复)"
    "(?=[，,。；;）)]|$)"
)
_ALL_WITHIN: Final = (
    rf"(?:{_BY_THE_END})?(?:已|现已)?(?:(?:{_ALL})已?{_IN_THE_YEAR}(?:{_ALL})?|{_IN_THE_YEAR}(?:已)?(?:{_ALL}))"
    rf"|{_BY_THE_END}(?:已)?(?:{_ALL})(?:已)?|(?:{_ALL})已(?:{_ALL})"
)
"""Not 均按期办结: what is not due yet is put off by nobody."""
_WITHIN: Final = re.compile(rf"\s?[件份宗](?:申请)?[）)]?[，,]\s?(?P<words>(?:{_ALL_WITHIN}){_DONE})")
_ALL_OF_THEM: Final = (
    r"(?:[\u4e00-\u9fff]{0,6}对全部\s?\d{1,6}\s?[件份宗]申请|(?:上述|以上|所有|全部|这些)申请(?:件)?"
    "|新?收到?的(?:申请)?[和及与](?:上(?:一)?年度?)?结转的(?:申请)?)"
)
_OF_THOSE: Final = re.compile(
    r"\s*(?:连同[^，,。；;]{2,14}[，,])?"
    rf"(?P<words>(?:(?:{_BY_THE_END}){_ALL_OF_THEM}(?:已|均|都|全部)+|{_ALL_OF_THEM}(?:{_ALL_WITHIN})){_DONE})"
)
"""`截至2023年末，上述申请已全部办结。`, `收到的申请和上年结转的申请已在年内全部办结。`"""


_BUT_CARRIED: Final = re.compile(
    r"除\s?\d[\d,]*\s?件(?:申请)?[^，,。；;\d]{0,16}(?:结转|顺延|转入|延至)[^，,。；;\d]{0,8}(?:(?:19|20)\d\d\s?年|下(?:一)?年度?|次年)?[^，,。；;\d]{0,6}"
    rf"(?:以|之)?外[，,]其[余他它](?:的)?(?:\s?\d[\d,]{{0,6}}\s?[件宗份])?(?:申请|办件)?(?:件)?(?:{_ALL})(?:已)?(?:{_IN_THE_YEAR})?(?:{_ALL})?(?:已)?{_DONE}"
)
"""`除3件申请因征求第三方意见结转外，其余申请均已在2021年内办结`."""


def settled_all(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each count of all the year's requests that such words follow, in its sentence or the next; and
    for each of those that are said to be all that was carried over.
    """
    yield from _all_but_carried(inspection)
    for claim in inspection.mentions.claims:
        plain = claim.relation == "equal" and not claim.negated and claim.number.bound == "exact"
        fitting = inspection.fitting(claim) if plain and claim.fields and claim.period_kind == "this_year" else None
        if fitting is None:
            continue
        of_all = fitting.counts_as(TO_SETTLE)
        if not of_all and not (claim.firm and fitting.counts_as(NEW)):
            continue
        text = inspection.document.text
        if (said := _WITHIN.match(text, claim.number.span.end, claim.sentence.end)) is not None:
            yield from _judged(inspection, claim, said["words"], inspection.sentence(claim), of_all=of_all)
        elif (span := _told_behind(inspection, claim) or _told_next(inspection, claim)) is not None:
            words = text[span.start : span.end]
            yield from _judged(inspection, claim, words, inspection.words(span), of_all=True)


def _all_but_carried(inspection: Inspection) -> Iterator[Finding]:
    text, left = inspection.document.text, inspection.value(CARRIED_OUT)
    for claim in inspection.mentions.claims if left is not None else ():
        said = _BUT_CARRIED.match(text, claim.number.span.start - 1) or _BUT_CARRIED.match(text, claim.span.start)
        plain = claim.relation == "equal" and claim.number.bound == "exact" and claim.body in ("own", "region")
        if said is None or not plain or (claim.fields and inspection.fitting(claim) is not None):
            continue
        agrees = claim.number.value == left
        code = "claim-table.supported" if agrees else "claim-table.contradicted"
        yield Finding(
            kind="claim-table",
            verdict="supported" if agrees else "contradicted",
            cause="published",
            message=message(
                code, measure=CARRIED_OUT.name, claimed=claim.number.value, found=left, unit=claim.number.unit,
                label=inspection.label(CARRIED_OUT.fields[0]),
            ),
            fields=CARRIED_OUT.fields,
            claimed=claim.number.value,
            found=left,
            evidence=(inspection.sentence(claim), *inspection.cells(CARRIED_OUT.fields)),
            confidence=min(CONFIDENCE, inspection.confidence(CARRIED_OUT.fields)),
            claim_ids=(claim.id,),
        )  # fmt: skip


LONGEST_BETWEEN: Final = 120
"""Characters of the sentences between the count and the words that take it up."""


_TAKEN_UP: Final = re.compile(rf"[，,；;]\s?{_OF_THOSE.pattern}")


def _told_behind(inspection: Inspection, claim: Claim) -> Span | None:
    """`收到14件，上年结转1件，以上申请均已在年内办结`: the words, in the same sentence."""
    said = _TAKEN_UP.search(inspection.document.text, claim.number.span.end, claim.sentence.end)
    return Span(*said.span("words")) if said is not None else None


def _told_next(inspection: Inspection, claim: Claim) -> Span | None:
    """`新收26件。…。截至年末，上述申请已全部办结`: the words, where no other such count stands between."""
    text, end = inspection.document.text, claim.sentence.end
    for place in [end, *(end + mark.end() for mark in re.finditer("。", text[end : end + LONGEST_BETWEEN]))]:
        if _COMES_IN.search(text, end, place):
            return None
        if (said := _OF_THOSE.match(text, place)) is not None:
            return Span(*said.span("words"))
    return None


_COMES_IN: Final = re.compile(r"收到|新收|受理|结转|工单|来信|建议|提案")


def _judged(inspection: Inspection, claim: Claim, words: str, told: Evidence, *, of_all: bool) -> Iterator[Finding]:
    """What is carried over is of all that there was to settle; of the new ones it is what those carried in leave."""
    left, before = inspection.value(CARRIED_OUT), inspection.value(CARRIED_IN)
    if left is None or (not of_all and before is None) or (left > 0 and not of_all and left <= (before or 0)):
        return
    yield Finding(
        kind="claim-table",
        verdict="contradicted" if left else "supported",
        cause="published",
        message=message(
            "in-words.settled-contradicted" if left else "in-words.settled",
            words=words, all=claim.number.value, left=left,
        ),
        fields=CARRIED_OUT.fields,
        found=left,
        evidence=(told, *inspection.cells(CARRIED_OUT.fields)),
        confidence=min(CONFIDENCE, claim.confidence, inspection.confidence(CARRIED_OUT.fields)),
        claim_ids=(claim.id,),
    )  # fmt: skip
