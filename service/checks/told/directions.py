"""Changes against last year's figure whose direction the words have wrong, wherever this year's stands: 年末未办结66
件。…与上年末结转的70件相比，增加4件; 行政诉讼6件，上年也是6件，总量翻番; 由45件、37件变为33件，呈逐年上升之势.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from corpora.document.check import Message
from corpora.document.claim import Claim, Expression
from models.language.formulas.totals import EXPRESSIONS
from service.checks.figures.plain_counts import PERCENT, is_count
from service.checks.figures.request_totals import ALL_REQUESTS, CARRIED_IN, CARRIED_OUT
from service.checks.inspection import Finding, Inspection, message, plain
from service.checks.told.counts import CONFIDENCE, Sentence

_RISES: Final = "净?增加|净增|增长|增|多|上升|提高|提升|上涨"
_FALLS: Final = "净?减少|减|少|下降|降低|回落|缩短|压缩|下滑"
_AMOUNT: Final = re.compile(rf"(?:(?P<rises>{_RISES})|(?P<falls>{_FALLS}))(?:了|到|约)?\s?$")
_AGAINST: Final = re.compile("(?:比|较|同|与|相比|相较|对照)")
_THEN: Final = re.compile("上年|去年|上一年|年初")
_OF_ANOTHER: Final = re.compile("全[市区县省国]|平均|目标|计划|法定|规定|[上下前后]半年|季度")
_WORDS: Final = re.compile(
    r"(?:[，,]|相比)(?:[与同比较]?(?:上年|去年|年初|上年末)(?P<carried>结转)?(?:的)?(?:相比)?|[^，,。；;\d]{0,6}?)?(?:基本|大体|(?P<exactly>正好|恰好))?"
    r"(?:(?P<level>持平)|(?P<doubled>翻番|翻了一番|增长(?:了)?一倍|增加(?:了)?一倍)|(?P<halved>减半|减少一半|减少了一半|下降一半|减少五成))(?=[，,。；;]|$)"
)
_TREND: Final = re.compile(
    r"由\s?[^，,。；;\d]{0,6}(?P<counts>\d[\d,.]*\s?\w[、和](?:\d[\d,.]*\s?\w[、和])?\d[\d,.]*\s?\w?(?:变为|变成|变化为|增至|增加到|减至|减少到|降至|升至|到|至)\d[\d,.]*)\s?\w[，,]"
    r"(?:总体|整体)?(?:呈|保持|持续|是)?(?:现|出)?(?:了)?(?:逐年|连年|持续|稳步|连续)*(?:(?P<up>上升|增长|增加|走高|递增|攀升)|下降|减少|回落|走低|递减)"
)
_COMPARED: Final = re.compile(
    rf"(?:比|较)[^，,。；;\d]{{0,8}}\d[\d,.]*\s?\w{{0,3}}(?:{_RISES}|{_FALLS})(?:了|到|约)?\s?$"
)
"""`比我局的338件多` in front of 74件."""
FEWEST: Final = 3
OFF: Final = Decimal("0.25")
"""What 翻番 and 减半 may be off, and 持平, as a share of what they say."""
LEVEL: Final = Decimal("0.2")
TWICE: Final = 2


def told_directions(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each change whose amount, or whose words, only the other direction bears out."""
    for place, change in enumerate(told.counts):
        finding = _of_an_amount(inspection, told, place, change)
        finding = finding or _from_one_to_the_other(inspection, told, place) or _of_two_years(inspection, told, place)
        if finding is not None:
            yield finding
    yield from _of_words(inspection, told)
    yield from _of_a_run(inspection, told)


def _of_an_amount(inspection: Inspection, told: Sentence, place: int, change: Claim) -> Finding | None:
    clause = told.clause(place)
    said = _AMOUNT.search(clause)
    growth = change.number.unit == PERCENT and change.number.bound == "exact"
    if said is None or not (is_count(change) or growth) or change.number.unit == "个百分点":
        return None
    words = told.text[told.start : change.number.span.start]
    if not _AGAINST.search(words[-40:]) or _OF_ANOTHER.search(clause):
        return None
    if growth:
        return _of_a_growth(inspection, told, place, change, rises=said["rises"] is not None)
    base = _base(inspection, told, place, clause, change)
    if base is None:
        return None
    value, of = base
    step = change.number.value if said["rises"] else -change.number.value
    nows = _nows(inspection, change, of)
    others = _all_values(inspection, change) if not _is_carried_in(of) else {one.number.value for one in nows}
    if any(one - value == step for one in others):
        return None
    turned = [one for one in nows if one.number.value - value == -step]
    if not turned or not step:
        return None
    now = turned[-1]
    exact = now.number.value - value
    start = max(told.text.rfind("，", told.start, change.number.span.start) + 1, told.start)
    shown = message(
        "told.change-contradicted",
        words=f"{told.text[start : change.number.span.end].strip()}{change.number.unit or ''}",
        arithmetic=f"{plain(now.number.value)} − {plain(value)}", exact=f"{exact:+f}",
    )  # fmt: skip
    return _finding(inspection, shown, change, now, of, claimed=change.number.value, found=-change.number.value)


_BECAME: Final = re.compile(
    r"\s?\w{0,3}?[，,]?(?:分别)?(?:(?P<rises>增加?|上升|提高|增长|升|攀升)|(?P<falls>降|减少?|下降|降低|回落|压减|缩减))(?:至|到|为)\s?$"
)
"""Between two counts: `由48件降至55件`."""
_FROM: Final = re.compile("(?:由|从|自)[^，,。；;：:\\d]{0,12}$")
_RANKED: Final = ("位", "名")
"""Of which the lower is the better."""


def _from_one_to_the_other(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`不予公开由48件降至55件`: the figures themselves tell which way it went."""
    now, then = told.counts[place], told.counts[place - 1] if place else None
    if then is None or then.number.unit != now.number.unit or now.number.unit in _RANKED:
        return None
    if then.number.bound != "exact" or now.number.bound != "exact" or not _FROM.search(told.clause(place - 1)):
        return None
    said = _BECAME.fullmatch(told.text, told.behind(then), now.number.span.start)
    one, other = then.number.value, now.number.value
    if said is None or one == other or (other > one) == (said["rises"] is not None):
        return None
    words = told.text[then.number.span.start : told.behind(now)]
    shown = message("claim-change.run-contradicted", words=words, figures=f"{plain(one)} → {plain(other)}")
    return _finding(inspection, shown, now, now, then, claimed=other, found=one)


_BY: Final = re.compile(rf"[，,]\s?(?:净|共|同比|较上年|比上年)?(?:(?P<rises>{_RISES})|(?P<falls>{_FALLS}))(?:了)?\s?$")


def _of_two_years(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`2022年末现行有效16件，2023年末为14件，增加2件`: the change right behind both years' figures."""
    if place < TWICE:
        return None
    then, now, change = told.counts[place - 2 : place + 1]
    alike = {one.number.unit for one in (then, now, change)}
    if len(alike) != 1 or PERCENT in alike or any(one.number.bound != "exact" for one in (then, now, change)):
        return None
    said = _BY.fullmatch(told.text, told.behind(now), change.number.span.start)
    if said is None or not _is_then(inspection, told, place - 2) or _is_then(inspection, told, place - 1):
        return None
    between = told.text[told.behind(then) : now.number.span.start]
    if (
        now.period_kind != "this_year"
        or re.search("[。；;]|其中|结转", between)
        or _OF_ANOTHER.search(told.clause(place - 1))
    ):
        return None
    exact = now.number.value - then.number.value
    step = change.number.value if said["rises"] else -change.number.value
    others = [one.number.value for one in told.counts[: place - 2] if one.number.unit == change.number.unit]
    if exact == step or not exact or any(now.number.value - one == step for one in others):
        return None
    words = said[0].strip("，, ")
    shown = message(
        "told.change-contradicted", words=f"{words}{plain(change.number.value)}{change.number.unit or ''}",
        arithmetic=f"{plain(now.number.value)} − {plain(then.number.value)}", exact=f"{exact:+f}",
    )  # fmt: skip
    return _finding(inspection, shown, change, now, then, claimed=change.number.value, found=abs(exact))


def _of_a_growth(inspection: Inspection, told: Sentence, place: int, change: Claim, *, rises: bool) -> Finding | None:
    """`行政强制19件，…；2022年为31件，同比上升38.7%`: of last year's count right in front and this year's."""
    then = told.counts[place - 1] if place else None
    if then is None or not is_count(then) or not _is_then(inspection, told, place - 1) or not then.number.value:
        return None
    nows = [
        one for one in _counts_before(inspection, then)
        if one.period_kind == "this_year" and one.relation == "equal"
    ]  # fmt: skip
    made = {one.id: (one.number.value - then.number.value) * 100 / then.number.value for one in nows}
    sign = 1 if rises else -1
    fitting = [one for one in nows if _fits(made[one.id] * sign, change)]
    turned = [one for one in nows if made[one.id] * sign < 0 and _fits(-made[one.id] * sign, change)]
    if fitting or len({one.number.value for one in turned}) != 1:
        return None
    now = turned[0]
    shown = message(
        "told.change-contradicted",
        words=f"{told.clause(place).strip()}{plain(change.number.value)}%",
        arithmetic=f"({plain(now.number.value)} − {plain(then.number.value)}) ÷ {plain(then.number.value)} × 100",
        exact=f"{made[now.id].quantize(Decimal('0.1')):+f}",
    )  # fmt: skip
    return _finding(inspection, shown, change, now, then, claimed=change.number.value, found=-change.number.value)


def _fits(exact: Decimal, change: Claim) -> bool:
    return abs(exact - change.number.value) <= Decimal("0.51").scaleb(-change.number.decimals)


def _base(
    inspection: Inspection, told: Sentence, place: int, clause: str, change: Claim
) -> tuple[Decimal, Claim | Expression] | None:
    """Last year's figure that the sentence tells in front, else what the tables have of 上年结转 where the change names
    it and what is carried over stands in front.
    """
    thens = [
        one for item, one in enumerate(told.counts[:place])
        if is_count(one) and one.number.unit == change.number.unit and _is_then(inspection, told, item)
    ]  # fmt: skip
    is_compared = place > 0 and _COMPARED.search(told.text, told.start, change.number.span.start) is not None
    if is_compared and told.counts[place - 1] not in thens:
        return None  # 同期收到412件，比我局的338件多
    if thens:
        return (thens[-1].number.value, thens[-1]) if len({one.number.value for one in thens}) == 1 else None
    value = inspection.value(CARRIED_IN)
    carried = any(one.fields and one.fields[0].counts_as(CARRIED_OUT) for one in told.counts[:place])
    if value and carried and re.search(r"(?:上年|去年|年初)(?:结转|转入|末|底)?(?:的)?(?:相比)?[，,]?\w{1,3}$", clause):
        return value, CARRIED_IN
    return None


def _is_then(inspection: Inspection, told: Sentence, place: int) -> bool:
    one = told.counts[place]
    if one.period_kind == "last_year" or _THEN.search(told.own_words(place)) is not None:
        return True
    return _is_carried_in(one)


def _is_carried_in(base: Claim | Expression) -> bool:
    return isinstance(base, Expression) or (bool(base.fields) and base.fields[0].counts_as(CARRIED_IN))


def _counts_before(inspection: Inspection, change: Claim) -> list[Claim]:
    """The paragraph's counts in front of it, in its unit."""
    start = inspection.paragraph_start(change.number.span.start)
    return [
        one for one in inspection.mentions.claims
        if start <= one.number.span.start < change.number.span.start and is_count(one)
        and one.number.unit == change.number.unit
    ]  # fmt: skip


def _all_values(inspection: Inspection, change: Claim) -> set[Decimal]:
    """Whatever the change may end at: counts of the paragraph, behind it too, and totals of the tables."""
    start = inspection.paragraph_start(change.number.span.start)
    end = inspection.document.text.find("\n", change.number.span.end)
    counts = {
        one.number.value for one in inspection.mentions.claims
        if start <= one.number.span.start and (end < 0 or one.number.span.end <= end) and one is not change
    }  # fmt: skip
    totals = [*ALL_REQUESTS, CARRIED_OUT, *EXPRESSIONS.values()]
    return counts | {value for one in totals if (value := inspection.value(one)) is not None}


def _nows(inspection: Inspection, change: Claim, base: Claim | Expression) -> list[Claim]:
    """This year's figures that such a change is told of: what is tied to the same, what is carried over where the base
    is what came over, or what its sentence, or the one in front, opens with.
    """
    before = [one for one in _counts_before(inspection, change) if one is not base and one.relation == "equal"]
    before = [one for one in before if one.period_kind == "this_year"]
    if _is_carried_in(base):
        return [one for one in before if one.fields and one.fields[0].counts_as(CARRIED_OUT)]
    tied = [one for one in before if change.fields and one.fields and one.fields[0] == change.fields[0]]
    if tied:
        return tied
    opens = [one for one in before if one.sentence == change.sentence][:1]
    if opens:
        return opens
    front = [one for one in inspection.told_in_front_of(change.sentence) if one in before]
    return front[:1]


def _of_words(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """`上年也是6件，总量翻番`: of last year's figure right in front and this year's that the sentence opens with."""
    for said in _WORDS.finditer(told.text, told.start, told.end):
        front = [(place, one) for place, one in enumerate(told.counts) if one.number.span.end <= said.start()]
        if not front or told.text[told.behind(front[-1][1]) : said.start()].strip():
            continue
        pair = _pair(inspection, told, [(item, one) for item, one in front if is_count(one)], said)
        if pair is None or not pair[1][0]:
            continue
        now, (before, base) = pair
        ratio = now.number.value / before
        meant = Decimal(1) if said["level"] else Decimal(2) if said["doubled"] else Decimal("0.5")
        off = abs(ratio - meant)
        loosely = said["level"] and not said["exactly"] and max(ratio, 1 / ratio) < TWICE
        few = loosely and abs(now.number.value - before) < FEWEST
        if off <= (LEVEL if said["level"] else OFF * meant) or few:
            continue
        shown = message(
            "claim-change.words-contradicted", words=said[0].strip("，, "), now=now.number.value, before=before
        )
        yield _finding(inspection, shown, now, now, base, claimed=now.number.value, found=before)


def _pair(
    inspection: Inspection, told: Sentence, front: Sequence[tuple[int, Claim]], said: re.Match[str]
) -> tuple[Claim, tuple[Decimal, Claim | Expression]] | None:
    """This year's figure, and last year's with what tells it."""
    if not front:
        return None
    last = front[-1][1]
    alike = [(item, one) for item, one in front if one.number.unit == last.number.unit]
    if said["carried"]:
        value = inspection.value(CARRIED_IN)
        is_now = bool(last.fields) and last.fields[0].counts_as(CARRIED_OUT)
        return (last, (value, CARRIED_IN)) if value and is_now else None
    thens = [one for item, one in alike if _is_then(inspection, told, item)]
    if len(thens) != 1:
        return None
    nows = [one for item, one in alike if one not in thens and one.period_kind == "this_year"]
    if _is_carried_in(thens[0]):
        nows = [one for one in nows if one.fields and one.fields[0].counts_as(CARRIED_OUT)]
    elif len(alike) != 2:
        return None
    return (nows[0], (thens[0].number.value, thens[0])) if len(nows) == 1 else None


def _of_a_run(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    for said in _TREND.finditer(told.text, told.start, told.end):
        run = [
            one for one in told.counts if said.start("counts") <= one.number.span.start < said.end("counts")
        ]  # fmt: skip
        if len(run) < FEWEST or len({one.number.unit for one in run} - {None}) > 1 or PERCENT in said["counts"]:
            continue
        values = [one.number.value for one in run]
        rising = values[-1] > values[0]
        if rising == (said["up"] is not None) or values[0] == values[-1]:
            continue
        shown = message(
            "claim-change.run-contradicted", words=said[0].rpartition("，")[2] or said[0],
            figures=" → ".join(map(plain, values)),
        )  # fmt: skip
        yield _finding(inspection, shown, run[-1], run[-1], run[0], claimed=values[-1], found=values[0])


def _finding(
    inspection: Inspection, shown: Message, said: Claim, now: Claim, base: Claim | Expression,
    *, claimed: Decimal, found: Decimal,
) -> Finding:  # fmt: skip
    claims = [one for one in dict.fromkeys((said, now, base)) if isinstance(one, Claim)]
    fields = base.fields if isinstance(base, Expression) else ()
    return Finding(
        kind="claim-change",
        verdict="contradicted",
        cause="published",
        message=shown,
        fields=fields,
        claimed=claimed,
        found=found,
        evidence=(
            inspection.sentence(said), *(inspection.words(one.span, role="part") for one in claims if one is not said),
            *inspection.cells(fields),
        ),
        confidence=min(CONFIDENCE, inspection.confidence(fields)),
        claim_ids=tuple(one.id for one in claims),
        settled=True,
    )  # fmt: skip
