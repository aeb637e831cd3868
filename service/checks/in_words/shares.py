"""Shares and places that are told in words, against the tables: 近九成由自然人提出, 部分公开排在第二."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from decimal import Decimal
from typing import Final

from corpora.document.check import Verdict
from corpora.document.claim import Expression
from corpora.document.geometry import Span
from corpora.document.mention import AllBut, Ranking, RoughShare
from corpora.document.proportion import percentage
from corpora.profiles.profile import LEVEL
from service.checks.figures.beside import REQUESTS, topic_of
from service.checks.figures.request_totals import CARRIED_IN, NEW, SETTLED
from service.checks.in_words.shares_of_some import counts_in_front, is_of_a_subject, is_said_of_some, is_told_exactly
from service.checks.inspection import Finding, Inspection, message

CONFIDENCE: Final = 0.85
FEWEST: Final = 8
"""A whole of fewer is no matter for tenths that no count of it makes."""
EVERY: Final = 100
"""Percent."""
ALL_OF: Final = Decimal(EVERY)
FARTHEST: Final = Decimal("1.7")
"""How many times the share that is told the exact one is, or the other way round, that contradicts nothing."""
MOST_TOGETHER: Final = 3
"""Counts in front of a share that it may take together."""
FEWEST_KINDS: Final = 3
"""Into which a total is divided, before one of them is the most."""
_TENTH: Final = Decimal("0.1")


def told_in_words(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each share or place that the tables bear out or exclude."""
    for share in inspection.mentions.rough_shares:
        if (finding := _share(inspection, share)) is not None:
            yield finding
    for one in inspection.mentions.all_but:
        if (finding := _all_but(inspection, one)) is not None:
            yield finding
    judged = [(one, _place(inspection, one)) for one in inspection.mentions.rankings]
    for words in dict.fromkeys(one.words for one, _ in judged):
        found = [finding for one, finding in judged if one.words == words and finding is not None]
        # Of what came in or of what was settled: the words are true if they are of either.
        borne_out = [finding for finding in found if finding.verdict == "supported"]
        yield from (borne_out or found)[:1]


_OF_THOSE: Final = re.compile("上述|以上|这些")


def _share(inspection: Inspection, share: RoughShare) -> Finding | None:
    if _OF_THOSE.match(inspection.document.text, share.words.start) and not _came_in_before(inspection, share):
        return None
    if share.least == EVERY and (_is_said_of_a_count(inspection, share) or is_said_of_some(inspection, share)):
        return None
    if is_of_a_subject(inspection, share) or is_told_exactly(inspection, share):
        return None
    made = []
    for part, whole in _as_counted(inspection, share):
        count, total = inspection.value(part), inspection.value(whole)
        if share.told is not None and share.told != count:
            continue
        exact = percentage(count, total) if count is not None and total else None
        if exact is None or total is None:
            return None
        if total < FEWEST and share.least < EVERY and not _can_be(share, total):
            continue
        made.append((part, whole, exact))
    for part, whole, exact in made:
        if share.usual[0] <= exact <= share.usual[1]:
            return _share_finding(inspection, share, part, whole, exact, "supported")
    if not share.sure or not made or any(share.least <= exact <= share.most for _, _, exact in made):
        return None
    if not share.by_name and any(
        share.least <= exact <= share.most for exact in _of_counts_beside(inspection, share, made)
    ):
        return None
    if share.told is not None and any(
        share.usual[0] <= exact <= share.usual[1] for exact in _of_sums(inspection, share, made)
    ):
        return None
    if any(share.usual[0] <= exact <= share.usual[1] for exact in _of_the_count_behind(inspection, share, made)):
        return None
    if _is_far_off(share, made[0][2]) and not _names_its_whole(inspection, share):
        return None
    return _share_finding(inspection, share, *made[0], "contradicted")


def _as_counted(inspection: Inspection, share: RoughShare) -> Sequence[tuple[Expression, Expression]]:
    """`予以公开9件，部分公开5件。其中予以公开的占…`: what the sentence has counted by that name, if it has."""
    counted = [
        fitting
        for claim in inspection.mentions.claims
        if claim.sentence == share.sentence and (fitting := inspection.fitting(claim)) is not None
    ]
    told = [(part, whole) for part, whole in share.pairs if any(one.counts_as(part) for one in counted)]
    others = [part for part, whole in share.pairs if (part, whole) not in told]
    wider = any({*other.plus} < {*one.plus} for one, _ in told for other in others)
    return told if told and not wider else share.pairs


def _can_be(share: RoughShare, total: Decimal) -> bool:
    """Is there a count that is so great a share of so few?"""
    return any(share.least <= ALL_OF * count / total <= share.most for count in range(1, int(total)))


_OF_REQUESTS: Final = re.compile("申请|提出|办结")


def _names_its_whole(inspection: Inspection, share: RoughShare) -> bool:
    """Is its whole told by name (`新收申请中…占近三分之一`), or its part's figure right in front?"""
    sentence = inspection.document.text[share.sentence.start : share.sentence.end]
    return share.by_name or share.told is not None or _OF_REQUESTS.search(sentence) is not None


def _is_far_off(share: RoughShare, exact: Decimal) -> bool:
    """Is it so far off that the words will be of another whole (`其中三成七` of the kind in front)?"""
    low, high = min(exact, share.most), max(exact, share.least)
    return not low or high >= FARTHEST * low


def _is_said_of_a_count(inspection: Inspection, share: RoughShare) -> bool:
    """`收到50件。申请人均为自然人`: is the count in front a claim of that, too?"""
    parts = [part for part, _ in share.pairs]
    told = [one for one in inspection.mentions.claims if one.number.span.end <= share.words.start and one.fields]
    spans = {one.number.span for one in told if one.fields[0].counts_as(NEW)}
    return any(one.number.span in spans and any(one.fields[0].counts_as(part) for part in parts) for one in told)


def _came_in_before(inspection: Inspection, share: RoughShare) -> bool:
    """Does the last sentence in front that counts anything tell how many came in?"""
    fitting = (inspection.fitting(one) for one in inspection.told_in_front_of(share.sentence) if one.fields)
    return any(one is not None and one.counts_as(NEW) for one in fitting)


def _of_counts_beside(
    inspection: Inspection, share: RoughShare, made: Sequence[tuple[Expression, Expression, Decimal]]
) -> Iterator[Decimal]:
    """What the parts make of counts that the sentence tells in front, which may be their whole by the prose."""
    for claim in counts_in_front(inspection, share):
        fitting = inspection.fitting(claim)
        for part, whole, _ in made:
            count = inspection.value(part)
            if (
                fitting is not None
                and not fitting.counts_as(whole)
                and any(fitting.counts_as(one) for _, one, _ in made)
            ):
                continue  # 新收50件 is no whole of what was settled
            if count is not None and count < claim.number.value:
                exact = percentage(count, claim.number.value)
                yield from () if exact is None else (exact,)


def _of_sums(
    inspection: Inspection, share: RoughShare, made: Sequence[tuple[Expression, Expression, Decimal]]
) -> Iterator[Decimal]:
    """`公开21件、部分公开6件，占答复数的六成`: what the last two or three counts in front are of the same wholes."""
    told = [one.number.value for one in counts_in_front(inspection, share)]
    for size in range(2, 1 + MOST_TOGETHER):
        for _, whole, _ in made if len(told) >= size else ():
            exact = percentage(sum(told[-size:], Decimal(0)), inspection.value(whole) or Decimal(0))
            yield from () if exact is None else (exact,)


def _of_the_count_behind(
    inspection: Inspection, share: RoughShare, made: Sequence[tuple[Expression, Expression, Decimal]]
) -> Iterator[Decimal]:
    """`网上提交占到六成以上，共1763件`: what the count right behind it is of the same wholes."""
    behind = [
        one.number.value for one in inspection.mentions.claims
        if one.sentence == share.sentence and one.number.span.start >= share.words.end and one.number.unit != "%"
    ]  # fmt: skip
    for count in behind[:1]:
        for _, whole, _ in made:
            exact = percentage(count, inspection.value(whole) or Decimal(0))
            yield from () if exact is None else (exact,)


_JOINED: Final = "＋"
"""In the name of several rows together, which have no label of their own."""


def _share_finding(
    inspection: Inspection, share: RoughShare, part: Expression, whole: Expression, exact: Decimal, verdict: Verdict
) -> Finding:
    fields = tuple(dict.fromkeys((*part.fields, *whole.fields)))
    code = "in-words.share" if verdict == "supported" else "in-words.share-contradicted"
    return Finding(
        kind="claim-ratio",
        verdict=verdict,
        cause="published",
        message=message(
            code,
            words=_words(inspection, share.words),
            part=part.name if _JOINED in part.name else _label(inspection, part.fields),
            a=inspection.value(part), b=inspection.value(whole), exact=exact.quantize(_TENTH),
        ),
        fields=fields,
        found=exact.quantize(_TENTH),
        evidence=(inspection.words(share.sentence), *inspection.cells(fields)),
        confidence=min(CONFIDENCE, inspection.confidence(fields)),
    )  # fmt: skip


_CAME_IN: Final = "requests.new."


def _all_but(inspection: Inspection, told: AllBut) -> Finding | None:
    """The others are as many as are left of all: of what was settled in the year, or came in and was settled."""
    numbers = {claim.number.span: claim for claim in inspection.mentions.claims}
    whole, some = numbers.get(told.whole), [numbers[span] for span in told.some if span in numbers]
    out_of_it = sum((one.number.value for one in some), Decimal(0))
    if whole is None or len(some) < len(told.some) or not whole.fields or out_of_it > whole.number.value:
        return None
    fitting = inspection.fitting(whole)
    left = whole.number.value - out_of_it
    out = {field for one in some if one.fields for field in one.fields[0].fields}
    meant = [one for one in told.one if not out & {*one.plus}]
    values = [(one, value) for one in meant if (value := inspection.value(one)) is not None]
    fits = next((one for one, value in values if value == left), None) or _with_partial(
        inspection, meant, left, out=out
    )
    settled = fitting is not None and (
        fitting.counts_as(SETTLED)
        or len(fitting.fields) > 2
        or topic_of(whole) != REQUESTS
        or not inspection.value(CARRIED_IN)
        or (fitting.counts_as(NEW) and values and all(one.startswith(_CAME_IN) for one in values[0][0].fields))
    )
    if not values or (fits is None and not settled):
        return None
    one = fits or values[0][0]
    return Finding(
        kind="claim-table",
        verdict="supported" if fits else "contradicted",
        cause="published",
        message=message(
            "in-words.all-but" if fits else "in-words.all-but-contradicted", whole=whole.number.value,
            some=out_of_it, left=left, label=_label(inspection, one.fields), found=inspection.value(one),
            words=_words(inspection, told.words),
        ),
        fields=one.fields,
        claimed=left,
        found=inspection.value(one),
        evidence=(inspection.words(told.sentence), *inspection.cells(one.fields)),
        confidence=min(CONFIDENCE, whole.confidence, inspection.confidence(one.fields)),
        claim_ids=(whole.id, *(one.id for one in some)),
    )  # fmt: skip


def _with_partial(
    inspection: Inspection, meant: Sequence[Expression], left: Decimal, *, out: AbstractSet[str]
) -> Expression | None:
    """`除10件无法提供外，其余均予以公开` of those granted in full and in part, unless the latter are left `out`."""
    for one in meant:
        partial = tuple(field.replace(".granted.", ".partial.") for field in one.plus if ".granted." in field)
        both = replace(one, name=f"{one.name}＋部分公开", plus=(*one.plus, *partial))
        if partial and not {*partial} & ({*one.plus} | out) and inspection.value(both) == left:
            return both
    return None


def _place(inspection: Inspection, ranking: Ranking) -> Finding | None:
    """By those figures of its kind that together are all there are; None where the tables have no such ones."""
    said = inspection.document.text[ranking.sentence.start : ranking.words.end]
    among = _kinds(inspection, ranking.one, each=_OF_ALL_KINDS.search(said) is not None)
    if any(
        not {*other.fields} <= {field for one in among for field in one.fields}
        for other in _beside(inspection, ranking)
    ):
        among = _kinds(inspection, ranking.one, each=True)
    value = inspection.value(ranking.one)
    values = [one for item in among if (one := inspection.value(item)) is not None]
    if value is None or not among or len(values) != len(among):
        return None
    fields = tuple(dict.fromkeys(field for item in (ranking.one, *among) for field in item.fields))
    above, level = sum(one > value for one in values), sum(one == value for one in values)
    least = not any(0 < one < value for one in values)
    fits = above < ranking.place <= above + level if ranking.place > 0 else least
    return Finding(
        kind="claim-table",
        verdict="supported" if fits else "contradicted",
        cause="published",
        message=message(
            "in-words.place" if fits else "in-words.place-contradicted", words=_words(inspection, ranking.words),
            label=_label(inspection, ranking.one.fields), found=value, place=above + 1,
            above="、".join(
                f"{item.name} {inspection.value(item)}" for item in among if (inspection.value(item) or 0) > value
            ) or "—",
        ),
        fields=ranking.one.fields,
        found=value,
        evidence=(inspection.words(ranking.sentence), *inspection.cells(fields)),
        confidence=min(CONFIDENCE, inspection.confidence(fields)),
    )  # fmt: skip


def _beside(inspection: Inspection, ranking: Ranking) -> Iterator[Expression]:
    """What else its sentence ranks: `予以公开最多，本机关不掌握居第二` is among all results, not among reasons."""
    return (one.one for one in inspection.mentions.rankings if one.sentence == ranking.sentence and one != ranking)


_OF_ALL_KINDS: Final = re.compile(r"(?:各类|各种|所有|全部)(?:答复|结果|办理|处理|情形|类型)")


def _kinds(inspection: Inspection, one: Expression, *, each: bool) -> tuple[Expression, ...]:
    """What a total of the profile's is divided into, where that is one of them: its rows or columns, those of one group
    (不予公开) together, else those of the group that it belongs to, or with `each` all one by one; () where it is none.
    """
    own = frozenset(one.fields)
    for identity in inspection.profile.identities if inspection.profile else ():
        if len(identity.left) != 1 or len(identity.right) < FEWEST_KINDS or not own <= {*identity.right}:
            continue
        groups = list(_groups(identity.right).values())
        within = next((group for group in groups if own < {*group}), None)
        kinds = groups if within is None else [(field,) for field in (identity.right if each else within)]
        if own in map(frozenset, kinds):
            return tuple(Expression(name=_label(inspection, fields), plus=fields) for fields in kinds)
    return ()


def _groups(fields: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Fields by the first segment in which their names differ: `denied` of requests.denied.third_party.total."""
    names = [field.split(".") for field in fields]
    first = next((place for place, signs in enumerate(zip(*names, strict=False)) if len({*signs}) > 1), 0)
    groups: dict[str, tuple[str, ...]] = {}
    for field, name in zip(fields, names, strict=True):
        groups[name[first]] = (*groups.get(name[first], ()), field)
    return groups


_OF_ALL: Final = frozenset(("总计", "合计"))
_MARKED: Final = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s?)|[（(][^（()）]*[）)]$")
"""（二） in front of a label, and the remark in brackets behind it."""


def _label(inspection: Inspection, fields: Sequence[str]) -> str:
    """What the form calls them, in short: the last words that several have in common, 部分公开, 自然人."""
    labels = [[one for one in inspection.label(field).split(LEVEL) if one not in _OF_ALL] for field in fields]
    shared = [words for words, *others in zip(*labels, strict=False) if all(other == words for other in others)]
    return _MARKED.sub("", (shared or labels[0])[-1])


def _words(inspection: Inspection, span: Span) -> str:
    return inspection.document.text[span.start : span.end].strip("，, ")
