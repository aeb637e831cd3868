"""What ends a list of parts: words, signs and figures behind which another statement begins."""

from __future__ import annotations

import itertools
import re

from models.language.grammar.measure_words import count_alike
from models.language.grammar.part_list import (
    BY_A_WAY,
    CHANNEL_NAME,
    CHANNEL_TELLS,
    NAMES_SOME,
    Walk,
    gap_between,
    mark_in,
    parts_add_up,
    without_brackets,
)
from models.language.grammar.parts.marks import MARKER
from models.language.grammar.parts.rows import is_of_the_row
from models.language.grammar.whose.scope import SINCE
from models.language.grammar.words.utterance import Utterance

_CONNECTIVE = re.compile(
    r"^[，,；;。\s]*(?:以上|上述|前述|[故因]此?(?=[^，,；;。]{0,8}(?:统计|共|计|为|年|新收|实际))|所以|据此|由此|并(?!行)|经统计|据统计|同时|此外|另外|另(?!有)|还(?![在未没])|且|已|全年|累计|全部|均|我[局委办镇区县市]|(?:19|20)\d\d年|未(?!经|审|公开|补)|没有(?!现成)|无(?!法|正当)|截至|截止|[两二三四]者|[两三四五六]项(?=[共合总相加之])|[两二三四五六]类(?=[共合总计]|$)|第[一二三四五六七八九]类|相加|[共总]?(?:共计|合计|总计)(?!\S{0,12}\d+\S{0,3}[、]))"
)
"""Words that open a new statement: what follows them is not a part, whatever stood before."""
_GREW = re.compile(
    r"^[，,（(]?\s?(?:同比|(?:比|较)(?:上年|去年)(?:同期)?)(?:增长|增加|上升|下降|减少|降低)(?:了|约)?\s?$"
)
"""`网站312条，同比增长61%；微信528条`: how much a part grew ends no list."""
_LEADS = re.compile(r"[；;][^，,；;]{2,20}(?:统计|方面|而言|看)[，,]")
"""；新收申请按申请主体统计，: another division begins."""
_NEW_VERB = re.compile(
    r"^[，,；;。\s]*(?:共|新)?(?:组织(?!机构)|开展|召开|举办|回复|答复(?!无法|不予|公开|同意)|回应(?![^，,；;。]*信息)|收到|受理|接听|接待|办理|办结|印发|制定|出台|更新|修订|推送|转发|整改|完成|发生|参加|编发|撰写|清理|废止|新增|按时|主动公开|依申请|获(?!取))"
)
"""Verbs that open a new statement behind a comma, unless the list's own parts are told with such verbs."""
_AND_SO_ON = re.compile(r"[^，,；;。、]{0,12}等(?:等)?[^，,；;。、]{0,6}[，,；;]")
"""养老14件、救助11件等，: what follows such words is not of the list."""
_SINCE = re.compile(SINCE + "|至今")
"""占86%自条例施行以来，已累计公开15008条: a running total is no part of a year's, whatever OCR made of the full stop."""
_LEFT_OVER = re.compile(r"结转|转下|另|尚|未|正在|复议(?!后)|诉讼")
_OF_THEN = re.compile(
    r"[，,；;（(]\s?(?:而|但)?(?:上(?:一)?年度?|去年|前一年|(?:19|20)\d\d\s?年度?)(?:同期)?(?:该|此|这)(?:一)?(?:项|类|数|数字|指标)"
)
"""`其中执法案卷65件，而2020年该项仅为40件`: what another year had is no part of this one's."""
_IN_THE_END = re.compile(r"[，,；;](?:最终|最后)(?:予以|决定|公开|答复|部分|不予)")
"""`征询3件，2件同意公开，1件不同意，最终予以公开2件`: what came of it is another division."""
_ALL_OF_IT = re.compile(r"(?:申请|案件|信息)?(?:已|均|都|全部)")
"""`收到9件，分别为网上5件、信函4件，9件全部办结`: the whole again."""
_ATTENTION = re.compile(r"(?:访问|浏览|阅读|点击|播放|点赞|转发|粉丝|关注|订阅|用户)(?:总|用户|人)?(?:[量数人]|次数)")
"""`发布2150条，其中要闻640条、动态1510条，总访问量98万余次`: how often it was read is none of what was published."""
_PERSONS = ("人", "人次", "名")
_ATTENDANCE = re.compile(r"[，,；;][^，,；;。]*(?:参训|参加|参与|培训|受训|参会|出席)")
"""`培训10期，包括专题培训3期、以会代训6期，参训人员367人次`: who came is told of the whole, and of no part."""


def leaves_its_bracket(walk: Walk, place: int) -> bool:
    """Does the bracket close that holds the list?"""
    candidate = walk.utterances[place]
    inside = walk.depth > walk.whole.depth
    return candidate.depth < walk.depth or (inside and _bracket_closed(walk.first, candidate))


def speaks_of_others(walk: Walk, place: int) -> bool:
    """Do the words in front of it say that there are others (等), or turn to another time?"""
    gap = walk.gap(place)
    if _AND_SO_ON.match(gap_between(walk.utterances[walk.parts[-1]], walk.utterances[place])):
        return True
    return any(words.search(gap) and not words.search(walk.first.before) for words in (_OF_THEN, _SINCE, _IN_THE_END))


def opens_another_list(walk: Walk, place: int) -> bool:
    """Does a full stop, or another mark of a list, stand in front of it?"""
    gap = walk.gap(place)
    words = NAMES_SOME.sub("", without_brackets(gap))
    if walk.utterances[place].number.unit == "%":
        words = _GREW.sub("", words)
    return "。" in gap or bool(_LEADS.search(gap)) or _marks_other_list(words) or _is_opened(walk.utterances[place])


_OPENS = re.compile(r"\s?(?:的?申请)?[之当]?中[，,]")


def _is_opened(candidate: Utterance) -> bool:
    """`财务类9件中，5件属于…，补偿类12件中，4件由…`: the next whole, with a list of its own."""
    return _OPENS.match(candidate.sentence.text, candidate.end - candidate.sentence.span.start) is not None


def is_of_another_statement(walk: Walk, place: int) -> bool:
    """Does a count tell something else than a part: by the words in front of it, its unit, or what stands around it?"""
    gap, candidate = walk.gap(place), walk.utterances[place]
    opens = _separator(gap) != "、" and walk.depth == walk.whole.depth and _opens_statement(gap, walk.first)
    return (
        (opens and not is_of_the_row(walk, place))
        or (_begins_anew(gap, behind_share=walk.previous != walk.parts[-1]) and not _ANEW.match(walk.first.before))
        or (
            walk.utterances[walk.previous].number.unit != "%"
            and bool(re.search("[；;]", gap))
            and candidate.number.unit != walk.utterances[walk.parts[-1]].number.unit
            and not _are_texts_by_channels(walk, place)
        )
        or (bool(re.search("[；;]", without_brackets(gap))) and (_closes(walk) or _is_told_of_some(walk)))
        or (place != walk.detailed and _is_told_for_itself(walk, place))
        or _is_of_suits(walk, place)
        or (parts_add_up(walk.utterances, walk.whole, walk.parts) and _is_another_thing(walk, place))
        or (_ATTENTION.search(without_brackets(gap)) is not None and not _ATTENTION.search(walk.first.before))
    )


_UNITS_OF_TEXTS = ("条", "篇", "则")
_WHERE = re.compile(rf"{CHANNEL_NAME.pattern}|公[开示告]栏|公报|电子屏|报纸|广播|电视|政府网")


def _are_texts_by_channels(walk: Walk, place: int) -> bool:
    """`853条，其中通过政府网公开150条；公众号发文265篇；公示栏公开438条`: what each channel published, in its own measure word."""
    told = [walk.whole, *(walk.utterances[part] for part in walk.parts), walk.utterances[place]]
    by_channel = all(_WHERE.search(one.before) or BY_A_WAY.match(one.before) for one in told[1:])
    return by_channel and all(one.number.unit in _UNITS_OF_TEXTS for one in told)


_OF_SOME = re.compile("(?:均|都)?(?:属于?|为|系|由|是|因)")


def _is_told_of_some(walk: Walk) -> bool:
    """`无法提供12件，其中9件属甲局保存的信息；不公开2件`: behind what is told of some the list in front goes on; 分别 hands
    out to all (`分别是139条为甲类；213条为乙类`).
    """
    handed_out = re.search("分别|依次", walk.first.before) is not None
    return len(walk.parts) == 1 and not handed_out and _OF_SOME.match(walk.first.after) is not None


_REVIEWS, _SUITS = re.compile("复议"), re.compile("(?:行政|应)诉讼?|诉讼")


def _is_of_suits(walk: Walk, place: int) -> bool:
    """`复议4件，其中维持2件，2件尚未审结，行政诉讼3件`: suits are no part of reviews, whatever mark parts them."""
    whole, name = walk.whole.before, walk.utterances[place].before
    only = _REVIEWS.search(whole) and not _SUITS.search(whole) and not _SUITS.search(walk.first.before)
    return bool(only) and _SUITS.search(name) is not None and not _REVIEWS.search(name)


def _is_told_for_itself(walk: Walk, place: int) -> bool:
    return (
        _is_told_apart(walk, place)
        or _is_another_whole(walk, place)
        or _is_told_by_a_channel(walk, place)
        or _is_too_much_in_clauses_of_its_own(walk, place)
    )


def _is_too_much_in_clauses_of_its_own(walk: Walk, place: int) -> bool:
    """`不予公开51件，其中执法案卷17件；以申请形式举报，告知其渠道的41件`: behind the only part and a ；, more than the whole has
    left, told in several clauses.
    """
    gap = without_brackets(walk.gap(place))
    apart = len(walk.parts) == 1 and re.search("[；;](?:[^，,]{4,}[，,]|其余|剩余|余下)", gap) is not None
    return apart and walk.first.number.value + walk.utterances[place].number.value > walk.whole.number.value


def _last_gap(walk: Walk, place: int) -> str:
    """What stands between the last part and a further place, without brackets."""
    return without_brackets(gap_between(walk.utterances[walk.parts[-1]], walk.utterances[place]))


def _gaps(walk: Walk) -> list[str]:
    """What stands between one part and the next, without brackets."""
    return [
        without_brackets(gap_between(walk.utterances[a], walk.utterances[b])) for a, b in itertools.pairwise(walk.parts)
    ]


def counts_other_things(walk: Walk, place: int) -> bool:
    """Is its unit none that the whole's may stand beside?"""
    return not count_alike(walk.whole.number.unit, walk.utterances[place].number.unit)


def are_who_came(walk: Walk, place: int) -> bool:
    """`培训10期，包括专题培训3期、以会代训6期，参训人员367人次`: told of the whole, and of no part."""
    attended = bool(_ATTENDANCE.search(walk.gap(place))) and walk.utterances[place].number.unit in _PERSONS
    return len(walk.parts) > 1 and attended


def is_the_whole_again(walk: Walk, place: int) -> bool:
    """Is it as much as the whole, or more, behind a mark with which a statement may begin?"""
    separator, candidate = _separator(walk.gap(place)), walk.utterances[place]
    again = candidate.number.value == walk.whole.number.value and _ALL_OF_IT.match(candidate.after)
    if separator in ("，", ",") and again:
        return True
    return separator in ("，", ",", "；", ";") and _is_beyond(walk, candidate)


def _separator(gap: str) -> str:
    return gap.lstrip("（）()")[:1]


def _is_beyond(walk: Walk, other: Utterance) -> bool:
    """`发布6630条，其中公示1244条、抽检86期，短信发送142万条次`: more than the whole, behind another mark than the parts have."""
    listed = len(walk.parts) > 1 and "、" in gap_between(*(walk.utterances[part] for part in walk.parts[-2:]))
    return listed and other.number.value > walk.whole.number.value and not _end_alike(walk.first, other)


KIND = 2
"""Characters in which names of one kind end alike."""


def _end_alike(one: Utterance, other: Utterance) -> bool:
    """`招聘公告4条、采购公告6条，拍卖公告54条`: kinds of one thing, whatever mark stands between."""
    names = [each.before.strip().removeprefix("其中").strip("，, ") for each in (one, other)]
    return min(map(len, names)) > KIND and names[0][-KIND:] == names[1][-KIND:]


def _is_told_apart(walk: Walk, place: int) -> bool:
    """`复议24件，其中维持14件、纠正3件；诉讼8件，其中…`: behind a ； that the list has not used, is it another whole with parts
    of its own, or what is left over?
    """
    last = _last_gap(walk, place)
    if len(walk.parts) < 2 or not re.search("[；;]", last) or any(re.search("[；;]", gap) for gap in _gaps(walk)):
        return False
    return bool(_DIVIDED.match(_behind(walk.utterances[place]))) or bool(_LEFT_OVER.search(re.split("[；;]", last)[-1]))


def _behind(utterance: Utterance) -> str:
    return utterance.sentence.text[utterance.end - utterance.sentence.span.start :]


def _is_another_whole(walk: Walk, place: int) -> bool:
    """`复议11件，其中纠正2件；诉讼6件，其中纠正1件`: behind the only part and a ；, what has parts of its own and does not make
    up the whole, or is of a dispute where the part is not.
    """
    part, other = walk.first, walk.utterances[place]
    if len(walk.parts) > 1 or not re.search("[；;]", without_brackets(gap_between(part, other))):
        return False
    divided = _DIVIDED.match(_behind(other)) and part.number.value + other.number.value != walk.whole.number.value
    divided = divided and not _GOES_ON_BEHIND.match(_behind(other))
    return bool(divided or (_DISPUTE.search(other.before) and not _DISPUTE.search(part.before)))


_DISPUTE = re.compile("复议|诉讼|被诉")
_DIVIDED = re.compile(r"[，,（(：:]?\s?(?:其中|包括|分别)")
_GOES_ON_BEHIND = re.compile(
    r"\s?[（(][^（）()]{4,160}[）)][；;、，,][^，,。；;、\d]{1,16}\d[\d,]*\s?[条件篇份个次项][；;、，,。]"
)
"""`164条；法定公开31条（其中文件6条、教育25条）；年度报告7条；…`: an item with its details in a bracket."""


def _is_told_by_a_channel(walk: Walk, place: int) -> bool:
    """`640条，其中新闻565条、公告75条，微信平台同步发布733条`: behind parts that 、 joins, what a channel of its own published."""
    if len(walk.parts) < 2 or CHANNEL_TELLS.fullmatch(_last_gap(walk, place)) is None:
        return False
    return all(gap.lstrip().startswith("、") for gap in _gaps(walk))


def _closes(walk: Walk) -> bool:
    """`政策312条、动态2418条、其他752条；…`: is the last part all the rest, behind others that no ； parts?"""
    rest = _ALL_THE_REST.fullmatch(walk.utterances[walk.parts[-1]].before.strip())
    return rest is not None and len(walk.parts) > 1 and not any(re.search("[；;]", gap) for gap in _gaps(walk))


_ALL_THE_REST = re.compile(r"(?:其[他它余]|剩余)(?:各?类?(?:信息|方面|内容))?(?:共|计|有|为)*")


def _is_another_thing(walk: Walk, place: int) -> bool:
    """Behind parts that add up: is the next one told in another way than they are, or what is left over (结转)?"""
    marks = [mark_in(gap) for gap in (*_gaps(walk), _last_gap(walk, place))]
    if marks[-1] not in marks[:-1]:
        return True
    if marks[-1] == "、" and _DISPUTE.search(walk.whole.before) and _NOT_SETTLED.search(walk.utterances[place].before):
        return False
    words = gap_between(walk.utterances[walk.parts[-1]], walk.utterances[place]) + walk.utterances[place].after
    return bool(_LEFT_OVER.search(words))


_NOT_SETTLED = re.compile(r"未(?:审结|结|办结|审理完毕)|(?:正在|尚在)审理")
"""`复议9宗，其中维持6宗、纠正1宗、其他结果2宗、尚未审结1宗`: of disputes a result like the others."""


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


def _opens_statement(gap: str, first: Utterance) -> bool:
    words = without_brackets(gap)
    # 523条门户网站；另外，…: names that stand behind their figures are in front of the mark.
    opening = "，" + first.before.strip().removeprefix("其中")
    if _CONNECTIVE.match(words) or _CONNECTIVE.match(re.split("[；;]", words)[-1]):
        return not _CONNECTIVE.match(opening)
    return bool(_NEW_VERB.match(words)) and not _NEW_VERB.match(opening)


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
