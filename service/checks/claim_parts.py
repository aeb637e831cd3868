"""Does a whole equal the parts named after 其中, 包括, 含?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise, takewhile

from corpora.document.check import Verdict
from corpora.document.claim import Claim
from corpora.document.mention import PartList
from corpora.document.numeral import DIGITS
from models.language.grammar.part_completeness import THAT_IS_ALL
from models.language.grammar.part_list import NAMES_SOME
from service.checks.inspection import Finding, Inspection, message, plain
from service.checks.part_likeness import are_channels, goes_on_alike, overlaps, told_alike
from service.checks.slips import is_far, is_slip, is_swap_in_a_sum

LITTLE_OF_SEVERAL, LITTLE_OF_TWO = Decimal("0.05"), Decimal("0.02")
"""Share of a whole that a list may leave out before it is taken for a choice and not for an error."""
LEAST_WHOLE = 20
"""A smaller whole may be what the first of its parts come to by chance."""
LARGE, LEAST_SLIP = 10_000, 100
"""Whole and what is missing of it, from which on parts that miss it by one digit have not left that out: 53120 and
81604 of 138724.
"""
FAR_OF_PARTS = Decimal("1.25")
"""How many times their whole parts come to that are not all its parts; see `service.checks.slips`."""
SEVERAL = 4
"""Parts that add up to the one before them by no chance."""
LEAST_TOLD_ALIKE = Decimal(100)
"""A part from which on those behind it, told just as it is, come to it by no chance."""
FEWEST_ALIKE = 3
"""Parts told in one way that are parts of one whole, however far they exceed it."""
_OF_DOCUMENTS = frozenset("条件篇份则")


def claim_parts(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each list of parts. A list may be incomplete; see `_verdict`."""
    for parts in inspection.mentions.part_lists:
        whole = inspection.claims[parts.whole]
        named = [inspection.claims[part] for part in parts.parts]
        if any(claim.number.bound == "range" for claim in (whole, *named)):
            continue
        finding = _judged(inspection, parts, whole, named)
        if finding is not None:
            yield finding


def _judged(inspection: Inspection, parts: PartList, whole: Claim, named: Sequence[Claim]) -> Finding | None:
    values = [claim.number.value for claim in named]
    total = sum(values, Decimal(0))
    if (more := _further_parts(inspection, whole, named)) is not None:
        both = [*named, *more]
        return _finding(inspection, whole, both, _sum(both), verdict="supported", code="claim-parts.supported")
    if len(values) == 1 and total <= whole.number.value:
        return None
    one_way = told_alike(inspection, whole, named)
    group = _group_that_fits(whole.number.value, values, _divisions(inspection, named), alike=one_way)
    leads = group is not None and group == [*range(len(group))] and (parts.firm or parts.sure)
    if group is not None and leads and goes_on_alike(inspection, parts, whole, named, len(group)):
        group = None
    exact = all(claim.number.bound == "exact" for claim in (whole, *named))
    if group is not None:
        return _finding(inspection, whole, named, total, verdict="supported", code="claim-parts.supported")
    if (some := _some_in_front(whole, named)) is not None:
        return _finding(inspection, whole, some, _sum(some), verdict="supported", code="claim-parts.supported")
    mainly, leaves_none = _tells_some(inspection, whole, named), _leaves_none(inspection, whole, named)
    code = _verdict(parts, whole.number.value, values, named, mainly=mainly, leaves_none=leaves_none)
    alike = [claim for claim in named if _unit(claim) == _unit(whole)]
    if len(alike) < len(named) and sum(claim.number.value for claim in alike) <= whole.number.value:
        code = "claim-parts.open"
    detailed = _without_details(inspection, named, least=LEAST_TOLD_ALIKE if one_way else Decimal(0))
    undetailed = min(sum(detailed), _sum(_without_terms(inspection, named)))
    if total > whole.number.value >= min(undetailed, _up_to_a_subtotal(named)):
        code = "claim-parts.open"
    if total > whole.number.value and overlaps(whole.number.value, values, named):
        code = "claim-parts.open"
    if _ends_otherwise(inspection, parts, whole, named):
        code = "claim-parts.open"
    if total > whole.number.value and _goes_on_otherwise(inspection, whole, named):
        code = "claim-parts.open"
    explained = _explained_by_table(inspection, whole, named) and not _says_that_is_all(inspection, named)
    if (
        not exact
        or not (parts.firm or _are_its_terms(inspection, whole, named))
        or explained
        or _are_others(inspection, total, whole, named)
    ):
        code = "claim-parts.open"
    plainly_told = exact and not mainly and len(alike) == len(named) and not all(claim.fields for claim in named)
    if code == "claim-parts.open" and plainly_told and is_swap_in_a_sum(whole.number.value, values):
        code = "claim-parts.exceed" if total > whole.number.value else "claim-parts.short"
    leading = named[: parts.sure]
    may_overlap = overlaps(whole.number.value, values[: parts.sure], leading) or are_channels(leading)
    if code == "claim-parts.open" and exact and not may_overlap and _exceeds_already(inspection, whole, leading):
        total = sum(values[: parts.sure], Decimal(0))
        return _finding(inspection, whole, leading, total, verdict="contradicted", code="claim-parts.exceed")
    verdict: Verdict = "unverifiable" if code == "claim-parts.open" else "contradicted"
    return _finding(inspection, whole, named, total, verdict=verdict, code=code)


def _goes_on_otherwise(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """`行政许可37件，其中建房审批34件；行政处罚6件`: of two parts the second, behind a ；, is a figure of the tables,
    which the first is not, and may stand beside the whole; or it is told of the first
    (`其中主办211件；公开主办件复文198件`). Not in a list behind a colon.
    """
    if len(named) != 2 or named[0].number.value > whole.number.value:
        return False
    name = named[0].measure.strip().removeprefix("其中")
    of_the_first = len(name) > 1 and name in named[1].measure and named[1].number.value <= named[0].number.value
    if not of_the_first and (named[0].fields or not named[1].fields):
        return False
    text = inspection.document.text
    opening, gap = text[whole.span.end : named[0].number.span.start], text[named[0].span.end : named[1].span.start]
    return "其中" in opening and re.search("[；;]", gap) is not None


def _are_its_terms(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """`不予公开27件，其中涉及第三方合法权益13件、过程性信息8件`: is the whole their sum and more in the tables? Or is
    it so by an identity, and each of them agrees with its own cell?
    """
    if not whole.fields or not all(claim.fields for claim in named):
        return False
    terms = [field for claim in named for field in claim.fields[0].fields]
    if len(set(terms)) < len(terms) or len(terms) < 2:
        return False
    if set(terms) < set(whole.fields[0].plus):
        return True
    identities = inspection.profile.identities if inspection.profile else ()
    sums = any(one.left == whole.fields[0].fields and set(terms) <= set(one.right) for one in identities)
    return sums and whole.firm and all(inspection.fitting(claim) == claim.fields[0] for claim in named)


MOST_FURTHER = 3
"""Counts behind a list that may be the rest of its whole."""


def _further_parts(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> Sequence[Claim] | None:
    """The counts right behind a list, with which it goes on, where they are what is missing of its whole:
    `办理76件，其中，本年度新接收73件，2020年结转办理3件`.
    """
    last, missing = named[-1], whole.number.value - _sum(named)
    if missing <= 0 or whole.number.span.start > last.number.span.start:
        return None
    behind = [
        claim for claim in inspection.mentions.claims
        if claim.sentence == last.sentence and claim.number.span.start > last.number.span.start
        and claim.relation == "equal" and _unit(claim) == _unit(last)
    ][:MOST_FURTHER]  # fmt: skip
    counts = range(1, len(behind) + 1)
    return next((behind[:count] for count in counts if _sum(behind[:count]) == missing), None)


def _some_in_front(whole: Claim, named: Sequence[Claim]) -> Sequence[Claim] | None:
    """`砚溪区418件、松台区305件、洹口县197件，前两位合计723件`: a total behind a list may be of its first or last ones;
    None where they do not come to it.
    """
    if whole.number.span.start < named[-1].number.span.start:
        return None
    return next((some for some in _first_or_last(named) if _sum(some) == whole.number.value), None)


def _first_or_last(named: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """Two or more of them that the list begins or ends with, and not all; most first."""
    for count in range(len(named) - 1, 1, -1):
        yield from (named[:count], named[-count:])


def _sum(claims: Iterable[Claim]) -> Decimal:
    return sum((claim.number.value for claim in claims), Decimal(0))


def _says_that_is_all(inspection: Inspection, named: Sequence[Claim]) -> bool:
    """`予以公开13件、不予公开4件，以上即为全部办理情况`, `分为四类，分别为` in front of four: then the table has no
    others either.
    """
    text = inspection.document.text
    sorts = _OF_SO_MANY_SORTS.search(text[named[0].sentence.start : named[0].number.span.start])
    so_many = sorts is not None and int(DIGITS.get(sorts["count"], sorts["count"])) == len(named)
    return so_many or THAT_IS_ALL.match(text, named[-1].span.end) is not None


_OF_SO_MANY_SORTS = re.compile(r"分(?:为|成)(?P<count>[两二三四五六七八九]|\d)\s?[类种][^\d]*$")


def _without_details(inspection: Inspection, named: Sequence[Claim], *, least: Decimal) -> list[Decimal]:
    """Values of the parts without runs, joined by 、 behind a comma or of several of any mark, that add up to the part
    before them: 直诉53件，维持31件、纠正3件、其他8件、未结11件. Of a part below `least` they do so by chance.
    """
    text = inspection.document.text
    gaps = [text[one.span.end : other.span.start].strip() for one, other in pairwise(named)]
    values = [claim.number.value for claim in named]
    kept: list[Decimal] = []
    place = 0
    while place < len(values):
        kept.append(values[place])
        joined = 0
        told = values[place] >= least
        if told and gaps[place : place + 1] and gaps[place][:1] in ("，", ",", "（", "("):
            joined = 1 + len(list(takewhile(lambda gap: gap.startswith("、"), gaps[place + 1 :])))
        sums = enumerate(accumulate(values[place + 1 :]), 1)
        found = (count for count, detail in sums if detail == kept[-1])
        place += 1 + next((count for count in found if told and (1 < count <= joined or count >= SEVERAL)), 0)
    return kept


def _without_terms(inspection: Inspection, named: Sequence[Claim]) -> list[Claim]:
    """Without those that the tables have as terms of another: `争议17件，其中复议9件，维持7件，未审结2件；诉讼8件`."""
    fields = [claim.fields[0].fields if claim.fields else () for claim in named]
    identities = inspection.profile.identities if inspection.profile else ()
    within = {field for identity in identities if identity.left in fields for field in identity.right}
    return [claim for claim, own in zip(named, fields, strict=True) if not own or not within.issuperset(own)]


def _are_others(inspection: Inspection, total: Decimal, whole: Claim, named: Sequence[Claim]) -> bool:
    """Do the parts come to so much more that they are not all parts of it? Not where each is a figure of the tables, or
    the first or last of them come to the whole but for a slip, or all of them, none above the whole, are told alike.
    """
    if whole.fields and all(claim.fields for claim in named):
        return False
    if total < whole.number.value or not is_far(total, whole.number.value, times=FAR_OF_PARTS):
        return False
    within = all(one.number.value <= whole.number.value for one in named) and not is_far(total, whole.number.value)
    alike = len(named) >= FEWEST_ALIKE and told_alike(inspection, whole, named, marks="、，,")
    if within and alike and not are_channels(named):
        return False
    return not any(is_slip(_sum(some), whole.number.value) for some in _first_or_last(named))


def _up_to_a_subtotal(named: Sequence[Claim]) -> Decimal:
    """What the parts come to in front of one that takes them together: 青石镇11件、柳河镇9件，两个乡镇合计20件."""
    for place, claim in enumerate(named):
        if place > 1 and _SUBTOTAL.search(NAMES_SOME.sub("", claim.measure.strip())):
            return _sum(one for one in named[:place] if _unit(one) == _unit(claim))
    return _sum(named)


_SUBTOTAL = re.compile(r"合计|小计|共计|总共|以上|上述|[两三四五六七八九\d]\s?[个类项家](?:[^，,。；;\d]{0,6})共")


def _exceeds_already(inspection: Inspection, whole: Claim, leading: Sequence[Claim]) -> bool:
    """The parts that surely are some are too many already, whatever follows them."""
    alike = all(_unit(claim) == _unit(whole) for claim in leading)
    told = _without_details(inspection, leading, least=Decimal(0))
    return len(leading) > 1 and alike and sum(told) > whole.number.value


def _leaves_none(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """`收到7件，其中自然人5件，法人和其他组织1件`: are the parts, by the form, all that the whole is made of, but for
    what the tables have nothing of? Or do they come to what the tables have of the whole?
    """
    if whole.fields and inspection.value(whole.fields[0]) == sum(claim.number.value for claim in named):
        return True
    if inspection.profile is None or not whole.fields or not all(claim.fields for claim in named):
        return False
    told = [field for claim in named for field in claim.fields[0].plus]
    if any(claim.fields[0].minus for claim in named) or len(set(told)) < len(told):
        return False
    if any(set(one.plus) == set(told) and not one.minus for one in whole.fields):
        return len(named) > 1  # 办理228件，其中新收282件，上年结转0件
    for identity in inspection.profile.identities:
        if identity.left == whole.fields[0].fields and set(told) <= set(identity.right):
            left = [inspection.figures.get(field) for field in identity.right if field not in told]
            return all(figure is not None and figure.value in (None, 0) for figure in left)
    return False


def _unit(claim: Claim) -> str:
    """The thing counted: 条次, 条（次） and 条 count the same, and so do the measure words of documents."""
    unit = re.sub(r"[（(].*[）)]", "", claim.number.unit or "")
    unit = unit.removesuffix("次") or unit
    return "条" if unit in _OF_DOCUMENTS else unit


def _tells_some(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """Do the words say that only the larger parts are named: 主要包括?"""
    return "主要" in inspection.document.text[whole.number.span.end : named[0].number.span.start]


def _verdict(
    parts: PartList,
    whole: Decimal,
    values: Sequence[Decimal],
    named: Sequence[Claim],
    *,
    mainly: bool,
    leaves_none: bool,
) -> str:
    """Parts that exceed the whole contradict it. Two or more that fall short contradict it when the words claim to be
    complete, when the last part is the rest (其他), when the tables have no others (`leaves_none`), or when what is
    missing is less than the smallest part and than a twentieth of the whole (a fiftieth where only two parts are
    named, or only the main ones).
    """
    total = sum(values, Decimal(0))
    if total > whole:
        return "claim-parts.exceed"
    rest = named[-1].measure.strip().removeprefix("和").startswith(("其他", "其它", "其余")) and not named[-1].fields
    closes = parts.complete or rest or leaves_none
    missing, several = whole - total, len(values) > 2 and not mainly
    little = missing <= whole * (LITTLE_OF_SEVERAL if several else LITTLE_OF_TWO) or (missing == 1 and several)
    slipped = whole >= LARGE and LEAST_SLIP <= missing <= whole * LITTLE_OF_SEVERAL and is_slip(total, whole)
    little = little or slipped
    if closes or (little and missing < min(values)):
        return "claim-parts.short"
    return "claim-parts.open"


def _divisions(inspection: Inspection, named: Sequence[Claim]) -> frozenset[int]:
    """Indices of parts that a stronger mark than those before sets apart: 自然人12、法人3，网上10、信函5. A full stop
    always does.
    """
    gaps = [inspection.document.text[a.span.end : b.span.start] for a, b in pairwise(named)]
    weak = [index for index, gap in enumerate(gaps) if "、" in gap[:3]]
    return frozenset(
        index + 1
        for index, gap in enumerate(gaps)
        if "。" in gap or (weak and weak[0] < index and re.match(r"\s?[，,；;]", gap))
    )


def _group_that_fits(
    whole: Decimal, values: Sequence[Decimal], divisions: frozenset[int], *, alike: bool
) -> list[int] | None:
    """Parts that make up the whole, when the list goes on with another division of it, or names details of a part.

    A division is a run of two or more parts from the list's start (`自然人12、法人3，网上10、信函5` divides 15 twice);
    a detail is a run that adds up to the part before it; where all are told `alike`, small ones do so by chance.
    """
    total = sum(values, Decimal(0))
    if total == whole:
        return list(range(len(values)))
    running = Decimal(0)
    for index, value in enumerate(values):
        running += value
        again = sum(values[index + 1 :], Decimal(0)) == whole and len(values) - index > 2
        enough = whole >= LEAST_WHOLE and len(values) - index > 2
        if running == whole and index >= 1 and (again or enough or index + 1 in divisions):
            return list(range(index + 1))
    for index in range(len(values) - 2):
        detail = Decimal(0)
        for last in range(index + 1, len(values)):
            detail += values[last]
            by_chance = alike and last - index < SEVERAL and detail < LEAST_WHOLE
            if last > index + 1 and detail == values[index] and total - detail == whole and not by_chance:
                return [place for place in range(len(values)) if not index < place <= last]
    return None


def _ends_otherwise(inspection: Inspection, parts: PartList, whole: Claim, named: Sequence[Claim]) -> bool:
    """`410条，其中网站230条，其他方式180条，规范性文件2条`: do all but the last, of another kind, come to it?"""
    but_last = len(named) - 1
    comes = but_last > 1 and whole.number.value >= LEAST_WHOLE and _sum(named[:but_last]) == whole.number.value
    return comes and not goes_on_alike(inspection, parts, whole, named, but_last)


def _explained_by_table(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """Each figure agrees with its own cell: then the sentence leaves parts out, or speaks of them in another sense."""
    linked = [claim for claim in named if claim.fields]
    fitting = inspection.fitting(whole)
    if fitting is None or not linked or len(named) < 2 or any(inspection.fitting(claim) is None for claim in linked):
        return False
    if sum(claim.number.value for claim in named) < whole.number.value:
        return True
    # 办结 in a sense that leaves 不予处理 out cannot have 不予处理 among its parts.
    return fitting == whole.fields[0] and len(linked) == len(named)


def _finding(
    inspection: Inspection, whole: Claim, named: Sequence[Claim], total: Decimal, *, verdict: Verdict, code: str
) -> Finding:
    return Finding(
        kind="claim-parts",
        verdict=verdict,
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
