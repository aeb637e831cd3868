"""What speaks against calling a percentage wrong: other counts and totals that it may be made of."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from corpora.document.mention import Share
from corpora.document.proportion import percentage
from service.checks.figures.arithmetic import ROUNDINGS, rounding_that_fits
from service.checks.figures.beside import gives, told_before, totals_of_requests
from service.checks.figures.request_totals import NEW, SETTLED, TO_SETTLE
from service.checks.inspection import Inspection

BARE_SHARE: Final = re.compile(
    r"(?:其中)?后者占(?:公开|发布)?总[数量]的?"
    r"|(?:(?:约|各|依次|分别)?占(?:比|总[数量体]|全部|全年)?的?(?:比[重例])?(?:为|达|约|到)?)?"
)
"""Of a percentage that does not name what it is of, in brackets without a word: `自然人41件（82%）`."""
LEFT_OPEN: Final = re.compile(r"未|尚|没")
"""Of cases that nobody has settled yet."""
FARTHEST_PART = 100
"""Characters between a percentage and a count that it may be of, other than the nearest."""
_REQUESTS_STAGES: Final = (
    (re.compile("办结|答复"), (SETTLED,)),
    (re.compile("新收|收到|申请[量总数]|受理"), (NEW,)),
    (re.compile("(?:办结|答复|回复|公开|办理)率$"), (NEW, SETTLED)),
)
"""Totals that words of a percentage name."""


def follows_otherwise(inspection: Inspection, percent: Claim, part: Claim, wholes: Sequence[Decimal]) -> bool:
    """Does it follow from another count of its sentence, or from several that stand together, in a total that its own
    words name, or in one of these wholes: `公开类157件（予以公开133件、部分公开24件），占办结的57.1%`,
    `公开的84件和部分公开的11件占56.5%`; or a rate from both together, `一般程序办结572件，延期答复47件，延期率7.6%`?
    """
    totals = [
        value
        for words, named in _REQUESTS_STAGES
        if words.search(percent.measure.strip())
        for total in named
        if (value := inspection.value(total))
    ]
    together = [part.number.value + one for one in wholes[:1] if percent.measure.strip().endswith("率")]
    return follows_from(counts_before(inspection, percent, part), [*totals, *wholes, *together], percent)


def follows_within_rounding(percent: Claim, part: Claim, whole: Claim) -> bool:
    """`共1.38万件，占办结25619件的53.7%`: does it follow from figures that 1.38万 may stand for?"""
    (least, most), (fewest, all_of) = _range(part), _range(whole)
    if not least or not fewest or (least, fewest) == (most, all_of):
        return False
    low, high = percentage(least, all_of), percentage(most, fewest)
    half = Decimal(1).scaleb(-percent.number.decimals) / 2
    return low is not None and high is not None and low - half <= percent.number.value <= high + half


MOST_EARLIER: Final = 3
"""Figures of earlier years in front of a growth, one of which may be its base."""
ANY_WAY: Final = frozenset({"exact", *(name for name, _ in ROUNDINGS)})
WELL_ROUNDED: Final = frozenset({"exact", "rounded"})
"""Ways to bring a percentage to its decimals, by the rule."""


def follows_from_a_whole_elsewhere(
    inspection: Inspection, percent: Claim, parts: Sequence[Claim], *, told: bool = False
) -> bool:
    """`新收申请141件…。违法建设查处类77件，占54.6%`: is it one of these parts in some count that the report tells
    anywhere in front, or, unless it has to be `told`, in a total of the tables? Of a percentage that names what it is
    of in a count told by that name alone (`其中局（办）收到71件…。三家合计62件，占局（办）总量的87.3%`); not of one
    without decimals, which agrees by chance.
    """
    name = "" if BARE_SHARE.fullmatch(percent.measure.strip()) else _name_of_its_whole(percent)
    if not percent.number.decimals or name is None:
        return False
    wholes = {
        one.number.value for one in inspection.mentions.claims
        if one.relation == "equal" and one.number.bound == "exact" and one.period_kind == "this_year"
        and one.number.span.start < percent.number.span.start and name in one.text
    }  # fmt: skip
    totals = (inspection.value(total) for total in (NEW, SETTLED, TO_SETTLE) if not told and not name)
    wholes |= {total for total in totals if total is not None}
    counts = {part.number.value for part in parts}
    made = (percentage(count, whole) for whole in wholes for count in counts if whole and count <= whole)
    return is_one_of(made, percent, ways=WELL_ROUNDED)


def divide_it(inspection: Inspection, share: Share, percent: Claim, part: Claim, whole: Claim) -> bool:
    """`收到50件，其中自然人41件，占78.8%；法人9件`: a bare share right behind a part of what stands in front, of which
    the list tells all and rightly. It is of that, whatever else it may fit.
    """
    bare = share.basis == "share" and BARE_SHARE.fullmatch(percent.measure.strip()) is not None
    return bare and any(
        parts.whole == whole.id and part.id in parts.parts and len(parts.parts) > 1
        and sum(inspection.claims[one].number.value for one in parts.parts) == whole.number.value
        for parts in inspection.mentions.part_lists
    )  # fmt: skip


def grows_from_a_figure_beside(inspection: Inspection, percent: Claim) -> bool:
    """`依次为58件、66件、73件和81件，2022年为87件，较上年增加6件，增长7.4%`, `增加119件（2018年431件），增长27.6%`: do
    two of the figures in front of it make it, or one and the change told last?
    """
    sign = {"increase": 1, "decrease": -1}.get(percent.relation)
    if not percent.number.decimals or sign is None:
        return False
    told = [one for one in told_before(inspection, percent) if one.number.unit != "%" and one.number.bound == "exact"]
    near = [one.number.value for one in told if one.relation == "equal"]
    earlier = [one.number.value for one in told if one.relation == "equal" and one.period_kind != "this_year"]
    near_then = [one.number.value for one in told[-1:] if one.relation == "equal" and one.period_kind == "this_year"]
    changes = near_then + [one.number.value for one in told if one.relation == percent.relation]
    made = [percentage(sign * (one - base), base) for base in near if base for one in near]
    made += [percentage(change, base) for base in earlier if base for change in changes[-1:]]
    now = inspection.value(NEW)
    came = [one for one in told[-MOST_EARLIER:] if one.period_kind != "this_year"]
    made += [percentage(sign * (now - one.number.value), one.number.value) for one in came if now and one.number.value]
    return is_one_of(made, percent, ways=WELL_ROUNDED)


_ROUND = re.compile(r"\d+(?:\.(?P<decimals>\d+))?\s?(?P<scale>[万亿])")
_SCALES: Final = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}


def _range(claim: Claim) -> tuple[Decimal, Decimal]:
    """What the figure may be before it was rounded to its last digit in 万 or 亿."""
    found = _ROUND.search(claim.number.printed)
    half = _SCALES[found["scale"]].scaleb(-len(found["decimals"] or "")) / 2 if found else Decimal(0)
    return claim.number.value - half, claim.number.value + half


def counts_before(inspection: Inspection, percent: Claim, part: Claim) -> list[Decimal]:
    """Counts like the part that the sentence tells close in front of the percentage, and sums of the last of them; for
    a rate of those that bear its name (`被省厅采用23篇、市政府采用42篇，采用率51.6%`).
    """
    told = [
        one for one in inspection.mentions.claims
        if one.sentence == percent.sentence and one.relation == "equal" and one.number.unit == part.number.unit
        and 0 <= percent.number.span.start - one.number.span.end <= FARTHEST_PART
    ]  # fmt: skip
    counts = [one.number.value for one in told]
    if "率" in percent.measure and not _OPENNESS.search(percent.measure):
        rate = _RATE_OF.search(percent.measure)
        alike = [one.number.value for one in told if rate and rate["stem"] in one.measure]
        return [*counts, sum(alike, Decimal(0))] if len(alike) > 1 else counts
    runs = (
        counts,
        counts[:-1],
    )  # 补正后仍不明确的1条，加上逾期不补正的1条，占应办94条的2.1%: what they are of comes last
    return counts + [sum(run[-several:], Decimal(0)) for run in runs for several in (2, 3) if len(run) >= several]


_RATE_OF: Final = re.compile("(?P<stem>[\u4e00-\u9fff]{2})率")
_OPENNESS: Final = re.compile("公开率")
"""Of what was made public and what in part."""


def follows_from(counts: Sequence[Decimal], totals: Sequence[Decimal], percent: Claim) -> bool:
    """Is the percentage one of these counts in one of these totals, to its last printed digit? One without decimals may
    be that of several by chance.
    """
    if not percent.number.decimals:
        return False
    made = (percentage(count, total) for total in totals for count in counts if count <= total)
    return is_one_of(made, percent)


def is_rate_of_others(inspection: Inspection, percent: Claim, part: Claim) -> bool:
    """`未审结8件，维持率（占已审结92件）66.3%`: a rate is of what was done, not of what was left."""
    between = inspection.document.text[part.span.end : percent.number.span.start]
    return "率" in between and bool(LEFT_OPEN.search(part.text)) and not LEFT_OPEN.search(between)


_OF_ITS_STAGE = re.compile(r"占其(?P<stage>办结|审结|答复|办理完毕|新收|公开)")


def is_of_its_other_stage(percent: Claim, whole: Claim) -> bool:
    """`社会公益组织申请21件，公开15件，占其办结件的75.0%`: of those that were settled, which nobody told."""
    named = _OF_ITS_STAGE.search(percent.measure)
    return named is not None and named["stage"] not in whole.text


_OF_A_KIND = re.compile(r"占(?P<name>[\u4e00-\u9fff]{1,8}类)(?:的)?(?:申请|案件|信息)?件?总?[数量]?的?")


def is_of_another_kind(percent: Claim, whole: Claim) -> bool:
    """`自然人225件，…组织类申请中企业45件，占组织类申请的60%`: of a kind that its words name and the whole does not."""
    named = _OF_A_KIND.match(percent.measure.strip())
    return named is not None and named["name"] not in whole.text


_NAMED_WHOLE = re.compile(r"(?:约|仅|只)?占(?P<name>[^\d%]{2,16}?)的?(?:比[例重])?(?:约|近|超|为)?")
_SAYS_NO_WHOLE = re.compile("其中|总[数量]|全部|所有|申请|办结|答复|收到|[这该此上]|全年$|比")


def names_another_whole(percent: Claim, whole: Claim) -> bool:
    """`全年只有1873条，约占全县的15%`: a whole by name, where the sentence in front counts something else."""
    named = _NAMED_WHOLE.fullmatch(percent.measure.strip())
    if named is None or whole.sentence == percent.sentence or _SAYS_NO_WHOLE.search(named["name"]):
        return False
    pairs = {named["name"][place : place + 2] for place in range(len(named["name"]) - 1)}
    return not any(pair in whole.text for pair in pairs)


def is_of_what_came_in(inspection: Inspection, percent: Claim, part: Claim) -> bool:
    """`收到申请50件，其中自然人41件，占82%`: they are no share of what was settled."""
    mine = part.fields[0].fields if part.fields and inspection.fitting(part) is not None else ()
    asked = bool(mine) and all(one.startswith("requests.new.") and not one.endswith(".total") for one in mine)
    return asked and any(gives(inspection, one, NEW) for one in told_before(inspection, percent))


_OF_ALL_OF_THEM: Final = re.compile("(?:收到|受理|新收|全部|所有|的|申请|总[量数]|件数)+$")


def _name_of_its_whole(percent: Claim) -> str | None:
    """局（办） of 占局（办）总量的; None where it names none."""
    named = _NAMED_WHOLE.fullmatch(percent.measure.strip())
    name = _OF_ALL_OF_THEM.sub("", named["name"]) if named is not None else ""
    return name if len(name) > 1 and not _SAYS_NO_WHOLE.search(name) else None


_ONE_OF_THEM = re.compile(r"最[多高大少低小]|居首|首位|第[一二三四五]|前[一二三四五两]|次之|排名|占比最")


def is_of_one_of_them(inspection: Inspection, percent: Claim, part: Claim) -> bool:
    """`一至四季度分别为39件、84件、66件和49件，二季度最多，占35.3%` is of one further in front."""
    return bool(_ONE_OF_THEM.search(inspection.document.text, part.number.span.end, percent.number.span.start))


def leaves_out_a_part(inspection: Inspection, percent: Claim, part: Claim, whole: Claim) -> bool:
    """`复议8件，纠正2件，纠错率28.6%` where one is 尚未审结: does a rate hold without one part that the table has?"""
    if not percent.measure.strip().endswith("率"):
        return False
    known = {expression.plus for expression in whole.fields if not expression.minus}
    identities = inspection.profile.identities if inspection.profile else ()
    others = {field for identity in identities if identity.left in known for field in identity.right}
    told = {inspection.figures[field].value for field in others if field in inspection.figures} - {None}
    left = (whole.number.value - value for value in told if value and value < whole.number.value)
    return is_one_of((percentage(part.number.value, rest) for rest in left), percent)


def is_one_of(made: Iterable[Decimal | None], percent: Claim, *, ways: Container[str] = ANY_WAY) -> bool:
    """Is one of these what the percentage was rounded from, in one of these ways?"""
    return any(exact is not None and rounding_of(exact, percent) in ways for exact in made)


def rounding_of(exact: Decimal, percent: Claim) -> str | None:
    """How the percentage is rounded from the exact one; None where it is not."""
    return rounding_that_fits(exact, percent.number.value, percent.number.decimals)


_SAYS_WHICH = re.compile(r"\s?[，,（(]\s?即\s?\d[\d,]*\s?\w{1,4}[之当]?中[，,]?(?:的|有)?\s?\d")


def is_told_by_what_follows(inspection: Inspection, percent: Claim) -> bool:
    """`覆盖率提高到90.0%，即20件申请中有18件预先沟通`: of the counts behind it, and of none in front."""
    end = percent.number.span.end + 1
    return _SAYS_WHICH.match(inspection.document.text, end) is not None


_ONE_IN_ANOTHER = re.compile(r"\s?\w{1,2}[之当]?中的?\s?")


def is_of_one_in_another(inspection: Inspection, percent: Claim) -> bool:
    """`上年为1003件中的417件，占41.6%`: do the two counts in front of it, one within the other, make it?"""
    told = told_before(inspection, percent)[-2:]
    if len(told) < 2 or not told[0].number.value:
        return False
    between = inspection.document.text[told[0].number.span.end : told[1].number.span.start]
    exact = percentage(told[1].number.value, told[0].number.value)
    return exact is not None and _ONE_IN_ANOTHER.fullmatch(between) is not None and bool(rounding_of(exact, percent))


JOINED_SHARES: Final = re.compile(r"\s?[%％]?\s?[和、及与]\s?")
"""Between two percentages of one row."""


def is_one_of_a_run_of_others(inspection: Inspection, percent: Claim) -> bool:
    """`职工88万人、居民325万人；报销比例分别为84.2%和70.5%`: does the percentage go on from one whose words name
    something else than a share of what is counted?
    """
    before = told_before(inspection, percent)
    if percent.measure.strip() or not before or before[-1].number.unit != "%":
        return False
    between = inspection.document.text[before[-1].number.span.end : percent.number.span.start]
    if JOINED_SHARES.fullmatch(between) is None:
        return False
    return "占" not in before[-1].measure and (
        "比例" in before[-1].measure or is_one_of_a_run_of_others(inspection, before[-1])
    )


_OF_LAST_YEAR = re.compile(
    r"(?:比|较)(?:上(?:一)?年度?|去年|(?:19|20)\d\d\s?年度?)(?:同期)?(?:的)?[（(]\s?$"
    r"|(?:比|较|高于|低于|超过|不及)[^，,。；;\d]{0,10}(?:平均(?:水平|值|数)?|目标值?|标准|任务)(?:的)?[（(]\s?$"
    r"|(?:好于|优于|高于|低于|超过|不及)全[市省区县国州系][^，,。；;\d]{0,6}$"
    r"|[由从](?:上(?:一)?年度?|去年|前年|20\d\d年度?)(?:同期)?(?:的)?\s?$"
)


def is_last_years(inspection: Inspection, percent: Claim) -> bool:
    """`增幅比上年（9.8%）扩大15.4个百分点`, `较全市平均水平（18.2%）高出14.8个百分点`, `由上年的29.5%上升到34.3%`:
    what this is compared with.
    """
    start = max(percent.sentence.start, percent.number.span.start - FARTHEST_PART)
    return _OF_LAST_YEAR.search(inspection.document.text, start, percent.number.span.start) is not None


_EACH_RATE: Final = re.compile(r"率(?:依次|分别|各)(?:为|是|达)?\s?(?:\d[\d.]*\s?[%％][、和及与，,]\s?)*$")
_PERCENTS: Final = re.compile(r"(?:\d[\d.]*\s?[%％][、和及与，,]?\s?)+")


def is_a_rate_of_each(inspection: Inspection, share: Share, percent: Claim) -> bool:
    """`建议241件、提案387件，合计628件，公开率分别为93.4%和91.7%`: of as many counts as there are rates; of none is
    it told how many were opened.
    """
    text = inspection.document.text
    told = _EACH_RATE.search(text, percent.sentence.start, percent.number.span.start)
    run = _PERCENTS.search(text, told.start(), percent.sentence.end) if told is not None else None
    wholes = {whole for _, whole in share.candidates}
    rates = len(re.findall("[%％]", run[0])) if run is not None else 0
    return rates > 1 and any(one.whole in wholes and len(one.parts) == rates for one in inspection.mentions.part_lists)


def is_behind_a_bracket_of_its_part(inspection: Inspection, share: Share, percent: Claim) -> bool:
    """`公开和部分公开78件（52件全部公开，26件部分公开），占43.3%`: of what the bracket divides, in all requests."""
    for part, whole in share.candidates:
        between = inspection.document.text[inspection.claims[part].number.span.end : percent.number.span.start]
        closes = re.search("[）)]", between)
        if closes is None or re.search("[（(]", between[: closes.start()]):
            continue
        divided = inspection.claims[whole].number.value
        made = (percentage(divided, total) for total in totals_of_requests(inspection))
        if is_one_of(made, percent, ways=WELL_ROUNDED):
            return True
    return False
