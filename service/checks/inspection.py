"""Everything that the checks look at, with the lookups they share."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from corpora.document.check import Cause, Check, CheckKind, Evidence, Message, Role, Verdict
from corpora.document.claim import Claim, Expression
from corpora.document.document import Document
from corpora.document.figure import Figure
from corpora.document.geometry import Box, Span
from corpora.document.layout import Layout
from corpora.document.mention import Mentions
from corpora.document.place import Place
from corpora.profiles.profile import Profile

TRUSTED_FIGURE = 0.5
"""A figure read with less confidence is not set against a claim: it may be our reading that is wrong."""


_ASKERS = re.compile(r"requests\.new\.(?!total)")
_AND_NEXT = re.compile(r"\s?[件宗份条][、，,；;](?!其中|含|包括)[\u4e00-\u9fff]{2,12}")


@dataclass(frozen=True, kw_only=True)
class Inspection:
    """One document, understood but not yet checked."""

    document: Document
    layout: Layout
    mentions: Mentions
    profile: Profile | None

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Figures by field."""
        return {figure.field: figure for figure in self.layout.figures}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.mentions.claims}

    @cached_property
    def _by_end(self) -> dict[int, list[Claim]]:
        """Claims by where their sentence ends, in the order of the ends."""
        found: dict[int, list[Claim]] = {}
        for claim in sorted(self.mentions.claims, key=lambda claim: claim.sentence.end):
            found.setdefault(claim.sentence.end, []).append(claim)
        return found

    @cached_property
    def _ends(self) -> list[int]:
        return [*self._by_end]

    def paragraph_start(self, place: int) -> int:
        """Where the paragraph begins that a place of the text is in."""
        return self.document.text.rfind("\n", 0, place) + 1

    def told_in_front_of(self, sentence: Span) -> list[Claim]:
        """The claims of the last sentence in front of this one that has any."""
        place = bisect_right(self._ends, sentence.start)
        return self._by_end[self._ends[place - 1]] if place else []

    @cached_property
    def wholes_of_shares(self) -> dict[tuple[str, frozenset[str]], dict[Decimal, Claim | Expression]]:
        """What shares may be taken of, by percentage and the ways of rounding it: kept by who works it out."""
        return {}

    @cached_property
    def part_ids(self) -> frozenset[str]:
        """Ids of claims that are parts of some whole."""
        return frozenset(part for parts in self.mentions.part_lists for part in parts.parts)

    @cached_property
    def _told_with(self) -> dict[str, frozenset[str]]:
        """Figures that the other parts of a claim's list are tied to and have any of, by the claim's id."""
        found: dict[str, set[str]] = {}
        for parts in (*(one.parts for one in self.mentions.part_lists), *self._rows):
            tied = {
                part: one.fields[0].plus[0]
                for part in parts
                if (one := self.claims[part]).firm and one.number.value and one.fields[0].fields == one.fields[0].plus
                and len(one.fields[0].plus) == 1 and _ASKERS.match(one.fields[0].plus[0])
            }  # fmt: skip
            for part in parts:
                found.setdefault(part, set()).update(field for other, field in tied.items() if other != part)
        return {part: frozenset(fields) for part, fields in found.items()}

    @property
    def _rows(self) -> Iterator[list[str]]:
        """Ids of counts that follow one another with nothing between but a mark and a name: `个人48件、企业15件`."""
        row: list[str] = []
        for one, other in pairwise(self.mentions.claims):
            row = row or [one.id]
            between = self.document.text[one.number.span.end : max(one.number.span.end, other.number.span.start)]
            if one.sentence == other.sentence and _AND_NEXT.fullmatch(between):
                row.append(other.id)
                continue
            yield row
            row = []
        yield row

    @cached_property
    def blank_totals(self) -> dict[str, tuple[str, ...]]:
        """Totals that the report left blank, by field, with the figures that they are the sum of."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for identity in self.profile.identities if self.profile else ():
            for total, parts in ((identity.left, identity.right), (identity.right, identity.left)):
                if len(total) == 1 and self._is_blank(total[0]) and (told := self._told(parts)):
                    found.setdefault(total[0], []).append(told)
        return {total: sums[0] for total, sums in found.items() if len(set(map(self._sum, sums))) == 1}

    def is_read(self, field: str) -> bool:
        """Do the tables have the field, and is what they have of it, be it nothing, to be trusted?"""
        figure = self.figures.get(field)
        return figure is not None and figure.state != "unreadable" and figure.confidence >= TRUSTED_FIGURE

    def _is_blank(self, field: str) -> bool:
        return self.is_read(field) and self.figures[field].state == "blank"

    def _told(self, parts: Sequence[str]) -> tuple[str, ...]:
        """Those that hold a figure; none where one is unread, or where the total seems to stand among them."""
        told = tuple(field for field in parts if not self._is_blank(field))
        values = [value for field in told if (value := self._printed(field)) is not None]
        shifted = any(2 * value == sum(values) for value in values)
        return told if len(values) == len(told) and not shifted else ()

    def _printed(self, field: str) -> Decimal | None:
        return self.figures[field].value if self.is_read(field) else None

    def _sum(self, fields: Sequence[str]) -> Decimal:
        return sum((self.figures[field].value or Decimal(0) for field in fields), Decimal(0))

    def value(self, expression: Expression) -> Decimal | None:
        """The sum that the tables give an expression; None when one of its figures is missing, blank or doubtful.

        A total that the report left blank is what its parts come to.
        """
        total = Decimal(0)
        for sign, fields in ((1, expression.plus), (-1, expression.minus)):
            for field in fields:
                parts = self.blank_totals.get(field)
                printed = self._printed(field) if parts is None else self._sum(parts)
                if printed is None:
                    return None
                total += sign * printed
        return total

    def spelled_out(self, expression: Expression) -> Expression:
        """The expression with the parts of totals that were left blank in their place."""
        if not any(field in self.blank_totals for field in expression.fields):
            return expression
        plus, minus = (
            tuple(one for field in fields for one in self.blank_totals.get(field, (field,)))
            for fields in (expression.plus, expression.minus)
        )
        return replace(expression, plus=plus, minus=minus)

    def fitting(self, claim: Claim) -> Expression | None:
        """The first of the claim's expressions that the tables agree with, blank cells of a sum counting as nothing."""
        told = self._fitted.get(id(claim))
        if told is None or told[0] is not claim:
            told = self._fitted[id(claim)] = claim, self._first_fitting(claim)
        return told[1]

    @cached_property
    def _fitted(self) -> dict[int, tuple[Claim, Expression | None]]:
        """What `fitting` has found, by the claim's identity; it keeps the claim, so that no other gets that."""
        return {}

    def _first_fitting(self, claim: Claim) -> Expression | None:
        fields = self._that_take_in_none(claim)
        exact = next((item for item in fields if agrees(claim, self.value(item), said=self.said(claim))), None)
        return exact or next(
            (item for item in fields if agrees(claim, self.value_without_blanks(item), said=self.said(claim))),
            None,
        )

    def _that_take_in_none(self, claim: Claim) -> Sequence[Expression]:
        """The claim's expressions but for wider ones with what another part of its list tells:
        `企业4件、法律服务机构1件`.
        """
        told = self._told_with.get(claim.id, frozenset())
        if not told or len(claim.fields) < 2:
            return claim.fields
        own = {*claim.fields[0].plus}
        return [item for item in claim.fields if not told & ({*item.plus} - own)]

    def said(self, claim: Claim) -> Decimal:
        """The claim's number in the unit of its figure: 元 where the form counts in 万元."""
        theirs, ours = claim.number.unit or "", self.unit_said(claim)
        return claim.number.value if theirs == ours else claim.number.value * MONEY[theirs] / MONEY[ours]

    def unit_said(self, claim: Claim) -> str:
        """The unit of `said`: that of the figure where both are money; else the claim's own, or none."""
        figure = self.figures.get(claim.fields[0].fields[0]) if claim.fields else None
        own, of_cell = claim.number.unit or "", (figure.unit if figure else None) or ""
        return of_cell if {own, of_cell} <= MONEY.keys() else own

    def value_without_blanks(self, expression: Expression) -> Decimal | None:
        """The sum of those cells that hold a number, None unless at least one does and no other is doubtful."""
        figures = [self.figures.get(field) for field in expression.plus]
        if expression.minus or any(figure is None or figure.state == "unreadable" for figure in figures):
            return None
        told = (self.blank_totals.get(field, (field,)) for field in expression.plus)
        values = [value for parts in told for field in parts if (value := self.figures[field].value) is not None]
        return sum(values, Decimal(0)) if values and self.confidence(expression.fields) >= TRUSTED_FIGURE else None

    def confidence(self, fields: Sequence[str]) -> float:
        """The least confidence among figures."""
        return min((self.figures[field].confidence for field in fields if field in self.figures), default=1.0)

    # Evidence

    def sentence(self, claim: Claim) -> Evidence:
        """The sentence that a claim stands in."""
        return self.words(claim.sentence, role="claim")

    def words(self, span: Span, *, role: Role = "claim") -> Evidence:
        """Words of the document as evidence."""
        text = self.document.text[span.start : span.end]
        page, box = self._where(span)
        return Evidence(role=role, text=text, place=Place(span=span, page_number=page, box=box))

    def _where(self, span: Span) -> tuple[int | None, Box | None]:
        """Page and box of the passage that the words stand in."""
        for passage in self.layout.passages:
            if passage.place.span.start <= span.start < passage.place.span.end:
                return passage.place.page_number, passage.place.box
        return None, None

    def cell(self, field: str) -> Evidence:
        """The cell of a field that the tables have."""
        figure = self.figures[field]
        return Evidence(role="cell", text=figure.printed, place=figure.place, table=figure.table, cell=figure.cell)

    def cells(self, fields: Sequence[str]) -> tuple[Evidence, ...]:
        """The cells of several fields; those the tables lack are left out."""
        return tuple(self.cell(field) for field in fields if field in self.figures)

    def label(self, field: str) -> str:
        """What the form calls a field."""
        return self.figures[field].label if field in self.figures else field


def agrees(claim: Claim, found: Decimal | None, *, said: Decimal | None = None) -> bool:
    """Does a figure fit the claim's number, within the bound that its words set (约, 余, 近, 以上)?

    `said` is the number in the figure's unit, the claim's own by default.
    """
    if found is None:
        return False
    said, bound = claim.number.value if said is None else said, claim.number.bound
    if said == found:
        return True
    if bound == "exact" and (scale := last_digit(claim)) is not None:
        return abs(found - said) < scale
    if bound == "exact" and said > claim.number.value > 0:
        # 258.5亿元 of 2585031.44万元: told in a larger unit, to its last digit.
        return abs(found - said) < said / claim.number.value * Decimal(1).scaleb(-claim.number.decimals)
    slack = slack_of(said)
    match bound:
        case "about":
            return abs(found - said) <= slack / 2
        case "at_least" | "more_than":
            return said <= found < said + slack
        case "less_than" | "at_most":
            return said - slack < found <= said
        case "range":
            return claim.number.upper is not None and said <= found <= claim.number.upper
        case _:
            return False


def last_digit(claim: Claim) -> Decimal | None:
    """What the last printed digit of 1288万, 2.4亿 stands for; None of a number that is written out."""
    printed = claim.number.printed.rstrip()
    scale = {"亿": 8, "万": 4}.get(printed[-1:])
    found = re.search(r"\d[.．](\d+)", printed)
    return None if scale is None else Decimal(10) ** (scale - (len(found[1]) if found else 0))


def may_count_otherwise(claim: Claim, found: Decimal, *, said: Decimal) -> bool:
    """120万 of 1264000 may be rounder than its last digit says, 126.4万 beside 1272 is another body's: of numbers in
    万 or 亿 either is no proof of a mistake.
    """
    if last_digit(claim) is None:
        return False
    smaller, larger = sorted((said, found))
    if claim.relation == "at_least" and claim.number.printed.endswith(("万", "亿")) and found < said:
        return larger > OF_ONE_BODY * smaller  # 2.1万余 of 20411
    return abs(found - said) < slack_of(said) or larger > OF_ONE_BODY * smaller


def slack_of(said: Decimal) -> Decimal:
    """How far 1200余 may reach: the place of its last digit that is not zero, here hundreds."""
    digits = str(int(said)) if said >= 1 else "0"
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0")))


OF_ONE_BODY = 3
"""How many times the other one of two figures in 万 may be and still be the same body's."""
MONEY = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
"""Units of money in 元, between which a claim and its cell may differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A check before it has an id. `settled`: other figures leave no other reading, however far off it is."""

    kind: CheckKind
    verdict: Verdict
    message: Message
    evidence: tuple[Evidence, ...]
    confidence: float
    fields: tuple[str, ...] = ()
    claimed: Decimal | None = None
    found: Decimal | None = None
    cause: Cause | None = None
    claim_ids: tuple[str, ...] = ()
    settled: bool = False

    def left_open(self, why: Message) -> Finding:
        """The finding as one that contradicts nothing."""
        return replace(self, verdict="unverifiable", cause=None, message=why)

    def check(self, identifier: str) -> Check:
        """The check with its id."""
        return Check(
            id=identifier,
            kind=self.kind,
            verdict=self.verdict,
            message=self.message,
            fields=self.fields,
            evidence=self.evidence,
            confidence=self.confidence,
            claimed=self.claimed,
            found=self.found,
            cause=self.cause if self.verdict == "contradicted" else None,
        )


def message(code: str, **values: object) -> Message:
    """A message with its values as text."""
    return Message(code=code, values=tuple((name, plain(value)) for name, value in values.items()))


def shown(value: Decimal | None) -> str:
    """A number as messages have it, a dash for none."""
    return "—" if value is None else plain(value)


def plain(value: object) -> str:
    """A number without exponent and trailing zeros that it was not given; anything else as it is."""
    if isinstance(value, Decimal):
        return f"{int(value)}" if value == value.to_integral_value() else f"{value.normalize():f}"
    return str(value)
