"""What a language model points at in the narrative: claims, and how they hang together.

Nothing here is computed: a model says which claims form a whole and its parts, which figures a percentage is made of,
which list a count announces. The checks do the arithmetic.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from corpora.document.claim import Claim, Entity, Expression
from corpora.document.formula import Formula
from corpora.document.geometry import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PartList:
    """A whole and the parts named after 其中, 包括, 含, 分别为.

    Args:
        whole: claim id.
        parts: claim ids in order.
        complete: the words claim that nothing is left out (分别为, 包括 without 其中 and without 等).
        firm: nothing in the sentence suggests that a named part is not one (a new verb after a comma, a second whole).
        sure: how many leading parts surely are parts, where the whole list is not firm.
    """

    whole: str
    parts: tuple[str, ...]
    complete: bool
    firm: bool
    sure: int = 0


Basis = Literal["share", "growth", "change", "points"]
"""How two figures make a percentage; see `Share`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A percentage and what it may be made of.

    Args:
        percent: claim id of the percentage.
        basis: `share` a/b, `growth` (a-b)/b, or a/b where a is the change, `change` d/(a-d) where d is the signed
            change and a this year's figure; `points`: a-b percentage points between two shares.
        candidates: pairs of claim ids, most natural first: (a, b), or (d, a) for `change`.
        firm: the sentence leaves no other reading, so that a mismatch with all candidates is a contradiction.
        numerator: claim id of the count that the percentage directly follows when the sentence names no whole for it.
        wholes: what the tables count such a numerator among (新收, 办理结果总计), for then.
        parts: what the tables may say of a part that the sentence names without a count of it (予以公开占57.7%).
    """

    percent: str
    basis: Basis
    candidates: tuple[tuple[str, str], ...]
    firm: bool
    numerator: str | None = None
    wholes: tuple[Expression, ...] = ()
    parts: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """A count and the list that it announces.

    `lengths` are the lengths that a reader may count (和 may join two items or stand inside one); `open_ended` when the
    words say that more exist (等, 其中).
    """

    count: str
    items: tuple[Span, ...]
    lengths: tuple[int, ...]
    open_ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoughShare:
    """A share told in words (近九成, 过半), of a part that is named: no claim, as it has no figure.

    Args:
        words: span of the share's words; `sentence` that of the sentence.
        pairs: part and whole by the tables, each way in which the words may be meant.
        least, most: percentages between which it is true.
        usual: between which it is what people mean.
        sure: nothing else can be meant, so that a mismatch with every pair is a contradiction.
        told: the figure that the part is told as right in front (自然人31件，占近六成), None where it is only named.
        by_name: the words name the whole (占不予公开总数的一半).
    """

    words: Span
    sentence: Span
    pairs: tuple[tuple[Expression, Expression], ...]
    least: Decimal
    most: Decimal
    usual: tuple[Decimal, Decimal]
    sure: bool
    told: Decimal | None = None
    by_name: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Which place a figure takes among those of its kind (自然人申请最多, 部分公开排在第二).

    `place` is 1 for the most, -1 for the last.
    """

    words: Span
    sentence: Span
    one: Expression
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AllBut:
    """What all but some are (办结13件，除1件部分公开外，均予以公开).

    Args:
        words: span from those that are left out to what the others are; `sentence` that of the sentence.
        whole: span of the numeral of all; `some` those of the ones left out.
        one: what the others are, by the tables.
    """

    words: Span
    sentence: Span
    whole: Span
    some: tuple[Span, ...]
    one: tuple[Expression, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearMention:
    """A year said of the report itself: by its title, its stated period, or a sentence that opens a claim."""

    year: int
    role: Literal["title", "period", "claim"]
    span: Span
    sentence: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a passage may state of its figures, as a network reads its words whatever the figures are.

    Args:
        claims: ids of the passage's counts, which the formulas' places index.
        formulas: those that are not out of the question, with how probable each is.
        totals: what the names of totals among the operands are in the tables.
    """

    claims: tuple[str, ...]
    formulas: tuple[tuple[Formula, float], ...]
    totals: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """All that a language model found in one document. Ids are unique within it.

    `warnings`: codes with details of what the model could not use.
    """

    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    part_lists: tuple[PartList, ...] = ()
    shares: tuple[Share, ...] = ()
    item_lists: tuple[ItemList, ...] = ()
    years: tuple[YearMention, ...] = ()
    rough_shares: tuple[RoughShare, ...] = ()
    rankings: tuple[Ranking, ...] = ()
    all_but: tuple[AllBut, ...] = ()
    stated: tuple[Stated, ...] = ()
    warnings: tuple[str, ...] = ()
