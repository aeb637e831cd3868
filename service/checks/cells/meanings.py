"""Which of the meanings that a claim's words have is meant, by what its sentence tells beside it."""

from __future__ import annotations

import re
from decimal import Decimal

from corpora.document.claim import Claim, Expression
from models.language.grammar.words.wording import TAKES_IN_CARRIED
from service.checks.cells.borne_out import is_told_by_its_list
from service.checks.figures.beside import DISPUTES, REQUESTS, beside, gives, in_the_sentence_before, near, topic_of
from service.checks.figures.request_totals import CARRIED_IN, CARRIED_OUT, NEW, SETTLED, TO_SETTLE
from service.checks.inspection import Inspection


def breaks_the_balance(inspection: Inspection, claim: Claim, fitting: Expression) -> bool:
    """`新收201件，上年结转9件，办结201件，结转下年度6件` of 204: as many as came in may mean those of the year alone,
    not where its sentence tells all four, the others as the tables have them.
    """
    settled = inspection.value(SETTLED)
    if not fitting.counts_as(NEW) or not _SETTLES.search(claim.measure) or inspection.said(claim) == settled:
        return False
    others = [one for one in beside(inspection, claim) if one.fields]
    return all(any(gives(inspection, one, row) for one in others) for row in (NEW, CARRIED_IN, CARRIED_OUT))


_SETTLES = re.compile("办结|答复|办理完毕")


def is_denied_beside(inspection: Inspection, claim: Claim, fitting: Expression, found: Decimal | None) -> bool:
    """Does the sentence rule out the second meaning that the tables agree with?"""
    if fitting == claim.fields[0] or found is None or _takes_up(inspection, claim) or _may_be_all(claim, fitting):
        return False
    return (
        _is_named_beside(inspection, claim, fitting)
        or _is_of_a_path_that_nobody_names(inspection, claim, fitting)
        or is_told_by_its_list(inspection, claim, found)
        or _is_left_by_a_balance(inspection, claim, found)
        or _is_settled_of_all(inspection, claim, fitting)
        or _is_told_with_those_pending(inspection, claim, fitting)
        or (fitting.counts_as(NEW) and is_told_with_its_terms(inspection, claim))
        or _is_of_more_than_its_count(inspection, claim, fitting)
    )


def _is_of_more_than_its_count(inspection: Inspection, claim: Claim, fitting: Expression) -> bool:
    """`收到申请26件，申请人均为自然人` of 26 new ones, 25 by persons, and one by a person carried in: the count itself
    is of the new ones alone, and so is what is said of all that it counts.
    """
    rows = {_row(field) for field in fitting.plus}
    return any(
        (told := inspection.fitting(other)) is not None
        and {_row(field) for field in told.plus} == {_row(field) for field in claim.fields[0].plus} < rows
        for other in inspection.mentions.claims
        if other.number.span == claim.number.span and other is not claim and other.relation == "equal" and other.firm
        and other.fields
    )  # fmt: skip


def _row(field: str) -> str:
    return field.rpartition(".")[0]


_CONCLUDED = re.compile("审结|办结|结案|已结|判决|裁决|审理完")
_ALL_CASES = re.compile(r"(?:复议|诉讼|案件)[^，,。；;\d]{0,4}(?:总?共|总计|合计|共计)(?:有|为)?\s?\d")


def _is_told_with_those_pending(inspection: Inspection, claim: Claim, fitting: Expression) -> bool:
    """`行政复议16件，行政诉讼7件` of 18 reviews and 7 suits, some of either pending: who counts the pending suits
    counts the pending reviews. So does who says that it is all (`行政诉讼共4件`).
    """
    first = claim.fields[0]
    if not fitting.minus or first.minus or not all(field.endswith(".pending") for field in fitting.minus):
        return False
    clause = re.split("[。；;]", inspection.document.text[claim.sentence.start : claim.number.span.end])[-1]
    if _CONCLUDED.search(clause):
        return False
    return _ALL_CASES.search(clause) is not None or any(
        inspection.fitting(other) == other.fields[0] and not other.fields[0].minus
        and not _CONCLUDED.search(other.text) and _has_pending(inspection, other.fields[0])
        for other in beside(inspection, claim)
        if other.relation == "equal" and other.fields[0].fields != first.fields
        and all(field.startswith(DISPUTES) and field.endswith(".total") for field in other.fields[0].plus)
    )  # fmt: skip


def _has_pending(inspection: Inspection, cases: Expression) -> bool:
    rows = (field.removesuffix("total") for field in cases.plus)
    return bool(inspection.value(Expression(name="", plus=tuple(f"{row}pending" for row in rows))))


_HANDLED = re.compile(r"(?:办理|处理|承办|经办)(?!完|结|终|了|答|毕)")


def _may_be_all(claim: Claim, fitting: Expression) -> bool:
    """`新收50件，上年结转5件，全年处理55件，结转下年3件`: what was handled may be all that there was to handle."""
    return fitting.counts_as(TO_SETTLE) and _HANDLED.search(claim.measure) is not None


_PATH = re.compile(
    r"直接|直诉|复议[^，,。；;]{0,4}后|(?:[未不]?经过?|越过|经由|不服|先)(?:行政)?复议|复议前置|省[厅局]|本级|机关本身"
)


_BOTH_PATHS = re.compile(
    r"[（(](?:均?含|包括|包含)(?:先)?(?:经|不服)?(?:行政)?(?:复议[^，,。；;（()）]{0,4}后|直接)[^，,。；;（()）\d]{0,8}[）)]"
)
"""被提起诉讼2件（含复议后起诉的）: of either path."""


def _is_of_a_path_that_nobody_names(inspection: Inspection, claim: Claim, fitting: Expression) -> bool:
    """`被提起行政诉讼2件` of three, two of them after a review: suits told by no path are all suits."""
    rows = {field.partition(".total")[0] for field in fitting.fields if field.startswith("disputes.litigation_")}
    if len(fitting.fields) != len(rows) or len(rows) != 1 or len(claim.fields[0].fields) == 1:
        return False
    return (
        _PATH.search(_BOTH_PATHS.sub("", inspection.document.text[claim.sentence.start : claim.sentence.end])) is None
    )


_TAKEN_UP = re.compile(r"\S{0,2}[（(，,]\s?(?:这|该|上述)?")


def _takes_up(inspection: Inspection, claim: Claim) -> bool:
    """`新受理37件（37件全部年内答复）`: the very figure in front of it again, of which something is said."""
    text = inspection.document.text
    return any(
        other.number.value == claim.number.value
        and _TAKEN_UP.fullmatch(text[other.number.span.end : claim.number.span.start]) is not None
        for other in beside(inspection, claim)
        if other.number.span.end < claim.number.span.start
    )


_IN_A_BRACKET = re.compile(r"[（(]?(?:其中)?(?:含|包括|包含)")
"""`办结13件（含上年结转2件）`: those that were settled, and no term of a balance for itself."""


def _is_left_by_a_balance(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`新收15件，上年结转2件，办结14件，结转下年1件`: who tells all but one figure of a balance (an identity with sums
    on both sides), each as the table has it and none of them 0, means by the last what the balance asks for, unless the
    sentence says that too (`受理41件（新收38件，结转3件）`).
    """
    first = claim.fields[0].plus[0]
    if _AMONG_THEM.search(inspection.document.text[claim.sentence.start : claim.number.span.start]):
        return False
    if _TOGETHER.match(claim.text):
        return False
    if any(
        other.sentence == claim.sentence
        and other.number.value == found
        and not (
            other.fields
            and other.fields[0].fields != claim.fields[0].fields
            and gives(inspection, other, other.fields[0])
        )
        for other in inspection.mentions.claims
    ):
        return False
    told = {
        other.fields[0].plus[0]
        for other in (*beside(inspection, claim), *in_the_sentence_before(inspection, claim))
        if other.fields
        and other.number.value
        and not _IN_A_BRACKET.match(other.text)
        and other.fields[0].fields == other.fields[0].plus[:1]
        and gives(inspection, other, other.fields[0])
    }
    told |= {field for field, figure in inspection.figures.items() if figure.value == 0} if told else set()
    told |= set(NEW.plus) if told and _came_in(inspection, claim) else set()
    identities = inspection.profile.identities if inspection.profile else ()
    return claim.fields[0].fields == (first,) and any(
        first in identity.fields
        and min(len(identity.left), len(identity.right)) > 1
        and set(identity.fields) <= {first, *told}
        for identity in identities
    )


def _came_in(inspection: Inspection, claim: Claim) -> bool:
    """Does the report tell in front, and rightly, how many came in?"""
    return any(
        one.firm and one.fields and one.fields[0].counts_as(NEW) and gives(inspection, one, NEW)
        for one in inspection.mentions.claims
        if one.sentence.end <= claim.sentence.start
    )


_SETTLED_WORDS = re.compile(r"(?<![应需待须])(?:已|全部|年内)*(?:办结|办理完毕|办毕)")
_LEFT_OVER = re.compile(r"下(?:一)?年|次年|来年|明年|顺延|未办结|在办|剩|余|结转[至到入]|转[至到入]|留待")


def _is_settled_of_all(inspection: Inspection, claim: Claim, fitting: Expression) -> bool:
    """`新收34件，上年结转3件，办结37件` where some were carried on: both terms are told for themselves, that some were
    left over is not.
    """
    if not fitting.counts_as(TO_SETTLE) or not claim.fields[0].counts_as(SETTLED):
        return False
    sentence = inspection.document.text[claim.sentence.start : claim.sentence.end]
    if not _SETTLED_WORDS.search(claim.text) or _LEFT_OVER.search(sentence):
        return False
    told = [other for other in beside(inspection, claim) if other.number.value and other.id != claim.id]
    return all(any(gives(inspection, one, term) for one in told) for term in (NEW, CARRIED_IN))


_WITH_CARRIED = re.compile(rf"[件宗份起条]?[（(，,]?(?:其中)?{TAKES_IN_CARRIED}[^，,。；;（()）\d]{{0,12}}\d")


def is_told_with_its_terms(inspection: Inspection, claim: Claim) -> bool:
    """`共处理申请1216件（含上年结转74件），答复1181件，结转下年80件` of 1261: all that there was to settle, where what
    was settled of it, what was left and what had been carried over are told as the tables have them.
    """
    if not any(one.counts_as(TO_SETTLE) for one in claim.fields):
        return False
    if DUE.search(claim.measure) and _is_told_behind_its_terms(inspection, claim):
        return True
    if not _WITH_CARRIED.match(inspection.document.text, claim.number.span.end):
        return False
    told = [other for other in beside(inspection, claim) if other.number.span.start > claim.number.span.start]
    return all(
        any(other.number.value and gives(inspection, other, term) for other in told)
        for term in (SETTLED, CARRIED_IN, CARRIED_OUT)
    )


_BOTH_TOGETHER = re.compile(
    r"(?:结转(?:的)?(?:\s?\d[\d,]*\s?[件宗份])?(?:申请)?(?:与|和|同|及|加上?|连同)(?:本年度?|当年|今年|年内)?新收到?|新收到?(?:的)?(?:申请)?(?:与|和|同|及|加上?|连同)"
    r"(?:上(?:一)?年度?|去年)结转)(?:的)?(?:\s?\d[\d,]*\s?[件宗份])?(?:申请)?(?:合并|合计|相加|一并|总计|共|计|为|有)+\s?$"
)


FARTHEST = 80
"""Characters in front of a number that its words take up."""


def takes_both(inspection: Inspection, claim: Claim) -> bool:
    """`上年结转6件与本年新收合并计158件`: what came in and what had been carried over, by its words."""
    text, number = inspection.document.text, claim.number.span.start
    told = claim.body in ("own", "region") and topic_of(claim) == REQUESTS and claim.relation == "equal"
    return told and _BOTH_TOGETHER.search(text, near(claim, FARTHEST), number) is not None


DUE = re.compile("(?<![响适对相])应(?:予|当)?(?:答复|办理|办结)")
"""`应答复申请247宗` is all that there was to settle, whatever a network takes it for."""


def _is_told_behind_its_terms(inspection: Inspection, claim: Claim) -> bool:
    """`新收174件，同上年结转的10件一并计算，全年应当办理194件`: what came in and what had been carried over stand in
    front; as many as were settled may be those that were due.
    """
    if inspection.said(claim) == inspection.value(SETTLED):
        return False
    told = [other for other in beside(inspection, claim) if other.number.span.end < claim.number.span.start]
    return all(
        any(other.number.value and gives(inspection, other, term) for other in told) for term in (NEW, CARRIED_IN)
    )


def is_left_of_all_handled(inspection: Inspection, claim: Claim) -> bool:
    """`共处理申请55件（包含上年结转5件），57件已答复，3件结转下年`: what was settled or left of all that there was,
    where that and the other of the two are told beside it as the tables have them.
    """
    pair = (SETTLED, CARRIED_OUT)
    other = next((two for one, two in zip(pair, pair[::-1], strict=True) if claim.fields[0].plus == one.plus), None)
    told = [one for one in beside(inspection, claim) if one.number.value]
    handled = any(
        (fitting := inspection.fitting(one)) is not None
        and fitting.plus == TO_SETTLE.plus
        and _WITH_CARRIED.match(inspection.document.text, one.number.span.end)
        for one in told
    )
    return handled and other is not None and any(gives(inspection, one, other) for one in told)


_TOGETHER = re.compile(
    r"\s*(?:(?:连同|加上|算上|合并|计入)[^\d]*(?:共|合计|总计)|(?:全年)?(?:共|合计|总计|共计)(?:有)?\s?\d)"
)
"""连同上年结转共489件 is of both, and so may be 上年结转14件，全年共406件."""
_AMONG_THEM = re.compile(
    r"\d[\d,]*\s?[^\d，,。；;]{0,6}(?:中|里|当中)[^\d，,。；;]{0,6}$|(?:新收|收到|受理)[^\d，,。；;]{0,8}申请(?:中|里|当中)[，,]?[^\d，,。；;]{0,6}$"
)
"""`新收的540件中有513件`, `新收申请中，已答复31件`: some of the figure in front, or of what came in."""


def _is_named_beside(inspection: Inspection, claim: Claim, fitting: Expression) -> bool:
    """`收到20件，办结20件` of 19 results: the 20 received are told for themselves, and explain no more results than the
    table has.
    """
    first = inspection.value(claim.fields[0])
    if first is None or inspection.said(claim) <= first:
        return False
    return any(
        other.number.value == claim.number.value and other.fields[0].counts_as(fitting)
        for other in beside(inspection, claim)
    )


def unread_meaning(inspection: Inspection, claim: Claim) -> Expression | None:
    """`办结1191件（含上年结转）` may be all that came in or all results; who knows where these were not read?"""
    return next(
        (
            item
            for item in claim.fields[1:]
            if not item.minus and any(one in inspection.figures and not inspection.is_read(one) for one in item.plus)
        ),
        None,
    )
