"""What a growth is made of: this year's figure and last year's, or the change between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.language.grammar.measure_words import count_alike
from models.language.grammar.part_list import Parts, gap_between
from models.language.grammar.shares.ratio import Ratio, is_counted
from models.language.grammar.whose.scope import CARRIED, COMPARISON, DECREASE, INCREASE, relation_of, rises_from
from models.language.grammar.words.utterance import Utterance

_OWN_SUBJECT = re.compile(
    r"(?:其中)?[^，,。；;]*(?:[\u4e00-\u9fff]率|申请|人数|量|额|时限|诉讼|复议)(?:增|升|上|提|下|降|减|压|回)[^，,。；;]{0,4}$"
)
"""较上年38件增加12件，答复率提升2.3%: what grew here is named anew."""
_OF_LAST_YEAR = re.compile(
    r"而?(?:(?:19|20)\d\d\s?年度?|上年度?|上一年度?|去年)(?:同期)?(?:的|全年)?(?:共|累计)?"
    r"(?:公开|发布|推送|收到|新收|接收|受理|办理|办结|答复|回应|召开|举办|开展|组织|制发|印发)?(?:信息)?(?:为|是|了)?\s?"
)
"""发布1010篇，2022年为724篇，同比增长39.5%: a bare year, or one with a verb, in front of the count before a change."""
POINTS = ("个百分点", "百分点")
_BY = re.compile(r"(?:增幅|降幅|涨幅|同比|净增|净减|增长|增加|上升|提高|下降|减少|降低|提升|了|达到?|为|约)+")
NEXT_CHARACTERS = 8
"""Words that a growth may have in front of it (同比增长) right behind the counts of two years."""


_COMPARED_OR_ELSE = re.compile("相比|相较|比较|[；;]")
"""与2022年1702件、2021年1530件相比: earlier years both, that this year's figure is held against. Behind a ； something else
grew: `2023年298件、2024年336件；二是无法提供件增幅达24.59%`.
"""


def find_growth(utterances: Sequence[Utterance], index: int, parts: Sequence[Parts]) -> Ratio | None:
    """增长15%: of (this year, last year) when both are said, else of (change, this year)."""
    percent = utterances[index]
    risen = _risen(utterances, index)
    if risen is not None:
        return Ratio(percent=index, basis="growth", candidates=(risen,), firm=True)
    years = _of_two_years(utterances, [place for place in range(index) if is_counted(utterances[place])])
    if (
        years is not None
        and index - 1 in years
        and not _COMPARED_OR_ELSE.search(gap_between(utterances[index - 1], percent))
        and len(percent.before) <= NEXT_CHARACTERS
    ):
        return Ratio(percent=index, basis="growth", candidates=(years,), firm=True)
    if not COMPARISON.search(percent.before) and not COMPARISON.search(percent.earlier[-60:]):
        return _grown_since(utterances, index)
    if not COMPARISON.search(percent.before) and _OWN_SUBJECT.match(percent.before):
        return None
    counts = _told_since_last_percentage(utterances, index)
    nows = [place for place in reversed(counts) if not is_base(utterances[place])]
    if not nows:
        return _by_a_change(utterances, index)
    now = nows[0]
    if (behind := _base_behind(utterances, index)) is not None:
        alike = [one for one in nows if count_alike(utterances[one].number.unit, utterances[behind].number.unit)]
        divided = _divided_in_front(utterances, now, behind, parts)
        alike.sort(key=lambda one: one != divided)  # that first, the others as they were
        pairs = tuple((one, behind) for one in alike)
        firm = len(alike) == 1 or divided is not None or _follows_its_own_count(utterances, index)
        return Ratio(percent=index, basis="growth", candidates=pairs, firm=firm) if pairs else None
    bases = [
        place for place in counts
        if is_base(utterances[place]) and count_alike(utterances[place].number.unit, utterances[now].number.unit)
    ]  # fmt: skip
    if bases:
        alike = [one for one in nows if count_alike(utterances[one].number.unit, utterances[now].number.unit)]
        if any(_OF_TOTAL.match(utterances[base].before) for base in bases):
            whole_places = {item.whole for item in parts}  # 申请45件，其中网络28件、当面17件，总数比去年的36件增长25%
            alike = [one for one in alike if one in whole_places] or alike
        divided = _divided_in_front(utterances, now, bases[-1], parts)
        alike.sort(key=lambda one: one != divided)  # that first, the others as they were
        pairs = tuple((one, base) for one in alike for base in bases)
        return Ratio(percent=index, basis="growth", candidates=pairs, firm=len(bases) == 1)
    changes = [
        place for place in range(index) if _is_change(utterances[place])
        and utterances[place].number.unit != "%" and count_alike(utterances[place].number.unit, utterances[now].number.unit) and place > now
    ]  # fmt: skip
    if not changes:
        return None
    wholes = [item.whole for item in parts if now in item.parts]  # 经费12万元，其中宣传4万元，较上年减少2万元
    adjacent = utterances[index].number.span.start - utterances[changes[-1]].end <= 8
    return Ratio(
        percent=index,
        basis="change",
        candidates=tuple((change, one) for one in (now, *wholes) for change in reversed(changes)),
        firm=adjacent and len(changes) == 1,
    )


def _follows_its_own_count(utterances: Sequence[Utterance], index: int) -> bool:
    """`收到50件，同比增长25%，办结52件，同比增长23.8%（上年42件）`: the count right in front stands behind another growth."""
    if index < 2 or not is_counted(utterances[index - 1]):
        return False
    return utterances[index - 2].number.unit == "%" and _is_change(utterances[index - 2])


def _divided_in_front(utterances: Sequence[Utterance], now: int, base: int, parts: Sequence[Parts]) -> int | None:
    """`来信80件，其中个人55件、单位25件，较上年（74件）增长8.1%`: the whole that the parts in front come to, where last
    year's figure is nearer to it than to the last part.
    """
    value = {place: utterances[place].number.value for place in range(len(utterances))}
    wholes = [
        item.whole for item in parts
        if now in item.parts and sum(value[place] for place in item.parts) == value[item.whole]
        and abs(value[item.whole] - value[base]) < abs(value[now] - value[base])
    ]  # fmt: skip
    return wholes[0] if len(wholes) == 1 else None


def _is_change(utterance: Utterance) -> bool:
    """Does it tell by how much something grew or shrank?"""
    return relation_of(utterance) in ("increase", "decrease")


def _grown_since(utterances: Sequence[Utterance], index: int) -> Ratio | None:
    """`收到38件，上年为30件，增加8件，增长26.67%`: both years' figures, at most the change between them and the percentage."""
    percent, before = utterances[index], index - 1
    if before > 0 and _is_change(utterances[before]) and utterances[before].depth == percent.depth:
        before -= 1
    if before < 1 or not _is_bare(percent) or not _OF_LAST_YEAR.fullmatch(utterances[before].before):
        return None
    now, base = utterances[before - 1], utterances[before]
    alike = is_counted(now) and is_counted(base) and count_alike(now.number.unit, base.number.unit)
    exact = alike and now.number.bound == base.number.bound == "exact"
    return Ratio(percent=index, basis="growth", candidates=((before - 1, before),), firm=exact) if alike else None


_SHOWS = re.compile("(?:呈现|呈|出现|实现|有|为)?了?")
_OF_WHICH_CHANGE = re.compile("的[增降减涨升跌]幅")


def _is_bare(percent: Utterance) -> bool:
    """Does nothing but a word for the change stand with it: 增长8%, 呈现11.9%的降幅?"""
    before = percent.before.strip()
    shown = _SHOWS.fullmatch(before) and _OF_WHICH_CHANGE.fullmatch(percent.after)
    return bool(_BY.fullmatch(before) or shown)


_COMPARED_WITH = re.compile(r"(?:相比|相较|比较)[，,]?(?:多|少|增加|减少)了?")
"""`与上一年（收到96件）相比多21件，增长21.9%`."""


def _by_a_change(utterances: Sequence[Utterance], index: int) -> Ratio | None:
    """`申请数量较去年的21件增加63件，增长300%`: last year's figure and the change alone, both right in front."""
    base, change = index - 2, index - 1
    if base < 0 or not is_base(utterances[base]) or not _BY.fullmatch(utterances[index].before.strip()):
        return None
    words = utterances[change].before.strip()
    told = _is_change(utterances[change]) and (_BY.fullmatch(words) or _COMPARED_WITH.fullmatch(words))
    alike = told and count_alike(utterances[change].number.unit, utterances[base].number.unit)
    exact = utterances[change].number.bound == utterances[base].number.bound == "exact"
    return Ratio(percent=index, basis="growth", candidates=((change, base),), firm=exact) if alike else None


def _told_since_last_percentage(utterances: Sequence[Utterance], index: int) -> list[int]:
    """Counts before a percentage; those alone that stand behind the one before it, where they say both years:
    `264条，比上年（231条）增长14.29%；187条，比上年（164条）增长14.02%`.
    """
    counts = [place for place in range(index) if is_counted(utterances[place])]
    last = max((place for place in range(index) if utterances[place].number.unit == "%"), default=-1)
    own = [place for place in counts if place > last]
    both = any(is_base(utterances[place]) for place in own) and not all(is_base(utterances[place]) for place in own)
    return own if both else counts


_OF_TOTAL = re.compile(r"[，,；;。\s]*(?:申请|受理|收件|办件)?(?:总数|总量|总计|合计|总件数)")
_SAID_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?年")


def _of_two_years(utterances: Sequence[Utterance], counts: Sequence[int]) -> tuple[int, int] | None:
    """`2022年收到61件，2023年收到75件，同比增长22.95%`: (later, earlier) of two counts that say years of their own."""
    said = [(int(found[-1]["year"]), place) for place in counts[-2:] if (found := _years(utterances[place]))]
    if len(said) < 2 or said[0][0] == said[1][0]:
        return None
    if not count_alike(utterances[said[0][1]].number.unit, utterances[said[1][1]].number.unit):
        return None
    return max(said)[1], min(said)[1]


def _years(utterance: Utterance) -> list[re.Match[str]]:
    """None of what was carried over: `办结367件（含2023年结转13件）；结转2025年16件，较上年增长36.3%`."""
    compared = COMPARISON.search(utterance.before) or CARRIED.search(utterance.before)
    return [] if compared else list(_SAID_YEAR.finditer(utterance.before))


_OPENS = re.compile(r"\s?[，,]?\s?[（(]")


_ENDS = re.compile(r"\s?(?:[。；;]|$)")


def _base_behind(utterances: Sequence[Utterance], index: int) -> int | None:
    """`同比增长8.67%（2020年为1522件）`: last year's figure behind the percentage, in a bracket or at the statement's end."""
    if index + 1 == len(utterances):
        return None
    base, percent = utterances[index + 1], utterances[index]
    text, start = base.sentence.text, base.sentence.span.start
    opens = _OPENS.match(text, percent.end - start)
    told = is_counted(base) and _OF_LAST_YEAR.fullmatch(base.before)
    if told and base.depth == percent.depth:  # 同比增长8.67%，2020年为1522件。
        alone = re.fullmatch("[，,]", gap_between(percent, base)[:1]) and _ENDS.match(text, base.end - start)
        return index + 1 if alone else None
    return index + 1 if opens and told and base.depth > percent.depth else None


def _risen(utterances: Sequence[Utterance], index: int) -> tuple[int, int] | None:
    """`由2022年的320条增长到2023年的480条，增幅达50%`: (now, before) directly in front of the percentage."""
    if index < 2 or not _BY.fullmatch(utterances[index].before.strip()):
        return None
    before, now = index - 2, index - 1
    alike = is_counted(utterances[before]) and is_counted(utterances[now])
    alike = alike and count_alike(utterances[before].number.unit, utterances[now].number.unit)
    return (now, before) if alike and rises_from(utterances[before]) else None


def find_points(utterances: Sequence[Utterance], index: int) -> Ratio | None:
    """`公开率98.5%，较上年96.2%提高2.3个百分点`: (this year's share, last year's) where both are said."""
    before = [place for place in range(index) if utterances[place].number.unit == "%"]
    if (risen := _points_risen(utterances, before[-2:], index)) is not None:
        return risen
    if len(before) != 2 or utterances[index].number.bound != "exact":
        return None
    bases = [place for place in before if is_base(utterances[place])]
    if len(bases) != 1 or any(utterances[place].number.bound != "exact" for place in before):
        return None
    now = next(place for place in before if place != bases[0])
    return Ratio(percent=index, basis="points", candidates=((now, bases[0]),), firm=True)


def _points_risen(utterances: Sequence[Utterance], places: Sequence[int], index: int) -> Ratio | None:
    """`占比由78.2%升至81.6%，提高3.4个百分点`: both told right in front of the change."""
    if len(places) < 2 or places[1] != index - 1 or places[0] != index - 2:
        return None
    base, now = (utterances[place] for place in places)
    if not rises_from(base) or any(one.number.bound != "exact" for one in (base, now, utterances[index])):
        return None
    return Ratio(percent=index, basis="points", candidates=((places[1], places[0]),), firm=True)


def is_base(utterance: Utterance) -> bool:
    """Is it last year's figure in a comparison: 比上年的20件, 较2022年（20件）?"""
    if (
        COMPARISON.search(utterance.before)
        and not INCREASE.search(utterance.before)
        and not DECREASE.search(utterance.before)
    ):
        return True
    if _OF_LAST_YEAR.fullmatch(utterance.before):
        return True
    return bool(utterance.depth and COMPARISON.search(utterance.earlier[-20:]))
