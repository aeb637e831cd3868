"""Contradictions that go too far: the further a figure is from what it is held against, the likelier is something else
meant by it.

Who errs writes one digit wrongly, exchanges two, or forgets to carry a change along: the wrong figure stays near the
right one. A reader who takes a figure for what it is not (all suits for those about openness, a month's requests for
the year's) finds any distance. What lies too far off contradicts nothing, unless one slip of the pen makes it or its
words leave no doubt what it counts; so does what was tied with little certainty
(training/results/2026-11-29-too-far-to-be-a-slip.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import accumulate
from typing import Final

from corpora.document.claim import Claim
from corpora.document.proportion import percentage
from corpora.document.slips import SINGLE, are_exchanged, is_one_digit_or_swap, is_printed_slip, is_swap_in_a_sum
from models.language.grammar.parts.enumerated import is_numbered
from models.language.grammar.reader import FIRM_CONFIDENCE
from service.checks.figures.beside import DISPUTES, REQUESTS, statement_front
from service.checks.figures.carried_out import is_left_of_what_came
from service.checks.figures.ratio_doubts import rounding_of
from service.checks.figures.request_totals import ALL_REQUESTS
from service.checks.inspection import Finding, Inspection, message, shown

NO_DOUBT: Final = 0.98
"""Confidence of a tie that grammar is firm about and a network makes, too, from which distance takes nothing back."""
SURE_DENIAL: Final = 0.95
"""Confidence of a denial in its own words from which it is one."""
AT_LEAST: Final = 3
"""Difference of two counts up to which they are near, however many times the other the one is."""
POINTS: Final = Decimal("1.5")
"""The same of two percentages."""
TIMES: Final[Mapping[str, Decimal]] = {
    "claim-table": Decimal(2),
    "claim-ratio": Decimal("1.6"),
    "claim-parts": Decimal("1.4"),
}
"""How many times the other a figure is that is too far off, by the kind of check."""
MORE_THAN_ALL: Final = Decimal("1.25")
"""How many times its whole a single part may be to be one, and wrong."""
ITEMS: Final = 2
"""Items by which a list may differ from its count."""
WEAK, WEAK_PARTS, WEAK_TIE = 0.8, 0.6, 0.8
"""Confidence below which only a slip of the pen is a contradiction: of percentages, of parts, and of one cell among the
requests (several that the words add up are no guess).
"""
BOTH_YEARS: Final = 2
"""Counts that a change lies between."""
OF_ONE_WHOLE: Final = 4
"""How many times the other the one of two percentages is at most that the words tell of one whole."""
TOTAL: Final = ".total"
MANY_DIGITS, FEWEST_BESIDE = 3, 2
"""Digits of a figure that nobody takes for another with one more, and figures beside it that are right."""
ALL: Final = 100
"""Percent."""


def without_far(inspection: Inspection, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, contradictions that go too far taken back; with them what the prose repeats of the same figures."""
    against = {(one.claimed, one.found) for one in findings if one.kind == "claim-table" and _contradicts(one)}
    missed = missed_by_lists(findings)
    judged = [
        taken_back(one)
        if _goes_too_far(inspection, one)
        and (one.found, one.claimed) not in against
        and not its_list_misses_it(one, missed)
        else one
        for one in findings
    ]
    wrong = {name for one in judged if one.kind == "claim-table" and _contradicts(one) for name in one.claim_ids}
    return [
        taken_back(one) if _repeats_what_the_table_has(inspection, one) and wrong.isdisjoint(one.claim_ids) else one
        for one in judged
    ]


def missed_by_lists(findings: Sequence[Finding]) -> set[tuple[str, Decimal]]:
    """Ids of parts, and by how much the list that each is of falls short of its whole."""
    return {
        (name, one.claimed - one.found)
        for one in findings
        if one.kind == "claim-parts" and one.found is not None and one.claimed is not None
        for name in one.claim_ids[1:]
    }


def its_list_misses_it(finding: Finding, missed: Container[tuple[str, Decimal]]) -> bool:
    """`收到58件，自然人44件，企业9件，律所3件，其他各类均为0件` of 2: by as much as the figure is off, its list falls
    short of its whole. `missed`: parts, and by how much theirs does.
    """
    if finding.kind != "claim-table" or finding.claimed is None or finding.found is None:
        return False
    return (finding.claim_ids[0], finding.found - finding.claimed) in missed


def _contradicts(finding: Finding) -> bool:
    return finding.verdict == "contradicted"


def _repeats_what_the_table_has(inspection: Inspection, finding: Finding) -> bool:
    """Does it set two figures of one field against each other, of which the table has one?"""
    return (
        finding.kind == "claim-claim"
        and _contradicts(finding)
        and any(inspection.figures.get(field) is not None for field in finding.fields)
    )


def _goes_too_far(inspection: Inspection, finding: Finding) -> bool:
    judge = _JUDGES.get(finding.kind)
    said, found = finding.claimed, finding.found
    if judge is None or not _contradicts(finding) or not finding.claim_ids or said is None or found is None:
        return False
    return judge(inspection, finding, said, found)


def _is_weak(inspection: Inspection, told: Claim | Finding, least: float) -> bool:
    """Is it less sure than `least`, where a network was heard, too? Rules alone have few confidences."""
    heard = any(one.confidence > FIRM_CONFIDENCE for one in inspection.mentions.claims)
    return heard and told.confidence < least


def _against_the_table(inspection: Inspection, finding: Finding, said: Decimal, found: Decimal) -> bool:
    claim = inspection.claims[finding.claim_ids[0]]
    topic = finding.fields[0].split(".")[0] if finding.fields else ""
    others = topic == DISPUTES and not _is_of_disclosure(inspection, claim)
    sure = claim.firm and not _is_weak(inspection, claim, NO_DOUBT) and not others
    if claim.negated and found:
        if finding.settled:
            return False
        named = claim.confidence >= SURE_DENIAL and _NAMES_IT[topic].search(claim.text) if topic in _NAMES_IT else None
        return not sure and named is None and _tells_elsewhere(inspection, claim, found)
    if sure or _is_right_of_another(inspection, claim) or is_left_of_what_came(inspection, claim):
        return False
    alone = topic == REQUESTS and len(finding.fields) == 1 and not finding.settled
    if alone and _is_weak(inspection, finding, WEAK_TIE):
        before = inspection.document.text[claim.sentence.start : claim.number.span.start]
        told = any(one.number.value == found for one in inspection.mentions.claims)
        told = told and _ALL_THAT_CAME.search(before) is None
        return not are_exchanged(said, found) and (told or not is_a_digit_off(said, found))
    if not said or not found:
        if finding.settled and said <= AT_LEAST:
            return False
        return abs(said - found) > 1 or not claim.fields or claim.fields[0].fields[0].endswith(TOTAL)
    if others:
        return abs(said - found) > 1 and max(said, found) >= 2 * min(said, found) and not are_exchanged(said, found)
    near = abs(said - found) <= AT_LEAST or max(said, found) < SINGLE
    return not near and _is_too_many_times(finding, said, found) and not _lacks_a_digit(inspection, claim, said, found)


def _lacks_a_digit(inspection: Inspection, claim: Claim, said: Decimal, found: Decimal) -> bool:
    """`许可18743件、处罚23867件、强制1542件` of 187432: is one the other but for one digit of many, where the others of
    its sentence are the tables'?
    """
    short, long = sorted((f"{said:f}", f"{found:f}"), key=len)
    if len(short) < MANY_DIGITS or not is_printed_slip(short, long):
        return False
    beside = [
        one for one in inspection.mentions.claims
        if one.sentence == claim.sentence and one.id != claim.id and one.fields and not one.negated
    ]  # fmt: skip
    return len(beside) >= FEWEST_BESIDE and all(inspection.fitting(one) is not None for one in beside)


_ALL_THAT_CAME: Final = re.compile(r"(?:全年|本年度?)共?(?:新?收到?|受理)的?\s?\Z")


def _is_right_of_another(inspection: Inspection, claim: Claim) -> bool:
    """`行政复议6件，均结果维持`: the figure is right of all, and the words say that all are of one kind."""
    others = (one for one in inspection.mentions.claims if one.id != claim.id and one.number.span == claim.number.span)
    return any(one.fields and inspection.fitting(one) is not None for one in others)


_NAMES_IT: Final = {REQUESTS: re.compile("申请")}
"""`未发生依申请公开事项` denies what it names, `均没有` anything in front."""


def _tells_elsewhere(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """Does the prose tell the figure that it seems to deny, so that something else is denied?"""
    return any(
        one.number.value == found and one.fields and one.fields[0].fields == claim.fields[0].fields
        for one in inspection.mentions.claims
    )


def _of_percentages(inspection: Inspection, finding: Finding, said: Decimal, found: Decimal) -> bool:
    """A rise told as a fall is near; so is what is left told as a fall, and what another base makes of the counts."""
    claim = inspection.claims[finding.claim_ids[0]]
    if finding.message.code.partition(".")[0] != finding.kind or claim.number.unit != "%":
        return False
    digit = Decimal(1).scaleb(-claim.number.decimals)
    one, others = abs(said).quantize(digit), {abs(found).quantize(digit, how) for how in (ROUND_HALF_UP, ROUND_DOWN)}
    slip = any(
        are_exchanged(one, other) or (one >= digit * SINGLE and is_one_digit_or_swap(one, other)) for other in others
    )
    divided = _is_divided_in_its_words(inspection, finding)
    other = max(others)
    if _is_told_whole(inspection, finding) or (divided and max(one, other) <= OF_ONE_WHOLE * min(one, other)):
        return False
    if _is_weak(inspection, finding, WEAK) and not divided:
        return not slip
    left = claim.relation != "share" and abs(one + other - ALL) <= digit
    near = abs(one - other) <= POINTS or not _is_too_many_times(finding, one, other)
    return not (near or slip or left or _is_of_another_base(inspection, finding, found))


def _is_told_whole(inspection: Inspection, finding: Finding) -> bool:
    """`收到468件，2024年为412件，同比增长18.9%`, `许可90480件，同比增长31.1%（2023年为80640件）`: counts of both years
    and how one became the other, with nothing between them but their difference, leave no other base to mean; nor does
    `受理52件，…。受理量比2020年的38件增长26.9%`, where this year's count is the tables'.
    """
    percent, *counts = (inspection.claims[name] for name in finding.claim_ids)
    then = next((one for one in counts if one.period_kind == "last_year"), None)
    if then is None and _grows_by_what_is_told(inspection, percent, counts):
        return True
    if percent.relation == "share" or then is None or then.sentence != percent.sentence:
        return False
    now = [one for one in counts if one is not then]
    if not now or now[0].sentence != percent.sentence:
        of_the_table = bool(finding.fields and percent.fields) and set(finding.fields) == {*percent.fields[0].fields}
        between = inspection.document.text[then.number.span.end : max(then.number.span.end, percent.number.span.start)]
        return of_the_table and _GROWS_RIGHT_BEHIND.fullmatch(between) is not None
    before = inspection.document.text[now[0].sentence.start : now[0].span.start]
    if len(now) > 1 or now[0].number.unit != then.number.unit or before.rstrip().endswith("、"):
        return False
    told = [percent, *counts]
    begin, end = min(one.number.span.start for one in told), max(one.number.span.end for one in told)
    between_them = [
        one for one in inspection.mentions.claims
        if begin <= one.number.span.start < end and all(one.number.span != other.number.span for other in told)
    ]  # fmt: skip
    difference = abs(now[0].number.value - then.number.value)
    return all(one.number.value == difference for one in between_them)


_ITS_RATE: Final = re.compile(
    r"\s?\w?[，,（(](?:同比)?(?:(?:增长|上升|下降|降低)[率了]?|[增降涨]幅|减少|增加)(?:约?为|达)?\s?"
)


def _grows_by_what_is_told(inspection: Inspection, percent: Claim, counts: Sequence[Claim]) -> bool:
    """`收到50件，较上年净增8件，增长率为21.05%`: this year's figure, the change, and its rate right behind it."""
    if len(counts) != BOTH_YEARS:
        return False
    now, change = sorted(counts, key=lambda one: one.number.span.start)
    between = inspection.document.text[change.number.span.end : percent.number.span.start]
    changes = percent.relation == change.relation and change.relation in ("increase", "decrease")
    alike = now.sentence == percent.sentence and now.number.unit == change.number.unit
    return changes and alike and _ITS_RATE.fullmatch(between) is not None


_PART_OF_THOSE: Final = re.compile(
    r"\s?[件宗份](?:申请|(?:行政)?(?:复议|诉讼)(?:案件?)?)?(?:(?:当|之)?[中里][，,]?[^，,。；;\d]{2,16}|[，,](?P<which>其中)[^，,。；;\d]{2,16})$"
)
_HAS_A_SHARE: Final = re.compile(r"\s?[件宗份][，,（(](?:占(?:比)?|纠[错正]率|维持率)(?:约|为)?$")


def _is_divided_in_its_words(inspection: Inspection, finding: Finding) -> bool:
    """`在办结的79件当中，予以公开的41件，占50.6%`: a whole, a part, its share, each behind the other; behind 其中
    it is the part's share of no other total.
    """
    percent, *counts = (inspection.claims[name] for name in finding.claim_ids)
    if percent.relation != "share" or len(counts) != BOTH_YEARS:
        return False
    whole, part = sorted(counts, key=lambda one: one.number.span.start)
    text = inspection.document.text
    opens = _PART_OF_THOSE.fullmatch(text[whole.number.span.end : part.number.span.start])
    if opens is None or _HAS_A_SHARE.fullmatch(text[part.number.span.end : percent.number.span.start]) is None:
        return False
    totals = (inspection.value(total) for total in ALL_REQUESTS if opens["which"])
    made = (percentage(part.number.value, total) for total in totals if total)
    return not any(exact is not None and rounding_of(exact, percent) is not None for exact in made)


_GROWS_RIGHT_BEHIND: Final = re.compile(r"\s?\w?(?:相比)?[，,]?(?:同比)?(?:增长|增加|上升|下降|减少|降低)了?\s?$")


def _is_of_another_base(inspection: Inspection, finding: Finding, found: Decimal) -> bool:
    """`8件，上年5件，增长37.5%`, by this year's count; `执法案卷17件，占不予公开的10.6%`, of all that were settled."""
    percent, *counts = (inspection.claims[name] for name in finding.claim_ids)
    if percent.relation != "share":
        return found > -ALL and rounding_of(abs(found) * ALL / (ALL + found), percent) is not None
    totals = [value for total in ALL_REQUESTS if (value := inspection.value(total))]
    named = "占" in percent.measure
    cells = [inspection.figures[field].value or Decimal(0) for field in finding.fields if field in inspection.figures]
    told = [one.number.value for one in counts]
    exact = [percentage(one, of) for one in {*accumulate(told), *accumulate(cells)} for of in totals if named]
    return any(one is not None and rounding_of(one, percent) is not None for one in exact)


def _of_parts(inspection: Inspection, finding: Finding, said: Decimal, found: Decimal) -> bool:
    """A single part that is more than its whole is near if it alone would be; so is a sum but for digits exchanged.
    Where all but one of whole and parts are the tables', that one is wrong, however far off.
    """
    if _is_weak(inspection, finding, WEAK_PARTS):
        return not is_a_digit_off(said, found)
    claims = [inspection.claims[name] for name in finding.claim_ids]
    if all(one.fields for one in claims) and sum(inspection.fitting(one) is None for one in claims) == 1:
        return False
    parts = [inspection.claims[name].number.value for name in finding.claim_ids[1:]]
    one_is_more = any(said < one <= MORE_THAN_ALL * said for one in parts)
    far = not one_is_more and abs(said - found) > AT_LEAST and _is_too_many_times(finding, said, found)
    return far and not is_swap_in_a_sum(said, parts, no_chance=1)


def _of_items(inspection: Inspection, finding: Finding, said: Decimal, found: Decimal) -> bool:
    """Numbers in front of its items make a list whose length is no guess; any single digit may stand for another."""
    items = [one.place.span for one in finding.evidence if one.role == "item" and one.place is not None]
    numbered = items and is_numbered(inspection.document.text[items[0].start : items[0].end])
    return abs(said - found) > ITEMS and max(said, found) >= SINGLE and not numbered


_JUDGES: Final[Mapping[str, Callable[[Inspection, Finding, Decimal, Decimal], bool]]] = {
    "claim-table": _against_the_table,
    "claim-ratio": _of_percentages,
    "claim-parts": _of_parts,
    "claim-list": _of_items,
}


def _is_too_many_times(finding: Finding, said: Decimal, found: Decimal) -> bool:
    """Of another size, neither with a digit changed nor with two exchanged nor in another unit (万)?"""
    low, high = sorted((abs(said), abs(found)))
    if high < TIMES[finding.kind] * low or is_a_digit_off(said, found):
        return False
    return not (low >= SINGLE and high == low.scaleb(high.adjusted() - low.adjusted()))


def is_a_digit_off(said: Decimal, found: Decimal) -> bool:
    """Does one digit make one of the other, which of figures with a single one tells nothing, or an exchange of two?"""
    return are_exchanged(said, found) or (min(said, found) >= SINGLE and is_one_digit_or_swap(said, found))


_BY_THE_FORM: Final = re.compile("未经复议|复议后(?:再)?(?:起诉|提起)")
"""Ways to court as the table of disputes names them."""
_OF_DISCLOSURE: Final = re.compile("公开(?:类|行政|复议|诉讼|争议|案件|工作|答复|引[起发]|被|而)")


def _is_of_disclosure(inspection: Inspection, claim: Claim) -> bool:
    """Does its own clause name 信息公开 (`因信息公开引起的诉讼8件`, `未发生因政府信息公开引起的诉讼`), or its statement
    as a cause of disputes in front of one of its own (`因政府信息公开被申请行政复议6件，被提起行政诉讼1件`)?
    """
    text = inspection.document.text
    before = statement_front(inspection, claim)
    own = text[claim.span.start : claim.span.end] if claim.negated else ""
    clause = re.split("[，,、：:]", before)[-1]
    if "公开" in clause + own or _BY_THE_FORM.search(clause):
        return True
    return _OF_DISCLOSURE.search(before) is not None


def taken_back(finding: Finding) -> Finding:
    """The contradiction left open, since something else is likelier meant."""
    return finding.left_open(message("too-far.claim", claimed=shown(finding.claimed), found=shown(finding.found)))
