"""Rows of parts that are all told in one way."""

from __future__ import annotations

import itertools
import re
from decimal import Decimal

from corpora.document.slips import swaps
from models.language.grammar.part_list import (
    BY_SHARES,
    Walk,
    countable,
    gap_between,
    mark_in,
    may_be_meant_as,
    sum_of_parts,
)
from models.language.grammar.whose.scope import relation_of

_NAMED_KIND = re.compile(r"[，,；;]\s?依申请(?:公开)?(?:统计|类|信息|情况)?[^，,。；;\d]{0,6}")
LONG_ROW = 3
"""Parts told alike, from which on a name that might open a statement (依申请公开4条) is one of them."""
NEARLY = Decimal("0.05")
"""Share of a whole by which a row may miss it that else misses it by more."""


def is_of_the_row(walk: Walk, place: int) -> bool:
    """`公告81条，年报3条，工作66条，依申请公开统计7条`: one more of a row whose figures are all told in one way; so is
    `回应关切2条` where the row would come to its whole with it and with what follows, and not without.
    """
    if _closes_with_the_rest(walk, place):
        return True
    row = (*walk.parts, place)
    gaps = [_row_gap(walk, a, b) for a, b in itertools.pairwise(row)]
    units = {walk.whole.number.unit, *(walk.utterances[one].number.unit for one in row)}
    if len(walk.parts) < LONG_ROW or len(units) > 1 or len({mark_in(gap) for gap in gaps}) > 1:
        return False
    return _NAMED_KIND.fullmatch(gaps[-1]) is not None or _comes_to_its_whole(walk, place)


_THE_REST = re.compile(r"(?:其[他它]|剩余)[^，,。；;、\d]{0,6}$")
FEWEST_WITH_THE_REST, MISSED_BY_THE_REST = 4, Decimal("0.01")
"""Parts of a list that ends with all others, and the share of its whole that it may miss."""


def _closes_with_the_rest(walk: Walk, place: int) -> bool:
    """`605条，其中动态186条；转发防疫19条，消防33条，提醒87条，其他信息280条`: do all counts up to the sentence's end, the last
    of which is the rest, come to the whole or near it?
    """
    rest = range(place, len(walk.utterances))
    row = [*walk.parts, *rest]
    alike = all(countable(one) and one.number.unit == walk.whole.number.unit and one.depth == walk.depth
                for one in (walk.utterances[index] for index in row))  # fmt: skip
    if not alike or len(row) < FEWEST_WITH_THE_REST or not _THE_REST.search(walk.utterances[row[-1]].before.strip()):
        return False
    whole, told = walk.whole.number.value, sum_of_parts(walk.utterances, row)
    return abs(told - whole) <= whole * MISSED_BY_THE_REST or told in swaps(whole)


def _row_gap(walk: Walk, one: int, other: int) -> str:
    return gap_between(walk.utterances[one], walk.utterances[other])


def _comes_to_its_whole(walk: Walk, place: int) -> bool:
    """Do all counts that follow in the very same way, up to the sentence's end, come to the whole, but for a slip?"""
    mark = mark_in(_row_gap(walk, walk.parts[-1], place))
    rest = range(place, len(walk.utterances))
    alike = all(
        countable(walk.utterances[one]) and walk.utterances[one].number.unit == walk.whole.number.unit
        and mark_in(gap := _row_gap(walk, one - 1, one)) == mark and not re.search("[。；;]", gap[1:])
        for one in rest
    )  # fmt: skip
    told = sum_of_parts(walk.utterances, walk.parts)
    total = told + sum_of_parts(walk.utterances, rest)
    whole = walk.whole.number.value
    return alike and place == walk.parts[-1] + 1 and abs(total - whole) <= whole * NEARLY < whole - told


SHARE_OFF = Decimal(1)
"""Points by which a percentage may miss what its part is of the whole: it may be cut, or one digit wrong."""


def each_has_a_share(walk: Walk) -> bool:
    """`网上21件，占24%；信函62件，占70%；当面5件，占6%`, or by how much each grew: told in one way, with its percentage right
    behind each part. Of shares all but one are of the whole, or of what the parts come to, if it is that but for a slip.
    """
    behind = [part + 1 for part in walk.parts]
    if len(behind) < 2 or behind[-1] >= len(walk.utterances):
        return False
    if any(walk.utterances[place].number.unit != "%" for place in behind):
        return False
    shares = [place for place in behind if relation_of(walk.utterances[place]) == "share"]
    told, together = walk.whole.number.value, sum_of_parts(walk.utterances, walk.parts)
    wholes = (told, together) if may_be_meant_as(told, together, far=BY_SHARES) else (told,)
    return any(sum(not _is_share(walk, place, whole) for place in shares) <= 1 < len(walk.parts) for whole in wholes)


def _is_share(walk: Walk, place: int, whole: Decimal) -> bool:
    part = walk.utterances[place - 1].number.value
    return whole > 0 and abs(part * 100 / whole - walk.utterances[place].number.value) <= SHARE_OFF
