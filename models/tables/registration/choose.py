"""Grids of rules and words, or the registered form: for each form the one whose figures can be read and add up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from corpora.document.document import Document
from corpora.document.printed_page import PrintedPage
from corpora.profiles.profile import Profile
from models.tables.doubt.other_order import OTHER_ORDER
from models.tables.pages.page_grid import DRAWN, PageGrid
from models.tables.pages.paged_document import FindGrids
from models.tables.pages.print.lines import holds
from models.tables.recover import Recovered
from models.tables.registration.block_grids import block_grids
from models.tables.registration.by_shape import by_shape
from models.tables.registration.form_reader import FormReader, Read, may_print
from models.tables.registration.forms_first import DraftOf, FirstReading, forms_first
from models.tables.registration.order_told import all_in_order
from models.tables.registration.placed_forms import fitting, with_forms
from models.tables.registration.tab_stops import tabbed_forms
from models.tables.registration.worth import NOTHING, Worth

FAR_MORE, FAR_MORE_FIGURES = 1.25, 20
"""How many times as many figures are read, and how many more, from which cells without print, which may be blanks, tell
nothing: a grid has them too where a page's rows stand beside it."""


def best_document(
    pages: Sequence[PrintedPage],
    *,
    find_grids: FindGrids,
    write: Callable[[FindGrids], Document],
    profiles: Sequence[Profile],
    draft_of: DraftOf | None = None,
) -> Document:
    """The document as `write` makes it of the grids that read each form of the profiles best.

    `write` raises what it raises. Without profiles, or where no page prints a form, the grids of `find_grids` stand.
    Where there is `draft_of`, `find_grids` is asked of no page that drafts and the forms settle.
    """
    reader = FormReader(pages, write=write, profiles=profiles)
    document, recovered = _best(reader, find_grids, draft_of)
    if not profiles or not may_print(pages, reader.forms):
        return document
    if recovered is not None and all_in_order(recovered.tables, reader.forms):
        return document
    told = tuple(f"{OTHER_ORDER}: {name}" for name in reader.out_of_order)
    return replace(document, warnings=(*document.warnings, *told)) if told else document


def _best(reader: FormReader, find_grids: FindGrids, draft_of: DraftOf | None) -> tuple[Document, Recovered | None]:
    """The document, and what is recovered of it where that is known."""
    pages, write = reader.pages, reader.write
    first = forms_first(reader, draft_of) if draft_of is not None else FirstReading(settled={})
    if first.read is not None and first.is_whole:
        return first.read.document, first.read.recovered
    found: Mapping[int, tuple[PageGrid, ...]] = {id(page): _grids(page, first, find_grids) for page in pages}
    plain = with_forms(pages, lambda page: found[id(page)], first.forms)
    found = {id(page): plain(page) for page in pages}
    if first.is_whole or not may_print(pages, reader.forms):
        return write(lambda page: found[id(page)]), None
    read = first.read or reader.read(lambda page: found[id(page)])
    named = _by_shape(reader, read, found)
    if named != found:
        found, read = named, reader.read(lambda page: named[id(page)])
    if read.worth and all(one.is_whole for one in read.worth.values()):
        return read.document, read.recovered
    registered, finder = _with_registered(reader, read, found)
    return _with_lines(reader, _with_tabs(reader, registered, finder), finder).document, None


def _grids(page: PrintedPage, first: FirstReading, find_grids: FindGrids) -> tuple[PageGrid, ...]:
    return first.settled[id(page)] if id(page) in first.settled else find_grids(page)


def _by_shape(
    reader: FormReader, read: Read, found: Mapping[int, tuple[PageGrid, ...]]
) -> Mapping[int, tuple[PageGrid, ...]]:
    """The grids, those named by their shape that may be a form of which no figure was read."""
    unread = [form for form in reader.forms if form.id not in read.worth or not read.worth[form.id].read]
    if not unread:
        return found
    return {id(page): by_shape(page, found[id(page)], unread, reader.identities) for page in reader.pages}


def _with_registered(
    reader: FormReader, read: Read, found: Mapping[int, tuple[PageGrid, ...]]
) -> tuple[Read, FindGrids]:
    """The reading with the registered forms that read more of what is wanting, and with blocks of forms; and its grids
    without these.
    """

    def plain(page: PrintedPage) -> tuple[PageGrid, ...]:
        return found[id(page)]

    registered = fitting(reader.registered, reader.pages, found)
    doubtful = [one for one in registered if _is_wanting(one.form.id, read.worth)]
    if not doubtful:
        return _with_blocks(reader, read, plain), plain
    other = reader.read(with_forms(reader.pages, plain, doubtful))
    chosen = [one for one in doubtful if _gains(one.form.id, other.worth, read.worth)]
    if not chosen:
        return _with_blocks(reader, read, plain), plain
    finder = with_forms(reader.pages, plain, chosen)
    mixed = other if len(chosen) == len(doubtful) else reader.read(finder)
    # A grid that a chosen form took the place of may have held others.
    displaced = [one for one in doubtful if one not in chosen and _gains(one.form.id, other.worth, mixed.worth)]
    if displaced:
        finder = with_forms(reader.pages, plain, [*chosen, *displaced])
        mixed = reader.read(finder)
    return _with_blocks(reader, mixed, finder), finder


def _with_blocks(reader: FormReader, read: Read, plain: FindGrids) -> Read:
    """The reading with the blocks of forms that are still not read, where it reads more of them."""
    wanting = {one.id: one for one in reader.forms if _is_wanting(one.id, read.worth)}
    blocks = [block for form in wanting.values() for block in block_grids(reader.pages, form)]
    if not blocks:
        return read
    other = reader.read(with_forms(reader.pages, plain, blocks))
    return _better(other, read, {block.form.id for block in blocks})


def _with_tabs(reader: FormReader, read: Read, plain: FindGrids) -> Read:
    """The reading of forms set with tabs that are still not read, where it reads more of them."""
    if reader.scanned:
        return read
    wanting = [form for form in reader.forms if _is_wanting(form.id, read.worth)]
    tabbed = tabbed_forms(reader.pages, wanting)
    if not tabbed:
        return read
    return _better(reader.read(with_forms(reader.pages, plain, tabbed)), read, {one.form.id for one in tabbed})


def _with_lines(reader: FormReader, read: Read, plain: FindGrids) -> Read:
    """The reading of the lines of forms that are still not read, where it reads more of them: those set with tabs stand
    in columns here and there, and break.
    """
    wanting = {form.id for form in reader.forms if _is_wanting(form.id, read.worth)}
    taken = [
        (place.page_number, place.box)
        for table in read.recovered.tables
        for cell in table.grid.cells
        if table.form in wanting and (place := cell.place) and place.box
    ]

    def find(page: PrintedPage) -> tuple[PageGrid, ...]:
        held = [box for number, box in taken if number == page.page.number]
        return tuple(
            one for one in plain(page) if one.found_by in DRAWN or not any(holds(one.box, box) for box in held)
        )

    if reader.scanned or all(len(find(page)) == len(plain(page)) for page in reader.pages):
        return read
    return _better(reader.read(find), read, wanting)


def _better(other: Read, read: Read, wanting: Collection[str]) -> Read:
    """The other reading, if more of something that is wanting is read, and no less of anything else."""
    gained = any(_gains(name, other.worth, read.worth) for name in wanting)
    kept = all(name in other.worth and other.worth[name].sum >= one.sum - NOTHING for name, one in read.worth.items())
    return other if gained and kept else read


def _is_wanting(form: str, worth: Mapping[str, Worth]) -> bool:
    return form not in worth or not worth[form].is_whole


def _gains(form: str, better: Mapping[str, Worth], worth: Mapping[str, Worth]) -> bool:
    if form not in better or form not in worth:
        return form in better
    one, other = better[form], worth[form]
    return one.sum > other.against(one) or one.read > max(FAR_MORE * other.read, other.read + FAR_MORE_FIGURES)
