"""Does a percentage follow from the two figures that it is made of?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from corpora.document.mention import Share
from corpora.document.proportion import percentage, percentage_of_pair
from corpora.document.slips import is_far, is_swap
from service.checks.figures.ratio_doubts import (
    BARE_SHARE,
    LEFT_OPEN,
    WELL_ROUNDED,
    divide_it,
    follows_from_a_whole_elsewhere,
    follows_otherwise,
    follows_within_rounding,
    grows_from_a_figure_beside,
    is_a_rate_of_each,
    is_behind_a_bracket_of_its_part,
    is_last_years,
    is_of_another_kind,
    is_of_its_other_stage,
    is_of_one_in_another,
    is_of_one_of_them,
    is_of_what_came_in,
    is_one_of_a_run_of_others,
    is_rate_of_others,
    is_told_by_what_follows,
    leaves_out_a_part,
    names_another_whole,
    rounding_of,
)
from service.checks.figures.request_totals import NEW, SETTLED, TO_SETTLE
from service.checks.inspection import Finding, Inspection
from service.checks.ratios.alike import beside_its_like, of_a_told_whole_they_divide, of_what_they_divide
from service.checks.ratios.by_list import of_rate_of_a_part
from service.checks.ratios.by_name import (
    names_both,
    of_named_whole,
    of_part_it_names,
    of_rate_behind_its_sentence,
    of_rate_of_a_named_base,
    of_whole_before,
    of_whole_it_names,
)
from service.checks.ratios.by_table import by_table, of_named_part
from service.checks.ratios.disputes import of_dispute_rate
from service.checks.ratios.finding import (
    ALL,
    CONTRADICTED,
    OTHER_SENSE,
    as_printed,
    borne_out_as,
    is_exact,
    ratio_finding,
)
from service.checks.ratios.growth_by_table import growth_by_table, of_told_years
from service.checks.ratios.of_growth import fills_its_bracket, grew_from, went_the_other_way
from service.checks.ratios.of_nothing_else import of_nothing_else
from service.checks.ratios.of_others import is_among, is_narrower, may_be_of_others
from service.checks.ratios.of_several import of_several
from service.checks.ratios.of_stage import is_of_the_total_before, of_stage_it_names
from service.checks.ratios.settled import of_settled_rate
from service.checks.ratios.shares_of_requests import of_requests
from service.checks.ratios.told_beside import is_made_beside
from service.checks.ratios.told_elsewhere import of_part_told_elsewhere
from service.checks.ratios.two_years import growth_of_halves, growth_of_two_years

_OF_OTHERS: Final = (is_last_years, is_one_of_a_run_of_others, is_of_one_in_another, is_told_by_what_follows)


def claim_ratio(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each percentage whose figures the sentence names."""
    for share in inspection.mentions.shares:
        if any(of_others(inspection, inspection.claims[share.percent]) for of_others in _OF_OTHERS):
            continue
        finding = _judged(inspection, share)
        if finding is None or finding.verdict == "unverifiable":
            finding = (
                beside_its_like(inspection, share)
                or of_what_they_divide(inspection, share)
                or of_a_told_whole_they_divide(inspection, share)
                or of_nothing_else(inspection, share)
                or finding
            )
        if finding is None or finding.verdict == "unverifiable":
            percent = inspection.claims[share.percent]
            finding = _otherwise(inspection, percent) or finding
        if finding is not None:
            yield _doubted(inspection, share, finding) if finding.verdict == "contradicted" else finding
    shared = {share.percent for share in inspection.mentions.shares}
    for percent in inspection.mentions.claims:
        if percent.id in shared or is_last_years(inspection, percent):
            continue
        made = of_dispute_rate(inspection, percent) or _otherwise(inspection, percent)
        if made is not None:
            beside = made.verdict == "contradicted" and is_made_beside(inspection, percent)
            yield _left_open(made) if beside else made


def _otherwise(inspection: Inspection, percent: Claim) -> Finding | None:
    """What a percentage comes to by figures that no words pair: of two years, of several counts, of a table."""
    return (
        of_stage_it_names(inspection, percent)
        or growth_of_two_years(inspection, percent)
        or growth_of_halves(inspection, percent)
        or of_told_years(inspection, percent)
        or growth_by_table(inspection, percent)
        or of_several(inspection, percent)
        or of_rate_behind_its_sentence(inspection, percent)
        or of_part_told_elsewhere(inspection, percent)
        or of_settled_rate(inspection, percent)
        or of_requests(inspection, percent)
    )


def _doubted(inspection: Inspection, share: Share, finding: Finding) -> Finding:
    """The finding, left open where figures further off make the percentage, or what they bear out."""
    percent = inspection.claims[share.percent]
    if (told := of_a_told_whole_they_divide(inspection, share)) is not None and told.verdict != "contradicted":
        return told
    if any(of_one(inspection, share, percent) for of_one in (is_a_rate_of_each, is_behind_a_bracket_of_its_part)):
        return _left_open(finding)
    if any(is_among(inspection, percent, inspection.claims[whole]) for _, whole in share.candidates):
        return finding
    if share.basis == "growth" and share.firm and fills_its_bracket(inspection, share, percent):
        return finding
    names = [a for a, _ in share.candidates] + ([share.numerator] if share.numerator else [])
    parts = [inspection.claims[name] for name in names] if share.basis == "share" else []
    pairs = [(inspection.claims[a], inspection.claims[b]) for a, b in share.candidates[:1]]
    divided = any(divide_it(inspection, share, percent, *pair) for pair in pairs)
    divided = divided or any(is_of_what_came_in(inspection, percent, part) for part, _ in pairs)
    if (
        follows_from_a_whole_elsewhere(inspection, percent, parts, told=divided)
        or grows_from_a_figure_beside(inspection, percent)
        or (share.basis == "share" and is_made_beside(inspection, percent))
    ):
        return _left_open(finding)
    return finding


def _left_open(finding: Finding) -> Finding:
    return replace(finding, verdict="unverifiable", message=replace(finding.message, code=OTHER_SENSE))


def _judged(inspection: Inspection, share: Share) -> Finding | None:
    percent = inspection.claims[share.percent]
    if _COMPOUND.search(percent.measure):
        return None
    told = of_stage_it_names(inspection, percent) or of_rate_of_a_named_base(inspection, percent)
    told = told or of_dispute_rate(inspection, percent)
    if (told := told or of_rate_of_a_part(inspection, percent)) is not None:
        return told
    if (told := of_settled_rate(inspection, percent)) is not None and told.verdict == "supported":
        return told
    if share.parts:
        return of_part_it_names(inspection, share, percent) or of_named_part(inspection, share, percent)
    if (told := of_part_it_names(inspection, share, percent)) is not None:
        return told
    if (wrong := of_whole_it_names(inspection, share, percent)) is not None:
        return wrong
    made = list(_made(inspection, share))
    fitting = [(fits, pair) for pair in made if (fits := rounding_of(pair[2], percent)) is not None]
    if fitting:
        fits, pair = min(fitting, key=lambda one: one[0] not in WELL_ROUNDED)
        if share.basis == "growth" and went_the_other_way(inspection, share, percent, *pair[:2]):
            return ratio_finding(inspection, percent, *pair[:2], -pair[2], CONTRADICTED)
        return ratio_finding(inspection, percent, *pair, borne_out_as(fits))
    first = made[0] if made else None
    if first is not None and _grows_beside(inspection, share, percent, first):
        return None
    if share.numerator is not None:
        told = of_named_whole(inspection, percent, inspection.claims[share.numerator])
        if (found := told or by_table(inspection, share, percent)) is not None:
            return found
    if first is None:
        return None
    if (by_name := of_named_whole(inspection, percent, first[0])) is not None:
        return by_name
    if not is_among(inspection, percent, first[1]) and (by_place := of_whole_before(inspection, percent, first[0])):
        return by_place
    wholes = [inspection.claims[whole].number.value for _, whole in share.candidates]
    wholes = [] if share.basis == "growth" else wholes  # 6件，上年收到16件，下降37.5%: what is left is no fall
    if follows_otherwise(inspection, percent, first[0], wholes) or follows_within_rounding(percent, *first[:2]):
        return None
    if is_of_another_kind(percent, first[1]) or names_another_whole(percent, first[1]):
        return None
    alike = first[0].number.unit == first[1].number.unit
    if percent.number.value == ALL and not (share.firm and alike and not is_narrower(percent, *first[:2])):
        return None  # 发布信息2.2万条，政策解读96篇，解读率100%
    named = names_both(inspection, percent, *first[:2]) or _is_of_its_form(inspection, share, *first[:2])
    settled = _is_settled_of_received(inspection, percent, *first[:2])
    named = named or settled
    named = named or (share.basis == "share" and is_among(inspection, percent, first[1]))
    named = named or divide_it(inspection, share, percent, *first[:2])
    named = named or is_of_the_total_before(inspection, percent, *first[:2])
    firm = (share.firm or named) and is_exact(percent, *first[:2])
    firm = firm and not is_rate_of_others(inspection, percent, first[0])
    firm = firm and not is_of_one_of_them(inspection, percent, first[0])
    firm = firm and not is_of_its_other_stage(percent, first[1])
    firm = firm and (settled or not leaves_out_a_part(inspection, percent, *first[:2]))
    firm = firm and not (
        is_far(percent.number.value, as_printed(first[2], percent))
        and not grew_from(inspection, share, percent, *first[:2])
        and (
            may_be_of_others(inspection, percent, *first[:2])
            or ("率" in percent.measure and (not alike or percent.number.value == ALL))
        )
    )
    swapped = None if _NAMES_ITS_BASE.search(percent.measure) else _swapped(percent, made)
    swapped = swapped or (made[0] if _is_one_digit_off(inspection, percent, *made[0]) else None)
    pair = first if firm or swapped is None else swapped
    return ratio_finding(inspection, percent, *pair, CONTRADICTED if firm or swapped else OTHER_SENSE)


_OF_ITS_OWN: Final = re.compile(
    r"(?:其中)?[：:]?(?!较|比|与|同比|环比|上年|去年|增|下|减|上|降)[^，,。；;：:\d]{2,14}?(?:同比|环比|较|比|下降|减少|增长|增加|上升|压减|降低|压缩)"
)


def _grows_beside(inspection: Inspection, share: Share, percent: Claim, pair: tuple[Claim, Claim, Decimal]) -> bool:
    """`872.5万元，较上年下降5.0%（上年918.4万元），其中公务接待费下降7.3%`: it names what grew, of which no figure is
    told; those that are make another percentage.
    """
    if share.basis != "growth" or _OF_ITS_OWN.match(percent.measure.strip()) is None:
        return False
    others = (one for one in inspection.mentions.shares if one.percent != share.percent and one.basis == "growth")
    return any(
        one.candidates[:1] == share.candidates[:1] and rounding_of(pair[2], inspection.claims[one.percent]) is not None
        for one in others
    )


TELLING_DIGITS = 3
"""Digits of a percentage from which on two of them change places by no chance, whatever pair makes it."""


def _swapped(percent: Claim, made: Sequence[tuple[Claim, Claim, Decimal]]) -> tuple[Claim, Claim, Decimal] | None:
    """The first pair of figures, or any of several where it does not name its whole, that makes the percentage but for
    two digits that changed places.
    """
    telling = len(f"{percent.number.value:f}".replace(".", "")) >= TELLING_DIGITS
    telling = telling and BARE_SHARE.fullmatch(percent.measure.strip()) is not None
    for pair in made if telling else made[:1]:
        alike = pair is made[0] or pair[0].number.unit == pair[1].number.unit
        if alike and is_exact(percent, *pair[:2]) and is_swap(percent.number.value, as_printed(pair[2], percent)):
            return pair
    return None


_RIGHT_BEHIND = re.compile(
    r"\s?\w{1,2}(?:\w{1,10}[，,]占(?:比|总数的)?|[，,（(]?(?:约?占(?!其中)[^，,。；;\d]{0,8}|(?P<rate>[^，,。；;\d]{2,4})率(?:为|达)?))"
)


def _is_one_digit_off(inspection: Inspection, percent: Claim, part: Claim, whole: Claim, exact: Decimal) -> bool:
    """`审结的23件中，维持14件，占60.9%；纠正5件，纠错率29.7%`: of the part right in front of it, in what the
    sentence tells first, with one digit of three or more another.
    """
    between = inspection.document.text[part.number.span.end : percent.number.span.start]
    behind = _RIGHT_BEHIND.fullmatch(between)
    if behind is None or not is_exact(percent, part, whole) or LEFT_OPEN.search(part.text):
        return False
    if behind["rate"] and not set(behind["rate"]) & set(part.measure):
        return False  # 有效114条，办结率99.1%
    said, printed = f"{percent.number.value:f}", f"{as_printed(exact, percent):f}"
    telling = percent.number.decimals > 0 and len(said) == len(printed) > TELLING_DIGITS
    alike = part.number.unit == whole.number.unit and percent.period_kind == part.period_kind == whole.period_kind
    return telling and alike and sum(one != other for one, other in zip(said, printed, strict=True)) == 1


def _made(inspection: Inspection, share: Share) -> Iterator[tuple[Claim, Claim, Decimal]]:
    """The pairs of figures that it may be made of, and what they come to."""
    for a, b in share.candidates:
        pair = inspection.claims[a], inspection.claims[b]
        exact = percentage_of_pair(share.basis, *pair)
        if exact is None or (share.basis == "share" and (exact > ALL or _of_two_years(*pair))):
            continue
        if share.basis == "share" and _is_of_then(inspection.claims[share.percent], *pair):
            continue
        if share.basis == "growth" and _is_of_another_statement(inspection, *pair):
            continue
        if share.basis == "change" and exact <= 0:
            continue  # 其他2件，较上年增加20件: what grew is another
        yield (*pair, exact)


def _is_of_another_statement(inspection: Inspection, now: Claim, base: Claim) -> bool:
    """`许可28603件，减少四分之一（2020年38137件）；处罚6128件，增长8.9%`: a base in front of a ； behind which another
    thing grew.
    """
    between = inspection.document.text[base.number.span.end : now.number.span.start]
    closed = re.match(r"\s?\w{0,2}[）)]", between) is not None
    tied = (bool(now.fields) or closed) and base.period_kind != "this_year"
    return tied and base.number.span.end < now.number.span.start and re.search("[；;]", between) is not None


_NAMES_ITS_BASE = re.compile("按|以|审结|结案|为基数")
"""`败诉率（按已审结数计算）为4.3%` is of other figures than those in front of it."""
_COMPOUND = re.compile(r"年均|年平均|平均每年|复合")
"""两年间年均增长13.9% is of more years than two figures tell."""


def _of_two_years(part: Claim, whole: Claim) -> bool:
    """`自然人由281件降到248件，占比由94.9%降到91.2%`: this year's figure is no part of last year's."""
    return {part.period_kind, whole.period_kind} == {"this_year", "last_year"}


_THEN = ("last_year", "other_year")


def _is_of_then(percent: Claim, part: Claim, whole: Claim) -> bool:
    """`审结117件，纠错19件，比2021年的纠错率19.2%下降3个百分点`: another year's share is of no figures of this one."""
    return percent.period_kind in _THEN and {part.period_kind, whole.period_kind} == {"this_year"}


def _is_of_its_form(inspection: Inspection, share: Share, part: Claim, whole: Claim) -> bool:
    """`复议60件，维持29件，占48.33%`: right in front of the share stand two figures that the tables
    have, one of them an identity's sum and the other of its terms.
    """
    percent = inspection.claims[share.percent]
    if not (part.firm and whole.firm) or part.sentence != whole.sentence:
        return False
    between = inspection.document.text[part.number.span.end : percent.number.span.start]
    bare = len(share.candidates) == 1 and _BARE_BEHIND.fullmatch(between) is not None
    if share.numerator != part.id and not bare and not _is_rate_by_name(inspection, percent, part):
        return False
    if any(inspection.fitting(one) != one.fields[0] for one in (part, whole)):
        return False
    identities = inspection.profile.identities if inspection.profile else ()
    return any(
        identity.left == whole.fields[0].fields and set(part.fields[0].fields) <= set(identity.right)
        for identity in identities
    )


_BARE_BEHIND = re.compile(r"\s?[件宗份][，,（(](?:约)?占(?:比|总数的|比为)?\s?")
_RATE = re.compile(r"(?P<name>予以公开|不予公开)率")


def _is_rate_by_name(inspection: Inspection, percent: Claim, part: Claim) -> bool:
    """`予以公开21件，予以公开率58.33%`: the rate of what stands right in front of it."""
    between = inspection.document.text[part.span.end : percent.span.start]
    rate = _RATE.fullmatch(percent.measure.strip())
    return rate is not None and rate["name"] in part.text and between.strip() in ("，", ",", "、", "（", "(", "")


_SETTLED_RATE = re.compile(r"(?:申请)?(?:办结|答复|办复)率(?:为|达|达到)?")


def _is_settled_of_received(inspection: Inspection, percent: Claim, part: Claim, whole: Claim) -> bool:
    """`收到80件，办结72件，8件结转下年，办结率95%`: of what came in, with what was carried over or without. Not of all
    of it, which may be of what was due.
    """
    if _SETTLED_RATE.fullmatch(percent.measure.strip()) is None or percent.number.value == ALL:
        return False
    if not (part.fields and whole.fields) or any(inspection.fitting(one) != one.fields[0] for one in (part, whole)):
        return False
    if part.fields[0].plus != SETTLED.plus or whole.fields[0].plus not in (NEW.plus, TO_SETTLE.plus):
        return False
    received = (inspection.value(one) for one in (NEW, TO_SETTLE))
    exact = (percentage(part.number.value, one) for one in received if one)
    return not any(one is not None and rounding_of(one, percent) is not None for one in exact)
