"""Lists without any part inside another that are said to divide a whole, or close with what is left of it, and one slip
of the pen away from it: 174件新收申请中，招生61件，教师33件，…其他方面53件 of 35; 176件中，办公室41件，部门98件，乡镇73
件.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from corpora.document.slips import are_exchanged, is_one_digit_or_swap
from service.checks.figures.beside import totals_of_requests
from service.checks.figures.part_groups import sum_of
from service.checks.figures.plain_counts import PERCENT, is_count
from service.checks.inspection import Finding, Inspection, plain
from service.checks.told.counts import Sentence, told_finding

_OPENS: Final = re.compile(
    r"[^，,。；;：:\d（(]{0,14}(?:(?:[中里]|当中|之中)[，,：:]|[，,：:]\s?(?:其中|按[^，,。；;：:\d]{2,10}[，,：:]|包括|分别(?:为|是)))"
)
"""Behind a whole."""
_GOES_ON: Final = re.compile(r"其中|具体(?:为|是|来看)?|按[^，,。；;：:\d]{2,10}(?:看|分|划分|统计)?[，,：:]")
"""What a sentence opens with that divides the last count of the one in front."""
_REST: Final = re.compile("其余|余下|剩余|剩下")
_OTHERS: Final = re.compile("其[他它](?!结果|组织|处理|方式|法律|行政)")
_INSIDE: Final = re.compile("其中|包括|含|内有|[（(]|同时|既|交叉|重复|各")
_SHARE: Final = re.compile(r"[^，,。；;：:\d]{0,4}[，,（(]\s?(?:约)?(?:占|占比)[^，,。；;：:\d]{0,12}$")
_NO_PART: Final = re.compile(
    "比|较|同比|增|减|超|多|少|率|合计|共|总|平均|最|以上|以下|加起来|结转|办结|归并|合并|判决|未审|在审|败诉|[中里]|转下年|在办"
)
FEWEST, FEWEST_DIGITS = 2, 10


def told_flat_lists(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each such list that does not come to its whole."""
    for place, whole in enumerate(told.counts):
        if _is_whole(whole) and _OPENS.match(told.text, told.behind(whole), told.end):
            yield from _judged(inspection, told, whole, _parts(told, place + 1, whole))
            return
    first = told.counts[0]
    before = inspection.told_in_front_of(first.sentence)
    wholes = [one for one in before if _is_whole(one) and one.number.unit == first.number.unit]
    goes_on = _GOES_ON.match(told.text, told.start, first.number.span.start) is not None
    if goes_on and wholes and (wholes[0] is before[-1] or len({one.number.value for one in wholes}) == 1):
        yield from _judged(inspection, told, wholes[0], _parts(told, 0, wholes[0]))


def _is_whole(claim: Claim) -> bool:
    return is_count(claim) and claim.relation == "equal" and claim.period_kind == "this_year"


def _parts(told: Sentence, first: int, whole: Claim) -> list[int]:
    """The counts behind it up to the end of the statement; none where one stands inside another or is no part."""
    found: list[int] = []
    end = told.text.find("；", told.behind(whole), told.end) if whole in told.counts else -1
    for place in range(first, len(told.counts)):
        one = told.counts[place]
        if 0 <= end <= one.number.span.start:
            break
        if one.number.unit == PERCENT and _SHARE.search(told.head(place)):
            continue
        head = told.head(place)
        opens = place == first
        if one.number.unit != whole.number.unit or not is_count(one) or one.relation != "equal":
            break
        if _INSIDE.search(head) and not opens:
            return []
        if _NO_PART.search(told.own_words(place)) or len(re.findall("[，,]", head)) > 1 + opens:
            return []
        found.append(place)
        if _REST.search(told.own_words(place)) or _OTHERS.match(told.own_words(place)):
            break
    return found


def _judged(inspection: Inspection, told: Sentence, whole: Claim, places: Sequence[int]) -> Iterator[Finding]:
    parts = [told.counts[place] for place in places]
    if len(parts) < FEWEST:
        return
    total = sum_of(parts)
    off = total - whole.number.value
    last = told.own_words(places[-1])
    rest, closed = _REST.search(last) is not None, _OTHERS.match(last) is not None
    if not off or (off < 0 and not rest and not closed):
        return
    if (rest or closed) and _goes_on(told, places[-1]):
        return
    told_so = [one.number.value for one in (*told.counts, *inspection.told_in_front_of(whole.sentence))]
    if total in (*told_so, *totals_of_requests(inspection)):
        return
    slips = [one for one in parts if _is_a_slip(one.number.value, one.number.value - off)]
    slips += [whole] if _is_a_slip(whole.number.value, total) else []
    enough = len(parts) > FEWEST or rest or closed
    if not slips or not enough:
        return
    yield told_finding(
        inspection, "claim-parts", whole, parts, fits=False, exact=total,
        arithmetic=" + ".join(plain(one.number.value) for one in parts), settled=True,
    )  # fmt: skip


def _goes_on(told: Sentence, place: int) -> bool:
    """Does another count follow the last part in its statement?"""
    if place + 1 == len(told.counts):
        return False
    one, other = told.counts[place], told.counts[place + 1]
    between = told.text[one.number.span.end : other.number.span.start]
    return one.number.unit == other.number.unit and not re.search("[；;]", between)


def _is_a_slip(said: Decimal, meant: Decimal) -> bool:
    if meant <= 0 or max(said, meant) < FEWEST_DIGITS:
        return False
    return are_exchanged(said, meant) or is_one_digit_or_swap(said, meant)
