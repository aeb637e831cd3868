"""Contradictions of a table's totals by figures of a narrower subject that the prose has named in front.

Reports go on for sentences about the applications of one kind of applicant, of an office, of those left from last year:
`企业申请当年办结23件，公开12件；因商业秘密不予公开2件，不掌握4件`. What follows counts some of what the table has in
its column 总计. Such a figure shows itself: it is what the table has of that applicant, or what it is told of is itself
less than the total would have to be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from corpora.document.slips import SINGLE, is_slip
from service.checks.cells.some_requests import TOTAL, as_of_some
from service.checks.figures.beside import DISPUTES, OPENS_A_LIST, REQUESTS, totals_of_requests
from service.checks.figures.part_groups import sum_of
from service.checks.figures.request_totals import CARRIED_IN, CARRIED_OUT, NEW, TO_SETTLE
from service.checks.figures.subjects import ASKERS, asker_in_front, counts_in_front
from service.checks.inspection import Finding, Inspection
from service.checks.withdrawn.of_some_told import is_of_several_bodies, is_of_those_told

_ASKED: Final = f"{REQUESTS}.new."
PROACTIVE: Final = "proactive"
TIMES: Final = 2
"""How many times the other one of two figures is that is far off."""
FEWEST: Final = 2
"""Counts that come to what one applicant has, from which the words go on about that one."""
_EACH_OF_THEM: Final = re.compile(rf"(?:{'|'.join(ASKERS.values())})[^，,。；;\d]{{0,6}}各有?\s?$")
"""`剩下个人和企业各1件`."""
_ALL_OF_THEM: Final = re.compile("均|都|皆|也未|也没")
_CASES: Final = re.compile("审结|案件")
_SOMEBODY: Final = re.compile(
    r"(?:[一二两三四五六七八九十]|\d)\s?(?:名|位|个|户|家)?(?:申请)?(?:人|企业|公司|村民|居民)[^，,。；;]{0,10}(?:提出|提交|递交|申请)[^，,。；;\d]{0,4}$"
)
"""`有一人全年提出申请14件`."""
_YEARS: Final = re.compile(
    r"(?:近?[两二三四五3-5]年|20\d\d年?(?:至|到|—|-|、)20\d\d年)[^。；;]*(?:依次|分别)[^。；;，,]*$"
)
_GOES_ON: Final = re.compile(r"\s?[^\s\d，,。；;、]{0,2}[、，,和与及]\s?\d")
"""Behind a figure of a series of years that is not its last."""
_A_TIME: Final = re.compile(r"(?:每个?(?:月|季度?|周|天|日|工作日)|[月日周季]均|平均下来)[^，,。；;\d]{0,12}$")
"""`每个月新收申请约62件`."""
_SPAN_OF_YEARS: Final = re.compile(
    r"(?P<first>20\d\d)年[^。；;转升增降减]{0,16}?[至到—-]\s?(?P<last>20\d\d)年[^。；;]*(?:合计|累计|共)"
)
_ONE_BY_ONE: Final = re.compile("分别|依次")
_NO_END: Final = re.compile("未审结|没有结[论果]|尚未|未结|在审|未有结")
_WITH_CARRIED: Final = re.compile("结转|上年|去年|跨年")
_REST: Final = re.compile("其余|余下|剩余|剩下")
_JOINED: Final = re.compile(r"\s?[件宗份条次](?:均|都)?(?:为|系|是|因|属)[^，,。；;\d]{0,30}(?:[和与]|(?<!涉)及)")
_OPENS: Final = re.compile(rf"\s?[件宗份条次]{OPENS_A_LIST}")
_NOT_MADE: Final = re.compile("不予|未予|退回|暂缓")
_OTHERS_CASES: Final = re.compile(r"(?:街道|乡镇|镇|分局|部门|所属单位|下属单位)被[^，,。；;]{0,12}$")
"""`街道被复议纠正4件`."""
_AFTERWARDS: Final = re.compile("截[至止]到?本?报告(?:发布|公布|编[写制]|形成|上报)之?[日时]")
_OF_A_MATTER: Final = re.compile(
    r"(?:围绕|针对|关于|涉及)[^，,。；;\d]{1,14}(?:收到|提出|提交)的(?:信息公开)?申请[^，,。；;\d]{0,3}$"
)
"""`围绕这一项目收到的申请有49件`."""
_OR: Final = re.compile(r"\s?[件宗份条次](?![因、])[^，,。；;\d]{1,6}或者?(?:作|按|其[他它](?:处理|方式|情形))")
"""`其余7件公开或作其他处理`."""
_TOGETHER: Final = re.compile("合并|合计|共")
_LEFT: Final = re.compile("结转|转入|跨年|遗留|留下")
_MARKS: Final = "。；;\n，,"


def without_those_of_a_subject(inspection: Inspection, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, contradictions of totals left open where their figures are of some of what those count."""
    right = {name for one in findings if one.verdict == "supported" for name in one.claim_ids}
    return [as_of_some(one) if _is_of_a_subject(inspection, one, right) else one for one in findings]


def _is_of_a_subject(inspection: Inspection, finding: Finding, right: set[str]) -> bool:
    if finding.verdict != "contradicted" or not finding.claim_ids:
        return False
    claim = inspection.claims[finding.claim_ids[0]]
    if finding.kind == "claim-ratio":
        return _is_a_share_of_one_asker(inspection, claim, finding)
    said, found = finding.claimed, finding.found
    if finding.kind != "claim-table" or said is None or found is None:
        return False
    topics = {field.split(".")[0] for field in finding.fields}
    if _is_far_in_strange_company(inspection, claim, finding) or (
        topics == {PROACTIVE} and _NOT_MADE.search(claim.text)
    ):
        return True
    if topics == {DISPUTES}:
        return (
            _OTHERS_CASES.search(inspection.document.text, claim.sentence.start, claim.number.span.start) is not None
            or is_of_several_bodies(inspection, claim)
            or (claim.negated and _denies_of_those_in_front(inspection, claim))
            or (claim.negated and is_of_those_told(inspection, claim))
            or _is_a_result_of_others(inspection, claim, finding)
            or _is_told_again(inspection, claim, right)
            or _is_pending(inspection, claim, finding)
            or _is_of_several_years(inspection, claim)
            or _is_one_of_some_years(inspection, claim)
        )
    if topics != {REQUESTS}:
        return False
    if claim.negated:
        return _CASES.search(claim.text) is not None
    return _is_of_some_requests(inspection, claim, finding, said, found)


def _is_of_some_requests(inspection: Inspection, claim: Claim, finding: Finding, said: Decimal, found: Decimal) -> bool:
    front = inspection.document.text[claim.sentence.start : claim.number.span.start]
    return (
        _is_among_fewer(inspection, claim, said, found)
        or is_of_several_bodies(inspection, claim)
        or _AFTERWARDS.search(front) is not None
        or _OF_A_MATTER.search(front) is not None
        or _A_TIME.search(front) is not None
        or _is_of_several_years(inspection, claim)
        or _OR.match(inspection.document.text, claim.number.span.end) is not None
        or (_WITH_CARRIED.search(front) is not None and _takes_in_those_left(inspection, claim, finding))
        or _is_of_those_left(inspection, claim, said, found)
        or _divides_another_count(inspection, claim, finding)
        or _is_one_of_some_years(inspection, claim)
        or _SOMEBODY.search(front) is not None
        or _takes_in_new_ones(inspection, claim, finding)
        or _is_a_rest_of_what_is_told(inspection, claim, said)
        or _is_of_two_rows(inspection, claim, finding)
        or (
            all(field.endswith(TOTAL) for field in finding.fields)
            and (
                _EACH_OF_THEM.search(front) is not None
                or is_of_those_told(inspection, claim)
                or _is_what_one_asker_has(inspection, claim, finding)
                or _is_of_fewer(inspection, claim, said, found)
            )
        )
    )


def _is_far_in_strange_company(inspection: Inspection, claim: Claim, finding: Finding) -> bool:
    """`36件中涉及招商政策11件、行政处罚8件` of 3264 penalties: no slip of the pen, and in a sentence of whose other
    figures none is the tables'.
    """
    said, found = inspection.said(claim), finding.found or Decimal(0)
    of_all = claim.firm and finding.fields == NEW.plus
    if claim.negated or finding.settled or of_all or min(said, found) * TIMES >= max(said, found):
        return False
    if min(said, found) >= SINGLE and is_slip(said, found):
        return False
    others = [
        one for one in inspection.mentions.claims
        if one.sentence == claim.sentence and one.number.span != claim.number.span and not one.negated
    ]  # fmt: skip
    alike = any(one.number.unit == claim.number.unit for one in others)
    return alike and not any(one.fields and inspection.fitting(one) is not None for one in others)


def _takes_in_those_left(inspection: Inspection, claim: Claim, finding: Finding) -> bool:
    """`上年结转4件，合并计算共70件`: what came in, and what was left."""
    of_all = finding.fields == NEW.plus and _TOGETHER.search(claim.text) is not None
    return of_all and inspection.said(claim) == inspection.value(TO_SETTLE)


def _is_among_fewer(inspection: Inspection, claim: Claim, said: Decimal, found: Decimal) -> bool:
    """`有5件要到下年才届满，其中自然人3件` of 71: part of a count that the table's figure exceeds."""
    before = counts_in_front(inspection, claim, of_sentence_before=False)[-1:]
    between = [inspection.document.text[one.number.span.end : claim.number.span.start] for one in before]
    if not before or "其中" not in between[0] or before[0].number.value in totals_of_requests(inspection):
        return False
    return said < before[0].number.value < found


def _is_of_those_left(inspection: Inspection, claim: Claim, said: Decimal, found: Decimal) -> bool:
    """`上年转入的10件2月底前全部办结。公开2件，部分公开3件`: of those left from last year, or for the next."""
    heads = counts_in_front(inspection, claim, both=True)
    if not heads or any(one.number.value in totals_of_requests(inspection) for one in heads):
        return False
    return any(
        said <= one.number.value < found
        and _is_of_those_that_are_left(inspection, one)
        and _is_first_of_its_sentence(inspection, one)
        for one in heads
    )


def _is_first_of_its_sentence(inspection: Inspection, head: Claim) -> bool:
    return not counts_in_front(inspection, head, alike=False, of_sentence_before=False)


def _is_of_those_that_are_left(inspection: Inspection, head: Claim) -> bool:
    told = inspection.fitting(head) if head.fields else None
    if told is not None and any(told.counts_as(one) for one in (CARRIED_IN, CARRIED_OUT)):
        return True
    front = inspection.document.text[head.sentence.start : head.number.span.start]
    left = (inspection.value(one) for one in (CARRIED_IN, CARRIED_OUT))
    return _LEFT.search(front) is not None and head.number.value in left


def _divides_another_count(inspection: Inspection, claim: Claim, finding: Finding) -> bool:
    """`部分公开的4件，3件的申请人为个人，1件为律师事务所`; `以市政府为对象的申请88件，88件里企业9件`: applicants of a
    count that is no total of the tables.
    """
    if not all(field.startswith(_ASKED) and not field.endswith(TOTAL) for field in finding.fields):
        return False
    heads = [one for one in counts_in_front(inspection, claim, both=True) if not _is_of_an_asker(one)]
    totals = totals_of_requests(inspection)
    if not heads or any(one.number.value in totals for one in heads):
        return False
    asked = [
        one.number.value for one in inspection.mentions.claims
        if one.sentence == claim.sentence and _is_of_an_asker(one) and one.number.unit == claim.number.unit
    ]  # fmt: skip
    text = inspection.document.text
    return any(one.number.value == sum(asked) or _OPENS.match(text, one.number.span.end) for one in heads)


def _is_of_an_asker(claim: Claim) -> bool:
    fields = claim.fields[0].fields if claim.fields else ()
    return bool(fields) and all(field.startswith(_ASKED) and not field.endswith(TOTAL) for field in fields)


def _is_one_of_some_years(inspection: Inspection, claim: Claim) -> bool:
    """`近三年被申请复议的件数依次为24件、29件和33件`: of a year before, but for the last."""
    text = inspection.document.text
    front = text[claim.sentence.start : claim.number.span.start]
    return _YEARS.search(front) is not None and _GOES_ON.match(text, claim.number.span.end) is not None


def _is_of_several_years(inspection: Inspection, claim: Claim) -> bool:
    """`从2019年5月新条例实施到2021年末，因信息公开被复议合计38件`."""
    front = inspection.document.text[claim.sentence.start : claim.number.span.start]
    spans = (one for one in _SPAN_OF_YEARS.finditer(front) if one["first"] != one["last"])
    return _ONE_BY_ONE.search(front) is None and any(spans)


def _is_pending(inspection: Inspection, claim: Claim, finding: Finding) -> bool:
    """`复议5件、诉讼4件还没有结论`: of those whose end is not yet told."""
    text = inspection.document.text
    pending = _sum(inspection, [f"{field.removesuffix(TOTAL)}.pending" for field in finding.fields])
    return finding.claimed == pending and _NO_END.search(text, claim.number.span.end, claim.sentence.end) is not None


def _takes_in_new_ones(inspection: Inspection, claim: Claim, finding: Finding) -> bool:
    """`个人申请含结转34件`: of one applicant, those that came in and those left from last year."""
    carried = f"{REQUESTS}.carried_in."
    if len(finding.fields) != 1 or not _WITH_CARRIED.search(claim.text):
        return False
    (field,) = finding.fields
    column = field.rpartition(".")[2]
    both = _sum(inspection, [f"{carried}{column}", f"{_ASKED}{column}"])
    return field in (f"{carried}{column}", f"{_ASKED}{column}") and finding.claimed == both


def _is_a_rest_of_what_is_told(inspection: Inspection, claim: Claim, said: Decimal) -> bool:
    """`不予公开的8件里，执法案卷2件。除执法案卷外，其余6件`: what those named leave of a told count."""
    text = inspection.document.text
    if not _REST.search(text, _clause_start(text, claim), claim.number.span.start):
        return False
    told = counts_in_front(inspection, claim, both=True)
    opened = [place for place, one in enumerate(told) if _OPENS.match(text, one.number.span.end)][-1:]
    return any(told[at].number.value - sum_of(told[at + 1 :]) == said for at in opened if told[at + 1 :])


def _clause_start(text: str, claim: Claim) -> int:
    return max(text.rfind(mark, 0, claim.number.span.start) for mark in _MARKS) + 1


def _is_of_two_rows(inspection: Inspection, claim: Claim, finding: Finding) -> bool:
    """`3件为法律法规禁止公开和可能危及“三安全一稳定”的情形` of 2 and 1: of two rows of one group together."""
    if len(finding.fields) != 1 or finding.claimed is None or finding.found is None:
        return False
    group, _, column = finding.fields[0].removeprefix(f"{REQUESTS}.").rpartition(".")
    kind, _, row = group.partition(".")
    if not row or not _JOINED.match(inspection.document.text, claim.number.span.end):
        return False
    others = [
        figure.value for field, figure in inspection.figures.items()
        if field.startswith(f"{REQUESTS}.{kind}.") and field.endswith(f".{column}") and field != finding.fields[0]
    ]  # fmt: skip
    return finding.claimed > finding.found > 0 and finding.claimed - finding.found in others


def _is_what_one_asker_has(inspection: Inspection, claim: Claim, finding: Finding) -> bool:
    """`律师事务所全年新收43件。年内办结39件，予以公开17件`: what the table has of the applicant named last, as it has
    other counts behind that name.
    """
    asker = asker_in_front(inspection, claim)
    if asker is None or not finding.claimed:
        return False
    columns, start = asker
    fields = [f"{field.removesuffix(TOTAL)}.{column}" for field in finding.fields for column in columns]
    return finding.claimed == _sum(inspection, fields) and _counts_of(inspection, claim, columns, start) >= FEWEST


def _is_a_share_of_one_asker(inspection: Inspection, claim: Claim, finding: Finding) -> bool:
    """`来自企业的22件办结21件，9件公开，2件部分公开，公开比例过半`: of what one applicant asked for."""
    asker = asker_in_front(inspection, claim)
    if asker is None or not finding.fields or not all(field.endswith(TOTAL) for field in finding.fields):
        return False
    if {field.split(".")[0] for field in finding.fields} != {REQUESTS}:
        return False
    return _counts_of(inspection, claim, *asker) > FEWEST


def _counts_of(inspection: Inspection, claim: Claim, columns: Sequence[str], start: int) -> int:
    """How many counts from `start` to the end of the claim's sentence are what the table has in those columns; none
    where one is of all.
    """
    text = inspection.document.text
    end = min((at for mark in "。\n" if (at := text.find(mark, claim.number.span.end)) >= 0), default=len(text))
    rows = {field.rpartition(".")[0] for field in inspection.figures if field.startswith(f"{REQUESTS}.")}
    own = {_sum(inspection, [f"{row}.{column}" for column in columns]) for row in rows}
    own.add(_sum(inspection, [f"{REQUESTS}.{row}.{column}" for row in ("new", "carried_in") for column in columns]))
    own -= {None, Decimal(0)}
    behind = [one.number for one in inspection.mentions.claims if start <= one.number.span.start <= end]
    totals = totals_of_requests(inspection)
    if any(one.value in totals for one in behind):
        return 0
    return len({one.span.start for one in behind if one.value in own})


def _sum(inspection: Inspection, fields: Sequence[str]) -> Decimal | None:
    figures = [inspection.figures.get(field) for field in fields]
    if any(figure is None or figure.state == "unreadable" for figure in figures):
        return None
    return sum((figure.value or Decimal(0) for figure in figures if figure is not None), Decimal(0))


def _is_of_fewer(inspection: Inspection, claim: Claim, said: Decimal, found: Decimal) -> bool:
    """`区政府本级收到申请58件。其中予以公开23件` of 149: of fewer than the total, which are none of the tables'."""
    heads = counts_in_front(inspection, claim)
    if not heads or any(_is_of_the_tables(inspection, one) for one in heads):
        return False
    values = [one.number.value for one in heads]
    return said < max(values) < found and not any(value in values for value in totals_of_requests(inspection))


def _is_of_the_tables(inspection: Inspection, head: Claim) -> bool:
    """But for those left from last year or for the next, of whom prose goes on to speak by themselves."""
    fits = bool(head.fields) and inspection.fitting(head) is not None
    return fits and not _is_of_those_that_are_left(inspection, head)


def _denies_of_those_in_front(inspection: Inspection, claim: Claim) -> bool:
    """`上年跨年的两件在1月答复，一件公开，均未引发复议`: of those, not of all."""
    text = inspection.document.text
    if not _ALL_OF_THEM.search(text, _clause_start(text, claim), claim.span.end):
        return False
    heads = counts_in_front(inspection, claim, alike=False)
    if not heads or any(one.number.value in totals_of_requests(inspection) for one in heads):
        return False
    return not any(_is_of_the_tables(inspection, one) for one in heads)


def _is_a_result_of_others(inspection: Inspection, claim: Claim, finding: Finding) -> bool:
    """`从全县看，复议11件，县政府被申请的3件。复议纠正2件`: results of cases not as many as the tables have."""
    ways = {field.rpartition(".")[0] for field in finding.fields}
    if any(field.endswith(TOTAL) for field in finding.fields):
        return False
    start = inspection.paragraph_start(claim.number.span.start)
    totals = [
        one for one in inspection.mentions.claims
        if start <= one.number.span.start < claim.number.span.start and one.fields and not one.negated
        and {field.rpartition(".")[0] for field in one.fields[0].fields} == ways
        and all(field.endswith(TOTAL) for field in one.fields[0].fields)
    ]  # fmt: skip
    return bool(totals) and all(inspection.fitting(one) is None for one in totals)


def _is_told_again(inspection: Inspection, claim: Claim, right: set[str]) -> bool:
    """`诉讼9件，纠正1件。1件纠正案件系…`: a sentence that begins with a count of the one in front, which is right."""
    if claim.negated or claim.number.span.start - claim.sentence.start > 1:
        return False
    before = inspection.told_in_front_of(claim.sentence)
    return any(one.number.value == claim.number.value and one.id in right for one in before)
