"""Rates that a list makes whose parts come to its whole: 审核1880条，通过1860条，退回20条，通过率98.9%."""

from __future__ import annotations

import re
from typing import Final

from corpora.document.claim import Claim
from corpora.document.proportion import percentage
from service.checks.figures.ratio_doubts import rounding_of
from service.checks.inspection import Finding, Inspection
from service.checks.ratios.finding import is_exact, judged_as, ratio_finding

_RATE: Final = re.compile(r"(?:其中)?[，,]?(?P<name>[\u4e00-\u9fff]{2,6})率(?:约)?(?:为|达到?)?")
_IN_FRONT: Final = re.compile(r"(?:其中|已|共|全年|有|的)+")


def of_rate_of_a_part(inspection: Inspection, percent: Claim) -> Finding | None:
    """The rate of the one part that bears its name, in the whole that this part and the others come to."""
    rate = _RATE.fullmatch(percent.measure.strip())
    if rate is None or percent.relation != "share":
        return None
    for parts in inspection.mentions.part_lists:
        whole, told = inspection.claims[parts.whole], [inspection.claims[part] for part in parts.parts]
        in_order = whole.number.span.end <= told[0].number.span.start < percent.number.span.start
        if whole.sentence != percent.sentence or not in_order or told[-1].number.span.end > percent.number.span.start:
            continue  # 公开23件、部分公开16件，二者相加为39件，公开率54.2%
        named = [part for part in told if _is_named(part, rate["name"])]
        if len(named) != 1 or len(told) == 1 or sum(part.number.value for part in told) != whole.number.value:
            continue
        exact = percentage(named[0].number.value, whole.number.value)
        if exact is None or not is_exact(percent, whole, *told):
            continue
        fits = rounding_of(exact, percent)
        if fits is None and _takes_another_way(percent, named[0], whole, told):
            return None
        return ratio_finding(inspection, percent, named[0], whole, exact, judged_as(fits))
    return None


def _is_named(part: Claim, name: str) -> bool:
    """`通过1860条`, `撤销、变更等直接纠错27件`: bare, or behind a list of examples."""
    bare = _IN_FRONT.sub("", part.measure.strip())
    return bare == name or bare.endswith(f"等{name}")


def _takes_another_way(percent: Claim, named: Claim, whole: Claim, told: list[Claim]) -> bool:
    """`复议6件，维持3件，纠正1件，未审结2件，维持率75%`, `公开30件，部分公开7件，公开率71%`: without one of the others,
    or with it.
    """
    part, all_of = named.number.value, whole.number.value
    others = [one.number.value for one in told if one is not named]
    made = [percentage(part, all_of - one) for one in others if part <= all_of - one and all_of > one]
    made += [percentage(part + one, all_of) for one in others]
    return any(exact is not None and rounding_of(exact, percent) is not None for exact in made)
