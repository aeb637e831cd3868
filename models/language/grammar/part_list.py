"""How far a list of parts goes: which of the quantities behind a mark belong to it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from models.language.grammar.measure_words import count_alike
from models.language.grammar.part_marks import MARKER
from models.language.grammar.scope import SINCE, relation_of
from models.language.grammar.utterance import Utterance


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Indices into a sentence's utterances. `sure`: how many leading parts surely are parts, where the list is not firm.
    `opened`: by words or signs; else nothing but the parts' shares says that they are.
    """

    whole: int
    parts: tuple[int, ...]
    complete: bool
    firm: bool
    sure: int = 0
    opened: bool = True


_CONNECTIVE = re.compile(
    r"^[，,；;。\s]*(?:以上|上述|前述|[故因]此?(?=[^，,；;。]{0,8}(?:统计|共|计|为|年|新收|实际))|所以|据此|由此|并(?!行)|经统计|据统计|同时|此外|另外|另(?!有)|还(?![在未没])|且|已|全年|累计|全部|均|我[局委办镇区县市]|(?:19|20)\d\d年|未(?!经|审|公开|补)|没有(?!现成)|无(?!法|正当)|截至|截止|[两二三四]者|[两三四五六]项(?=[共合总相加之])|[两二三四五六]类(?=[共合总计]|$)|第[一二三四五六七八九]类|相加|[共总]?(?:共计|合计|总计)(?!\S{0,12}\d+\S{0,3}[、]))"
)
"""Words that open a new statement: what follows them is not a part, whatever stood before."""
_LEADS = re.compile(r"[；;][^，,；;]{2,20}(?:统计|方面|而言|看)[，,]")
"""；新收申请按申请主体统计，: another division begins."""
_NEW_VERB = re.compile(
    r"^[，,；;。\s]*(?:共|新)?(?:组织|开展|召开|举办|回复|答复(?!无法|不予|公开|同意)|回应(?![^，,；;。]*信息)|收到|受理|接听|接待|办理|办结|印发|制定|出台|更新|修订|推送|转发|整改|完成|发生|参加|编发|撰写|清理|废止|新增|按时|主动公开|依申请|获(?!取))"
)
"""Verbs that open a new statement behind a comma, unless the list's own parts are told with such verbs."""
_OUTSIDE = re.compile(r"[^，,。；;]{0,4}(?:以外|之外)")
"""行政许可326条以外的信息97条: what stands before 以外 is no part."""
_AND_SO_ON = re.compile(r"[^，,；;。、]{0,12}等(?:等)?[^，,；;。、]{0,6}[，,；;]")
"""养老14件、救助11件等，: what follows such words is not of the list."""
_SINCE = re.compile(SINCE + "|至今")
"""占86%自条例施行以来，已累计公开15008条: a running total is no part of a year's, whatever OCR made of the full stop."""
_LEFT_OVER = re.compile(r"结转|转下|另|尚|未|正在|复议(?!后)|诉讼")


def gap_between(left: Utterance, right: Utterance) -> str:
    """The words of the sentence between two quantities."""
    sentence = left.sentence
    return sentence.text[left.end - sentence.span.start : right.place]


def gap_before(utterances: Sequence[Utterance], place: int) -> str:
    """The words between a quantity and the one before it, or the sentence's beginning."""
    return gap_between(utterances[place - 1], utterances[place]) if place else utterances[place].before


def countable(utterance: Utterance) -> bool:
    """Whether a quantity counts things that could be a whole or a part: no share, no change, nothing negated."""
    if utterance.negated or utterance.number.unit in (None, "%", "‰") or _OUTSIDE.match(utterance.after):
        return False
    return relation_of(utterance) in ("equal", "at_least")


CHANNEL_NAME = re.compile("平台|公众号|微信|微博|网站|客户端|抖音|新媒体")
CHANNEL_TELLS = re.compile(
    rf"[，,]\s?(?:另|并)?[^，,。；;、\d]{{0,8}}(?:{CHANNEL_NAME.pattern})[^，,。；;、\d]{{0,6}}(?:发布|推送|公开|刊发|转发|更新|编发)[^，,。；;、\d]{{0,6}}"
)
"""`，微信平台同步发布信息733条`: a channel opens a statement of its own."""
_TOLD_AGAIN = re.compile(r"\s?(?:共|计|共计|合计)\s?")
"""`许可73条共443份`: one part, told in two units."""
NAMES_SOME = re.compile(r"(?:含|包括|包含)[^，,；;。\d]+等[^，,；;。\d]{0,8}(?:合计|共计|总计|共)(?=$)")
"""`政府信息公开含指南、年报等合计14条`: what a part takes in by name, told with one figure, opens no list."""
_OF_THEN = re.compile(
    r"[，,；;（(]\s?(?:而|但)?(?:上(?:一)?年度?|去年|前一年|(?:19|20)\d\d\s?年度?)(?:同期)?(?:该|此|这)(?:一)?(?:项|类|数|数字|指标)"
)
"""`其中执法案卷65件，而2020年该项仅为40件`: what another year had is no part of this one's."""


def collect_parts(
    utterances: Sequence[Utterance], whole: Utterance, first: int, *, depth: int
) -> tuple[list[int], bool]:
    """Parts from `first` on, and whether nothing in the list casts doubt on one of them being a part (as a ； behind the
    percentage of one does).
    """
    if not count_alike(whole.number.unit, utterances[first].number.unit):
        return [], False
    parts, tidy = [first], True
    previous = first
    detailed = first
    for place in range(first + 1, len(utterances)):
        if place < detailed:
            continue
        candidate, gap = utterances[place], gap_between(utterances[previous], utterances[place])
        if candidate.depth < depth or (depth > whole.depth and _bracket_closed(utterances[first], candidate)):
            break
        if candidate.depth > depth:
            continue
        if _AND_SO_ON.match(gap_between(utterances[parts[-1]], candidate)):
            break
        if _OF_THEN.search(gap) and not _OF_THEN.search(utterances[first].before):
            break
        if _SINCE.search(gap) and not _SINCE.search(utterances[first].before):
            break
        if (behind := _end_of_details(utterances, parts[-1], place)) is not None:
            previous, detailed = behind - 1, behind
            continue
        if "。" in gap or _LEADS.search(gap) or _marks_other_list(NAMES_SOME.sub("", without_brackets(gap))):
            break
        if _TOLD_AGAIN.fullmatch(gap):
            continue
        if not countable(candidate):
            previous = place if candidate.number.unit == "%" else previous
            if candidate.negated:
                break
            continue
        separator = gap.lstrip("（）()")[:1]
        opens = separator != "、" and depth == whole.depth and _opens_statement(gap, utterances[first])
        if opens and not _is_of_the_row(utterances, whole, parts, place):
            break
        if _begins_anew(gap, behind_share=previous != parts[-1]) and not _ANEW.match(utterances[first].before):
            break
        if re.search("[；;]", gap) and candidate.number.unit != utterances[parts[-1]].number.unit:
            break
        if _closes(utterances, parts) and re.search("[；;]", without_brackets(gap)):
            break
        if place != detailed and (
            _is_told_apart(utterances, parts, place)
            or _is_another_whole(utterances, whole, parts, place)
            or _is_told_by_a_channel(utterances, parts, place)
        ):
            break
        if parts_add_up(utterances, whole, parts) and _is_another_thing(utterances, parts, place):
            break
        if _ATTENTION.search(gap) and not _ATTENTION.search(utterances[first].before):
            break
        if not count_alike(whole.number.unit, candidate.number.unit):
            tidy = tidy and len(parts) > 1 and bool(_ATTENDANCE.search(gap)) and candidate.number.unit in _PERSONS
            break
        if (
            separator in ("，", ",")
            and candidate.number.value == whole.number.value
            and _ALL_OF_IT.match(candidate.after)
        ):
            break
        if separator in ("，", ",", "；", ";") and _is_beyond(utterances, whole, parts, candidate):
            break
        tidy = tidy and not (previous != parts[-1] and re.search("[；;]", gap))
        parts.append(place)
        previous = place
    return parts, tidy or _each_has_a_share(utterances, parts)


def _each_has_a_share(utterances: Sequence[Utterance], parts: Sequence[int]) -> bool:
    """`网上24件，占26%；信函66件，占69%；当面3件，占3%`: told in one way, with the percentage of each right behind it."""
    units = (utterances[part + 1].number.unit if part + 1 < len(utterances) else None for part in parts)
    return len(parts) > 1 and all(unit == "%" for unit in units)


def _end_of_details(utterances: Sequence[Utterance], part: int, first: int) -> int | None:
    """`水利类30条，内有河道12条、水库8条、灌溉10条；林业类9条`: where the list goes on behind what divides its last part and
    comes to it; None where nothing divides it.
    """
    if first != part + 1 or not _DETAILS.match(gap_between(utterances[part], utterances[first])):
        return None
    told = Decimal(0)
    for place in range(first, len(utterances)):
        gap = gap_between(utterances[place - 1], utterances[place])
        alike = countable(utterances[place]) and utterances[place].number.unit == utterances[part].number.unit
        if not alike or (place > first and re.search("[。；;]", gap)):
            return None
        told += utterances[place].number.value
        if told >= utterances[part].number.value:
            return place + 1 if told == utterances[part].number.value and place > first else None
    return None


_DETAILS = re.compile(r"[，,（(：:]\s?(?:其中|内有|内含|包括|包含|含|具体为|具体包括|分别为)")
_ALL_OF_IT = re.compile(r"(?:申请|案件|信息)?(?:已|均|都|全部)")
"""`收到9件，分别为网上5件、信函4件，9件全部办结`: the whole again."""
_ATTENTION = re.compile(r"(?:访问|浏览|阅读|点击|播放|点赞|转发|粉丝|关注|订阅)(?:总)?(?:[量数人]|次数)")
"""`发布2150条，其中要闻640条、动态1510条，总访问量98万余次`: how often it was read is none of what was published."""
_PERSONS = ("人", "人次", "名")
_ATTENDANCE = re.compile(r"[，,；;][^，,；;。]*(?:参训|参加|参与|培训|受训|参会|出席)")
"""`培训10期，包括专题培训3期、以会代训6期，参训人员367人次`: who came is told of the whole, and of no part."""


def _is_beyond(utterances: Sequence[Utterance], whole: Utterance, parts: Sequence[int], other: Utterance) -> bool:
    """`发布6630条，其中公示1244条、抽检86期，短信发送142万条次`: more than the whole, behind another mark than the parts have."""
    listed = len(parts) > 1 and "、" in gap_between(utterances[parts[-2]], utterances[parts[-1]])
    return listed and other.number.value > whole.number.value


def up_to_a_greater(utterances: Sequence[Utterance], whole: Utterance, parts: Sequence[int]) -> list[int]:
    """`发布信息11207条，其中街道专栏3615条；新媒体矩阵发布4.8万条`: what is more than the whole behind a ； is no part of it."""
    for place in range(1, len(parts)):
        gap = without_brackets(gap_between(utterances[parts[place - 1]], utterances[parts[place]]))
        if re.search("[；;]", gap) and utterances[parts[0]].number.value <= whole.number.value < (
            utterances[parts[place]].number.value
        ):
            return list(parts[:place])
    return list(parts)


def parts_add_up(utterances: Sequence[Utterance], whole: Utterance, parts: Sequence[int]) -> bool:
    """The parts so far are already all of the whole: what follows a comma then is something else."""
    return len(parts) > 1 and sum(utterances[part].number.value for part in parts) == whole.number.value


def _is_told_apart(utterances: Sequence[Utterance], parts: Sequence[int], place: int) -> bool:
    """`复议24件，其中维持14件、纠正3件；诉讼8件，其中…`: behind a ； that the list has not used, is it another whole with parts
    of its own, or what is left over?
    """
    gaps = [without_brackets(gap_between(utterances[a], utterances[b])) for a, b in itertools.pairwise([*parts, place])]
    if len(parts) < 2 or not re.search("[；;]", gaps[-1]) or any(re.search("[；;]", gap) for gap in gaps[:-1]):
        return False
    behind = utterances[place].sentence.text[utterances[place].end - utterances[place].sentence.span.start :]
    return bool(_DIVIDED.match(behind)) or bool(_LEFT_OVER.search(re.split("[；;]", gaps[-1])[-1]))


def _is_another_whole(utterances: Sequence[Utterance], whole: Utterance, parts: Sequence[int], place: int) -> bool:
    """`复议11件，其中纠正2件；诉讼6件，其中纠正1件`: behind the only part and a ；, what has parts of its own and does not make
    up the whole, or is of a dispute where the part is not.
    """
    part, other = utterances[parts[-1]], utterances[place]
    if len(parts) > 1 or not re.search("[；;]", without_brackets(gap_between(part, other))):
        return False
    behind = other.sentence.text[other.end - other.sentence.span.start :]
    divided = _DIVIDED.match(behind) and part.number.value + other.number.value != whole.number.value
    return bool(divided or (_DISPUTE.search(other.before) and not _DISPUTE.search(part.before)))


_DISPUTE = re.compile("复议|诉讼|被诉")
_DIVIDED = re.compile(r"[，,（(：:]?\s?(?:其中|包括|分别)")


def _is_told_by_a_channel(utterances: Sequence[Utterance], parts: Sequence[int], place: int) -> bool:
    """`640条，其中新闻565条、公告75条，微信平台同步发布733条`: behind parts that 、 joins, what a channel of its own published."""
    gaps = [without_brackets(gap_between(utterances[a], utterances[b])) for a, b in itertools.pairwise([*parts, place])]
    listed = len(parts) > 1 and all(gap.lstrip().startswith("、") for gap in gaps[:-1])
    return listed and CHANNEL_TELLS.fullmatch(gaps[-1]) is not None


def _closes(utterances: Sequence[Utterance], parts: Sequence[int]) -> bool:
    """`政策312条、动态2418条、其他752条；…`: is the last part all the rest, behind others that no ； parts?"""
    gaps = [without_brackets(gap_between(utterances[a], utterances[b])) for a, b in itertools.pairwise(parts)]
    rest = _ALL_THE_REST.fullmatch(utterances[parts[-1]].before.strip())
    return rest is not None and len(parts) > 1 and not any(re.search("[；;]", gap) for gap in gaps)


_ALL_THE_REST = re.compile(r"(?:其[他它余]|剩余)(?:各?类?(?:信息|方面|内容))?(?:共|计|有|为)*")


def _is_another_thing(utterances: Sequence[Utterance], parts: Sequence[int], place: int) -> bool:
    """Behind parts that add up: is the next one told in another way than they are, or what is left over (结转)?"""
    marks = [
        _mark(without_brackets(gap_between(utterances[a], utterances[b])))
        for a, b in itertools.pairwise([*parts, place])
    ]
    words = gap_between(utterances[parts[-1]], utterances[place]) + utterances[place].after
    return marks[-1] not in marks[:-1] or bool(_LEFT_OVER.search(words))


_NAMED_KIND = re.compile(r"[，,；;]\s?依申请(?:公开)?(?:统计|类|信息|情况)?[^，,。；;\d]{0,6}")
LONG_ROW = 3
"""Parts told alike, from which on a name that might open a statement (依申请公开4条) is one of them."""
NEARLY = Decimal("0.05")
"""Share of a whole by which a row may miss it that else misses it by more."""


def _is_of_the_row(utterances: Sequence[Utterance], whole: Utterance, parts: Sequence[int], place: int) -> bool:
    """`公告81条，年报3条，工作66条，依申请公开统计7条`: one more of a row whose figures are all told in one way; so is
    `回应关切2条` where the row would come to its whole with it and with what follows, and not without.
    """
    gaps = [_row_gap(utterances, a, b) for a, b in itertools.pairwise((*parts, place))]
    units = {whole.number.unit, *(utterances[one].number.unit for one in (*parts, place))}
    if len(parts) < LONG_ROW or len(units) > 1 or len({_mark(gap) for gap in gaps}) > 1:
        return False
    return _NAMED_KIND.fullmatch(gaps[-1]) is not None or _row_comes_to(utterances, whole, parts, place)


def _row_gap(utterances: Sequence[Utterance], one: int, other: int) -> str:
    return gap_between(utterances[one], utterances[other])


def _row_comes_to(utterances: Sequence[Utterance], whole: Utterance, parts: Sequence[int], place: int) -> bool:
    """Do all counts that follow in the very same way, up to the sentence's end, come to the whole, but for a slip?"""
    mark = _mark(_row_gap(utterances, parts[-1], place))
    rest = range(place, len(utterances))
    alike = all(
        countable(utterances[one]) and utterances[one].number.unit == whole.number.unit
        and _mark(gap := _row_gap(utterances, one - 1, one)) == mark and not re.search("[。；;]", gap[1:])
        for one in rest
    )  # fmt: skip
    told = sum((utterances[part].number.value for part in parts), Decimal(0))
    total = told + sum(utterances[one].number.value for one in rest)
    least = whole.number.value * NEARLY
    return alike and place == parts[-1] + 1 and abs(total - whole.number.value) <= least < whole.number.value - told


_ANEW = re.compile(
    r"(?:我[局委办镇区县市旗]|全[市县区旗省镇乡]|本(?:机关|局|级|区|县|市))?(?:本年度?|报告期|全年|今年|年内|(?:19|20)\d\d\s?年)"
)


def _begins_anew(gap: str, *, behind_share: bool) -> bool:
    """Does a ； in the gap end the list: a year or a body opens what follows (；我区报告期内召开…), or, behind a part's
    percentage, a clause of its own (占18.84%；规范办理，全旗新收…)?
    """
    words = without_brackets(gap)
    if not re.search("[；;]", words):
        return False
    last = re.split("[；;]", words)[-1].strip()
    return bool(_ANEW.match(last)) or (behind_share and bool(re.search("[，,]", last)))


def _mark(gap: str) -> str:
    """What parts two figures, 、 also for the 及 of `4条养老、4条环保及1条经济`; "" for nothing of the kind."""
    found = re.search(r"[、，,；;]|[和及与](?!其(?![他它余]))", gap)
    return "" if found is None else "、" if found.group() in "和及与" else found.group()


def _opens_statement(gap: str, first: Utterance) -> bool:
    words = without_brackets(gap)
    # 523条门户网站；另外，…: names that stand behind their figures are in front of the mark.
    opening = "，" + first.before.strip().removeprefix("其中")
    if _CONNECTIVE.match(words) or _CONNECTIVE.match(re.split("[；;]", words)[-1]):
        return not _CONNECTIVE.match(opening)
    return bool(_NEW_VERB.match(words)) and not _NEW_VERB.match(opening)


def without_brackets(gap: str) -> str:
    """The words without what stands in (unnested) brackets."""
    return re.sub(r"[（(][^（）()]*[）)]", "", gap)


def _marks_other_list(gap: str) -> bool:
    return bool(MARKER.search(gap)) or bool(re.search(r"比(?:上年|去年|20)|较(?:上年|去年|20)|同比", gap))


def _bracket_closed(inside: Utterance, candidate: Utterance) -> bool:
    gap = gap_between(inside, candidate)
    depth = inside.depth
    for sign in gap:
        depth += (sign in "（(") - (sign in "）)")
        if depth < inside.depth:
            return True
    return False


_EACH = re.compile(r"各(?:有|计|为)?\s?$")
_SUMMED = re.compile(r"[（(，,]\s?(?:总共|一共|合共|共计|合计|总计|小计|共|计)(?:为|有)?\s?")


def each_summed(utterances: Sequence[Utterance], parts: Sequence[int]) -> list[int]:
    """`年报和季报各2条（共4条）`: a part that is told of each of several things counts what they come to together."""
    summed: list[int] = []
    for part in parts:
        behind = part + 1
        if _EACH.search(utterances[part].before) and behind < len(utterances) and countable(utterances[behind]):
            one, together = utterances[part].number, utterances[behind].number
            alike = one.unit == together.unit and together.value > one.value and not together.value % one.value
            if alike and _SUMMED.fullmatch(gap_between(utterances[part], utterances[behind])):
                part = behind
        if part not in summed:
            summed.append(part)
    return summed
