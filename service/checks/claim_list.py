"""Does a count equal the length of the list that follows it?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

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
        if not each and (not counted.fields or _are_titles(inspection, items)):
            yield _judged(inspection, items)


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
