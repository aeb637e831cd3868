"""A run of years told in words beside their counts: 2022年、2023年分别新收87件、116件，新收量连续两年回落."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Final

from corpora.document.claim import Claim
from service.checks.figures.request_totals import NEW
from service.checks.inspection import Finding, Inspection, message, plain

CONFIDENCE: Final = 0.85
FEWEST: Final = 2
"""Years that make a run."""
_RUN: Final = re.compile(
    r"(?P<what>[^，,。；;、：:（）()\d]{0,14}?)(?P<words>(?:已|已经)?(?:连续(?:第)?[二两三四五]年|逐年)(?:持续|保持|呈|均|都|有所|稳步|小幅|大幅)*"
    r"(?:(?P<up>增长|增加|上升|走高|攀升|提高|递增)|下降|减少|回落|下滑|走低|递减|降低)(?![^，,。；;]{0,2}后))"
)
_REQUESTS: Final = re.compile("申请|新收|收件|受理")
_RATES: Final = re.compile("率|比例|占比|比重")
"""`件数逐年上升而纠正率逐年下降`: of rates, which counts do not tell."""


def trend_in_words(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each run that a sentence tells with the counts of two years or more."""
    text = inspection.document.text
    for sentence, group in groupby(inspection.mentions.claims, key=lambda claim: claim.sentence):
        claims = list(group)
        for said in _RUN.finditer(text[sentence.start : sentence.end]):
            place = sentence.start + said.start("words")
            told = _by_year(inspection, claims, place)
            values = {year: one.number.value for year, one in told.items()}
            this, new = inspection.layout.year, inspection.value(NEW)
            if this is not None and new is not None and this not in values and _REQUESTS.search(said["what"]):
                values[this] = new
            of_rates = _RATES.search(said["what"]) and all(one.number.unit != "%" for one in told.values())
            if len(told) >= FEWEST and not of_rates:
                yield _finding(inspection, said, told, values)


def _by_year(inspection: Inspection, claims: list[Claim], place: int) -> dict[int, Claim]:
    """The one count of each year of the statement, all of one unit; none where a year has several."""
    text = inspection.document.text
    counts: dict[int, Claim] = {}
    for claim in claims:
        between = sorted((claim.number.span.end, place))
        if re.search("[。；;]", text[between[0] : between[1]]) or claim.relation != "equal":
            continue
        year = int(claim.period) if claim.period and claim.period.isdigit() else None
        if year is None or claim.number.bound != "exact" or claim.period_kind in ("part_of_year", "running_total"):
            continue
        if year in counts:
            return {}
        counts[year] = claim
    return counts if len({claim.number.unit for claim in counts.values()}) == 1 else {}


def _finding(
    inspection: Inspection, said: re.Match[str], told: Mapping[int, Claim], values: Mapping[int, Decimal]
) -> Finding:
    steps = [later - earlier for earlier, later in pairwise(values[year] for year in sorted(values))]
    fits = all(step > 0 if said["up"] else step < 0 for step in steps)
    last, first = values[max(values)], values[min(values)]
    return Finding(
        kind="claim-change",
        verdict="supported" if fits else "contradicted",
        cause="published",
        message=message(
            "claim-change.run" if fits else "claim-change.run-contradicted",
            words=said["words"],
            figures=" → ".join(plain(values[year]) for year in sorted(values)),
        ),
        claimed=last,
        found=first,
        evidence=(
            inspection.sentence(told[min(told)]),
            *(inspection.words(one.span, role="part") for one in told.values()),
        ),
        confidence=min(CONFIDENCE, *(one.confidence for one in told.values())),
        claim_ids=tuple(one.id for one in told.values()),
    )  # fmt: skip
