"""Changes between two told years whose direction, or amount, the words have wrong: 合计36件，比上年的37件增加1件;
占49.1%，2022年占44.9%，较上年降低4.2个百分点.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from corpora.document.slips import is_slip
from service.checks.figures.plain_counts import PERCENT
from service.checks.inspection import Finding, Inspection, message, plain
from service.checks.told.counts import CONFIDENCE, Sentence

_CHANGE: Final = re.compile(
    r"(?P<rises>净?增加|净增|增长|增|多|上升|提高|提升|上涨)|(?P<falls>净?减少|减|少|下降|降低|回落|缩短|压缩|下滑)"
)
_TOLD: Final = re.compile(rf"(?:{_CHANGE.pattern})(?:了|到|约)?\s?$")
_LAST: Final = re.compile("(?:比|较|同|与|由|从)[^，,。；;]{0,6}?(?:上年|去年|上一年|年初|20\\d\\d年|同期)|同比")
_YEAR: Final = re.compile(r"20\d\d")
POINTS: Final = "个百分点"
_LAST_YEARS: Final = ("last_year",)


def told_signs(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each change that two figures of its sentence, or of the one in front, do not make."""
    for place, change in enumerate(told.counts):
        if change.number.bound != "exact" or change.number.unit in (None, PERCENT, "倍"):
            continue
        clause = told.clause(place)
        said = _TOLD.search(clause)
        since = _LAST.search(clause)
        if said is None or since is None or "分别" in clause or _is_another_year(inspection, since.group()):
            continue
        unit = PERCENT if change.number.unit == POINTS else change.number.unit
        window = _in_front(inspection, told, change, unit)
        earlier = [one for one in window if one.period_kind in _LAST_YEARS]
        later = [one for one in window if one.period_kind == "this_year"]
        if len(earlier) != 1 or not later:
            continue
        if (finding := _judged(inspection, change, later, earlier[0], rises=said["rises"] is not None)) is not None:
            yield finding


def _is_another_year(inspection: Inspection, words: str) -> bool:
    """`比2020年增加6件`, in a report of 2022: the figure of the year before says nothing of it."""
    year = _YEAR.search(words)
    return year is not None and inspection.layout.year is not None and int(year[0]) != inspection.layout.year - 1


def _in_front(inspection: Inspection, told: Sentence, change: Claim, unit: str | None) -> list[Claim]:
    """The figures in the unit of what changes, of the sentence and in front of the change."""
    return [
        one for one in told.counts
        if one.number.unit == unit and one.number.span.end <= change.number.span.start and one is not change
        and one.number.bound == "exact" and one.relation in ("equal", "share", "none")
    ]  # fmt: skip


def _judged(
    inspection: Inspection, change: Claim, later: Sequence[Claim], earlier: Claim, *, rises: bool
) -> Finding | None:  # fmt: skip
    value = change.number.value if rises else -change.number.value
    steps = {one.number.span: one.number.value - earlier.number.value for one in later}
    slack = Decimal(1).scaleb(-change.number.decimals) if change.number.unit == POINTS else Decimal(0)
    right = next((one for one in later if abs(steps[one.number.span] - value) <= slack), None)
    turned = next((one for one in later if abs(steps[one.number.span] + value) <= slack), None)
    one = right or turned or (later[0] if len(later) == 1 else None)
    if one is None:
        return None
    step = steps[one.number.span]
    if right is None and turned is None and (step > 0) != rises:
        return None
    if right is None and turned is None and not _is_a_slip(change, abs(step)):
        return None
    fits = right is not None
    start = inspection.document.text.rfind("，", change.sentence.start, change.number.span.start) + 1
    words = inspection.document.text[max(start, change.sentence.start) : change.number.span.end]
    return Finding(
        kind="claim-change",
        verdict="supported" if fits else "contradicted",
        cause="published",
        message=message(
            "told.change" if fits else "told.change-contradicted", words=f"{words.strip()}{change.number.unit or ''}",
            arithmetic=f"{plain(one.number.value)} − {plain(earlier.number.value)}", exact=f"{step:+f}",
        ),
        claimed=change.number.value,
        found=step if rises else -step,
        evidence=(
            inspection.sentence(change), *(inspection.words(count.span, role="part") for count in (one, earlier)),
        ),
        confidence=CONFIDENCE,
        claim_ids=(change.id, one.id, earlier.id),
        settled=True,
    )  # fmt: skip


def _is_a_slip(change: Claim, exact: Decimal) -> bool:
    scale = Decimal(10) ** change.number.decimals
    said, meant = change.number.value * scale, exact * scale
    return said > 0 and meant > 0 and is_slip(said, meant)
