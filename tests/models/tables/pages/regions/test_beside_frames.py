"""A table without rules beside a frame that has its title above and a note below."""

from __future__ import annotations

from corpora.document.geometry import Box, around
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.find_grids import find_grids
from models.tables.pages.regions.beside_frames import of_frames
from tests.models.tables.table_grids_by_hand import level, word

PAGE = Page(number=1, width=600, height=800)
TOP, PITCH = 150.0, 18.0
TITLE, NOTE = word("Groups", 400, TOP - 20), word("Groups meet once", 350, TOP + 5 * PITCH + 4)


def upright(x: float, top: float, bottom: float) -> Rule:
    return Rule(box=Box(left=x - 0.25, top=top, right=x + 0.25, bottom=bottom), horizontal=False)


def frame() -> tuple[list[Word], list[Rule]]:
    words = [
        word(f"{name}{row}", x, TOP + 4 + PITCH * row) for row in range(5) for name, x in (("Gr", 350), ("Pl", 430))
    ]
    rules = [level(TOP + PITCH * row, 340, 500) for row in range(6)]
    return words, rules + [upright(x, TOP, TOP + 5 * PITCH) for x in (340, 420, 500)]


def agenda(*, rows: int = 7) -> list[Word]:
    texts = [
        ("Time", "What is done", "Who"),
        *((f"{9 + row}:30", "Talk and answers", f"Room{row}") for row in range(rows)),
    ]
    return [
        word(text, x, TOP - 20 + 17 * row)
        for row, line in enumerate(texts)
        for text, x in zip(line, (40.0, 110.0, 240.0), strict=True)
    ]


def test_title_and_note_of_a_frame_are_none_of_the_table_beside_it() -> None:
    """Previously its first and last rows had them, and the table went over the frame."""
    words, rules = frame()
    page = PrintedPage(page=PAGE, words=(*agenda(), TITLE, *words, NOTE), rules=tuple(rules))
    grids = find_grids(page)
    assert sorted((grid.n_rows, grid.n_columns) for grid in grids) == [(5, 2), (8, 3)]
    assert not any(one.text in (TITLE.text, NOTE.text) for grid in grids for cell in grid.cells for one in cell.words)


def test_where_a_line_goes_over_the_white_what_is_beyond_it_is_not_the_frames() -> None:
    _, rules = frame()
    heading = word("A heading over all of the page and both of its tables", 150, TOP - 40)
    further = word("Further", 400, TOP - 60)
    found = of_frames([around(rule.box for rule in rules)], [*agenda(), TITLE, NOTE, heading, further])
    assert [one.text for one in found] == [TITLE.text, NOTE.text]


def test_beside_text_a_frame_has_no_neighbour() -> None:
    _, rules = frame()
    prose = [word("prices of food and of other goods were stable", 60, TOP + 17 * row) for row in range(5)]
    assert of_frames([around(rule.box for rule in rules)], [*prose, TITLE, NOTE]) == []


def test_rows_of_a_table_above_are_not_the_frames() -> None:
    """Previously the right half of such a table was taken for what stands over the frame."""
    _, rules = frame()
    above = [word(text, x, TOP - 120 + 17 * row) for row in range(4) for text, x in (("Lamb", 40.0), ("12.50", 430.0))]
    found = of_frames([around(rule.box for rule in rules)], [*agenda(), *above, TITLE, NOTE])
    assert [one.text for one in found] == [NOTE.text]
