"""What a sentence's own figures make of one another, where no other check has judged the figure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from corpora.document.numeral import DIGITS
from corpora.document.proportion import percentage
from service.checks.figures.beside import totals_of_requests
from service.checks.figures.plain_counts import PERCENT
from service.checks.figures.ratio_doubts import rounding_of
from service.checks.figures.request_totals import TO_SETTLE
from service.checks.inspection import Finding, Inspection
from service.checks.told.averages import told_averages
from service.checks.told.averages_of import told_averages_of
from service.checks.told.changes import told_changes
from service.checks.told.composed import told_composed
from service.checks.told.counts import Sentence, sentences
from service.checks.told.differences import told_differences
from service.checks.told.directions import told_directions
from service.checks.told.divided_fully import told_divided_fully
from service.checks.told.excess import told_excess
from service.checks.told.extremes import told_extremes
from service.checks.told.flat_lists import told_flat_lists
from service.checks.told.fractions import told_fractions
from service.checks.told.growth import told_growth
from service.checks.told.growth_of import told_growth_of
from service.checks.told.left_over import told_left_over
from service.checks.told.most import told_most
from service.checks.told.multiples import told_multiples
from service.checks.told.parts_of import told_parts_of
from service.checks.told.periods import told_periods
from service.checks.told.proportion_of import told_proportion_of
from service.checks.told.proportions import told_proportions
from service.checks.told.quarters import told_quarters
from service.checks.told.rates import told_rates
from service.checks.told.rates_by import told_rates_by
from service.checks.told.rest import told_rest
from service.checks.told.share_of_named import told_share_of_named
from service.checks.told.shares import told_shares
from service.checks.told.shares_framed import told_shares_framed
from service.checks.told.shares_named import told_shares_named
from service.checks.told.signs import told_signs
from service.checks.told.stock import told_stock
from service.checks.told.summed_up import told_summed_up
from service.checks.told.sums import told_sums
from service.checks.told.times import told_times
from service.checks.told.turns import told_turns
from service.checks.told.wholes import told_wholes
from service.checks.told.yields import told_yields
from service.checks.withdrawn.too_far import AT_LEAST, POINTS, TIMES, is_a_digit_off

_WAYS: Final[Sequence[Callable[[Inspection, Sentence], Iterator[Finding]]]] = (
    told_differences, told_stock, told_times, told_averages, told_sums, told_wholes,
    told_shares, told_rates, told_proportions, told_growth, told_most,
    told_changes, told_quarters, told_rest, told_excess, told_multiples, told_periods,
    told_yields, told_proportion_of, told_parts_of, told_shares_named, told_left_over, told_growth_of,
    told_rates_by, told_averages_of, told_composed, told_turns,
)  # fmt: skip
_SURE: Final[Sequence[Callable[[Inspection, Sentence], Iterator[Finding]]]] = (
    told_summed_up, told_share_of_named, told_signs, told_divided_fully, told_fractions, told_directions, told_extremes,
    told_shares_framed, told_flat_lists,
)  # fmt: skip
"""Whose words leave no other reading."""


def with_told_arithmetic(inspection: Inspection, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, and what the sentences' own arithmetic bears out or contradicts besides them; of a figure that
    another check has left open it takes the place.
    """
    told_by = [*sentences(inspection)]
    sure = [one for told in told_by for way in _SURE for one in way(inspection, told)]
    told_surely = {(one.kind, one.claim_ids[0]) for one in sure}
    made = [one for told in told_by for way in _WAYS for one in way(inspection, told)]
    made = [*sure, *(one for one in made if (one.kind, one.claim_ids[0]) not in told_surely)]
    told = [one for one in findings if one.claim_ids]
    judged = {(one.kind, one.claim_ids[0]) for one in told if one.verdict != "unverifiable"}
    contradicted = {one.claim_ids[0] for one in told if one.verdict == "contradicted"}
    new = [
        one for one in made
        if one.claim_ids[0] not in contradicted
        and (
            one.verdict != "contradicted"
            or (not contradicted & {*one.claim_ids} and (one in sure or _may_err(inspection, one)))
        )
        and ((one.kind, one.claim_ids[0]) not in judged or (one.settled and one.verdict == "contradicted"))
    ]  # fmt: skip
    ours = {(one.kind, one.claim_ids[0]) for one in new}
    kept = [one for one in findings if not one.claim_ids or (one.kind, one.claim_ids[0]) not in ours]
    return [*kept, *new]


def _may_err(inspection: Inspection, finding: Finding) -> bool:
    return _is_near(finding) and not _may_be_meant_otherwise(inspection, finding)


ALL: Final = 100
"""Percent: that nothing was left, of whatever figures."""
_ROUNDED: Final = ("万", "亿")
"""What a figure is told in that has been rounded."""
_PLANNED: Final = re.compile("要达到|力争|目标|计划|确保|预计")
_OTHER_TIMES: Final = ("plan",)
_OF_EACH, _CARRIED = "各", "结转"
_BY_PLACE: Final = ("线上", "线下")


def _may_be_meant_otherwise(inspection: Inspection, finding: Finding) -> bool:
    """A rate of a hundred percent, of rounded figures, or of what is planned (`还只有68%，2025年要达到80%`), or a part
    that is what the tables have?
    """
    said, *counts = (inspection.claims[name] for name in finding.claim_ids)
    if finding.kind == "claim-parts" and said.fields and inspection.fitting(said) is not None:
        return True
    places = [place for one in (said, *counts) for place in (one.number.span.start, one.number.span.end)]
    if _PLANNED.search(inspection.document.text, min(places), max(places)) is not None:
        return True
    if said.number.unit == "%" and said.number.value == ALL:
        return True
    if _follows_otherwise(inspection, finding, said, counts):
        return True
    if finding.claimed is not None and _is_made_of_others(inspection, said):
        return True
    if any(one.period_kind in _OTHER_TIMES and one.period_kind != said.period_kind for one in counts):
        return True
    exact = finding.kind in ("claim-ratio", "claim-parts", "claim-change")
    return exact and any(
        one.number.printed.rstrip().endswith(_ROUNDED) != said.number.printed.rstrip().endswith(_ROUNDED)
        for one in counts
        if said.number.unit == PERCENT or one.number.unit == said.number.unit
    )


def _follows_otherwise(inspection: Inspection, finding: Finding, said: Claim, counts: Sequence[Claim]) -> bool:
    """A rate of a total of the tables, what each of several has, parts of more than one whole, an average of years that
    the sentence counts itself (`五年合计154件，年均30.8件`)?
    """
    texts = [inspection.document.text[one.span.start : one.span.end] for one in counts]
    if finding.kind == "claim-parts":
        online = all(any(name in text for text in texts) for name in _BY_PLACE) and len(counts) == len(_BY_PLACE)
        return online or any(_CARRIED in text for text in texts)
    if finding.kind != "claim-ratio" or not counts:
        return False
    if any(_OF_EACH in text for text in texts):
        return True
    part = counts[0].number.value
    if said.number.unit != "%":
        sentence = inspection.document.text[said.sentence.start : said.sentence.end]
        each = {value for sign, value in DIGITS.items() if re.search(f"{sign}(?:年|个|名|家|期|次)", sentence)}
        slack = Decimal(1).scaleb(-said.number.decimals) / 2
        return any(value > 1 and abs(part / value - said.number.value) <= slack for value in each)
    totals = totals_of_requests(inspection)
    if any(one.number.value == inspection.value(TO_SETTLE) for one in counts[1:]):
        return False  # 需办理538件，办结515件，办结率
    made = [percentage(part, total) for total in totals] if "率" in said.measure else []
    return any(exact is not None and rounding_of(exact, said) is not None for exact in made)


_BARE_SHARE: Final = re.compile(r"(?:占(?:比|总[数量])?(?:约|达|近|逾|为|到)?|[（(])\s?$")
_ASKED: Final = "requests.new."
"""Of what came in, of which applicants are told; they are no share of what was settled."""
LONGEST_RUN: Final = 6
"""Counts beside one another that are added up."""


def _is_made_of_others(inspection: Inspection, said: Claim) -> bool:
    """`发布原创信息102条、转发205条，原创占33.2%`: is a percentage that does not say what it is of made of any two
    figures of its sentence, or of several added up?
    """
    text, rate = inspection.document.text, said.measure.strip().endswith("率")
    bare = _BARE_SHARE.search(text, said.sentence.start, said.number.span.start)
    if said.number.unit != "%" or not said.number.decimals or (bare is None and not rate):
        return False
    counts = [
        one for one in inspection.mentions.claims
        if one.sentence == said.sentence and one.number.unit != "%" and one.relation == "equal" and one.number.value
    ]  # fmt: skip
    told = [one.number.value for one in counts]
    runs = [
        sum(told[first : first + size], Decimal(0))
        for size in range(2, LONGEST_RUN + 1)
        for first in range(len(told) - size + 1)
    ]
    parts, wholes = ((*told, *runs), told) if rate else (told, (*told, *runs))
    made = [(part, whole) for part in parts for whole in wholes]
    if not rate:
        results = [one for one in counts if one.fields and not one.fields[0].fields[0].startswith(_ASKED)]
        made += [(one.number.value, total) for one in results for total in totals_of_requests(inspection)]
    return any(
        part < whole and (exact := percentage(part, whole)) is not None and rounding_of(exact, said) is not None
        for part, whole in made
    )


COMPLEMENT: Final = Decimal("0.06")
"""Percentage points from what the others have, which is told in place of the part's share."""
TIMES_OF_A_CHANGE, TIMES_OF_A_NAMED_BASE = Decimal(4), Decimal(2)
"""How many times the other a figure is that no slip makes of it; of other kinds as `TIMES` has them."""


def _is_near(finding: Finding) -> bool:
    """Is what is told as near to what it should be as who errs writes?"""
    said, found = finding.claimed, finding.found
    if said is None or found is None or finding.kind == "claim-table":
        return True
    low, high = sorted(_plain(abs(one)) for one in (said, found))
    times = TIMES.get(finding.kind, TIMES_OF_A_CHANGE)
    times = TIMES_OF_A_NAMED_BASE if finding.settled and finding.kind == "claim-ratio" else times
    if finding.kind == "claim-ratio" and finding.settled and finding.fields and abs(high + low - ALL) < COMPLEMENT:
        return True
    if high - low <= (POINTS if finding.kind == "claim-ratio" else AT_LEAST) or high <= times * low:
        return True
    return is_a_digit_off(low, high)


def _plain(value: Decimal) -> Decimal:
    """13 of 13.00: digits that say nothing are none of a slip's."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value
