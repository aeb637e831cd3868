"""In any table without a form: does a 合计 or 总计 row or column equal its parts?

A table says which lines are totals, seldom of what. So each total is tried with the sets of lines that its labels
allow (`part_sets`), and the one that fits most of the lines that cross it is taken. A crossing line where it does not
fit is a contradiction when the others show that the total is indeed this sum, or, where there are no others, when a
single wrong digit would explain the difference. Averages, shares, rounding and blanks that may hide a part explain it
more simply.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

from corpora.document.check import Evidence
from corpora.document.grid import Cell, Table
from service.checks.inspection import Finding, Inspection, message
from service.checks.tables.lines import Block, Cells, Line, blocks_of
from service.checks.tables.part_sets import Parts, parent_sets, part_sets

FITS_TO_SHOW_A_SUM = 2
"""Crossing lines in which a total must be the sum of its parts before another is called wrong without more."""
FITS_FOR_EACH_ERROR = 6
"""Fits that a second, a third … error in one total need: where more fail, the total is no sum of these parts."""
FAILURES_OF_A_SHIFTED_ROW = 3
"""Totals of a row that all fail; one wrong cell breaks two at most."""
MOST_LINES = 3000
"""Rows or columns of a table that is looked through; longer lists are no forms that a person adds up."""
SHARE_OF_CONFIDENCE = 0.9
"""That the labels were understood."""
LARGE_AMOUNT = 10_000
"""Sums of money at least as large that are printed without decimals have lost them."""
_MONEY = re.compile(r"元|金额|预算|决算|收入|支出|经费|资金")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A total and what it should add up, in one crossing line. `open`: a part is blank, and may hide a number.
    `across`: its cells stand in one row.
    """

    total: Cell
    parts: tuple[Cell, ...]
    open: bool
    across: bool

    @property
    def printed(self) -> Decimal:
        """What the total says."""
        return _value(self.total)

    @property
    def added(self) -> Decimal:
        """What its parts say."""
        return sum((_value(part) for part in self.parts), Decimal(0))

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The total and its parts."""
        return (self.total, *self.parts)

    @property
    def holds(self) -> bool:
        """Do they agree?"""
        return self.printed == self.added

    @property
    def tells(self) -> bool:
        """Is there something to add? One number beside zeros or nothing fits too easily."""
        return sum(_value(part) != 0 for part in self.parts) > 1

    @property
    def geometry(self) -> tuple[tuple[int, int], ...]:
        """Where its cells stand along the line that it crosses, with their widths; the same in every sum of a total."""
        if self.across:
            return tuple((cell.column, cell.column_span) for cell in self.cells)
        return tuple((cell.row, cell.row_span) for cell in self.cells)

    def missing(self, cell: Cell) -> Decimal:
        """By how much a cell of it must grow for both sides to agree."""
        return self.added - self.printed if cell is self.total else self.printed - self.added

    @property
    def decimals(self) -> int:
        """The most that one of its cells is printed with."""
        return max((cell.number.decimals for cell in self.cells if cell.number is not None), default=0)

    @property
    def last_digit(self) -> Decimal:
        """What one step of the last printed digit is worth."""
        return Decimal(1).scaleb(-self.decimals)

    @property
    def is_rounding(self) -> bool:
        """Is the difference no more than rounding each cell to its last digit makes?"""
        return abs(self.printed - self.added) * 2 <= self.last_digit * (len(self.parts) + 1)

    @property
    def explained(self) -> bool:
        """Does something simpler than an error make the difference: rounding, a hidden part, an average?"""
        values = [_value(part) for part in self.parts]
        if self.decimals and self.is_rounding:
            return True
        if self.open and self.printed > self.added:
            return True
        if abs(self.printed * len(values) - self.added) * 2 <= self.last_digit * len(values):
            return True
        return not self.is_one_digit and self.may_be_no_sum

    @property
    def lost_decimals(self) -> bool:
        """Were they amounts with decimals, would each, rounded, make the difference?"""
        return not self.decimals and self.printed >= LARGE_AMOUNT and self.is_rounding

    @property
    def may_be_no_sum(self) -> bool:
        """Is the total no more than one of its parts, as an average or a maximum is?"""
        values = [_value(part) for part in self.parts]
        return self.printed <= max(values) and min(values) >= 0

    @property
    def lone_error(self) -> bool:
        """Without other sums to compare with: would one wrong digit make the difference, and is it a sum at all?

        A total that falls short by one of its parts may leave that part out.
        """
        left_out = self.added - self.printed in {_value(part) for part in self.parts}
        return self.tells and self.is_one_digit and not self.may_be_no_sum and not left_out

    @property
    def is_one_digit(self) -> bool:
        """Would one wrong digit, in the total or in a part, make the difference?"""
        return len(f"{abs(self.printed - self.added):f}".replace(".", "").strip("0")) == 1


Family = list[Sum]
"""One total in all the lines that cross it."""


def table_totals(inspection: Inspection) -> Iterator[Finding]:
    """Findings for tables that fill no form: one for all totals that hold, one for each cell or total that does not.

    A table that repeats another, as pages carry a copy for telephones, says nothing of its own.
    """
    seen = {_printed(table) for table in inspection.layout.tables if table.form is not None}
    for table, following in zip_longest(inspection.layout.tables, inspection.layout.tables[1:]):
        if table.form is None and max(table.grid.n_rows, table.grid.n_columns) <= MOST_LINES:
            if _printed(table) not in seen:
                torn = _may_go_on(table) or (following is not None and _may_go_on(following))
                yield from _of_table(table, torn=torn)
            seen.add(_printed(table))


def _may_go_on(table: Table) -> bool:
    """Does it begin on a later page without a head, as what is left of a table of the page before does?"""
    first = [cell for cell in table.grid.cells if cell.row == 0]
    page = min((cell.place.page_number or 0 for cell in first if cell.place), default=0)
    return page > 1 and sum(cell.header for cell in first) * 2 < len(first)


def _printed(table: Table) -> tuple[str, ...]:
    return tuple(sorted("".join(cell.text.split()) for cell in table.grid.cells))


def _of_table(table: Table, *, torn: bool) -> Iterator[Finding]:
    """`torn`: rows of it may stand on another page, and make up for what a total of rows has more than its parts."""
    cells, blocks = blocks_of(table.grid)
    families = [family for block in blocks for family in _families(block, cells)]
    holding = [item for family in families for item in family if item.holds and item.tells]
    shifted = _shifted_rows(families)
    failing = [item for family in families for item in _failing(family) if item.total.row not in shifted]
    if torn:
        failing = [item for item in failing if item.across or item.printed < item.added]
    if failing and _is_of_money(table):
        failing = [item for item in failing if not item.lost_decimals]
    sound = {id(cell) for item in holding for cell in item.cells}
    for across in (False, True) if not failing else ():
        agreed = [item for item in holding if item.across == across]
        if agreed:
            yield _supported(table, agreed)
    yield from _contradicted(table, failing, sound)


def _is_of_money(table: Table) -> bool:
    said = (table.caption or "", *(cell.text for cell in table.grid.cells if cell.number is None))
    return any(_MONEY.search(text) for text in said)


def _shifted_rows(families: Sequence[Family]) -> set[int]:
    """Rows in which nothing adds up: their cells stand in wrong columns, as rows do whose merged cells were lost."""
    fits, fails = Counter[int](), Counter[int]()
    for item in (item for family in families for item in family if item.tells):
        (fits if item.holds else fails)[item.total.row] += 1
    return {row for row, count in fails.items() if count >= FAILURES_OF_A_SHIFTED_ROW and not fits[row]}


def _families(block: Block, cells: Cells) -> Iterator[Family]:
    """The sums of every total row over the columns, of every total column over the rows, of lists by their marks."""
    counted = [line for line in block.columns if line.kind not in ("apart", "share")]
    for line in block.rows:
        if line.kind in ("total", "subtotal"):
            yield _best(cells, line, part_sets(line, block.rows), counted, across=False)
    for line in counted:
        if line.kind in ("total", "subtotal"):
            yield _best(cells, line, part_sets(line, block.columns), block.rows, across=True)
    by_marks = [item for parent, parts in parent_sets(block.rows) for item in _by_marks(cells, parent, parts, counted)]
    if sum(item.holds and item.tells for item in by_marks) > FITS_TO_SHOW_A_SUM:
        yield by_marks


def _by_marks(cells: Cells, parent: Line, parts: Parts, crossing: Sequence[Line]) -> Family:
    """A list's outer line and its inner ones; nothing where it is the sum of them in no column, for it may be another
    list that begins here.
    """
    found = [item for line in crossing if (item := _sum(cells, parent, parts, line, across=False)) is not None]
    return found if any(item.holds for item in found) or len(found) == 1 else []


def _best(cells: Cells, total: Line, readings: Sequence[Parts], crossing: Sequence[Line], *, across: bool) -> Family:
    """The reading that fits most of the crossing lines; a line that another reading fits is left out."""
    read = [
        {line: item for line in crossing if (item := _sum(cells, total, parts, line, across=across)) is not None}
        for parts in readings
    ]
    if not read:
        return []
    best = max(read, key=lambda items: sum(item.holds and item.tells for item in items.values()))
    fitting = {line for items in read for line, item in items.items() if item.holds}
    return [item for line, item in best.items() if item.holds or line not in fitting]


def _sum(cells: Cells, total: Line, parts: Parts, line: Line, *, across: bool) -> Sum | None:
    """The cells where `line` crosses; None where one of them says something that is no plain number."""

    def at(other: Line) -> Cell:
        return cells[(line.index, other.index) if across else (other.index, line.index)]

    whole, found = at(total), tuple(dict.fromkeys(at(part) for part in parts))
    if whole.number is None or whole in found or len(found) < 2 or not all(_is_plain(cell) for cell in (whole, *found)):
        return None
    return Sum(total=whole, parts=found, open=any(not cell.text.strip() for cell in found), across=across)


def _is_plain(cell: Cell) -> bool:
    """A number said exactly, or nothing; no share."""
    if cell.number is None:
        return cell.state == "blank"
    return cell.number.bound == "exact" and cell.number.unit not in ("%", "％", "‰")


def _value(cell: Cell) -> Decimal:
    return Decimal(0) if cell.number is None else cell.number.value


def _failing(family: Family) -> Family:
    """What of it contradicts: the few that differ where the rest shows a sum, else one that a wrong digit explains."""
    fits = _fits(family)
    ways = {item.geometry for item in family if item.holds and item.tells}
    failing = [item for item in family if not item.holds and item.added != 0 and not item.explained]
    failing = [item for item in failing if not ways or item.geometry in ways]
    if fits >= FITS_TO_SHOW_A_SUM and len(failing) <= max(1, fits // FITS_FOR_EACH_ERROR):
        return failing
    alone = sum(not item.holds for item in family) == 1
    return [item for item in failing if alone and item.lone_error]


def _fits(family: Family) -> int:
    """Sums that hold and tell; those of a single number count too when it is not always the same part."""
    single = [item for item in family if item.holds and not item.tells and item.printed != 0]
    places = {next(i for i, part in enumerate(item.parts) if _value(part) != 0) for item in single}
    return sum(item.holds and item.tells for item in family) + (len(single) if len(places) > 1 else 0)


def _contradicted(table: Table, failing: Sequence[Sum], sound: set[int]) -> Iterator[Finding]:
    """One wrong cell breaks every sum that it stands in, by the same amount: told once."""
    left = list(failing)
    while left:
        cell, group = _common(left, sound)
        yield _wrong_cell(table, cell, group) if len(group) > 1 else _wrong_total(table, group[0])
        left = [item for item in left if item not in group]


def _common(failing: Sequence[Sum], sound: set[int]) -> tuple[Cell, list[Sum]]:
    """The cell whose change by one amount mends most sums, best one that stands in none that holds."""
    mended: dict[tuple[int, Decimal], list[Sum]] = defaultdict(list)
    by_id: dict[int, Cell] = {}
    for item in failing:
        for cell in item.cells:
            mended[id(cell), item.missing(cell)].append(item)
            by_id[id(cell)] = cell
    best = max(mended, key=lambda key: (len(mended[key]), key[0] not in sound))
    return by_id[best[0]], mended[best]


def _wrong_total(table: Table, item: Sum) -> Finding:
    return Finding(
        kind="table-identity",
        verdict="contradicted",
        cause="published",
        message=message(
            "table-total.contradicted", printed=item.printed, added=item.added, table=table.caption or table.id
        ),
        claimed=item.printed,
        found=item.added,
        evidence=_evidence(table, item.cells),
        confidence=_confidence([item]),
    )


def _wrong_cell(table: Table, cell: Cell, group: Sequence[Sum]) -> Finding:
    expected = _value(cell) + group[0].missing(cell)
    ordered = sorted(group, key=lambda item: item.total is not cell)
    around = tuple(dict.fromkeys(other for item in ordered for other in item.cells if other is not cell))
    return Finding(
        kind="table-identity",
        verdict="contradicted",
        cause="published",
        message=message(
            "table-total.cell",
            printed=_value(cell),
            expected=expected,
            count=len(group),
            table=table.caption or table.id,
        ),
        claimed=_value(cell),
        found=expected,
        evidence=_evidence(table, (cell, *around)),
        confidence=_confidence(group),
    )


def _supported(table: Table, holding: Sequence[Sum]) -> Finding:
    return Finding(
        kind="table-identity",
        verdict="supported",
        message=message("table-total.supported", count=len(holding), table=table.caption or table.id),
        claimed=holding[0].printed,
        found=holding[0].added,
        evidence=(),
        confidence=_confidence(holding),
    )


def _evidence(table: Table, cells: Sequence[Cell]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(role="cell", text=cell.text, place=cell.place, table=table.id, cell=(cell.row, cell.column))
        for cell in cells
    )


def _confidence(sums: Sequence[Sum]) -> float:
    return round(min(cell.confidence for item in sums for cell in item.cells) * SHARE_OF_CONFIDENCE, 2)
