"""Does a count equal the length of the list that follows it?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from corpora.document.check import Verdict
from corpora.document.mention import ItemList
from service.checks.inspection import Finding, Inspection, message

COUNTING_CONFIDENCE = 0.85
"""Where an item ends is a matter of reading, so that no count of items is certain."""


_EACH = re.compile(r"各[^，,。；;：:、\d]{0,8}$")
"""`甲局、乙局、丙局各明确信息员` in front of 2名 counts those of each."""


def claim_list(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each list that a count announces."""
    for items in inspection.mentions.item_lists:
        # 属于信访、举报、投诉类2件 names what is counted
        counted = inspection.claims[items.count]
        each = _EACH.search(inspection.document.text, counted.sentence.start, counted.number.span.start) is not None
        if (
            each
            or _is_past_a_count(inspection, items)
            or _is_of_times(inspection, items)
            or _says_something(inspection, items)
            or _is_cut_at_numbers(inspection, items)
            or _is_cut_at_commas(inspection, items)
        ):
            continue
        if not counted.fields or _are_titles(inspection, items):
            yield _judged(inspection, items)


_TIMES: Final = ("次", "场", "期", "批", "轮", "人次", "天", "处")


def _is_past_a_count(inspection: Inspection, items: ItemList) -> bool:
    """`6件新文件里养老服务占3件，包括床位建设、长者食堂和机构评定`: are the items of a count that is closer?"""
    number = inspection.claims[items.count].number
    between = (
        one.number for one in inspection.mentions.claims
        if number.span.end < one.number.span.start < items.items[0].start
    )  # fmt: skip
    return any(one.unit == number.unit for one in between)


def _is_of_times(inspection: Inspection, items: ItemList) -> bool:
    """`为党政办、人事处、基建处作培训2次`, `药品生产、配送企业的申请集中在中选结果、货款结算两个方面`: is the list in
    front another one than what is counted?
    """
    claim = inspection.claims[items.count]
    in_front = items.items[0].start < claim.number.span.start
    words = inspection.document.text[items.items[0].start : claim.number.span.start]
    return in_front and (claim.number.unit in _TIMES or _BEGINS_LATER.search(words) is not None)


_BEGINS_LATER: Final = re.compile(r"、.*(?:集中[在于]|主要[在为是]|体现在|表现[在为]|涉及)")
_SAYS: Final = re.compile("均|都|皆|已经?|并|且|其中")
_NUMBERED: Final = re.compile("[一二三四五六七八九]是")


def _says_something(inspection: Inspection, items: ItemList) -> bool:
    """`废止的两份文件涉及甲标准和乙办法，均因上位政策调整而不再适用`: is an item what is said of all of them?"""
    return any(_SAYS.match(inspection.document.text, item.start) for item in items.items[1:])


def _is_cut_at_numbers(inspection: Inspection, items: ItemList) -> bool:
    """`抓好四件事：一是建立县、乡会商机制；二是…`: is only the first of several numbered items cut into parts?"""
    first, *others = (_NUMBERED.match(inspection.document.text, item.start) for item in items.items)
    return first is not None and not any(others)


def _is_cut_at_commas(inspection: Inspection, items: ItemList) -> bool:
    """`在三个方面着力：信息在社区张榜，预计可减少三分之一；解读增加到15篇；公开栏每半月更新`: is only the first item of
    several between semicolons cut into parts?
    """
    text, parts = inspection.document.text, items.items
    ends = text[parts[-1].end : parts[-1].end + 1] in ("；", ";")
    return ends and not re.search("[；;]", text[parts[0].start : parts[-1].end])


def _are_titles(inspection: Inspection, items: ItemList) -> bool:
    """`制发行政规范性文件4件，分别是《甲办法》《乙规定》`: each item is a document."""
    return all(inspection.document.text.startswith("《", item.start) for item in items.items)


def _judged(inspection: Inspection, items: ItemList) -> Finding:
    claim = inspection.claims[items.count]
    said = claim.number.value
    counted = said in items.lengths
    may_go_on = items.open_ended and said > min(items.lengths)
    verdict: Verdict = "supported" if counted else "unverifiable" if may_go_on else "contradicted"
    code = "claim-list.open" if verdict == "unverifiable" else f"claim-list.{verdict}"
    found = said if counted else Decimal(items.lengths[0])
    return Finding(
        kind="claim-list",
        verdict=verdict,
        cause="published",
        message=message(
            code, claimed=said, found=found, unit=claim.number.unit or "", measure=claim.measure or claim.text
        ),
        claimed=said,
        found=found,
        evidence=(inspection.sentence(claim), *(inspection.words(span, role="item") for span in items.items)),
        confidence=min(claim.confidence, COUNTING_CONFIDENCE),
        claim_ids=(claim.id,),
    )
