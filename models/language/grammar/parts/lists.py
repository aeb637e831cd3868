"""Lists that a count announces: 一级栏目8项，包括：A、B、C; 三类：A、B、C; A、B、C等3个栏目; 三个方面：一是…二是…"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from corpora.document.geometry import Span
from models.language.grammar.parts.enumerated import Items, enumerated
from models.language.grammar.parts.named_before import are_all
from models.language.grammar.words.utterance import Utterance

LIST_UNITS = frozenset("个项类种家名部件份篇条场次期处组版栏章大款张批本块点") | {"方面"}
_ANNOUNCES = re.compile(
    r"^(?P<noun>[^，,。；;：:、（(]{0,6}[（(][^（）()、，,\d]{1,6}[）)][^，,。；;：:、（(]{1,10}|[^，,。；;：:、（(]{0,14})[，,]?\s*(?P<mark>(?:(?:(?:主题|内容|专题|议题|名称|题目|对象)(?:依次|分别)(?:为|是))|分别(?:为|是)|包括|包含|即|依次(?:为|是)|主要(?:包括|有|是|为)|涵盖|涉及|含|为|是|有)\s*[:：]?|[:：]|[（(](?:分别(?:为|是)|包括|即|含)?[:：]?)"
)
_FIRM_MARKS = re.compile(r"分别(?:为|是)|包括|包含|即|依次|[:：（(]")
_SOFT_MARKS = re.compile(r"主要|涉及|涵盖")
_IS_UNIT = re.compile(
    r"(?:省|县|市|区|乡|镇|村|街道|盟|旗)[（(](?:[省市县区镇乡旗、，/和及]{1,6}[）)]|(?![^（）()]{1,6}[）)][^，,。；;：:]{1,10}[，,]?(?:分别|依次)))"
)
"""11个县（市、区） lists nothing."""
_NOT_AMONG = re.compile(r"\s*(?:不[含包计]|未[含包计]|不涉及|除|扣除|另|[均系]?指|[均都皆](?:为|是|系|属)|下同|详?见)")
"""（不含各部门、街道） lists what was left out, （指行政规范性文件） explains a word, （均为上诉） tells one thing of all."""
_A_COUNT_BY_NAME = re.compile(r"[“\"][一二两三四五六七八九十]{1,2}[^“”\"]{1,6}[”\"]$")
"""`对5个片区实行“六公开”，即公开方案、…`: what is listed is what the name counts."""
_ITSELF_SO_MANY = re.compile(r"(?:完成|落实|解决|整改|办结|实现)了?\s?\d|[中里内][，,]?(?:只|仅|就|还)?有\s?\d")
"""`3项改进措施已完成2项，即A、B`, `7个村里有2个村（A、B）`: what is listed are the two."""
_OPEN_END = re.compile(r"等(?:等)?(?:[\u4e00-\u9fff]{0,8})?$|[…]+$")
_ENDS = re.compile(r"[。！？!?）)”》]\s*$")
"""A sentence that ends otherwise was cut by a line break; the rest of its list may stand in the next paragraph."""
_NESTED = "（(《〈“‘【"
_NESTED_END = "）)》〉”’】"
FEWEST_BEFORE = 3
"""Items of a list that stands before its count; two are more often two names of the thing counted."""

MAX_ITEM_CHARACTERS = 30
"""A longer item is a clause; then the list is prose and is not counted."""


def find_lists(utterances: Sequence[Utterance]) -> list[Items]:
    """Lists of one sentence that follow, or stand before, a count."""
    found = []
    for index, utterance in enumerate(utterances):
        if utterance.negated or utterance.number.unit not in LIST_UNITS or utterance.number.bound != "exact":
            continue
        if not 2 <= utterance.number.value <= 30 or utterance.number.value % 1:
            continue
        if _is_quoted(utterance) or _has_so_many_themes(utterances, index):
            continue
        items = enumerated(utterances, index) or _following(utterances, index)
        items = items or _all_before(utterances, index) or _preceding(utterances, index)
        if items is not None:
            within = items.items[-1].start < utterance.sentence.span.end
            cut = within and _is_cut(utterance.sentence.text) and max(items.lengths) < utterance.number.value
            found.append(replace(items, open_ended=True) if cut else items)
    return found


def _is_cut(sentence: str) -> bool:
    return _ENDS.search(sentence) is None


def _is_quoted(utterance: Utterance) -> bool:
    """“三个聚焦” is a slogan and announces nothing."""
    before = utterance.sentence.text[: utterance.place]
    return before.count("“") > before.count("”") or before.count("《") > before.count("》")


def _following(utterances: Sequence[Utterance], index: int) -> Items | None:
    utterance = utterances[index]
    base = utterance.sentence.span.start
    text = utterance.sentence.text
    rest = text[utterance.end - base :]
    mark = _ANNOUNCES.match(rest)
    if mark is None or _IS_UNIT.match(rest) or _A_COUNT_BY_NAME.search(mark["noun"].rstrip()):
        return None
    names = _NAMES.fullmatch(mark["noun"]) is not None and mark["mark"].strip() in _COPULAS
    if not (_FIRM_MARKS.search(mark["mark"]) or _SOFT_MARKS.search(mark["mark"]) or names):
        return None
    if _SOFT_MARKS.search(mark["mark"]) and utterance.number.unit in _CASE_UNITS:
        return None  # 无法提供10件，主要是没有现成信息: reasons, not the ten
    begin = utterance.end - base + mark.end()
    if _NOT_AMONG.match(text, begin) or _ITSELF_SO_MANY.search(mark["noun"]):
        return None
    end = _end_of_list(text, begin, bracketed=mark["mark"][:1] in "（(")
    titles = _titles_first(text, begin, end)
    end = titles[-1][1] if titles else end
    separator = _separator(text, begin, end)
    within = [other for other in utterances if base + begin <= other.number.span.start < base + end]
    if any(not other.negated for other in within):
        return _each_counted(utterances, index, text, begin, end)
    if separator in ("，", ",") and utterance.number.unit in _CASE_UNITS and _FATE.search(text, begin, end):
        return None
    if separator is None and not titles and (joined := _joined_by_and(text, begin, end, mark["mark"])) is not None:
        return _items(utterances, index, [(begin, end)], joined, open_ended=False)
    spans = titles
    if len(spans) < 2:
        spans = _titles_apart(text, _split(text, begin, end, separator)) if separator else _titles(text, begin, end)
    if len(spans) < (FEWEST_NAMED if names else 2) or any(stop - start > MAX_ITEM_CHARACTERS for start, stop in spans):
        return None
    if names and (re.search("[，,]", text[begin:end]) or text[end : end + 1] not in ("。", "；", ";", "")):
        return None
    open_ended = bool(_OPEN_END.search(text[begin:end].strip())) or bool(_SOFT_MARKS.search(mark["mark"]))
    return _items(
        utterances, index, spans, list_lengths([text[start:stop] for start, stop in spans]), open_ended=open_ended
    )


_TELLS_ALL = re.compile(r"\s*(?:即|分别(?:为|是))\s*[:：]?")
_AND = re.compile(r"(?<!公)(?:以及|和|与|及(?!时|其))")


def _joined_by_and(text: str, begin: int, end: int, mark: str) -> tuple[int, ...] | None:
    """`平台有3个，即教育局网站和微信公众号`: names without any mark between; how many they may be."""
    names = _AND.split(re.sub(r"\s|[（(《“][^）)》”]*[）)》”]", "", text[begin:end]))
    closed = text[end : end + 1] in ("。", "；", ";", "")
    if not _TELLS_ALL.fullmatch(mark) or not closed or len(names) < 2 or "等" in text[begin:end]:
        return None
    return (len(names), *range(1, len(names))) if all(1 < len(name) <= MAX_ITEM_CHARACTERS for name in names) else None


_COPULAS = ("为", "是")
_THEMES = re.compile(r"\s?(?:主题|专题|议题|方面|领域|内容|课题)")


def _has_so_many_themes(utterances: Sequence[Utterance], index: int) -> bool:
    """`围绕四个主题召开座谈会9场：A、B、C、D`: what is listed are the themes, not the nine."""
    before = utterances[index - 1] if index else None
    held = utterances[index].number.unit in ("场", "次", "期")
    return held and before is not None and before.number.unit == "个" and _THEMES.match(before.after) is not None


_NAMES = re.compile(
    r"[^，,、]{0,8}(?:单位|部门|机构|乡镇|镇街|街道|社区|县区|学校|场所|网点|站点|领域|栏目|平台|渠道|成员|处室|科室)"
)
"""Of `五个试点单位为文化馆、图书馆、税务大厅`: who or what is counted, and then each by its name."""
FEWEST_NAMED = 3
"""Items behind a mere 为; two may be what all of them are."""


def _items(
    utterances: Sequence[Utterance],
    index: int,
    spans: Sequence[tuple[int, int]],
    lengths: tuple[int, ...],
    *,
    open_ended: bool,
) -> Items:
    """The list of an utterance; `spans` are within its sentence."""
    base = utterances[index].sentence.span.start
    items = tuple(Span(base + start, base + stop) for start, stop in spans)
    return Items(count=index, items=items, lengths=lengths, open_ended=open_ended)


_NAME_AND_COUNT = re.compile(r"[^\d，,。；;：:（）()]{2,14}\d[\d,]*\s?[件宗条份起例]")
_CLAUSE_AND_COUNT = re.compile(r"[^\d，,。；;：:（）()]{2,30}\d[\d,]*\s?[件宗条份起例篇]")
_SORTS = frozenset(("类", "种", "方面"))
SORTS_NAMED = re.compile(r"(?:一级|二级|信息公开|信息)?(?:板块|栏目|专栏|子栏目|目录|领域|类别|大类)")
"""Of `5个板块：通知公告8条，部门动态5条…`: what is counted is told by name, each with what it holds."""


def _each_counted(utterances: Sequence[Utterance], index: int, text: str, begin: int, end: int) -> Items | None:
    """`集中在三类事项：拆迁补偿8件、物业监管5件、违建查处4件`: sorts, each with its own count and nothing else, joined by
    、 or, over the whole sentence, by ； or by any of these.
    """
    counted, named = utterances[index], SORTS_NAMED.match(utterances[index].after)
    if counted.number.unit not in _SORTS and named is None:
        return None
    whole = text.find("。", begin) if "。" in text[begin:] else len(text)
    some = text.startswith("其中", begin)
    for spans, each in (
        (_split(text, begin, whole, "、，；") if named else [], _NAME_AND_COUNT),
        (_split(text, begin, end, "、"), _NAME_AND_COUNT),
        (_split(text, begin, whole, "；"), _CLAUSE_AND_COUNT),
    ):
        if len(spans) > 1 and all(each.fullmatch(text, start, stop) for start, stop in spans):
            return _items(utterances, index, spans, (len(spans),), open_ended=some)
    return None


_CASE_UNITS = ("件", "条", "次", "人")
_FATE = re.compile(r"予以|不予|答复|公开|提供|属于?|因|已|未|被|经|由")
"""全年就2件：评分表予以公开，成员名单属内部事务，不予公开: what became of each, told in clauses."""


_TITLE = re.compile(r"《[^《》]+》|“[^“”]+”")


def _titles_first(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Titles with nothing between, before a comma: 即《甲》《乙》《丙》，做到有章可循."""
    run = re.match(r"\s*(?:(?:《[^《》]+》){2,}|(?:“[^“”]+”){2,})(?=[，,])", text[begin:end])
    return _titles(text, begin, begin + run.end()) if run else []


def _titles(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Titles, or names in quotation marks, that stand one behind the other without a sign between: 《甲》《乙》."""
    found = list(_TITLE.finditer(text[begin:end]))
    together = _unspaced("".join(match.group() for match in found)) == _unspaced(text[begin:end])
    return [(begin + match.start(), begin + match.end()) for match in found] if together else []


def _titles_apart(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Items, those that are several titles counted as such: 《甲》、《乙》《丙》 are three, signs or not."""
    return [part for start, end in spans for part in _titles(text, start, end) or [(start, end)]]


def _unspaced(text: str) -> str:
    return "".join(text.split())


_PROBLEMS = re.compile(
    r"\s?(?:主要|突出|明显)?(?:方面)?(?:的)?(?:主要|突出|明显)?(?:问题|不足|短板|困难|薄弱环节|差距)"
)
_EXIST = re.compile(r"[^，,、]{0,12}?存在(?:着|了)?")
_ASPECTS = re.compile(
    r"\s?(?:个)?(?:方面|环节|维度)?(?:同时|持续|重点)?(?:着力|发力|入手|用力|下功夫|改进|推进|加强|完善|提升|着手|抓起|做起)"
)
_FROM = re.compile(r"[^，,、]{0,16}?从")


def _all_before(utterances: Sequence[Utterance], index: int) -> Items | None:
    """`存在重视程度不够、业务知识不全面两个方面的问题`, `从完善制度、优化平台、强化培训三方面着力`: all of them, be they two."""
    utterance = utterances[index]
    text, base = utterance.sentence.text, utterance.sentence.span.start
    clause, end = utterance.clause_start - base, utterance.number.span.start - base
    pairs = ((_EXIST, _PROBLEMS), (_FROM, _ASPECTS))
    opens = next(
        (
            found for before, behind in pairs
            if (found := before.match(text, clause, end)) and behind.match(text, utterance.end - base)
        ),
        None,
    )  # fmt: skip
    if opens is None:
        return None
    begin = opens.end()
    if "等" in text[begin:end] or any(
        base + begin <= other.number.span.start < utterance.number.span.start for other in utterances
    ):
        return None
    spans = _split(text, begin, end, "、")
    if len(spans) < 2 or any(stop - start > MAX_ITEM_CHARACTERS for start, stop in spans):
        return None
    return _items(utterances, index, spans, list_lengths([text[start:stop] for start, stop in spans]), open_ended=False)


_JOINTS = ("", "、", "，", "和", "与", "及", "以及")
_EACH = re.compile("分别|(?:各|均|都)(?:有|为|是)?$")
_DOES_ANEW = re.compile(
    r"\s?(?:严把|严格|把好|把牢|抓好|抓实|抓住|聚焦|围绕|做好|突出|落实|强化|健全|建立|打造|开设|设置|推进|推出|重点)"
)
"""`严格落实首问负责、严把受理、审查、答复3个关口`: what is counted may begin with a later verb."""


_JOINS = re.compile(r"(?<=[^公])(?:以及|及|和|与)(?=[^其时])")
"""`局机关、执法大队及环卫、园林两个中心`: what is counted may begin behind a word that joins."""


def _preceding(utterances: Sequence[Utterance], index: int) -> Items | None:
    """`A、B、C等3个栏目`: the list stands before its count. It may leave some out, never name more."""
    utterance = utterances[index]
    text, base = utterance.sentence.text, utterance.sentence.span.start
    begin, end = utterance.clause_start - base, utterance.number.span.start - base
    if any(base + begin <= other.number.span.start < utterance.number.span.start for other in utterances):
        return None
    if _IS_ITEM.match(text, utterance.end - base):
        return None
    end = begin + len(text[begin:end].rstrip().removesuffix("等").rstrip("，, "))
    spans = _split(text, begin, end, "、")
    titles = [(match.start(), match.end()) for match in _TITLE.finditer(text[begin:end])]
    if len(titles) >= 2 and len(spans) == 1:
        spans = [(begin + start, begin + stop) for start, stop in titles]
        if len(spans) >= FEWEST_BEFORE and _stand_in_a_row(text, spans, utterance.number.span.start - base):
            return _items(utterances, index, spans, (len(spans),), open_ended=False)
    lengths = (*list_lengths([text[start:stop] for start, stop in spans]), *_those_at_the_end(text, spans))
    anew = [place for place, (start, _) in enumerate(spans) if place and _DOES_ANEW.match(text, start)]
    joined = [place for place, (start, stop) in enumerate(spans) if _JOINS.search(text, start, stop)]
    lengths = (*lengths, *(len(spans) - place for place in anew + joined))
    names = [text[start:stop] for start, stop in spans]
    all_ways = are_all(utterance, names)
    fewer = max(lengths) < utterance.number.value and not all_ways
    if len(spans) < FEWEST_BEFORE or fewer or _EACH.search(text, begin, end):
        return None
    if any(stop - start > MAX_ITEM_CHARACTERS for start, stop in spans) or "等" in text[spans[-1][0] : spans[-1][1]]:
        return None  # 通过网络、信函、传真等方式收到2件: ways, and not what is counted
    lengths = (max(lengths), *lengths) if all_ways else lengths
    return _items(utterances, index, spans, lengths, open_ended=not all_ways)


def _stand_in_a_row(text: str, spans: Sequence[tuple[int, int]], end: int) -> bool:
    """`打造“甲”“乙”“丙”“丁”五大专题` names all of them, right in front of their number and nothing between."""
    return _unspaced(text[spans[0][0] : end]) == _unspaced("".join(text[start:stop] for start, stop in spans))


def _those_at_the_end(text: str, spans: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """`“常见问题”专栏改为“甲”“乙”两个板块`: how many names stand side by side before the number; none where all do."""
    between = [_unspaced(text[spans[place - 1][1] : spans[place][0]]) for place in range(1, len(spans))]
    apart = [place for place, words in enumerate(between, 1) if words not in _JOINTS]
    return (len(spans) - apart[-1],) if apart else ()


_IS_ITEM = re.compile(r"[^，,。；;、\d等]{1,6}等")
"""`河道、水库、灌溉、渔民两项补贴等领域`: what is counted is one of a list that goes on."""


def _end_of_list(text: str, begin: int, *, bracketed: bool) -> int:
    depth = 0
    for index in range(begin, len(text)):
        sign = text[index]
        if sign in _NESTED:
            depth += 1
        elif sign in _NESTED_END:
            if depth == 0 and bracketed:
                return index
            depth = max(0, depth - 1)
        elif (depth == 0 and sign in "。；;！？\n：:") or (depth == 0 and sign in "，," and "、" in text[begin:index]):
            return index
    return len(text)


def _separator(text: str, begin: int, end: int) -> str | None:
    for separator in ("、", "，", ","):
        if len(_split(text, begin, end, separator)) >= 2:
            return separator
    return None


def _split(text: str, begin: int, end: int, separator: str) -> list[tuple[int, int]]:
    """Pieces of the list, between any of the separators; those inside brackets, quotation marks and titles do not count."""
    pieces, depth, start = [], 0, begin
    for index in range(begin, end + 1):
        sign = text[index] if index < end else separator[0]
        if sign in _NESTED:
            depth += 1
        elif sign in _NESTED_END:
            depth = max(0, depth - 1)
        if index == end or (depth == 0 and _separates(text, index, separator)):
            left, right = start, index
            while left < right and text[left].isspace():
                left += 1
            while right > left and text[right - 1].isspace():
                right -= 1
            if right > left:
                pieces.append((left, right))
            start = index + 1
    return pieces


def _separates(text: str, index: int, separator: str) -> bool:
    """OCR reads commas of either width in one list; one in a number is of the number."""
    if "，" in separator and text[index] == ",":
        return not text[index - 1 : index + 2 : 2].isdigit()
    return text[index] in separator


_SHARED_ENDINGS = frozenset(("情况", "事项", "方面", "工作"))
"""Endings that the last of several names may bear for all."""


def list_lengths(items: Sequence[str]) -> tuple[int, ...]:
    """Lengths that a reader may count: 和, 以及 and 及 may join two items or stand inside one, and where most items end
    alike (…情况), one that does not may be the first half of the next (行政复议、行政诉讼情况).
    """
    joins = sum(
        len(re.findall(r"(?<!公)(?:以及|和|及(?!时|其|$)|与|或)", re.sub(r"\s|[（(《“][^）)》”]*[）)》”]", "", item)))
        for item in items
    )
    ending, count = Counter(item[-2:] for item in items).most_common(1)[0] if items else ("", 0)
    shared = ending in _SHARED_ENDINGS and count > len(items) / 2
    halves = sum(not item.endswith(ending) for item in items[:-1]) if shared else 0
    return (*range(len(items), len(items) + joins + 1), *range(len(items) - halves, len(items)))
