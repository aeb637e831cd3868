"""Years that a report says of itself: in its title, its stated period, and the sentences that open its claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpora.document.claim import Expression
from corpora.document.geometry import Span
from corpora.document.mention import YearMention
from models.language.grammar.sentence import Sentence

_DATE = r"\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?"
_STATED_PERIOD = re.compile(
    r"(?:统计|数据|时限|期限|时间|起止|所列)[^。；\n]{0,24}?(?P<from>(?:19|20)\d\d)"
    + _DATE
    + r"[^。；\n]{0,6}?(?:至|到|—|-|~|－)\s?(?:(?P<to>(?:19|20)\d\d)\s?[年./-])?\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?"
)
_STATED_YEAR = re.compile(
    r"(?:本年?报告?|年报|报告|文中|所列|所涉|以下|上述|本文|除(?:特别|另有|另行|注明)|统计|数据)[^。；\n]{0,24}?(?:取自|采自|反映|时段|时限|期限|时间|口径|范围|数据|数字)"
    r"[^。；\n\d]{0,14}?(?P<year>(?:19|20)\d\d)\s?年(?:度的?(?:数据|数字)|全年(?:的?数据|数字)?(?=[。；，,]|$)"
    r"|\s?1\s?月份?(?:\s?1\s?日)?\s?(?:至|到|—+|-|~|～|－|–)\s?(?:(?P=year)\s?年\s?)?12\s?月份?(?:\s?31\s?日)?)"
)
"""`文中数字一律取自2022年1月1日至12月31日`, `所涉数据均为2022年度数据`."""
_OF_THIS_REPORT = re.compile("本年?报|本文|年报|文中|除")
"""Within a section figures of other kinds have periods of their own (统计数据为2022年度数据)."""
_OF_ANOTHER = re.compile("上(?:一)?年|去年|往年|同期|同比|相比|对比|[比较]\\s?(?:19|20)")
_NAMES_ITSELF = re.compile(
    r"^\s?(?:根据|按照|依据|依照|遵照)[^。；]{0,160}?条例[^。；]{0,160}?(?:编制|编写|撰写|制作|起草)(?:了|完成|出|形成)?(?:本|我[局委办镇乡县市区省厅院校])?"
    r"(?:报告)?[（(]?《?[^。；，《》\d]{0,24}(?P<year>(?:19|20)\d\d)\s?年度?(?:的)?(?:政府)?信息公开(?:工作)?(?:年度)?(?:报告|年报)》?[）)]?(?:如下)?[。；：:]?\s?$"
)
"""`根据《条例》规定，我镇编制了《某镇2022年政府信息公开工作年度报告》。`: the sentence that a report opens with. Among what was done in the year it is
of last year's.
"""
_SUBJECT = r"(?:我[局委办镇乡县市区省厅院校街道]{1,2}|全[市县区省镇乡]|本[局委办镇县市区])?"
_OPENING_YEAR = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s?[^。，,]{0,14}[。：:\s]?\s*)?(?:截[至止])?"
    + _SUBJECT
    + r"(?<![比较自从到与同])(?<!(?<!截)至)(?P<year>(?:19|20)\d\d)\s?年(?:度|来(?!以))?(?!初步|起|至|以来|(?:政府信息公开)?(?:工作)?年?度?(?:报告|评估|考核|测评|检查)|以前|之前|底以前|开始|\s?[-—–~]\s?(?:19|20))[，,、]?"
)
_OTHER_TIME = re.compile(
    r"上(?:一)?年|本年|今年|去年|往年|同期|同比|相比|比(?:20|上)|较(?:20|上)|结转|整改|指出|存在(?:的)?问题|下一步|计划|将|印发|修订|会议|通知|要求|规划|以来|开始|起|对应|同样(?:顺序|口径)|相应(?:的)?(?:数|为|是)"
)
_CARRIED = re.compile(
    r"(?<!^)(?:上(?:一)?年度?|去年)?(?:未办结)?(?:结转|转结)(?:自)?(?:上(?:一)?年度?|去年)?(?:至|到|入)?(?:下(?:一)?年度?|次年)?(?:继续办理)?"
)
"""上年结转7件, 结转下年度8件: figures of the year itself. What opens with 2021年结转 was carried over from then."""


_OF_A_SCHOOL_YEAR = re.compile(
    r"学年|财年|评价年度|考核年度|年?\s?9\s?月\s?1\s?日\s?起?(?:至|到|—+|－|–|-|~|～)\s?(?:19|20)\d\d\s?年\s?8\s?月\s?31\s?日"
)
"""`标明“学年”的，统计期限为2022年9月1日至2023年8月31日`: of some of the figures."""
_BOTH_YEARS = re.compile(
    r"(?P<first>(?:19|20)\d\d)\s?年度?[^，,。；;\d]{0,10}(?:结转|转结|转入|顺延)(?:到|至|入)?(?P<next>(?:19|20)\d\d)\s?年"
)
_UP_TO = re.compile("截[至止]")
_ENDS_THE_YEAR = re.compile(
    r"^\s*截[至止]到?\s?(?P<year>(?:19|20)\d\d)\s?年\s?12\s?月\s?31\s?日[，,][^，,。；;\d]{0,12}(?:本年度?|今年|全年)(?:度)?(?:内|共|累计)*(?:新收|收到|受理|办理|办结)"
)
"""`截至2022年12月31日，我委本年度新收申请65件`: what ends then is the year that the report is on."""
_ALL_OF_THE_YEAR = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s?[^。，,\d]{0,14}[。：:\s]?\s*)?"
    r"(?:[^，,。；;：:\d比较与同上去往]{2,14}?[，,]?(?=自?\s?(?:19|20)\d\d\s?年\s?1\s?月\s?1\s?日))?自?\s?"
    r"(?P<year>(?:19|20)\d\d)\s?年\s?1\s?月\s?1\s?日\s?起?"
    r"(?:至|到|—+|-|~|－)\s?(?:(?P=year)\s?年\s?)?12\s?月\s?31\s?日(?:止|期间)?[，,]?[^，,。；;\d]{0,12}(?:新收|收到|受理|接收)[^，,。；;\d]*申请"
)
"""`2022年1月1日至12月31日，街道共收到政府信息公开申请10件`: the year that the report is on."""
_AT_ITS_END = re.compile(r"\s?年[底末初]")
"""2022年底，网站改版 is when something began."""
_DONE = re.compile(r"(?:公开|发布|公布|推送|收到|受理|办结|答复)[^，,。；;]*\d")
"""截至2022年底，全县有行政村88个 is how things stood; 截至2022年12月31日，发布信息640条 tells a year's work."""


def tells_both_years(words: str, year: int | None) -> str | None:
    """`2023年结转至2024年申请5件`: what was carried out (`carried_out`) in the report of 2023, carried in (`carried_in`)
    in that of 2024, by years that leave no doubt; None where they are other years.
    """
    years = _BOTH_YEARS.search(words)
    if years is None or year is None or int(years["next"]) != int(years["first"]) + 1:
        return None
    return {year: "carried_out", year - 1: "carried_in"}.get(int(years["first"]))


def of_the_years_told(meant: tuple[Expression, ...], words: str, year: int | None) -> tuple[Expression, ...]:
    """Of what words may mean, that which the years leave that they tell; all of it where they tell nothing of this."""
    told = tells_both_years(words, year)
    fitting = tuple(one for one in meant if told is not None and f".{told}." in one.fields[0])
    return fitting or meant


def years_of_title(text: str, title: Span | None) -> Iterator[YearMention]:
    """Years in the title, with spans into the document's text."""
    if title is None:
        return
    for match in re.finditer(r"(?<!\d)((?:19|20)\d\d)\s?年", text[title.start : title.end]):
        start = title.start + match.start()
        yield YearMention(
            year=int(match[1]), role="title", span=Span(start, start + len(match.group())), sentence=title
        )


def find_years(sentences: Sequence[Sentence]) -> Iterator[YearMention]:
    """Stated periods, and years that open a sentence of the general part without other dates."""
    for sentence in sentences:
        yield from _in_sentence(sentence)


def _in_sentence(sentence: Sentence) -> Iterator[YearMention]:
    base = sentence.span.start
    stated = _STATED_PERIOD.search(sentence.text)
    if stated and _OF_A_SCHOOL_YEAR.search(sentence.text, 0, stated.end()):
        return
    if stated:
        for group in ("from", "to"):
            if stated[group]:
                start, end = stated.span(group)
                yield YearMention(
                    year=int(stated[group]), role="period", span=Span(base + start, base + end), sentence=sentence.span
                )
        return
    whole = _STATED_YEAR.search(sentence.text)
    itself = whole is not None and (sentence.section is None or _OF_THIS_REPORT.match(whole.group()))
    if whole is not None and itself and not _OF_ANOTHER.search(sentence.text):
        start, end = whole.span("year")
        yield YearMention(
            year=int(whole["year"]), role="period", span=Span(base + start, base + end), sentence=sentence.span
        )
        return
    if sentence.section is None and (named := _NAMES_ITSELF.search(sentence.text)) is not None:
        start, end = named.span("year")
        yield YearMention(
            year=int(named["year"]), role="period", span=Span(base + start, base + end), sentence=sentence.span
        )
        return
    if (ends := _ENDS_THE_YEAR.match(sentence.text) or _ALL_OF_THE_YEAR.match(sentence.text)) is not None:
        start, end = ends.span("year")
        yield YearMention(
            year=int(ends["year"]), role="period", span=Span(base + start, base + end), sentence=sentence.span
        )
        return
    opening = _OPENING_YEAR.match(sentence.text)
    if not opening or "回顾" in opening.group():
        return
    if _UP_TO.search(opening.group()) and not _DONE.search(sentence.text):
        return
    if _AT_ITS_END.match(sentence.text, opening.end("year")) and not _UP_TO.search(opening.group()):
        return
    years = set(re.findall(r"(?<!\d)((?:19|20)\d\d)\s?年", sentence.text))
    if len(years) == 1 and not _OTHER_TIME.search(_CARRIED.sub("", sentence.text[opening.end() :])):
        start, end = opening.span("year")
        yield YearMention(
            year=int(opening["year"]), role="claim", span=Span(base + start, base + end), sentence=sentence.span
        )
