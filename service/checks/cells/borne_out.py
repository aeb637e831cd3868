"""Where the prose itself bears out the table against one of its figures.

A link may be doubtful and the figure still surely wrong: the parts told beside it add up to what the table has and not
to what the sentence says, or, with the table's figure in its place, the results that it lists are all that there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, takewhile
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.geometry import Span
from models.language.grammar.measure_words import count_alike
from service.checks.figures.beside import DISPUTES, beside, gives, is_result, is_same_figure, sums_up, topic_of
from service.checks.figures.company import is_divided_rightly
from service.checks.figures.request_totals import NEW, SETTLED, TO_SETTLE
from service.checks.inspection import Inspection
from service.checks.ratios.proportions import is_proportioned

FEWEST_OTHERS = 2
"""Other figures of a sentence that must agree with the table before their sum tells what this one is."""
MANY_OTHERS = 4
"""The same, where the figure is so small that their sum may make it by chance."""
LEAST_TELLING = 4
"""A smaller figure of the table comes about by chance as a sum or a difference."""
LEAST_DIGITS = 4
"""Of a number in which two digits have changed places; shorter ones may be another count that is near."""
LEAST_WHOLE = 10
"""A smaller whole is the sum of what the next sentence counts by chance."""
LEAST_ALIKE = 10
"""Decisions of one sort that agree with the table by more than chance."""
SAME_ORDER = 20
"""How many times the other a figure may be and still count the same; 126.4万件 beside 1272 is another body's."""
OF_THE_YEAR: Final = re.compile(r"\s*(?:全年|(?:19|20)\d\d\s?年(?:全年)?|本年度?)\s?\d[\d,]*\s?[件宗份条]")
"""全年268件申请中: all of them, and no part."""


def is_told_by_its_list(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`收到322件，自然人219件，企业56件，其他47件` of 55: something else may be 56, but not in this list."""
    if found < LEAST_TELLING:
        return _completes_a_list(inspection, claim, found, fewest=MANY_OTHERS)
    return found in by_its_parts(inspection, claim) or _completes_a_list(inspection, claim, found)


def is_borne_out(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """Does the prose around a claim say that its figure is the table's `found`, and not its own?"""
    if claim.number.bound != "exact" or _is_part_of_it(inspection, claim, found):
        return False
    if _is_taken_up_again(inspection, claim, found) or _is_all_to_settle(inspection, claim):
        return True
    if _is_of_something_else(inspection, claim, found) or answers_beside_results(inspection, claim, found):
        return False
    if _is_said_of_all(inspection, claim):
        return True
    if _is_swapped(inspection, claim, found) or is_told_by_its_list(inspection, claim, found):
        return True
    return found >= LEAST_TELLING and (
        _is_divided(inspection, claim, found)
        or _completes_its_cases(inspection, claim, found)
        or _is_what_flows(inspection, claim, found)
        or _is_divided_next(inspection, claim, found)
        or _is_told_alike(inspection, claim)
        or _is_transposed(inspection.said(claim), found, whole=bool(OF_THE_YEAR.match(claim.text)))
        or (_is_of_one_order(inspection.said(claim), found) and is_proportioned(inspection, claim, found))
    )


def _is_of_one_order(said: Decimal, found: Decimal) -> bool:
    return max(said, found) <= SAME_ORDER * min(said, found)


def _is_part_of_it(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`收到网上申请31件，快递19件，合计50件` of 50: the sentence itself says what the table has, of the whole."""
    for parts in inspection.mentions.part_lists:
        if claim.id in parts.parts and inspection.claims[parts.whole].number.value == found:
            return found == sum(inspection.claims[part].number.value for part in parts.parts)
    return False


def _is_of_something_else(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`全市办结1189件，其中市本级办结95件`: the sentence has the table's figure itself, or says the same of another
    body; or this is the sum of others, or of the table's figure and another.
    """
    others = list(beside(inspection, claim))
    return (
        sums_up(claim, others)
        or _takes_in(claim, others, found)
        or any(
            gives(inspection, other, claim.fields[0])
            or (is_same_figure(other, claim) and other.body == "own" != claim.body)
            for other in others
            if other.number.value != claim.number.value
        )
    )


_OF_WHICH = re.compile(r"\s?[件宗份条起]?(?:政府信息公开|信息公开)?(?:申请|案件|事项)?(?:当)?[中里]")
_THOSE = re.compile(r"[，,；;\s]*(?:已|所|在)?(?:办结|答复|办理|处理|收到|受理|新收)的\s?\d")


def _is_taken_up_again(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`全年办结57件，转下年3件，办结的75件中公开30件`: the same ones, of which the sentence has told the number."""
    if not _THOSE.match(claim.text) or not _OF_WHICH.match(inspection.document.text[claim.number.span.end :][:16]):
        return False
    return any(
        other.number.span.start < claim.number.span.start
        and other.body == claim.body
        and other.number.value == found
        and is_same_figure(other, claim)
        for other in beside(inspection, claim)
    )


_WITH_CARRIED = re.compile(
    r"(?:^|[，,。；;])\s?(?:含|包括|包含|连同|加上|算上|计入)(?:了)?(?:上(?:一)?年度?|去年)(?:度)?(?:的)?(?:结转|遗留|转入)(?:的|件|申请|数量|数)*(?:在内)?[，,][^，,。；;\d]*"
    r"(?:(?:19|20)\d\d\s?年)?[^，,。；;\d]*(?<!回|响)应(?:予|当)?(?:答复|办理?|办结|处理)[^，,。；;\d]{0,10}$"
)


def _is_all_to_settle(inspection: Inspection, claim: Claim) -> bool:
    """`含上年结转在内，应答复申请89件`: words that leave no other meaning, whatever a network takes the figure for."""
    before = inspection.document.text[claim.sentence.start : claim.number.span.start]
    told = claim.body == "own" and claim.fields[0].plus == TO_SETTLE.plus and not claim.fields[0].minus
    return told and _WITH_CARRIED.search(before) is not None


def is_more_than_all(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`答复1320件，其中上年结转47件` where 39 were carried over: no more of them can have been
    settled, if all that was settled is what the table has.
    """
    if inspection.said(claim) <= found or not claim.fields[0].fields[0].startswith("requests.carried_in."):
        return False
    wholes = [inspection.claims[parts.whole] for parts in inspection.mentions.part_lists if claim.id in parts.parts]
    return any(one.fields and one.fields[0].plus == SETTLED.plus and gives(inspection, one, SETTLED) for one in wholes)


_BARE_TOTAL = re.compile(r"(?:全年|总)?(?:共计|合计|总计|总共|一共|共|相加)(?:为|是|有)?")


def _takes_in(claim: Claim, others: Sequence[Claim], found: Decimal) -> bool:
    """`新收31件。加上年初在办的3件，共34件`: a bare total is the table's figure and what is told in front of it."""
    if not _BARE_TOTAL.fullmatch(claim.measure.strip()):
        return False
    return any(
        other.number.span.start < claim.number.span.start and found + other.number.value == claim.number.value
        for other in others
    )


def by_its_parts(inspection: Inspection, claim: Claim) -> Iterator[Decimal]:
    """What the figure would have to be by its parts, or by its whole and the other parts."""
    for parts in inspection.mentions.part_lists:
        named = [inspection.claims[part] for part in parts.parts]
        whole = inspection.claims[parts.whole]
        if len(named) < FEWEST_OTHERS or any(one.number.bound != "exact" for one in (whole, *named)):
            continue
        total = sum((one.number.value for one in named), Decimal(0))
        if claim.id == whole.id:
            yield total
        elif claim.id in parts.parts and parts.firm and inspection.fitting(whole) is not None:
            yield whole.number.value - (total - claim.number.value)


def _completes_a_list(inspection: Inspection, claim: Claim, found: Decimal, *, fewest: int = FEWEST_OTHERS) -> bool:
    """`公开31件，不予公开1件，无法提供27件，不予处理3件` of 52 where the table has 21 granted: none is left out. With
    one other result the sentence has to tell their whole, too.
    """
    others = _beside(inspection, claim)
    if not others or any(inspection.fitting(one) is None for one in others):
        return False
    fields = [field for one in (claim, *others) for field in one.fields[0].fields]
    if len(set(fields)) < len(fields):
        return False
    whole = NEW if all(field.startswith("requests.new.") for field in fields) else SETTLED
    if len(others) < fewest and (fewest > FEWEST_OTHERS or not _are_all_behind(inspection, (claim, *others), whole)):
        return False
    return inspection.value(whole) == sum((one.number.value for one in others), found)


def _are_all_behind(inspection: Inspection, parts: Sequence[Claim], whole: Expression) -> bool:
    """Does the sentence tell the whole as the table has it, and behind it these parts alone?"""
    counts = [
        one
        for one in inspection.mentions.claims
        if one.sentence == parts[0].sentence and one.relation == "equal" and one.number.unit == parts[0].number.unit
    ]
    wholes = [place for place, one in enumerate(counts) if one.fields and gives(inspection, one, whole)]
    return bool(wholes) and {one.id for one in counts[wholes[-1] + 1 :]} == {one.id for one in parts}


def _completes_its_cases(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`复议10件，维持2件，纠正2件，尚未审结7件` of 6: what is left of the cases that the sentence counts."""
    kind = _case(claim)
    if kind is None or kind[1] == "total":
        return False
    told = {case[1]: one for one in beside(inspection, claim) if (case := _case(one)) and case[0] == kind[0]}
    whole = told.pop("total", None)
    if whole is None or not told or kind[1] in told or inspection.fitting(whole) is None:
        return False
    rest = whole.number.value - sum(one.number.value for one in told.values())
    return rest == found and all(gives(inspection, one, one.fields[0]) for one in told.values())


def _case(claim: Claim) -> tuple[str, str] | None:
    """Of a dispute's figure: 复议 or 诉讼, and which result."""
    columns = {field.rpartition(".")[2] for field in claim.fields[0].fields}
    if not claim.fields[0].fields[0].startswith(f"{DISPUTES}.") or len(columns) > 1 or claim.relation != "equal":
        return None
    return topic_of(claim), columns.pop()


def answers_beside_results(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`受理50件，答复48件，不予处理1件，其他处理1件` of 50: 答复 counts those answered in substance."""
    if claim.fields[0].fields != SETTLED.plus:
        return False
    told = [one for one in inspection.mentions.claims if one.sentence == claim.sentence and one.fields]
    beside = [one for one in told if _kind(one) == ("result",)]
    totals = {found, *(one.number.value for one in told if one.fields[0].fields == NEW.plus)}
    if beside and claim.number.value + sum(one.number.value for one in beside) in totals:
        return True
    return found in accumulate((one.number.value for one in _told_on(inspection, claim)), initial=claim.number.value)


def _told_on(inspection: Inspection, claim: Claim) -> Iterator[Claim]:
    """`按时办结44件，5件逾期未补正，3件撤销申请`: the counts right behind a figure, of results or of nothing known."""
    behind = [
        one
        for one in inspection.mentions.claims
        if one.sentence == claim.sentence and one.number.span.start > claim.number.span.start
    ]
    return takewhile(lambda one: _counts_alike(one, claim) and (not one.fields or _kind(one) == ("result",)), behind)


def _counts_alike(one: Claim, claim: Claim) -> bool:
    return one.relation == "equal" and one.number.unit == claim.number.unit


def _is_one_of_some(inspection: Inspection, claim: Claim) -> bool:
    """`8件申请全部办结，其中5个工作日内办结的6件`: a part, though the only one told, of another figure."""
    return any(claim.id in parts.parts for parts in inspection.mentions.part_lists)


def _is_divided(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`共答复106件` of 116: the results that some sentence lists (公开54件、部分公开11件…) are the table's, and all."""
    if claim.fields[0].fields != SETTLED.plus or not _flow_told_beside(inspection, claim):
        return False
    if _is_one_of_some(inspection, claim):
        return False
    listed: dict[Span, list[Claim]] = {}
    for other in inspection.mentions.claims:
        if other.fields and _kind(other) == ("result",) and other.relation == "equal":
            listed.setdefault(other.sentence, []).append(other)
    return any(
        len(results) > FEWEST_OTHERS
        and sum(one.number.value for one in results) == found
        and all(inspection.fitting(one) is not None for one in results)
        for results in listed.values()
    )


def _is_divided_next(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`收到申请42件。自然人18件、律师事务所6件。` of 24: the next sentence divides the whole, and adds up to that."""
    if found < LEAST_WHOLE or not claim.fields[0].fields[0].endswith(".total") or inspection.said(claim) == found:
        return False
    counts = [one for one in inspection.mentions.claims if one.relation == "equal" and not one.negated]
    here = [one for one in counts if one.sentence == claim.sentence]
    behind = [one for one in counts if one.sentence.start >= claim.sentence.end]
    following = min((one.sentence for one in behind), key=lambda span: span.start, default=None)
    if following is None or here[-1:] != [claim]:
        return False
    between = inspection.document.text[claim.sentence.end : following.start]
    parts = [one for one in behind if one.sentence == following]
    alike = all(count_alike(one.number.unit, claim.number.unit) and one.number.bound == "exact" for one in parts)
    return alike and not between.strip() and len(parts) > 1 and sum(one.number.value for one in parts) == found


_ALL_GRANTED = re.compile(r"件(?:政府信息公开)?(?:申请)?(?:已|均|都|全部)*(?:全部|均|都)(?:已)?(?:依法)?(?:予以)?公开$")
_GRANTED = Expression(name="", plus=("requests.granted.total", "requests.partial.total"))


def _is_said_of_all(inspection: Inspection, claim: Claim) -> bool:
    """`7件申请全部予以公开` where that many were settled, and not all of them so."""
    granted = inspection.value(_GRANTED)
    all_of_them = inspection.said(claim) == inspection.value(SETTLED)
    return (
        all_of_them
        and _ALL_GRANTED.search(claim.text) is not None
        and claim.fields[0].plus[0].startswith("requests.granted.")
        and granted is not None
        and granted < inspection.said(claim)
    )


def _is_swapped(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`行政强制1160件、行政处罚208件` of 208 and 1160: each says what the table has of the other."""
    said = inspection.said(claim)
    return (
        max(said, found) >= LEAST_TELLING
        and min(said, found) > 0
        and any(
            inspection.said(other) == found and inspection.value(other.fields[0]) == said != found
            for other in beside(inspection, claim)
        )
    )


def _is_what_flows(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`收到10件，办结6件，余2件` of 8: all that came in and went out is the table's, but for one."""
    own = claim.fields[0].fields
    if len(own) != 1 or own[0] not in _FLOW or is_divided_rightly(inspection, claim):
        return False
    told = _flow_told_beside(inspection, claim)
    values = {field: inspection.value(Expression(name="", plus=(field,))) for field in _FLOW}
    rest = [field for field in _FLOW if field not in told and field != own[0]]
    flows = values.values()
    if None in flows or len(told) < FEWEST_OTHERS or any(values[field] for field in rest):
        return False
    return sum(sign * (values[field] or 0) for field, sign in _FLOW.items()) == 0 and found == values[own[0]]


def _flow_told_beside(inspection: Inspection, claim: Claim) -> frozenset[str]:
    """Which other figures of the year's flow the sentence gives as the table has them, and not as nothing."""
    fitting = (
        inspection.fitting(other)
        for other in beside(inspection, claim)
        if other.relation == "equal" and other.number.value != 0
    )
    return frozenset(one.fields[0] for one in fitting if one and len(one.fields) == 1 and one.fields[0] in _FLOW)


_FLOW = {
    "requests.new.total": 1,
    "requests.carried_in.total": 1,
    "requests.outcome_total.total": -1,
    "requests.carried_out.total": -1,
}
"""新收 + 上年结转 = 办理结果总计 + 结转下年度."""
_ACTS = ("proactive.licensing", "proactive.penalties", "proactive.coercion")
_ACT = re.compile(
    r"(?:(?:19|20)\d\d年度?|全年|本年度?|今年|当年|年内|共|累计|我[局委厅镇]|[，,、]|其中)*(?:依法)?(?:作出|做出|办理|办结|实施|采取)?(?:各类)?(?:行政)?"
    r"(?:许可|处罚|强制)(?:处理)?(?:决定|措施|案件|处理)?(?:数量|数)?(?:共计?|合计|为|有)*\s*"
)
"""办理行政许可, 行政处罚决定: not 公示的行政许可, nor 安全生产行政处罚."""


def _is_told_alike(inspection: Inspection, claim: Claim) -> bool:
    """`行政许可262件、行政处罚61件` of 226 and 61: the sentence counts what the table does."""
    said, found = inspection.said(claim), inspection.value(claim.fields[0])
    if claim.fields[0].fields[0] not in _ACTS or not _ACT.fullmatch(claim.measure):
        return False
    if found is None or not _is_of_one_order(said, found):
        return False
    return any(
        other.fields[0].fields[0] in _ACTS
        and not other.fields[0].counts_as(claim.fields[0])
        and other.number.value == inspection.value(other.fields[0])
        and other.number.value >= LEAST_ALIKE
        and bool(_ACT.fullmatch(other.measure))
        for other in beside(inspection, claim)
    )


def _is_transposed(said: Decimal, found: Decimal, *, whole: bool) -> bool:
    """18642 for 18462: two neighbouring digits have changed places."""
    one, other = f"{said:f}", f"{found:f}"
    # A part of what the table counts (公示312件 of 321) may be near by chance, and is never more.
    least = LEAST_DIGITS if said < found and not whole else LEAST_DIGITS - 1
    if len(one) != len(other) or len(one) < least:
        return False
    differing = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(differing) != 2 or differing[1] != differing[0] + 1:
        return False
    first, last = differing
    return one[first] == other[last] and one[last] == other[first]


def _beside(inspection: Inspection, claim: Claim) -> Sequence[Claim]:
    """The other figures of the sentence that are of the same kind: results beside a result, applicants of one row."""
    kind = _kind(claim)
    return [
        other
        for other in beside(inspection, claim)
        if _kind(other) == kind and other.relation == "equal" and other.period_kind == claim.period_kind
    ]


def _kind(claim: Claim) -> tuple[str, ...]:
    """Of the first meaning: `result`, or the row of an applicant; of everything else nothing in common."""
    heads = {field.rpartition(".")[0] for field in claim.fields[0].fields}
    columns = {field.rpartition(".")[2] for field in claim.fields[0].fields}
    if is_result(claim):
        return ("result",)
    return (*heads,) if "total" not in columns and len(heads) == 1 else (claim.id,)
