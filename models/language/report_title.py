"""The issuing body and the year that a report's title names."""

from __future__ import annotations

import re

_ZERO = dict.fromkeys("〇○零0OＯ", 0)
_DIGITS = {**_ZERO, **{sign: value for value, sign in enumerate("一二三四五六七八九", 1)}}
_SPELLED_YEAR = re.compile(r"二[〇○零0OＯ]([一二三四五六七八九])([一二三四五六七八九〇○零0OＯ])\s?年")
_ARABIC_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?(?:[-—–~至到]\s?(?:19|20)?\d\d\s?)?(?:学年|年)?")
_YEAR_WORDS = re.compile(
    r"[（(]?(?:(?<!\d)(?:19|20)\d\d\s?(?:[-—–~至到]\s?(?:19|20)?\d\d\s?)?(?:学年度?|年度?)?|二[〇○零0OＯ][一二三四五六七八九][一二三四五六七八九〇○零0OＯ]\s?年度?)[）)]?"
)
_LEAD = re.compile(
    r"^(?:[\s#*《〈“\"]|【[^】]*】|附件\s*\d*\s*[:：.、]?|(?:关于)?(?:印发|公布|发布|报送|上报|公开|做好)(?=[\u4e00-\u9fff《])|.*?关于(?:印发|公布|发布|报送|上报|公开)|关于)+"
)
_ISSUER = re.compile(r"(?P<name>[\u4e00-\u9fff]{3,30}?)关于(?:印发|公布|发布|报送|上报|公开)")
"""X局关于印发2023年报告的通知: the body that issues a report without a name of its own."""
_SUBJECT = re.compile(
    r"(?<!人民)(?:政府信息公开|信息公开|政务公开|政府信息|行政执法|法治政府|依法行政|部门决算|部门预算|财政|年度工作报告|工作年度报告|工作报告|年度报告|年报|工作总结|工作情况|情况)"
    r"(?!局|厅|部(?!门)|委|办|所|处|中心|大队|支队|总队|科|股|服务|管理局|监督局)"
)
"""What a report is about; not where it is part of a body's own name (财政局, 综合行政执法局, 政务公开办公室)."""
_PEOPLES = re.compile(r"人民(?=政府信息公开)")
_NO_NAME = frozenset(
    ("", "政府", "单位", "机关", "本单位", "本机关", "本级", "部门", "年度", "我局", "全市", "全县", "全区")
)
OFFICE = (
    r"(?:人民政府(?:办公室|办公厅)?|行政公署|街道办事处|管理委员会|委员会|供销合作社|管理中心|支队|局|厅|办公室|办公厅)"
)
_LEADING_OFFICE = re.compile(rf"^[\u4e00-\u9fff]{{2,30}}{OFFICE}(?!长|面|部(?!门)|势|级|员)")
"""A body that opens a title whose subject is none that we know; the longest such name."""
_REGION = r"[\u4e00-\u9fff]{2,10}?(?:自治区|自治州|自治县|地区|省|市|县|区|旗|盟|州|镇|乡|街道)"
_BEFORE_YEAR = re.compile(rf"^((?:[\u4e00-\u9fff]{{2,30}}{OFFICE}|{_REGION}))\s*(?:关于)?[（(]?(?:19|20)\d\d\s?年")
"""A body, or a region alone, with the year right behind it: what follows is the subject."""
_LEADING_REGION = re.compile(rf"^{_REGION}(?!场|政|民|级|域|委|属|直)")
_BUSY = re.compile(r"办理|承办|完成|工作|情况|绩效|统计|部门|整体|专项|项目|执行|执法|建设|考核|单位|公共|机构|办事")
"""Words of a subject behind a body's name: 教育局项目绩效评价."""
_BODY = re.compile(
    r"(?:中心|总?站|[大支总]队|[事务研究服]所|[学医剧法检]院|大学|学校|[中小]学|[书档博纪案念物化术]馆|公司|集团|协会|总社)$"
)
"""A name that ends as those of bodies do is one: 供排水公共服务中心, 建设工程质量监督站."""
LONGEST_NAME = 40
"""Characters of a body's name; more is a sentence that only looks like a title."""


def year_of_title(title: str) -> int | None:
    """The first year in the title: 2023年, （2023年度）, 二〇二三年, 2022-2023学年 (the first of the two)."""
    spelled, arabic = _SPELLED_YEAR.search(title), _ARABIC_YEAR.search(title)
    if arabic and (not spelled or arabic.start() < spelled.start()):
        return int(arabic[1])
    return 2000 + 10 * _DIGITS[spelled[1]] + _DIGITS[spelled[2]] if spelled else None


def body_of_title(title: str) -> str | None:
    """The body named in front of what the report is about, the year aside; None when the title names none."""
    issued = _ISSUER.match(title)
    words = _YEAR_WORDS.sub("", _LEAD.sub("", title))
    before = _BEFORE_YEAR.match(_LEAD.sub("", title))
    if before is not None and before[1] not in _NO_NAME:
        return before[1]
    subject = _PEOPLES.search(words) or _SUBJECT.search(words)
    if subject is None:
        return _leading_body(words)
    end = subject.end() if subject.group() == "人民" else subject.start()
    name = words[:end] + ("政府" if subject.group() == "人民" else "")
    name = re.sub(r"(?:关于|[\s的《“\"（(])+$|^[\s）)》”\"度]+", "", name)
    if name in _NO_NAME and issued:
        name = issued["name"]
    name = _without_subject(name)
    plausible = 2 <= len(name) <= LONGEST_NAME and not re.search(r"[：:，,。；;]", name)
    return name if plausible and name not in _NO_NAME else None


def _leading_body(words: str) -> str | None:
    """The body that opens a title about anything (X局项目绩效评价报告)."""
    office = _LEADING_OFFICE.match(words)
    return office.group() if office else None


def _without_subject(name: str) -> str:
    """The body or region alone where words of the subject still hang on it."""
    if _BODY.search(name):
        return name
    found = _LEADING_OFFICE.match(name) or _LEADING_REGION.match(name)
    return found.group() if found and _BUSY.search(name, found.end()) else name
