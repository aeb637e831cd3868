"""Which quantity a list of parts divides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.language.grammar.part_list import countable, without_brackets
from models.language.grammar.parts.completeness import WAYS
from models.language.grammar.parts.marks import MARKER, Mark
from models.language.grammar.shares.growth import is_base
from models.language.grammar.whose.scope import COMPARISON, REACHED
from models.language.grammar.words.utterance import Utterance

_PERCENT_CLAUSE = re.compile(
    r"[，,；;]?(?:同比|环比|比上年|较上年|比去年|较去年|占)?[^，,；;。]{0,10}\d+(?:\.\d+)?\s?[%％]"
)
WHOLE_DISTANCE, BRACKET_DISTANCE = 24, 12
"""Characters between a whole and 其中, and between a whole and the bracket that divides it."""
_OF_ANOTHER_YEAR = re.compile(r"上(?:一)?年|去年|前一年|同期|[比较](?:19|20)\d\d\s?年")
"""`31件，占19.9%，比2021年（24件，占141件的17.0%）上升`: what the bracket holds is of that year."""
_SORTS = re.compile(r"[类种]|个?(?:部分|方面)")
FARTHEST_SORTS = 12
"""Characters between a whole and how many sorts it has."""
_ALL_ANSWERED = re.compile(r"(?:全部|均|都|已)[^，,。；;]{0,8}(?:答复|办结|办理|回复|回应)")
_BY_A_WAY = re.compile(
    r"(?:网络|网上|网站|线上|线下|信函|邮寄|当面|现场|窗口|传真|邮件|电子邮箱)(?:申请|提交|方式|渠道|收到|受理|共|为|有)*\s?$"
)
"""`收到25件，网络申请18件，信函申请7件，已全部答复，其中予以公开13件`: what was answered are all, by whatever way they came."""
_IN_BRACKETS = re.compile(r"\s?[（(]\s?(?:共|计|合|合计)?\s?$")


def wholes_of(utterances: Sequence[Utterance], mark: Mark) -> list[int]:
    """Quantities that a list may divide, nearest first: those before the mark, at its own depth, in the same breath.

    A list that opens a bracket divides the quantity in front of the bracket, and no other.
    """
    base, text = utterances[0].sentence.span.start, utterances[0].sentence.text
    inside = text[: mark.start].rstrip().endswith(("（", "(")) or text[mark.start] in "（("
    depth = mark.depth - 1 if inside else mark.depth
    places = [
        place for place in range(len(utterances) - 1, -1, -1)
        if utterances[place].end - base <= mark.start and utterances[place].depth == depth and countable(utterances[place])
        and not WAYS.match(utterances[place].after)
        and (not COMPARISON.search(utterances[place].before) or REACHED.search(utterances[place].before))
    ]  # fmt: skip
    places = [place for place in places if not is_base(utterances[place])] or places
    if not places:
        return []
    between = _PERCENT_CLAUSE.sub("", without_brackets(text[utterances[places[0]].end - base : mark.start]))
    if (whole := _divided_before(utterances, mark, places)) is not None:
        return [whole]
    near = len(between) <= (BRACKET_DISTANCE if inside else WHOLE_DISTANCE)
    if not near or re.search(r"[；;]|此外|另外", between) or between.count("。") > 1:
        return []
    if _ALL_ANSWERED.search(between):
        places = [place for place in places if not _BY_A_WAY.search(utterances[place].before)] or places
    if inside and _OF_ANOTHER_YEAR.search(text[utterances[places[0]].end - base : mark.start]):
        return []
    return places[:1] if inside else places


_BY_AN_ASPECT = re.compile(r"^(?:按|从|依)(?!法|规)[^，,：:]*[，,：:]$")


_ENDS_A_SENTENCE = re.compile(r"。\s*$")


def _divided_before(utterances: Sequence[Utterance], mark: Mark, places: Sequence[int]) -> int | None:
    """`400条，按渠道分，网站50条、公众号350条；按类别分，…`: what a head in front of a ； divides, and all of it, the next head
    divides again.
    """
    text, base = utterances[0].sentence.text, utterances[0].sentence.span.start
    if not _BY_AN_ASPECT.match(mark.words) or not text[: mark.start].rstrip().endswith(("；", ";")):
        return None
    before = [one for one in MARKER.finditer(text, 0, mark.start) if _BY_AN_ASPECT.match(one.group())]
    if not before:
        return None
    in_front = [place for place in places if utterances[place].end - base <= before[-1].start()]
    listed = [place for place in places if utterances[place].end - base > before[-1].end()]
    if not in_front or len(listed) < 2:
        return None
    told = sum(utterances[place].number.value for place in listed)
    units = {utterances[place].number.unit for place in (in_front[0], *listed)}
    return in_front[0] if len(units) == 1 and told == utterances[in_front[0]].number.value else None


def without_sorts(utterances: Sequence[Utterance], candidates: list[int], first: int | None) -> list[int]:
    """`办结的43件共分为四类，分别为：予以公开21件…`: what the list divides is not the number of its sorts."""
    if first is None or len(candidates) < 2 or _SORTS.fullmatch(utterances[first].number.unit or ""):
        return candidates
    sorts, whole = utterances[candidates[0]], utterances[candidates[1]]
    near = sorts.number.span.start - whole.end <= FARTHEST_SORTS
    return candidates[1:] if near and _SORTS.fullmatch(sorts.number.unit or "") else candidates


def in_unit_of(utterances: Sequence[Utterance], whole: int, parts: Sequence[int]) -> int:
    """`公开信息111条（1526件），包括文件5件、许可1424件…`: of a whole told in two units the one that its parts have."""
    units, behind = {utterances[part].number.unit for part in parts}, whole + 1
    if utterances[whole].number.unit in units or behind >= parts[0]:
        return whole
    text, base = utterances[whole].sentence.text, utterances[whole].sentence.span.start
    between = text[utterances[whole].end - base : utterances[behind].place]
    closed = text[utterances[behind].end - base :].lstrip()[:1] in ("）", ")")
    is_same = bool(_IN_BRACKETS.match(between)) and closed and utterances[behind].number.unit in units
    return behind if is_same else whole


def chosen_whole(
    utterances: Sequence[Utterance], candidates: Sequence[int], parts: Sequence[int], mark: Mark
) -> tuple[int, bool]:
    """The quantity that the parts divide, and whether no other can be meant.

    The nearest one, unless it is smaller than one of its parts (`收到9件，上年结转1件，其中网络5件，信函5件`) or an earlier
    one is exactly the sum of several, with no ； between (`复议4件；诉讼5件，其中直接起诉2件，复议后起诉2件`). A head of its own (`收到50件，…；法人9件。从内容看，防汛20件`) divides what the
    sentence in front opens with.
    """
    values = [utterances[part].number.value for part in parts]
    nearest = candidates[0]
    if utterances[nearest].number.value == sum(values):
        return nearest, True
    exact = [place for place in candidates[1:] if utterances[place].number.value == sum(values)]
    if exact and len(parts) > 1:
        return (nearest if _opens_a_statement(utterances, candidates) else exact[0]), True
    heads = _BY_AN_ASPECT.match(mark.words) and _ENDS_A_SENTENCE.search(utterances[0].sentence.text[: mark.start])
    if not heads and utterances[nearest].number.value < values[0] and _opens_a_statement(utterances, candidates):
        return nearest, True
    fits = [place for place in candidates if utterances[place].number.value >= max(values)]
    if not fits:
        return _greatest(utterances, candidates), len(candidates) == 1
    return fits[0], fits[0] == nearest


def _opens_a_statement(utterances: Sequence[Utterance], candidates: Sequence[int]) -> bool:
    """`行政复议6件，…；行政诉讼4件，其中维持9件`: nothing but the count behind a ； is divided, by a part that exceeds it, too.
    Those carried over stand beside what came in.
    """
    if len(candidates) < 2 or "结转" in utterances[candidates[0]].words:
        return False
    nearest, earlier = (utterances[place] for place in candidates[:2])
    text, base = nearest.sentence.text, nearest.sentence.span.start
    return re.search("[；;]", without_brackets(text[earlier.end - base : nearest.place])) is not None


def _greatest(utterances: Sequence[Utterance], candidates: Sequence[int]) -> int:
    """Of wholes none of which has as much as one of the parts, that which is nearest to it: the greatest of one unit."""
    unit = utterances[candidates[0]].number.unit
    alike = [place for place in candidates if utterances[place].number.unit == unit]
    return max(alike, key=lambda place: utterances[place].number.value)


def of_which_it_is_one(utterances: Sequence[Utterance], first: int, parts: Sequence[int]) -> int | None:
    """`收到297件（市本级86件：部门22件；乡镇189件）`: where the first in a bracket and those behind its colon make up what
    stands in front, the colon parts them as a ； does, which OCR takes it for.
    """
    outer = first - 1
    if outer < 0 or utterances[outer].depth != utterances[first].depth - 1 or not countable(utterances[outer]):
        return None
    together = sum(utterances[place].number.value for place in (first, *parts))
    return outer if utterances[outer].number.value == together else None
