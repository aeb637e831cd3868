"""How many times one figure another is, told by name or year: 视频是图解的3倍，图解8个，视频24个; 300篇，是2020年的三倍
（2020年为100篇）; 由60人增至120人，翻了一番; 上年4件，今年8件，基本持平.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim, Expression
from service.checks.figures.plain_counts import is_count
from service.checks.figures.request_totals import NEW, SETTLED
from service.checks.inspection import Finding, Inspection, message, plain
from service.checks.named.words import DENIED
from service.checks.told.counts import CONFIDENCE, Sentence, bare_name, told_finding

_IS: Final = r"(?:已经?|约|更|几乎|正好|恰好|刚好|大约|就)?(?:是|为|达到?|相当于|等于|超过?|多于)(?:了)?"
_BY_NAME: Final = re.compile(
    rf"(?P<one>[^，,。；;：:、（(\d]{{2,14}}?){_IS}(?P<other>[^，,。；;：:、（(\d]{{2,12}}?)的?(?:近|约|整整|恰好|正好)?\s?$"
)
_YEAR: Final = r"(?:上(?:一)?年度?|去年|前年|原来|原先|起初|(?:19|20)\d\d\s?年度?)"
_OF_YEAR: Final = re.compile(rf"{_IS}?(?P<year>{_YEAR})(?:同期)?的?(?:近|约|整整|恰好|正好)?\s?$")
_OWN: Final = re.compile(
    r"(?:^|[，,。；;])[^，,。；;：:\d]{0,6}(?:收到?的?|新收|受理)?(?:的)?申请(?:数?量|总[数量]|件数)?\s?$"
)
_FILL: Final = re.compile(r"(?:全年|今年|本年度?|的)?(?P<name>.+?)(?:数量|总量|件数|数|量|的|总数)*")
_ABOLISHED: Final = Expression(name="废止", plus=("proactive.documents.abolished",))
_MADE: Final = Expression(name="制发", plus=("proactive.documents.made",))
_PERSONS: Final = Expression(name="自然人", plus=("requests.new.natural_person",))
_BUSINESS: Final = Expression(name="商业企业", plus=("requests.new.business",))
_TABLES: Final = (
    (re.compile(r"^(?:予以)?公开(?:件|类)?$"), Expression(name="予以公开", plus=("requests.granted.total",))),
    (re.compile(r"^部分公开(?:件|类)?$"), Expression(name="部分公开", plus=("requests.partial.total",))),
    (re.compile(r"^(?:申请)?(?:新收|收到)(?:的)?(?:申请)?$"), NEW),
    (re.compile(r"^(?:申请)?办结(?:的)?(?:申请|件)?$"), SETTLED),
    (re.compile(r"^(?:规范性文件)?(?:废止|失效)(?:件)?$"), _ABOLISHED),
    (re.compile(r"^(?:规范性文件)?(?:制发|新制定|制定|出台|印发)(?:件)?$"), _MADE),
    (re.compile(r"^自然人(?:提出|提交)?(?:的)?(?:申请)?$"), _PERSONS),
    (re.compile(r"^(?:商业)?企业(?:提出|提交)?(?:的)?(?:申请)?$"), _BUSINESS),
)
_OVER_YEARS: Final = re.compile("[两二三四五六七八九十](?:年[间来]|个?年度)|前年")
_IS_DENIED: Final = re.compile(r"^不予公开(?:件|类)?$")
_DOUBLED: Final = re.compile(
    r"翻(?:了)?(?:整整|近|约)?(?P<times>[一两1-2])?(?:番|倍)(?P<more>[多还余])?|(?P<level>(?:基本|大体|大致)?持平|(?:基本|大体|大致)相当)"
)
_TO: Final = re.compile(r"[^，,。；;、\d]{0,8}?(?:至|到|为)(?:了|今年的?|目前的?)?\s?$")
_FROM: Final = re.compile(r"[由从自][^，,。；;：:、]{0,14}$")
LEVEL: Final = Decimal("0.34")
"""A change of so much of the base is not level; of a few counts even less is none."""
FEWEST: Final = 3
OFF: Final = Decimal("0.26")


def told_multiples(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each multiple whose two figures are known, and for each 翻番 or 持平 of two told ones."""
    for place, times in enumerate(told.counts):
        if times.number.unit != "倍":
            continue
        pair = _in_a_bracket(told, place) or _of_year(inspection, told, place) or _by_name(inspection, told, place)
        if pair is not None:
            yield from _judged(inspection, told, place, *pair)
    yield from _doubled(inspection, told)


_Figure = tuple[Decimal, Claim | Expression]


def _of_year(inspection: Inspection, told: Sentence, place: int) -> tuple[_Figure, _Figure] | None:
    words = told.text[told.start : told.counts[place].number.span.start]
    said = _OF_YEAR.search(words[-24:])
    if said is None:
        return None
    year = re.sub(r"\s|度", "", said["year"])
    if year.startswith(("原", "起")):
        front = [told.counts[one] for one in range(max(0, place - 2), place)]
        moved = len(front) == 2 and _FROM.search(told.clause(place - 2)) and _TO.search(told.clause(place - 1))
        if not moved or front[0].number.unit != front[1].number.unit:
            return None
        return (front[1].number.value, front[1]), (front[0].number.value, front[0])
    others = [one for one in range(len(told.counts)) if one != place and is_count(told.counts[one])]
    bases = [one for one in others if re.search(rf"{year}度?[^，,。；;\d]{{0,8}}$", told.clause(one))]
    if len(bases) != 1:
        return None
    base = told.counts[bases[0]]
    nows = [
        one for one in others
        if told.counts[one].number.unit == base.number.unit and one not in bases
        and told.counts[one].period_kind == "this_year" and (one == place - 1 or _is_now(told, one))
    ]  # fmt: skip
    if len(nows) == 1 and len(others) == 2:
        return _told(told, nows[0]), _told(told, bases[0])
    subject = words[: len(words) - len(words[-24:]) + said.start()]
    value = inspection.value(NEW)
    if len(others) == 1 and value and _OWN.search(subject) and base.number.unit in ("件", "份", "宗"):
        return (value, NEW), _told(told, bases[0])
    return None


_IS_SO_MANY: Final = re.compile(
    rf"[^，,。；;：:\d]{{0,4}}[，,]\s?{_IS}(?!上年|去年|前年|同期)[^，,。；;：:、（()\d]{{2,14}}[（(][^，,。；;：:\d）)]{{0,4}}"
)
_CLOSES: Final = re.compile(r"\s?[）)]的?(?:约|近|整整)?\s?")


def _in_a_bracket(told: Sentence, place: int) -> tuple[_Figure, _Figure] | None:
    """`行政许可1272件，是行政处罚（88件）的14.5倍`."""
    if place < 2 or not _CLOSES.fullmatch(told.head(place)) or not _IS_SO_MANY.fullmatch(told.tail(place - 2)):
        return None
    now, base = told.counts[place - 2 : place]
    alike = is_count(now) and is_count(base) and now.number.unit == base.number.unit
    return (_told(told, place - 2), _told(told, place - 1)) if alike else None


def _is_now(told: Sentence, place: int) -> bool:
    return re.search(r"今年|本年|当年", told.clause(place)) is not None


def _told(told: Sentence, place: int) -> _Figure:
    return told.counts[place].number.value, told.counts[place]


def _by_name(inspection: Inspection, told: Sentence, place: int) -> tuple[_Figure, _Figure] | None:
    said = _BY_NAME.search(told.clause(place))
    if said is None or re.search(f"{_YEAR}|同期|前者|后者", said[0]):
        return None
    one, other = (_meant(inspection, told, place, said[name]) for name in ("one", "other"))
    if one is None or other is None or one[1] == other[1] or isinstance(one[1], Claim) != isinstance(other[1], Claim):
        return None
    return one, other


def _meant(inspection: Inspection, told: Sentence, place: int, words: str) -> _Figure | None:
    """The one count of the sentence by that name, else what the tables have."""
    found = _FILL.fullmatch(words.strip())
    name = found["name"] if found is not None else words
    short = bare_name(name) or name
    short = re.sub(r"^(?:发布|制作|举办|受理|推送|接听|全部)的?", "", short)
    counts = [one for one in range(len(told.counts)) if one != place and is_count(told.counts[one])]
    named = [one for one in counts if len(short) > 1 and short in told.clause(one)]
    if named:
        return _told(told, named[0]) if len(named) == 1 else None
    for pattern, expression in _TABLES:
        if pattern.search(name) and (value := inspection.value(expression)) is not None:
            return value, expression
    if _IS_DENIED.search(name):
        denied = [claim for claim in told.counts if claim.fields and "不予公开" in claim.measure]
        return (denied[0].number.value, denied[0]) if len(denied) == 1 else _denied(inspection)
    return None


def _denied(inspection: Inspection) -> _Figure | None:
    expression = Expression(name="不予公开", plus=tuple(f"requests.{row}.total" for row in DENIED))
    value = inspection.value(expression)
    return (value, expression) if value is not None else None


def _judged(inspection: Inspection, told: Sentence, place: int, now: _Figure, base: _Figure) -> Iterator[Finding]:
    times = told.counts[place]
    value, decimals = times.number.value, times.number.decimals
    if not base[0]:
        return
    ratio = now[0] / base[0]
    more = told.text[told.behind(times) : told.behind(times) + 1]
    over = (
        times.number.bound in ("more_than", "at_least") or more in ("多", "余", "还") or "超" in told.own_words(place)
    )
    if over:
        fits = value <= ratio < value + 1 + OFF
        near = ratio >= value if more not in ("多", "余") else value - OFF < ratio
    else:
        fits = abs(ratio - value) <= (Decimal("0.6").scaleb(-decimals) if decimals else Decimal("0.05"))
        near = (not decimals and abs(ratio - value) < OFF * 2) or times.number.bound not in ("exact", "about")
        near = near or (times.number.bound == "about" and abs(ratio - value) < OFF)
    if not fits and near:
        return
    counts = [one for _, one in (now, base) if isinstance(one, Claim)]
    fields = tuple(field for _, one in (now, base) if isinstance(one, Expression) for field in one.fields)
    yield told_finding(
        inspection, "claim-ratio", times, counts, fits=fits, exact=ratio.quantize(Decimal("0.01")),
        arithmetic=f"{plain(now[0])} ÷ {plain(base[0])}", fields=fields, settled=True,
    )  # fmt: skip


def _doubled(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """`由60人增至120人，翻了一番`, `上年4件，今年8件，基本持平`: of the only two counts of the sentence, or of the
    first and the last of a run of years.
    """
    said = _DOUBLED.search(told.text, told.start, told.end)
    counts = [one for one in told.counts if is_count(one)]
    if said is None or len(counts) < 2 or len(counts) != len(told.counts):
        return
    if _OVER_YEARS.search(told.text, told.start, said.start()):
        return  # 2019年68件，2020年117件，两年间翻了一番还多
    if len({one.number.unit for one in counts}) > 1 or any(one.relation not in ("equal", "none") for one in counts):
        return
    pair = _then_and_now(told, counts)
    if pair is None or not pair[0].number.value or re.search("[。；;]", told.text[told.start : told.end - 1]):
        return
    base, now = pair
    ratio = now.number.value / base.number.value
    if said["level"]:
        off = abs(ratio - 1)
        fits, near = off <= Decimal("0.1"), off <= LEVEL or abs(now.number.value - base.number.value) < FEWEST
    else:
        times = Decimal(2 if said["times"] in (None, "一", "1") else 4 if "番" in said[0] else 3)
        most = times * (Decimal("1.8") if said["more"] else Decimal("1.1"))
        fits = times * Decimal("0.95") <= ratio <= most
        near = times * Decimal("0.88") <= ratio <= most + times * Decimal("0.1")
    if not fits and near:
        return
    yield Finding(
        kind="claim-change",
        verdict="supported" if fits else "contradicted",
        cause="published",
        message=message(
            "claim-change.words" if fits else "claim-change.words-contradicted", words=said[0], now=now.number.value,
            before=base.number.value,
        ),
        claimed=now.number.value,
        found=base.number.value,
        evidence=(inspection.sentence(now), *(inspection.words(one.span, role="part") for one in (now, base))),
        confidence=CONFIDENCE,
        claim_ids=(now.id, base.id),
    )  # fmt: skip


def _then_and_now(told: Sentence, counts: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    places = [told.counts.index(one) for one in counts]
    if len(counts) == 2:
        first, last = counts
        then = last.period_kind in ("last_year", "other_year")
        if not then and _FROM.search(told.clause(places[0])) and _TO.search(told.clause(places[1])):
            return first, last
        if first.period_kind in ("last_year", "other_year") and last.period_kind == "this_year":
            return first, last
        if last.period_kind in ("last_year", "other_year") and first.period_kind == "this_year":
            return last, first
        return None
    years = [re.search(r"((?:19|20)\d\d)\s?年", told.clause(one)) for one in places]
    found = [int(one[1]) for one in years if one is not None]
    in_order = len(found) == len(counts) and found == sorted(found) and len({*found}) == len(found)
    whole = re.search(r"[两三四五六]年", told.text[told.start : told.end]) is not None
    return (counts[0], counts[-1]) if in_order and whole else None
