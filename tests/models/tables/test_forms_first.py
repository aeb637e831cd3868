"""Pages whose doubtful grids are prescribed forms, read to the last figure: nobody is asked of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pytest

from corpora.document.document import Document, Source
from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from corpora.profiles.load import load_profiles
from models.tables.pages.grid_finder import Draft, GridFinder
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.paged_document import paged_document
from models.tables.recover import recover_tables
from models.tables.registration.choose import best_document

PROFILES = load_profiles()
DISPUTES = next(
    form for profile in PROFILES if profile.id == "statutory-2021" for form in profile.forms if form.id == "disputes"
)
LEFT, TOP, PITCH, ROW, SIZE = 50.0, 100.0, 32.0, 16.0, 6.0
RESULTS = {"upheld": "1", "corrected": "2", "other": "3", "pending": "1", "total": "7"}
SUMMED = {field.id: RESULTS[field.id.rpartition(".")[2]] for field in DISPUTES.fields}


def word(text: str, x: float, y: float) -> Word:
    """Its middle at x."""
    half = SIZE * len(text) / 2
    return Word(text=text, box=Box(left=x - half, top=y, right=x + half, bottom=y + SIZE))


def printed(figures: Mapping[str, str], *others: Word, number: int = 1) -> PrintedPage:
    """The form as a text layer without rules; cells over several columns or rows in their middle."""
    texts = [(label, label.text) for label in DISPUTES.labels]
    texts += [(field, figures[field.id]) for field in DISPUTES.fields if field.id in figures]
    words = [
        word(
            text,
            LEFT + PITCH * (cell.column + cell.column_span / 2),
            TOP + ROW * (cell.row + (cell.row_span - 1) / 2),
        )
        for cell, text in texts
    ]
    return PrintedPage(page=Page(number=number, width=595.0, height=842.0), words=(*words, *others))


class Asked:
    """A finder that is asked; it finds what geometry does."""

    def __init__(self) -> None:
        self.pages: list[int] = []

    def __call__(self, page: PrintedPage) -> tuple[PageGrid, ...]:
        self.pages.append(page.page.number)
        return GridFinder(lambda: None)(page, None)


def read(
    pages: Sequence[PrintedPage], drafted: Callable[[PrintedPage], Draft] | None = None
) -> tuple[Document, list[int]]:
    """The document, and the pages that were asked for."""
    source = Source(path="p.pdf", sha256="0" * 64, media_type="application/pdf", size_bytes=1)
    finder, asked = GridFinder(lambda: None), Asked()
    document = best_document(
        pages,
        find_grids=asked,
        write=lambda find: paged_document(pages, source=source, find_grids=find),
        profiles=PROFILES,
        draft_of=drafted or finder.draft,
    )
    return document, asked.pages


def figures_of(document: Document) -> dict[str, str | None]:
    found = recover_tables(document, profiles=PROFILES).figures
    return {figure.field: None if figure.value is None else str(figure.value) for figure in found}


def test_nobody_is_asked_of_a_form_that_is_read_to_the_last_figure() -> None:
    """Nor where the report itself adds up wrongly."""
    for figures in (SUMMED, SUMMED | {"disputes.reconsideration.total": "8"}):
        page = printed(figures)
        assert GridFinder(lambda: None).draft(page).is_in_doubt()
        document, asked = read([page])
        assert asked == []
        assert {name: figures_of(document)[name] for name in figures} == figures


@pytest.mark.parametrize(
    "page",
    [
        replace(printed(SUMMED), words=tuple(one for one in printed(SUMMED).words if one.text != "尚未审结")),
        printed(SUMMED, word("15", LEFT + PITCH * 3, TOP + 3 * ROW)),
    ],
    ids=["labels that are missing", "a figure between two columns"],
)
def test_others_are_asked_where_the_form_does_not_say_that_it_was_read(page: PrintedPage) -> None:
    assert read([page])[1] == [1]


def test_a_blank_that_sums_bear_out_is_one() -> None:
    """Its column is told by its head."""
    blank = "disputes.reconsideration.corrected"
    figures = {name: "5" if name == "disputes.reconsideration.total" else one for name, one in SUMMED.items()}
    document, asked = read([printed({name: one for name, one in figures.items() if name != blank})])
    (found,) = (one for one in recover_tables(document, profiles=PROFILES).figures if one.field == blank)
    assert (asked, found.state) == ([], "blank")


def test_only_pages_with_other_tables_in_doubt_are_asked_for() -> None:
    other = [
        word(text, 100 + 90 * column, 500 + 20 * row)
        for row, line in enumerate(ROWS)
        for column, text in enumerate(line)
    ]
    pages = [printed(SUMMED), PrintedPage(page=Page(number=2, width=595.0, height=842.0), words=tuple(other))]
    document, asked = read(pages)
    assert asked == [2]
    assert {name: figures_of(document)[name] for name in SUMMED} == SUMMED


ROWS = (("品种", "产量", "产值"), ("稻谷", "52", "31"), ("油菜", "18", "12"), ("茶叶", "4", "27"))


class Drafted:
    """Drafts pages, and keeps the words of each."""

    def __init__(self) -> None:
        self.words: list[set[str]] = []

    def __call__(self, page: PrintedPage) -> Draft:
        self.words.append({one.text for one in page.words})
        return GridFinder(lambda: None).draft(page)


def ruled(page: PrintedPage) -> PrintedPage:
    """With the upright rules between its columns."""
    xs = (LEFT + PITCH * (column + 1) for column in range(DISPUTES.n_columns - 1))
    boxes = (Box(left=x, top=TOP, right=x + 0.5, bottom=TOP + ROW * DISPUTES.n_rows) for x in xs)
    return replace(page, rules=tuple(Rule(box=box, horizontal=False) for box in boxes))


def test_of_a_form_without_rules_only_what_is_beside_it_is_drafted() -> None:
    note = word("以上数据截至年底", 150.0, 400.0)
    drafted = Drafted()
    document, asked = read([printed(SUMMED, note)], drafted)
    assert asked == []
    assert set().union(*drafted.words) == {note.text}
    assert {name: figures_of(document)[name] for name in SUMMED} == SUMMED


@pytest.mark.parametrize(
    "page",
    [
        ruled(printed(SUMMED)),
        printed(SUMMED | {"disputes.reconsideration.corrected": "2-1"}),
        printed(SUMMED | {"disputes.reconsideration.corrected": "二甲"}),
        printed(SUMMED, word("15", LEFT + PITCH * 3, TOP + 3 * ROW)),
    ],
    ids=[
        "rules between its columns",
        "a figure that is none",
        "words that are no figure",
        "a figure between two columns",
    ],
)
def test_else_the_whole_page_is_drafted(page: PrintedPage) -> None:
    drafted = Drafted()
    document, _ = read([page], drafted)
    assert {one.text for one in page.words} in drafted.words
    assert figures_of(document) == figures_of(read([page])[0])


def test_a_table_under_a_form_is_asked_of_the_whole_page() -> None:
    """It is drafted without the form, and is in doubt."""
    other = [
        word(text, 100 + 90 * column, 500 + 20 * row)
        for row, line in enumerate(ROWS)
        for column, text in enumerate(line)
    ]
    drafted = Drafted()
    document, asked = read([printed(SUMMED, *other)], drafted)
    assert drafted.words[0] == {one.text for one in other}
    assert asked == [1]
    assert {name: figures_of(document)[name] for name in SUMMED} == SUMMED
