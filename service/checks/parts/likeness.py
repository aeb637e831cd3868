"""Whether the parts of a list may hold the same things, and whether all of them are told in one way."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from corpora.document.claim import Claim
from corpora.document.mention import PartList
from service.checks.figures.part_groups import SEVERAL, sum_of
from service.checks.inspection import Inspection

_SORTS = (
    re.compile(
        r"负责人|领导(?!信息|简[历介]|成员|班子|之窗|分工|介绍|活动|讲话|干部|机构|动态|任免)|一把手|专家|媒体(?!报道|聚焦|关注|公开|发布|平台)|部门解读|单位解读"
    ),
    re.compile(r"文字|图|视频|动漫|音频|(?<!其[他它])形式|H5"),
    re.compile(r"自然人|(?<!涉及)(?<!涉)企业(?!商业秘密|秘密|资料)|法人|公民|个人"),
    re.compile(r"网络|网上|线上|信函|邮寄|当面|现场(?!会)"),
    re.compile(r"予以公开|不予公开|部分公开|无法提供|维持|纠正|办结|答复"),
)
_STAGE = re.compile(
    r"延期|满意|回访|办结|审结|受理(?!路径|渠道|方式|途径)|备案|征求意见(?!稿)|听证(?!会)|合法性审|罚款"
)
_OF_EXPLANATIONS = {0, 1}
"""Who explained and in what form (`文字解读40篇、图解20篇、媒体解读10篇`): in one row mostly kinds of their own."""
LITTLE = Decimal("0.05")
"""Share of a whole by which such kinds exceed it if one of them is miscounted; two full divisions exceed it by far."""
LITTLE_OF_ALL = Decimal("0.25")
"""The same where the words claim that the list is complete (包括)."""
_OF_WHAT_IS_PUBLISHED = ("条", "篇", "则", "条次", "篇次")
_REST_OF_STAGES = re.compile(r"正在|未|尚")
_ANOTHER_SORT = re.compile(
    r"同步|采用|转载|原创|首页|重点栏目|阅读量|超过|党员|女性|满意|共用|另有|涉及民生|涉企(?!(?:惠企|优惠)?政策|(?:行政)?(?:检查|执法|收费|处罚|许可))|承诺"
)
_CAN_BE = re.compile(r"\s?(?:其中)?[，,]?(?:可|能够?|实现|支持)(?:以)?[^，,。；;、\d]{2,}")
"""`176项，其中可全程网办143项，可跨省通办42项`: what can be done in several ways."""
_CHANNEL = re.compile(r"网|公众号|微信|微博|抖音|头条|客户端|新媒体|公报|平台|公[示开告]栏|电子屏|报刊|电视|广播")


def overlaps(whole: Decimal, named: Sequence[Claim], *, complete: bool = False) -> bool:
    """May parts that come to more than the whole hold the same things, and so be no more than it? They are of several
    sorts (who asked and by which way, who explained and in what form), stages that follow one another, or conditions
    that all met. Parts of one sort, or of none, hold nothing twice: where they alone are too many, the others do not
    matter.
    """
    if sum(claim.number.value == whole for claim in named) > (len(named) == 2):
        return True  # 办结43件，其中按时43件、当日5件、延期6件
    names = [claim.measure for claim in named]
    sorts = [{place for place, sort in enumerate(_SORTS) if sort.search(name)} for name in names]
    stages = [_stage(claim) for claim in named]
    several = len(set(stages)) > 1 and not any(map(_REST_OF_STAGES.search, names))
    conditions = [place > 0 and _ANOTHER_SORT.search(name) is not None for place, name in enumerate(names)]
    if can_all_be(named):
        return True
    kinds_told = set().union(*sorts)
    miscounted = max(Decimal(1), whole * (LITTLE_OF_ALL if complete else LITTLE))
    if (complete or kinds_told == _OF_EXPLANATIONS) and sum_of(named) - whole <= miscounted:
        kinds_told = set()
    if not (len(kinds_told) > 1 or several or any(conditions)):
        return False
    of_one_kind: dict[tuple[frozenset[int], str], Decimal] = defaultdict(Decimal)
    for claim, told, stage, met in zip(named, sorts, stages, conditions, strict=True):
        if not met:
            of_one_kind[frozenset(told), stage] += claim.number.value
    return whole >= max(of_one_kind.values(), default=Decimal(0))


def can_all_be(named: Sequence[Claim]) -> bool:
    """Do all parts say what can be done with them? Several things can be done with one."""
    return all(_CAN_BE.match(claim.measure) for claim in named)


def _stage(claim: Claim) -> str:
    """Of a case; what was published is about it (征求意见9条)."""
    found = _STAGE.search(claim.measure) if claim.number.unit not in _OF_WHAT_IS_PUBLISHED else None
    return found[0] if found else ""


def are_channels(named: Sequence[Claim]) -> bool:
    """The same things may be published on several: 网站300条、公众号280条等."""
    return all(_CHANNEL.search(claim.measure) for claim in named)


_NEXT = re.compile(
    r"[^、，,。；;\d]{0,4}?(?:([、，,；;])|以及|[及和与])(?:\s?(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)]|[①-⑳])?[^，,。；;\d]{2,}|\s*)"
)
"""What stands between two figures of a list that names each in front of it, or has named them all before (分别为),
numbered or not; 以及 in front of the last one is any mark.
"""


_NAMED_BEHIND = re.compile(r"\s?\S(?:[为是]|属)?[^、，,。；;\d]{2,}?(?:([、，,；;])|以及|[及和与])\s?")
"""`分别为19篇为图文解读、5篇为音频解读和1篇为问答解读`: the same where the names stand behind."""


def goes_on_alike(inspection: Inspection, parts: PartList, whole: Claim, named: Sequence[Claim], count: int) -> bool:
    """`90条，包括年报2条，水利23条，林业60条，预算5条，渔政2条，人事1条`: the first four come to the whole, and the
    others are told just as they are. Then they are parts as well, and too many.
    """
    run = named[: parts.sure] if count < parts.sure else named
    if count >= len(run):
        return False
    first, rest = run[:count], run[count:]
    channels = _names_channel(first) and not _names_channel(rest)
    if _ABOUT.match(rest[0].measure.strip()) and not any(_ABOUT.match(one.measure.strip()) for one in first):
        return False
    if _names_channel([whole]) and _names_channel(rest[:1]) and not _names_channel(first):
        return False  # 网站发布486条，其中政策129条，动态357条，公众号发布291条
    if any(_IS_WITHIN.match(inspection.document.text, one.number.span.end) for one in rest):
        return False
    name, already, _ = rest[0].measure.strip().partition("已")
    if already and len(name) > 1 and name in first[-1].measure:
        return False  # 镇级解决388个，提请县级部门129个，县级部门已回应121个
    own = run[0] if count >= SEVERAL else whole  # 项目312项，其中学校120条: what comes to it counts it
    return told_alike(inspection, own, run) and not channels and _sorts_of(rest) <= _sorts_of(first)


_ABOUT = re.compile("涉及?|关于|适用|采用|因")
"""`一般程序398件、快速办理173件、简易程序41件，涉及知识产权51件` of 612: some of all of them."""
_IS_WITHIN = re.compile(r"\s?\w{1,2}(?:均|都|已)?(?:包括|包含|计算|计|含|统计)?在(?:其)?内")
"""`以区政府名义31件，以办公室名义53件，规范性文件9件包括在内` of 84: some of those told in front."""


def _names_channel(named: Sequence[Claim]) -> bool:
    return any(_CHANNEL.search(claim.measure) for claim in named)


def _sorts_of(named: Sequence[Claim]) -> set[re.Pattern[str]]:
    """What the names of parts tell them apart by, beside what each of them is."""
    return {sort for sort in (*_SORTS, _STAGE, _ANOTHER_SORT) if any(sort.search(claim.measure) for claim in named)}


def told_alike(
    inspection: Inspection, whole: Claim, run: Sequence[Claim], *, marks: str = "、，,；;", mixed: bool = False
) -> bool:
    """Are all of them told by a name in front of the figure, in the whole's unit and with one of these marks between
    (`mixed`: with any of them)?
    """
    text = inspection.document.text
    gaps = [text[one.number.span.end : other.number.span.start] for one, other in pairwise(run)]
    told = [_NEXT.fullmatch(gap) for gap in gaps]
    told = told if any(told) else [_NAMED_BEHIND.fullmatch(gap) for gap in gaps]
    between = {next_one[1] for next_one in told if next_one is not None} - {None}
    units = {one.number.unit for one in (whole, *run)}
    return all(told) and len(units) == 1 and (mixed or len(between) == 1) and set() < between <= set(marks)
