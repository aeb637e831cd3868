"""Numbers that count something beside the measures of a report: bodies, bounds, some askers, what others report."""

from __future__ import annotations

import re
from decimal import Decimal

from corpora.document.numeral import DIGITS
from models.language.grammar.whose.other_causes import OTHER_ACTS
from models.language.grammar.words.utterance import Utterance

_BODIES = re.compile(
    r"(?:[^，,。；;]{0,4})?(?:部门|单位|机构(?!类|性质)|乡镇|镇街|镇|乡|街道|科室|机关|局|县区|县（市、区）|企业|村|社区)"
)
_CASE_OF_CASE = re.compile(r"申请[^，,。；;]{0,4}(?:引发|引起|提起|被提起)")
_OF_EACH = re.compile(
    r"各(?:(?:自|收到?|接到|接收|受理|办理|办结|答复|递交|提交|提出)+(?:了|过)?|(?:申请|公开|制发|发生|开展|举办)了?)?\s?$"
)
_COUNTED_ELSEWHERE = re.compile(
    r"[，,](?:均|都|另|已)?由[^，,。；;]{2,12}(?:统计|填报|反映)|(?:另行|单独|自行)(?:统计|填报|上报)|本(?:报告|表)(?:不|未)[包含计]|不是(?:同|一)一?个?口径|口径不(?:同|一致)"
    r"|不(?:作|做)(?:重复)?(?:反映|统计)|[不未](?:在|列入|计入|纳入|含在|包含在)[^，,。；;]{0,8}(?:报告|统计|表格|表内|口径)"
)
FARTHEST_REMARK = 40
"""Characters behind a number in which its statement says where it is counted."""
_BOUND = re.compile(r"\s?[及或]?(?:以上|以下|以内)(?:[的者]|申请)")
_AS_BASE = re.compile(r"\s?(?:申请|办结件)?(?:为|作为?)(?:总数|总量|基数|分母|底数)")
"""`以155件为总数，公开类90件`: a figure taken up again to reckon with."""
_TOO_MANY = re.compile(r"\s?[为系是属]?[^，,。；;\d]{0,10}(?:超过|超出)合理(?:范围|限度)")
"""`2件为申请数量、频次明显超过合理范围` counts two, and no intake."""
_PER_HUNDRED = re.compile(
    r"每(?:(?:收到|受理|办结|答复)?[百千万](?:件|宗|人|户)|(?:收到|受理|办结|答复|审结)?\s?(?:[2-9]|10|[两三四五六七八九十])\s?[件宗份起])[^。；;]*$"
    r"|每(?:收到|受理|办结|答复|审结)?\s?$"
)
"""`每百件办结中，公开58件、无法提供24件`, `每5件约有3件`: none of them is a count."""
_PERSONS = r"[\d一二两三四五六七八九十百]{1,4}\s?[人名位家户]"
_SOME_ASKERS = re.compile(
    rf"(?:的(?:申请人)?[共仅只]?有?(?P<some>{_PERSONS})[，,；;][这该]?(?P=some)|(?:余者|其余|剩余|另外|另有)的?(?:申请人)?{_PERSONS})"
    r"(?:申请人)?(?:合计|共|总共|一共|累计|各|则|就)[^，,；;]*$"
    rf"|由\s?{_PERSONS}(?:申请人|市民|群众|村民|居民|公民|业主|当事人)?(?:提出|提交|递交)的[^，,；;。\d]{{0,6}}$"
    rf"|\d\s?[件宗份条起]以上的\s?{_PERSONS}[^。；;]*$"
    rf"|\d\s?[件宗份条起](?!均由)[^。]*[，,；;。](?:其中|有|仅|单是|另有)?\s?{_PERSONS}(?:申请人|市民|群众|村民|居民|公民|业主|当事人|职工)?"
    r"(?:合计|共|总共|一共|累计|先后|集中|反复|重复|就|独自|单独)?(?:提交|提出|递交|申请)了?[^，,；;]*$"
)
_OF_ASKERS = re.compile(rf"\s?的[^，,。；;\d]{{0,4}}{_PERSONS}")
"""`仅提出1件的671人`: so many each of them asked for."""
_TAKEN_OFF = re.compile(r"(?:核减|核销|剔除|扣减|调减|核增)[^，,。；;\d]{0,8}$")
"""`合计核减新收申请6件` corrects a count."""
_ITS_COST = re.compile(r"(?:办理|处理|检索|复制|邮寄)(?:费|费用|成本)(?:共计?|合计|总计|均?为|是|约)*\s?$")
"""`依申请公开办理费用为0` tells what it cost."""
_AS_DEFENDANT = re.compile(r"(?<![我本])[局厅委办府]为(?:共同|单独)?(?:被告|被申请人)的")
"""`市政府为被告的诉讼9件` are some of all."""
_THAN_ANOTHER = re.compile(
    r"(?:比|较|超出?|高于|低于)(?!上|去|往|前|同期|\d)[^，,。；;\d]{2,12}(?:多|少|高|低)(?:出|了)?$"
)
"""`办结719件，比新收数多2件`: how two figures differ."""
_OF_THE_REPORT = re.compile(r"\s?大?(?:部分(?!公开)|方面|章节?(?!程)|板块|篇章|项内容|大项)")
_STEPS = re.compile(r"\s?(?:主要|关键|重要|重点|基本|具体|工作)?(?:环节|步骤|节点|阶段|流程|程序)")
"""`依申请公开办理的6个环节` are steps of each, and no cases."""
_SECTION = re.compile(
    r"(?:需要(?:报告|说明)的(?:其他)?事项|(?:改进|总体)(?:情况|措施)|存在(?:的)?(?:主要)?问题)[等共]*$"
)
"""`行政复议、行政诉讼情况、其他需要报告的事项六个部分` counts the report's own parts."""
_DECISIONS = re.compile(r"(?:复议|诉讼|法院)(?:决定|判决|裁定|裁判)(?:文?书)?\s?$")
"""`收到行政复议决定14件`: those that ended, and not all."""
_AS_AUTHORITY = re.compile(r"\s?[（(，,][^（()）。；;\d]{0,14}(?:为|作为|系)(?:行政)?复议机关")
"""`办理复议225件（均为以本机关为复议机关的案件）`: of those who complain of others."""
_OF_ONE_ASKER = re.compile(
    r"(?:[一1某单](?:名|位|个|家|户)?|同一(?:名|位|个|家|户)?|个别|多的)(?:自然人|申请人|企业|公司|当事人|组织|村民|居民|市民)[^，,。；;\d]{0,6}$"
)
"""`提交最多的一名自然人提交9件`: what one of them asked for."""
_OF_SUCH_ASKERS = re.compile(
    r"(?:(?<!自然)(?<!法)(?<!申请)(?<!个)[\u4e00-\u9fff]{2}(?<!自然)(?<!申请)人|[\u4e00-\u9fff]{2}(?<!申请)者|[\u4e00-\u9fff]{2}户"
    r"|(?:记者|职工|员工|学生|教师|律师|村民|干部|工人|商户|股东|负责人|代表)以(?:个人|自然人)(?:身份|名义))"
    r"(?:所|集中|反复|重复|批量)?(?:提出|提交|递交|发起)的(?:政府)?(?:信息公开)?(?:申请)?(?:有|共|为|计|达)?\s?$"
)
"""`职业索赔人提出的申请有39件`: askers of a description, of whom the tables know nothing."""
_OF_THOSE_ENDED = re.compile(
    r"(?:维持|纠正|撤销|驳回|审结|办结)的(?:行政)?(?:复议|诉讼)?(?:案件)?[之当]?[中里][，,]?[仅只]?有\s?$"
)
"""`复议维持的案件中有2件又提起诉讼`."""
_OF_A_RESULT = re.compile(
    r"(?:被|予以)?(?:纠正|撤销|维持|驳回|败诉|胜诉|审结|终止)的(?:行政)?(?:复议|诉讼)(?:案件)?\s?\S{1,5}\s?[件宗起](?:[、和及与，,]|以及)?(?:行政)?(?:复议|诉讼|应诉)(?:案件)?$"
)
"""`其中被纠正的复议8件、诉讼2件`: both of one result."""
_FURTHER_IN_FRONT = (_PER_HUNDRED, _SOME_ASKERS, _OF_A_RESULT)
"""Sought in all that the sentence says before it."""
_SINCE_THEN = re.compile(
    r"(?:又|报告(?:形成|发布|公布|印发|编制|起草|撰写)[^，,。；;]{0,20})(?:办结|答复|办理)[^，,。；;\d]{0,4}$"
)
"""`截至12月31日未办结8件，截至本报告形成又办结5件`: behind the year's end."""
_FOR_A_PURPOSE = re.compile(r"(?:用途|目的|用于|动机)[^，,。；;\d]{0,10}(?:诉讼|起诉|复议|维权)[^，,。；;\d]{0,3}$")
"""`申请用途自述为诉讼的4件`: what they asked for it for."""
_IN_FRONT = (
    _FOR_A_PURPOSE,
    _OF_ONE_ASKER,
    _OF_SUCH_ASKERS,
    _OF_THOSE_ENDED,
    _SINCE_THEN,
    _DECISIONS,
    _OF_EACH,
    _TAKEN_OFF,
    _ITS_COST,
    _AS_DEFENDANT,
    _THAN_ANOTHER,
    _SECTION,
)
"""Sought in the words right in front of the number."""
_ENDED_MEANWHILE = re.compile(r"\s?[件宗份]?(?:申请)?在(?:办理|处理|审查)(?:过程)?中(?:由|被|因|经|主动)")
"""`1件在办理中由申请人撤回`: not one that is still open."""
_BY_ANOTHER = re.compile(
    r"\s?[件宗起]?[，,（(][^。；;（）()\d]{0,24}由(?![我本])[^，,。；;\d]{2,12}(?:局|委|队|机关|部门)(?:依法)?(?:作出|实施|查处)"
)
"""`教育领域行政处罚2件，由县综合执法局作出`."""
_RIGHT_BEHIND = (_ENDED_MEANWHILE, _BY_ANOTHER, _BOUND, _TOO_MANY, _AS_AUTHORITY, _OF_ASKERS, _OF_THE_REPORT, _STEPS)
"""Matched behind number and unit."""
_DISPUTES = re.compile("复议|诉讼|应诉")
_DONE = re.compile("办结|答复|受理|收到|接收|剩余|未结")
_REQUESTS = re.compile("申请|公开|复议|诉讼")
"""Words beside which 件次 may count requests; without them it counts letters and visits."""
_OF_ANOTHER_CAUSE = re.compile(
    r"因(?![^，。；]{0,14}(?:信息|公开|依申请|答复|申请))[^，。；\d]{2,16}(?:引发|引起|提起|产生)[^。；;\d]*\d[^。；;]{0,12}$"
)
"""`因行政处罚引发的行政复议7件，行政诉讼4件`: neither is about 信息公开."""
_OTHER_KINDS = re.compile(
    r"(?:其[他它余])(?:各?类|类型|案由|原因|事由|领域|事项)?(?:的)?(?:行政)?(?:复议|诉讼|应诉)|信息公开(?:类|案件|事项)?(?:以外|之外)[^。；;]*$"
    r"|信息公开(?:类|方面|领域)?(?:案件)?(?:的)?(?:行政)?(?:复议|诉讼|应诉)[^。；;]*(?:占[^，,。；;、\d]{0,8}|[%％])(?:全部|所有)(?:行政)?(?:复议|诉讼|应诉)(?:案件)?(?:总?数)?$"
)
"""`其他类行政诉讼8件`, `信息公开以外的行政复议8件`, `信息公开类复议6件，占全部复议（20件）的30%` are not about it either."""

_SOME_ARE_OF_IT = re.compile(
    r"\s?[，,；;（(](?:其中)?[，,]?(?:涉及?|有关|属于?)?(?:政府)?信息公开(?:类|方面|领域)?(?:的)?(?:案件)?(?:仅|约|只)?占"
)
"""`行政复议案件12件，信息公开类占一半`: those in front are of all kinds."""
_SO_MANY_OF_IT = re.compile(
    r"\s?[，,；;（(](?:其中)?[，,]?(?:(?:因|由)(?:政府)?信息公开(?:类|方面|领域|工作)?(?:引发|引起|产生|提起)"
    r"|涉及?(?:政府)?信息公开(?:类|方面|领域)?|(?:属于?|关于)?(?:政府)?信息公开(?:类|方面|领域))的?(?:案件)?(?:有|为|共|仅)?\s?(?P<count>[\d,]+|[一两二三四五六七八九](?=[件起宗]))"
)
"""`行政诉讼118件，因信息公开引起的8件`, `行政诉讼43件，信息公开类3件`: the same."""
_BY_CAUSE = re.compile(
    r"\s?[，,；;（(：:]?(?:其中)?[，,]?(?:按|从)(?:案由|案件类型|案件类别|类型|类别|领域|事由|原因)[^。；;]{2,120}?信息公开(?:类|方面|领域)?(?:案件)?\s?(?:\d|[一两二三四五六七八九][件起宗])"
)
"""`行政复议21件，按案由分，行政处罚类9件，征收类10件，政府信息公开类2件`: the same."""
_NOT_COUNTED = re.compile(
    r"\s?(?:行政)?(?:复议|诉讼)?(?:案件)?[，,（(]?(?:均|都|全部)?(?:(?:不(?:属于?|是|涉及?)|(?:没有|无|未)涉及)(?:政府)?(?:信息)?公开|不在此列|不计入|未计入|不含在内|不在统计|另计|除外)"
)
"""`因拆违被诉4件，不属公开类`, `引发的9件诉讼不在此列`: the words behind say so."""
_ALL_ARE_OF_ANOTHER = re.compile(
    rf"\s?[，,（(](?:均|都|全部|全|皆)(?:系|为|是|属于?|因|由)*(?:对|因|不服|涉及|关于|针对)?(?![^，,。；;]{{0,20}}(?:信息|公开|答复|申请))[^，,。；;]{{0,12}}?(?:{OTHER_ACTS})"
    r"|\s?[，,][^。；;]{0,40}无一[件起宗例][^，,。；;]{0,4}(?:因|涉及|与|由)(?:政府)?信息公开"
)
"""`行政复议5件，均系对行政处罚、工伤认定等不服提起`: the same of all."""
_SOME_ARE_OF_ANOTHER = re.compile(
    rf"\s?[，,（(：:](?:其中)?[，,]?(?:[^，,。；;（）()\d]{{0,4}}[一1两二三四五六七八九\d]{{1,4}}\s?[件起宗]\w{{2,14}}[，,、])?[一1两二三四五六七八九\d]{{1,4}}\s?[件起宗](?:系|为|是|均)?"
    rf"(?:因|针对|不服|涉及|关于|就|由)(?![^，,。；;]{{0,16}}(?:信息|公开|答复|申请))[^，,。；;]{{0,10}}?(?:{OTHER_ACTS})"
)
"""`行政复议2件，一件针对处罚决定，一件针对信息公开答复`: the same."""


def counts_no_measure(utterance: Utterance) -> bool:
    """Whether the number stands beside words of a measure and yet does not say how many there were."""
    said, behind = utterance.earlier + utterance.before, _behind(utterance)
    return (
        counts_bodies(utterance)
        or any(pattern.search(utterance.before) for pattern in _IN_FRONT)
        or any(pattern.search(said) for pattern in _FURTHER_IN_FRONT)
        or any(pattern.match(behind) for pattern in _RIGHT_BEHIND)
        or (utterance.number.unit == "件次" and bool(_DONE.search(utterance.before)) and not _REQUESTS.search(said))
        or (utterance.before.endswith("以") and bool(_AS_BASE.match(behind)))
        or is_counted_elsewhere(utterance)
        or (bool(_DISPUTES.search(utterance.words)) and _is_of_another_matter(utterance))
    )


def _count(printed: str) -> Decimal:
    return Decimal(DIGITS.get(printed, printed.replace(",", "") or 0))


def _is_of_another_matter(utterance: Utterance) -> bool:
    said = utterance.earlier + utterance.before
    return bool(_is_divided_by_cause(utterance) or _OF_ANOTHER_CAUSE.search(said) or _OTHER_KINDS.search(said))


def _is_divided_by_cause(utterance: Utterance) -> bool:
    if "信息公开" in utterance.before:
        return False
    behind = _behind(utterance)
    some = _SO_MANY_OF_IT.match(behind)
    fewer = some is not None and _count(some["count"]) < utterance.number.value
    return fewer or any(
        pattern.match(behind)
        for pattern in (_SOME_ARE_OF_IT, _SOME_ARE_OF_ANOTHER, _BY_CAUSE, _ALL_ARE_OF_ANOTHER, _NOT_COUNTED)
    )


def counts_bodies(utterance: Utterance) -> bool:
    """`14个单位收到申请` counts bodies, and `2起申请引发行政诉讼` requests."""
    bodies = utterance.number.unit in ("个", "家") and _BODIES.match(utterance.after)
    return bool(bodies) or bool(_CASE_OF_CASE.match(utterance.after))


def is_counted_elsewhere(utterance: Utterance) -> bool:
    """`诉讼案件26件，由区政府统计`, `64件，与前述100件不是同一口径`: does others' report hold it, and not this one?"""
    behind = re.split(r"[。；;]", _behind(utterance)[:FARTHEST_REMARK], maxsplit=1)[0]
    return bool(_COUNTED_ELSEWHERE.search(behind))


def _behind(utterance: Utterance) -> str:
    return utterance.sentence.text[utterance.end - utterance.sentence.span.start :]


_SEVERAL_KINDS = re.compile(r"[两三四]\s?[类项](?!内部|过程|[共合总相加])")
_BOTH_IN = re.compile(r"(?:包括|含)[^，,。；;]{2,8}[、和及与][^，,。；;]{2,12}在内[，,]\s?$")


def is_of_several_kinds(utterance: Utterance) -> bool:
    """`两类合计`, `包括复议、诉讼在内，全年被纠正共4件`: of more than one thing, whichever was spoken of last."""
    return bool(_SEVERAL_KINDS.search(utterance.before) or _BOTH_IN.search(utterance.earlier))
