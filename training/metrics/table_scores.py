"""Scores of a document's tables. A missing table scores 0 and stays in the denominator; an invented one is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from corpora.document.grid import Grid
from training.metrics.adjacency import Relations, compared, relations
from training.metrics.grits import grits_con, grits_loc, grits_top
from training.metrics.page_grids import PageGrid, read_page_grids, true_page_grids
from training.metrics.table_grids import has_merged_cells, hulls, read_tables, true_tables
from training.metrics.table_pairs import paired
from training.metrics.table_slices import ALL, Slice, document_slices, merged_slice
from training.metrics.teds import teds, teds_struct

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableTally:
    """Counts and sums over some tables.

    Args:
        documents, unread: that hold the tables; those without a record, or with an error in it.
        tables: of the truth; `found` of them have a partner in the reading.
        read: tables of the reading; those without a partner are invented.
        exact: tables found with every cell in its place, its spans right and no other cell.
        teds, teds_struct, grits_top, grits_con: sums over found tables, each from 0 to 1.
        placed: tables of the truth whose place on the page is known; `grits_loc` is the sum over those found.
        relations: adjacency relations of all tables, missing and invented ones included.
    """

    documents: int = 0
    unread: int = 0
    tables: int = 0
    found: int = 0
    read: int = 0
    exact: int = 0
    teds: float = 0.0
    teds_struct: float = 0.0
    grits_top: float = 0.0
    grits_con: float = 0.0
    placed: int = 0
    grits_loc: float = 0.0
    relations: Relations = field(default_factory=Relations)

    def __add__(self, other: TableTally) -> TableTally:
        return TableTally(**{item.name: getattr(self, item.name) + getattr(other, item.name) for item in fields(self)})

    def mean(self, measure: str) -> float | None:
        """Over the tables of the truth (those with a place, for `grits_loc`), None when there is none."""
        whole = self.placed if measure == "grits_loc" else self.tables
        return float(getattr(self, measure)) / whole if whole else None

    def precision(self, measure: str) -> float | None:
        """The same over the tables of the reading: an invented one scores 0. None when nothing was read."""
        return float(getattr(self, measure)) / self.read if self.read else None


Sliced = tuple[frozenset[Slice], TableTally]
"""What one table, or a document, adds to each of its slices."""


def score_tables(
    record: Json | None, gold: Json, pages: Json | None = None, *, by_page: bool = False
) -> Iterator[Sliced]:
    """The document, each table of its truth, each invented table.

    `pages` is the truth of its pages if there is one. `by_page` compares what each page shows of each table; a document
    without such a truth is left out then.
    """
    if by_page and pages is None:
        return
    of_document = document_slices(gold)
    unread = record is None or bool(record.get("error"))
    yield of_document, TableTally(documents=1, unread=int(unread))
    read = () if record is None or unread else read_tables(record)
    if by_page and pages is not None:
        compared_tables = compare_pages(true_page_grids(pages), read_page_grids(read))
    else:
        compared_tables = compare_tables([table.grid for table in true_tables(gold, pages)], read)
    for slices, tally in compared_tables:
        yield of_document | slices, tally


def compare_pages(truth: Sequence[PageGrid], read: Sequence[PageGrid]) -> Iterator[Sliced]:
    """Each page by itself; all pages as one where the reading names none."""
    nameless = any(part.page == 0 for part in read)
    for page in {0} if nameless else sorted({part.page for part in (*truth, *read)}):
        here = [[part.grid for part in side if nameless or part.page == page] for side in (truth, read)]
        yield from compare_tables(*here)


def compare_tables(truth: Sequence[Grid], read: Sequence[Grid]) -> Iterator[Sliced]:
    """Every table of the truth beside its partner, then the tables of the reading that have none."""
    partners = dict(paired(truth, read))
    for place, grid in enumerate(truth):
        slices = frozenset({merged_slice(has_merged_cells(grid))})
        yield slices, _found(grid, read[partners[place]]) if place in partners else _missing(grid)
    for place, grid in enumerate(read):
        if place not in partners.values():
            slices = frozenset({merged_slice(has_merged_cells(grid))})
            yield slices, TableTally(read=1, relations=Relations(read=relations(grid).total()))


def _missing(truth: Grid) -> TableTally:
    return TableTally(tables=1, placed=bool(hulls(truth)), relations=Relations(true=relations(truth).total()))


def _found(truth: Grid, read: Grid) -> TableTally:
    placed = bool(hulls(truth))
    whole = teds(truth, read)
    return TableTally(
        tables=1,
        found=1,
        read=1,
        exact=whole == 1.0,
        teds=whole,
        teds_struct=teds_struct(truth, read),
        grits_top=grits_top(truth, read).score,
        grits_con=grits_con(truth, read).score,
        placed=placed,
        grits_loc=grits_loc(truth, read).score if placed else 0.0,
        relations=compared(truth, read),
    )


def summed(sliced: Iterable[Sliced]) -> dict[Slice, TableTally]:
    """Tallies of every slice, and of `ALL`."""
    sums: dict[Slice, TableTally] = {}
    for slices, tally in sliced:
        for one in (*slices, ALL):
            sums[one] = sums.get(one, TableTally()) + tally
    return sums
