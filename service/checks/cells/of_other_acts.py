"""Figures that may be of more, or of fewer, acts than the tables count: 作为被申请人的行政复议12件, 抽查中处罚12件,
环保领域行政处罚21件.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from models.language.grammar.whose.other_causes import OTHER_ACTS
from service.checks.figures.beside import DISPUTES, statement_start, told_before
from service.checks.inspection import Inspection

_OF_ALL_ACTS: Final = re.compile(r"作为(?:被申请人|被告|共同被告|复议机关)|应诉|承办|被诉")
_OF_INFORMATION: Final = re.compile(r"信息|依申请|公开")
_IN_AN_ACTION: Final = re.compile(r"(?:抽查|专项(?:检查|整治|行动|执法)|检查|排查|巡查|整治|行动)[^，,。；;\d]*\d")
_ACTS: Final = ("proactive.licensing", "proactive.penalties", "proactive.coercion")
_OF_A_FIELD: Final = re.compile(r"(?<!许可)(?<!处罚)(?<!强制)(?<!执法)(?<![各全多等个些])(?:领域|行业)[^。；;]*$")
NEAR: Final = 60
"""Characters in front of the sentence in which information may be named."""


def may_be_of_other_acts(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """Disputes over any act, of which there are more than of information; or penalties of one campaign, of which there
    are fewer than of the year, or acts of one field (水土保持领域作出行政处罚21件).
    """
    return (
        _are_of_any_act(inspection, claim, found)
        or _are_of_one_action(inspection, claim, found)
        or _are_what_disputes_are_over(inspection, claim)
    )


_DISPUTED: Final = re.compile(
    r"案由|(?:申请|复议|诉讼|涉诉)事项|举报投诉|(?:复议|诉讼|应诉|被诉)[^。；;]*(?:其中|涉及|类型|类别|事由|领域)"
)
_CARRIED_OUT: Final = re.compile(r"作出|实施|查处|立案|下达|办理")


def _are_what_disputes_are_over(inspection: Inspection, claim: Claim) -> bool:
    """`申请事项中，举报投诉73件，其次是行政处罚41件、政府信息公开15件`: disputes over penalties, and no penalties."""
    if claim.fields[0].fields[0] not in _ACTS:
        return False
    text = inspection.document.text
    told = [*_DISPUTED.finditer(text[claim.sentence.start : claim.number.span.start])]
    return bool(told) and not _CARRIED_OUT.search(text, claim.sentence.start + told[-1].end(), claim.number.span.start)


def _are_of_any_act(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    if not claim.fields[0].fields[0].startswith(f"{DISPUTES}.") or inspection.said(claim) <= found:
        return False
    text = inspection.document.text
    told = [one.number.span.end for one in told_before(inspection, claim)]
    statement = text[max([statement_start(inspection, claim), *told]) : claim.number.span.start]
    if _NOT_IN_THE_TABLES.search(
        text, claim.number.span.end, min(claim.sentence.end, claim.number.span.end + FARTHEST)
    ):
        return True
    if _OF_INFORMATION.search(statement) is None and _tells_of_others(inspection, claim, found):
        return True
    start = max(0, claim.sentence.start - NEAR, text.rfind("\n", 0, claim.sentence.start))
    around = text[start : claim.sentence.end]
    lead = text[claim.sentence.start : claim.number.span.start]
    return _OF_ALL_ACTS.search(lead) is not None and _OF_INFORMATION.search(around) is None


FARTHEST: Final = 80
"""Characters behind a count in which its sentence may say that the tables leave it out."""
_NOT_IN_THE_TABLES: Final = re.compile(r"(?:不|未|没有)(?:计入|列入|纳入|含在)(?:本|附|该)?(?:报告|表|统计)")
FAR: Final = Decimal("1.5")
"""Times the table's figure from which on disputes beside another act of the body are over that act as well."""
_ALL_KINDS: Final = re.compile(
    "全部(?:领域|类型|案件)|各类|各领域|按(?:案由|类型|领域|类别|事由)|不在此列|不计入|除外|另计|另行统计|不属于?(?:信息)?公开"
)
_OF_SO_MANY: Final = re.compile(
    r"(?:信息公开|公开)(?:类|的|方面|领域)?(?:案件)?(?:仅|只|有|为|共)*\s?(?P<count>\d+)|(?P<many>\d+)\s?[件起宗](?:系|为|是)?[^，,。；;\d]{0,4}信息公开"
)


def _tells_of_others(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`诉讼案件共76件，征收类29件、信息公开类27件` of 27, `被复议的95件按案由分`: do the words around say so?"""
    sentence = inspection.document.text[claim.sentence.start : claim.sentence.end]
    if _ALL_KINDS.search(sentence):
        return True
    if any(found == Decimal(told["count"] or told["many"]) for told in _OF_SO_MANY.finditer(sentence)):
        return True
    return inspection.said(claim) >= FAR * found + 1 and re.search(OTHER_ACTS, sentence) is not None


def _are_of_one_action(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    field = claim.fields[0].fields[0]
    if (
        field not in ("proactive.licensing", "proactive.penalties", "proactive.coercion")
        or inspection.said(claim) >= found
    ):
        return False
    lead = re.split("[。；;]", inspection.document.text[claim.sentence.start : claim.number.span.start])[-1]
    in_an_action = field != "proactive.licensing" and _IN_AN_ACTION.search(lead) is not None
    return in_an_action or _OF_A_FIELD.search(lead) is not None
