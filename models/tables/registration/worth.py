"""What a reading of prescribed forms is worth: their figures that are read and add up, and their labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpora.document.figure import Figure
from corpora.document.geometry import Span
from corpora.document.grid import Table
from corpora.document.look import Look
from corpora.profiles.profile import Profile
from models.tables.doubt.figures import is_faint, weighed
from models.tables.recover import Recovered

BLANK = 0.6
"""What a blank is worth beside 1 for a figure that is read and whose sums, if it has any, hold; on a scan the same
where nothing is printed in its cell, whether that is called a blank or not. A figure whose cell was not found is worth
nothing.
"""
GIVEN_UP, DISPUTED = -0.5, -1.0
"""Of a figure given up because its sums fail, of one that some sums speak for and others against: text that is sure
stands in the wrong cells."""
GIVEN_UP_READING, DISPUTED_READING = 0.0, 0.75
"""The same where figures are read from pictures: one that is misread puts all others of its row and column in doubt.
Disputed are all that are doubted then, also for a label that was not read.
"""
NOTHING = 1e-6
"""What sums of such worths differ by."""
LABEL = 0.05
"""What a label that was read is worth: less than any figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """Of a form's figures and labels; `lost` is how much of it is missing, `found` whether anything of it was, `read`
    how many figures are surely there, `printed` and `unprinted` the fields in whose cells print was, or was not, found.
    """

    sum: float
    lost: float
    found: bool
    read: int
    printed: frozenset[str] = frozenset()
    unprinted: frozenset[str] = frozenset()

    @property
    def is_whole(self) -> bool:
        """Nothing is missing."""
        return self.lost <= NOTHING

    def against(self, other: Worth) -> float:
        """What it is worth beside another reading, in which whole rows are printed that have no print in this one: they
        are no blanks then, but were cut off.
        """
        rows = {_row(field) for field in self.unprinted}
        lost = {row for row in rows if _all_of(row, self.unprinted, but=self.printed)}
        lost = {row for row in lost if _all_of(row, other.printed, but=other.unprinted)}
        return self.sum - BLANK * sum(_row(field) in lost for field in self.unprinted)


FEWEST_OF_A_ROW: Final = 3
"""Figures of a row; of fewer dirt may be all the print."""


def _row(field: str) -> str:
    return field.rpartition(".")[0]


def _all_of(row: str, fields: frozenset[str], *, but: frozenset[str]) -> bool:
    own = sum(_row(field) == row for field in fields)
    return own >= FEWEST_OF_A_ROW and not any(_row(field) == row for field in but)


def worth_of(
    recovered: Recovered, profiles: Sequence[Profile], *, scanned: bool,
    looks: Mapping[Span, tuple[Look, ...]] | None = None,
) -> dict[str, Worth]:  # fmt: skip
    """For each form of the profile that the document was read by. `looks` is what `models.tables.doubt` takes."""
    profile = next((profile for profile in profiles if profile.id == recovered.profile), None)
    if profile is None:
        return {}
    weighed_figures = weighed(recovered.figures, profile.identities, looks=looks)
    of_field = _by_field(recovered.figures, weighed_figures, scanned=scanned)
    if scanned and any(map(is_faint, recovered.figures)):
        without = [replace(one, value=None, state="unreadable") if is_faint(one) else one for one in recovered.figures]
        others = _by_field(without, weighed(without, profile.identities, looks=looks), scanned=True)
        of_field = {field: max(worth, others[field]) for field, worth in of_field.items()}
    # A blank on a page with text is one; on a scan it may be print that was not seen.
    blank = set() if scanned else {figure.field for figure in recovered.figures if figure.state == "blank"}
    read = {figure.field for figure in weighed_figures if figure.state != "unreadable"}
    labels = {table.form: _labels_read(table) for table in recovered.tables}
    worth = {}
    fields_of = {form.id: {field.id for field in form.fields} for form in profile.forms}
    for form in profile.forms:
        total = sum(of_field.get(field.id, 0.0) for field in form.fields) + LABEL * labels.get(form.id, 0)
        found = bool(labels.get(form.id)) or any(field.id in read for field in form.fields)
        whole = sum(BLANK if field.id in blank else 1.0 for field in form.fields) + LABEL * len(form.labels)
        sure = sum(of_field.get(field.id) == 1.0 for field in form.fields)
        own = [figure for figure in recovered.figures if figure.field in fields_of[form.id]]
        worth[form.id] = Worth(
            sum=total, lost=whole - total, found=found, read=sure,
            printed=frozenset(one.field for one in own if scanned and one.printed),
            unprinted=frozenset(one.field for one in own if scanned and not one.printed and one.place is not None),
        )  # fmt: skip
    return worth


def _by_field(before: Sequence[Figure], after: Sequence[Figure], *, scanned: bool) -> dict[str, float]:
    return {now.field: figure_worth(then, now, scanned=scanned) for then, now in zip(before, after, strict=True)}


def _labels_read(table: Table) -> int:
    return sum(cell.header and cell.state == "read" and bool(cell.text) for cell in table.grid.cells)


def figure_worth(before: Figure, after: Figure, *, scanned: bool) -> float:
    """Of a figure as it was read, and after its sums were tried."""
    if after.state == "unreadable":
        given_up = GIVEN_UP_READING if scanned else GIVEN_UP
        unprinted = BLANK if scanned and not before.printed and before.place is not None else 0.0
        return given_up if before.state != "unreadable" else unprinted
    if after.confidence < 0.5 and (before.confidence >= 0.5 or (scanned and after.state == "read")):
        return DISPUTED_READING if scanned else DISPUTED
    return 1.0 if after.state == "read" else BLANK
