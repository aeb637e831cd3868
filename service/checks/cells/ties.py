"""Ties to a cell that speak against themselves: the words of a claim, or the figures around it, name another one."""

from __future__ import annotations

import re
from typing import Final

from corpora.document.claim import Claim, Expression
from service.checks.figures.beside import DISPUTES, REQUESTS, in_the_sentence_before, near, statement_start, told_before
from service.checks.figures.groups_together import GROUPS
from service.checks.figures.part_groups import is_the_rest
from service.checks.figures.request_totals import SETTLED
from service.checks.inspection import Inspection


def is_tied_wrongly(inspection: Inspection, claim: Claim) -> bool:
    """Does it count something else than its cell by what it says, or what was said before it?"""
    return (
        _NEVER_FILED.search(claim.text) is not None
        or _is_of_both_kinds(inspection, claim)
        or _is_one_of_its_terms(inspection, claim)
        or _refers_back(inspection, claim)
        or _names_another_result(claim)
        or _OPINIONS.search(inspection.document.text, claim.sentence.start, claim.number.span.start) is not None
        or _divides_what_was_counted(inspection, claim)
        or _TAKES_IN_THOSE.match(inspection.document.text, claim.number.span.end) is not None
        or _is_left_of_other_business(inspection, claim)
        or _is_what_asking_costs(claim)
        or _was_left_before(inspection, claim)
        or _is_what_became_of_some(inspection, claim)
        or _is_handed_out_otherwise(inspection, claim)
        or (claim.number.printed == "一" and claim.number.unit in ("项", "类"))  # 单看予以公开一项，92件
        or _is_settled_of_those_that_came(inspection, claim)
    )


_OTHER_BUSINESS: Final = re.compile("投诉|举报|热线|工单|留言|来信|信访|建议|提案|诉求")


def _is_left_of_other_business(inspection: Inspection, claim: Claim) -> bool:
    """`投诉受理率100%，按期办结率99.3%，3件延期至2022年1月办结`: no requests that were carried over."""
    if not claim.fields[0].fields[0].startswith(("requests.carried_in.", "requests.carried_out.")):
        return False
    said = inspection.document.text[claim.sentence.start : claim.span.end]
    return _OTHER_BUSINESS.search(said) is not None and "申请" not in said and "公开" not in said


_ASKERS: Final = {
    "natural_person": re.compile("自然人|公民|个人|群众|居民|村民"),
    "business": re.compile("企业|公司"),
    "research": re.compile("科研|高校|院校"),
    "social_welfare": re.compile("公益|社会组织"),
    "legal_service": re.compile("律师|律所|法律"),
}
_RUN: Final = re.compile(
    r"(?P<names>[^，,。；;：:、\d]{2,14}(?:[、和及与][^，,。；;：:、和及与\d]{2,14})+?)(?:分别|依次)[^，,。；;、\d]{0,6}"
    r"(?P<before>(?:\d[\d,]*\s?\w?[、和及与，,]\s?)*)$"
)


def _is_handed_out_otherwise(inspection: Inspection, claim: Claim) -> bool:
    """`企业、个人、律师事务所分别提出58件、31件、6件`, of which the network alone takes the first for the persons'."""
    if claim.supposed is None:
        return False
    said = _RUN.search(inspection.document.text, near(claim, FARTHEST), claim.number.span.start)
    if said is None:
        return False
    names, place = re.split("[、和及与]", said["names"]), len(re.findall(r"\d[\d,]*", said["before"]))
    column = claim.fields[0].fields[0].rpartition(".")[2]
    meant = [one for one, words in _ASKERS.items() if place < len(names) and words.search(names[place])]
    return len(meant) == 1 and column in _ASKERS and meant[0] != column


_BECAME: Final = re.compile(
    r"\s?[件起宗](?:案件)?(?:均|已|都|全部)*(?:获得?|得到|胜诉|败诉|维持|被(?:维持|纠正|撤销|驳回)|驳回|撤诉|尚?未|仍在)"
)


def _is_what_became_of_some(inspection: Inspection, claim: Claim) -> bool:
    """`直接起诉的1件与复议后起诉的3件获得法院支持，另1件未结`: of so many, what became of them."""
    text, field = inspection.document.text, claim.fields[0].fields[0]
    cases = field.startswith(f"{DISPUTES}.") and field.endswith(".total")
    of_those = text.endswith("的", claim.sentence.start, claim.number.span.start)
    return cases and of_those and _BECAME.match(text, claim.number.span.end) is not None


_YEAR_BEFORE: Final = re.compile(r"(?:上(?:一)?年度?|去年)(?:年)?[末底](?:时)?[^，,。；;\d]{0,6}$")


def _was_left_before(inspection: Inspection, claim: Claim) -> bool:
    """`上年末尚有1件未答复`: carried in, and not out."""
    out = claim.fields[0].fields[0].startswith("requests.carried_out.")
    return (
        out
        and _YEAR_BEFORE.search(inspection.document.text, near(claim, FARTHEST), claim.number.span.start) is not None
    )


_COSTS: Final = re.compile(
    r"(?:本年度?|全年|年内|当年|今年|共|未)*(?:收费|收取(?:的)?费用)(?:金额|总额|合计)?(?:为|共)?"
)


def _is_what_asking_costs(claim: Claim) -> bool:
    """`六、其他需要报告的事项：本年度收费0元`: 信息处理费 (国办函〔2020〕109号), and no 行政事业性收费."""
    fees = claim.fields[0].fields == ("proactive.fees",) and claim.section == "六"
    return fees and _COSTS.fullmatch(claim.measure.strip()) is not None


_OF_THOSE_THAT_CAME: Final = re.compile(
    r"新收(?:到)?(?:的)?\s?\d[\d,]*\s?[件宗份](?:申请)?[之当]?[中里]?(?:当年|本年度?|年内|已)*(?:办结|答复|办理完毕)(?:了|的)?\s?$"
)


def _is_settled_of_those_that_came(inspection: Inspection, claim: Claim) -> bool:
    """`新收的135件当年办结125件` of 131: not those that had been carried over."""
    settled = claim.fields[0].plus == SETTLED.plus
    said = _OF_THOSE_THAT_CAME.search(inspection.document.text, near(claim, FARTHEST), claim.number.span.start)
    return settled and said is not None


_TAKES_IN_THOSE: Final = re.compile(
    r"\s?[件宗起][（(](?:其中)?(?:含|包括|包含)(?:前述|上述|前面|信息公开(?:类)?)[^（()）\d]{0,6}\d"
)
"""`行政诉讼2件（含前述1件）`: of others, too."""


_OPINIONS: Final = re.compile(
    r"(?:(?:征求|征询|征得|听取|函询)[^，,。；;\d]{0,8}意见|征询|函询)[^。；;]*同意(?:公开)?的?\s?$"
)
"""`征求第三方意见19件次，同意公开11件次`, `第三方征询共36件次，不同意公开的24件次`: what was answered to the body."""
FEWEST_KINDS: Final = 3


def _divides_what_was_counted(inspection: Inspection, claim: Claim) -> bool:
    """`复议机构受理1186件。按类别，行政处罚488件，信息公开157件，其余541件`: with its list it comes to a count of the
    paragraph that no cell has.
    """
    if not claim.fields[0].fields[0].startswith("proactive."):
        return False
    start = claim.number.span.start
    row = [one for one in inspection.mentions.claims if one.sentence == claim.sentence]
    row = [one for one in row if one.number.span.start >= start and one.number.unit == claim.number.unit]
    if len(row) < FEWEST_KINDS or not is_the_rest(row[-1]):
        return False
    total, text = sum(one.number.value for one in row), inspection.document.text
    return any(
        one.number.value == total and not one.fields and "\n" not in text[one.number.span.end : start]
        for one in inspection.mentions.claims
        if one.number.span.end < start
    )


_NEVER_FILED: Final = re.compile(r"(?:立案|受理|起诉|申请复议|提起诉讼|进入(?:复议|诉讼)(?:程序)?)之?前")
"""`8件申请人在立案前经沟通撤回`: no reviews."""


def _is_of_both_kinds(inspection: Inspection, claim: Claim) -> bool:
    """`合计18件争议，2件被纠正`: of reviews and suits together, where its cell counts those of one kind."""
    own = _kinds_of_disputes(claim)
    if claim.firm or not own:
        return False
    whole = next((one for one in reversed(told_before(inspection, claim)) if one.fields), None)
    return whole is not None and own < _kinds_of_disputes(whole)


def _is_one_of_its_terms(inspection: Inspection, claim: Claim) -> bool:
    """`逾期不补正3件；其他2件` where the group has 5 in all and 2 of them are others: one of those that words may mean
    together.
    """
    fields = claim.fields[0].fields
    terms = {inspection.value(Expression(name="", plus=(field,))) for field in fields} if len(fields) > 1 else set()
    text = inspection.document.text
    of_one = (
        claim.supposed is not None
        or _ONE_OF_TWO.match(text, statement_start(inspection, claim)) is not None
        or _IS_OF_A_KIND.match(text, claim.number.span.end) is not None
    )
    return of_one and bool(claim.number.value) and inspection.said(claim) in terms


_IS_OF_A_KIND: Final = re.compile(
    r"\s?[件宗份](?:申请)?(?:均|都|为|系|是)?(?:属于?|因|为|系)[^，,。；;、\d]{2,12}[、，,]\s?(?:另有|另|有)?\d"
)
"""`无法提供者29件属不掌握、1件需要另行制作`."""
_ONE_OF_TWO: Final = re.compile(r"[；;。，,\s]*(?:前者|后者)")
"""`直接起诉7件，复议后起诉4件。前者判决驳回4件；后者判决驳回3件`."""
_RESULTS: Final = {name: GROUPS[name] for name in ("部分公开", "不予公开", "无法提供", "不予处理")}


def _names_another_result(claim: Claim) -> bool:
    """`14件（23.3%）因不掌握或需加工无法提供`, which the network alone takes for 不予公开."""
    named = {group for words, group in _RESULTS.items() if words in claim.text}
    tied = {field.split(".")[1] for field in claim.fields[0].fields if field.startswith(f"{REQUESTS}.")}
    return claim.supposed is not None and bool(named) and bool(tied) and named.isdisjoint(tied)


_THESE: Final = re.compile(r"(?<!占)(?:这|上述|前述|以上|该)(?:的)?\s?$")


def _refers_back(inspection: Inspection, claim: Claim) -> bool:
    """`予以公开与部分公开42件，而这42件里完全公开的又占83.3%`: the figure told before, not one of what follows."""
    said = _THESE.search(inspection.document.text, claim.sentence.start, claim.number.span.start)
    return said is not None and any(
        one.number.value == claim.number.value and one.number.unit == claim.number.unit
        for one in (*told_before(inspection, claim), *in_the_sentence_before(inspection, claim))
    )


FARTHEST: Final = 120
"""Characters in front of a number in which the words that it goes with are looked for."""


def _kinds_of_disputes(claim: Claim) -> set[str]:
    """复议 or 诉讼, or both, of its first meaning."""
    tables = (field.split(".") for field in claim.fields[0].fields)
    return {kind.partition("_")[0] for table, kind, *_ in tables if table == DISPUTES}
