"""What the other figures of a claim's sentence are to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim, Expression
from service.checks.figures.request_totals import ALL_REQUESTS, NEW
from service.checks.inspection import Inspection

REQUESTS: Final = "requests"
"""The table of applications."""
DISPUTES: Final = "disputes"
"""The table in which one column counts what several ways of dispute led to."""


def beside(inspection: Inspection, claim: Claim) -> Iterator[Claim]:
    """The other claims of its sentence that are tied to fields."""
    return (
        other
        for other in inspection.mentions.claims
        if other.id != claim.id and other.sentence == claim.sentence and other.fields
    )


OPENS_A_LIST: Final = r"(?:的?申请)?[之当]?[中里][，,：:]"
"""Behind a count and its unit, a pattern of words that what follows divides it by: `办结的52件中，`."""


def statement_start(inspection: Inspection, claim: Claim) -> int:
    """Behind the last 。 or ； in front of the claim's number, or where its sentence begins."""
    text, start = inspection.document.text, claim.sentence.start
    marks = (text.rfind(mark, start, claim.number.span.start) + 1 for mark in "。；;")
    return max(start, *marks)


def statement_front(inspection: Inspection, claim: Claim) -> str:
    """The words of its statement in front of the claim's number."""
    return inspection.document.text[statement_start(inspection, claim) : claim.number.span.start]


def told_before(inspection: Inspection, claim: Claim) -> list[Claim]:
    """The claims of its sentence whose numbers stand in front of its own, tied to fields or not."""
    return [
        other
        for other in inspection.mentions.claims
        if other.sentence == claim.sentence and other.number.span.start < claim.number.span.start
    ]


def in_the_sentence_before(inspection: Inspection, claim: Claim) -> list[Claim]:
    """The claims of the sentence right in front, tied to fields or not; none where words stand between."""
    before = inspection.told_in_front_of(claim.sentence)
    last = before[0].sentence.end if before else 0
    return [] if inspection.document.text[last : claim.sentence.start].strip() else [*before]


def came_in_before(inspection: Inspection, claim: Claim) -> Claim | None:
    """The one figure of the sentence in front that is what came in (`收到申请50件。`); None for none or several."""
    came = [one for one in in_the_sentence_before(inspection, claim) if gives(inspection, one, NEW)]
    return came[0] if len(came) == 1 else None


def totals_of_requests(inspection: Inspection) -> set[Decimal]:
    """What the tables have of all requests: those that came in, were settled, were to be settled."""
    return {value for total in ALL_REQUESTS if (value := inspection.value(total))}


def is_the_years_count(claim: Claim) -> bool:
    """Is it an exact count of this year that the issuing body, or its region, has?"""
    exact = claim.relation == "equal" and claim.number.bound == "exact" and not claim.negated
    return exact and claim.period_kind == "this_year" and claim.body in ("own", "region")


def is_same_figure(one: Claim, other: Claim) -> bool:
    """Do both speak of one figure first? Words that come to one sum (收到, 办结: 新收 plus 结转) tell apart what is
    counted; a network has no words.
    """
    if one.fields[0] == other.fields[0]:
        return True
    nameless = one.supposed is not None or other.supposed is not None
    return nameless and one.fields[0].counts_as(other.fields[0])


def near(claim: Claim, farthest: int) -> int:
    """Where the words in front of its number begin: at most so many characters of its sentence."""
    return max(claim.sentence.start, claim.number.span.start - farthest)


def gives(inspection: Inspection, claim: Claim, expression: Expression) -> bool:
    """Does the claim have what the tables have of an expression, and mean that?"""
    fitting = inspection.fitting(claim)
    return fitting is not None and fitting.counts_as(expression)


def sums_up(claim: Claim, others: Sequence[Claim]) -> bool:
    """`新收20件，加上结转1件，相加为21件` is neither of the two: is it the sum of those in front of it?"""
    values = [other.number.value for other in others if other.number.span.start < claim.number.span.start]
    return len(values) > 1 and claim.number.value == sum(values)


_RESULTS: Final = tuple(
    f"{REQUESTS}.{row}" for row in ("granted", "partial", "denied", "unavailable", "not_processed", "other")
)


def is_result(claim: Claim) -> bool:
    """Does it count first what became of requests, whoever asked?"""
    return all(field.startswith(_RESULTS) and field.endswith(".total") for field in claim.fields[0].fields)


def topic_of(claim: Claim) -> str:
    """What its first field is about: its table, or of disputes 复议 or 诉讼."""
    table, _, rest = claim.fields[0].fields[0].partition(".")
    return table if table != DISPUTES else rest.partition(".")[0].partition("_")[0]
