"""Contradictions of a table's cell by a figure of another whole that its sentence has named: of both ways at law behind
their total, of papers that are no 规范性文件, of some of the persons who asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpora.document.claim import Claim, Expression
from service.checks.figures.beside import DISPUTES
from service.checks.figures.part_groups import sum_of
from service.checks.figures.subjects import counts_in_front
from service.checks.inspection import Finding, Inspection
from service.checks.withdrawn.too_far import taken_back

_TOGETHER: Final = re.compile(r"(?:合计|共计?|总计|一共)(?:有|为)?\s?$")
_WAYS_AT_LAW: Final = re.compile(r"(?:未经|不经|没有经过|经|经过)(?:行政)?复议|(?:行政)?复议(?:之)?后")
"""`未经复议直接起诉`, `复议后起诉`: words of the ways at law that tell of no 复议."""
_TOTAL: Final = ".total"
BOTH: Final = 2
"""Ways at law that a total takes in, at least."""
_DOCUMENTS: Final = "proactive.documents."
_OTHER_PAPERS: Final = re.compile(
    "内部(?:工作|管理)?(?:规范|制度|规程|规定|办法)|(?:管理|工作|规章|规范)制度|技术(?:标准|规范)|操作规程|工作流程|应急预案"
)
_OF_THE_TABLES: Final = re.compile("规范性文件|行政规范|规章(?!制度)")
_PERSONS: Final = re.compile("学生|师生|公众|教师|教职工|家长|校友|职工|业主|患者|网民|市民|村民|居民|群众|股民|租户")


def without_those_of_another_whole(inspection: Inspection, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, such contradictions left open."""
    return [taken_back(one) if _is_of_another(inspection, one) else one for one in findings]


def _is_of_another(inspection: Inspection, finding: Finding) -> bool:
    if finding.verdict != "contradicted" or not finding.claim_ids or not finding.fields:
        return False
    if finding.kind not in ("claim-table", "claim-claim"):
        return False
    claim = inspection.claims[finding.claim_ids[-1]]
    return (
        _is_of_both_ways(inspection, claim, finding)
        or _is_of_all_ways(inspection, claim, finding)
        or _is_of_other_papers(inspection, claim, finding)
        or _is_of_some_persons(inspection, claim, finding)
        or _is_what_its_list_comes_to(inspection, claim, finding)
    )


def _is_of_both_ways(inspection: Inspection, claim: Claim, finding: Finding) -> bool:
    """`直接起诉6件，经复议后起诉9件，合计15件，年底有3件未结`: of the fifteen, and not of the nine named last."""
    (field,) = finding.fields if len(finding.fields) == 1 else ("",)
    way, _, result = field.rpartition(".")
    in_front = counts_in_front(inspection, claim, of_sentence_before=False)
    if not field.startswith(DISPUTES) or not in_front or not in_front[-1].fields:
        return False
    whole = in_front[-1]
    rows = [one.removesuffix(_TOTAL) for one in whole.fields[0].plus if one.endswith(_TOTAL)]
    words = inspection.document.text[claim.sentence.start : whole.number.span.start]
    if way not in rows or len(rows) < BOTH or _TOGETHER.search(words) is None:
        return False
    together = Expression(name="", plus=tuple(f"{row}.{result}" for row in rows))
    return inspection.value(together) == claim.number.value


def _is_of_all_ways(inspection: Inspection, claim: Claim, finding: Finding) -> bool:
    """`复议诉讼总量18件，其中复议10件、诉讼8件。尚未审结的共3件`: of all of them, and not of those named last;
    but where its own words name one way (`发生行政诉讼2件`).
    """
    results = {field.rpartition(".")[2] for field in finding.fields}
    ways = {field.rpartition(".")[0] for field in inspection.figures if field.startswith(DISPUTES)}
    start = inspection.paragraph_start(claim.number.span.start)
    words = _WAYS_AT_LAW.sub("", inspection.document.text[start : claim.number.span.start])
    if any(way in claim.measure for way in ("复议", "诉讼")):
        return False
    named = "复议" in words and "诉讼" in words and all(field.startswith(DISPUTES) for field in finding.fields)
    if not named or len(results) != 1 or len(finding.fields) >= len(ways):
        return False
    (result,) = results
    together = Expression(name="", plus=tuple(f"{way}.{result}" for way in sorted(ways)))
    return inspection.value(together) == claim.number.value


def _is_what_its_list_comes_to(inspection: Inspection, claim: Claim, finding: Finding) -> bool:
    """`复议被纠正4件、诉讼败诉1件，合计5件`: of those in front of it, which are other rows than all cases; `企业52件、
    律所19件、科研机构2件、其他申请4件，合计77件`: more of them than were taken for its terms.
    """
    words = inspection.document.text[claim.sentence.start : claim.number.span.start]
    cases = all(one.startswith(DISPUTES) for one in finding.fields)
    if finding.kind != "claim-table" or _TOGETHER.search(words) is None:
        return False
    in_front = counts_in_front(inspection, claim, of_sentence_before=False)
    for first in range(len(in_front) - 1):
        run = in_front[first:]
        if sum_of(run) == claim.number.value and not cases:
            return {*finding.fields} < {field for one in run if one.fields for field in one.fields[0].plus}
        if sum_of(run) == claim.number.value:
            return not any(set(one.fields[0].fields) <= set(finding.fields) for one in run if one.fields)
    return False


def _is_of_other_papers(inspection: Inspection, claim: Claim, finding: Finding) -> bool:
    """`内部工作规范另行管理，全年修订12项，废止7项`: of what the sentence began with."""
    if not all(one.startswith(_DOCUMENTS) for one in finding.fields):
        return False
    words = inspection.document.text[claim.sentence.start : claim.number.span.start]
    named = [*_OTHER_PAPERS.finditer(words)]
    return bool(named) and _OF_THE_TABLES.search(words, named[-1].end()) is None


def _is_of_some_persons(inspection: Inspection, claim: Claim, finding: Finding) -> bool:
    """`教职工个人4件、在校学生1件、社会公众6件`: persons of one kind beside others, who are 自然人 all of them."""
    if not all(one.endswith(".natural_person") for one in finding.fields):
        return False
    return any(
        _PERSONS.search(one.measure) is not None and not one.fields
        for one in inspection.mentions.claims
        if one.sentence == claim.sentence and one.id != claim.id and one.number.unit == claim.number.unit
    )
