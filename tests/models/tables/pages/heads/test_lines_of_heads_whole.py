"""Lines of heads, nearer to one another than rows."""

from __future__ import annotations

from dataclasses import replace

from corpora.document.printed_page import Word
from models.tables.pages.heads.lines_of_heads import with_lines_of_heads_whole
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS = (0.0, 60.0, 120.0, 180.0, 240.0, 300.0)


def heads(*, step: float = 13.0) -> list[Word]:
    """Two heads over two columns each and their translations, each a line below."""
    upper, lower = ((120, "园面积"), (240, "产量")), ((120, "Area"), (240, "Output"))
    return [
        word(text, middle - 2.5 * len(text), 4 + step * at)
        for at, own in enumerate((upper, lower))
        for middle, text in own
    ]


def body(*, step: float = 18.0) -> list[Word]:
    words = [word("地区", 4, 34)]
    words += [word(text, left, 34) for left, text in ((85, "计"), (145, "新"), (205, "计"), (265, "红"))]
    for row in range(3):
        y = 54 + step * row
        words += [word("甲", 4, y), *(word(f"{row}12", left, y) for left in (80, 140, 200, 260))]
    return words


def grid(words: list[Word], *, rows: tuple[float, ...] = (0, 15.5, 31, 51, 69, 87, 105)) -> PageGrid:
    """As finders tell: the upper line in wrong columns, the lower one right."""
    spans = {(0, 1): (1, 1), (0, 2): (1, 3), (1, 0): (2, 1), (1, 1): (1, 2), (1, 3): (1, 2)}
    return grid_of(words, rows, COLUMNS, spans)


def test_a_line_each_text_of_which_stands_over_one_of_the_next_is_of_the_same_heads() -> None:
    """Previously two rows, of which the upper one stood over columns that were not its own."""
    made = texts_of(with_lines_of_heads_whole(grid([*heads(), *body()]), ()))
    assert made[:2] == [["地区[2x1]", "园面积 Area[1x2]", "产量 Output[1x2]"], ["计", "新", "计", "红"]]


def test_lines_as_far_apart_as_rows_or_with_a_rule_between_are_two() -> None:
    near = grid([*heads(), *body(step=13.5)], rows=(0, 15.5, 31, 51, 65.5, 79, 92.5))
    assert with_lines_of_heads_whole(near, ()) == near
    ruled = grid([*heads(), *body()])
    assert with_lines_of_heads_whole(ruled, [level(15.5, 60, 300)]) == ruled


def test_a_text_that_stands_over_none_is_a_head_of_its_own() -> None:
    moved = [replace(one, box=replace(one.box, left=181, right=200)) if one.text == "产量" else one for one in heads()]
    off = grid([*moved, *body()])
    assert with_lines_of_heads_whole(off, ()) == off
