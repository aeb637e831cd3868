"""The body that issues a report, where its title names none: from a site's index, or as the subject of its opening."""

from __future__ import annotations

import re

from models.language.report_title import OFFICE

OPENING = 3000
"""Characters in which a report says whose it is."""
_OFFICE = rf"(?:{OFFICE}|管委会|联合社|中心|大队|学院|学校|大学|医院)"
_BEGINS = r"(?!市(?![北南中])|全(?![州椒南])|[省县区各该其])"
"""`市住房城乡建设局` begins with no region's name, though 城乡 may end one; 市北区 does."""
_REGION = rf"{_BEGINS}(?:(?!由)[\u4e00-\u9fff]){{2,9}}?(?:自治区|自治州|自治县|省|市|县|区|旗|盟|州|镇|乡)"
_NAME = rf"(?P<name>{_REGION}[\u4e00-\u9fff]{{0,20}}{_OFFICE})"
_ENTRY = re.compile(
    rf"(?:发布|发文|制发|公开|责任|编制)(?:机构|机关|单位|部门|主体)[ \t]*[:：]?[ \t]*{_NAME}(?![\u4e00-\u9fff])"
)
_WRITER = re.compile(
    rf"(?:^|[。；;，,])(?:[^。；;，,\n]{{0,12}}由)?\s*{_NAME}(?:（[^（）]*）)?(?:组织|负责|汇总)?编制", re.MULTILINE
)
_SUBJECT = re.compile(
    rf"(?:^|[。；;])\s*(?:(?:19|20)\d\d\s?年度?[，,]?)?\s*{_NAME}(?=以|坚持|紧紧?围绕|认真|严格|深入|全面|始终|持续|高度重视|积极|不断)",
    re.MULTILINE,
)
_NOT_ITS_OWN = re.compile(r"本(?!溪)|我|的|[局厅府办委会室省市县区镇乡][和与及]|关于|按照|根据|依据|贯彻|落实|领导")
"""Words of a sentence, which no body's name holds."""


def stated_issuer(text: str) -> str | None:
    """The body of the first of these that names one with its region; None where two entries of a kind disagree."""
    opening = text[:OPENING]
    for pattern in (_ENTRY, _WRITER, _SUBJECT):
        names = {found["name"] for found in pattern.finditer(opening) if not _NOT_ITS_OWN.search(found["name"])}
        if names:
            return names.pop() if len(names) == 1 else None
    return None
