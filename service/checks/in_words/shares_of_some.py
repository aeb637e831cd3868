"""Shares in words that are of some of what the tables count, by the words and the counts beside them, or that a figure
right behind them tells.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from corpora.document.mention import RoughShare
from service.checks.figures.request_totals import NEW, SETTLED
from service.checks.figures.subjects import ASKER
from service.checks.inspection import Inspection


def counts_in_front(inspection: Inspection, share: RoughShare) -> list[Claim]:
    """The counts of its sentence that stand in front of a share."""
    return [
        one
        for one in inspection.mentions.claims
        if one.sentence == share.sentence and one.relation == "equal" and one.number.unit != "%"
        and one.number.span.start <= share.words.start
    ]  # fmt: skip


def is_said_of_some(inspection: Inspection, share: RoughShare) -> bool:
    """`不予公开3件，各1件。申请人均为自然人`: does the sentence in front count some results only?"""
    if _statement(inspection, share):
        return False
    before = counts_in_front(inspection, share) or inspection.told_in_front_of(share.sentence)
    told = [inspection.fitting(one) for one in before if one.fields]
    return bool(told) and not any(one is not None and one.counts_as(NEW) for one in told)


_MARK: Final = re.compile("[，,。；;：:]")
_CAME_OF_IT: Final = re.compile("得到|获得|予以公开|部分公开|不予公开|不掌握|无法提供")


def _clause(inspection: Inspection, share: RoughShare) -> str:
    """The words around it from mark to mark: `公开和部分公开占企业办结数的三分之二`."""
    text = inspection.document.text
    end = _MARK.search(text, share.words.end)
    front = _MARK.split(text[share.sentence.start : share.words.start])[-1]
    return front + text[share.words.start : end.start() if end else len(text)]


_ITS_FIGURE: Final = re.compile(r"\s?[（(](?:约|为)?(\d+(?:\.\d+)?)[%％][）)]")


def is_told_exactly(inspection: Inspection, share: RoughShare) -> bool:
    """`公开比例过半（52.4%）`."""
    said = _ITS_FIGURE.match(inspection.document.text, share.words.end)
    return said is not None and share.least <= Decimal(said[1]) <= share.most


def _statement(inspection: Inspection, share: RoughShare) -> str:
    """Its words in front of the share."""
    return re.split("[。；;]", inspection.document.text[share.sentence.start : share.words.start])[-1].strip()


def is_of_a_subject(inspection: Inspection, share: RoughShare) -> bool:
    """`在办结件里，公开6件、部分公开2件，公开比例过半` of one applicant's; `种业企业的申请占一半` of some: does the
    sentence tell another count of the share's own part than the tables have?
    """
    told = [one for one in counts_in_front(inspection, share) if one.fields]
    opens = inspection.fitting(told[0]) if told else None
    if told and _statement(inspection, share).startswith("其中"):
        return opens is None or not (opens.counts_as(NEW) or opens.counts_as(SETTLED))
    clause = _clause(inspection, share)
    of_all = [field.endswith(".total") for part, _ in share.pairs for field in part.fields]
    if (any(of_all) and ASKER.search(clause)) or (of_all and not all(of_all) and _CAME_OF_IT.search(clause)):
        return True
    return any(
        one.fields[0].counts_as(part) and inspection.fitting(one) is None
        and not any(inspection.value(other) == one.number.value for other, _ in share.pairs)
        for one in told for part, _ in share.pairs
    ) and not any(inspection.fitting(one) is not None for one in told)  # fmt: skip
