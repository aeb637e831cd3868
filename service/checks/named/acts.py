"""Acts of several rows together, and documents in force or made this year, told in words that leave no other reading:
全年作出许可、处罚决定合计4941件; 印发规范性文件2件; 清理后现行有效17件.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from corpora.document.claim import Expression
from corpora.document.slips import are_exchanged
from service.checks.cells.finding import cell_finding
from service.checks.figures.beside import is_the_years_count
from service.checks.inspection import Finding, Inspection

SURE: Final = 0.8
FARTHEST: Final = Decimal("1.3")
"""How many times the other the one of two sums of acts is at most that are of the same rows."""
_WHEN: Final = (
    r"(?:(?:全年|本年度?|今年|年内|当年)?(?:内)?(?:对外|共|累计|依法|全[局市区县]|我[局委办镇]|本机关|[，,])*)"
)
_ACT: Final = r"(?:行政)?(?:许可|处罚|强制)"
_ACTS: Final = re.compile(
    rf"(?:^|[。；;：:，,])\s?{_WHEN}(?:作出|办理|实施)?(?:的)?(?P<names>{_ACT}(?:(?:[、和及与]|以及){_ACT}){{1,2}})(?:等)?(?:[两二三]项|[两二三]类)?(?:行政)?"
    r"(?:处理)?(?:决定|行为|事项)?(?:数量|件数|总数)?(?:合计|共计|总计|一共|总共|共|加起来|相加|加总)(?:作出|为|有|达|是)?\s?$"
)
_ROWS: Final = {"许可": "licensing", "处罚": "penalties", "强制": "coercion"}
_IN_FORCE: Final = re.compile(
    r"(?:^|[。；;，,])\s?(?:(?:清理|修订|调整|梳理)后|截至年[底末]|(?:到)?年[底末]|期末|目前)?(?:仍|继续)?(?:现行有效|继续有效|保留有效)(?:的)?(?:规范性)?(?:文件)?(?:为|有|共)?\s?$"
)
_MADE: Final = re.compile(
    r"(?:^|[。；;])\s?(?:全年|本年度?|今年|年内|当年)?(?:共|我[局委办镇]|本机关|牵头|组织|依法|起草|并)*(?:印发|出台|制发|制定|发布)(?:的|了)?(?:行政)?规范性文件(?:共|计)?\s?$"
)
_ENDED: Final = re.compile(
    r"(?:对|开展)(?:历年|现行|存量)?(?:的)?(?:行政)?(?:规范性)?文件(?:开展|进行|作|组织)?(?:了)?(?:全面|集中|专项|系统)*(?:的)?清理[，,](?:共|现|已)?(?:宣布|决定|公布)?(?:废止|失效)(?:和失效|或失效)?(?:的)?(?:共|了)?\s?$"
)
"""`对历年文件开展集中清理，宣布废止` 2件."""
_OF_OTHERS: Final = re.compile(
    "转发|上级|[区市省县]级|部门联合|政策|涉|以[^，,。；;]{1,8}名义|代拟|年底?(?:以)?前|继续有效"
)
_DOCUMENTS: Final = re.compile("规范性文件|文件清理|上位法|目录")


def acts_told(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each such count that is not the tables'."""
    text = inspection.document.text
    for claim in inspection.mentions.claims:
        head = text[claim.sentence.start : claim.number.span.start][-60:]
        of_all = claim.period_kind == "running_total" and _ENDED.search(head) is not None
        if not is_the_years_count(replace(claim, period_kind="this_year") if of_all else claim):
            continue
        if _OF_OTHERS.search(text, claim.sentence.start, claim.number.span.start):
            continue
        for expression, near in _meant(head):
            found = inspection.value(expression)
            if found is not None and found != claim.number.value and (near or _is_near(found, claim.number.value)):
                yield cell_finding(
                    inspection, expression, claim, said=claim.number.value, found=found, fits=False,
                    words=inspection.sentence(claim), sure=min(SURE, claim.confidence),
                )  # fmt: skip


def _meant(head: str) -> Iterator[tuple[Expression, bool]]:
    """What the words in front of a count name, and whether it is wrong however far off."""
    if (said := _ACTS.search(head)) is not None:
        names = re.findall("许可|处罚|强制", said["names"])
        if len({*names}) == len(names):
            yield Expression(name="、".join(names), plus=tuple(f"proactive.{_ROWS[one]}" for one in names)), False
    elif _IN_FORCE.search(head) and _DOCUMENTS.search(head):
        yield Expression(name="规范性文件现行有效", plus=("proactive.documents.in_force",)), False
    elif _ENDED.search(head):
        yield Expression(name="规范性文件废止", plus=("proactive.documents.abolished",)), True
    elif _MADE.search(head):
        yield Expression(name="规范性文件本年制发", plus=("proactive.documents.made",)), True


def _is_near(one: Decimal, other: Decimal) -> bool:
    if are_exchanged(one, other):
        return True
    return min(one, other) > 0 and max(one, other) <= FARTHEST * min(one, other)
