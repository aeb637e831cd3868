"""Headings that tell of which requests a statement goes on to speak: 延期答复的申请中，予以公开6件."""

from __future__ import annotations

import re
from typing import Final

REQUESTS: Final = r"(?:政府信息公开|信息公开|依申请公开|公开)?申请(?:件|事项)?"
"""A pattern of what they are called."""
_HEADING: Final = re.compile(
    rf"(?:^|[，,：:。；;（(])\s?(?P<which>[^，,。；;：:、（()）]{{2,20}}?)(?:的?(?:\d[\d,]*\s?[件宗份])?{REQUESTS}|的\d[\d,]*\s?[件宗份])"
    r"[之当]?[中里][，,：:]?(?!\d)"
)
"""`延期答复的申请中，`, `在网上提交的32件申请里，`."""
_OF_THOSE: Final = re.compile(
    rf"(?:^|[，,：:。；;（(])\s?(?:其中|另)?[，,]?(?:对于?|关于|就|针对|涉及)(?P<which>[^，,。；;：:、（()）\d]{{2,20}}?)的?{REQUESTS}[，,：:](?!\d)"
    r"|(?:^|[，,：:。；;（(])\s?(?:其中|另)?[，,]?(?:对于?)?申请(?:公开|获取|查询|查阅)(?P<what>[^，,。；;：:、（()）\d]{2,16})的[，,](?!\d)"
    r"|(?:^|[，,：:。；;（(])\s?(?:其中|另)?[，,]?(?:通过|以|采用|经)(?P<way>[^，,。；;：:、（()）\d]{2,12}?)(?:方式|形式|渠道|途径)?(?:来|所)?(?:提出|提交|递交)?申请的[，,](?!\d)"
)
"""`对涉及征地的申请，`, `申请公开征地批文的，`, `其中通过信函方式申请的，`."""
_OF_ALL: Final = re.compile(
    r"(?:已经?)?(?:全部|所有|全年|年度|今年|当年|年内|各类|各种|新收|新增|新接|收到|接到|接收|收取|登记|受理|提出|提交|递交|上年|结转"
    r"|上述|以上|前述|这些|该些|办理|办结|办毕|处理|处置|答复|回复|审结|完成|完毕|作出|按[时期]|依法|依规|如期|政府|信息|公开|依申请"
    r"|申请|应当|需要?|正式|有效|实际|合计|总共|累计|行政机关)"
    r"|不予(?:公开|处理)|予以|部分|无法提供|其[他它]|自然人|个人|公民|群众|法人|单位|机构|组织|企业|商业|科研|社会|公益|法律|服务|律师|事务所"
    r"|[共已均到的了在从和及与或总数量由向对就为我本局市县区州省委办院镇乡]|\d|[年月]|[件宗份次]|二〇|[〇一二三四五六七八九]{4}"
)
"""What the table counts, and what only carries it."""
_MORE_THAN_BEFORE: Final = re.compile("(?:[较比](?:上年|去年|上一年)度?|同比)(?:新增|增加|多)")
"""`较上年新增的申请中`."""
_ASKERS: Final = re.compile("自然人|个人|公民|法人|组织|企业|商业|科研|公益|律师|律所|法律")
_BEFELL: Final = re.compile(
    r"有 [^，,。；;申]{0,12}申请(?:案件|事项)?(?!案件|事项|[总数量人者书表])"
    r"(?P<what>(?:均|都|已|全部)*(?!收到|受理|提出|提交|送达|登记|办|处理|答复|给予|予以|作出|为|是|来自|通过|在)[^，,。；;]{2,})$"
)
_LEFT_OVER: Final = 2
"""Characters of a heading that mean something else, at least."""
_OWN_NAME: Final = 3
"""Characters of the end of the issuing body's name that stand for it, at least."""


def heading_of(head: str) -> str | None:
    """Of which requests the last heading in `head`, the words of a statement in front of a figure, says it speaks; None
    where there is no heading.
    """
    headings = sorted([*_HEADING.finditer(head), *_OF_THOSE.finditer(head)], key=lambda heading: heading.start())
    if not headings:
        return None
    named = headings[-1].groupdict()
    return next(named[kind] for kind in ("which", "what", "way") if named.get(kind))


def is_something_else(which: str, organisation: str = "") -> bool:
    """Are they others than all that came in or were settled, a kind of applicant or a result of the table's?"""
    ends = (organisation[start:] for start in range(len(organisation) - _OWN_NAME + 1))
    own = next((end for end in ends if end in which), "")
    if _MORE_THAN_BEFORE.search(which) is not None:
        return True
    return len(_OF_ALL.sub("", which.replace(own, "") if own else which)) >= _LEFT_OVER


def is_of_askers(which: str) -> bool:
    """Are they those of one kind of applicant?"""
    return _ASKERS.search(which) is not None


def what_befell_some(words: str) -> str | None:
    """`收取信息处理费` of `有 政府信息公开申请案件收取信息处理费`: what happened to those that a count, which stands
    where the blank is, is of; None where it may be of all that came in or were settled.
    """
    said = _BEFELL.search(words)
    return said and said["what"]
