"""What a share is said of, by its words: the last count in front, several together, or one told by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.numeral import DIGITS
from service.checks.figures.part_groups import sum_of, thing_counted
from service.checks.figures.plain_counts import is_count
from service.checks.figures.request_totals import ALL_REQUESTS, NEW
from service.checks.inspection import Inspection, plain
from service.checks.told.counts import Sentence
from service.checks.told.named_amounts import amounts_named, totals_named

MOST_TOGETHER, MOST_JOINED = 6, 2
_TOGETHER: Final = re.compile(
    r"(?:这|上述|以上|前述)?(?:(?P<many>[两二三四五六])(?:者|类|项|家|个|种|部分|方面)?)?"
    r"(?:申请人|申请|来件|渠道|情形|答复|主体|单位|部门|科室|结果|方式)?(?:在?一起)?(?P<sum>合计|共计|总计|一共|总共|共|相加|加起来|合起来|合在一起|之和|总和|加总|累计)?"
    r"(?:后|的)?(?:就|已|便|约|仅|只|也|均|更|又|几|几乎|大约|恰好|正好|刚好)*"
)
_OWN: Final = re.compile(
    r"(?:我[局委办街镇乡县区市厅院]|本(?:局|机关|级|委|办|街道|镇)|[市区县]局|局机关)(?:本级|机关)?(?:就|共)?(?:收到|受理|新收|办理)?的?"
)
_AS_CALLED: Final = re.compile(r"(?:申请|来件|渠道|途径|方式|提交|提出|制发|办理|收到|件|类|的)+$")
_IN_ALL: Final = re.compile("(?:两[者类项种])?(?:合计|共计|总计|一共|总共|共|相加|之和|一起)$")
_OF_A_KIND: Final = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2,6})(?:类|领域|方面)(?:的?(?:申请|信息|来件|事项))?")
"""`征地类申请` of `征地批文及“一书四方案”类386件`."""
_OF_ACTS: Final = re.compile("(?:行政)?(?:处罚|许可|强制)(?:案件|决定|事项)")
"""`处罚案件按程序分，…；按对象分，个人占七成以上` is of no requests."""
_ENDS: Final = re.compile(r"\s?(?:件|份|宗|起|次|人次)?(?:申请|来件|案件)?")
_NEXT: Final = re.compile(r"\s?[^，,。；;：:\d]{0,14}[）)]?[，,；;：:]\s?")
_BREAKS: Final = re.compile("[。；;]")
_TIMES: Final = ("this_year", "part_of_year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A figure with what tells it: counts of the sentence, or cells of the tables."""

    value: Decimal
    shown: str
    claims: tuple[Claim, ...] = ()
    fields: tuple[str, ...] = ()


def of_claims(claims: Sequence[Claim]) -> Amount:
    """What counts come to together."""
    shown = " + ".join(plain(one.number.value) for one in claims)
    return Amount(value=sum_of(claims), shown=f"({shown})" if len(claims) > 1 else shown, claims=tuple(claims))


def of_cells(inspection: Inspection, expression: Expression) -> Amount | None:
    """What the tables have of it."""
    value = inspection.value(expression)
    return Amount(value=value, shown=plain(value), fields=expression.fields) if value else None


def cells_named(inspection: Inspection, words: str) -> list[Amount]:
    """What the tables have by a name, all that it may mean."""
    return [one for item in amounts_named(inspection, words) if (one := of_cells(inspection, item)) is not None]


def request_amounts(inspection: Inspection) -> list[Amount]:
    """What the tables have of all requests: those that came in, were settled, were to be settled."""
    return [one for item in ALL_REQUESTS if (one := of_cells(inspection, item)) is not None]


def part_of(inspection: Inspection, told: Sentence, who: str, front: Sequence[int], start: int) -> list[Amount]:
    """What the words in front of 占 may mean, the likeliest first; [] where it stays open. `start`: of its clause."""
    counts = [place for place in front if _is_told(told.counts[place])]
    who = who.strip()
    if not counts:
        return []
    inside = [place for place in counts if told.counts[place].number.span.start >= start]
    together = _TOGETHER.fullmatch(who)
    if who and re.search(r"\d", who):
        named = [told.counts[one] for one in inside]
        ends = _ENDS.fullmatch(who[who.rindex(re.findall(r"\d", who)[-1]) + 1 :]) is not None
        joined = len(named) == MOST_JOINED and re.search("[和与及]", who) is not None
        return [of_claims(named)] if ends and (len(named) == 1 or joined) else []
    before = [place for place in counts if place not in inside]
    if not before:
        return []
    if not who:
        return _last(told, before, start)
    if together is not None and (together["many"] or together["sum"]):
        between = told.text[told.behind(told.counts[before[-1]]) : start]
        if not _NEXT.fullmatch(between) or told.is_aside(before[-1]):
            return []
        return _together(told, before, DIGITS[together["many"]] if together["many"] else 0)
    if _OWN.fullmatch(who):
        return [one for one in (of_cells(inspection, NEW),) if one is not None]
    return _by_name(inspection, told, who, before)


def _is_told(claim: Claim) -> bool:
    return is_count(claim) and claim.relation in ("equal", "increase") and claim.period_kind in _TIMES


def _last(told: Sentence, before: Sequence[int], start: int) -> list[Amount]:
    """The last count, in the clause right in front or with nothing but a share between; it may be one of a few."""
    last = before[-1]
    between = told.text[told.behind(told.counts[last]) : start]
    if len(re.findall("[，,（(]", between)) > 1 or _BREAKS.search(between) or re.search("[）)：:]", between):
        return []
    if told.counts[last] is not _last_of_all(told, start) or told.is_aside(last) or "各" in told.own_words(last):
        return []
    run = _run(told, before)
    sums = [of_claims([told.counts[one] for one in run[-size:]]) for size in (2, 3, 4) if len(run) >= size]
    return [of_claims([told.counts[last]]), *sums]


def _last_of_all(told: Sentence, start: int) -> Claim:
    return [one for one in told.counts if one.number.span.end <= start][-1]


def _run(told: Sentence, before: Sequence[int]) -> list[int]:
    """Counts of one thing that stand in one statement, up to the last."""
    found = [before[-1]]
    thing = thing_counted(told.counts[before[-1]])
    for place in reversed(before[:-1]):
        between = told.text[told.counts[place].number.span.end : told.counts[found[0]].number.span.start]
        if _BREAKS.search(between):
            break
        if thing_counted(told.counts[place]) == thing and not told.is_aside(place):
            found.insert(0, place)
    return found[-MOST_TOGETHER:]


def _together(told: Sentence, before: Sequence[int], many: int) -> list[Amount]:
    """The last so many counts, or all of the statement, without one that the others come to."""
    run = [told.counts[one] for one in _run(told, [one for one in before if not told.is_aside(one)] or before)]
    if len(run) < max(many, 2):
        return []
    if many:
        return [of_claims(run[-many:])]
    rest = run[1:]
    whole = len(rest) > 1 and run[0].number.value >= sum_of(rest)
    sums = [of_claims(run[-size:]) for size in range(len(run), 1, -1)]
    return sums[1:] if whole else sums


def _own_tail(told: Sentence, place: int) -> str:
    """The words of its clause behind its unit: `47件为当年收件`."""
    return re.split("[，,、。；;：:（(]", told.tail(place))[0]


def _joined(told: Sentence, who: str, before: Sequence[int]) -> list[Claim] | None:
    """`图解和视频解读合计占`: of the counts told by those names, one each; None where there are no such."""
    names = re.split("[和与及、]", _IN_ALL.sub("", who))
    if len(names) < MOST_JOINED or min(map(len, names)) < MOST_JOINED:
        return None
    meant = [told.named(name, before) for name in names]
    places = {found[0] for found in meant if len(found) == 1}
    return [told.counts[place] for place in sorted(places)] if len(places) == len(names) else None


def _by_name(inspection: Inspection, told: Sentence, who: str, before: Sequence[int]) -> list[Amount]:
    """`网络渠道占`: of the one count told by that name, else of what the tables have by it."""
    cells = cells_named(inspection, who) if not _OF_ACTS.search(told.text, told.start, told.end) else []
    if any(len(one.fields) > 1 for one in cells) and not totals_named(who):
        return cells  # 公开195件，部分公开49件，公开类占比
    names = [who, _AS_CALLED.sub("", who)]
    for name in names:
        meant = told.named(name, before) if len(name) > 1 else []
        if len(meant) == 1:
            return [of_claims([told.counts[meant[0]]])]
        if meant:
            return []
    if (joined := _joined(told, who, before)) is not None:
        return [of_claims(joined)]
    kind = _OF_A_KIND.fullmatch(who)
    begun = [one for one in before if kind is not None and told.name(one).startswith(kind["stem"])]
    if len(begun) == 1:
        return [of_claims([told.counts[begun[0]]])]
    behind = [one for one in before if len(names[1]) > 1 and names[1] in _own_tail(told, one)]
    if behind or totals_named(who):
        return [of_claims([told.counts[behind[0]]])] if len(behind) == 1 else []
    return cells
