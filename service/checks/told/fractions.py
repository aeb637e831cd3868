"""Fractions in words of counts that the sentence or a named total of the tables tells: 审结5件，其中维持3件，占审结数的
二分之一; 两项加起来94件，不到答复总数的一半 of 186; 80件，在165件办结件中的比重已超过一半.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.geometry import Span
from corpora.document.proportion import percentage
from corpora.document.proportion_words import Proportion, find_proportions
from models.language.formulas.totals import EXPRESSIONS, RECONSIDERED, SUED
from service.checks.figures.part_groups import thing_counted
from service.checks.figures.plain_counts import PERCENT, is_count
from service.checks.figures.request_totals import ALL_REQUESTS
from service.checks.inspection import Finding, Inspection, plain
from service.checks.told.counts import Sentence, share_in_words
from service.checks.told.named_amounts import amounts_named
from service.checks.told.whole_called import sums_of_last, told_by_name, whole_that_opens

MOST: Final = 12
"""Fractions of one sentence that are looked at."""
FEWEST: Final = 4
"""A whole of fewer is divided into nothing."""
_AND: Final = r"(?:也|已|已经|就|约|更|更是|几乎|正好|刚好|恰好|仅|只|均|还|比例|比重|占比|为|达|达到|是){0,4}"
_BETWEEN: Final = re.compile(
    rf"(?:的)?[，,（(]?\s?(?P<sum>[两二三四五](?:[者项类家种个]|方面)|公开(?:的)?(?=比例|比重)|合计|共计|之和|相加|加起来){{0,3}}{_AND}"
    rf"(?:占(?:到|了|据)?(?:全部|全年)?(?P<of>[^，,。；;：:\d（(占]{{0,14}}?)的?)?{_AND}\s?"
)
"""Between the unit of a part and its fraction."""
_OF_TOLD: Final = re.compile(
    r"(?:的)?[，,]?\s?(?:合计|共)?(?:占|在)(?:到|了|据)?(?:全部|全年|我[局区市县镇])?(?:的)?\s?"
)
"""Between a part and the whole told behind it."""
_BEHIND_TOLD: Final = re.compile(rf"(?:[^，,。；;：:\d（(占]{{0,10}}?)(?:的|中|之中|当中){{1,2}}{_AND}\s?")
_ITS_FIGURE: Final = re.compile(
    r"\s?[，,（(]\s?(?:为|达|占|约|具体为|即|(?:为|共|有|计)?\d[\d,]*\s?[件宗份][，,]\s?占)\s?"
)
"""Between a fraction and the percentage that it puts in words."""
_ITS_COUNT: Final = re.compile(r"[^，,。；;：:\d]{0,14}[，,（(]\s?(?:具体)?(?:为|即|有|共|计)\s?")
ALL: Final = 100
_ENDS: Final = re.compile(r"\s?(?:[，,。；;）)]|$)")
_NO_NAME: Final = re.compile("(?:其|其中|该类|此类|这类|同类|总数|总量|全部|申请|申请总数|总数量)?")
_OTHERS: Final = re.compile("上年|去年|前年|同期|目标|计划|力争|累计|[两三四五近]年|季度|半年|月至|各")


def told_fractions(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each fraction that none of what it may be of bears out."""
    text = told.text[told.start : told.end]
    for one in islice(find_proportions(text), MOST):
        finding = _against_its_percentage(inspection, told, one) or _behind_its_percentage(inspection, told, one)
        if finding is None and not _is_of_others(told, one):
            made = _made(inspection, told, one) if _ENDS.match(text, one.span.end) else None
            finding = made or _told_behind(inspection, told, one)
        if finding is not None:
            yield finding


def _against_its_percentage(inspection: Inspection, told: Sentence, one: Proportion) -> Finding | None:
    """`自然人13件，不到六成，为61.9%`, `不足办结总数的三成，为84件，占30.1%`: what a bound says beside the figure."""
    end = told.start + one.span.end
    behind = [claim for claim in told.counts if claim.number.span.start >= end][:2]
    percent = next((claim for claim in behind if claim.number.unit == PERCENT), None)
    if percent is None or percent.number.bound != "exact" or percent.relation in ("increase", "decrease"):
        return None
    if _ITS_FIGURE.fullmatch(told.text, end, percent.number.span.start) is None:
        return None
    value = percent.number.value
    under, over = one.least == 0, one.most == ALL
    bound = one.most - 1 if under else one.usual[0]
    if not (under and value > bound) and not (over and value < bound):
        return None
    return _finding(inspection, told, one, [percent], value, f"{plain(value)}%", ())


_SAID_OF_IT: Final = re.compile(
    r"\s?[%％]?[，,]\s?(?:占比|比重|比例|公开率)?(?:也|已|已经|均|都|仍|还|约|就|仅|只|刚|刚刚|远)*\s?$"
)


def _behind_its_percentage(inspection: Inspection, told: Sentence, one: Proportion) -> Finding | None:
    """`占办结总数的46.6%，已过半`, `占40.5%，占比不足三成`."""
    start = told.start + one.span.start
    front = [claim for claim in told.counts if claim.number.span.end <= start]
    percent = front[-1] if front else None
    if percent is None or percent.number.unit != PERCENT or percent.number.bound != "exact":
        return None
    if percent.relation in ("increase", "decrease") or _ENDS.match(told.text, told.start + one.span.end) is None:
        return None
    if _SAID_OF_IT.fullmatch(told.text, percent.number.span.end, start) is None:
        return None
    value = percent.number.value
    if one.least <= value <= one.most or one.usual[0] <= value <= one.usual[1]:
        return None
    return _finding(inspection, told, one, [percent], value, f"{plain(value)}%", ())


def _told_behind(inspection: Inspection, told: Sentence, one: Proportion) -> Finding | None:
    """`审结45件中，不足半数维持了答复，具体为31件`: of the whole that the statement opens with."""
    end = told.start + one.span.end
    behind = [claim for claim in told.counts if claim.number.span.start >= end][:1]
    if not behind or not _is_plain(behind[0]) or not _ITS_COUNT.fullmatch(told.text, end, behind[0].number.span.start):
        return None
    part = behind[0]
    whole = whole_that_opens(told, part)
    if whole is None or whole.number.span.start > end:
        return None
    value = whole.number.value
    return _judged(inspection, told, one, part, [part.number.value], (value, whole), [value])


def _is_of_others(told: Sentence, one: Proportion) -> bool:
    statement = re.split("[。；;]", told.text[told.start : told.start + one.span.start])[-1]
    return _OTHERS.search(statement) is not None


def _made(inspection: Inspection, told: Sentence, one: Proportion) -> Finding | None:
    start = told.start + one.span.start
    front = [
        claim for place, claim in enumerate(told.counts)
        if claim.number.span.end <= start and _is_plain(claim) and not told.is_aside(place)
        and not told.is_a_change(claim)
    ]  # fmt: skip
    if not front:
        return None
    last = front[-1]
    alike = [claim for claim in front if thing_counted(claim) == thing_counted(last)]
    if (said := _BETWEEN.fullmatch(told.text, told.behind(last), start)) is not None:
        return _of_named(inspection, told, one, alike, said["of"] or one.of, several=bool(said["sum"]))
    if len(alike) > 1 and _BEHIND_TOLD.fullmatch(told.text, told.behind(last), start) is not None:
        part = alike[-2]
        if _OF_TOLD.fullmatch(told.text, told.behind(part), last.number.span.start) is not None:
            parts = [part.number.value, *sums_of_last(told, alike[:-1])]
            return _judged(inspection, told, one, part, parts, (last.number.value, last), [last.number.value])
    return None


def _is_plain(claim: Claim) -> bool:
    return is_count(claim) and claim.period_kind == "this_year" and claim.relation == "equal"


def _of_named(
    inspection: Inspection, told: Sentence, one: Proportion, alike: Sequence[Claim], of: str, *, several: bool
) -> Finding | None:
    """Of the whole that the words name, else of a larger count in front."""
    part = alike[-1]
    larger = [claim for claim in alike[:-1] if claim.number.value > part.number.value]
    before = [
        claim for claim in inspection.told_in_front_of(part.sentence)
        if is_count(claim) and thing_counted(claim) == thing_counted(part)
    ]  # fmt: skip
    parts = [*([] if several and len(alike) > 1 else [part.number.value]), *sums_of_last(told, alike)]
    parts = parts or [part.number.value]
    if (by_name := told_by_name(told.text, of, [*before, *larger])) is not None:
        return _judged(inspection, told, one, part, parts, (by_name.number.value, by_name), [by_name.number.value])
    named: Sequence[Expression] = amounts_named(inspection, of) if of else ()
    whole: tuple[Decimal, Claim | Expression] | None = None
    if named and (value := inspection.value(named[0])):
        whole = value, named[0]
    elif _NO_NAME.fullmatch(of) and larger:
        whole = larger[-1].number.value, larger[-1]
    if whole is None:
        return None
    totals = [*ALL_REQUESTS, *(EXPRESSIONS[name] for name in (RECONSIDERED, SUED)), *named]
    wholes = [
        *(value for total in totals if (value := inspection.value(total))),
        *(claim.number.value for claim in (*larger, *before)),
    ]
    return _judged(inspection, told, one, part, parts, whole, wholes)


def _judged(
    inspection: Inspection, told: Sentence, one: Proportion, part: Claim, parts: Sequence[Decimal],
    whole: tuple[Decimal, Claim | Expression], wholes: Sequence[Decimal],
) -> Finding | None:  # fmt: skip
    value, item = whole
    exact = percentage(parts[0], value)
    if exact is None or value < FEWEST or parts[0] >= value:
        return None
    made = [share for of in (value, *wholes) for said in parts if (share := percentage(said, of)) is not None]
    if any(one.least <= share <= one.most for share in made):
        return None
    fields = item.fields if isinstance(item, Expression) else ()
    claims = [part, *([item] if isinstance(item, Claim) else [])]
    return _finding(inspection, told, one, claims, exact, f"{plain(parts[0])} ÷ {plain(value)}", fields)


def _finding(
    inspection: Inspection, told: Sentence, one: Proportion, claims: Sequence[Claim], exact: Decimal, arithmetic: str,
    fields: tuple[str, ...],
) -> Finding:  # fmt: skip
    span = Span(told.start + one.span.start, told.start + one.span.end)
    return share_in_words(
        inspection, told, span, claims, exact=exact, arithmetic=arithmetic, fits=False, fields=fields, settled=True
    )
