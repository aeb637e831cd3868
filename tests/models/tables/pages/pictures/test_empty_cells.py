from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.look import Look
from corpora.document.printed_page import Word
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.pictures.empty_cells import MOST_SURE, with_empty_cells_read, with_unread_told


def grid(texts: Sequence[Sequence[str]]) -> PageGrid:
    cells = []
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            box = Box(left=column * 40.0, top=row * 20.0, right=column * 40.0 + 40, bottom=row * 20.0 + 20)
            words = (Word(text=text, box=box, origin="ocr"),) if text else ()
            cells.append(PageCell(row=row, column=column, row_span=1, column_span=1, box=box, words=words))
    edges = tuple(40.0 * at for at in range(len(texts[0]) + 1))
    return PageGrid(
        box=Box(left=0, top=0, right=edges[-1], bottom=20.0 * len(texts)),
        row_edges=tuple(20.0 * at for at in range(len(texts) + 1)), column_edges=edges, cells=tuple(cells),
        confidence=1.0, found_by="rules",
    )  # fmt: skip


def said(made: PageGrid, row: int, column: int) -> list[str]:
    (cell,) = [one for one in made.cells if (one.row, one.column) == (row, column)]
    return [word.text for word in cell.words]


def test_a_lone_figure_among_figures_is_read_from_its_cell() -> None:
    asked: list[Box] = []

    def read(boxes: Sequence[Box]) -> list[tuple[Look, tuple[Look, ...]]]:
        asked.extend(boxes)
        return [(Look("4", 0.95), (Look("1", 0.2),))] * len(boxes)

    made = with_empty_cells_read(grid([["甲", "1", "2"], ["乙", "", "3"], ["丙", "5", "6"]]), read)
    assert said(made, 1, 1) == ["4"]
    (word,) = next(cell.words for cell in made.cells if (cell.row, cell.column) == (1, 1))
    assert (word.confidence, word.looks, word.origin) == (MOST_SURE, (Look("1", 0.2),), "ocr")
    (box,) = asked
    assert (box.left, box.right) > (40.0, 0.0)
    assert box.right < 80.0


def test_what_is_no_number_stays_empty() -> None:
    for look in (Look("", 1.0), Look("", 0.0), Look("丨", 0.9), Look("-", 0.9), Look("7", 0.4)):
        made = with_empty_cells_read(
            grid([["甲", "1"], ["乙", ""], ["丙", "5"]]), lambda boxes, look=look: [(look, ())]
        )
        assert said(made, 1, 1) == []


def test_a_doubtful_figure_is_shown_in_doubt_unless_dirt_looks_like_it() -> None:
    """Previously a broken nought that nobody was sure of made its cell a surely blank one."""
    for text, confidence, kept in (("0", 0.2, True), ("20", 0.3, True), ("0", 0.1, False), ("11", 0.3, False)):
        look = Look(text, confidence)
        made = with_empty_cells_read(grid([["甲", "1"], ["乙", ""], ["丙", "5"]]), lambda _, look=look: [(look, ())])
        assert said(made, 1, 1) == [text] * kept
        assert all(word.confidence in (1.0, confidence) for cell in made.cells for word in cell.words)


def test_a_nought_that_one_look_saw_is_shown_in_doubt_where_the_others_saw_strokes() -> None:
    """Previously the cell of a faded nought was blank; other figures that a look makes of dirt are none."""
    for other, kept in (("0", ["0"]), ("6", [])):
        looks = (Look("11", 0.3), (Look(other, 0.2), Look("1", 0.1)))
        made = with_empty_cells_read(grid([["甲", "1"], ["乙", ""], ["丙", "5"]]), lambda _, looks=looks: [looks])
        assert said(made, 1, 1) == kept


def test_what_is_too_unlikely_for_a_word_stays_a_look() -> None:
    """Previously what a sum could have chosen from was forgotten."""
    looks = (Look("11", 0.3), (Look("丨", 0.4), Look("17", 0.2)))
    made = with_empty_cells_read(grid([["甲", "1"], ["乙", ""], ["丙", "5"]]), lambda _: [looks])
    (cell,) = [one for one in made.cells if (one.row, one.column) == (1, 1)]
    assert (cell.words, cell.looks) == ((), (Look("11", 0.3), Look("17", 0.2)))


def test_a_figure_in_doubt_gets_the_looks_at_its_cell() -> None:
    """Previously a pale figure of which half was seen had no look at the whole for a sum to choose."""
    whole = grid([["甲", "1"], ["乙", "2"], ["丙", "5"]])
    doubted = next(cell for cell in whole.cells if (cell.row, cell.column) == (1, 1))
    word = replace(doubted.words[0], confidence=0.4, looks=(Look("7", 0.1),))
    cells = tuple(replace(cell, words=(word,)) if cell is doubted else cell for cell in whole.cells)
    answer = (Look("23", 0.9), (Look("2", 0.3), Look("7", 0.2), Look("丨", 0.2)))
    made = with_empty_cells_read(replace(whole, cells=cells), lambda boxes: [answer] * len(boxes))
    (seen,) = [one.words[0] for one in made.cells if (one.row, one.column) == (1, 1)]
    assert (seen.text, seen.confidence) == ("2", 0.4)
    assert seen.looks == (Look("23", 0.5), Look("7", 0.2))
    assert sum(one.words[0].looks != () for one in made.cells) == 1


def test_stops_among_figures_are_no_blank() -> None:
    """Previously what was left of a 1, read as a colon, was a surely blank cell."""
    made = with_empty_cells_read(grid([["甲", "1"], ["乙", ":"], ["丙", "5"]]), lambda _: [(Look(":", 0.8), ())])
    told = with_unread_told(made, lambda boxes: [False] * len(boxes))
    (cell,) = [one for one in told.cells if (one.row, one.column) == (1, 1)]
    assert (cell.words, cell.unread) == ((), True)
    kept = grid([["甲", "："], ["乙", ":"], ["丙", "丁"]])
    assert with_empty_cells_read(kept, lambda _: []) is kept


def test_one_wide_cell_in_a_row_of_figures_is_as_many_as_print_some() -> None:
    """Previously a finder that saw no figure joined the cells of three, and all were one blank."""
    whole = grid([["甲", "1", "2", "3", "4"], ["乙", "5", "", "", "7"]])
    first = next(cell for cell in whole.cells if (cell.row, cell.column) == (1, 2))
    wide = replace(first, column_span=2, box=replace(first.box, right=160.0))
    others = tuple(cell for cell in whole.cells if cell.row == 0 or cell.column in (0, 1, 4))
    joined = replace(whole, cells=(*others, wide))
    made = with_empty_cells_read(joined, lambda boxes: [(Look(str(round(box.left)), 0.9), ()) for box in boxes])
    assert [said(made, 1, column) for column in (2, 3)] == [["81"], ["121"]]
    same = with_empty_cells_read(joined, lambda boxes: [(Look("", 1.0), ())] * len(boxes))
    assert same.cells == joined.cells


def test_cells_far_from_figures_are_not_asked_for() -> None:
    def read(boxes: Sequence[Box]) -> list[tuple[Look, tuple[Look, ...]]]:
        raise AssertionError(boxes)

    words = grid([["甲", "乙"], ["", "丁"], ["戊", "己"]])
    assert with_empty_cells_read(words, read) is words


def test_a_cell_with_ink_that_nobody_read_is_not_blank() -> None:
    """Previously what no reading could read was surely nothing."""
    asked: list[Box] = []

    def are_inked(boxes: Sequence[Box]) -> list[bool]:
        asked.extend(boxes)
        return [box.top > 20.0 for box in boxes]

    made = with_unread_told(grid([["甲", "1"], ["乙", ""], ["丙", ""]]), are_inked)
    assert [cell.unread for cell in made.cells] == [False, False, False, True, False, True]
    assert len(asked) == 2


def test_no_look_at_dirt_that_was_told_to_be_no_figure_is_a_nought() -> None:
    """Previously a speck was read as o once, and a sum, for which a nought is a blank, confirmed it at 0.7."""
    for sure, kept in ((0.86, []), (0.0, ["0"])):
        looks = (Look("", sure), (Look("0", 0.5),))
        made = with_empty_cells_read(grid([["甲", "1"], ["乙", ""], ["丙", "5"]]), lambda _, looks=looks: [looks])
        assert said(made, 1, 1) == kept
