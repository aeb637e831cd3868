"""Contradictions whose figures come out once they are taken as they stand: parts with a total of their own, parts of
two counts together, a count that is a term of what follows, a share of two together, a figure of a row named in front.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final

from corpora.document.claim import Claim
from service.checks.figures.arithmetic import makes_percentage
from service.checks.figures.beside import REQUESTS, statement_front, statement_start
from service.checks.figures.part_groups import sum_of
from service.checks.figures.plain_counts import PERCENT, is_count
from service.checks.figures.subjects import counts_of_paragraph_in_front
from service.checks.inspection import Finding, Inspection
from service.checks.named.words import CARRIED_IN, CARRIED_OUT, NEW, SETTLED, words_of
from service.checks.parts.likeness import can_all_be
from service.checks.withdrawn.too_far import BOTH_YEARS, taken_back

_TOTAL: Final = re.compile(r"(?:合计|共计|总计|合共|总共|一共|[，,]\s?共)(?:有|为|是|达)?\s?$")
_TOGETHER: Final = re.compile(r"[^，,。；;：:\d]{0,16}(?:和|与|及|以及|、)[^，,。；;：:\d]{0,12}")
"""Between two counts that one list divides: `对7个县（市、区）和38家市直单位开展考核，优秀12家、良好28家、合格5家`."""
_LAST_YEAR: Final = re.compile(
    r"(?:上年|去年|上一年)(?:度)?(?:同期|同口径|同比口径)?(?:的|共|合计|为|是|有|达){0,3}\s?$"
)
_SHARE: Final = re.compile("^(?!.*(?:前者|后者)).*(?:占|比例|比重|(?<!增长)(?<!下降)(?<!上升)(?<!减少)(?<!增加)率)")
"""No growth, which is of last year's; nor what says of which of two it is."""
_DIVISION: Final = re.compile("[。；;][^。；;]{0,8}?(?:按|从|依|就)[^，,。；;]{2,12}[，,：:看分]")
_LAST_YEARS: Final = re.compile("上年|去年|上一年|前一年")
_BESIDES: Final = re.compile(r"(?:[，,；;。]\s?(?:另外?|还|此外)|另有|还有)")
_ADDED: Final = re.compile(r"(?:新增|新设|新建|新添|增加|增设|新开)(?:了)?[^，,。；;、\d]{0,8}$")
_TAKEN: Final = re.compile(r"(?:取消|废止|减少|退出|注销|关停|撤销|核减|删除|清退)(?:了)?[^，,。；;、\d]{0,8}$")
_SEVERAL: Final = re.compile(r"(?P<many>[二两三四])[者项类种](?:合计|共|之和|相加|加起来)?[^。；;\d]{0,8}$")
_MANY: Final[Mapping[str, int]] = {"二": 2, "两": 2, "三": 3, "四": 4}
_ALL: Final = (NEW, SETTLED)
_NO_RESULTS: Final = {NEW, SETTLED, CARRIED_IN, CARRIED_OUT}
_OF_ITS_KIND: Final = re.compile("占(?:了)?(?:该|此|这一?|其)(?:类|项|种|部分)")
_BARE: Final = re.compile(r"\s?(?:占|占比)(?:约|为|达)?\s?")
_THAT_IS: Final = re.compile(r"\s?%?\s?[，,（(]?\s?(?:即|也就是|达到?|增?至|增加到|减少?到|降至)")
_OPENS_BESIDES: Final = re.compile(r"^\s?(?:另有|另外有?|此外有?|还有)\s?$")
_SIGNS: Final[Mapping[str, int]] = {"increase": 1, "decrease": -1}
NEAR: Final = 6
"""Counts in front of a percentage."""
MOST_ROWS: Final = 3
"""Results named last in a paragraph that may be meant, one or two together."""


def without_those_that_come_out(inspection: Inspection, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, such contradictions left open."""
    wrong = {
        name
        for one in findings
        if one.kind == "claim-table" and one.verdict == "contradicted"
        for name in one.claim_ids
    }
    return [taken_back(one) if _comes_out(inspection, one, wrong) else one for one in findings]


def _comes_out(inspection: Inspection, finding: Finding, wrong: Collection[str]) -> bool:
    if finding.verdict != "contradicted" or not finding.claim_ids:
        return False
    claims = [inspection.claims[name] for name in finding.claim_ids]
    if finding.kind == "claim-parts" and _is_short_of_what_is_open(inspection, claims, wrong):
        return True
    return any(judge(inspection, finding, claims) for judge in _JUDGES.get(finding.kind, ()))


def _is_short_of_what_is_open(inspection: Inspection, claims: Sequence[Claim], wrong: Collection[str]) -> bool:
    """`其他处理81件，其中逾期不补正31件，主动撤回37件` of 50 其他: what is missing the tables have, some of it in the
    cell of a part, which they have not been found to contradict.
    """
    whole, *parts = claims
    others = [one for one in parts if one.fields and inspection.fitting(one) is None]
    if len(others) != 1 or others[0].id in wrong or inspection.fitting(whole) is None:
        return False
    cell = inspection.value(others[0].fields[0])
    return cell is not None and others[0].number.value < cell


def _between(inspection: Inspection, one: Claim, other: Claim) -> str:
    return inspection.document.text[one.number.span.end : max(one.number.span.end, other.number.span.start)]


def _told(inspection: Inspection, claim: Claim) -> list[Claim]:
    """The counts of its sentence, in their order."""
    found = {
        one.number.span: one for one in inspection.mentions.claims if one.sentence == claim.sentence and is_count(one)
    }
    return [found[span] for span in sorted(found)]


def _behind_the_claimed(finding: Finding, claims: Sequence[Claim]) -> list[Claim]:
    """All claims in their order, where each is a count and the first the one that is claimed; else none."""
    counts = sorted((one for one in claims if is_count(one)), key=lambda one: one.number.span)
    return counts if len(counts) == len(claims) and counts[0].number.value == finding.claimed else []


def _have_a_total_of_their_own(inspection: Inspection, finding: Finding, claims: Sequence[Claim]) -> bool:
    """`建议86件、提案112件，共198件，…公开建议复文81件、提案复文101件，合计182件`."""
    whole, *parts = claims
    if len(parts) < 2 or whole.number.span.start > parts[0].number.span.start:
        return False
    behind = [one for one in _told(inspection, parts[-1]) if one.number.span.start > parts[-1].number.span.start]
    return bool(behind) and behind[0].number.value == finding.found and (
        _TOTAL.search(_between(inspection, parts[-1], behind[0])) is not None
    )  # fmt: skip


def _divide_it_with_another(inspection: Inspection, finding: Finding, claims: Sequence[Claim]) -> bool:
    """See `_TOGETHER`."""
    whole = claims[0]
    return any(
        later is whole
        and earlier.number.value + whole.number.value == finding.found
        and _TOGETHER.fullmatch(_between(inspection, earlier, whole))
        for earlier, later in pairwise(_told(inspection, whole))
    )


def _divide_another(inspection: Inspection, finding: Finding, claims: Sequence[Claim]) -> bool:
    """`新收747件；办结746件。按承办主体分，区政府87件、部门416件、街道244件`: of the one told beside it."""
    whole, *parts = claims
    if len(parts) < 2 or not _DIVISION.search(_between(inspection, whole, parts[0])):
        return False
    beside = [*_told(inspection, whole), *inspection.told_in_front_of(whole.sentence)]
    return any(
        one.number.value == finding.found and one.number.unit == whole.number.unit and is_count(one)
        and one.number.span.end <= parts[0].number.span.start and one.id not in finding.claim_ids
        for one in beside
    )  # fmt: skip


def _ends_before_another(inspection: Inspection, finding: Finding, claims: Sequence[Claim]) -> bool:
    """`办结11件，包括公开3件、…和其他处理1件，另有1件转入2025年`: what is told besides is no part."""
    counts = _behind_the_claimed(finding, claims)
    if len(counts) < 4:
        return False
    _, *parts, last = counts
    besides = _BESIDES.search(_between(inspection, parts[-1], last)) is not None
    return besides and sum_of(parts) == finding.claimed


def _is_net(inspection: Inspection, finding: Finding, claims: Sequence[Claim]) -> bool:
    """`较上年新增1162项、取消394项，净增768项`: what was added less what was taken away."""
    if finding.claimed is None:
        return False
    counts = [one for one in claims if is_count(one) and one.number.value != finding.claimed]
    added = [one.number.value for one in counts if _ADDED.search(statement_front(inspection, one))]
    taken = [one.number.value for one in counts if _TAKEN.search(statement_front(inspection, one))]
    return len(added) == len(taken) == 1 and abs(added[0] - taken[0]) == finding.claimed


def _may_overlap(inspection: Inspection, finding: Finding, claims: Sequence[Claim]) -> bool:
    """`176项，其中可全程网办143项，可跨省通办42项`: parts that may hold the same are no more than their whole."""
    whole, *parts = claims
    return len(parts) > 1 and sum_of(parts) > whole.number.value and can_all_be(parts)


def _has_last_years(inspection: Inspection, _: Finding, claims: Sequence[Claim]) -> bool:
    """`其中公开999件，占63.4%，上年同口径为865件`: no part of this year's."""
    whole, *parts = claims
    return not _LAST_YEAR.search(statement_front(inspection, whole)) and any(
        _LAST_YEAR.search(statement_front(inspection, one)) for one in parts
    )


def _is_a_term(inspection: Inspection, finding: Finding, claims: Sequence[Claim]) -> bool:
    """`新收136宗，由上年度转入5宗，合共141宗`: what was taken for the sum is one of its terms."""
    counts = _behind_the_claimed(finding, claims)
    if len(counts) < 3:
        return False
    *terms, total = counts
    return sum_of(terms) == total.number.value and (
        _TOTAL.search(_between(inspection, terms[-1], total)) is not None
    )  # fmt: skip


def _is_of_several(inspection: Inspection, finding: Finding, claims: Sequence[Claim]) -> bool:
    """`已办结的100件中，予以公开36件、部分公开15件，二者过半，占51%`."""
    share = claims[0]
    if share.number.unit != PERCENT or finding.settled:
        return False
    counts = [one for one in _told(inspection, share) if one.number.span.end <= share.number.span.start]
    said = _SEVERAL.search(_between(inspection, counts[-1], share)) if counts else None
    if said is None:
        return False
    several, others = counts[-_MANY[said["many"]] :], counts[: -_MANY[said["many"]]]
    return any(_makes(share, sum_of(several), one.number.value) for one in others)


def _claimed_percentage(finding: Finding, claims: Sequence[Claim]) -> Claim | None:
    return next((one for one in claims if one.number.unit == PERCENT and one.number.value == finding.claimed), None)


def _is_made_by_two(inspection: Inspection, finding: Finding, claims: Sequence[Claim]) -> bool:
    """`自然人40件、企业28件，…；自然人办结92件，公开比例43.5%`, `上年为7件，维持5件，维持率71.4%`: to the last digit
    a share of the count right in front of it, or of one of last year's by another.
    """
    share = _claimed_percentage(finding, claims)
    if share is None or not share.number.decimals or not _SHARE.search(_clauses(inspection, share)):
        return False
    near = counts_of_paragraph_in_front(inspection, share)[-NEAR:]
    since = max((one.start() for one in _LAST_YEARS.finditer(statement_front(inspection, share))), default=-1)
    begun = statement_start(inspection, share) + since if since >= 0 else share.number.span.start
    last = [one.number.value for one in near if one.number.span.start >= begun]
    return any(_makes(share, one.number.value, near[-1].number.value) for one in near[:-1]) or any(
        _makes(share, part, whole) for part in last for whole in last if part < whole
    )


def _is_of_another_year(inspection: Inspection, finding: Finding, claims: Sequence[Claim]) -> bool:
    """`占总数1814件的37.2%，上年两类合计636件，占38.8%`: of last year's total, which is not told."""
    *others, share = sorted(claims, key=lambda one: one.number.span)
    told = share.number.unit == PERCENT and bool(others) and not (finding.settled and finding.fields)
    if not told or not _SHARE.search(_clauses(inspection, share)):
        return False
    last = [one for one in others if _LAST_YEARS.search(_clauses(inspection, one))]
    return len(last) == 1 and last[0] is others[-1] and len(others) > 1


def _is_of_what_stands_behind(inspection: Inspection, finding: Finding, claims: Sequence[Claim]) -> bool:
    """`应移交86417人，其中市属31268人、央企55149人，档案移交85962卷，占99.5%`: of the count right in front of it, which
    was left out for its unit, by another; `户籍类148件，…户籍类中有97件改为窗口查询，占该类的65.5%`: of its kind.
    """
    share = _claimed_percentage(finding, claims)
    if share is None or not share.number.decimals or share.relation != "share":
        return False
    words = _clauses(inspection, share)
    near = counts_of_paragraph_in_front(inspection, share)
    if len(near) < 2 or not (_OF_ITS_KIND.search(words) or (_BARE.fullmatch(words) and near[-1] not in claims)):
        return False
    return any(_makes(share, near[-1].number.value, one.number.value) for one in near[:-1])


def _is_of_what_a_list_divides(inspection: Inspection, finding: Finding, claims: Sequence[Claim]) -> bool:
    """`新收635件。…组织申请73件，其中企业38件、科研2件、公益1件、律所24件、其他8件，占比11.5%`: of the count that the
    list right in front divides.
    """
    share = _claimed_percentage(finding, claims)
    if share is None or not share.number.decimals or not _BARE.fullmatch(_clauses(inspection, share)):
        return False
    near = counts_of_paragraph_in_front(inspection, share)
    for first in range(1, len(near) - 1):
        divided, parts = near[first - 1], near[first:]
        if divided.number.value == sum_of(parts):
            return any(_makes(share, divided.number.value, one.number.value) for one in near[: first - 1])
    return False


def _grows_to_what_follows(inspection: Inspection, finding: Finding, claims: Sequence[Claim]) -> bool:
    """`较2022年的213条增加15%，即不少于245条`: the count in front of the growth makes the one behind it."""
    percent = _claimed_percentage(finding, claims)
    if percent is None or percent.relation not in _SIGNS:
        return False
    before = [one for one in _told(inspection, percent) if one.number.span.end <= percent.number.span.start]
    behind = [
        one
        for one in inspection.mentions.claims
        if one.sentence == percent.sentence and one.number.span.start >= percent.number.span.end
    ]
    if not before or not behind or before[-1].number.unit != behind[0].number.unit:
        return False
    grown = before[-1].number.value * (1 + _SIGNS[percent.relation] * percent.number.value / 100)
    return _THAT_IS.match(_between(inspection, percent, behind[0])) is not None and (
        abs(grown - behind[0].number.value) <= max(Decimal(1), grown * percent.number.value.scaleb(-4))
    )  # fmt: skip


def _clauses(inspection: Inspection, claim: Claim) -> str:
    """The words of its clause in front of it."""
    return re.split("[，,。；;：:]", statement_front(inspection, claim))[-1]


def _makes(share: Claim, part: Decimal, whole: Decimal) -> bool:
    return part <= whole and makes_percentage(part, whole, share.number.value, share.number.decimals)


def _is_of_a_row_in_front(inspection: Inspection, finding: Finding, claims: Sequence[Claim]) -> bool:
    """`无法提供类答复较多，全年132件`, `予以公开的28件分别答复自然人22件、商业企业4件`: taken for all that came in or
    was settled, where its clauses have named a result that has the figure in that column.
    """
    claim = claims[0]
    if len(finding.fields) != 1 or claim.negated or not claim.number.value:
        return False
    table, _, rest = finding.fields[0].partition(".")
    row, _, column = rest.rpartition(".")
    start = inspection.paragraph_start(claim.number.span.start)
    if table != REQUESTS or row not in _ALL:
        return False
    named = [
        one.means for one in words_of(inspection.document.text, start, claim.number.span.start)
        if one.kind == "row" and not {*one.means} & _NO_RESULTS
    ]  # fmt: skip
    last = [*dict.fromkeys(reversed(named))][:MOST_ROWS]
    sums = (*last, *((*one, *other) for one, other in combinations(last, 2) if not {*one} & {*other}))
    return any(_has(inspection, rows, column, claim) for rows in sums)


def _is_another_besides(inspection: Inspection, finding: Finding, claims: Sequence[Claim]) -> bool:
    """`因第三方权益不予公开2件。另有3件以第三方权益为由不予公开` of 5: what is told besides, with what is told of the
    same in front of it, is all.
    """
    claim = claims[0]
    if finding.found is None or claim.negated or not _OPENS_BESIDES.search(_clauses(inspection, claim)):
        return False
    rest = finding.found - claim.number.value
    near = counts_of_paragraph_in_front(inspection, claim)[-NEAR:]
    return rest > 0 and any(one.number.value == rest and one.number.unit == claim.number.unit for one in near)


def _is_within_rounding(inspection: Inspection, finding: Finding, claims: Sequence[Claim]) -> bool:
    """`收费8.42亿元，上年为9.03亿元，降幅为6.71%`: what both were before they were rounded may have grown so much."""
    percent, *counts = claims
    if percent.number.unit != PERCENT or len(counts) != BOTH_YEARS or not all(one.number.decimals for one in counts):
        return False
    half = [Decimal(5).scaleb(-one.number.decimals - 1) for one in counts]
    values = [one.number.value for one in counts]
    if counts[0].number.unit != counts[1].number.unit or any(value > 1000 for value in values) or finding.found is None:
        return False
    slack = sum((one / value for one, value in zip(half, values, strict=True)), Decimal(0)) * 100
    return abs(abs(finding.found) - percent.number.value) <= slack


def _has(inspection: Inspection, rows: Sequence[str], column: str, claim: Claim) -> bool:
    figures = [inspection.figures.get(f"{REQUESTS}.{row}.{column}") for row in rows]
    known = [one.value for one in figures if one is not None and one.value is not None]
    return bool(known) and sum(known, Decimal(0)) == claim.number.value


_Judge = Callable[[Inspection, Finding, Sequence[Claim]], bool]
_JUDGES: Final[Mapping[str, Sequence[_Judge]]] = {
    "claim-parts": (
        _have_a_total_of_their_own,
        _divide_it_with_another,
        _divide_another,
        _ends_before_another,
        _has_last_years,
        _is_a_term,
        _may_overlap,
    ),
    "claim-change": (_is_a_term, _is_net, _is_within_rounding),
    "claim-ratio": (
        _is_of_several,
        _is_made_by_two,
        _is_of_another_year,
        _is_of_what_stands_behind,
        _is_of_what_a_list_divides,
        _grows_to_what_follows,
    ),
    "claim-table": (_is_of_a_row_in_front, _is_another_besides),
}
