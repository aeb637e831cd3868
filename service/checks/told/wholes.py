"""Wholes that the sentence divides and says it does: 办结的109件分四档：当日12件，…; 112件申请的来路为：平台73件、…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from corpora.document.slips import are_exchanged
from service.checks.figures.part_groups import sum_of, thing_counted
from service.checks.figures.plain_counts import is_count
from service.checks.inspection import Finding, Inspection, plain
from service.checks.told.counts import Sentence, told_finding

_OPENS: Final = re.compile(
    r"分(?:为|成|属)?(?:\s?[两二三四五六七八2-8]\s?)?(?:档|类|种|级|段|块|批|组)[：:，,]"
    r"|按(?:照)?[^，,。；;：:\d]{1,12}?(?:分|划分|统计|看|区分|拆分|归类)(?:类|析)?(?:的话)?[，,：:]"
    r"|(?:来路|构成|来源|渠道|分布|去向|时限|用时|流向|方式)(?:情况)?(?:依次|分别)?(?:为|是|如下)[：:]?"
    r"|具体(?:又)?分(?:为|成)?|所涉[^，,。；;：:\d]{1,6}[，,：:]"
)
"""Between a whole and its parts: it is divided, and nothing is left out."""
_CLOSES: Final = re.compile(
    r"[者项类种]?(?:即|就)(?:是|为)全部|别无其[他它]|(?:没有|无|再无)其[他它](?:渠道|类型|情形)"
)
_MORE_BEHIND: Final = re.compile(
    r"[，,；;、]\s?(?:其[余他它]|剩余|余下|剩下|另有|另外)(?!处理|组织)|[；;]\s?按(?:照)?[^，,。；;：:\d]{1,12}?(?:分|划分|统计|看|区分)"
)
"""Behind the parts: there are others, or the whole is divided again."""
_REST: Final = re.compile(r"^(?:其余|剩余|余下|剩下)")
_IS_WHOLE: Final = re.compile(r"收到|承办|共|总|全部|合计")
FARTHEST: Final = Decimal("1.25")
"""How many times the whole its parts and the rest come to, or the other way round, that are its own."""
FARTHEST_APART: Final = Decimal("1.4")
"""The same where the words say that it is divided."""
_STAGES: Final = re.compile("结转|上年|去年|同期|新收|收到|受理|办结|答复|审结|较|比")
_CARRIED: Final = re.compile("结转|上年|去年|同期|较|比")
_ENDS: Final = re.compile(r"[。；;（(]|其中|上年|去年|同期|平均|主要")
_SOME: Final = re.compile(r"主要|其中|等\s?\d|前[三四五]|部分|之一|居多|突出|较多|集中")
_LAWFUL: Final = re.compile(r"\d\s?个工作日(?:以|之)?内[^，,。；;]{0,8}$")
_PROLONGED: Final = re.compile(r"延期|延长")
_COMPLEMENTS: Final = (("原创", "转载"), ("上半年", "下半年"))
"""Of which there is no third."""


def told_wholes(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each whole with the parts behind it."""
    for place, whole in enumerate(told.counts):
        so_many = told.tail(place).lstrip().startswith("之多")
        if not so_many and (not is_count(whole) or whole.relation != "equal"):
            continue
        parts = _parts(told, place)
        if len(parts) < 2:
            continue
        counts = [told.counts[one] for one in parts]
        exact = sum_of(counts)
        fits = exact == whole.number.value
        prefixes = {sum_of(counts[:size]) for size in range(2, len(counts))}
        if not fits and (whole.number.value in prefixes or any(exact == one.number.value for one in told.counts)):
            continue
        if fits or _are_all(told, place, parts, exceeded=exact > whole.number.value):
            yield told_finding(
                inspection, "claim-parts", whole, counts, fits=fits, exact=exact,
                arithmetic=" + ".join(plain(one.number.value) for one in counts),
            )  # fmt: skip
            return


def _parts(told: Sentence, place: int) -> list[int]:
    """The counts behind that count the same thing, up to where something else begins."""
    thing, found = thing_counted(told.counts[place]), list[int]()
    last = place
    for one in range(place + 1, len(told.counts)):
        claim = told.counts[one]
        if thing_counted(claim) != thing:
            if told.is_aside(one):
                continue
            break
        between = told.text[told.behind(told.counts[last]) : claim.number.span.start]
        ends = _ENDS.search(between)
        if ends is not None and (found or ends[0] not in ("其中",)):
            break
        if not is_count(claim) or claim.relation != "equal":
            return []
        found.append(one)
        last = one
    return found


def _are_all(told: Sentence, place: int, parts: list[int], *, exceeded: bool) -> bool:
    """Do the words leave no other part, and no part counted twice?"""
    first, last = told.counts[parts[0]], told.counts[parts[-1]]
    opening = told.text[told.behind(told.counts[place]) : first.number.span.start]
    closing = told.text[told.behind(last) : told.end]
    names = [told.clause(one) for one in parts]
    if _MORE_BEHIND.search(closing):
        return False
    if (
        len(parts) == 2
        and not any(name in told.clause(place) for pair in _COMPLEMENTS for name in pair)
        and any(
            sorted(pair) == sorted(word for word in pair for name in names if _is_named(word, name))
            for pair in _COMPLEMENTS
        )
    ):
        return True
    total = sum_of([told.counts[one] for one in parts])
    least, most = sorted((told.counts[place].number.value, total))
    if _SOME.search(opening) or (most > FARTHEST_APART * least and not are_exchanged(least, most)):
        return False
    listed = opening.lstrip().startswith("、")
    if _OPENS.search(opening) or (
        place == 0 and not listed and _CLOSES.search(closing[:20]) and _may_hold(told, place, parts)
    ):
        return True
    if len(parts) == 2 and exceeded and _LAWFUL.search(_words(told, parts[0])) and _PROLONGED.search(names[1]):
        return True
    middle = told.text[told.behind(told.counts[place]) : last.number.span.start]
    untied = not any(told.counts[one].fields for one in (place, *parts)) and len(parts) == 2 == len(told.counts) - 1
    rest = _REST.match(names[-1].strip()) is not None and not (_CARRIED if untied else _STAGES).search(middle)
    rest = (
        rest
        and most <= FARTHEST * least
        and _IS_WHOLE.search(told.clause(place)) is not None
        and not opening.lstrip().startswith("、")
    )
    return rest and not any(told.counts[one].firm for one in parts) and (untied or len(parts) > 2) and place == 0


def _is_named(word: str, name: str) -> bool:
    """`转载上级政策118篇` tells of some that were copied, 转载 of all."""
    return len(name.partition(word)[2].strip()) <= len(word) and word in name


def _may_hold(told: Sentence, place: int, parts: list[int]) -> bool:
    """Is it near to the parts' sum, and greater than each? `网络33次，信函12次，当面5次，没有其他渠道` has no whole."""
    whole, counts = told.counts[place].number.value, [told.counts[one].number.value for one in parts]
    low, high = sorted((whole, sum(counts, Decimal(0))))
    return whole > max(counts) and high <= FARTHEST * low


def _words(told: Sentence, place: int) -> str:
    return told.text[told.start : told.counts[place].number.span.start][-24:]
