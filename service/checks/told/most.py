"""Which quarter or half of a told run is called the most: 四个季度分别为48件、76件、50件、49件，二季度最为集中."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from service.checks.figures.part_groups import thing_counted
from service.checks.figures.plain_counts import is_count
from service.checks.inspection import Finding, Inspection, message
from service.checks.told.counts import CONFIDENCE, Sentence

_TIMES: Final = ("一季度", "二季度", "三季度", "四季度")
_HALVES: Final = ("上半年", "下半年")
_SAID: Final = re.compile(
    r"(?:^|[，,。；;：:])\s?(?:其中)?[，,]?(?:以|数)?第?(?P<name>[一二三四]季度|[上下]半年|1?\d\s?月份?)(?:的)?(?:申请|收件|来件|受理|数)?(?:数?量|件数)?(?:为|是)?"
    r"(?P<words>(?P<most>最多|最为集中|最集中|居首|最高|最大|居多|达到高峰|为高峰)|(?P<least>最少|最低|最小))(?=[，,。；;]|$)"
)
_HANDED_OUT: Final = re.compile(
    r"(?:四个?|各)季度[^，,。；;：:\d]{0,12}$|四个?季度[^。；;：:\d]{0,10}(?:分别|依次)(?:为|是)?$"
)
_IN_ORDER: Final = re.compile(r"一季度?(?:至|到|—|-|~)四季度[^，,。；;：:\d]{0,12}$")


def told_most(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each such place in a run of all four quarters, or both halves."""
    for said in _SAID.finditer(told.text, told.start, told.end):
        front = [
            one for one, claim in enumerate(told.counts)
            if claim.number.span.end <= said.start("name") and is_count(claim)
        ]  # fmt: skip
        if "月" in said["name"]:
            run, place = _months(told, front, said["name"])
        else:
            names = _TIMES if "季度" in said["name"] else _HALVES
            run, place = _run(told, front, names), names.index(said["name"])
        if run and (finding := _finding(inspection, told, run, place, said)) is not None:
            yield finding


_MONTH: Final = re.compile(r"(?<![\d至到—-])(?P<month>1?\d)\s?月份?(?![\d至到—-])[^\d月]{0,8}$")


def _months(told: Sentence, front: Sequence[int], name: str) -> tuple[list[int], int]:
    """`1月3件，5月9件，8月6件`: the counts that are told of a month each, and the place of that one's."""
    of = {one: said["month"] for one in front if (said := _MONTH.search(told.clause(one))) is not None}
    run = [*of]
    meant = [place for place, one in enumerate(run) if of[one] == name.rstrip("月份 ")]
    alike = len({thing_counted(told.counts[one]) for one in run}) == 1 and len({*of.values()}) == len(run)
    return (run, meant[0]) if len(meant) == 1 and len(run) > 1 and alike else ([], 0)


def _run(told: Sentence, front: Sequence[int], names: Sequence[str]) -> list[int]:
    """The counts of the names, in their order; none where one is not told, or twice."""
    by_name = [[one for one in front if re.search(f"{name}[^季半]*$", told.clause(one))] for name in names]
    found = [one[0] for one in by_name if len(one) == 1]
    if len(found) == len(names) and len({thing_counted(told.counts[one]) for one in found}) == 1:
        return found
    last = [*front[-len(names) :]]
    if len(last) < len(names) or names is not _TIMES or len({thing_counted(told.counts[one]) for one in last}) > 1:
        return []
    words = told.text[told.start : told.counts[last[0]].number.span.start]
    bare = all(re.fullmatch(r"\s?[、，,和]\s?", told.tail(one)) for one in last[:-1])
    return last if bare and (_HANDED_OUT.search(words) or _IN_ORDER.search(words)) else []


def quarters(told: Sentence) -> list[int]:
    """The four counts of a year's quarters, in their order, where the sentence tells all."""
    counts = [one for one, claim in enumerate(told.counts) if is_count(claim) and not told.is_aside(one)]
    return _run(told, counts[: len(_TIMES)], _TIMES)


def _finding(
    inspection: Inspection, told: Sentence, run: Sequence[int], place: int, said: re.Match[str]
) -> Finding | None:
    counts = [told.counts[one] for one in run]
    own = counts[place]
    beyond = [
        one for one in counts
        if (one.number.value > own.number.value if said["most"] else one.number.value < own.number.value)
    ]  # fmt: skip
    if said["least"]:
        code = "told.least-contradicted" if beyond else "told.least"
    else:
        code = "in-words.most-contradicted" if beyond else "in-words.most"
    return Finding(
        kind="claim-claim",
        verdict="contradicted" if beyond else "supported",
        cause="published",
        message=message(
            code, words=said[0].strip("，,。；;： "), value=own.number.value, unit=own.number.unit or "",
            above="、".join(f"{one.number.value} {one.number.unit}" for one in beyond) or "—",
        ),
        claimed=own.number.value,
        found=max(one.number.value for one in beyond) if beyond and said["most"] else own.number.value,
        evidence=(inspection.sentence(own), *(inspection.words(one.span, role="part") for one in counts)),
        confidence=CONFIDENCE,
        claim_ids=(own.id, *(one.id for one in beyond)),
    )  # fmt: skip
