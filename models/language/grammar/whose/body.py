"""Whose figure an utterance tells: the body's own, its region's, its office's or another's."""

from __future__ import annotations

import re

from corpora.document.claim import Body
from models.language.grammar.levels import is_above
from models.language.grammar.whose.other_business import is_of_other_business
from models.language.grammar.whose.other_causes import is_of_another_cause
from models.language.grammar.words.named_body import LEFT_OUT, others_named
from models.language.grammar.words.utterance import Utterance

REGION = re.compile(
    r"(?<!位列)(?<!位居)(?<!排名)(?<!列)(?<!居)全(?:市|县|区|省|州|镇|乡|街道|旗|盟|自治区|自治州|系统|国)|各级|(?:市|县|区|省|州)(?:级|直)(?:各)?(?:部门|单位|机关)|两级|县区|县（市、区）"
)
OFFICE = re.compile(
    r"(?:我|本)办(?:公室)?(?!理|结|公|事|件|发|复|案)|(?:(?<![\u4e00-\u9fff])|(?<=[年度]))[局厅委]机关(?!事务)|[局厅委]办公室|机关本部|政府及(?:其)?办公[室厅]|以(?!公民|个人|组织|单位|法人|企业|公司|企事业)[^，。；]{2,12}名义|以[^，,。；]{1,10}(?:为|作为)(?:答复|办理|承办|受理|公开|处理)(?:主体|机关|单位)|本级|(?:市|县|区|省|州|旗|镇|乡)?(?:人民)?政府?(?:办公室|办公厅|办(?!理|结|公|事|件|发|复))"
)
SUBORDINATE = re.compile(
    r"其[他它](?:部门|单位|机关|科室)|(?:各|所有)?(?:二级|基层)(?:单位|机构|部门|站所)|派[出驻](?:机构|单位|机关)|直属(?:机构|单位|局|分局)|分支机构|(?:^|[，,、；;。\s])(?:乡镇|镇街|部门)(?=收到|受理|新收|办理|共|本年)|各(?:乡镇|镇|街道|县|区|市|部门|单位|科室|局|委办|地|村|社区|学校|医院|乡)(?!动态|要闻|快讯|新闻|资讯|风采)|(?:所辖|下辖|辖区?内?的)[\u4e00-\u9fff]{1,8}?(?:镇|乡|街道|村|社区|[县区市局])(?=收到|受理|新收|接到|共|全年|本年|年内|办理|办结|答复|[、，\s]|$)|(?:下属|所属)(?!政务|新媒体|媒体|平台|账号|网站|公众号)|乡镇（街道）|镇街|村（社区）|村居"
    r"|(?:分局|乡镇|街道|镇街|部门|单位|站所|[县区市）])(?:全年|年内|本年度?)?(?:自行|各自|独立|直接)(?:受理|收到|接收|办理|答复)"
    r"|[\d一二三四五六七八九十两]\s?[个家](?:[区县市镇乡]|街道)?[^，,。；;、\d]{0,8}(?:[局所站委院镇乡]|街道|中心|部门|单位)(?:另|还|也|则)+(?:有|收到|受理|办理|发生|承办)"
)
OTHER_BODY = re.compile(
    r"(?:帮|代(?!表)|协助|配合|转办|转交|移交)(?:其他|有关|相关|上级|省|市|区|县)(?:部门|单位|机关|政府)|兄弟单位|上级(?:部门|单位|机关)"
    r"|(?:指导|督促|督办)[^，,。；;]{2,16}?(?:局|办|委|部门|单位|镇|乡|街道|中心|机关)(?:办理|答复|处理|受理|开展|收到|做好)"
)
GOVERNMENT = re.compile(
    r"(?:省|市|县|区|州|旗|镇|乡)(?:人民)?政府(?!办|信息|网|门户|公报|各|部门|工作|常务|会议|采购|购买|性|系统|(?:依法|作出|经审理后?|复议)*(?:决定|维持|纠正|撤销|驳回|责令|确认违法))"
)
"""市政府 is another body in the report of its office or of a bureau, and one of several where 部门 stand beside it."""
_BESIDE = re.compile(r"部门|乡镇|镇街|[县市区省州]直")
OWN = re.compile(r"我[局委厅院站队]|我办(?!理)|本(?:机关|单位|局|委|办(?!理))")
_OWN_OF_A_GOVERNMENT = re.compile(r"本(?:机关|单位)")
"""我局 and 我办 in the report of a whole government are those who wrote it, not those whom its tables count."""
_IS_OFFICE = re.compile(r"办(?:公[室厅]|事处)?$")


_OF_DISPUTES = re.compile("复议|诉讼|应诉|被诉|官司")


def body_of(utterance: Utterance, organisation: str | None) -> Body:
    """Whose figure it is, by the nearest words that name a body; `organisation` reports, None where it is not known."""
    nearby = utterance.before
    clause = re.split(r"[。；;]", utterance.earlier[-60:])[-1] + nearby
    if organisation is not None and _IS_OFFICE.search(organisation):
        clause = _GOVERNMENT_AND_OFFICE.sub("", clause)
    clause = _BY_ORDER.sub("", clause)
    sentence = utterance.sentence.text
    if _OF_DISPUTES.search(utterance.words + utterance.earlier[-60:]) and is_of_another_cause(
        sentence, utterance.place
    ):
        return "other"
    if is_of_other_business(sentence, utterance.place, utterance.words):
        return "other"
    of_the_whole = nearby.lstrip().startswith("其中")  # 指导区县办理120件，其中被纠正2件
    if OTHER_BODY.search(clause if of_the_whole else re.split(r"[，,。；;]", clause)[-1]):
        return "other"
    found: list[tuple[int, Body]] = [(start, "subordinate") for start in others_named(clause, organisation)]
    if LEFT_OUT.match(utterance.sentence.text, utterance.end - utterance.sentence.span.start):
        found.append((len(clause), "office"))
    found += [(match.start(), "other") for match in _REGION_ABOVE.finditer(clause) if is_above(match[1], organisation)]
    patterns: tuple[tuple[Body, re.Pattern[str]], ...] = (
        ("subordinate", SUBORDINATE),
        ("region", REGION),
        ("office", OFFICE),
        ("own", OWN),
    )
    for name, pattern in patterns:
        found += [
            (match.start(), name) for match in pattern.finditer(clause) if not _is_own(match.group(), organisation)
        ]
    if organisation is not None and _is_government(organisation):
        found = [
            (start, "office" if name == "own" and not _OWN_OF_A_GOVERNMENT.match(clause, start) else name)
            for start, name in found
        ]
    beside = _BESIDE.search(utterance.sentence.text) and not _BESIDE.search(nearby)
    if not _is_government(organisation) or beside:
        found += [(match.start(), "office") for match in GOVERNMENT.finditer(clause)]
    if not found and not _is_government(organisation) and _opens_with_region(utterance, organisation):
        return "region"
    return max(found, key=lambda item: (item[0], item[1] == "other"))[1] if found else "own"


_BY_ORDER = re.compile(
    r"(?:按照?|根据|依据|落实|贯彻|围绕|紧扣|结合|响应|对照|服务)[^，,。；;\d]{0,24}?(?:部署|安排|要求|要点|精神|通知|大局|中心|任务|规划|方案)(?:[^，,。；;\d]{0,10}[，,])?"
)
"""按照全县统一部署开展清理，: whose order it was, and not whose figures follow."""
_OF_ITS_REGION = re.compile(
    r"全(?:市|县|区|省|州|镇|乡|旗|盟|自治区|自治州|系统)|各级[^，,。；;]{0,12}(?:部门|机关|单位)"
)
_GOVERNMENT_AND_OFFICE = re.compile(r"[省市县区州旗镇乡](?:人民)?政府(?:和|及|与|、)(?:其)?办公[室厅]")
"""市政府和办公室 in the office's own report are what its tables count."""


def _opens_with_region(utterance: Utterance, organisation: str | None) -> bool:
    """`全省各级部门办理处罚524件；查封扣押31件`: in a bureau's report the region is spoken of until its sentence ends."""
    earlier = _BY_ORDER.sub("", utterance.earlier)
    named = list(_OF_ITS_REGION.finditer(earlier))
    if not named or _is_own(named[-1].group(), organisation):
        return False
    return not OWN.search(earlier, named[-1].end()) and not OFFICE.search(earlier, named[-1].end())


_REGION_ABOVE = re.compile(r"(?<!位列)(?<!位居)(?<!排名)(?<!列)(?<!居)全(国|省|自治区|市|自治州|州|盟)(?!性)")


def counts_its_region(organisation: str | None) -> bool:
    """Do a report's tables count the region that it speaks of: a government's, and that of its general office? Of a body
    that is not known they may.
    """
    named = organisation or ""
    return _is_government(organisation) or bool(_IS_OFFICE.search(named) or _RULES_A_REGION.search(named))


_RULES_A_REGION = re.compile(r"(?:管理委员会|管委会|行政公署|行署|盟)$")
"""A zone's committee and a prefecture's office are its government."""


def _is_government(organisation: str | None) -> bool:
    return organisation is None or bool(re.search(r"(?:政府|[省市县区州旗镇乡])$", organisation))


def _is_own(named: str, organisation: str | None) -> bool:
    """区政府办公室 in the office's own report is the body itself, and 全区 in the district's."""
    if organisation is None:
        return False
    if _IS_OFFICE.search(named):
        return bool(_IS_OFFICE.search(organisation))
    level = re.fullmatch(r"全([市县区省州镇乡旗盟])", named)
    if level is None:
        return False
    return bool(re.search(rf"{level[1]}(?:人民政府|政府|行政公署|行署)?$", organisation))
