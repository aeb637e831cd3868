"""Proportions a∶b∶c of the counts right in front: 邮箱29份，信函13份，现场6份，三者之比约为5∶2∶1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from service.checks.figures.part_groups import thing_counted
from service.checks.figures.plain_counts import is_count
from service.checks.inspection import Finding, Inspection, message, plain
from service.checks.told.counts import CONFIDENCE, Sentence

_COLON: Final = r"\s?(?:[∶:：﹕]|比)\s?"
_NUMBER: Final = r"\d{1,4}(?:\.\d{1,3})?"
_SAID: Final = re.compile(
    rf"(?:(?P<many>[两二三四])(?:者|类|项|种|个)?)?(?:[^，,。；;：:\d]{{0,8}}?)(?:之比|的比例|比例|比值|配比)(?:关系)?(?P<about>约|大约|大致|近似|接近)?(?:是|为)?(?P<near>约|大约|近)?\s?"
    rf"(?P<first>{_NUMBER})(?P<others>(?:{_COLON}{_NUMBER}){{1,3}})(?![\d年月日点])"
)
HALF: Final = Decimal("0.5")
CLOSE: Final = Decimal("0.2")
LOOSE: Final = Decimal("0.6")


def told_proportion_of(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each proportion of as many counts right in front of it."""
    for said in _SAID.finditer(told.text, told.start, told.end):
        terms = [Decimal(one) for one in re.findall(_NUMBER, said["first"] + "、" + said["others"])]
        front = [one for one in told.counts if one.number.span.end <= said.start() and is_count(one)]
        counts = front[-len(terms) :]
        if len(counts) != len(terms) or not all(terms) or any(one.relation != "equal" for one in counts):
            continue
        if len({thing_counted(one) for one in counts}) > 1 and not said["many"]:
            continue
        if len(front) > len(terms) and not said["many"]:
            continue
        values = [one.number.value for one in counts]
        roughly = said["about"] or said["near"]
        fits = _is_scaled(values, terms, HALF if roughly else CLOSE)
        near = _are_times_the_least(values, terms) or (roughly and _is_scaled(values, terms, LOOSE))
        if not fits and (near or not all(values)):
            continue
        exact = "∶".join(plain((one / min(values)).quantize(Decimal("0.01"))) for one in values)
        yield Finding(
            kind="claim-ratio",
            verdict="supported" if fits else "contradicted",
            cause="published",
            message=message(
                "told.proportion" if fits else "told.proportion-contradicted", words=said[0].strip(),
                arithmetic="∶".join(plain(one) for one in values), exact=exact,
            ),
            found=None,
            evidence=(inspection.sentence(counts[0]), *(inspection.words(one.span, role="part") for one in counts)),
            confidence=CONFIDENCE,
            claim_ids=tuple(one.id for one in counts),
        )  # fmt: skip


def _is_scaled(values: list[Decimal], terms: list[Decimal], off: Decimal) -> bool:
    """Is there one thing by which all values come to their terms, each rounded as it is printed?"""
    slack = [off.scaleb(-len(str(one).partition(".")[2])) for one in terms]
    low = max(value / (term + by) for value, term, by in zip(values, terms, slack, strict=True))
    pairs = [(value, term - by) for value, term, by in zip(values, terms, slack, strict=True) if term > by]
    return all(low <= value / term for value, term in pairs)


def _are_times_the_least(values: list[Decimal], terms: list[Decimal]) -> bool:
    """Are the others as many times the least as they are told, but for the rounding of whole times?"""
    one, unit = min(values), min(terms)
    return one > 0 and all(abs(value / one * unit - term) < LOOSE for value, term in zip(values, terms, strict=True))
