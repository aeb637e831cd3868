"""A report's outline: title, issuing body, year and sections, from its passages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from corpora.document.geometry import Span
from corpora.document.layout import Section
from corpora.document.passage import Passage
from corpora.document.place import Place
from corpora.profiles.profile import Profile, ProfileSection
from models.language.report_title import body_of_title, year_of_title
from models.language.stated_issuer import stated_issuer

TITLE_PASSAGES = 60
"""The title stands among the first passages; web pages put their menus before it."""

TITLE_CHARACTERS = 80
HEADING_CHARACTERS = 40
SAME_HEADING = 80.0
"""rapidfuzz ratio (0-100) from which a heading is the profile's, wording aside."""

_GENERAL_TITLE = re.compile(
    r"(?:年度?报告|工作报告|情况报告|总结|年报|公报|报告|情况说明|决算|预算|统计表)(?:[（(][^）)]*[）)])?$"
)
_WEAK_TITLE = re.compile(
    r"(?:情况|进展|通报|方案|汇编|手册|指南|目录|资料|思路|公开|说明|方式|数据)(?:[（(][^）)]*[）)])?$"
)
"""What a title may end in, and a heading too: it counts only with a year or at the head of the document."""
_TITLE_END = re.compile(r"(?:公开)?(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)(?:[（(][^）)]*[）)])?")
_SUBJECT = re.compile(r"(?:政府|政务)信息公开(?:工作)?")
_REGION = re.compile(r"[\u4e00-\u9fff]{2,8}[省市县区旗州盟]")
_BODY_FIRST = re.compile(r"(?!(?:政府|政务)信息公开)[\u4e00-\u9fff]{4,}.*(?:19|20)\d\d\s?年")
_YEAR_WORDS = re.compile(r"(?:19|20)\d\d\s?年度?")
MOST_TITLE_LINES = 5
_ENDED = re.compile(r"(?:报告|年报)(?:[（(][^）)]*[）)])?$")
"""How the last of several lines of a title reads, and a line that ends one."""
_CAPTION = re.compile(r"^[（(]?(?:附?[表图]|续表|附件)\s?[（(]?[\d一二三四五六七八九十]")
_INDEX = re.compile(
    r"(?:信息)?索引号?|(?:信息|主题|体裁|组配|内容|服务对象)分类|(?:发布|发文|公开|责任|制发)(?:机构|机关|单位|部门|日期|时间|方式|形式|范围)"
    r"|(?:成文|生成|生效|失效)日期|文号|关键词|主题词|有效性|时效性?"
)
"""What an entry of a site's index begins with; its class of documents reads like a title (政府信息公开年报)."""
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?年?")
_HEADING = re.compile(r"^\s*(?P<number>[一二三四五六七八九十]{1,3})\s?[、.．,，:：]\s*(?P<title>[^。；;]{2,40}?)\s*$")
_SUBHEADING = re.compile(r"^\s*(?:[（(]\s?[一二三四五六七八九十\d]{1,3}\s?[）)]|\d{1,2}\s?[.．、])")
"""（一）or 1. is a part of a section, in a report whose sections are 一、二、."""
TIMES_SAID = 3
"""Times that the prose must say another year, and never the title's, where that was read in doubt."""
FEWEST_SECTIONS = 3
"""Headings without such a mark from which those with one are taken for parts."""
_NOTHING = re.compile(r"^(?:无|没有|暂无)")
"""A sentence that says that there is nothing to report."""
_BODY_NAME = re.compile(
    r"[\u4e00-\u9fff]{2,26}(?:局|厅|委|办|办公室|政府|镇|乡|街道|办事处|公署|合作社|管委会|委员会|中心|大队|支队|院|所|站|大学|学院|学校|医院|公司|集团)"
)
_NOT_A_BODY = re.compile(r"[：:，,。；;《》]|年度|报告|索引|来源|时间|标题|名称|当前位置|首页|日期|发布|浏览|字号|打印")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """`title_span` covers the title's lines; every part is None where the report does not say it."""

    title: str | None
    title_span: Span | None
    organisation: str | None
    year: int | None
    sections: tuple[Section, ...]


def read_outline(text: str, passages: Sequence[Passage], *, profile: Profile | None) -> Outline:
    """The outline of a document. `passages` are those outside tables, in reading order."""
    title_span = _find_title(text, passages, profile)
    title = _folded(text[title_span.start : title_span.end]) if title_span else None
    sections = find_sections(text, passages, profile=profile)
    return Outline(
        title=title,
        title_span=title_span,
        organisation=_organisation(text, passages, title, title_span),
        year=_year(title, title_span, text, passages),
        sections=sections,
    )


def profile_by_title(text: str, passages: Sequence[Passage], profiles: Sequence[Profile]) -> Profile | None:
    """The family that a report without readable tables names in its title; the first of several."""
    for profile in profiles:
        patterns = [re.compile(pattern) for pattern in profile.titles]
        for passage in passages[:TITLE_PASSAGES]:
            words = _folded(text[passage.place.span.start : passage.place.span.end])
            if len(words) <= TITLE_CHARACTERS and any(pattern.search(words) for pattern in patterns):
                return profile
    return None


def _folded(words: str) -> str:
    return re.sub(r"(?<=[^\x00-\x7f])\s++|(?<!\s)\s++(?=[^\x00-\x7f])", "", words.strip())


def _find_title(text: str, passages: Sequence[Passage], profile: Profile | None) -> Span | None:
    patterns = [re.compile(pattern) for pattern in profile.titles] if profile else []
    candidates: list[tuple[int, Span]] = []
    for index, passage in enumerate(passages[:TITLE_PASSAGES]):
        words = _folded(text[passage.place.span.start : passage.place.span.end])
        if not words or len(words) > TITLE_CHARACTERS or re.search(r"[。；]|当前位置|首页|>", words):
            continue
        if _INDEX.match(words):
            continue
        if _section_heading(words, profile) is not None:
            break
        named = any(pattern.search(words) for pattern in patterns)
        if not named and not _may_be_title(words, passage, first=index == 0):
            whole = _cut_title(text, passages, index)
            if whole is None:
                continue
            words, named = whole, any(pattern.search(whole) for pattern in patterns)
        score = 4 * named + 2 * bool(_YEAR.search(words)) + 2 * (passage.heading_level == 1) - index // 20
        score += not re.search(r"[《》，：]", words)
        candidates.append((score, _with_line_below(text, passages, index)))
    return max(candidates, key=lambda item: item[0])[1] if candidates else None


def _may_be_title(words: str, passage: Passage, *, first: bool) -> bool:
    if _CAPTION.match(words):
        return False
    if _GENERAL_TITLE.search(words) or passage.heading_level == 1:
        return True
    return bool(_WEAK_TITLE.search(words) and (first or _YEAR.search(words)))


def _cut_title(text: str, passages: Sequence[Passage], index: int) -> str | None:
    """The line with the one below it, where the end of a title begins in it and ends there: 工作年度 over 报告."""
    if index + 1 == len(passages):
        return None
    above, below = passages[index].place.span, passages[index + 1].place.span
    line, rest = _folded(text[slice(*above)]), _folded(text[slice(*below)])
    end = _TITLE_END.search(line + rest)
    if end is None or not end.start() < len(line) < end.end() == len(line + rest):
        return None
    return None if text[above.end : below.start].count("\n") > 2 else line + rest


def _with_line_below(text: str, passages: Sequence[Passage], index: int) -> Span:
    """A title over several lines: 工作年度报告 alone in the line below, or its cut end, ends it."""
    span = _with_line_above(text, passages, index)
    if index + 1 == len(passages) or _ENDED.search(_folded(text[slice(*passages[index].place.span)])):
        return span
    below = passages[index + 1].place.span
    apart = text[span.end : below.start].count("\n") > 2
    ends = _TITLE_END.fullmatch(_folded(text[slice(*below)])) or _cut_title(text, passages, index) is not None
    return span if apart or not ends else Span(span.start, below.end)


def _with_line_above(text: str, passages: Sequence[Passage], index: int) -> Span:
    """A title over several lines: short lines above that name a body, a year or the subject belong to it."""
    span = passages[index].place.span
    for above in range(index - 1, max(-1, index - MOST_TITLE_LINES), -1):
        words = _folded(text[span.start : span.end])
        place = passages[above].place.span
        line = _folded(text[slice(*place)])
        if text[place.end : span.start].count("\n") > 2 or _NOT_A_BODY.search(_YEAR_WORDS.sub("", line)):
            break
        if _BODY_FIRST.match(words) or (_BODY_NAME.match(words) and not _YEAR.search(line)):
            if not _REGION.fullmatch(line):
                break
        elif not (3 <= len(line) <= 40 and _names(line)):
            break
        span = Span(place.start, span.end)
    return span


def _names(line: str) -> bool:
    return bool(_YEAR.search(line) or _BODY_NAME.search(line) or line.endswith("关于") or _SUBJECT.fullmatch(line))


def _organisation(text: str, passages: Sequence[Passage], title: str | None, title_span: Span | None) -> str | None:
    """The body that the title names; else one alone in the line behind it (（金河县民政局）), or in the opening."""
    if title is not None and title_span is not None:
        named = body_of_title(title)
        behind = next((passage for passage in passages if passage.place.span.start >= title_span.end), None)
        line = _folded(text[slice(*behind.place.span)]).strip("（）()") if behind else ""
        if named is not None or _BODY_NAME.fullmatch(line):
            return named or line
    return stated_issuer(text)


def _year(title: str | None, title_span: Span | None, text: str, passages: Sequence[Passage]) -> int | None:
    """The title's year; else, or where a picture leaves that in doubt, what the prose says."""
    titled = year_of_title(title) if title else None
    if titled is None:
        return _year_of_prose(text, passages)
    if title_span is None or _is_sure_of_year(text, passages, title_span):
        return titled
    counts = _years_said(text, [one for one in passages if one.place.span.start >= title_span.end])
    said, times = counts.most_common(1)[0] if counts else (titled, 0)
    return said if titled not in counts and times >= TIMES_SAID else titled


def _is_sure_of_year(text: str, passages: Sequence[Passage], title: Span) -> bool:
    years = [Span(title.start + one.start(1), title.start + one.end(1)) for one in _YEAR.finditer(text[slice(*title)])]
    doubts = [doubt.span for passage in passages for doubt in passage.doubts]
    return not any(doubt.start < year.end and year.start < doubt.end for doubt in doubts for year in years)


def _year_of_prose(text: str, passages: Sequence[Passage]) -> int | None:
    """That of the stated period; else the year said most often, if it leads clearly."""
    prose = "\n".join(text[slice(*passage.place.span)] for passage in passages)
    stated = re.search(r"(?:统计|期限|时限)[^。]{0,20}?((?:19|20)\d\d)\s?年\s?\d{1,2}\s?月", prose)
    if stated:
        return int(stated[1])
    counts = _years_said(text, passages)
    if not counts:
        return None
    (first, most), *others = counts.most_common(2)
    return first if not others or most > others[0][1] else max(first, others[0][0])


def _years_said(text: str, passages: Sequence[Passage]) -> Counter[int]:
    prose = "\n".join(text[slice(*passage.place.span)] for passage in passages)
    return Counter(int(match) for match in re.findall(r"(?<!\d)((?:19|20)\d\d)\s?年(?!\d{1,2}月\d)", prose))


def find_sections(text: str, passages: Sequence[Passage], *, profile: Profile | None) -> tuple[Section, ...]:
    """Top-level sections. The profile's titles are known with their number restarted, wrong or lost."""
    found: list[tuple[bool, tuple[int, str | None, str, Passage]]] = []
    for passage in passages:
        words = _folded(text[passage.place.span.start : passage.place.span.end])
        heading = _section_heading(words, profile)
        if heading is not None:
            found.append((bool(_SUBHEADING.match(words)), (passage.place.span.start, *heading, passage)))
    starts = [start for is_part, start in found if not is_part]
    if len(starts) < FEWEST_SECTIONS:
        starts = [start for _, start in found]
    ends = [*(start[0] for start in starts[1:]), len(text)][: len(starts)]
    return tuple(
        Section(number=number, title=title, place=Place(span=Span(begin, end), page_number=passage.place.page_number))
        for (begin, number, title, passage), end in zip(starts, ends, strict=True)
    )


def _section_heading(words: str, profile: Profile | None) -> tuple[str | None, str] | None:
    if not 2 <= len(words) <= HEADING_CHARACTERS or _NOTHING.match(words) or _CAPTION.match(words):
        return None
    numbered = _HEADING.match(words)
    title = numbered["title"] if numbered else _SUBHEADING.sub("", words).strip()
    known = _known_section(title, profile) if profile else None
    if known is not None:
        return known.number, title
    return (numbered["number"], title) if numbered and not title.endswith(("，", ",", "、")) else None


def _known_section(title: str, profile: Profile) -> ProfileSection | None:
    for section in profile.sections:
        for known in (section.title, *section.variants):
            if len(title) >= 4 and fuzz.ratio(title, known) >= SAME_HEADING:
                return section
    return None
