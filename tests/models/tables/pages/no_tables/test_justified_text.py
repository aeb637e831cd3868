"""Prose set to both sides of a narrow column is no table."""

from __future__ import annotations

from corpora.document.printed_page import Word
from models.tables.pages.no_tables.justified_text import is_justified_text
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import CHARACTER, grid_of, level, word

LINES = ("six of the sixty", "societies had no", "bread to give away", "and little milk to", "drink.")
WIDTH, PLAIN = 110.0, 6.0


def set_line(line: str, at: int, *, justified: bool) -> list[Word]:
    parts = line.split()
    gap = (WIDTH - CHARACTER * sum(map(len, parts))) / max(1, len(parts) - 1) if justified else PLAIN
    lefts = [CHARACTER * sum(map(len, parts[:n])) + gap * n for n in range(len(parts))]
    return [word(part, left, 15.0 * at) for part, left in zip(parts, lefts, strict=True)]


def prose(*, justified: bool) -> PageGrid:
    words = [
        one for at, line in enumerate(LINES) for one in set_line(line, at, justified=justified and at < len(LINES) - 1)
    ]
    return grid_of(words, (0.0, 30.0, 75.0), (0.0, 40.0, 75.0, WIDTH + 1))


def test_words_with_one_white_between_them_in_each_line_are_prose() -> None:
    """Previously what stood beside a table of societies was a table of five columns."""
    assert is_justified_text(prose(justified=True), [])
    assert not is_justified_text(prose(justified=True), [level(30, 0, WIDTH)])


def test_lines_that_end_anywhere_and_words_in_columns_may_be_a_table() -> None:
    assert not is_justified_text(prose(justified=False), [])
    words = [word(text, left, 15.0 * at) for at in range(4) for left, text in ((0, "left"), (40, "mid"), (90, "last"))]
    assert not is_justified_text(grid_of(words, (0.0, 30.0, 60.0), (0.0, 35.0, 75.0, 111.0)), [])
