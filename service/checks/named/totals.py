"""Totals and their terms told in words that leave no other reading: 应办, 申请人不是自然人, 全部或部分得到满足."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpora.document.claim import Claim, Expression
from service.checks.cells.finding import cell_finding
from service.checks.figures.beside import is_the_years_count, told_before
from service.checks.figures.request_totals import CARRIED_IN, CARRIED_OUT, NEW, OPENED, SETTLED, TO_SETTLE
from service.checks.inspection import Finding, Inspection
from service.checks.named.words import CARRIED_IN as CARRIED_ROW
from service.checks.named.words import CARRIED_OUT as OUT_ROW
from service.checks.named.words import DENIED, ORGANISATIONS, words_of
from service.checks.named.words import NEW as NEW_ROW
from service.checks.named.words import SETTLED as SETTLED_ROW

SURE: Final = 0.85
FARTHEST: Final = 60
"""Characters in front of a count in which such words stand."""
_BY: Final = (
    r"(?:申请人|主体|机构)?"
    r"(?:(?:本年度?|全年|今年|一共|总共|共)*(?:提出|提交|递交|收到)?(?:的|了)?(?:政府信息公开|信息公开)?申请)?"
    r"(?:的)?(?:共|有|计|为|合计|总计|达|仅)*\s?$"
)
_NO_PERSON: Final = re.compile(
    r"(?:^|[，,。；;：:])\s?(?:(?:申请人(?:为|是)?)?(?:不是|并非|非)自然人(?:的)?"
    r"|(?:除了?|扣除)自然人(?:以外|之外|外)[，,]?(?:其[他它]|法人(?:和|或|及|或者)其[他它]组织)?)" + _BY
)
"""`申请人不是自然人的共`, `除自然人外，其他申请人共提出申请`."""
_SATISFIED: Final = re.compile(
    r"(?:全部(?:或者?|和|、|及)部分|部分(?:或者?|和|、|及)全部)(?:得到|获得|予以)?(?:满足|提供|公开)(?:的)?(?:申请)?(?:共|有|计|为|合计|达)*\s?$"
)
_DUE: Final = re.compile(
    r"(?<!不)(?<!到期)(?:须|应|需|要)(?:予)?(?:办理|办|答复|处理)(?:答复)?(?:的)?(?:政府信息公开)?(?:申请|件)*(?:总[数量]|数量?)?(?:合计|共计|总计|一共|共|为|有|达|计)*\s?$"
)
_ASKER: Final = re.compile("自然人|个人|企业|公司|机构|律所|律师|公益|其[他它]组织")
"""Whose alone may be due."""
_LEAVES: Final = re.compile(
    r"除(?:去|了)?(?P<names>[^，,。；;\d]{2,24}?)(?:以外|之外|外)[，,]?(?:其[余他它]|剩余|余下)(?:的)?\s?$"
)
"""`除公开和部分公开外，其余`: of what was settled."""
_BUT: Final = re.compile(
    r"(?:^|[，,。；;：:])\s?(?:除了?)?(?P<names>[^，,。；;\d]{2,16}?)(?:以外|之外|外)[，,](?:其[余他它]|剩余|余下)(?:的)?\s?$"
)
_DENIED: Final = re.compile(r"\s?[件宗份](?:不予公开|未予公开)的?(?:答复)?(?:的)?(?:理由|原因|情形|申请|答复)")
"""`执法案卷以外，其余12件不予公开的理由`: of all that were denied."""
_BOTH: Final = re.compile(r"(?P<names>[^，,。；;：:\d]{4,30})之和(?:为|是|共|有)?[（(]?(?:为|共|计)?\s?$")
"""`低于部分公开与不予公开之和（`."""
_TOGETHER: Final = re.compile("合计|共计|相加|总计")
_NEW_TOLD: Final = re.compile(r"新收|新增|新接")


def totals_told(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each count behind such words."""
    for claim in inspection.mentions.claims:
        if not is_the_years_count(claim):
            continue
        start = max(claim.sentence.start, claim.number.span.start - FARTHEST)
        head = inspection.document.text[start : claim.number.span.start]
        expression = _meant(inspection, claim, head)
        found = inspection.value(expression) if expression is not None else None
        if expression is not None and found is not None:
            yield cell_finding(
                inspection, expression, claim, said=claim.number.value, found=found, fits=claim.number.value == found,
                words=inspection.sentence(claim), sure=SURE,
            )  # fmt: skip


def _meant(inspection: Inspection, claim: Claim, head: str) -> Expression | None:
    """What the words in front of a count tell it to be."""
    if _NO_PERSON.search(head):
        return Expression(name="法人或其他组织", plus=tuple(f"requests.new.{one}" for one in ORGANISATIONS))
    if _SATISFIED.search(head):
        return OPENED
    if (said := _LEAVES.search(head)) is not None:
        return _all_but(said["names"])
    if (said := _BUT.search(head)) is not None:
        text = inspection.document.text
        return _denied_but(said["names"]) if _DENIED.match(text, claim.number.span.end) else None
    if (said := _BOTH.search(head)) is not None:
        return _sum_of(said["names"])
    before = told_before(inspection, claim)
    # Those that were settled may be the ones that were due within the year: 到期应办的52件.
    if _DUE.search(head) and not _ASKER.search(head) and any(_tells(inspection, one, CARRIED_IN) for one in before):
        settled = inspection.value(SETTLED)
        return None if settled == claim.number.value != inspection.value(NEW) else TO_SETTLE
    return NEW if _is_a_term(inspection, claim) else None


def _all_but(names: str) -> Expression | None:
    """All results but those named; None where the words may name anything else."""
    words = list(words_of(names, 0, len(names)))
    rows = [row for word in words if word.kind == "row" for row in word.means]
    if not rows or any(word.kind in ("unknown", "column", "count") for word in words):
        return None
    return Expression(
        name="其余办理结果", plus=SETTLED.plus, minus=tuple(f"requests.{row}.total" for row in dict.fromkeys(rows))
    )


def _denied_but(names: str) -> Expression | None:
    """All that was denied, but for other reasons than those named."""
    words = list(words_of(names, 0, len(names)))
    rows = {row for word in words if word.kind == "row" for row in word.means}
    if not rows or not rows < {*DENIED} or any(word.kind in ("unknown", "column", "count") for word in words):
        return None
    return Expression(name="其余不予公开", plus=tuple(f"requests.{row}.total" for row in DENIED if row not in rows))


def _sum_of(names: str) -> Expression | None:
    """The rows that the last words name, joined by 与 or 和."""
    rows: list[str] = []
    for word in reversed(list(words_of(names, 0, len(names)))):
        if word.kind == "row":
            rows = [*word.means, *rows]
        elif word.text not in ("与", "和", "及", "、", "两者", "两类", "两项"):
            break
    several = len(rows) > 1 and len({*rows}) == len(rows) and not {*rows} & {NEW_ROW, CARRIED_ROW, SETTLED_ROW, OUT_ROW}
    return Expression(name=names, plus=tuple(f"requests.{row}.total" for row in rows)) if several else None


def _is_a_term(inspection: Inspection, claim: Claim) -> bool:
    """`处理2023年结转3件、2024年新收109件，期末未结6件` of 112: those carried in and out stand beside it as the table
    has them, and it is not what was settled of those that came.
    """
    if not claim.fields or not claim.fields[0].counts_as(NEW) or _NEW_TOLD.search(claim.measure) is None:
        return False
    if _TOGETHER.search(claim.measure):
        return False  # 上年结转25件与本年新收合计517件
    around = [one for one in inspection.mentions.claims if one.sentence == claim.sentence]
    if not all(any(_tells(inspection, one, of) for one in around) for of in (CARRIED_IN, CARRIED_OUT)):
        return False
    settled, carried, left, new = (inspection.value(one) for one in (SETTLED, CARRIED_IN, CARRIED_OUT, NEW))
    if settled is None or carried is None or left is None or new is None:
        return False
    return claim.number.value not in (settled - carried, new - left) and not _divides(inspection, claim)


def _divides(inspection: Inspection, claim: Claim) -> bool:
    """May it be of one who asked, or of one of several bodies?"""
    told = [one for one in inspection.mentions.claims if one.sentence == claim.sentence and one.fields]
    return sum(one.fields[0].counts_as(NEW) for one in told) > 1


def _tells(inspection: Inspection, claim: Claim, expression: Expression) -> bool:
    told = bool(claim.fields) and claim.fields[0].counts_as(expression) and claim.number.value > 0
    return told and inspection.fitting(claim) is not None
