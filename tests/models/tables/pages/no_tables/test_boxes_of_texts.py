"""Boxes that hold a text each are no tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.no_tables.boxes_of_texts import is_of_boxes
from tests.models.tables.table_grids_by_hand import grid_of, level, word


def upright(x: float, top: float, bottom: float) -> Rule:
    return Rule(box=Box(left=x - 0.25, top=top, right=x + 0.25, bottom=bottom), horizontal=False)


def large(one: Word, size: float = 16.0) -> Word:
    return replace(one, box=replace(one.box, bottom=one.box.top + size))


def frame(xs: Sequence[float], top: float, bottom: float) -> list[Rule]:
    return [*(upright(x, top, bottom) for x in xs), level(top, xs[0], xs[-1]), level(bottom, xs[0], xs[-1])]


def test_tags_one_behind_the_other() -> None:
    """Previously clubs and their points, each in a box as wide as its text, were two rows."""
    words = [word("Oaks 27", 4, 4), word("Elms 24", 70, 4), word("Ash 17", 4, 24), word("Yew 8", 60, 24)]
    grid = grid_of(words, (0.0, 20.0, 40.0), (0.0, 55.0, 120.0))
    assert is_of_boxes(grid, [*frame((0, 60, 66, 120), 0, 18), *frame((0, 50, 56, 100), 22, 40)])
    assert not is_of_boxes(grid, [*frame((0, 55, 120), 0, 20), *frame((0, 55, 120), 20, 40)])


def test_cards_with_a_large_figure_each() -> None:
    """Previously what is due, and by when, were a table of two rows."""
    names = [word("Due", 4, 4), word("Late fee", 64, 4)]
    said = [word("287,640", 4, 16), word("5,310", 64, 16)]
    rows, columns = (0.0, 15.0, 40.0), (0.0, 60.0, 120.0)
    assert is_of_boxes(grid_of([*names, *map(large, said)], rows, columns), frame((0, 60, 120), 0, 40))
    assert not is_of_boxes(grid_of([*names, *said], rows, columns), frame((0, 60, 120), 0, 40))


def test_a_letterhead_in_a_frame() -> None:
    """Previously who inspects, what, and the sheet's number were a row."""
    words = [word("COUNTY", 4, 4), word("Roads", 4, 24), word("Inspection", 64, 4), word("Form 7", 64, 24)]
    columns, rules = (0.0, 60.0, 120.0), frame((0, 60, 120), 0, 40)
    assert is_of_boxes(grid_of([large(words[0]), words[1], large(words[2]), words[3]], (0.0, 40.0), columns), rules)
    assert not is_of_boxes(grid_of(words, (0.0, 40.0), columns), rules)
    assert not is_of_boxes(grid_of([large(words[0]), *words[1:]], (0.0, 40.0), columns), rules)


def test_a_slip_under_the_line_where_to_cut() -> None:
    """Previously that line and the receipt's two boxes were two rows."""
    words = [word("cut here", 40, 4)]
    words += [word(text, left, top) for left in (4, 64) for text, top in (("received", 24), ("with thanks", 36))]
    grid = grid_of(words, (0.0, 20.0, 50.0), (0.0, 60.0, 120.0), {(0, 0): (1, 2)})
    assert is_of_boxes(grid, frame((0, 60, 120), 20, 50))
    assert not is_of_boxes(grid, [*frame((0, 60, 120), 20, 50), *frame((0, 120), 0, 20)])
