"""Passages told of another time, or of a part: nearly the same words, and no longer the figures of the report's tables.

What is this year's figure and what is not hangs on few characters. Generated prose has its own examples of both; these
set them side by side, wording by wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import Final

from corpora.document.claim import PeriodKind
from corpora.document.geometry import Span
from corpora.labelled.mention import ClaimMention
from corpora.labelled.passage import LabelledPassage
from training.language.noise import Edit, edited, noise_words

COUNT_OF_REQUESTS: Final = ("requests.new.total",)


def of_another_year(passage: LabelledPassage, random: Random) -> LabelledPassage | None:
    """The passage in a report of a later year, whose last or earlier one it then tells of; None where not every figure
    stands behind the year that it is of.
    """
    said = passage.text.find(f"{passage.year}年")
    first = min((claim.span.start for claim in passage.claims), default=0)
    others = {f"{passage.year + step}年" for step in (-2, -1, 1)} | {"上年", "去年", "结转", "本年", "今年", "全年"}
    if said < 0 or said > first or any(word in passage.text for word in others) or not _are_this_years(passage.claims):
        return None
    later = random.choice((1, 1, 1, 2))
    kind: PeriodKind = "last_year" if later == 1 else "other_year"
    claims = tuple(_of_no_field(claim, kind) for claim in passage.claims)
    return replace(passage, year=passage.year + later, claims=claims)


def of_another_time(passage: LabelledPassage, random: Random) -> LabelledPassage | None:
    """One sentence told of a part of the year or of the last one; None where its time is not said before its figures,
    or the next sentence might go on with it.
    """
    fitting = [(number, time) for number, time in _timed(passage) if _ends_there(passage, number)]
    if not fitting:
        return None
    number, time = random.choice(fitting)
    part = random.random() < 0.6
    words = random.choice(noise_words().parts_of_year if part else noise_words().last_years)
    words = words.format(year=passage.year, last=passage.year - 1)
    kind: PeriodKind = "part_of_year" if part else "last_year"
    sentence = passage.sentences[number]
    claims = tuple(
        _of_no_field(claim, kind) if _inside(claim.span, sentence) and claim.relation != "none" else claim
        for claim in passage.claims
    )
    return edited(replace(passage, claims=claims), [(time.start, time.end, words)])


def of_a_part(passage: LabelledPassage, random: Random) -> LabelledPassage | None:
    """One count of all requests told of some of them alone (通过网络提交的); None where it is tied to others."""
    tied = {index for parts in passage.part_lists for index in (parts.whole, *parts.parts)}
    tied |= {index for share in passage.shares for index in (share.percent, share.first, share.second) if index}
    fitting = [
        index
        for index, claim in enumerate(passage.claims)
        if claim.fields == COUNT_OF_REQUESTS and not claim.minus and claim.measure and index not in tied
        and "申请" in passage.text[claim.measure.start : claim.measure.end]
    ]  # fmt: skip
    if not fitting:
        return None
    index = random.choice(fitting)
    own = passage.claims[index]
    if own.measure is None:
        return None
    claims = tuple(
        replace(claim, fields=()) if claim.span == own.span else claim for claim in passage.claims
    )  # fmt: skip
    place = own.measure.start
    edits: list[Edit] = [(place, place, random.choice(noise_words().kinds_of_request))]
    return edited(replace(passage, claims=claims), edits)


def _are_this_years(claims: Sequence[ClaimMention]) -> bool:
    return bool(claims) and all(claim.period_kind == "this_year" for claim in claims)


def _of_no_field(claim: ClaimMention, kind: PeriodKind) -> ClaimMention:
    return replace(claim, period_kind=kind, fields=(), minus=())


def _timed(passage: LabelledPassage) -> Iterator[tuple[int, Span]]:
    """Sentences, of this year's figures alone, whose one stated time comes first."""
    for number, sentence in enumerate(passage.sentences):
        claims = [claim for claim in passage.claims if _inside(claim.span, sentence) and claim.relation != "none"]
        times = [one.span for one in passage.entities if one.label == "PERIOD" and _inside(one.span, sentence)]
        if len(times) == 1 and _are_this_years(claims) and times[0].end <= claims[0].span.start:
            whole = passage.text[times[0].start : times[0].end]
            if "月" not in whole and "结转" not in passage.text[sentence.start : sentence.end]:
                yield number, times[0]


def _ends_there(passage: LabelledPassage, number: int) -> bool:
    """Whether the next sentence says its own time before its figures, or has none."""
    if number + 1 >= len(passage.sentences):
        return True
    following = passage.sentences[number + 1]
    claims = [claim.span.start for claim in passage.claims if _inside(claim.span, following)]
    times = [one.span.start for one in passage.entities if one.label == "PERIOD" and _inside(one.span, following)]
    return not claims or (bool(times) and min(times) < min(claims))


def _inside(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start and span.end <= sentence.end
