"""The share of requests that came one way, told in words beside its count: 网上收到141件，近八成申请人选择网上."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import Final

from corpora.document.claim import Claim
from corpora.document.geometry import Span
from corpora.document.proportion import percentage
from corpora.document.proportion_words import Proportion, find_proportions
from service.checks.inspection import Finding, Inspection, message
from service.checks.request_totals import NEW, TO_SETTLE
from service.checks.told_in_words import CONFIDENCE, FEWEST
from service.checks.ways import BY_LETTER, IN_PERSON, ONLINE

_WAYS: Final = (ONLINE, BY_LETTER, IN_PERSON)
_WAY: Final = {way: re.compile(way) for way in _WAYS}
_BY: Final = (
    r"(?:的)?(?:申请人?|申请件)?(?:(?:是|为)?(?:选择|通过|采用|采取|经由?|以|来自|使用))(?P<way>[^，,。；;：:\d]{2,12})"
)
_BEHIND: Final = re.compile(_BY)
"""`申请人选择网上提交` behind 近八成."""
_IN_FRONT: Final = re.compile(
    r"(?P<way>[^，,。；;：:\d]{2,12}?)(?:提交|提出|申请|方式|渠道|的|件|数)*(?:已|也|均|约)?占(?:比|全部申请的?|申请总?[量数]的?|总[量数]的?|新收(?:申请)?的?)?(?:为|达|到)?$"
)
"""`网上申请占比` in front of 近八成."""


def ways_in_words(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each such share of all that came in, where one count of its sentence is of that way."""
    text = inspection.document.text
    for sentence, group in groupby(inspection.mentions.claims, key=lambda claim: claim.sentence):
        claims = [claim for claim in group if _is_plain(claim)]
        for share in find_proportions(text[sentence.start : sentence.end]):
            way = _way_of(text[sentence.start : sentence.end], share)
            counts = [claim for claim in claims if way is not None and _WAY[way].search(claim.measure)]
            if len(counts) == 1 and (finding := _judged(inspection, counts[0], share)) is not None:
                yield finding


def _is_plain(claim: Claim) -> bool:
    exact = claim.relation == "equal" and claim.number.bound == "exact" and claim.number.unit in ("件", "份", "宗")
    return exact and not claim.fields and claim.period_kind == "this_year" and claim.body in ("own", "region")


def _way_of(words: str, share: Proportion) -> str | None:
    """The one way that the words around a share name."""
    said = _BEHIND.match(words, share.span.end) or _IN_FRONT.search(words[: share.span.start])
    named = [way for way in _WAYS if said is not None and _WAY[way].search(said["way"])]
    return named[0] if len(named) == 1 else None


def _judged(inspection: Inspection, count: Claim, share: Proportion) -> Finding | None:
    made = [
        exact
        for total in (NEW, TO_SETTLE)
        if (whole := inspection.value(total)) is not None and whole >= FEWEST and whole >= count.number.value
        and (exact := percentage(count.number.value, whole)) is not None
    ]  # fmt: skip
    if not made or share.of or "申请" not in inspection.sentence(count).text:
        return None
    fits = share.usual[0] <= made[0] <= share.usual[1]
    if not fits and any(share.least <= exact <= share.most for exact in made):
        return None
    words = Span(count.sentence.start + share.span.start, count.sentence.start + share.span.end)
    return Finding(
        kind="claim-ratio",
        verdict="supported" if fits else "contradicted",
        cause="published",
        message=message(
            "in-words.share" if fits else "in-words.share-contradicted",
            words=inspection.document.text[words.start : words.end], part=count.measure.strip(), a=count.number.value,
            b=inspection.value(NEW), exact=made[0].quantize(Decimal("0.1")),
        ),
        found=made[0].quantize(Decimal("0.1")),
        evidence=(inspection.sentence(count), *inspection.cells(NEW.fields)),
        confidence=min(CONFIDENCE, count.confidence, inspection.confidence(NEW.fields)),
        claim_ids=(count.id,),
    )  # fmt: skip
