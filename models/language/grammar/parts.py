"""Wholes and their parts: 其中, 包括, 含, 分别为, brackets and colons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.language.grammar.scope import relation_of
from models.language.grammar.utterance import Utterance

MARKER = re.compile(
    r"其中|主要(?:包括|包含|是|为|有)|包括|包含|分别(?:为|是|有)|分为|(?<![包不])含(?!义|量|有害|糊|泪)(?:有)?"
)
_COMPLETE = re.compile(r"(?<!主要)(?:包括|包含|分别(?:为|是)|分为)")
_LINK = re.compile(r"^[，,：:；;（(\s]*(?:[^，,。；;：:（(）)0-9]{0,12}[，,：:（(]?\s*)?$")
_NEW_STATEMENT = re.compile(
    r"^[，,；;。\s]*(?:并|同时|此外|另外|另|还|且|已|全年|共|累计|全部|均|我[局委办镇区县市]|\d{4}年)?"
    r"(?:共|累计|合计|总计|组织|开展|召开|举办|回复|答复|回应|收到|受理|接听|接待|办理|办结|处理|印发|制定|出台|更新|修订|解读|推送|转发|转载|整改|完成|结转|发生|培训|参加|编发|撰写|清理|废止|新增|按时|主动|依申请|行政复议|行政诉讼|未收到|没有|无)"
)
_OPEN = re.compile(r"等(?:等)?(?=[，,。；;）)]|$)|其余|另有|另外|此外")
UNIT_FAMILIES = (
    frozenset(
        ["条", "篇", "件", "份", "则", "个", "期", "部", "项", "次", "条次", "篇次", "件次", "次（条）", "条（次）", "件（次）", "次（件）", "条（件）", "件（条）", "篇（条）", "条（篇）", "条（篇、次）", "起", "宗", "例", "封", "单"]
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
    """Part lists of one sentence, outer ones before those nested in brackets."""
    if len(utterances) < 2:
        return []
    found = [parts for index in range(len(utterances)) if (parts := _after_marker(utterances, index)) is not None]
    taken = {part for parts in found for part in parts.parts}
    totals = [
        parts
        for index in range(2, len(utterances))
        if index not in taken and (parts := _before_total(utterances, index))
    ]
    return found + totals


def _between(left: Utterance, right: Utterance) -> str:
    sentence = left.sentence
    return sentence.text[left.end - sentence.span.start : right.number.span.start - sentence.span.start]


def _countable(utterance: Utterance) -> bool:
    return not utterance.negated and utterance.number.unit not in (None, "%", "‰") and relation_of(utterance) in (
        "equal", "at_least"
    )  # fmt: skip


def _after_marker(utterances: Sequence[Utterance], index: int) -> Parts | None:
    """Is there a list behind utterance `index` that names its parts?"""
    whole = utterances[index]
    following = next((place for place in range(index + 1, len(utterances)) if _countable(utterances[place])), None)
    if not _countable(whole) or following is None:
        return None
    gap = _between(whole, utterances[following])
    opens_bracket = utterances[following].depth > whole.depth
    marker = MARKER.search(gap)
    if not opens_bracket and (marker is None or not _near(gap, marker)):
        return None
    if marker is None and not re.match(r"\s*[^，,。；;]{0,8}[（(]", gap):
        return None
    parts, tidy = _collect(utterances, whole, following)
    if not parts or (marker is None and len(parts) < 2):
        return None
    tail = _tail(utterances, parts)
    complete = (
        bool(marker and _COMPLETE.match(gap, marker.start()))
        and "其中" not in gap
        and "主要" not in gap
        and not _OPEN.search(tail)
    )
    firm = tidy and not _OPEN.search(tail) and _same_unit(utterances, index, parts)
    return Parts(whole=index, parts=tuple(parts), complete=complete, firm=firm)


def _near(gap: str, marker: re.Match[str]) -> bool:
    """The marker follows the whole in the same breath: no full stop and little else between them."""
    words = gap[: marker.start()]
    return len(words) <= 24 and not re.search(r"[。；;]", words)


def _collect(utterances: Sequence[Utterance], whole: Utterance, first: int) -> tuple[list[int], bool]:
    """Parts from `first` on, and whether nothing in the list casts doubt on one of them being a part."""
    depth, parts, tidy = utterances[first].depth, [first], True
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
        if separator != "、" and _NEW_STATEMENT.match(_strip_bracket(gap)):
            if not _NEW_STATEMENT.match("，" + utterances[first].before):
                break
        if not _compatible(whole, candidate):
            tidy = False
            break
        parts.append(place)
        previous = place
    return parts, tidy


def _strip_bracket(gap: str) -> str:
    return re.sub(r"[（(][^（）()]*[）)]", "", gap)


def _marks_other_list(gap: str) -> bool:
    return bool(re.search(r"其中|分别(?:为|是)|比(?:上年|去年|20)|较(?:上年|去年|20)|同比", gap))


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


def _same_unit(utterances: Sequence[Utterance], whole: int, parts: Sequence[int]) -> bool:
    return all(utterances[part].number.unit == utterances[whole].number.unit for part in parts)


def _tail(utterances: Sequence[Utterance], parts: Sequence[int]) -> str:
    last = utterances[parts[-1]]
    return last.sentence.text[last.end - last.sentence.span.start :][:40]


def _before_total(utterances: Sequence[Utterance], index: int) -> Parts | None:
    """`网站500条、微信300条，合计800条`: the whole comes last."""
    whole = utterances[index]
    if not _countable(whole) or not re.fullmatch(
        r"(?:以上)?(?:共计|合计|总计|共|总共)(?:为|是|有|达)?(?:[^\d]{0,4})", whole.before.strip() or "-"
    ):
        return None
    parts = []
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
    strong = bool(re.match(r"(?:以上)?(?:共计|合计|总计)", whole.before.strip()))
    return Parts(whole=index, parts=tuple(parts), complete=strong, firm=False)
