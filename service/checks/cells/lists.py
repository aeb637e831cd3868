"""Lists that a claim stands in, and what they say of what it counts: other things than its cell does."""

from __future__ import annotations

import re
from typing import Final

from corpora.document.claim import Claim
from models.language.grammar.parts.parts import LEFT_OUT
from service.checks.figures.beside import DISPUTES, REQUESTS, statement_start, topic_of
from service.checks.figures.part_groups import further_parts
from service.checks.inspection import Inspection

NEW_ONES = "requests.new."
_PUBLISHED = re.compile(r"(?:制发|制作|产生|形成|生成|印发|发布|拟制)[^，,。；;申请]*$")
_GONE = re.compile("废止|失效|修改|修订|清理|宣布")
_MADE = re.compile(r"proactive\.(?:regulations|documents)\.made$")
_BOTH = re.compile("复议[^。；;]*诉讼|诉讼[^。；;]*复议")
_EITHER = re.compile("复议|诉讼")
_BUT_FOR = re.compile("以外|之外|除外")
_NOT_OURS = re.compile(r"不(?:属于?|归)(?:本|我|该)?(?:行政)?(?:机关|局|单位|部门|镇|街道|乡|办)")


def counts_other_things_by_its_list(inspection: Inspection, claim: Claim) -> bool:
    """Do the list that divides it, or that it is of, or its sentence's two disputes say so?"""
    return (
        _is_of_what_was_made(inspection, claim)
        or _is_made_and_gone(inspection, claim)
        or _is_of_either_dispute(inspection, claim)
        or _is_of_another_path(inspection, claim)
        or _is_not_ours(claim)
        or _leaves_some_out(claim)
        or _is_of_a_content(inspection, claim)
        or _is_a_part_of_its_own(inspection, claim)
        or _is_the_other_of_untied_ones(inspection, claim)
        or _is_of_several_reasons(inspection, claim)
        or _is_left_out(inspection, claim)
    )


_OF_SEVERAL_REASONS = re.compile(r"(?:其[余他它]|余下|剩余)的?\s?$")
_SEVERAL_NAMED = re.compile(
    r"\s?[件宗份条](?:申请)?(?:分别|均|则|主要)?(?:因|为|是|系|属于?|涉及)[^，,。；;\d]{2,20}、"
)


def _is_of_several_reasons(inspection: Inspection, claim: Claim) -> bool:
    """`其余11件涉及国家秘密、内部事务、执法案卷等` are of all of these."""
    text = inspection.document.text
    rest = _OF_SEVERAL_REASONS.search(text, claim.sentence.start, claim.number.span.start)
    return rest is not None and _SEVERAL_NAMED.match(text, claim.number.span.end) is not None


_OTHERS = re.compile(r"\s?(?:其[余他它])(?:各?类)?\s?")


def _is_the_other_of_untied_ones(inspection: Inspection, claim: Claim) -> bool:
    """`环评类42件、监测类16件、处罚类9件、其他6件`: of what the others are of, which no cell counts."""
    if not _OTHERS.fullmatch(claim.measure.removeprefix("其中")):
        return False
    for parts in inspection.mentions.part_lists:
        others = [inspection.claims[part] for part in parts.parts if part != claim.id]
        if claim.id in parts.parts and len(others) > 1 and not any(one.fields for one in others):
            return True
    return False


_ALL_OTHERS = re.compile(r"\s?[件宗份](?:申请)?[以之]?外[，,]?(?:均|都|全部|其余)")


def _is_left_out(inspection: Inspection, claim: Claim) -> bool:
    """`无法提供85件，除8件外均为本机关不掌握`: what is left out is none of what all the others are."""
    text = inspection.document.text
    head = LEFT_OUT.search(text, claim.sentence.start, claim.number.span.start)
    return head is not None and _ALL_OTHERS.match(text, claim.number.span.end) is not None


def _is_a_part_of_its_own(inspection: Inspection, claim: Claim) -> bool:
    """`制发规范性文件43件，其中市直部门印发30件，县（市、区）印发13件` of 43: a part of what its cell has is not all of
    it.
    """
    for parts in inspection.mentions.part_lists:
        if claim.id not in parts.parts or len(parts.parts) < 2 or not (parts.firm or parts.complete):
            continue
        whole = inspection.claims[parts.whole]
        if whole.fields and (fitting := inspection.fitting(whole)) is not None and fitting.counts_as(claim.fields[0]):
            return True
        together = sum(inspection.claims[part].number.value for part in parts.parts)
        if not whole.fields and whole.number.value == together == inspection.value(claim.fields[0]):
            return True  # 市政府制发57件，各区制发163件，部门制发122件，合计342件
    return False


_BY_CONTENT = re.compile(
    r"(?:从|按|就)(?:所?申请|公开|涉及|信息)?(?:的)?(?:内容|事项|领域|主题)(?:上|来|方面)?(?:看|分类?|划分|说|讲)[，,：:]"
)


def _is_of_a_content(inspection: Inspection, claim: Claim) -> bool:
    """`从内容看，征收类164件、信访处理类32件，其余112件`: what requests are about and no results, whatever a network
    takes it for.
    """
    if claim.supposed is None or claim.fields[0].fields[0].startswith(NEW_ONES):
        return False
    head = re.split("[。；;]", inspection.document.text[claim.sentence.start : claim.number.span.start])[-1]
    return _BY_CONTENT.search(head) is not None


def divides_as_the_table_does(inspection: Inspection, claim: Claim) -> bool:
    """`收到35件，其中自然人26件、法律服务机构9件` of 29 and 6: parts that come to what the tables have of the whole, as
    their cells do, so that there are no others. Then they count what the cells count, one tied to nothing aside.
    """
    for parts in inspection.mentions.part_lists:
        whole = inspection.claims[parts.whole]
        named = [inspection.claims[part] for part in parts.parts]
        named += further_parts(inspection, whole, named) or ()
        if claim not in named or not whole.fields or inspection.fitting(whole) != whole.fields[0]:
            continue
        tied = [one for one in named if one.fields]
        cells = [one.fields[0] for one in tied]
        fields = [field for cell in cells for field in cell.fields]
        values = [value for cell in cells if (value := inspection.value(cell)) is not None]
        if len(values) < len(cells) or len(set(fields)) < len(fields) or any(cell.minus for cell in cells):
            continue
        if len(cells) < max(2, len(named) - 1):
            continue
        topics = {topic_of(one) for one in (whole, *tied)}
        alike = sum(values) == sum(one.number.value for one in tied)
        if len(topics) == 1 and alike and whole.number.value == sum(one.number.value for one in named):
            return True
    return False


SURE_OF_ITS_ROW: Final = 0.97
"""Confidence of a tie to one row of a group from which another name of the row is no doubt."""
ROWS_OF_A_GROUP: Final = 2
"""Which a group of results has more of."""


def names_a_term_of_its_whole(inspection: Inspection, claim: Claim) -> bool:
    """`行政诉讼4件，其中未经复议直接起诉3件` of 1 and 3, `不予公开3件，其中国家秘密1件` of none: the whole is the sum
    that the tables have, the part, by its full name or as rows of a group surely are named, one of its terms.
    """
    first, name = claim.fields[0], claim.measure.strip().removeprefix("其中").strip("，, ")
    if len(first.fields) != 1 or claim.body != "own":
        return False
    by_name, of_a_row = name == first.name, claim.confidence >= SURE_OF_ITS_ROW and topic_of(claim) == REQUESTS
    return any(
        parts.firm
        and claim.id in parts.parts
        and (whole := inspection.claims[parts.whole]).fields
        and inspection.fitting(whole) == whole.fields[0]
        and first.plus[0] in whole.fields[0].plus
        and len(whole.fields[0].plus) > (1 if by_name else ROWS_OF_A_GROUP)
        for parts in inspection.mentions.part_lists
        if by_name or of_a_row
    )


def _is_of_what_was_made(inspection: Inspection, claim: Claim) -> bool:
    """`制发政府信息90件，其中主动公开23件，不予公开67件`: of documents, and no answer to a request."""
    return topic_of(claim) == REQUESTS and any(
        claim.id in parts.parts
        and not (whole := inspection.claims[parts.whole]).fields
        and _PUBLISHED.search(whole.measure) is not None
        for parts in inspection.mentions.part_lists
    )


def _is_made_and_gone(inspection: Inspection, claim: Claim) -> bool:
    """`公开规章16件（含新制定7件，修改6件，废止3件）`: more than those that were made."""
    return _MADE.search(claim.fields[0].fields[0]) is not None and any(
        parts.whole == claim.id and any(_GONE.search(inspection.claims[part].measure) for part in parts.parts)
        for parts in inspection.mentions.part_lists
    )


def _is_of_either_dispute(inspection: Inspection, claim: Claim) -> bool:
    """`复议6件、诉讼4件，其中7件维持，3件尚未审结`: a result behind both may be of either, or of both together."""
    fields = claim.fields[0].fields
    if len(fields) != 1 or not fields[0].startswith(DISPUTES) or fields[0].endswith(".total"):
        return False
    before = re.split("[。；;]", inspection.document.text[claim.sentence.start : claim.number.span.start])[-1]
    if not _BOTH.search(before) or _EITHER.search(claim.measure):
        return False
    result = fields[0].rpartition(".")[2]
    values = [
        figure.value
        for field, figure in inspection.figures.items()
        if field.startswith(DISPUTES) and field.endswith(f".{result}") and figure.value is not None
    ]
    return inspection.said(claim) in (*values, sum(values))


def _is_of_another_path(inspection: Inspection, claim: Claim) -> bool:
    """`复议9件（维持7件、纠正2件）`: a result of the path that its list divides, and of no other."""
    own = _paths(claim)
    if own and _stands_before_the_total_of_another(inspection, claim, own):
        return True
    return bool(own) and any(
        claim.id in parts.parts and parts.firm and (whole := _paths(inspection.claims[parts.whole])) and not whole & own
        for parts in inspection.mentions.part_lists
    )


def _stands_before_the_total_of_another(inspection: Inspection, claim: Claim, own: set[str]) -> bool:
    """`维持23件、纠正4件，复议总计27件；驳回14件，诉讼总计14件`: whose results they are is told behind them."""
    text = inspection.document.text
    if claim.fields[0].fields[0].endswith(".total") or _EITHER.search(claim.text):
        return False
    ends = [place for mark in "。；;" if (place := text.find(mark, claim.number.span.end, claim.sentence.end)) >= 0]
    end = min(ends, default=claim.sentence.end)
    if _EITHER.search(text, statement_start(inspection, claim), claim.number.span.start):
        return False
    totals = [
        one for one in inspection.mentions.claims
        if one.sentence == claim.sentence and claim.number.span.end <= one.number.span.start < end
        and one.fields and one.fields[0].fields[0].endswith(".total")
    ]  # fmt: skip
    return bool(totals) and bool(paths := _paths(totals[0])) and not paths & own


def _paths(claim: Claim) -> set[str]:
    """Reviews, suits: the tables' paths of disputes that it may be of, suits of either way being one."""
    fields = (field for one in claim.fields for field in one.fields if field.startswith(DISPUTES))
    return {field.split(".")[1].partition("_")[0] for field in fields}


def _is_not_ours(claim: Claim) -> bool:
    """`不属于本机关公开6件`: told as 不掌握 in some tables and as another result in others."""
    return topic_of(claim) == REQUESTS and _NOT_OURS.search(claim.measure) is not None


def _leaves_some_out(claim: Claim) -> bool:
    """`没有企业以外的法人提出申请` denies some of what the cells count."""
    return claim.negated and _BUT_FOR.search(claim.measure) is not None
