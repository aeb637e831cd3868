"""A share that no count of the report, and no total of its tables, makes: it is wrong where its whole is plain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.mention import Share
from corpora.document.proportion import percentage
from service.checks.figures.beside import OPENS_A_LIST, statement_start, told_before
from service.checks.figures.ratio_doubts import LEFT_OPEN, is_of_one_of_them, rounding_of
from service.checks.inspection import Finding, Inspection
from service.checks.ratios.finding import ALL, CONTRADICTED, is_exact, ratio_finding

FEWEST: Final = 10
"""A whole of fewer is often one that nobody tells."""
MOST_ADDED: Final = 3
"""Counts in front of a share that may be meant together."""
_RIGHT_BEHIND: Final = re.compile(
    r"\s?[件宗份条起次](?:申请|案件)?[）)]?[，,（(]?\s?(?:[约各]?占(?:比|总[数量])?(?:例|重)?(?:为|达)?)?\s?"
)
_ROUND: Final = re.compile("[万亿]")
_NAMES_NO_WHOLE: Final = re.compile(r"(?:各?占(?:比|总[数量])?(?:例|重)?(?:为|达)?)?")


def of_nothing_else(inspection: Inspection, share: Share) -> Finding | None:
    """`办结497件。不予公开70件，占16.1%；不予处理36件，占7.3%`: a bare share right behind a count, of which a list or
    the tables have the whole, and neither that nor anything else that the report counts makes it.
    """
    percent = inspection.claims[share.percent]
    part = _right_in_front(inspection, percent)
    if (
        share.basis != "share"
        or part is None
        or not percent.number.decimals
        or percent.number.value >= ALL
        or percent.period_kind != "this_year"
        or not _NAMES_NO_WHOLE.fullmatch(percent.measure.strip())
        or not is_exact(percent, part)
        or is_of_one_of_them(inspection, percent, part)
        or LEFT_OPEN.search(part.text)
        or _ROUND.search(part.number.printed)
    ):
        return None
    whole = _divided(inspection, part) or _opened(inspection, percent, part) or _by_the_tables(inspection, part)
    total = whole.number.value if isinstance(whole, Claim) else inspection.value(whole) if whole is not None else None
    if whole is None or not total or total < FEWEST or part.number.value >= total:
        return None
    exact = percentage(part.number.value, total)
    if exact is None or rounding_of(exact, percent) is not None or _is_made_otherwise(inspection, percent, part):
        return None
    return ratio_finding(inspection, percent, part, whole, exact, CONTRADICTED)


def _right_in_front(inspection: Inspection, percent: Claim) -> Claim | None:
    before = told_before(inspection, percent)
    if not before or before[-1].relation != "equal" or before[-1].period_kind != "this_year":
        return None
    between = inspection.document.text[before[-1].number.span.end : percent.number.span.start]
    return before[-1] if _RIGHT_BEHIND.fullmatch(between) else None


def _divided(inspection: Inspection, part: Claim) -> Claim | None:
    """What a list divides, to the last of it, into this part and others; or some of it, where the part's words say so
    (`不予公开中行政查询类34件`).
    """
    for told in inspection.mentions.part_lists:
        named = [inspection.claims[one] for one in told.parts]
        whole = inspection.claims[told.whole]
        all_of_it = len(named) > 1 and sum(one.number.value for one in named) == whole.number.value
        if part in named and (all_of_it or _is_in_a_kind(part)):
            return whole if whole.period_kind == "this_year" and is_exact(whole) else None
    return None


def _is_in_a_kind(part: Claim) -> bool:
    """`不予公开中行政查询类34件`."""
    return "中" in part.measure.replace("其中", "")


_OPENS: Final = re.compile(rf"\s?[件宗份条]{OPENS_A_LIST}")


def _opened(inspection: Inspection, percent: Claim, part: Claim) -> Claim | None:
    """`今年的48件中，自然人46件、企业2件；涉及旧城改造的30件`: what the sentence opens with."""
    text = inspection.document.text
    told = [one for one in told_before(inspection, percent) if one.number.span.start < part.number.span.start]
    opens = [one for one in told if _OPENS.match(text, one.number.span.end) and one.number.unit == part.number.unit]
    return opens[0] if len(opens) == 1 and opens[0].period_kind == "this_year" and is_exact(opens[0]) else None


def _by_the_tables(inspection: Inspection, part: Claim) -> Expression | None:
    """The total of which the tables have this count as a term."""
    fitting = inspection.fitting(part) if part.fields and part.firm and not _is_in_a_kind(part) else None
    if fitting is None or fitting.minus or not inspection.profile:
        return None
    own = {*fitting.plus}
    wholes = (one for one in inspection.profile.identities if len(one.left) == 1 and own < {*one.right})
    whole = next(wholes, None)
    return Expression(name=inspection.label(whole.left[0]), plus=whole.left) if whole is not None else None


def _is_made_otherwise(inspection: Inspection, percent: Claim, part: Claim) -> bool:
    """Does any count of the report, or any figure of its tables, make it of the part or of the last few together?"""
    since = statement_start(inspection, part)
    before = [
        one for one in told_before(inspection, percent)
        if one.number.unit == part.number.unit and one.number.span.start >= since
    ]  # fmt: skip
    counts = {sum((one.number.value for one in before[-many:]), Decimal(0)) for many in range(1, MOST_ADDED + 1)}
    made = (percentage(count, whole) for whole in {*_wholes(inspection)} for count in counts if 0 < count < whole)
    return any(exact is not None and rounding_of(exact, percent) is not None for exact in made)


def _wholes(inspection: Inspection) -> Iterator[Decimal]:
    told = [one.number.value for one in inspection.mentions.claims if one.number.unit != "%"]
    yield from told
    yield from (one + other for one, other in pairwise(told))
    yield from (figure.value for figure in inspection.figures.values() if figure.value)
