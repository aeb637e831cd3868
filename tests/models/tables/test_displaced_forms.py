"""Two forms of a page in one grid that reads one of them: the other one, registered, takes the grid's place."""

from __future__ import annotations

from dataclasses import replace

from corpora.document.document import Document, Source
from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from corpora.profiles.load import load_profiles
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.paged_document import FindGrids, paged_document
from models.tables.recover import recover_tables
from models.tables.registration.choose import best_document
from models.tables.registration.form_grid import form_grids
from models.tables.registration.form_heads import leaf_heads
from tests.models.tables.printed_form import printed_form

PROFILES = load_profiles()
STATUTORY = next(profile for profile in PROFILES if profile.id == "statutory-2021")
REQUESTS, DISPUTES = (next(form for form in STATUTORY.forms if form.id == name) for name in ("requests", "disputes"))


def test_a_form_that_was_read_in_a_grid_is_not_lost_with_it() -> None:
    """One row of the form above has no label that can be read, so that it is not whole."""
    figures = {field.id: "0" for field in (*REQUESTS.fields, *DISPUTES.fields)}
    (above,) = printed_form(REQUESTS, figures)
    words = (*(word for word in above.words if not word.text.startswith("2.重复")), *_disputes())
    page = PrintedPage(page=Page(number=1, width=595.0, height=1200.0), words=words, scanned=True)
    registered = {one.form.id: one.grids[0] for one in form_grids([page], [REQUESTS, DISPUTES])}
    held = registered["requests"]
    both = replace(held, box=replace(held.box, bottom=registered["disputes"].box.bottom))
    found = _read(page, both)
    assert {name: found[name] for name in figures} == figures


def _disputes() -> list[Word]:
    """Heads of two lines over one row of noughts."""
    words = []
    for column, head in enumerate(leaf_heads(DISPUTES, range(DISPUTES.n_columns))):
        lines = () if head is None else ((head.text[:2], 950.0), (head.text[2:], 960.0), ("0", 975.0))
        words += [_word(text, 60.0 + 30 * column, top) for text, top in lines if text]
    return words


def _word(text: str, middle: float, top: float) -> Word:
    half = 2.0 * len(text)
    box = Box(left=middle - half, top=top, right=middle + half, bottom=top + 8)
    return Word(text=text, box=box, origin="ocr", confidence=0.99)


def _read(page: PrintedPage, grid: PageGrid) -> dict[str, str | None]:
    source = Source(path="p.pdf", sha256="0" * 64, media_type="application/pdf", size_bytes=1)

    def write(find: FindGrids) -> Document:
        return paged_document([page], source=source, find_grids=find)

    document = best_document([page], find_grids=lambda page: (grid,), write=write, profiles=[STATUTORY])
    found = recover_tables(document, profiles=[STATUTORY]).figures
    return {figure.field: None if figure.value is None else str(figure.value) for figure in found}
