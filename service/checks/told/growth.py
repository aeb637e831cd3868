"""Growth in words between two told counts: 由41万次升至86万次，增长一倍多; 从140件回落到112件，减少两成."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from corpora.document.proportion import percentage
from corpora.document.proportion_words import find_proportions
from service.checks.figures.plain_counts import is_count
from service.checks.inspection import Finding, Inspection, message
from service.checks.told.counts import CONFIDENCE, Sentence

_UP: Final = "增长|增加|上升|提高|增|升|多"
_DOWN: Final = "减少|下降|降低|回落|压减|缩减|减|降|少"
_BEGINS: Final = re.compile(r"[由从自][^，,。；;：:、]{0,14}$")
_TO: Final = re.compile(
    rf"[^，,。；;：:\d]{{0,6}}?[，,]?(?:{_UP}|{_DOWN}|提|跃|扩|精简|回|跌)[^，,。；;：:\d]{{0,4}}(?:至|到|为)(?:(?:19|20)\d\d\s?年度?的?)?\s?"
)
_THAN: Final = re.compile(
    r"(?:较|比)(?:于)?(?:上年度?|去年|前年|(?:19|20)\d\d\s?年度?)[^，,。；;：:\d多少增减升降]{0,6}$"
)
_WORDS: Final = re.compile(
    rf"\s?[，,（(]?(?:同比|一年间|总体|整体)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|幅度?(?:为|达)?|幅(?:近)?)?(?P<words>[^，,。；;：:、）)\d]{{1,8}})(?=[，,。；;）)]|$)"
)
_AND_MORE: Final = re.compile("[多余强]$")
MORE: Final = Decimal(11)
"""Percentage points that 三成多 may be over three tenths."""


def told_growth(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each pair of counts with such words right behind."""
    for place in range(1, len(told.counts)):
        pair = _pair(told, place)
        said = _WORDS.match(told.text[told.behind(told.counts[place]) : told.end]) if pair is not None else None
        if pair is None or said is None:
            continue
        finding = _judged(inspection, told, *pair, said)
        if finding is not None:
            yield finding


def _pair(told: Sentence, place: int) -> tuple[Claim, Claim] | None:
    """(now, then): `由A升至B`, or `B，较上年的A`."""
    one, other = told.counts[place - 1 : place + 1]
    if not is_count(one) or not is_count(other) or one.number.unit != other.number.unit or other.relation != "equal":
        return None
    between = told.text[told.behind(one) : other.number.span.start]
    if _TO.fullmatch(between) and _BEGINS.search(told.text[told.start : one.number.span.start]):
        return other, one
    if _THAN.search(told.text[told.start : other.number.span.start]) and re.match(
        r"\s?[^，,。；;\d]{0,4}[，,]", between
    ):
        return one, other
    return None


def _judged(inspection: Inspection, told: Sentence, now: Claim, then: Claim, said: re.Match[str]) -> Finding | None:
    shares = list(find_proportions(said["words"]))
    change = percentage(now.number.value - then.number.value, then.number.value)
    if len(shares) != 1 or change is None:
        return None
    share = shares[0]
    change = change if said["up"] else -change
    most, usual = share.most, share.usual
    if _AND_MORE.search(said["words"]):
        most, usual = share.least + MORE + 2, (share.least + 1, share.least + MORE)
    fits = usual[0] <= change <= usual[1]
    if not fits and share.least <= change <= most:
        return None
    words = said[0].strip("，, （(")
    return Finding(
        kind="claim-change",
        verdict="supported" if fits else "contradicted",
        cause="published",
        message=message(
            "claim-change.words" if fits else "claim-change.words-contradicted", words=words, now=now.number.value,
            before=then.number.value,
        ),
        claimed=now.number.value,
        found=then.number.value,
        evidence=(inspection.sentence(now), *(inspection.words(one.span, role="part") for one in (now, then))),
        confidence=CONFIDENCE,
        claim_ids=(now.id, then.id),
    )  # fmt: skip
