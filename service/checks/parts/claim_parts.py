"""Does a whole equal the parts named after 其中, 包括, 含?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpora.document.check import Verdict
from corpora.document.claim import Claim
from corpora.document.mention import PartList
from corpora.document.slips import NO_CHANCE, SINGLE, is_one_digit_off, is_slip, is_swap, is_swap_in_a_sum, swaps
from models.language.grammar.words.wording import TAKES_IN_CARRIED
from service.checks.figures.beside import told_before, totals_of_requests
from service.checks.figures.part_groups import (
    SEVERAL,
    are_all_results,
    are_done_and_not,
    are_of_all_issuers,
    are_settled_alone,
    count_one_thing,
    divisions,
    further_parts,
    group_that_fits,
    is_the_rest,
    part_besides,
    some_in_front,
    sum_of,
    to_the_end,
    without_names,
)
from service.checks.inspection import Finding, Inspection, last_digit, message, plain
from service.checks.parts.behind import (
    concluded_and_not,
    divide_what_came_in,
    divided_behind,
    run_but_for_a_slip,
    totals_of_so_many,
)
from service.checks.parts.brackets import are_its_bracket, fill_a_bracket
from service.checks.parts.divided_requests import divided_otherwise
from service.checks.parts.doubts import (
    OF_PARTS_ALIKE,
    are_exact,
    are_one_and_the_others,
    exceeds_already,
    is_doubted,
    is_told_as_a_share,
)
from service.checks.parts.excess import come_to_all_settled, one_way_alone_is_more
from service.checks.parts.likeness import goes_on_alike, told_alike
from service.checks.parts.of_it_alone import of_it_alone
from service.checks.parts.together import told_together

LITTLE_OF_SEVERAL, LITTLE_OF_TWO = Decimal("0.05"), Decimal("0.02")
"""Share of a whole that a list may leave out before it is taken for a choice and not for an error."""
LARGE, LEAST_SLIP = 1_000, 100
"""Whole from which on parts that miss it by one digit have not left that out (53120 and 81604 of 138724), and what
none of them is a multiple of, as round numbers are one another but for one digit.
"""

NO_CHANCE_OF_SOME, NO_CHANCE_IN_A_BRACKET = 100, 50
"""How many times the ways to exchange two digits the whole of a list is that may well have left some out; the same of
a list that fills a bracket behind it.
"""


def claim_parts(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each list of parts. A list may be incomplete; see `_verdict`."""
    otherwise = {run[0].id: (whole, run) for whole, run in divided_otherwise(inspection)}
    so_many = {whole.id: (whole, parts) for whole, parts in totals_of_so_many(inspection)}
    for parts in inspection.mentions.part_lists:
        whole = inspection.claims[parts.whole]
        named = of_it_alone(inspection, whole, without_names(inspection, whole, parts))
        if (
            not named
            or any(claim.number.bound == "range" for claim in (whole, *named))
            or _are_of_two_years(whole, named)
            or _MEAN_OR_FIRST.search(whole.measure)
            or _is_a_change_further_up(inspection, whole, named)
            or _OF_THEN.fullmatch(inspection.document.text, whole.number.span.end, named[0].number.span.start)
        ):
            continue
        finding = _judged(inspection, parts, whole, named)
        surer = named[0].id in otherwise or whole.id in so_many
        if finding is None or (finding.verdict == "unverifiable" and surer):
            continue
        otherwise.pop(named[0].id, None)
        so_many.pop(whole.id, None)
        yield finding
    for whole, named in otherwise.values():
        yield _finding(inspection, whole, named, _unequal(whole, named))
    for whole, named in (
        *divided_behind(inspection), *concluded_and_not(inspection), *so_many.values(), *told_together(inspection),
    ):  # fmt: skip
        agree = sum_of(named) == whole.number.value
        yield _finding(inspection, whole, named, "claim-parts.supported" if agree else _unequal(whole, named))


def _unequal(whole: Claim, named: Sequence[Claim]) -> str:
    return "claim-parts.exceed" if sum_of(named) > whole.number.value else "claim-parts.short"


_OF_THEN = re.compile(
    r"[^（()）。；;]*[（(](?:其中)?(?:而)?(?:上(?:一)?年度?|去年|前一年度?)(?:同期)?(?![^，,。；;]{0,8}结转)[^（()）。；;]*"
)
"""`部分公开7件，减少1件（上年办结42件、予以公开25件、部分公开8件）`: a bracket of last year's figures."""


def _is_a_change_further_up(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """`新收件净增2件。按申请人划分，商业企业2件、律所1件`: behind a full stop nobody divides a change."""
    between = inspection.document.text[whole.number.span.end : named[0].number.span.start]
    changed = whole.relation in ("increase", "decrease") or _CHANGED.search(whole.measure.strip()) is not None
    return changed and "。" in between


WITH_ITS_CHANGE = 2
"""Last year's figure, and the change."""
_MEAN_OR_FIRST = re.compile("(?:年|月|日|季|人|户|次|场|期)均|平均|(?:第一|最多|居首|首位)(?:位|名)?的?[是为]")
"""`年均460条。其中审批类178条`, `排在第一的是甲市163件，第二为乙县94件`: no mean is divided, nothing first is."""
_CHANGED = re.compile(r"(?:增加|增长|上升|减少|下降|多|少|增|减)了?$")


def _are_of_two_years(whole: Claim, named: Sequence[Claim]) -> bool:
    """`来访减少5批（2022年30批，2023年25批）`: what a change lies between, and no parts of it; nor are figures of other
    years (`收到5件（2022年5件、2023年3件）`), nor last year's and the change (`收费25.7万元，上年为27.9万元`).
    """
    changed = _CHANGED.search(whole.measure.strip()) is not None
    kinds = {claim.period_kind for claim in named}
    if whole.period_kind == "this_year" and named[0].period_kind == "last_year" and len(named) <= WITH_ITS_CHANGE:
        return True
    others = whole.period_kind == "this_year" and len(named) > 1 and kinds <= {"last_year", "other_year"}
    return others or (changed and {"last_year", "this_year"} <= kinds)


def _judged(inspection: Inspection, parts: PartList, whole: Claim, named: Sequence[Claim]) -> Finding | None:
    if _come_to_it_as_rounded(whole, named):
        return _finding(inspection, whole, named, "claim-parts.supported") if len(named) > 1 else None
    if _is_one_of_them(inspection, whole, named) or _come_to_their_last(whole, named):
        return None
    if (more := further_parts(inspection, whole, named)) is not None:
        return _finding(inspection, whole, [*named, *more], "claim-parts.supported")
    if len(named) == 1 and named[0].number.value <= whole.number.value:
        return None
    if (besides := _with_what_is_told_besides(inspection, whole, named)) is not None:
        return besides
    if (some := _some_that_make_it(inspection, parts, whole, named)) is not None:
        return _finding(inspection, whole, some, "claim-parts.supported")
    if (some := some_in_front(inspection, whole, named)) is not None:
        return _finding(inspection, whole, some, "claim-parts.supported")
    if _CARRIED.match(named[0].measure) and len(named) > 2 and sum_of(named[1:]) == whole.number.value:
        return _finding(inspection, whole, named[1:], "claim-parts.supported")
    if divide_what_came_in(inspection, whole, named):
        return None
    code, text = _verdict(inspection, parts, whole, named), inspection.document.text
    if is_doubted(inspection, parts, whole, named) and not _are_surely_all(inspection, parts, whole, named):
        code = "claim-parts.open"
    if code == "claim-parts.open" and _has_a_swap(inspection, whole, named):
        code = _unequal(whole, named)
    if code == "claim-parts.open" and are_exact(whole, named) and one_way_alone_is_more(inspection, whole, named):
        code = "claim-parts.exceed"
    if code == "claim-parts.open" and come_to_all_settled(inspection, whole, named):
        code = _unequal(whole, named)
    each = any(_OF_EACH.search(text, one.number.span.start - 2, one.number.span.start) for one in named)
    if each or (code == "claim-parts.short" and is_told_as_a_share(inspection, whole, named)):
        code = "claim-parts.open"
    leading = named[: parts.sure]
    if code == "claim-parts.open" and are_exact(whole, named) and exceeds_already(inspection, whole, leading):
        return _finding(inspection, whole, leading, "claim-parts.exceed")
    if code == "claim-parts.open" and (run := run_but_for_a_slip(inspection, whole, named)):
        return _finding(inspection, whole, run, _unequal(whole, run))
    if code == "claim-parts.open" and _is_swap_of_all(whole, all_told := to_the_end(inspection, whole, named)):
        return _finding(inspection, whole, all_told, _unequal(whole, all_told))
    return _finding(inspection, whole, named, code)


def _is_one_of_them(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """`370件由甲答复118件，三部门分别为97件、71件、26件，街道41件，其他17件`: a part itself, which comes to a count
    in front of it with the others.
    """
    alike = [
        one.number.value for one in told_before(inspection, whole)[-1:]
        if one.number.unit == whole.number.unit and one.relation == "equal"
    ]  # fmt: skip
    together = whole.number.value + sum_of(named)
    exceeded = sum_of(named) > whole.number.value
    return exceeded and (together in alike or together in totals_of_requests(inspection))


def _come_to_their_last(whole: Claim, named: Sequence[Claim]) -> bool:
    """`收到6件，加上去年跨年的1件，共7件`: what comes last is what they come to together."""
    return len(named) > 1 and named[-1].number.value == whole.number.value + sum_of(named[:-1])


_OF_EACH = re.compile(r"各\s?$")
"""`档案馆、图书馆各500册，其余2100册`: as often as there are names."""


def _is_swap_of_all(whole: Claim, told: Sequence[Claim]) -> bool:
    """Is the whole what all that its sentence tells comes to, but for two digits that changed places?"""
    ways = swaps(whole.number.value)
    telling = len(told) > SEVERAL and len(ways) * NO_CHANCE_OF_SOME <= whole.number.value
    return telling and are_exact(whole, told) and sum_of(told) in ways and count_one_thing(whole, told)


def _with_what_is_told_besides(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> Finding | None:
    """Is what the next sentence tells besides all that is missing, or would be but for two digits exchanged?"""
    last = part_besides(inspection, whole, named)
    if last is None or sum_of(named) >= whole.number.value:
        return None
    together = [*named, last]
    if sum_of(together) == whole.number.value:
        return _finding(inspection, whole, together, "claim-parts.supported")
    missing = whole.number.value - sum_of(named)
    if not is_swap(last.number.value, missing) or missing < LEAST_SLIP or not are_exact(whole, together):
        return None
    return _finding(inspection, whole, together, _unequal(whole, together))


_CARRIED = re.compile(rf"\s?(?:其中)?[，,]?{TAKES_IN_CARRIED}")
"""`申请55件，含上年结转5件，公民46件，法人9件`: those carried over are among those who asked, no part beside them."""


def _come_to_it_as_rounded(whole: Claim, named: Sequence[Claim]) -> bool:
    """`下载40.3万次，其中网站20.15万次、微信20.18万次`: figures told in 万 say no more than their last digits do."""
    rounded = [digit for claim in (whole, *named) if (digit := last_digit(claim)) is not None]
    return bool(rounded) and abs(sum_of(named) - whole.number.value) < sum(rounded, Decimal(0))


def _some_that_make_it(
    inspection: Inspection, parts: PartList, whole: Claim, named: Sequence[Claim]
) -> Sequence[Claim] | None:
    """The parts, or a group of them with which the list does not just go on, where they come to the whole."""
    values = [claim.number.value for claim in named]
    one_way = told_alike(inspection, whole, named)
    if _is_told_for_itself(inspection, named[0]) and sum_of(named[1:]) == whole.number.value and len(named) > SEVERAL:
        return named[1:]
    group = group_that_fits(whole.number.value, values, divisions(inspection, named), alike=one_way)
    if group is None:
        return None
    leads = group == [*range(len(group))] and (parts.firm or parts.sure)
    goes_on = goes_on_alike(inspection, parts, whole, named, len(group)) or any(map(is_the_rest, named[len(group) :]))
    if leads and goes_on:
        return None
    return [named[place] for place in group]


_FOR_ITSELF = re.compile(r"\s?[件宗份条](?:申请)?(?:为|系|由|是|因|均)")


def _is_told_for_itself(inspection: Inspection, first: Claim) -> bool:
    """`34件，其中11件为同一人提出，一季度8件，二季度6件，三季度12件，四季度8件`: some, in front of what divides all."""
    return _FOR_ITSELF.match(inspection.document.text, first.number.span.end) is not None


def _has_a_swap(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """Do exact figures of one thing, not all of them in the tables, miss their sum by digits that changed places?"""
    told = are_exact(whole, named) and count_one_thing(whole, named) and not all(claim.fields for claim in named)
    if not told or _tells_some(inspection, whole, named):
        return False
    all_told = sum_of(named) > whole.number.value or whole.number.span.start > named[-1].number.span.end
    often = NO_CHANCE if all_told else NO_CHANCE_OF_SOME
    if not all_told and fill_a_bracket(inspection, whole, named):
        often = NO_CHANCE_IN_A_BRACKET
    ways = swaps(whole.number.value)
    alike = all_told and told_alike(inspection, whole, named, mixed=True)
    if sum_of(named) in ways and len(ways) * (OF_PARTS_ALIKE if alike else often) <= whole.number.value:
        return True
    return is_swap_in_a_sum(whole.number.value, [claim.number.value for claim in named], no_chance=often)


def _verdict(inspection: Inspection, parts: PartList, whole: Claim, named: Sequence[Claim]) -> str:
    """Parts that exceed the whole contradict it. Two or more that fall short contradict it when the words claim to be
    complete, when the last part is the rest (其他), when the tables have no others, or when what is missing is less
    than the smallest part and than a twentieth of the whole (a fiftieth where only two parts are named, or only the
    main ones).
    """
    total = sum_of(named)
    if total > whole.number.value:
        larger = sum(one.number.value > whole.number.value for one in named)
        return "claim-parts.exceed" if larger < 2 else "claim-parts.open"
    leave_none = (
        are_all_results(named)
        or are_of_all_issuers(named)
        or are_done_and_not(named)
        or are_one_and_the_others(named)
        or _leaves_none(inspection, whole, named)
    )
    rest = is_the_rest(named[-1]) and not are_settled_alone(named)
    if parts.complete or rest or leave_none:
        return "claim-parts.short"
    several = len(named) > 2 and not _tells_some(inspection, whole, named)
    missing, least = whole.number.value - total, min(claim.number.value for claim in named)
    slipped = _is_slipped(total, whole) or _are_many_but_for_a_digit(whole, named)
    if slipped and count_one_thing(whole, named) and not _tells_some(inspection, whole, named):
        return "claim-parts.short"
    little = _is_little(missing, whole.number.value, several=several) or are_its_bracket(inspection, whole, named)
    return "claim-parts.short" if little and missing < least else "claim-parts.open"


def _is_little(missing: Decimal, whole: Decimal, *, several: bool) -> bool:
    return missing <= whole * (LITTLE_OF_SEVERAL if several else LITTLE_OF_TWO) or (missing == 1 and several)


def _is_slipped(total: Decimal, whole: Claim) -> bool:
    told = whole.number.value
    plain = told >= LARGE and not whole.fields and bool(told % LEAST_SLIP and total % LEAST_SLIP)
    return plain and told - total >= SINGLE and is_slip(total, told)


def _are_surely_all(inspection: Inspection, parts: PartList, whole: Claim, named: Sequence[Claim]) -> bool:
    """Does a list of which every part is sure miss its whole by one digit, with no 等 behind it?"""
    behind = inspection.document.text[named[-1].number.span.end :][:4]
    surely = len(named) == parts.sure and "等" not in behind and count_one_thing(whole, named)
    return surely and _are_many_but_for_a_digit(whole, named) and not _tells_some(inspection, whole, named)


MANY, MOST_MISSED = 5, Decimal("0.25")
"""Parts from which on a whole of hundreds that they miss by one digit, which is not its last, has not left that out (of
thousands one fewer); share of the whole that no slip of so many is taken for.
"""


def _are_many_but_for_a_digit(whole: Claim, named: Sequence[Claim]) -> bool:
    """`公开523条，其中公开补贴26条，公开招标192条，…，公开应急14条` of 513."""
    told, total = whole.number.value, sum_of(named)
    missing = told - total
    large = (
        told >= LEAST_SLIP
        and len(named) >= (MANY if told < LARGE else MANY - 1)
        and SINGLE <= missing <= told * MOST_MISSED
    )
    return large and missing % SINGLE == 0 and is_one_digit_off(total, told)


def _leaves_none(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """`收到7件，其中自然人5件，法人和其他组织1件`: are the parts, by the form, all that the whole is made of, but for
    what the tables have nothing of? Or do they come to what the tables have of the whole?
    """
    alike = {claim.number.unit for claim in named} == {whole.number.unit}
    if not alike and (not whole.firm or _PAPERS.search(whole.measure)):
        return False  # 答复书120份 for 52 requests
    if whole.fields and inspection.value(whole.fields[0]) == sum_of(named):
        return True
    if inspection.profile is None or not whole.fields or not all(claim.fields for claim in named):
        return False
    told = [field for claim in named for field in claim.fields[0].plus]
    if any(claim.fields[0].minus for claim in named) or len(set(told)) < len(told):
        return False
    if any(len(claim.fields[0].plus) > 1 and not claim.number.value for claim in named):
        return False  # 科研机构和其他均为0件: the tables tell which of them is none
    if any(set(one.plus) == set(told) and not one.minus for one in whole.fields):
        return len(named) > 1  # 办理228件，其中新收282件，上年结转0件
    for identity in inspection.profile.identities:
        if identity.left == whole.fields[0].fields and set(told) <= set(identity.right):
            left = [inspection.figures.get(field) for field in identity.right if field not in told]
            return all(figure is not None and figure.value in (None, 0) for figure in left)
    return False


_PAPERS = re.compile(r"(?:答复|告知|回复|补正|决定|通知)书")


def _tells_some(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """Do the words say that only the larger parts are named: 主要包括?"""
    between = inspection.document.text[whole.number.span.end : named[0].number.span.start]
    return "主要" in re.split("[，,；;。]", between)[-1]


_VERDICTS: dict[str, Verdict] = {
    "claim-parts.supported": "supported",
    "claim-parts.open": "unverifiable",
    "claim-parts.exceed": "contradicted",
    "claim-parts.short": "contradicted",
}


def _finding(inspection: Inspection, whole: Claim, named: Sequence[Claim], code: str) -> Finding:
    total = sum_of(named)
    return Finding(
        kind="claim-parts",
        verdict=_VERDICTS[code],
        cause="published",
        message=message(
            code,
            whole=whole.number.value,
            total=total,
            unit=whole.number.unit or "",
            measure=whole.measure or whole.text,
            sum=" + ".join(plain(claim.number.value) for claim in named),
            difference=abs(whole.number.value - total),
        ),
        fields=whole.fields[0].fields if whole.fields else (),
        claimed=whole.number.value,
        found=total,
        evidence=(inspection.sentence(whole), *(inspection.words(claim.span, role="part") for claim in named)),
        confidence=min(claim.confidence for claim in (whole, *named)),
        claim_ids=(whole.id, *(claim.id for claim in named)),
    )
