"""Whose figure and which period's: what must not be taken for this year's figure of the report's own body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpora.document.claim import Body, PeriodKind, Relation
from models.language.grammar.whose.body import body_of
from models.language.grammar.whose.years_flow import year_of_the_flow
from models.language.grammar.words.utterance import MAX_CONTEXT_CHARACTERS, Utterance
from models.once import once_each

_BEGINS = r"(?:^|[，,。；;：:（(\s])(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．是]\s?|(?:首先|其次|再次|同时|此外|另外)[，,])?(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s?[^。，,\d]{0,16}[\s。：:])?(?:截至|截止到?|至|到|在|自|全年|其中|连同|加上)?\s*"
YEAR = re.compile(
    _BEGINS
    + r"((?:19|20)\d\d)\s?年(?!\d{1,2}月\d{1,2}日(?:起|至)|度?(?!上(?:一)?年度?结转)[^，,。；;]{0,12}(?:结转|转结|转入|转过?来|转接|遗留|留下|顺延))"
)
"""A year says the period where it opens a clause; inside one it may belong to a plan's name or to a comparison."""
_YEAR_BESIDE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?年度?的?(?:数字|数据|同口径)?的?\s?$")
"""案件2021年8件、2022年的9件: a year right before the number is the number's."""
_IN_ITS_REPORT = re.compile(
    r"(?:((?:19|20)\d\d)\s?年度?|上(?:一)?年度?|去年)(?:的)?(?:政府信息公开)?(?:工作)?(?:年度)?(?:报告|年报)(?:中|里|内|将|把|列|所列|所?载|填报|公布|误|“|\")[^。；;]*$"
)
"""`2021年度报告中“结转下年度继续办理”列为3件`: what a report of then said, of whatever name."""
_OF_THIS_REPORT = re.compile(r"本年度?|今年|本报告|实为|应为|更正为")
CHINESE_YEAR = re.compile(_BEGINS + r"二[〇○零]([一二三四五六七八九〇○零])([一二三四五六七八九〇○零])年")
LAST_YEAR = re.compile(r"(?:上(?:一)?年(?!度?末)|去年|前一年|往年|上一年度|上年度|同期)")
CARRIED = re.compile(
    r"结转|转结|转接|接转|跨转|顺延|遗留|留下|留[到待]|转[到至](?=下|次|明|来年|(?:19|20)\d\d)|转入|转过?来|(?:去年|上(?:一)?年度?)转办|延续|承接|接续|(?:上(?:一)?年度?|去年)(?:未办|未结|未答复|流转|移交)|带[来入到]|(?:移交|放到|推[到至])(?=下|次|明|来年|(?:19|20)\d\d)"
    r"|[年期]初(?:的)?(?:积压|未办?结|结[存余]|在办|接手)|[年期]末(?:的)?[只仅尚还仍]?(?:余|剩|结[存余])|连同(?:上(?:一)?年度?|去年)(?=\s?\d|\s*$)"
)
COMPARISON = re.compile(
    r"(?:比|较|与|同)\s?(?:上(?:一)?年(?:度)?|去年|前一年|往年|(?:19|20)\d\d\s?年(?:度)?|同期|上年同期|[上下]半年|[上前]一?个?(?:季度|月))|同比|环比|相比"
)
_DONE = "(?:收到?|发布?|办[结理]|结转|受理|答复|公开|召开|举办|制发)"
"""较去年同期多收10件，少结转2件."""
INCREASE = re.compile(
    rf"(?:增加|增长|上升|提高|提升|多|增多|上涨|增幅|扩大|净增|增收|多{_DONE}|增发|增|攀升|上浮|上扬|涨|涨幅|增速)(?:率|比例|幅度)?(?:了|为|达|约|至|出)?(?:近|超)?\s?$"
)
DECREASE = re.compile(
    rf"(?:减少|下降|降低|减|少|[降减]幅|回落|下滑|下跌|缩减|压减|减收|(?<![至不])少{_DONE}|净减|降|缩水|下浮|跌|跌幅)(?:率|比例|幅度)?(?:了|为|达|约|至)?(?:近|超)?\s?$"
)
REACHED = re.compile(
    r"(?:增加到|增加至|增长到|增长至|上升到|上升至|提高到|提高至|提升至|提升到|减少到|减少至|下降到|下降至|降至|降到|降低到|降低至|[增升减提涨跌压扩]至|[增升减提涨]到|[增升减降]为|(?:缩减|压减|精简|回落|回升|扩大|上涨|增长|攀升)[至到])\s?$"
)
LOOKS_BACK = re.compile(r"(?:回顾|回头看|回过头看|回看|回望|再看|反观)\s?((?:19|20)\d\d)\s?年")
PLAN = re.compile(
    r"(?:^|[，,；;。])\s*(?:下一步|今后|接下来|明年|来年)|(?<!规划)计划(?!生育|总结|类|信息|、|》|(?<=[工行]作计划|[行活]动计划|发展计划)\s?(?:\d|$))|(?<![模草虚])拟(?=[新修制公废完开采举组增于再]|继续|进一步)|力[争求]|务求|以期|预计|争取"
    r"|将(?!.{0,6}(?:作为|纳入|其|相关|上述))(?:继续|进一步|组织|开展|新增|完成|制定|公开|举办)"
)
SINCE = r"(?<!今年)(?<!年初)(?<!本年)以来"
"""Since longer than this year."""
RUNNING = re.compile(
    r"(?:自[^，。；]{2,20}(?:以来|起)(?!至)|"
    + SINCE
    + r"|(?!一年来)近?[一两二三四五六七八九十\d]+年来|近[一两二三四五六七八九十\d]+年"
    r"|[两二三四五六七八九十]年(?:间|(?:来)?(?:合计|共计|累计|总计))|历年|历史(?!资料|数据|文件|档案|遗留|原因|沿革|文化|建筑|街区|信息|问题|台账)|(?:19|20)\d\d\s?年?\s?[-—–~～至到]\s?(?:19|20)\d\d\s?年|截[至止]目前|目前(?:共|累计|已|共有)|(?:粉丝|用户)(?:数|量)?|关注(?:人数|量|数|用户|(?:达|为)?\s?$))"
)
_RISES_FROM = re.compile(
    r"\s?(?:略|微|小幅|大幅|稳步|逐步|逐年)?(?:增|升|降|减|提|跃|精简|压减|扩|下|上|变|转|回)[^，,。；;\d]{0,4}(?:至|到|为|成)"
)
PART_OF_YEAR = re.compile(
    r"(?:(?:该|本|上一?|同一|全)学年|学年[内度]|截[至止]到?\s?(?:(?:19|20)\d\d\s?年)?\s?(?:[1-9]|1[01])\s?月|截[至止]到?\s?(?:(?:19|20)\d\d\s?年)?\s?12\s?月\s?\d?\d\s?日(?<!31日)|年初至|\d{1,2}\s?月(?:份)?\s?[-—–~～至到]\s?(?:[1-9]|1[01])\s?月(?!\s?\d)|(?<!\d)(?:[2-9]|1[0-2])\s?月(?:份)?\s?[-—–~～至到]\s?12\s?月|单月|月最高|仅\s?\d{1,2}\s?月|(?<![-—–~～至到\d])\d{1,2}\s?月份|上半年|下半年|第?[一二三四1-4]\s?季度|每季度|每月|每年|每周|每天|日均|月均|年均|\d{1,2}\s?[-—–~～至到]\s?\d{1,2}\s?月(?!\s?\d)"
    r"|[一二三四五六七八九十]月份|(?<![-—–~～至到止年\d])\d{1,2}\s?月(?:当月)?(?:共|新)?(?:收到|受理|接收|接到|新收|办结)(?=\s?\d|的|$)|(?<!截至)(?<!截止)(?:19|20)\d\d\s?年\s?\d{1,2}\s?月(?:份)?(?!\s?\d|底|末|以来)[，,]?\s?(?:共|收到|受理|新收|接收))"
)
CHANNEL = re.compile(
    r"热线|信箱|微信|微博|公众号|抖音|头条|客户端|APP|留言|咨询|来访|来电|接访|问政|互动|平台(?:发布|推送)|新媒体|网民|投诉|信访事项|信访件|建议|提案|市长|书记|县长|区长|局长|领导"
)


def is_behind_a_stroke(utterance: Utterance) -> bool:
    """`收到105件/88件`: is it the other year's of two?"""
    return utterance.before.strip() in ("/", "／")


def began_at(utterance: Utterance) -> bool:
    """`占比由46.3%提高到49.4%`, `自然人由32件增至41件`: the first is last year's, and where the second began."""
    return utterance.before.rstrip().endswith(("由", "从")) and rises_from(utterance)


def rises_from(utterance: Utterance) -> bool:
    """由38件增至50件: what stands in front of 增至 is where it began."""
    return _RISES_FROM.match(utterance.sentence.text, utterance.end - utterance.sentence.span.start) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Period and body of an utterance; `other_year` is the year it names when that is not the report's."""

    period: str | None
    kind: PeriodKind
    body: Body


@once_each
def relation_of(utterance: Utterance) -> Relation:
    """What the sentence says of the number: that it equals, grew by, shrank by, is a share."""
    before, unit = utterance.before, utterance.number.unit
    if utterance.negated:
        return "equal"
    near = before[-14:]
    if REACHED.search(near):
        return "share" if unit == "%" else "equal"
    compared = bool(COMPARISON.search(before) or COMPARISON.search(utterance.earlier[-60:]))
    compared = compared or _NET.search(before) is not None
    compared = compared or bool(_BEHIND_A_BASE.search(utterance.earlier) and _BARE_CHANGE.fullmatch(before))
    compared = compared or bool(_TOLD_OF_THEN.search(utterance.earlier) and _BARE_CHANGE.fullmatch(before))
    compared = compared or bool(_RISEN.search(utterance.earlier[-40:]) and _BARE_CHANGE.fullmatch(before))
    percent = unit in ("%", "‰", "个百分点", "百分点", "倍", "成")
    if unit == "%" and not before and (beside := _BESIDE_A_CHANGE.search(utterance.sentence.text, 0, utterance.place)):
        return "increase" if beside["up"] else "decrease"
    if (INCREASE.search(near) and (compared or percent)) or (_HIGHER.search(near) and compared):
        return "increase"
    if (DECREASE.search(near) and (compared or percent)) or (_LOWER.search(near) and compared):
        return "decrease"
    if percent and (behind := _OF_WHICH_CHANGE.match(utterance.after)) is not None:
        return "increase" if behind["up"] else "decrease"
    if percent:
        return "share" if unit == "%" else "none"
    if unit in NOT_COUNTED:
        return "none"
    return "at_least" if utterance.number.bound in ("at_least", "more_than") else "equal"


_NET = re.compile(r"净[增减](?:加|少|长)?了?\s?$")
"""新收件净增2件: compared by itself."""
_BESIDE_A_CHANGE = re.compile(
    r"(?:(?P<up>增加|增长|上升|增|多)|减少|下降|减|少)(?:了|为)?\s?[\d,.]+\s?[件宗份条起次个人批]{1,2}\s?[、（(]\s?$"
)
"""`比上年增加21件、17.8%`: both by how much it grew."""
_HIGHER = re.compile(r"(?<![最较偏提])高(?:出|了)?\s?$")
_LOWER = re.compile(r"(?<![最较偏降减])低(?:了)?\s?$")
"""比上年高3.2个百分点; 高达95% compares nothing."""
_BEHIND_A_BASE = re.compile(
    r"[，,；;（(]而?(?:上(?:一)?年度?|去年|前一年|(?:19|20)\d\d\s?年度?)(?:同期)?[^，,。；;\d]{0,6}\d[\d,]*\s?[\u4e00-\u9fff]{0,2}[）)]?[，,；;]\s?$"
)
_TOLD_OF_THEN = re.compile(
    r"(?:上(?:一)?年度?|去年|前一年|(?:19|20)\d\d\s?年度?)[^，,。；;\d]{0,8}\d[\d,]*\s?[\u4e00-\u9fff]{0,2}[，,](?:今年|本年度?|当年|(?:19|20)\d\d\s?年度?)[^，,。；;\d]{0,6}\d[\d,]*\s?[\u4e00-\u9fff]{0,2}[，,]\s?$"
)
"""去年申请18件，今年22件，多了4件."""
_OF_WHICH_CHANGE = re.compile(r"的(?:(?P<up>增幅|增长|涨幅|升幅|增速|上升)|降幅|下降|减幅|跌幅|降低)(?:率|比例|幅度)?$")
"""呈现11.9%的降幅."""
_RISEN = re.compile(
    r"[由从][^，,。；;]{0,12}\d[\d,]*\s?\w{0,2}[，,]?(?:略|微|小幅|大幅|稳步|逐步|逐年)?(?:增|升|降|减|提|压减|下|上|回)[^，,。；;\d]{0,4}(?:至|到|为)[^，,。；;\d]{0,8}\d[\d,]*\s?\w{0,2}[，,；;]\s?$"
)
"""由30批减至25批，减少5批: compared, too."""
_BARE_CHANGE = re.compile(r"(?:净|共|绝对数)?(?:增加|增长|上升|减少|下降|增|减|多|少)(?:了|为|出)?")
"""收到38件，上年为30件，增加8件: compared without a word for it."""

NOT_COUNTED = frozenset("天日年月周岁折成米倍级位号版点") | {
    "个工作日",
    "工作日",
    "小时",
    "分钟",
    "个月",
    "厘米",
    "个百分点",
    "百分点",
}
"""Units of limits, ages and sizes: said, but claimed of nothing that a table counts."""


@once_each
def scope_of(utterance: Utterance, *, year: int | None, organisation: str | None) -> Scope:
    """Period and body, from the nearest words that say one; a statutory carry-over keeps this year's period."""
    nearby = utterance.earlier + utterance.before
    handed = _HANDED_YEAR.match(utterance.before) if utterance.handed else None
    named = int(handed[1]) if handed else _nearest_year(_PUT_IN.sub("", _CLOSED_BRACKET.sub("", nearby)))
    if handed and year is not None:
        kind: PeriodKind = "this_year" if named == year else _of_other_year(named, year)
        return Scope(period=str(named), kind=kind, body=body_of(utterance, organisation))
    return Scope(period=str(named or year) if named or year else None, kind=_period_kind(utterance, named, year),
                 body=body_of(utterance, organisation))  # fmt: skip


_HANDED_YEAR = re.compile(r"((?:19|20)\d\d)年")
_CLOSED_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
"""A year that brackets close in （2020年为1522件） is that of what stands in them."""
_PUT_IN = re.compile(
    r"(?<=[件条份次个项宗起篇])[，,；;]\s?而?(?:19|20)\d\d\s?年度?(?:同期)?(?:为|是)\s?\d[\d,]*\s?[件条份次个项宗起篇](?=[，,；;])"
    r"|(?:19|20)\d\d\s?年度?(?:结转|转结|接转|转入|遗留)[^，,。；;\d]{0,6}\d[\d,]*\s?[件宗份](?=[，,；;])"
)
"""收到4件，2023年为7件；予以公开3件: a year that is put in to compare is that of its own figure."""


_SET_APART = re.compile(r"(?<=[是较比与同和为])\s(?=\d)")


def _nearest_year(words: str) -> int | None:
    words = _SET_APART.sub("", words)
    found = [int(match[1]) for pattern in (LOOKS_BACK, YEAR) for match in pattern.finditer(words)]
    if (beside := _YEAR_BESIDE.search(words)) is not None:
        return int(beside[1])
    for match in CHINESE_YEAR.finditer(words):
        digits = {"〇": 0, "○": 0, "零": 0, **{sign: value for value, sign in enumerate("一二三四五六七八九", 1)}}
        found.append(2000 + 10 * digits[match[1]] + digits[match[2]])
    return found[-1] if found else None


def _of_other_year(named: int | None, year: int) -> PeriodKind:
    return "last_year" if named == year - 1 else "other_year"


def _period_kind(utterance: Utterance, named: int | None, year: int | None) -> PeriodKind:
    before, nearby = utterance.before, utterance.earlier + utterance.before
    reported = _IN_ITS_REPORT.search(nearby)
    if reported and not _OF_THIS_REPORT.search(nearby, reported.end(1) if reported[1] else reported.start() + 2):
        if reported[1] is None:
            return "last_year"
        if year is not None and int(reported[1]) != year:
            return _of_other_year(int(reported[1]), year)
    if is_behind_a_stroke(utterance) or _OF_A_SCHOOL_YEAR.search(nearby):
        return "other_year"
    if CARRIED.search(utterance.words) or CARRIED.search(before):
        other = year_of_the_flow(nearby)
        return "this_year" if other in (None, year) or year is None else _of_other_year(other, year)
    if PLAN.search(nearby[-30:]) or _is_ahead(nearby, year):
        return "plan"
    if year is not None and _is_since_a_year(nearby, year):
        return "running_total"
    own_clause = not COMPARISON.search(nearby[-24:]) or _YEARS_OWN_CLAUSE.search(nearby)
    if named is not None and year is not None and named != year and own_clause:
        return _of_other_year(named, year)
    if _COMPARED_BEHIND.match(utterance.sentence.text, utterance.end - utterance.sentence.span.start):
        return "last_year"
    if utterance.depth and _LAST_YEARS_BRACKET.search(nearby):
        return "last_year"
    bracketed = _YEARS_BRACKET.search(nearby) if utterance.depth else None
    if bracketed and year is not None and int(bracketed[1]) != year:
        return _of_other_year(int(bracketed[1]), year)
    if _OPENS_LAST_YEAR.match(utterance.sentence.text) and not _THIS_YEAR.search(nearby):
        return "last_year"
    if (LAST_YEAR.search(before) and not COMPARISON.search(before)) or _is_comparison_base(utterance):
        base = _BASE_YEAR.search(nearby)
        return _of_other_year(int(base[1]), year) if base is not None and year is not None else "last_year"
    if _goes_on_with_last_year(utterance):
        return "last_year"
    if rises_from(utterance):
        return "last_year"
    if _ON_A_DAY.match(utterance.sentence.text):
        return "part_of_year"
    if year is not None and (began := _BEGAN_EARLIER.search(nearby)) and int(began[1]) < year:
        return _of_other_year(int(began[1]), year)
    earlier = _MEAN.sub("", re.sub(r"\s", "", utterance.earlier))
    opens = PART_OF_YEAR.match(re.sub(r"\s", "", utterance.sentence.text))
    near = earlier[-16:] if opens else re.split("[；;]", earlier)[-1][-16:]
    of_part = PART_OF_YEAR.search(near) and not _ALL_YEAR.match(before)
    if PART_OF_YEAR.search(before) or of_part:
        return "part_of_year"
    before, earlier = (_without_since(words, year) for words in (before, utterance.earlier))
    running = RUNNING.search(before) or (RUNNING.search(earlier[-20:]) and not _OPENS_THIS_YEAR.match(before))
    if running or _goes_on_running(_without_since(nearby, year)):
        return "running_total"
    if _holds_this_year(utterance, year):
        return "running_total"
    return "this_year"


_OF_A_SCHOOL_YEAR = re.compile(r"\d{4}\s?[—–\-~～至]{1,2}\s?\d{2,4}\s?学年[^。；;]*$")
"""`就2022—2023学年而言`."""
_BASE_YEAR = re.compile(r"[比较与同和]((?:19|20)\d\d)\s?年度?[^，,。；;\d]{0,8}$")
"""`较2019年的318件`, in the report on 2023."""
_LISTED_OF_LAST_YEAR = re.compile(
    rf"{LAST_YEAR.pattern}(?!{CARRIED.pattern})[^\d]*\d(?!.*(?:本年|今年|当年|(?:19|20)\d\d\s?年)).*、[^、\d]*$"
)


_OPENED_WITH_LAST_YEAR = re.compile(r"(?:上(?:一)?年度?|去年)(?!.*(?:本年|今年|当年|比|较|年度?报告)).*", re.DOTALL)
_TURNS_TO_THIS_YEAR = re.compile(r"^[^，,]*[，,](?:[^，,]*[，,])?\s?(?:今年|本年度?)(?:则|分别)?(?:为|是|达)")
"""`去年予以公开6件，部分公开2件，今年为8件和3件`: last year's as far as this one's."""


def _goes_on_with_last_year(utterance: Utterance) -> bool:
    """`去年予以公开6件、部分公开2件`: a 、 goes on with what its clause began."""
    head = utterance.sentence.text[max(0, utterance.place - MAX_CONTEXT_CHARACTERS) : utterance.place]
    clause = re.split("[，,。；;：:（(）)]", head)[-1]
    statement, behind = (
        re.split("[。；;]", head)[-1],
        re.split("[。；;]", utterance.sentence.text[utterance.place :])[0],
    )
    if _OPENED_WITH_LAST_YEAR.fullmatch(statement) and _TURNS_TO_THIS_YEAR.search(behind):
        return not CARRIED.search(statement)
    found = _LISTED_OF_LAST_YEAR.search(clause)
    return found is not None and not COMPARISON.search(clause) and not CARRIED.search(clause)


_LAST_YEARS_BRACKET = re.compile(
    r"(?:上(?:一)?年度?|去年|前一年)(?:度|同期)?(?![^（(]{0,6}(?:结转|转[入来接]|未|留))[^，,。；;（(）)]{0,16}[（(][^）)]*$"
)
"""上年纠错率20.0%（5件中纠正1件）: what the bracket holds is last year's too."""
_YEARS_BRACKET = re.compile(r"((?:19|20)\d\d)\s?年(?:度|同期)?[（(][^（()）]*$")
"""比2021年（24件，占当年总量141件的17.0%）: all of it is of that year."""
_MEAN = re.compile(r"[日月季]均\d[\d.,]*")
_ALL_YEAR = re.compile(r"\s?(?:全年|年[末底]|两项|以上|总共|合计|共计|总计)")
"""上半年18件，下半年13件，全年合计31件: the year again."""
_SINCE_YEAR = re.compile(r"自?((?:19|20)\d\d)\s?年度?以来")


def _without_since(words: str, year: int | None) -> str:
    """The words without 2023年以来, which in the report on 2023 is this year."""
    return _SINCE_YEAR.sub(lambda match: "" if match[1] == str(year) else match[0], words)


_ON_A_DAY = re.compile(
    r"(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?<!12月31日)[，,][^，,。；;\d]{0,12}(?:收到|受理|接到)"
)
"""2023年3月8日，我局收到1件: one event, beside which there may be others."""
_BEGAN_EARLIER = re.compile(
    r"((?:19|20)\d\d)\s?年度?(?:提起|提出|起诉|立案|受理|发生|收到|申请)(?:的)?[、，,到至直]{0,3}[^，,。；;\d]{0,6}(?:(?:19|20)\d\d\s?年度?|今年|本年度?|当年)?[^，,。；;\d]{0,4}"
    r"(?:终审|审结|结案|判决|办结|裁定|宣判)[^，,。；;\d]{0,16}$"
)
"""2019年提起、2020年终审的诉讼2件: cases of the year in which they began."""
_AHEAD = re.compile(
    r"((?:19|20)\d\d)\s?年度?(?!\s?\d{1,2}\s?月)(?![^。；;]*(?:已|收到|受理|办结|答复|完成了))[^。；;]*(?:将|重点|着力|计划|目标|努力|抓好|建成|力争|确保|做好)[^。；;]*$"
)
"""2024年重点抓好3项工作, in the report on 2023."""
_OF_SINCE = re.compile(
    r"((?:19|20)\d\d)\s?年度?(?:\d{1,2}\s?月)?(?:以来|起(?!至)|至今|开始[，,]|(?:施行|实施|成立|开通|运行|建立|组建)?\s?[-—–~～至到]\s?(?:(?:19|20)\d\d\s?年|今))[^。；;]{0,10}?(?:累计|共|先后)"
)


def _is_ahead(nearby: str, year: int | None) -> bool:
    """Is it of a year that the report has still before it, and told as what is meant to be done?"""
    ahead = _AHEAD.search(re.split("[。；;]", nearby)[-1])
    return ahead is not None and year is not None and int(ahead[1]) > year


def _is_since_a_year(nearby: str, year: int) -> bool:
    """`2019年以来累计公开600件`: of several years, until another one is named."""
    statement = re.split("[。；;]", nearby)[-1]
    since = _OF_SINCE.search(statement)
    return since is not None and int(since[1]) < year and not _OF_ONE_YEAR.search(statement, since.end())


_OPENS_THIS_YEAR = re.compile(r"\s?(?:其中[，,]?)?(?:本年|今年|当年|年内|全年|(?:19|20)\d\d\s?年)")
"""粉丝3200人，今年推送信息200条: what ran in front of it is over."""
_OF_ALL_YEARS = re.compile(
    r"(?:(?<!今年)(?<!本年)(?<!年初)以来|历年(?:来)?|历史上|近?[一两二三四五六七八九十\d]+年来|[两二三四五六七八九十]年间)[^。；;]{0,8}?(?:累计|共|总共)"
)
_OF_ONE_YEAR = re.compile(r"本年|今年|当年|年内|其中|上年|去年|(?:19|20)\d\d\s?年")


def _goes_on_running(nearby: str) -> bool:
    """历年累计收到404件，累计答复330件: what 历年累计 opens goes on until a year is named."""
    statement = re.split("[。；;]", nearby)[-1]
    running = _OF_ALL_YEARS.search(statement)
    return running is not None and not _OF_ONE_YEAR.search(statement, running.end())


_OF_WHICH_THIS_YEAR = re.compile(
    r"[^，,；;。、（()）\d]{0,4}(?:[、和与及][^，,；;。、\d]{0,16}\d[\d,.]*\s?[件条份次个项宗起例篇])*"
    r"[，,（(]\s?其中[，,]?(?:((?:19|20)\d\d)\s?年度?|本年度?|今年|当年)(?:分别)?(?:为|有|是|新增|计)?\s?\d(?![^；;。]*(?:结转|上年|上一年|去年))"
)


def _holds_this_year(utterance: Utterance, year: int | None) -> bool:
    """`累计发生复议31件、诉讼9件，其中2024年分别为4件、1件`: of what is divided into this year's and others."""
    found = _OF_WHICH_THIS_YEAR.match(utterance.sentence.text, utterance.end - utterance.sentence.span.start)
    return found is not None and found[1] in (None, str(year))


_OPENS_LAST_YEAR = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．是]\s?)?(?:上一?年度?|去年)(?:全年)?[，,]?(?:我[局委办厅院县市区镇乡]|全[市县区省镇乡])?(?:共|累计)?"
    r"(?:答复|收到|受理|办理|新收|办结|发生|予以公开|部分公开|不予公开|无法提供)(?![^。；]*(?:结转|转结|相比))"
)
"""上年度答复申请47件，行政复议7件: what opens with last year goes on with it."""
_THIS_YEAR = re.compile(r"本年|今年|(?:19|20)\d\d\s?年")
_COMPARED_BEHIND = re.compile(r"\s?(?:的[^，。；\d]{0,8})?(?:相比|比较)")
"""与上年新收申请38件相比: what stands in front of 相比 is last year's."""


_YEARS_OWN_CLAUSE = re.compile(
    r"[，,；;]\s?[而但]?(?:19|20)\d\d\s?年度?(?:(?:同期)?[^，,。；;：:、\d比较与同]{0,8}|的?同比(?:[增降]幅|[增下上减]\w)率?[为是达]?\s?)$"
)
"""`同比上升25%，2022年收到40件`: whatever was compared before it."""


def _is_comparison_base(utterance: Utterance) -> bool:
    """The 20件 of 比上年的20件增加3件, or of 较2022年（20件）增加: last year's figure, not a change."""
    base = COMPARISON.search(utterance.before) or (
        utterance.depth
        and COMPARISON.search(utterance.earlier[-20:])
        and utterance.earlier.rstrip().endswith(("（", "("))
    )
    return bool(base) and relation_of(utterance) not in ("increase", "decrease")
