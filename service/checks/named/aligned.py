"""Counts one behind the other that are one column's of the table of requests, or one row's, but for one:
`律所申请办结12件，予以公开3件，部分公开2件，本机关不掌握3件，重复申请1件` of 4.

Whatever other words stand between them: where the others are the table's of the applicant, or of the result, that the
words name, and of none other as well, the one that is not is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from service.checks.cells.finding import cell_finding
from service.checks.figures.subjects import asker_in_front
from service.checks.inspection import Finding, Inspection
from service.checks.named.entries import Entry, entries_of, row_of
from service.checks.named.words import (
    CARRIED_IN,
    CARRIED_OUT,
    DENIED,
    GROUPS,
    NEW,
    ORGANISATIONS,
    SETTLED,
    TOTAL,
    UNAVAILABLE,
    cells_of,
    words_of,
)

SURE: Final = 0.9
ENOUGH: Final = Decimal("1.5")
"""How many counts, small ones by half, have to be the table's."""
AHEAD: Final = Decimal(1)
"""By how many more they have to be of what the words name than of any other column, or row."""
ENOUGH_OF_ALL: Final = Decimal(1)
"""The same where what the table has of the odd one makes the list complete."""
ENOUGH_BUT_FOR_ALL: Final = Decimal(3)
"""The same where the words name no applicant."""
FAR: Final = 2
"""How many times the other one of two figures is that may be of something else, where no applicant is named."""
FEWEST: Final = 2
APART: Final = 48
"""Characters between two counts of a list."""
COLUMNS: Final = ("natural_person", *ORGANISATIONS)
_ROWS: Final[tuple[tuple[str, ...], ...]] = (
    (NEW,), (CARRIED_IN,), (NEW, CARRIED_IN), (SETTLED,), (CARRIED_OUT,), ("granted",), ("partial",),
    ("granted", "partial"), *GROUPS, *((row,) for group in GROUPS for row in group),
)  # fmt: skip
_WIDER: Final = {
    ("granted",): (("granted", "partial"),), ("granted", "partial"): (("granted",),),
    DENIED: ((*DENIED, *UNAVAILABLE),), ("unavailable.not_held",): (UNAVAILABLE,),
    UNAVAILABLE: (("unavailable.not_held",),), (NEW,): ((NEW, CARRIED_IN), (SETTLED,)),
    (SETTLED,): ((NEW,), (NEW, CARRIED_IN)), (NEW, CARRIED_IN): ((NEW,), (SETTLED,)),
}  # fmt: skip
"""What the words for a row may mean instead."""
_STOP: Final = re.compile("[。；;\n]")
_ASKED: Final = re.compile("申请|提出|收到|来件")


def aligned_told(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each such list, of the count that errs."""
    lists = _Lists(inspection)
    for chain in _chains(inspection, entries_of(inspection)):
        yield from lists.of_one_column(chain)
        yield from lists.of_one_row(chain)


def _chains(inspection: Inspection, entries: Iterator[Entry]) -> Iterator[list[Entry]]:
    """Lists of counts that stand close to one another in one paragraph."""
    text = inspection.document.text
    chain: list[Entry] = []
    for one in entries:
        start = one.claim.number.span.start
        if chain and ("\n" in text[chain[-1].end : start] or start - chain[-1].end > APART):
            yield chain
            chain = []
        chain.append(one)
    if chain:
        yield chain


Cells = tuple[tuple[str, ...], tuple[str, ...]]
"""Rows and columns, whose every crossing is added up."""
_TOTALS: Final = ((NEW,), (CARRIED_IN,), (NEW, CARRIED_IN), (SETTLED,), (CARRIED_OUT,))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A count with the cells that it is of, if its list is of one column or row, and whether it is what they have."""

    entry: Entry
    cells: Cells
    fits: bool


class _Lists:
    """The lists of one report against its table of requests."""

    def __init__(self, inspection: Inspection) -> None:
        self.inspection = inspection
        self.text = inspection.document.text

    def of_one_column(self, chain: Sequence[Entry]) -> Iterator[Finding]:
        """Of results of one applicant's requests, who is named in front of them."""
        for part in _parts(self.text, chain):
            own = [*{one.rows: one for one in reversed(part) if one.rows}.values()][::-1]
            for columns in self._askers(part[0]) if len(own) > FEWEST else ():
                others = [TOTAL, *((one,) for one in COLUMNS if columns != (one,))]
                told = [self._told(one, (one.rows, columns)) for one in own]
                instead = [[self._told(one, (one.rows, other)) for one in own] for other in others]
                if (odd := self._odd(told, instead, whole=self._settled(columns, told))) is not None:
                    yield self._finding(odd)
                    break

    def of_one_row(self, chain: Sequence[Entry]) -> Iterator[Finding]:
        """Of applicants of requests with one result, which is named in front of them, or of all that came in."""
        for first, end in _runs(self.text, chain):
            own = [*{one.columns: one for one in reversed(chain[first:end])}.values()][::-1]
            for whole, rows in self._results(chain[:first], own[0]):
                listed = [*whole, *own]
                if len(listed) <= FEWEST:
                    continue
                told = [self._told(one, (rows, one.columns or TOTAL)) for one in listed]
                others = [other for other in _ROWS if other != rows]
                instead = [[self._told(one, (other, one.columns or TOTAL)) for one in listed] for other in others]
                odd = self._odd(told, instead, whole=self._value((rows, TOTAL)))
                if odd is not None and odd.entry not in whole:
                    yield self._finding(odd)
                    break

    def _odd(self, told: Sequence[_Told], instead: Sequence[Sequence[_Told]], *, whole: Decimal | None) -> _Told | None:
        """The one that errs, if the others leave no doubt of that; `whole` is what all of them come to."""
        wrong = [one for one in told if not one.fits]
        if len(wrong) != 1 or (found := self._value(wrong[0].cells)) is None:
            return None
        odd = wrong[0]
        parts = [one for one in told if _is_a_part(one, told)]
        complete = whole == sum((found if one is odd else one.entry.value for one in parts), Decimal(0))
        own = _weight(told)
        of_all = all(one.cells[1] == TOTAL for one in told)
        if of_all and odd.cells[0] in _TOTALS:
            return None
        if of_all and not complete and FAR * min(found, odd.entry.value) <= max(found, odd.entry.value):
            return None
        if own < (ENOUGH_OF_ALL if complete else ENOUGH_BUT_FOR_ALL if of_all else ENOUGH) or (
            not complete and self._may_mean(odd, told)
        ):
            return None
        if not any(one.fits and self._stand_together(one.entry, odd.entry) for one in told):
            return None
        place = told.index(odd)
        doubtful = any(other[place].fits and _weight(other) + AHEAD > own for other in instead)
        return None if doubtful else odd

    def _finding(self, odd: _Told) -> Finding:
        claim = odd.entry.claim
        expression = self.inspection.spelled_out(cells_of(*odd.cells, name=claim.measure or claim.text))
        return cell_finding(
            self.inspection, expression, claim, said=odd.entry.value,
            found=self._value(odd.cells) or Decimal(0), fits=False,
            words=self.inspection.words(claim.sentence), sure=SURE,
        )  # fmt: skip

    def _value(self, cells: Cells) -> Decimal | None:
        expression = cells_of(*cells)
        value = self.inspection.value(expression)
        return self.inspection.value_without_blanks(expression) if value is None else value

    def _told(self, one: Entry, cells: Cells) -> _Told:
        return _Told(entry=one, cells=cells, fits=self._value(cells) == one.value)

    def _settled(self, columns: tuple[str, ...], told: Sequence[_Told]) -> Decimal | None:
        """What the results of an applicant come to, where more than one is told."""
        results = [one for one in told if one.cells[0] not in _TOTALS]
        return self._value(((SETTLED,), columns)) if len(results) > 1 else None

    def _may_mean(self, one: _Told, told: Sequence[_Told]) -> bool:
        """Is it what another row has that its words may mean, and that the list does not tell by itself?"""
        rows, columns = one.cells
        known = {other.cells[0] for other in told if other is not one and other.fits}
        others = (other for other in _WIDER.get(rows, ()) if other not in known)
        return any(self._value((other, columns)) == one.entry.value for other in others)

    def _stand_together(self, one: Entry, other: Entry) -> bool:
        first, last = sorted((one.claim.number.span.start, other.claim.number.span.start))
        return "。" not in self.text[first:last]

    def _askers(self, one: Entry) -> Sequence[tuple[str, ...]]:
        """The applicant named beside the count; or last in its paragraph; or any that this has named."""
        if one.columns:
            return [one.columns]
        if (asker := asker_in_front(self.inspection, one.claim)) is not None:
            return [asker[0]]
        end = one.claim.number.span.start
        words = words_of(self.text, self.inspection.paragraph_start(end), end)
        return [*dict.fromkeys(word.means for word in words if word.kind == "column")] or [TOTAL]

    def _results(
        self, before: Sequence[Entry], one: Entry
    ) -> Iterator[tuple[Sequence[Entry], tuple[str, ...]]]:  # fmt: skip
        """What the words in front of an applicant's count name last, and what the counts in front are of, the closest
        first; else what came in, where they speak of requests.
        """
        start, end = one.claim.sentence.start, one.claim.number.span.start
        wholes = {entry.rows: entry for entry in before if entry.rows and not entry.columns}
        named = [
            rows for word in words_of(self.text, start, end) if word.kind == "row" and (rows := row_of(self.text, word))
        ]
        for rows in dict.fromkeys([*named[::-1], *[*wholes][::-1]]):
            yield [wholes[rows]] if rows in wholes else [], rows
        if not named and _ASKED.search(self.text, start, end):
            yield [], (NEW,)


def _weight(told: Sequence[_Told]) -> Decimal:
    return sum((one.entry.weight for one in told if one.fits), Decimal(0))


def _is_a_part(one: _Told, told: Sequence[_Told]) -> bool:
    """Is it of one applicant alone, or of a result, and no reason of a result that is told, too?"""
    rows, columns = one.cells
    if columns == TOTAL and any(other.cells[1] != TOTAL for other in told):
        return False
    several = any(other.cells[1] != columns for other in told)
    inside = any({*rows} < {*other.cells[0]} for other in told)
    return several or (rows not in _TOTALS and not inside)


def _parts(text: str, chain: Sequence[Entry]) -> Iterator[list[Entry]]:
    """The chain cut in front of each count between which and the one before an applicant is named."""
    part: list[Entry] = []
    for one in chain:
        between = words_of(text, part[-1].end, one.claim.number.span.start) if part else ()
        if any(word.kind == "column" for word in between) or (part and one.columns):
            yield part
            part = []
        part.append(one)
    if part:
        yield part


def _runs(text: str, chain: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Where counts of applicants follow one another, in another clause sequence than the list before."""
    first = 0
    while first < len(chain):
        end = first
        while end < len(chain) and chain[end].columns:
            if end > first and (
                chain[end].rows or _STOP.search(text, chain[end - 1].end, chain[end].claim.number.span.start)
            ):
                break
            end += 1
        if end > first:
            yield first, end
        first = max(end, first + 1)
