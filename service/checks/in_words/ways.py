"""The share of requests of one kind, told in words beside its count, where the tables have no such kind: those that
came one way (网上收到141件，近八成申请人选择网上), those on one matter (征地11件、宅基地6件、低保2件，征地类占近六成).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final

from corpora.document.claim import Claim
from corpora.document.geometry import Span
from corpora.document.proportion import percentage
from corpora.document.proportion_words import Proportion, find_proportions
from service.checks.cells.lists import NEW_ONES
from service.checks.figures.beside import totals_of_requests
from service.checks.figures.request_totals import NEW, TO_SETTLE, UNITS
from service.checks.in_words.shares import CONFIDENCE, FEWEST
from service.checks.inspection import Finding, Inspection, message
from service.checks.parts.ways import ways_in

_BY: Final = (
    r"(?:的)?(?:申请人?|申请件)?(?:(?:是|为)?(?:选择|通过|采用|采取|经由?|以|来自|使用))(?P<way>[^，,。；;：:\d]{2,12})"
)
_BEHIND: Final = re.compile(_BY)
"""`申请人选择网上提交` behind 近八成."""
_IN_FRONT: Final = re.compile(
    r"(?P<way>[^，,。；;：:\d]{2,12}?)(?:提交|提出|申请|方式|渠道|的|件|数)*(?:已|也|均|约)?占(?:比|全部申请的?|申请总?[量数]的?|总[量数]的?|新收(?:申请)?的?)?(?:为|达|到)?$"
)
"""`网上申请占比` in front of 近八成."""


_OF_ALL: Final = r"占(?:比|全部申请的?|申请总?[量数]的?|总[量数]的?|新收(?:申请)?(?:总?[量数])?的?)?(?:为|达|到)?"
_NAMED: Final = re.compile(
    r"(?:^|[，,；;：:。])(?:其中|以)?(?P<name>[^，,。；;：:、\d（()）占]{2,14}?)(?:类|方面|事项|领域|方式|渠道|问题)?(?:的)?(?:申请)?(?:件|数|量)*(?:已|也|均|约)?"
    rf"{_OF_ALL}$"
)
"""`征地补偿类占` in front of 近八成."""
_REACHES: Final = re.compile(
    r"(?:^|[，,；;：:。])(?P<name>[^，,。；;：:、\d（()）占]{2,14}?)的?(?:受理|承办|申请|办理)?(?:件数|[数量]+)(?:已|就|也|便)?$"
)
"""`区级部门受理量` in front of 过半."""
_RIGHT_BEHIND: Final = re.compile(rf"\s?[件份宗](?:申请)?[，,（(](?:{_OF_ALL}|数量|件数|占比|比重)?")
"""`网络41件，` in front of 近八成."""
_ASIDE: Final = re.compile(r"(?:类|方面|事项|领域|方式|渠道|问题|的|申请|提交|提出)+$")
FEWEST_KINDS: Final = 3
MOST_KINDS: Final = 30
"""Counts that come to all requests, before they are taken for a list of their kinds; a longer list is not looked at."""


def ways_in_words(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each such share of all that came in, where one count of its sentence is of that way."""
    text = inspection.document.text
    others = _parts_of_others(inspection)
    for sentence, group in groupby(inspection.mentions.claims, key=lambda claim: claim.sentence):
        told, words = list(group), text[sentence.start : sentence.end]
        shares = list(find_proportions(words))
        kinds = _come_to_all(inspection, told, others) if shares else ()
        for share in shares:
            way = _way_of(words, share) if "申请" in words else None
            counts = [one for one in told if way is not None and _is_plain(one) and way in ways_in(one.measure)]
            counts = counts or _of_all_kinds(text, kinds, share)
            if len(counts) == 1 and (finding := _judged(inspection, counts[0], share)) is not None:
                yield finding


def _is_plain(claim: Claim) -> bool:
    return _is_exact(claim) and not claim.fields and claim.body in ("own", "region")


def _is_no_result(claim: Claim) -> bool:
    """Is it tied to nothing, or to those who asked?"""
    return not claim.fields or all(field.startswith(NEW_ONES) for field in claim.fields[0].fields)


def _is_exact(claim: Claim) -> bool:
    exact = claim.relation == "equal" and claim.number.bound == "exact" and claim.number.unit in UNITS
    return exact and claim.period_kind == "this_year"


def _way_of(words: str, share: Proportion) -> int | None:
    """The one way that the words around a share name."""
    said = _BEHIND.match(words, share.span.end) or _IN_FRONT.search(words[: share.span.start])
    named = ways_in(said["way"]) if said is not None else set()
    return named.pop() if len(named) == 1 else None


def _of_all_kinds(text: str, claims: Sequence[Claim], share: Proportion) -> list[Claim]:
    """The count that is named in front of a share, or stands right there, in a list that comes to all requests."""
    kinds = [one for one in claims if not one.fields or one.contested or one.supposed]
    if not kinds or share.of:
        return []
    start = kinds[0].sentence.start
    here = start + share.span.start
    for one in kinds:
        if one.number.span.end <= here and _RIGHT_BEHIND.fullmatch(text, one.number.span.end, here):
            ends = text[start + share.span.end : start + share.span.end + 1] in ("", *"，,；;。）)")
            return [one] if ends else []
    said = _NAMED.search(text[start:here]) or _REACHES.search(text[start:here])
    name = _ASIDE.sub("", said["name"]) if said is not None else ""
    return [one for one in kinds if len(name) > 1 and _ASIDE.sub("", one.measure.strip()).endswith(name)]


_REQUESTS: Final = re.compile("申请|新收|办结|答复")
_TOGETHER: Final = re.compile("合计|共计|总计|[两三四]者|[两三四][类项]")
FARTHEST_TOPIC: Final = 80
"""Characters in front of a sentence in which requests are spoken of that it divides."""


def _parts_of_others(inspection: Inspection) -> frozenset[str]:
    """Ids of the parts of lists that come to their whole, which is no total of requests."""
    claims, totals = inspection.claims, totals_of_requests(inspection)
    return frozenset(
        part
        for one in inspection.mentions.part_lists
        if (whole := claims[one.whole].number.value) not in totals
        and sum(claims[part].number.value for part in one.parts) == whole
        for part in one.parts
    )


def _come_to_all(inspection: Inspection, claims: Sequence[Claim], others: frozenset[str]) -> Sequence[Claim]:
    """The longest run of a sentence's counts that are together as many as came in, were to settle or were settled.
    `others`: ids of parts of something else.
    """
    text, sentence = inspection.document.text, claims[0].sentence
    if _REQUESTS.search(text, max(0, sentence.start - FARTHEST_TOPIC), sentence.end) is None:
        return ()
    told = [one for one in claims if _is_exact(one) and (one.contested or _is_no_result(one))][:MOST_KINDS]
    told = [one for one in told if one.id not in others and not _TOGETHER.search(one.measure)]
    totals = totals_of_requests(inspection)
    for length in range(len(told), FEWEST_KINDS - 1, -1):
        for at in range(len(told) - length + 1):
            if sum(one.number.value for one in told[at : at + length]) in totals:
                return told[at : at + length]
    return ()


def _judged(inspection: Inspection, count: Claim, share: Proportion) -> Finding | None:
    made = [
        exact
        for total in (NEW, TO_SETTLE)
        if (whole := inspection.value(total)) is not None and whole >= FEWEST and whole >= count.number.value
        and (exact := percentage(count.number.value, whole)) is not None
    ]  # fmt: skip
    if not made or share.of:
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
