"""Where a claim's own words rule out what a network takes it for."""

from __future__ import annotations

import re
from typing import Final

from corpora.document.claim import Claim, Expression
from models.language.grammar.links.surroundings import THE_OTHERS
from models.language.grammar.whose.some_requests import what_befell_some
from models.language.grammar.words.joined_names import names_two

_OTHER_MATTER: Final = re.compile("约谈|通报|舆情|问责|追责|处分|泄密|失密|事故|投诉|举报|批评|负面|差错")
_STATUTORY: Final = re.compile("复议|诉讼|起诉|应诉|申请|结转|许可|处罚|强制|收费|规章|规范性文件")


def denies_another_matter(words: str) -> bool:
    """`没有因信息公开工作被约谈或通报`, which no table of the form counts."""
    return _OTHER_MATTER.search(words) is not None and _STATUTORY.search(words) is None


_OF_DISPUTES: Final = re.compile("复议|诉|败|胜|维持|纠[正错]|撤|驳回|终[止结]|[审判裁]|未结|法院|案(?!卷)")
_OTHER_DISPUTES: Final = re.compile("仲裁|调解|信访")


def _is_no_dispute(claim: Claim, said: Expression) -> bool:
    """`解读会议议题9个`, `劳动仲裁等其他争议案件14件`: does a network take for disputes what no word of it names?"""
    if not all(field.startswith("disputes.") for field in said.fields):
        return False
    return _OF_DISPUTES.search(claim.text) is None or _OTHER_DISPUTES.search(claim.text) is not None


_NO_ACT: Final = re.compile("公示|公开|归集|减免|免收|降低|退还|少收")


def _is_no_act(claim: Claim, said: Expression) -> bool:
    """`行政处罚决定书公开23份`, `减免行政事业性收费31万元`: published or left off, and not decided or taken."""
    acts = all(field.startswith("proactive.") for field in said.fields)
    return acts and not claim.negated and _NO_ACT.search(claim.text) is not None


_OF_MONEY: Final = re.compile(
    "收入|支出|预算|决算|资金|拨付|金额|罚款|罚没|补偿|补助|补贴|奖励|发放|投资|基金|贷款|养老金|工资"
)
_OF_FEES: Final = re.compile("费|非税")


def _is_other_money(claim: Claim, said: Expression) -> bool:
    """`预算支出3120万元，收入3120万元` names no fee, as every figure of fees does."""
    fees = all(field == "proactive.fees" for field in said.fields)
    return fees and _OF_MONEY.search(claim.text) is not None and _OF_FEES.search(claim.text) is None


_LATE: Final = re.compile("超期|超时|超过(?:法定)?期限|逾期(?:答复|办理|办结|未答|未办)")
_OF_APPLICANTS: Final = re.compile("补正|缴|交费")


def _is_late_answer(claim: Claim, said: Expression) -> bool:
    """`未出现超期情形` is of the body's own time limits, and not of applicants who did not correct in theirs."""
    late = all(field.startswith("requests.other.") for field in said.fields)
    return late and _LATE.search(claim.text) is not None and _OF_APPLICANTS.search(claim.text) is None


_AND_OTHERS: Final = re.compile(r"\w等其[他它](?!处理|办理|答复)[^，,。；;、\d处]{0,6}\s?\d")


def _is_the_rest_of_its_list(claim: Claim, said: Expression) -> bool:
    """`集体资产处置等其他事项的5件`, `法律禁止公开等其他情形9件`: of what the list is of, and not 其他处理."""
    others = all(field.startswith("requests.other.") for field in said.fields)
    return others and _AND_OTHERS.search(claim.text) is not None


_OTHER_WAYS: Final = re.compile(r"其[他它](?:方式|渠道|途径|形式)")


def _is_another_way(claim: Claim, said: Expression) -> bool:
    """`网络提交168件、信函95件、其他方式3件`: a way, and nobody who asks."""
    return (
        all(field.startswith("requests.new.") for field in said.fields) and _OTHER_WAYS.search(claim.text) is not None
    )


def is_of_another_matter(claim: Claim, said: Expression) -> bool:
    """Is the figure of time limits, of money or of several years, which the tables do not hold, however
    sure a network is?
    """
    return (
        _is_late_answer(claim, said)
        or _is_other_money(claim, said)
        or _is_the_rest_of_its_list(claim, said)
        or _is_another_way(claim, said)
        or _is_the_rest_of_its_group(claim, said)
        or _is_what_befell_some(claim, said)
        or _TAKEN_UP.search(claim.text) is not None
        or (not claim.fields and claim.period_kind == "running_total" and said.fields[0].startswith("requests."))
    )


def _is_the_rest_of_its_group(claim: Claim, said: Expression) -> bool:
    """`属行政查询事项27件，其他不予公开14件`: does a network take the others for the whole group?"""
    return (
        len(said.fields) > 1
        and not claim.fields
        and THE_OTHERS.match(claim.measure.strip().removeprefix("其中")) is not None
    )


_IN_AND_OUT: Final = ("requests.new.", "requests.carried_in.", "requests.outcome_total.")


def _is_what_befell_some(claim: Claim, said: Expression) -> bool:
    """`有3件申请收取信息处理费`: of what came in or was settled, only those to which something happened."""
    return all(field.startswith(_IN_AND_OUT) for field in said.fields) and what_befell_some(claim.measure) is not None


_TAKEN_UP: Final = re.compile(r"\d\s?[件宗份](?:申请)?[里中]有$")
"""`17件里有16件办毕`: what was told before, of which some are counted."""


_DOCUMENTS: Final = "proactive.documents."


def _is_of_regulations(claim: Claim) -> bool:
    """`政府规章现行有效6件` behind those of documents names 规章, whatever a network takes it for."""
    return "规章" in claim.text and "规范性文件" not in claim.text and bool(claim.fields)


_AND_SO_ON: Final = re.compile(
    r"等(?:其[他它])?(?:原因|情形|情况|类?事项|理由|因素|事由)?(?:的|而)?(?:不予公开|无法提供|不予处理|不公开)"
)


def _is_one_reason(claim: Claim, said: Expression) -> bool:
    """`因本机关不掌握等原因无法提供19件` is of all reasons, though a network may take it for the one named."""
    return (
        bool(claim.fields) and set(said.plus) < set(claim.fields[0].plus) and _AND_SO_ON.search(claim.text) is not None
    )


_ASKERS: Final = re.compile(
    r"(?:公民|自然人|个人)(?:和|或者|或|及|以及|、|与)(?:(?:企业)?法人|(?:各类|有关)?(?:机构|单位|团体|组织))"
)


def _is_one_asker(claim: Claim, said: Expression) -> bool:
    """`受理公民、法人提出的申请7件` is of both, though a network may take it for that of the one named first."""
    one = all(field.startswith("requests.") and not field.endswith(".total") for field in said.fields)
    return one and len(said.plus) == 1 and _ASKERS.search(claim.text) is not None


_IN_PART: Final = re.compile(r"部分(?:予以|同意|依申请)*公开(?:的)?(?:申请)?(?:共|有|为)*\s*\d")
_IN_PART_AND_MORE: Final = re.compile(r"公开(?:的)?(?:和|与|及|、|或)\S{0,4}部分|含")


def _is_in_part(claim: Claim, said: Expression) -> bool:
    """`部分同意公开3件` names those made public in part, though a network may take them for those made public."""
    granted = all(field.startswith("requests.granted.") for field in said.fields)
    return granted and _IN_PART.search(claim.text) is not None and _IN_PART_AND_MORE.search(claim.text) is None


_ON_TO_A_YEAR: Final = re.compile(r"(?:本年度?|今年|当年)结转(?:至|到|入)?\s?(?:(?:19|20)\d\d年|下|次年|明年)")


def _is_carried_on(claim: Claim, said: Expression) -> bool:
    """`本年结转2024年申请6件` goes on to the next year, and did not come from the last."""
    carried_in = all(field.startswith("requests.carried_in.") for field in said.fields)
    return carried_in and bool(claim.fields) and _ON_TO_A_YEAR.search(claim.text) is not None


_OF_SO_MANY: Final = re.compile("[前后这]?[两二三四五]者")
"""`后两者合计18件` are of those in front of it, whatever these count."""


def rules_out(claim: Claim, said: Expression, *, sure: bool) -> bool:
    """Is `said`, which a network names, of what the words of the claim do not count?

    A network that is sure, and a claim whose words name fields in the grammar, are asked about 规章, late answers,
    reasons, askers and money alone: of the rest the table of decisions judges.
    """
    if not claim.fields and (_OF_SO_MANY.search(claim.text) or claim.body == "other"):
        return True
    if is_of_another_matter(claim, said) or _is_one_reason(claim, said) or _is_one_asker(claim, said):
        return True
    if _is_in_part(claim, said) or _is_carried_on(claim, said):
        return True
    if _is_of_regulations(claim) and said.fields[0].startswith(_DOCUMENTS):
        return True
    if sure or claim.fields:
        return False
    return names_two(claim.measure) or _is_no_dispute(claim, said) or _is_no_act(claim, said)
