"""Figures that stand in one sentence with others that the table has: `当年办结45件，转下年3件` of 45 and 2."""

from __future__ import annotations

import re
from math import log10
from typing import Final

from corpora.document.claim import Claim
from service.checks.figures.beside import DISPUTES, beside, gives, is_result, statement_start, sums_up, topic_of
from service.checks.figures.request_totals import ALL_REQUESTS, SETTLED
from service.checks.inspection import Inspection

SURE: Final = 0.95
"""Confidence of the network from which what it alone names is worth a contradiction in company."""
AGREED: Final = 0.95
"""Confidence of a link that both name and that something around it speaks against."""
ACTS: Final = "proactive"
"""Of licences and penalties often those made public are told, not those decided."""
TELLING: Final = 1.0
"""Digits, so to speak, of the other figures of a sentence that must agree: one from 9 on, or two such as 3 and 2."""
LOOSE: Final = 0.75
TELLING_OF_LOOSE: Final = 3.0
"""The same of a link that words alone make, in company of several figures that agree."""
SAME_ORDER: Final = 3
"""How many times the other a figure may be and be a slip of the pen; a part that one office counts is less."""
TELLING_OF_ALL: Final = 4.0
"""The same of all other figures of a report, or of a sentence."""


def keeps_company(inspection: Inspection, claim: Claim) -> bool:
    """Do the other figures of its sentence that are of one table agree with it, all of them and by more than chance?
    Then the sentence counts what the table counts.
    """
    if is_divided_rightly(inspection, claim):
        return False
    if claim.firm or _is_meant(claim):
        return _agree_beside(inspection, claim) >= TELLING
    loosely = claim.confidence >= LOOSE and not claim.contested and claim.supposed is None and topic_of(claim) != ACTS
    loosely = loosely and not _may_be_of_either(inspection, claim)
    return loosely and _agree_beside(inspection, claim) >= TELLING_OF_LOOSE


_EITHER: Final = re.compile("复议|诉讼|起诉|应诉|被诉")


def _may_be_of_either(inspection: Inspection, claim: Claim) -> bool:
    """`复议15件、诉讼11件；尚未审结的共3件`: in a statement that names neither, of both."""
    if not claim.fields[0].fields[0].startswith(DISPUTES):
        return False
    start = statement_start(inspection, claim)
    return _EITHER.search(inspection.document.text, start, claim.number.span.start) is None


def is_alone_in_its_sentence(inspection: Inspection, claim: Claim) -> bool:
    """Is it the only result among many figures of its sentence that the table does not have, whatever it is taken for?
    Not of who asked, which words take together as they like.
    """
    alone = is_result(claim) and not is_divided_rightly(inspection, claim)
    return alone and _agree_beside(inspection, claim) >= TELLING_OF_ALL


def _agree_beside(inspection: Inspection, claim: Claim) -> float:
    """Digits, so to speak, of the other figures of its sentence and table, where all of them agree; else none."""
    others = [
        other
        for other in beside(inspection, claim)
        if other.relation == "equal" and other.body == claim.body and topic_of(other) == topic_of(claim)
    ]
    if any(inspection.fitting(other) is None for other in others) or sums_up(claim, others):
        return 0
    told = {
        other.fields[0].fields: other.number.value for other in others if not other.fields[0].counts_as(claim.fields[0])
    }
    return sum(log10(1 + value) for value in told.values())


def goes_with_the_report(inspection: Inspection, claim: Claim) -> bool:
    """Is it the only figure of its table, in the whole report, that the table does not have? Then the report counts
    what the table counts, and a claim that words and network tie alike is held against it too.
    """
    if claim.supposed is not None or claim.confidence < AGREED or topic_of(claim) == ACTS:
        return False
    said, found = inspection.said(claim), inspection.value(claim.fields[0])
    if found is None or max(said, found) > SAME_ORDER * min(said, found) or is_divided_rightly(inspection, claim):
        return False
    others = [
        other
        for other in inspection.mentions.claims
        if other.id != claim.id and other.fields and other.relation == "equal" and other.period_kind == "this_year"
        and topic_of(other) == topic_of(claim)
    ]  # fmt: skip
    if any(gives(inspection, other, claim.fields[0]) for other in others):
        return False
    alike = [other for other in others if other.body == claim.body]
    told = {other.fields[0].fields: other.number.value for other in alike}
    agree = all(inspection.fitting(other) is not None for other in alike)
    return agree and sum(log10(1 + value) for value in told.values()) >= TELLING_OF_ALL


def is_odd_among_all_results(inspection: Inspection, claim: Claim) -> bool:
    """`予以公开9件，均已答复。无法提供3件` of 4, where the table has no third result: the prose tells every result that
    the table has anything of, each once and the others as the table has them.
    """
    if not is_result(claim) or not claim.number.value or claim.supposed is not None or claim.body != "own":
        return False
    told = [
        one for one in inspection.mentions.claims
        if one.fields and is_result(one) and one.relation == "equal" and one.number.value
        and (one.body, one.period_kind) == (claim.body, claim.period_kind)
    ]  # fmt: skip
    others = [one for one in told if one.id != claim.id]
    fields = [field for one in told for field in one.fields[0].fields]
    if inspection.said(claim) in {inspection.value(total) for total in ALL_REQUESTS}:
        return False  # 22件中公开或部分公开17件
    if not others or len(set(fields)) < len(fields) or any(not gives(inspection, one, one.fields[0]) for one in others):
        return False
    return all(field in fields for field in _results_that_are_some(inspection))


def _results_that_are_some(inspection: Inspection) -> list[str]:
    """Rows of the table's results that have any, in the column of all."""
    identities = inspection.profile.identities if inspection.profile else ()
    rows = {field for one in identities if one.left == SETTLED.plus for field in one.right if field.endswith(".total")}
    return [field for field in rows if (figure := inspection.figures.get(field)) is None or figure.value]


def is_divided_rightly(inspection: Inspection, claim: Claim) -> bool:
    """`办结52件，其中上年结转5件，本年新收47件`: the intake of what was settled adds up, and is not the year's."""
    for parts in inspection.mentions.part_lists:
        if claim.id in parts.parts or claim.id == parts.whole:
            told = sum(inspection.claims[part].number.value for part in parts.parts)
            if told == inspection.claims[parts.whole].number.value:
                return True
    return False


def _is_meant(claim: Claim) -> bool:
    if claim.supposed is not None:
        return claim.supposed.confidence >= SURE
    return claim.confidence >= AGREED and topic_of(claim) != ACTS
