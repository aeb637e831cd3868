"""Wholes and their parts: 其中, 包括, 含, 分别为, brackets and colons."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.language.grammar.scope import relation_of
from models.language.grammar.utterance import Utterance, depth_at

MARKER = re.compile(
    r"其中|主要(?:包括|包含|是|为|有)|(?:包括|包含|涵盖)(?![^，,。；;]{0,40}在内)|分别(?:为|是|有)|分为"
    r"|(?<=[件份条起宗例个])(?:政府信息公开|信息公开|依申请公开)?(?:申请|案件|事项|信息)中[，,：:]"
    r"|(?<![包不])含(?!义|量|有害|糊|泪|金|沙|[^，,。；;]{0,40}在内)(?:有)?"
)
_COMPLETE = re.compile(r"(?<!主要)(?:包括|包含|分别(?:为|是)|分为)")
_PERCENT_CLAUSE = re.compile(
    r"[，,；;]?(?:同比|环比|比上年|较上年|比去年|较去年|占)?[^，,；;。]{0,10}\d+(?:\.\d+)?\s?[%％]"
)
WHOLE_DISTANCE, BRACKET_DISTANCE = 24, 12
"""Characters between a whole and 其中, and between a whole and the bracket that divides it."""
_CONNECTIVE = re.compile(
    r"^[，,；;。\s]*(?:并(?!行)|同时|此外|另外|另(?!有)|还|且|已|全年|累计|全部|均|我[局委办镇区县市]|(?:19|20)\d\d年|未(?!经|审|公开|补)|没有(?!现成)|无(?!法|正当)|截至|截止|[共总]?(?:共计|合计|总计)(?!\S{0,12}\d+\S{0,3}[、]))"
)
"""Words that open a new statement: what follows them is not a part, whatever stood before."""
_NEW_VERB = re.compile(
    r"^[，,；;。\s]*(?:共|新)?(?:组织|开展|召开|举办|回复|答复|回应|收到|受理|接听|接待|办理|办结|印发|制定|出台|更新|修订|推送|转发|整改|完成|发生|参加|编发|撰写|清理|废止|新增|按时|主动公开|依申请)"
)
"""Verbs that open a new statement behind a comma, unless the list's own parts are told with such verbs."""
_TOTAL_BEHIND = re.compile(
    r"(?:以上|三项|两项|各项)?(?P<word>共计|合计|总计|总共|共)(?:为|是|有|达|公开|发布|收到|办理|推送|开展|举办|受理)?(?:了)?(?:各类)?(?:政府信息|信息|申请)?"
)
_OUTSIDE = re.compile(r"[^，,。；;]{0,4}(?:以外|之外)")
"""行政许可326条以外的信息97条: what stands before 以外 is no part."""
_LEFT_OVER = re.compile(r"结转|转下|另|尚|未|正在|复议|诉讼")
_OPEN = re.compile(r"同步|交叉|重复(?!申请|性)|多平台|等(?:等)?(?=[，,。；;）)]|$)|其余|另有|另外|此外")
UNIT_FAMILIES = (
    frozenset(
        [
            "条",
            "篇",
            "件",
            "份",
            "则",
            "个",
            "期",
            "部",
            "项",
            "次",
            "条次",
            "篇次",
            "件次",
            "次（条）",
            "条（次）",
            "件（次）",
            "次（件）",
            "条（件）",
            "件（条）",
            "篇（条）",
            "条（篇）",
            "条（篇、次）",
            "起",
            "宗",
            "例",
            "封",
            "单",
        ]
    ),
    frozenset(["人", "名", "人次", "位"]),
    frozenset(["家", "户", "个", "处", "所"]),
    frozenset(["场", "次", "期", "场次", "批", "批次"]),
)
"""Measure words that one list may mix; a sum over mixed ones supports, but does not contradict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Indices into a sentence's utterances."""

    whole: int
    parts: tuple[int, ...]
    complete: bool
    firm: bool


def find_parts(utterances: Sequence[Utterance]) -> list[Parts]:
    """Part lists of one sentence, in the order of their markers."""
    if len(utterances) < 2:
        return []
    found = [parts for mark in _marks(utterances) if (parts := _at_mark(utterances, mark)) is not None]
    taken = {part for parts in found for part in parts.parts}
    totals = [
        parts
        for index in range(2, len(utterances))
        if index not in taken and (parts := _before_total(utterances, index))
    ]
    return found + totals


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """Words or a bracket that open a list. Offsets are within the sentence's text."""

    start: int
    end: int
    depth: int
    bracket: bool
    words: str


def _marks(utterances: Sequence[Utterance]) -> list[_Mark]:
    """Marker words, and brackets that hold at least two quantities; a bracket that opens with a marker counts once."""
    text = utterances[0].sentence.text
    marks = [
        _Mark(
            start=match.start(),
            end=match.end(),
            depth=depth_at(text, match.start()),
            bracket=False,
            words=match.group(),
        )
        for match in MARKER.finditer(text)
    ]
    starts = {mark.start for mark in marks}
    for match in re.finditer(r"[（(]", text):
        if not any(match.end() <= start <= match.end() + 2 for start in starts):
            depth = depth_at(text, match.end())
            marks.append(_Mark(start=match.start(), end=match.end(), depth=depth, bracket=True, words=""))
    for match in re.finditer(r"[：:]", text):
        if not any(abs(match.start() - mark.end) <= 2 for mark in marks):
            depth = depth_at(text, match.start())
            marks.append(_Mark(start=match.start(), end=match.end(), depth=depth, bracket=True, words=""))
    return sorted(marks, key=lambda mark: mark.start)


def _at_mark(utterances: Sequence[Utterance], mark: _Mark) -> Parts | None:
    base, text = utterances[0].sentence.span.start, utterances[0].sentence.text
    first = next(
        (
            place
            for place, item in enumerate(utterances)
            if item.number.span.start - base >= mark.end and _countable(item)
        ),
        None,
    )
    candidates = _wholes_of(utterances, mark)
    if first is None or not candidates or utterances[first].depth < mark.depth:
        return None
    if re.search(r"[。；;]", text[mark.end : utterances[first].number.span.start - base]):
        return None
    parts, tidy = _collect(utterances, utterances[candidates[0]], first, depth=utterances[first].depth)
    if not parts or (mark.bracket and len(parts) < 2):
        return None
    whole, certain = _chosen(utterances, candidates, parts)
    tail = _tail(utterances, parts)
    lead = text[max(0, mark.start - 4) : mark.end]
    complete = bool(_COMPLETE.search(lead)) and "其中" not in lead and "主要" not in lead and not _OPEN.search(tail)
    firm = tidy and certain and not _OPEN.search(tail)
    firm = firm and not _one_of_several(utterances, whole) and not _mixes_separators(utterances, parts)
    return Parts(whole=whole, parts=tuple(parts), complete=complete, firm=firm)


def _between(left: Utterance, right: Utterance) -> str:
    sentence = left.sentence
    return sentence.text[left.end - sentence.span.start : right.number.span.start - sentence.span.start]


def _countable(utterance: Utterance) -> bool:
    if utterance.negated or utterance.number.unit in (None, "%", "‰") or _OUTSIDE.match(utterance.after):
        return False
    return relation_of(utterance) in ("equal", "at_least")


def _wholes_of(utterances: Sequence[Utterance], mark: _Mark) -> list[int]:
    """Quantities that a list may divide, nearest first: those before the mark, at its own depth, in the same breath.

    A list that opens a bracket divides the quantity in front of the bracket, and no other.
    """
    base, text = utterances[0].sentence.span.start, utterances[0].sentence.text
    inside = text[: mark.start].rstrip().endswith(("（", "(")) or text[mark.start] in "（("
    depth = mark.depth - 1 if inside else mark.depth
    places = [
        place for place in range(len(utterances) - 1, -1, -1)
        if utterances[place].end - base <= mark.start and utterances[place].depth == depth and _countable(utterances[place])
    ]  # fmt: skip
    if not places:
        return []
    between = _PERCENT_CLAUSE.sub("", _strip_bracket(text[utterances[places[0]].end - base : mark.start]))
    near = len(between) <= (BRACKET_DISTANCE if inside else WHOLE_DISTANCE)
    if not near or re.search(r"[；;]", between) or between.count("。") > 1:
        return []
    return places[:1] if inside else places


def _chosen(utterances: Sequence[Utterance], candidates: Sequence[int], parts: Sequence[int]) -> tuple[int, bool]:
    """The quantity that the parts divide, and whether no other can be meant.

    The nearest one, unless it is smaller than one of its parts (`收到9件，上年结转1件，其中网络5件，信函5件`) or an earlier
    one is exactly the sum.
    """
    values = [utterances[part].number.value for part in parts]
    nearest = candidates[0]
    if utterances[nearest].number.value == sum(values):
        return nearest, True
    exact = [place for place in candidates[1:] if utterances[place].number.value == sum(values)]
    if exact:
        return exact[0], True
    fits = [place for place in candidates if utterances[place].number.value >= max(values)]
    if not fits or fits[0] == nearest:
        return nearest, utterances[nearest].number.value >= max(values) or len(candidates) == 1
    return fits[0], False


def _one_of_several(utterances: Sequence[Utterance], whole: int) -> bool:
    """`复议3件、诉讼3件，其中维持6件`: the parts may divide both."""
    if whole == 0 or not _countable(utterances[whole - 1]) or utterances[whole - 1].depth != utterances[whole].depth:
        return False
    gap = _strip_bracket(_between(utterances[whole - 1], utterances[whole]))
    return bool(re.match(r"\s*[、和及与]", gap)) and not re.search(r"[，,；;。]", gap)


def _mixes_separators(utterances: Sequence[Utterance], parts: Sequence[int]) -> bool:
    """`A1件，B2件；C3件`: behind the semicolon another list may have begun."""
    gaps = [_strip_bracket(_between(utterances[a], utterances[b])) for a, b in itertools.pairwise(parts)]
    return any(re.search("[；;]", gap) for gap in gaps) and not all(re.search("[；;]", gap) for gap in gaps)


def _collect(utterances: Sequence[Utterance], whole: Utterance, first: int, *, depth: int) -> tuple[list[int], bool]:
    """Parts from `first` on, and whether nothing in the list casts doubt on one of them being a part."""
    if not _compatible(whole, utterances[first]):
        return [], False
    parts, tidy = [first], True
    previous = first
    for place in range(first + 1, len(utterances)):
        candidate, gap = utterances[place], _between(utterances[previous], utterances[place])
        if candidate.depth < depth or (depth > whole.depth and _bracket_closed(utterances[first], candidate)):
            break
        if candidate.depth > depth:
            continue
        if "。" in gap or _marks_other_list(gap):
            break
        if not _countable(candidate):
            previous = place if candidate.number.unit == "%" else previous
            if candidate.negated:
                break
            continue
        separator = gap.lstrip("（）()")[:1]
        if separator != "、" and _opens_statement(gap, utterances[first]):
            break
        if parts_add_up(utterances, whole, parts) and _is_another_thing(utterances, parts, place):
            break
        if not _compatible(whole, candidate):
            tidy = False
            break
        parts.append(place)
        previous = place
    return parts, tidy


def parts_add_up(utterances: Sequence[Utterance], whole: Utterance, parts: Sequence[int]) -> bool:
    """The parts so far are already all of the whole: what follows a comma then is something else."""
    return len(parts) > 1 and sum(utterances[part].number.value for part in parts) == whole.number.value


def _is_another_thing(utterances: Sequence[Utterance], parts: Sequence[int], place: int) -> bool:
    """Behind parts that add up: is the next one told in another way than they are, or what is left over (结转)?"""
    marks = [
        _strip_bracket(_between(utterances[a], utterances[b])).lstrip()[:1]
        for a, b in itertools.pairwise([*parts, place])
    ]
    return marks[-1] not in marks[:-1] or bool(_LEFT_OVER.search(utterances[place].before))


def _opens_statement(gap: str, first: Utterance) -> bool:
    words = _strip_bracket(gap)
    if _CONNECTIVE.match(words):
        return not _CONNECTIVE.match("，" + first.before)
    return bool(_NEW_VERB.match(words)) and not _NEW_VERB.match("，" + first.before)


def _strip_bracket(gap: str) -> str:
    return re.sub(r"[（(][^（）()]*[）)]", "", gap)


def _marks_other_list(gap: str) -> bool:
    return bool(MARKER.search(gap)) or bool(re.search(r"比(?:上年|去年|20)|较(?:上年|去年|20)|同比", gap))


def _bracket_closed(inside: Utterance, candidate: Utterance) -> bool:
    sentence = inside.sentence
    gap = sentence.text[inside.end - sentence.span.start : candidate.number.span.start - sentence.span.start]
    depth = inside.depth
    for sign in gap:
        depth += (sign in "（(") - (sign in "）)")
        if depth < inside.depth:
            return True
    return False


def _compatible(whole: Utterance, part: Utterance) -> bool:
    left, right = whole.number.unit, part.number.unit
    return left == right or any(left in family and right in family for family in UNIT_FAMILIES)


def _tail(utterances: Sequence[Utterance], parts: Sequence[int]) -> str:
    last = utterances[parts[-1]]
    return last.sentence.text[last.end - last.sentence.span.start :][:40]


def _before_total(utterances: Sequence[Utterance], index: int) -> Parts | None:
    """`网站500条、微信300条，合计800条`: the whole comes last."""
    whole = utterances[index]
    total = _TOTAL_BEHIND.fullmatch(whole.before.strip())
    if not _countable(whole) or total is None:
        return None
    parts: list[int] = []
    for place in range(index - 1, -1, -1):
        candidate = utterances[place]
        if not _countable(candidate) or candidate.depth != whole.depth or candidate.number.unit != whole.number.unit:
            break
        if parts and re.search(r"[。；;]|其中", _between(candidate, utterances[parts[-1]])):
            break
        parts.append(place)
    parts.reverse()
    if len(parts) < 2:
        return None
    marks = [_between(utterances[a], utterances[b]).lstrip()[:1] for a, b in itertools.pairwise(parts)]
    strong = total["word"] != "共" or all(mark in "、和及与" for mark in marks)
    every = [
        place for place in range(index) if _countable(utterances[place]) and utterances[place].depth == whole.depth
    ]
    return Parts(whole=index, parts=tuple(parts), complete=strong, firm=strong and every == parts)
