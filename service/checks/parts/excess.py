"""Lists that may not divide their whole, but contradict it all the same: one part is more than all, or all parts are
what the tables have of all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpora.document.claim import Claim
from models.language.grammar.part_list import BY_A_WAY
from service.checks.figures.beside import is_result
from service.checks.figures.part_groups import count_one_thing, sum_of
from service.checks.figures.request_totals import SETTLED
from service.checks.inspection import Inspection
from service.checks.parts.doubts import are_exact
from service.checks.parts.likeness import are_channels

FEWEST_RESULTS: Final = 4
"""Results that come to all that were settled by no chance."""


def one_way_alone_is_more(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """`公开60条，其中经网站41条，用公开栏67条，靠广播24条`: ways overlap, but none of them has more than all."""
    opened = _OF_WHICH.search(inspection.document.text[whole.number.span.end : named[0].number.span.start])
    by_ways = len(named) > 2 and all(BY_A_WAY.match(claim.measure) for claim in named)
    by_ways = by_ways or (opened is not None and len(named) > 1 and are_channels(named))
    more = max(claim.number.value for claim in named) > whole.number.value
    return by_ways and more and count_one_thing(whole, named)


_OF_WHICH = re.compile("其中|包括|分别|分为")


def come_to_all_settled(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """`公开37件，部分公开7件，不予公开3件，无法提供27件，作信访件引导6件，共82件` of 80 that the tables have settled:
    all that the sentence tells, told as all.
    """
    behind = whole.number.span.start > named[-1].number.span.end
    settled = inspection.value(SETTLED)
    results = [one for one in named if one.fields and is_result(one) and inspection.fitting(one) is not None]
    told = (
        behind
        and _ALL.fullmatch(whole.measure.strip()) is not None
        and len(results) >= FEWEST_RESULTS
        and are_exact(whole, named)
    )
    return told and sum_of(named) == settled != whole.number.value and count_one_thing(whole, named)


_ALL: Final = re.compile("(?:以上|上述)?(?:共计?|合计|总计|一共|总共)(?:办结|答复)?")
