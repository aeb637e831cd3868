"""A list folded into tables beside each other that have the same head."""

from __future__ import annotations

from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.find_grids import find_grids
from tests.models.tables.table_grids_by_hand import level, word

PAGE = Page(number=1, width=600, height=800)
HEAD = ("No", "Item", "Found", "Usual")
COLUMNS = (0.0, 30.0, 110.0, 170.0)
TOP, PITCH, SECOND = 150.0, 15.0, 260.0


def half(left: float, first: int, *, rows: int = 5) -> list[Word]:
    texts = [HEAD, *((str(first + row), f"Name{first + row}", f"{row}.4", "2.1-3.5") for row in range(rows))]
    return [
        word(text, left + at, TOP + PITCH * row)
        for row, line in enumerate(texts)
        for text, at in zip(line, COLUMNS, strict=True)
    ]


def sizes(words: list[Word], rules: list[Rule]) -> list[tuple[int, int]]:
    page = PrintedPage(page=PAGE, words=tuple(words), rules=tuple(rules))
    return [(grid.n_rows, grid.n_columns) for grid in find_grids(page)]


def test_halves_whose_rules_end_with_them_are_two_tables() -> None:
    words = [*half(50, 1), *half(50 + SECOND, 6)]
    rules = [level(TOP - 6, 45, 560), level(TOP + 12.5, 45, 290), level(TOP + 12.5, 305, 560)]
    assert sizes(words, rules) == [(6, 4), (6, 4)]


def test_halves_under_one_rule_are_one_table() -> None:
    words = [*half(50, 1), *half(50 + SECOND, 6)]
    assert sizes(words, [level(TOP - 6, 45, 560), level(TOP + 12.5, 45, 560)]) == [(6, 8)]


def test_halves_of_words_under_one_rule_are_one_table() -> None:
    """Previously two lists of words, white between, were as many tables, both as wide as the rule."""
    texts = (("kind", "here", "said"), ("sun", "sol", "sol"), ("oven", "horno", "orno"), ("girl", "chica", "kika"))
    texts = (*texts, ("word", "voz", "bos"))
    words = [
        word(text, left, TOP + 18 * at) for at, own in enumerate(texts)
        for text, left in zip(own * 2, (50, 100, 150, 300, 350, 400), strict=True)
    ]  # fmt: skip
    assert sizes(words, []) == [(5, 3), (5, 3)]
    assert sizes(words, [level(TOP - 6, 45, 560), level(TOP + 13.5, 45, 560), level(TOP + 90, 45, 560)]) == [(5, 6)]


def test_what_stands_above_the_heads_is_of_neither_half() -> None:
    above = [word(text, 50 + at, TOP - 30) for text, at in (("Ward 5", 0), ("Bed 12", 130), ("Sent 3", 270))]
    above += [word(text, 50 + at, TOP - 45) for text, at in (("Name A", 0), ("Aged 7", 130), ("Form 2", 270))]
    rules = [level(TOP - 6, 45, 560), level(TOP + 12.5, 45, 290), level(TOP + 12.5, 305, 560)]
    assert (6, 4) in sizes([*above, *half(50, 1), *half(50 + SECOND, 6)], rules)
