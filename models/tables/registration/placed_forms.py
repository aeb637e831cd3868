"""Registered forms in the place of the grids that others found on their pages."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpora.document.printed_page import PrintedPage, Word
from models.tables.keys import label_key
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.paged_document import FindGrids
from models.tables.pages.print.lines import holds
from models.tables.registration.form_grid import FormOnPages, of_one_table
from models.tables.values import is_value

HELD = 0.5
"""Share of a table's figures that the forms which take its place must hold, where the text is the file's own: words
like 合计 and 总计 alone make a form of a few rows out of any table."""
WELL_READ, FEWEST_OTHERS, MOST_OTHERS = 0.85, 4, 0.6
"""Confidence of words, and how many of them, and which share, say something else in a form's place on a scan where
another table stands.
"""


def fitting(
    forms: Sequence[FormOnPages], pages: Sequence[PrintedPage], found: Mapping[int, Sequence[PageGrid]]
) -> list[FormOnPages]:
    """Without forms that would take the place of a table of which all forms together hold little, or that is labelled
    with other words.
    """
    misfits = {id(one) for one in forms if _is_of_other_words(one, pages)}
    for index, page in enumerate(pages):
        here = [one for one in forms if index in one.grids]
        for grid in () if page.scanned else found[id(page)]:
            taking = [one for one in here if of_one_table(grid.box, one.grids[index].box)]
            held = {id(word) for one in taking for word in _figures(one.grids[index])}
            own = _figures(grid)
            if taking and sum(id(word) in held for word in own) < HELD * len(own):
                misfits |= {id(one) for one in taking}
    return [one for one in forms if id(one) not in misfits]


def _is_of_other_words(one: FormOnPages, pages: Sequence[PrintedPage]) -> bool:
    """Is most of what is read well in the form's place on a scan none of its labels?

    A form whose labels have lost their ink has no others instead.
    """
    known = {pair for label in one.form.labels for text in label.wordings for pair in _pairs(text)}
    said = [
        _pairs(word.text)
        for index, grid in one.grids.items()
        if pages[index].scanned
        for word in pages[index].words
        if holds(grid.box, word.box) and word.confidence >= WELL_READ
    ]
    labels = [pairs for pairs in said if pairs]
    others = sum(2 * sum(pair in known for pair in pairs) < len(pairs) for pairs in labels)
    return others >= FEWEST_OTHERS and others > MOST_OTHERS * len(labels)


def _pairs(text: str) -> list[str]:
    """Chinese characters right behind each other."""
    key = label_key(text)
    return [one + other for one, other in pairwise(key) if min(one, other) >= "一" and max(one, other) <= "鿿"]


def _figures(grid: PageGrid) -> list[Word]:
    return [word for cell in grid.cells for word in cell.words if is_value(word)]


def with_forms(pages: Sequence[PrintedPage], plain: FindGrids, forms: Collection[FormOnPages]) -> FindGrids:
    """The forms' grids, and what else `plain` finds on their pages."""
    held: dict[int, list[_Part]] = {}
    for one in forms:
        for index, grid in one.grids.items():
            part = _Part(grid=grid, goes_back=index - 1 in one.grids, goes_on=index + 1 in one.grids)
            held.setdefault(id(pages[index]), []).append(part)

    def find(page: PrintedPage) -> tuple[PageGrid, ...]:
        own = held.get(id(page), [])
        others = [
            grid for grid in plain(page)
            if not any(of_one_table(grid.box, part.grid.box) or (page.scanned and part.parts(grid)) for part in own)
        ]  # fmt: skip
        return tuple(sorted([*(part.grid for part in own), *others], key=lambda grid: grid.box.top))

    return find


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A form's grid on one page, and whether the page before and the page after hold parts of it too."""

    grid: PageGrid
    goes_back: bool
    goes_on: bool

    def parts(self, other: PageGrid) -> bool:
        """Whether another grid stands where the form goes on from page to page: dirt, or print shining through."""
        above = other.box.bottom <= self.grid.box.top
        below = other.box.top >= self.grid.box.bottom
        return (self.goes_back and above) or (self.goes_on and below)
