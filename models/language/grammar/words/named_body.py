"""Bodies by their name as those that did something: 区司法局承办行政复议6件 in the report of the whole district."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NAME = re.compile(
    r"(?:^|[，,；;。.．：:、和及由]|(?:19|20)\d\d年度?|全年|本年度?|年内|今年|当年|其中)\s*(?:由|其中)?"
    r"(?P<name>(?![我本各全两该度]|年内|今年|当年)[\u4e00-\u9fff]{1,14}?(?:局|委员会|委|厅|支队|大队|中队|总队|中心|分局|医院|学校|中学|小学|集团|公司|街道办事处|街道|镇政府|乡政府|管委会|园区|(?<!网)站|派出所|法院|图书馆|档案馆|博物馆|文化馆|(?<!政府)(?<!党政)公开办))"
    r"(?=(?:19|20)\d\d年|报告期内|年内|共|全年|本年|累计|合计|总计|新收|收到|受理|接收|接到|办理|办结|答复|承办|制发|制定|出台|发生|被|作为|作出|采取|实施|查处|开展|立案|未收到|没有|无)"
)
LEFT_OUT = re.compile(
    r"\s?[（(](?:以上)?(?:数据|数字)?(?:不含|不包括|不包含|未含|未包括|不计)[^）)]{0,16}(?:部门|镇|乡|街道|单位|县|区|局)"
)
"""18件（不含各部门、街道）: the office alone."""


def others_named(words: str, organisation: str | None) -> Iterator[int]:
    """Where bodies are named that are not the organisation; nowhere when that is unknown."""
    for match in _NAME.finditer(words) if organisation is not None else ():
        if not is_called(match["name"], organisation or ""):
            yield match.start("name")


_OFFICE_ITSELF = re.compile(
    r"(?P<mark>^|[，,；;。：:、]|其中|(?:19|20)\d\d年度?|全年|本年度)(?P<name>(?![我本各全两该度])[\u4e00-\u9fff]{0,12}?(?:政府|行署|党政)?办公[室厅]|[\u4e00-\u9fff]{0,8}政府办)(?=(?:(?:19|20)\d\d年|全年|本年|共|累计|新收|收到|受理|接收|接到|办理|办结|答复|未收到|没有))"
)
"""办公室2021年受理申请16件, 州人民政府办公室收到16件 in an office's own report."""


def without_own_name(words: str, organisation: str | None) -> str:
    """The words without the organisation's own name where it is what did something: 县林业局2023年收到18件."""
    if organisation is None:
        return words
    if organisation.endswith(("办公室", "办公厅")):
        words = _OFFICE_ITSELF.sub(
            lambda match: match["mark"] if is_called(match["name"], organisation) else match.group(), words
        )
    for match in reversed(list(_NAME.finditer(words))):
        if is_called(match["name"], organisation):
            words = words[: match.start("name")] + words[match.end("name") :]
    return words


def is_called(name: str, organisation: str) -> bool:
    """May `name` be short for the organisation (市住建局 for 青屏市住房和城乡建设局): all its characters, in their order?"""
    rest = iter(organisation)
    return all(sign in rest for sign in name)
