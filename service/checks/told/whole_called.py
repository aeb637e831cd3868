"""Which told count a share is of: the one that its statement opens with (`55件新收申请中，`), or the one that is told
by the name that the share gives its whole (`办结38件，…占企业办结件的`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from service.checks.figures.plain_counts import is_count
from service.checks.told.counts import Sentence

_CALLED: Final = re.compile("审结|办结|新收|答复|不予公开|无法提供|应办")
"""What a whole is called by where it is told and where its share is."""
_MARK: Final = re.compile(r"[，,。；;：:（(）)\d]")
CLOSE: Final = 5
"""Characters behind a count that still say what it counts."""
_OPENS: Final = re.compile(r"[^，,。；;：:\d（(]{0,12}(?:[中里]|当中|之中)(?:[，,：:]|(?=[^，,。；;\d]{2,10}\d))")
_STOP: Final = re.compile("[。；;]")
_SUM: Final = re.compile("合计|共计|一共|共|加起来|相加|总计")
MOST_TOGETHER: Final = 4


def told_by_name(text: str, of: str, counts: Iterable[Claim]) -> Claim | None:
    """The one count that is told to be what the words call the whole."""
    called = _CALLED.search(of)
    if called is None:
        return None
    meant = {claim.number.value: claim for claim in counts if called.group() in _clause_around(text, claim)}
    return next(iter(meant.values())) if len(meant) == 1 else None


def _clause_around(text: str, claim: Claim) -> str:
    """The words on either side of its number, up to the next marks."""
    front = _MARK.split(text[claim.sentence.start : claim.number.span.start])[-1]
    return front + _MARK.split(text[claim.number.span.end : claim.sentence.end])[0][:CLOSE]


def whole_that_opens(told: Sentence, before: Claim) -> Claim | None:
    """`55件新收申请中，`: the count that the statement in front of a part opens with, if it says that it is divided."""
    start = max(
        (one.end() for one in _STOP.finditer(told.text, told.start, before.number.span.start)), default=told.start
    )
    inside = [
        one for one in told.counts
        if start <= one.number.span.start < before.number.span.start and is_count(one)
        and one.number.unit == before.number.unit
    ]  # fmt: skip
    if not inside or _OPENS.match(told.text, told.behind(inside[0]), told.end) is None:
        return None
    return inside[0]


def sums_of_last(told: Sentence, counts: Sequence[Claim]) -> list[Decimal]:
    """What the last two and more come to, unless the last is told to be such a sum itself."""
    if not counts or _SUM.search(told.own_words(told.counts.index(counts[-1]))):
        return []
    values = [one.number.value for one in counts]
    return [sum(values[-size:], Decimal(0)) for size in range(2, min(len(values), MOST_TOGETHER) + 1)]
