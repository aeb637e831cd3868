"""Contradictions of figures whose own words say that they are of something else: what each of several has, one end of a
range, what did not come about, a denial about those just spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from corpora.document.claim import Claim
from service.checks.figures.beside import DISPUTES, REQUESTS, statement_front, statement_start
from service.checks.figures.plain_counts import PERCENT, is_count
from service.checks.figures.request_totals import NEW
from service.checks.figures.subjects import ORGANISATIONS
from service.checks.inspection import Finding, Inspection, plain
from service.checks.withdrawn.too_far import taken_back

_EACH: Final = re.compile(r"各(?:自|有|占|为|是|计|得|收|办)?\s?$")
_SO_FAR: Final = re.compile(r"(?:至此|累计)[^，,。；;\d]{0,8}$")
_UNIT: Final = r"\s?[件宗份起条个项次名人]{0,2}"
_NEXT_OF_A_LIST: Final = re.compile(rf"{_UNIT}、[^，,。；;：:\d]{{2,16}}\s?\d")
"""Behind the first of several: `信访举报投诉类29件、重复申请21件`."""
_AND_ONE_MORE: Final = re.compile(
    rf"{_UNIT}[^，,。；;：:、\d（(]{{0,8}}(?:以及|和|(?<!涉)及|加上)[^，,。；;：:、\d（(]{{3,}}"
)
"""`51个单位（38个部门、9个县市区、3个开发区以及市政府办公室自身）`: one that is not counted."""
_RANGE: Final = re.compile(rf"{_UNIT}\s?(?:到|至|[-—~～])\s?\d")
_ONE_OF_TWO: Final = re.compile(r"\d\s?[件宗份起](?:行政)?(?:复议|诉讼|申请|信访)(?:案件)?[和与及、]\s?$")
"""`4件复议和3件诉讼，多数得到维持：复议2件、诉讼2件`: what follows divides both."""
_COMPANY: Final = ("公司", "集团")
_ITEM_IN_BRACKETS: Final = re.compile(rf"{_UNIT}[）)]\s?(?:和|、|及|与)")
"""`后勤价格（21份）和评奖评优（16份），其余11份`."""
_NO_MORE: Final = re.compile(rf"{_UNIT}(?:申请人|当事人)?(?:不再|未再|没有再|放弃|打消)")
_NONE_OF_THEM: Final = re.compile(rf"{_UNIT}(?:申请|答复)?(?:均|都|全部|也)+(?:没有|未|无)(?!审结|结案|办结)")
"""`这10件均没有引发复议或诉讼`."""
_OF_SEVERAL: Final = re.compile(rf"{_UNIT}(?:分属|分别属于|来自|出自)[^，,。；;\d]{{0,40}}?[和与及、]")
_SAMPLED: Final = re.compile(r"(?:抽查|抽取|抽检|评查|抽样)(?:了|其中)?\s?$")
"""`抽查12份依申请公开卷宗`."""
_OF_THOSE_TOLD: Final = re.compile(r"(?:^|[，,；;。：:])\s?(?:而|其中)?这\s?$")
"""`同意公开30件，部分公开6件，这36件占到58.1%`."""
_IS_DIVIDED_ITSELF: Final = re.compile(rf"{_UNIT}(?:申请)?(?:当|之)?中[，,]?(?:又|还)?有")
"""`办结536件，其中上年结转11件，当年新收541件中有16件转入下年`."""
_AT_FIRST: Final = re.compile(r"(?:年初|期初|[上去]年[末底])[^，,。；;\d]{0,12}$")
"""`年初有效规范性文件12件`."""
_OF_OTHER_DISPUTES: Final = re.compile(
    r"(?:不是|不属于?|并?非)(?:因)?政府信息公开(?!条例)|与(?:政府)?信息公开(?:工作|申请|答复)?(?:均|都)?(?:无关|没有关系|不相关)"
)
"""`因企业改制引起的复议7件…。这些案件的争议行为不是政府信息公开`."""
_OWN: Final = re.compile("本级|(?:^|[，,])我[局厅办镇乡委院校区县市]约?占")
_CLOSED: Final = re.compile(r"(?:办结|审结|结案)[^，,。；;\d]{0,4}$")
_OF_ATTRIBUTES: Final = re.compile(r"[\u4e00-\u9fff]{2,12}的\s?$")
_PEOPLE: Final = ("名", "人", "位")
_OF_THE_REGION: Final = re.compile(
    r"全[市区县省州盟旗](?:政府)?(?:信息公开)?类?(?:行政)?(?:复议|诉讼)(?:案件)?(?:共|合计|总计)?\s?$"
)
_AGAINST: Final = re.compile(
    r"以[^，,。；;\d]{2,14}(?:为|作为)(?:共同)?(?:被告|被申请人)的(?:行政)?(?:复议|诉讼)?(?:案件?)?(?:共|有)?\s?$"
)
"""`以县政府为被告的诉讼案件5件`: some of all."""
_OF_THOSE_AGAINST: Final = re.compile(r"其中[，,]?以[^，,。；;\d]{2,14}(?:为|作为)(?:共同)?(?:被告|被申请人)的")
_BELONGING: Final = re.compile(
    r"(?:附属|直属|[校院局厅委]属)(?:[\u4e00-\u9fff]{0,6}(?:医院|中学|小学|学校|公司|企业|中心|站))(?:[（(][^（()）]{1,8}[）)])?"
    r"(?:全年|本年度?|共|年内)?(?:新?收到|受理|接到)[^，,。；;\d]{0,12}$"
)
"""`学校附属医院（两所）全年收到信息公开申请6件`, of a school."""
_GOVERNMENT: Final = re.compile("人民政府|政府办公|政府办$|管理委员会|管委会")


def without_plainly_other(inspection: Inspection, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, such contradictions left open."""
    return [taken_back(one) if _is_of_something_else(inspection, one) else one for one in findings]


def _is_of_something_else(inspection: Inspection, finding: Finding) -> bool:
    judge = _JUDGES.get(finding.kind)
    if judge is None or finding.verdict != "contradicted" or not finding.claim_ids:
        return False
    return judge(inspection, finding, [inspection.claims[name] for name in finding.claim_ids])


def _are_parts_of_others(inspection: Inspection, finding: Finding, claims: Sequence[Claim]) -> bool:
    text, (whole, *parts) = inspection.document.text, claims
    fronts = [statement_front(inspection, one) for one in parts]
    if any(_EACH.search(front) or _SO_FAR.search(front) for front in fronts):
        return True
    if not parts:
        return False
    if _ONE_OF_TWO.search(statement_front(inspection, whole)):
        return True
    pairs = zip((whole, *parts), parts, strict=False)
    if any(
        "——" in text[min(one.number.span.end, other.number.span.start) : other.number.span.start]
        for one, other in pairs
    ):
        return True
    short = finding.found is not None and finding.claimed is not None and finding.found < finding.claimed
    if short and _AND_ONE_MORE.match(text, parts[-1].number.span.end):
        return True
    if any(_OF_THOSE_TOLD.search(front) for front in fronts[1:]):
        return True
    if _is_followed_by_another_thing(text, whole, parts):
        return True
    if any(_IS_DIVIDED_ITSELF.match(text, one.number.span.end) for one in parts):
        return True
    in_front = whole.number.span.end <= parts[0].number.span.start
    if in_front and any(one.match(text, whole.number.span.end) for one in (_NEXT_OF_A_LIST, _ITEM_IN_BRACKETS)):
        return True
    if _is_itself_a_part(inspection, whole, parts):
        return True
    if finding.found is not None and finding.claimed is not None and finding.found > finding.claimed:
        between = [text[one.number.span.end : other.number.span.start] for one, other in pairwise(parts)]
        if any("分别" in words for words in between):
            return True  # 其中3件不掌握，分别指引到甲2件、乙1件
        kinds = [_OF_ATTRIBUTES.search(front) is not None for front in fronts]
        return whole.number.unit in _PEOPLE and kinds[-1] and not all(kinds)
    return False


def _is_followed_by_another_thing(text: str, whole: Claim, parts: Sequence[Claim]) -> bool:
    """`问卷1250份，其中满意1187份；收集意见36条`: a last part of another unit, alone behind a semicolon."""
    *others, last = parts
    if (
        not others
        or last.number.unit == whole.number.unit
        or any(one.number.unit != whole.number.unit for one in others)
    ):
        return False
    places = [whole.number.span.end, *(one.number.span.end for one in others), last.number.span.start]
    return not re.search("[；;]", text[min(places) : places[-2]]) and ("；" in text[places[-2] : places[-1]])


_DIVIDES: Final = re.compile("其中|包括|分别|[：:（(]")


def _is_itself_a_part(inspection: Inspection, whole: Claim, parts: Sequence[Claim]) -> bool:
    """`复议158件。以县级政府为被申请人的64件，以部门为被申请人的49件，其余45件`: does it come to a count in front with
    the others?
    """
    if whole.number.span.start > parts[0].number.span.start:
        return False
    if _DIVIDES.search(inspection.document.text, whole.number.span.end, parts[0].number.span.start):
        return False
    start = inspection.paragraph_start(whole.number.span.start)
    total = whole.number.value + sum(one.number.value for one in parts)
    return any(
        one.number.value == total and one.number.unit == whole.number.unit for one in inspection.mentions.claims
        if start <= one.number.span.start < whole.number.span.start
    )  # fmt: skip


def _is_of_other_cases(inspection: Inspection, finding: Finding, claims: Sequence[Claim]) -> bool:
    claim, text = claims[0], inspection.document.text
    if claim.negated:
        return _is_denied_of_some(inspection, finding, claim) or _denies_another_row(inspection, finding, claim)
    if any(one.match(text, claim.number.span.end) for one in (_RANGE, _NO_MORE, _OF_SEVERAL, _NONE_OF_THEM)):
        return True
    front = statement_front(inspection, claim)
    if (inspection.layout.organisation or "").endswith(_COMPANY) and _calls_itself_so(inspection, finding, claim):
        return True
    of_this_year = re.search(rf"{inspection.layout.year}年度?(?:未办结)?结转[^，,。；;]{{0,3}}$", front) is not None
    if of_this_year or (f"{inspection.layout.year}年度结转" in front and "上年" not in front):
        carried = [field for field in finding.fields if ".carried_in." in field]
        figures = [inspection.figures.get(field.replace("carried_in", "carried_out")) for field in carried]
        return any(one is not None and one.value == finding.claimed for one in figures)
    if _is_of_organisations(inspection, finding, claim):
        return True
    if _SAMPLED.search(front):
        return True
    if _AT_FIRST.search(re.split("[，,]", front)[-1]) and all(field.endswith(".in_force") for field in finding.fields):
        return True
    if finding.fields and all(field.startswith(DISPUTES) for field in finding.fields):
        start = inspection.paragraph_start(claim.number.span.start)
        end = text.find("\n", start)
        if _OF_OTHER_DISPUTES.search(text, start, len(text) if end < 0 else end):
            return True
    if _TOGETHER_BEHIND.match(text, claim.number.span.end) and inspection.value(NEW) == finding.claimed:
        return True
    if _is_of_those_closed(inspection, finding, front):
        return True
    belonging = _BELONGING.search(front)
    if belonging is not None and belonging[0][:3] not in (inspection.layout.organisation or ""):
        return True
    against = _AGAINST.search(front) or _OF_THOSE_AGAINST.search(front)
    if against and all(field.startswith(DISPUTES) for field in finding.fields):
        return True
    if _OF_THE_REGION.search(front) and not _GOVERNMENT.search(inspection.layout.organisation or ""):
        return all(field.startswith(DISPUTES) for field in finding.fields)
    return False


def _is_of_those_closed(inspection: Inspection, finding: Finding, front: str) -> bool:
    """`行政复议、行政诉讼已审结的分别为23件、12件`: all less those that are pending."""
    if not _CLOSED_IN_FRONT.search(front) or not all(one.startswith(DISPUTES) for one in finding.fields):
        return False
    totals = [inspection.figures.get(one) for one in finding.fields if one.endswith(".total")]
    pending = [inspection.figures.get(one.replace(".total", ".pending")) for one in finding.fields]
    known = [one.value or 0 for one in totals if one is not None]
    less = [one.value or 0 for one in pending if one is not None]
    return len(known) == len(less) == len(finding.fields) and sum(known) - sum(less) == finding.claimed


_CLOSED_IN_FRONT: Final = re.compile(
    r"(?:已(?:经)?)?(?:审结|办结|结案)(?:的)?(?:案件)?(?:分别|依次)?(?:为|是|有)?[^，,。；;]{0,12}$"
)


def _denies_another_row(inspection: Inspection, finding: Finding, claim: Claim) -> bool:
    """`不掌握的占33.3%，没有作出不予公开的决定`: of the row that the denial itself names."""
    words = inspection.document.text[claim.number.span.start : claim.span.end]
    return "不予公开" in words and not any(".denied." in field for field in finding.fields)


def _is_of_organisations(inspection: Inspection, finding: Finding, claim: Claim) -> bool:
    """`法人或者其他组织共提出345件，…。上年结转来的10件（企业6件、律所3件、其他1件）`, `公开的有9件，分别为企业5件、
    律师事务所2件、公益组织2件`: what they alone have.
    """
    text, start = inspection.document.text, inspection.paragraph_start(claim.number.span.start)
    behind = text[claim.number.span.end : claim.sentence.end]
    alone = _ORGANISATION.search(behind) is not None and _PERSON.search(behind) is None
    if not (alone or _OPENS_WITH_THEM.match(text, start)) or len(finding.fields) != 1:
        return False
    row, _, column = finding.fields[0].rpartition(".")
    cells = [inspection.figures.get(f"{row}.{one}") for one in ORGANISATIONS]
    return column == "total" and sum((one.value or 0) for one in cells if one is not None) == finding.claimed


_ORGANISATION: Final = re.compile(r"(?:企业|组织|律师事务所|律所|科研|机构|公益)[^，,。；;、\d]{0,4}\d")
_PERSON: Final = re.compile("自然人|个人|公民|群众")
_OPENS_WITH_THEM: Final = re.compile(
    r"\s*(?:[一二三四五六七八九十]是|[（(][一二三四五六七八九十][）)])?法人(?:或者?|和|及|、)?其[他它]组织"
)
_TOGETHER_BEHIND: Final = re.compile(
    rf"{_UNIT}[，,]\s?(?:含|连同|加上)上年(?:度)?结转的?\s?\d+\s?[件宗份][，,]?\s?(?:共|合计|总计)"
)
"""`收到申请39件，含上年结转3件共办理42件`: what is carried over is of the later one."""


def _calls_itself_so(inspection: Inspection, finding: Finding, claim: Claim) -> bool:
    """`无法提供的6件均为公司不掌握`, which a company says of itself."""
    words = inspection.document.text[statement_start(inspection, claim) : claim.sentence.end]
    asker = all(field.endswith(".business") for field in finding.fields)
    return asker and "公司" in re.split("[。；;]", words)[0]


_OF_SOME: Final = re.compile(
    r"\d|[两三四五六七八九]类|上述|这[些类几两]|该[类件]|此类|申请人|当事人|企业|公司|群众|强制|处罚|许可|收费|征[地迁收]|拆[迁除]"
)
_OF_SOMETHING: Final = re.compile(
    "(?:行政)?(?:复议|诉讼|信访|争议|申请|依申请公开|信息公开|政府信息公开|被|提起|提出|引发|引起|发生)"
)
_NOT_DONE: Final = re.compile("(?:没有|未|没)(?:写明|告知|说明|载明|注明|明确|列明|提供|送达|作为|列为|纳入|计入)")
_OF_CASES: Final = re.compile("诉讼|复议|法院|判决|案件")
_CAUSED: Final = re.compile("引[起发]|赔偿|投诉|复议|诉讼|案件")
_ANOTHER_ROW: Final = re.compile(
    r"(?:补正|不明确|不掌握|需?另行制作|重复|投诉|缴费|第三方|内部事务|过程性)[^，,。；;]{0,8}的[，,]"
)


def _is_of_all(inspection: Inspection, claim: Claim) -> bool:
    """Is it a total of the tables: `办结52件，均未引发行政复议`, `行政复议6件，未发生被纠正的情形`?"""
    fitting = inspection.fitting(claim) if claim.fields else None
    return fitting is not None and all(field.endswith(".total") for field in fitting.fields)


def _is_denied_of_some(inspection: Inspection, finding: Finding, claim: Claim) -> bool:
    """`实施行政强制5件，…，没有引发行政诉讼`, `申请人对结果表示认可，没有提起复议`, `因强制引起的赔偿案件为零`."""
    text = inspection.document.text
    start = statement_start(inspection, claim)
    end = max(claim.span.end, claim.number.span.end)
    front, words = text[start : claim.number.span.start], text[claim.span.start : end]
    topics = {field.split(".")[0] for field in finding.fields}
    if _NOT_DONE.search(text, claim.number.span.start, end) is not None:
        return True  # 复议机关指出文书没有写明起诉期限
    if topics == {"proactive"}:
        return _CAUSED.search(words) is not None
    if topics == {REQUESTS}:
        if _OF_CASES.search(front) and "申请" not in front:
            return True  # 诉讼3件，无一件被纠正，也没有年底未结的
        return _ANOTHER_ROW.search(front) is not None or re.search(r"[两三四五]类|这[些几两]", front) is not None
    told = [one for one in inspection.mentions.claims if start <= one.number.span.start < claim.number.span.start]
    told = [one for one in told if is_count(one) and not one.negated]
    if told and all(_is_of_all(inspection, one) for one in told):
        return False
    if topics == {DISPUTES} and _is_an_item(inspection, finding, claim, told):
        return False
    before = re.sub(_OF_SOMETHING, "", re.sub(r"(?:19|20)\d\d年度?|(?:全|本|上|当)年度?|\d{1,2}月\d{1,2}日", "", front))
    return topics == {DISPUTES} and _OF_SOME.search(before) is not None


_ITEM: Final = re.compile(
    r"\s?[件宗起]\s?[、，,]\s?(?:尚未审结|未审结|其[他它]结果|结果纠正|结果维持|维持|纠正)(?:的)?(?:为|有|是)?"
)


def _is_an_item(inspection: Inspection, finding: Finding, claim: Claim, told: Sequence[Claim]) -> bool:
    """`结果维持5件，结果纠正2件，其他结果1件，尚未审结无`: one of a list of results of the same way at law."""
    if not told or not claim.number.printed.strip().startswith(("无", "零", "〇", "0")):
        return False
    ways = {field.rpartition(".")[0] for one in told[-1:] if one.fields for field in one.fields[0].fields}
    between = inspection.document.text[told[-1].number.span.end : claim.number.span.start]
    same = ways == {field.rpartition(".")[0] for field in finding.fields}
    return same and _ITEM.fullmatch(between) is not None


_FROM_TO: Final = re.compile(r"\s?[%％]?\s?(?:(?:至|到|[-—~～])\s?\d|(?:以上|以下|之间)?的\s?\d)")
"""`兑现率在95%至99%之间的2项`, `高于99%的8项`: a mark, and nobody's share."""
_OF_ITSELF: Final = re.compile(r"(\S+) ÷ \1(?:\s|$)")
"""No count is a share of itself."""


def _is_a_share_of_others(inspection: Inspection, finding: Finding, claims: Sequence[Claim]) -> bool:
    percent, code = claims[0], finding.message.code
    values = dict(finding.message.values)
    told_in_words = code.startswith("told") and code.endswith(".share-contradicted")
    places = [one.place.span for one in finding.evidence if one.role == "claim" and one.place is not None]
    said = next((place for place in places if place is not None), percent.sentence)
    text = inspection.document.text[said.start : said.end]
    if told_in_words and _OWN.search(text):
        return True
    if told_in_words and len(claims) == 1 and finding.fields:
        told = [one for one in inspection.mentions.claims if one.sentence == percent.sentence and one is not percent]
        closed = (one for one in told if is_count(one) and _CLOSED.search(statement_front(inspection, one)))
        whole = values.get("arithmetic", "").rpartition("÷ ")[2]
        return any(plain(one.number.value) != whole for one in closed)
    if percent.number.unit == PERCENT and _FROM_TO.match(inspection.document.text, percent.number.span.end):
        return True
    return _OF_ITSELF.match(values.get("arithmetic", "")) is not None or (
        code == f"{finding.kind}.contradicted" and not finding.fields and values.get("a") == values.get("b")
    )


def _is_one_of_a_list(inspection: Inspection, finding: Finding, claims: Sequence[Claim]) -> bool:
    """`结转的为6件，自然人5件、律所1件，较上年减少3件，下降三分之一`: the change is none of the last of a list."""
    if not finding.message.code.endswith(".words-contradicted"):
        return False
    front = statement_front(inspection, claims[0])
    return re.search(r"\d\s?[件宗份]?、[^，,。；;：:\d]{2,12}$", front) is not None


_Judge = Callable[[Inspection, Finding, Sequence[Claim]], bool]
_JUDGES: Final[Mapping[str, _Judge]] = {
    "claim-table": _is_of_other_cases, "claim-parts": _are_parts_of_others, "claim-ratio": _is_a_share_of_others,
    "claim-change": _is_one_of_a_list,
}  # fmt: skip
