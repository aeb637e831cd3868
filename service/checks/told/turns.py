"""Runs of years that turn: 2021年、2022年、2023年依次为40件、61件、50件，先升后降; their yearly growth: 年均增长22%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from corpora.document.claim import Claim
from service.checks.figures.plain_counts import PERCENT, is_count
from service.checks.inspection import Finding, Inspection, message, plain
from service.checks.told.counts import CONFIDENCE, Sentence, told_finding

_TURN: Final = re.compile(r"先(?P<first>升|增|涨|扬|降|减|跌|抑)后(?P<then>升|增|涨|扬|降|减|跌|抑)(?![再又])")
_YEAR: Final = re.compile(r"(?P<year>(?:19|20)\d\d)\s?年")
_SPAN: Final = re.compile(r"((?:19|20)\d\d)\s?年?度?\s?[-—–~～至到]\s?((?:19|20)\d\d)\s?年")
_NEXT: Final = re.compile(
    r"\s?[件份次条起宗]?[，,、；;和及与]{1,2}\s?(?:(?:19|20)\d\d\s?年度?(?:的|为|是|有|收到)*)?\s?"
)
_YEARLY: Final = re.compile(r"年均(?:增长|增加|增幅|递增|增速)(?:约|达|为|率)*\s?$")
_RISES: Final = "升增涨扬"
FEWEST: Final = 3
LEAST: Final = Decimal(5)
"""Percentage points between the mean of the yearly growths, or what they come to, and another figure."""


def told_turns(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for a run of three years or more with such words."""
    run = _run(told)
    if len(run) < FEWEST:
        return
    said = _TURN.search(told.text, told.start, told.end)
    if said is not None and (said["first"] in _RISES) != (said["then"] in _RISES):
        yield _turn(inspection, said, run)
    for place, percent in enumerate(told.counts):
        if percent.number.unit == PERCENT and percent.number.bound == "exact" and _YEARLY.search(told.clause(place)):
            yield from _growth(inspection, percent, run)


def _run(told: Sentence) -> list[Claim]:
    """The only run of counts of one unit of which each has its year."""
    counts = [one for one in told.counts if is_count(one) and one.relation in ("equal", "none")]
    if not counts or len({one.number.unit for one in counts}) > 1:
        return []
    runs: list[list[Claim]] = [[counts[0]]]
    for one, other in pairwise(counts):
        between = told.text[one.number.span.end : other.number.span.start]
        if _NEXT.fullmatch(between):
            runs[-1].append(other)
        else:
            runs.append([other])
    long = [one for one in runs if len(one) >= FEWEST]
    if len(long) != 1:
        return []
    run = long[0]
    words = told.text[told.start : run[-1].number.span.start]
    years = [int(one) for one in _YEAR.findall(words)]
    span = _SPAN.search(words)
    many = int(span[2]) - int(span[1]) + 1 if span is not None else len(years)
    return run if many == len(run) and years == sorted({*years}) else []


def _turn(inspection: Inspection, said: re.Match[str], run: Sequence[Claim]) -> Finding:
    steps = [later.number.value - earlier.number.value for earlier, later in pairwise(run)]
    rises = said["first"] in _RISES
    fits = any(
        all((step >= 0) == rises or not step for step in steps[:turn])
        and all((step <= 0) == rises or not step for step in steps[turn:])
        for turn in range(1, len(steps))
    )
    return Finding(
        kind="claim-change",
        verdict="supported" if fits else "contradicted",
        cause="published",
        message=message(
            "claim-change.run" if fits else "claim-change.run-contradicted", words=said[0],
            figures=" → ".join(plain(one.number.value) for one in run),
        ),
        claimed=run[-1].number.value,
        found=run[0].number.value,
        evidence=(inspection.sentence(run[0]), *(inspection.words(one.span, role="part") for one in run)),
        confidence=CONFIDENCE,
        claim_ids=tuple(one.id for one in run),
    )  # fmt: skip


def _growth(inspection: Inspection, percent: Claim, run: Sequence[Claim]) -> Iterator[Finding]:
    """By the root of what the years grew in all; the mean of the yearly growths is said for it, too."""
    values = [one.number.value for one in run]
    if not all(values):
        return
    steps = len(values) - 1
    root = ((values[-1] / values[0]).ln() / steps).exp() * 100 - 100
    mean = sum(((b - a) * 100 / a for a, b in pairwise(values)), Decimal(0)) / steps
    flat = (values[-1] - values[0]) * 100 / values[0] / steps
    digit = Decimal(1).scaleb(-percent.number.decimals)
    fits = any(abs(one - percent.number.value) <= digit for one in (root, mean, flat))
    if not fits and abs(root - percent.number.value) < LEAST:
        return
    yield told_finding(
        inspection, "claim-change", percent, run, fits=fits, exact=root.quantize(Decimal("0.1")),
        arithmetic=f"({plain(values[-1])} ÷ {plain(values[0])}) ^ (1/{steps})", settled=True,
    )  # fmt: skip
