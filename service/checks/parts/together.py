"""One figure for things that the prose also tells apart: 建议146件、提案139件 … 全年办理建议和提案285件;
不予公开11件、无法提供28件、不予处理1件 … 不予公开、无法提供、不予处理三类合计40件.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from corpora.document.claim import Claim
from corpora.document.numeral import DIGITS
from service.checks.figures.told_again import FILLERS, FILLERS_BUT_AND
from service.checks.inspection import Inspection

SHORTEST_NAME: Final = 4
"""Characters that two names have in common at their ends to be of one thing."""
_BOTH: Final = re.compile(r"(?P<first>[\u4e00-\u9fff]{4,14})[和及与](?P<second>[\u4e00-\u9fff]{4,10})")
_KIND: Final = r"(?:(?![和及与])[\u4e00-\u9fff]){3,8}"
_SO_MANY: Final = re.compile(
    rf"(?:[\u4e00-\u9fff]+的)?(?P<names>{_KIND}(?:[、和及与]{_KIND})+?)(?P<many>[两二三四五])[类项者种]"
    r"(?:合计|共计|总计|总共|一共|共)(?:为|有|达)?"
)
"""`不予公开、无法提供、不予处理三类合计`."""
_SOME: Final = re.compile("其中|其[余他它]|各|分别|每|平均|等|上年|去年")
"""Words that make a count one of some."""


def told_together(inspection: Inspection) -> Iterator[tuple[Claim, list[Claim]]]:
    """Each count of two named things that another sentence tells one beside the other, or of so many kinds that the
    prose tells each by that name, with these.
    """
    told = [one for one in inspection.mentions.claims if _is_a_years(inspection, one)]
    by_name: dict[str, list[Claim]] = defaultdict(list)
    for one in told:
        by_name[FILLERS.sub("", one.measure)].append(one)
    yield from _of_so_many_years(inspection)
    for whole in told:
        if (kinds := _SO_MANY.fullmatch(whole.measure.strip())) is not None:
            parts = _of_kinds(by_name, whole, re.split("[、和及与]", kinds["names"]))
            if len(parts) == DIGITS[kinds["many"]]:
                yield whole, parts
            continue
        names = None if whole.fields else _BOTH.fullmatch(FILLERS_BUT_AND.sub("", whole.measure))
        if names is None:
            continue
        pairs = [
            (one, other) for one, other in pairwise(told)
            if one.sentence == other.sentence != whole.sentence and not (one.fields or other.fields)
            and one.number.unit == other.number.unit == whole.number.unit
            and _is_named(one, names["first"]) and _is_named(other, names["second"])
        ]  # fmt: skip
        if len(pairs) == 1:
            yield whole, [*pairs[0]]


_YEARS: Final = re.compile(
    r"(?:近|这|此|以上|上述)?(?P<many>[两二三四五])年(?:来|间)?(?:合计|共计|总计|总共|累计|一共|共)"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d\s?年|上(?:一)?年|去年|前年|今年|本年")


def _of_so_many_years(inspection: Inspection) -> Iterator[tuple[Claim, list[Claim]]]:
    """`新收申请375件，2022年、2021年分别为342件和318件，三年共新收1,035件`: the counts right in front, one a year."""
    claims = inspection.mentions.claims
    for place, whole in enumerate(claims):
        years = _YEARS.match(whole.measure.strip())
        many = DIGITS[years["many"]] if years is not None else 0
        parts = claims[place - many : place] if 0 < many <= place else ()
        alike = all(
            one.sentence == whole.sentence and one.number.unit == whole.number.unit and one.relation == "equal"
            and one.number.bound == "exact" and not one.negated
            for one in (*parts, whole)
        )  # fmt: skip
        if not parts or not alike or len({one.body for one in (*parts, whole)}) > 1:
            continue
        said = inspection.document.text[parts[0].number.span.end : parts[-1].number.span.start]
        if len({year.group() for year in _YEAR.finditer(said)}) == many - 1:
            yield whole, [*parts]


def _of_kinds(by_name: Mapping[str, Sequence[Claim]], whole: Claim, names: Sequence[str]) -> list[Claim]:
    """For each name the count in front of the whole that is told by it and nothing else; none where two differ."""
    found = []
    for name in names:
        own = [
            one for one in by_name.get(name, ())
            if one.number.span.end < whole.number.span.start and one.number.unit == whole.number.unit
        ]  # fmt: skip
        if len({one.number.value for one in own}) != 1:
            return []
        found.append(own[-1])
    return found


def _is_a_years(inspection: Inspection, claim: Claim) -> bool:
    """Does it count, exactly, all there were in the year?"""
    text = inspection.document.text
    before = text[max(claim.sentence.start, claim.number.span.start - len(claim.measure) - 2) : claim.number.span.start]
    plain = claim.relation == "equal" and not claim.negated and claim.number.bound == "exact"
    return plain and claim.period_kind == "this_year" and claim.body == "own" and _SOME.search(before) is None


def _is_named(claim: Claim, name: str) -> bool:
    """Is its measure of that name, whatever verb is in front of either?"""
    own = FILLERS.sub("", claim.measure)
    return len(own) >= SHORTEST_NAME and own[-SHORTEST_NAME:] == name[-SHORTEST_NAME:]
