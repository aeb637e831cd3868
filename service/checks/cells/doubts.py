"""What speaks against holding a claim against the cell that its words name: it may be some of what the cell counts."""

from __future__ import annotations

import re
from decimal import Decimal

from corpora.document.claim import Claim, Expression
from corpora.document.proportion import percentage
from corpora.document.slips import SINGLE, is_slip, may_be_some_of
from service.checks.figures.beside import DISPUTES, REQUESTS, told_before, topic_of
from service.checks.figures.ratio_doubts import rounding_of
from service.checks.figures.request_totals import NEW, SETTLED, TO_SETTLE
from service.checks.inspection import Inspection, last_digit

_SETTLED_OF_THE_NEW = re.compile(
    r"(?:答复|办结|回复|办理完毕)了?(?:当年|本年度?|今年|全年)?新收"
    r"|新收(?:的)?(?:信息公开)?(?:申请)?(?:件)?[之当]?[中里][，,]?(?:当年|本年度?|年内|今年|已)*(?:答复|办结|回复|办理完毕)"
)
_SOME_CASES = re.compile(r"的\s?\d[\d,]*\s?[件宗起][中里]?[，,]?$")
_SOME_BODIES = re.compile(
    r"[\d一二两三四五六七八九十]\s?[个家]?(?:乡镇|街道|镇街|乡|镇|部门|单位|县|市|区|社区|村|科室|处室|机关)[^，,。；;]*$"
)


def is_told_rightly_elsewhere(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`全市行政诉讼52件` … `市政府为被告的诉讼9件` of 52: a report that tells the table's figure itself means something
    else by another one, unless a slip of the pen makes the one of the other.
    """
    said = inspection.said(claim)
    if claim.negated or not said or (is_slip(said, found) and not may_be_some_of(said, found)):
        return False
    return is_told_elsewhere(inspection, claim, found) and not is_rounded_too_high(inspection, claim, found)


def is_rounded_too_high(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`作出行政处罚23411件` … `全年2.4万余件行政处罚`: what 余 is said of is no more than what is told in full,
    and no other figure where its last digit alone is one too many.
    """
    digit = last_digit(claim)
    above = digit is not None and claim.number.bound == "more_than" and found < inspection.said(claim) < found + digit
    return above and claim.body == "own" and is_told_elsewhere(inspection, claim, found)


def is_told_elsewhere(inspection: Inspection, claim: Claim, found: Decimal, *, apart: bool = False) -> bool:
    """Does the report tell what the table has in another place (`apart`: in another sentence)?"""
    return any(
        other.id != claim.id
        and not (apart and other.sentence == claim.sentence)
        and other.fields
        and other.relation == "equal"
        and other.period_kind == "this_year"
        and inspection.said(other) == found
        and other.fields[0].counts_as(claim.fields[0])
        for other in inspection.mentions.claims
    )


def is_beside_what_was_withdrawn(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`收到61件。…申请人撤回38件，受理23件` of 59 that came in anew and 2 carried over: with the count in front of
    it in its sentence it comes to one that the report has of all requests.
    """
    if claim.fields[0].plus not in (NEW.plus, SETTLED.plus) or inspection.said(claim) >= found:
        return False
    totals = {inspection.value(total) for total in (NEW, SETTLED, TO_SETTLE)} - {None}
    before = [
        one.number.value
        for one in told_before(inspection, claim)
        if one.relation == "equal" and one.number.unit == claim.number.unit
    ]
    return bool(before) and inspection.said(claim) + before[-1] in totals and before[-1] not in totals


def is_of_another_reason(inspection: Inspection, claim: Claim) -> bool:
    """`因涉及可识别个人的资料、法律禁止提供而不予公开1件`: a reason in words of its own, which the network alone
    takes for one of the form's, and another of them has the figure.
    """
    if claim.supposed is None or len(claim.fields[0].fields) != 1:
        return False
    group, _, rest = claim.fields[0].fields[0].rpartition(".")[0].rpartition(".")
    column = claim.fields[0].fields[0].rpartition(".")[2]
    return group.count(".") == 1 and any(
        figure.value == inspection.said(claim)
        for field, figure in inspection.figures.items()
        if field.startswith(f"{group}.") and field.endswith(f".{column}") and field.split(".")[2] != rest
    )


_OTHERS = re.compile("其[他它]")
FEWEST_RESULTS = 3
"""Results of a sentence, the rest among them, that come to all by no chance."""


def is_the_rest_of_results(inspection: Inspection, claim: Claim) -> bool:
    """`公开430件，不予公开76件，无法提供215件，其他情形94件` of 815 settled: all that the sentence does not name, be
    it told as 不予处理 or 其他处理 in the tables.
    """
    if not _OTHERS.search(claim.measure) or not claim.fields[0].fields[0].startswith("requests.other."):
        return False
    told = [
        one
        for one in inspection.mentions.claims
        if one.sentence == claim.sentence and one.relation == "equal" and one.number.unit == claim.number.unit
        and one.number.value != inspection.value(SETTLED)
    ]  # fmt: skip
    if any(one is not claim and one.fields and inspection.fitting(one) is None for one in told):
        return False
    return len(told) >= FEWEST_RESULTS and sum(one.number.value for one in told) == inspection.value(SETTLED)


def is_another_s(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """Is it a figure that rules and network take for different ones, and no slip of the pen of the cell's? Of flags on
    what strangers wrote those were false, but for denials; two figures of one digit tell nothing
    (training/results/2026-11-25-contested-claims.md). Not where the tables have the same of both.
    """
    denied = claim.negated or not claim.number.value
    if not claim.contested or denied or is_alike_in_the_tables(inspection, claim):
        return False
    return not (is_slip(inspection.said(claim), found) and min(inspection.said(claim), found) >= SINGLE)


def is_alike_in_the_tables(inspection: Inspection, claim: Claim) -> bool:
    """`均为自然人提出，无法提供3件`, which rules take for that of natural persons and a network for that of all: one
    figure where no one else asked.
    """
    names = {one.name for one in claim.fields}
    alike = len({inspection.value(one) for one in claim.fields}) == 1
    return claim.contested and len(names) > 1 and alike and topic_of(claim) == REQUESTS


def is_divided_as_settled(inspection: Inspection, claim: Claim) -> bool:
    """`共答复1347件，其中答复上年结转件70件、本年新收件1277件`: what was settled of either, and not what came in."""
    if not claim.fields[0].fields[0].startswith(("requests.new.", "requests.carried_in.")):
        return False
    return any(
        claim.id in parts.parts
        and (whole := inspection.claims[parts.whole]).fields
        and whole.fields[0].plus == SETTLED.plus
        and whole.number.value == sum(inspection.claims[part].number.value for part in parts.parts)
        for parts in inspection.mentions.part_lists
    )


def is_carried_in_disputes(inspection: Inspection, claim: Claim) -> bool:
    """`行政复议3件（含上年结转1件）`: a case that was carried over, which no cell counts, and no request."""
    if not claim.fields[0].fields[0].startswith(("requests.carried_in.", "requests.carried_out.")):
        return False
    return "申请" not in claim.measure and any(
        claim.id in parts.parts and (whole := inspection.claims[parts.whole]).fields
        and whole.fields[0].fields[0].startswith(DISPUTES)
        for parts in inspection.mentions.part_lists
    )  # fmt: skip


_OF_SO_MANY_CASES = re.compile(r"(?:[这该]|上述|以上)?(?P<count>\d+)\s?[件起宗](?:案件)?[之当]?中")
_WAYS = ("reconsideration", "litigation_direct", "litigation_after")


def is_of_the_other_way(inspection: Inspection, claim: Claim) -> bool:
    """`25件中维持13件` where 25 reviews and 10 suits were brought, and the claim is tied to suits."""
    opens = _OF_SO_MANY_CASES.match(inspection.document.text, claim.sentence.start, claim.sentence.end)
    group, *rows = claim.fields[0].fields[0].split(".")
    if opens is None or group != DISPUTES:
        return False
    totals = [inspection.value(Expression(name="", plus=(f"{DISPUTES}.{way}.total",))) for way in _WAYS]
    reviews, direct, after = (total or 0 for total in totals)
    told = int(opens["count"])
    of_reviews, of_suits = told == reviews, told in (direct, after, direct + after)
    return of_suits > of_reviews if rows[0] == _WAYS[0] else of_reviews > of_suits


def is_settled_of_the_new(claim: Claim) -> bool:
    """`年内答复当年新收件93件、上年结转件6件` of 99: those that were answered, not those that came in."""
    new = claim.fields[0].fields[0].startswith("requests.new.")
    return new and _SETTLED_OF_THE_NEW.search(claim.measure) is not None


def is_denied_of_some(inspection: Inspection, claim: Claim) -> bool:
    """`18个乡镇中，有14个乡镇全年无复议诉讼`, `作为复议被申请人的9件无一被纠正`: some bodies had none, or none of some
    cases.
    """
    before = inspection.document.text[claim.sentence.start : claim.number.span.start]
    return claim.negated and bool(_SOME_BODIES.search(before) or _SOME_CASES.search(before))


def is_its_share(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`制造业企业22件、商贸企业15件，分别占企业申请的46.8%、31.9%` of 47: a percentage behind it is its share of
    what the table has.
    """
    exact = percentage(inspection.said(claim), found)
    return (
        exact is not None
        and inspection.said(claim) < found
        and any(
            percent.relation == "share"
            and percent.sentence == claim.sentence
            and percent.number.span.start > claim.number.span.start
            and percent.number.decimals
            and rounding_of(exact, percent) is not None
            for percent in inspection.mentions.claims
        )
    )


_OF_SO_MANY = re.compile(r"\s?[件份宗](?:申请)?[，,（(]?(?:仅|只|约)?占[^，,。；;、\d]{1,12}")
_OF_ALL_OF_THEM = re.compile(r"占[^，,。；;、\d]{1,20}[（(]?(?:共|计)?\s?$")
_SHARE_OF_IT = re.compile(r"\s?[件起宗][）)]?(?:案件)?的(?:近|约|超|逾)?\s?[\d一二三四五六七八九十百半]")
_ITS_SHARE = re.compile(r"\s?[件份宗](?:申请)?的")


def is_what_its_cell_is_a_share_of(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`以省政府为对象的申请新收285件，占全省总量17926件的1.6%` of 285: the whole of which the table counts some; and
    `共85件，占全局复议诉讼案件（243件）的35%` of disputes, of which few are over information.
    """
    text, before = inspection.document.text, told_before(inspection, claim)
    if claim.fields[0].fields[0].startswith("disputes.") and inspection.said(claim) > found:
        head = text[claim.sentence.start : claim.number.span.start]
        return _OF_ALL_OF_THEM.search(head) is not None and _SHARE_OF_IT.match(text, claim.number.span.end) is not None
    return (
        bool(before)
        and before[-1].number.value == found
        and inspection.said(claim) > found
        and _OF_SO_MANY.fullmatch(text[before[-1].number.span.end : claim.number.span.start]) is not None
        and _ITS_SHARE.match(text, claim.number.span.end) is not None
    )


def is_share_of_others(inspection: Inspection, claim: Claim) -> bool:
    """`入学类申请51件，公开和部分公开42件，占此类申请的82.4%`: its share is of a count that is no table's."""
    wholes = (
        (inspection.claims[share.percent], inspection.claims[b])
        for share in inspection.mentions.shares
        for a, b in share.candidates
        if share.basis == "share" and a == claim.id
    )
    return any(
        percent.number.decimals
        and whole.sentence == claim.sentence
        and not whole.fields
        and (exact := percentage(claim.number.value, whole.number.value)) is not None
        and rounding_of(exact, percent) is not None
        for percent, whole in wholes
    )


_THESE = re.compile(r"(?:这|该|此|上述|以上)[^，,。；;\d]{0,4}$|新收(?:(?!结转)[^，,。；;])*(?:申请)?[中里]")
"""新收6件，这6件的去向是: what was settled of those that came in, not of those carried over."""


def is_of_the_new_alone(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`新收6件，这6件的去向是：公开3件` of 4: what the tables have more may have been carried over to this year."""
    row, _, column = claim.fields[0].fields[0].rpartition(".")
    carried = inspection.value(Expression(name="", plus=(f"requests.carried_in.{column}",)))
    if not row.startswith("requests.") or not carried or not 0 < found - inspection.said(claim) <= carried:
        return False
    text = inspection.document.text
    for parts in inspection.mentions.part_lists:
        whole = inspection.claims[parts.whole]
        before = text[whole.sentence.start : whole.number.span.start]
        behind = text[whole.number.span.end : claim.number.span.start]
        if claim.id in parts.parts and (_THESE.search(before) or _THESE.search(f"{before}{behind}")):
            return whole.number.value == inspection.value(Expression(name="", plus=(f"requests.new.{column}",)))
    return False
