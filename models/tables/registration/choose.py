"""Grids of rules and words, or the registered form: for each form the one whose figures can be read and add up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpora.document.document import Document
from corpora.document.figure import Figure
from corpora.document.grid import Table
from corpora.document.printed_page import PrintedPage, Word
from corpora.profiles.profile import Form, Profile
from models.tables.doubt import looks_of, weighed
from models.tables.keys import label_key
from models.tables.pages.lines import holds
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.paged_document import FindGrids
from models.tables.pages.values import is_value
from models.tables.recover import recover_tables
from models.tables.registration.block_grids import block_grids
from models.tables.registration.by_shape import by_shape
from models.tables.registration.form_grid import FormOnPages, form_grids, of_one_table

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
FEWEST_LABELS = 4
"""Different labels on one page: 总计 and 其他 are printed in any table."""
HELD = 0.5
"""Share of a table's figures that the forms which take its place must hold, where the text is the file's own: words
like 合计 and 总计 alone make a form of a few rows out of any table."""
WELL_READ, FEWEST_OTHERS, MOST_OTHERS = 0.85, 4, 0.6
"""Confidence of words, and how many of them, and which share, say something else in a form's place on a scan where
another table stands.
"""
FAR_MORE, FAR_MORE_FIGURES = 1.25, 20
"""How many times as many figures are read, and how many more, from which cells without print, which may be blanks, tell
nothing: a grid has them too where a page's rows stand beside it."""
LABEL = 0.05
"""What a label that was read is worth: less than any figure."""


def best_document(
    pages: Sequence[PrintedPage],
    *,
    find_grids: FindGrids,
    write: Callable[[FindGrids], Document],
    profiles: Sequence[Profile],
) -> Document:
    """The document as `write` makes it of the grids that read each form of the profiles best.

    `write` raises what it raises. Without profiles, or where no page prints a form, the grids of `find_grids` stand.
    """
    found = {id(page): find_grids(page) for page in pages}

    def plain(page: PrintedPage) -> tuple[PageGrid, ...]:
        return found[id(page)]

    document = write(plain)
    forms = list({id(form): form for profile in profiles for form in profile.forms}.values())
    if not may_print(pages, forms):
        return document
    scanned = any(page.scanned for page in pages)
    worth = _worth(document, profiles, scanned=scanned)
    unread = [form for form in forms if form.id not in worth or not worth[form.id].found]
    sums = [identity for profile in profiles for identity in profile.identities]
    named = {id(page): by_shape(page, found[id(page)], unread, sums) for page in pages} if unread else found
    if named != found:
        found |= named
        document = write(plain)
        worth = _worth(document, profiles, scanned=scanned)
    if worth and not any(one.lost > 1e-6 for one in worth.values()):
        return document
    registered = fitting(form_grids(pages, forms), pages, found)
    doubtful = [one for one in registered if _is_wanting(one.form.id, worth)]
    if not doubtful:
        return _with_blocks(document, pages, plain, forms, worth, write=write, profiles=profiles)
    other = write(_with_forms(pages, plain, doubtful))
    better = _worth(other, profiles, scanned=scanned)
    chosen = [one for one in doubtful if _gains(one.form.id, better, worth)]
    finder = _with_forms(pages, plain, chosen) if chosen else plain
    if chosen:
        document = other if len(chosen) == len(doubtful) else write(finder)
        worth = worth | {one.form.id: better[one.form.id] for one in chosen}
    return _with_blocks(document, pages, finder, forms, worth, write=write, profiles=profiles)


def _with_blocks(
    document: Document,
    pages: Sequence[PrintedPage],
    plain: FindGrids,
    forms: Sequence[Form],
    worth: Mapping[str, _Worth],
    *,
    write: Callable[[FindGrids], Document],
    profiles: Sequence[Profile],
) -> Document:
    """The document with the blocks of forms that are still not read, where it reads more of them."""
    wanting = {one.id: one for one in forms if _is_wanting(one.id, worth)}
    blocks = [block for form in wanting.values() for block in block_grids(pages, form)]
    if not blocks:
        return document
    other = write(_with_forms(pages, plain, blocks))
    better = _worth(other, profiles, scanned=any(page.scanned for page in pages))
    gained = any(_gains(name, better, worth) for name in {block.form.id for block in blocks})
    kept = all(name in better and better[name].sum >= one.sum - 1e-6 for name, one in worth.items())
    return other if gained and kept else document


def _is_wanting(form: str, worth: Mapping[str, _Worth]) -> bool:
    return form not in worth or worth[form].lost > 1e-6


def _gains(form: str, better: Mapping[str, _Worth], worth: Mapping[str, _Worth]) -> bool:
    if form not in better or form not in worth:
        return form in better
    one, other = better[form], worth[form]
    return one.sum > other.sum or one.read > max(FAR_MORE * other.read, other.read + FAR_MORE_FIGURES)


def may_print(pages: Sequence[PrintedPage], forms: Sequence[Form]) -> bool:
    """Whether a page has a few words that are labels of the forms, or is a picture, whose words may be garbled."""
    keys = {label_key(wording) for form in forms for label in form.labels for wording in (label.text, *label.variants)}
    return any(
        page.scanned or len({key for word in page.words if (key := label_key(word.text)) in keys}) >= FEWEST_LABELS
        for page in pages
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Worth:
    """Of a form's figures and labels; `lost` is how much of it is missing, `found` whether anything of it was, `read`
    how many figures are surely there.
    """

    sum: float
    lost: float
    found: bool
    read: int


def _worth(document: Document, profiles: Sequence[Profile], *, scanned: bool) -> dict[str, _Worth]:
    """For each form of the profile that the document was read by."""
    recovered = recover_tables(document, profiles=profiles)
    profile = next((profile for profile in profiles if profile.id == recovered.profile), None)
    if profile is None:
        return {}
    weighed_figures = weighed(recovered.figures, profile.identities, looks=looks_of(document) if scanned else None)
    of_field = {
        after.field: _figure_worth(before, after, scanned=scanned)
        for before, after in zip(recovered.figures, weighed_figures, strict=True)
    }
    # A blank on a page with text is one; on a scan it may be print that was not seen.
    blank = set() if scanned else {figure.field for figure in recovered.figures if figure.state == "blank"}
    read = {figure.field for figure in weighed_figures if figure.state != "unreadable"}
    labels = {table.form: _labels_read(table) for table in recovered.tables}
    worth = {}
    for form in profile.forms:
        total = sum(of_field.get(field.id, 0.0) for field in form.fields) + LABEL * labels.get(form.id, 0)
        found = bool(labels.get(form.id)) or any(field.id in read for field in form.fields)
        whole = sum(BLANK if field.id in blank else 1.0 for field in form.fields) + LABEL * len(form.labels)
        sure = sum(of_field.get(field.id) == 1.0 for field in form.fields)
        worth[form.id] = _Worth(sum=total, lost=whole - total, found=found, read=sure)
    return worth


def _labels_read(table: Table) -> int:
    return sum(cell.header and cell.state == "read" and bool(cell.text) for cell in table.grid.cells)


def _figure_worth(before: Figure, after: Figure, *, scanned: bool) -> float:
    if after.state == "unreadable":
        given_up = GIVEN_UP_READING if scanned else GIVEN_UP
        unprinted = BLANK if scanned and not before.printed and before.place is not None else 0.0
        return given_up if before.state != "unreadable" else unprinted
    if after.confidence < 0.5 and (before.confidence >= 0.5 or (scanned and after.state == "read")):
        return DISPUTED_READING if scanned else DISPUTED
    return 1.0 if after.state == "read" else BLANK


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
    known = {pair for label in one.form.labels for text in (label.text, *label.variants) for pair in _pairs(text)}
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


def _with_forms(pages: Sequence[PrintedPage], plain: FindGrids, forms: Collection[FormOnPages]) -> FindGrids:
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
