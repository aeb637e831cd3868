"""Lists that leave nothing out, since their kinds are all that there are: answers by the time they took, in 20 days or
put off (`办结的39件中，10个工作日内18件，11至20个工作日14件，延期答复4件`), requests by the ways they came.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpora.document.claim import Claim, Expression
from service.checks.figures.part_groups import sum_of
from service.checks.figures.plain_counts import PERCENT, is_count
from service.checks.figures.request_totals import NEW, SETTLED
from service.checks.inspection import Finding, Inspection, plain
from service.checks.told.counts import Sentence, told_finding

_TIME: Final = re.compile("工作日|当场|当日|当天|延期|延长|逾期|超期|超时")
_LATE: Final = re.compile("延期|延长")
_IN_TIME: Final = re.compile(r"20\s?个?工作日")
_GOES_ON: Final = re.compile("其[余他它]|另|剩|扣除|不计")
"""Behind the last count: what is left has no figure, or another."""
_WAYS: Final = (
    re.compile("网|邮箱|电子邮件|平台|系统|在线|线上"),
    re.compile("信函|信件|邮寄|来信|邮政|书信"),
    re.compile("当面|现场|窗口|上门|到场"),
)
_WAY: Final = re.compile("|".join([*(one.pattern for one in _WAYS), "传真|电话|其[他它]"]))
_OF_OTHERS: Final = re.compile("上年|去年|[上下]半年|季度|月|平均|其中|涉及|抽查|回访")
_ROUGHLY: Final = re.compile("主要|多|等")
FEWEST: Final = 2
FAR: Final = 2
"""How many times the other the sum and the whole are at most."""


def told_divided_fully(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each such list that does not come to the whole, or does."""
    for place, whole in enumerate(told.counts):
        if not is_count(whole) or whole.relation != "equal" or _OF_OTHERS.search(told.clause(place)):
            continue
        settled, came = (whole.number.value == inspection.value(one) for one in (SETTLED, NEW))
        parts: Sequence[Claim] = ()
        of: Expression | None = None
        if settled and len(found := _listed(told, place, _TIME)) >= FEWEST:
            words = _words(told, found)
            parts, of = (found if _LATE.search(words) and _IN_TIME.search(words) else ()), SETTLED
        elif came and len(found := _listed(told, place, _WAY)) > FEWEST:
            words = _words(told, found)
            parts, of = (found if all(one.search(words) for one in _WAYS) else ()), NEW
        exact = sum_of(parts)
        if not parts or of is None or FAR * min(exact, whole.number.value) < max(exact, whole.number.value):
            continue
        yield told_finding(
            inspection, "claim-parts", whole, parts, fits=exact == whole.number.value, exact=exact,
            arithmetic=" + ".join(plain(one.number.value) for one in parts), fields=of.fields, settled=True,
        )  # fmt: skip


def _listed(told: Sentence, place: int, kind: re.Pattern[str]) -> list[Claim]:
    """The counts behind the whole whose clauses name a kind each; none where others follow in the sentence."""
    found: list[Claim] = []
    for at in range(place + 1, len(told.counts)):
        one = told.counts[at]
        if one.number.unit == PERCENT or one.number.unit != told.counts[place].number.unit:
            continue
        clause = told.clause(at)
        if not is_count(one) or one.relation not in ("equal", "none") or not kind.search(clause):
            return []
        if _OF_OTHERS.search(clause) or _ROUGHLY.search(clause):
            return []
        found.append(one)
    return [] if found and _GOES_ON.search(told.text, told.behind(found[-1]), told.end) else found


def _words(told: Sentence, found: Sequence[Claim]) -> str:
    first, last = found[0].number.span.start, found[-1].number.span.start
    return "".join(
        told.clause(at) for at, one in enumerate(told.counts) if first <= one.number.span.start <= last
    )  # fmt: skip
