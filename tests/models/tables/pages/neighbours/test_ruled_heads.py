"""Tables beside each other of which a rule under each head is all that is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.grid_finder import GridFinder
from models.tables.pages.neighbours.ruled_heads import tables_under_heads
from tests.models.tables.table_grids_by_hand import level, word

UNDER_EACH = (level(114, 50, 190), level(114, 240, 430))
LEFT = (("Prize", "Where"), ("First", "Bank"), ("Second", "Bank"), ("Third", "Shops"))
RIGHT = (
    ("Sum", "Number", "Told"),
    ("900", "30", "Web"),
    ("200", "160", "Web"),
    ("80", "1,000", "Web"),
    ("5", "9", "Web"),
)


def table(lines: Sequence[Sequence[str]], left: float, top: float = 100.0) -> list[Word]:
    return [
        word(text, left + 65 * at, top + 18 * row) for row, line in enumerate(lines) for at, text in enumerate(line)
    ]


def page(*further: Word, rules: Sequence[Rule] = UNDER_EACH) -> PrintedPage:
    words = (*table(LEFT, 55), *table(RIGHT, 245), *further)
    return PrintedPage(page=Page(number=1, width=600, height=800), words=words, rules=tuple(rules))


def test_heads_with_a_rule_under_each_are_of_two_tables() -> None:
    """Previously one of five columns, whose last row had two blank cells."""
    shown = page(
        word("Prizes", 50, 82), word("By draw", 240, 82), word("Questions are answered from nine to five", 130, 200)
    )
    assert [(box.left, box.right) for box in tables_under_heads(shown)] == [(49, 191), (239, 431)]
    grids = GridFinder(lambda: None)(shown, None)
    assert [(one.n_rows, one.n_columns) for one in grids] == [(4, 2), (5, 3)]


def test_a_name_may_hold_a_figure_and_a_row_of_figures_is_no_head() -> None:
    """On the books, next 7 days; previously a head with a figure in it parted nothing."""
    named = page(word("in", 382, 100), word("7", 394, 100), word("days", 400, 100))
    assert len(tables_under_heads(named)) == 2
    figures = [word("1", 55, 100), word("20", 120, 100)]
    rows = [one for one in (*table(LEFT, 55), *table(RIGHT, 245)) if one.box.top > 100 or one.box.left > 200]
    bare = PrintedPage(page=Page(number=1, width=600, height=800), words=(*figures, *rows), rules=UNDER_EACH)
    assert tables_under_heads(bare) == []


def test_titles_of_the_next_two_tables_are_no_rows() -> None:
    below = [word("Others", 50, 178), word("Further", 240, 196)]
    rules = (*UNDER_EACH, level(212, 50, 190), level(212, 240, 430))
    assert [box.bottom < 190 for box in tables_under_heads(page(*below, rules=rules))] == [True, True]


def test_rules_under_groups_of_one_head_part_nothing() -> None:
    groups = [word("2024", 110, 86), word("2025", 330, 86), word("Sum of both years", 130, 200)]
    over = level(98, 50, 190), level(98, 240, 430)
    assert tables_under_heads(page(*groups, rules=over)) == []


def test_a_name_left_of_the_rules_or_a_rule_over_the_white_makes_one_table() -> None:
    assert tables_under_heads(page(*(word("Row", 20, 100 + 18 * at) for at in range(4)))) == []
    assert tables_under_heads(page(rules=(*UNDER_EACH, level(122, 50, 430)))) == []


def test_lines_of_the_heads_up_to_rules_as_wide_as_the_tables_are_theirs() -> None:
    """Two tables of three rules, a name over two columns in each."""
    over = [word("Place", 120, 82), word("Year", 310, 82)]
    rules = (*UNDER_EACH, level(76, 50, 190), level(76, 240, 430))
    assert [box.top < 77 for box in tables_under_heads(page(*over, rules=rules))] == [True, True]
    assert [box.top < 77 for box in tables_under_heads(page(*over))] == [False, False]


def test_a_row_of_one_text_above_the_last_rule_is_of_the_table() -> None:
    """Previously a cup tie without a score yet was none, and the rule that closes the table was outside of it."""
    below = word("Fourth", 55, 172)
    assert min(box.bottom for box in tables_under_heads(page(below))) < 170
    rules = (*UNDER_EACH, level(167, 50, 190), level(185, 50, 190))
    boxes = tables_under_heads(page(below, rules=rules))
    assert [box.bottom for box in boxes] == [186, 182]


def test_a_year_names_a_column_but_no_row() -> None:
    """Income 2023 beside Spending 2023; previously both heads were lost."""
    rules = (level(114, 50, 190), level(114, 240, 430))
    sides = (("Income", "Spending"), ("Fares", "Fuel"), ("Grants", "Wages"), ("Sum", "Sum"))
    words = [
        word(text, left, 100 + 18 * at)
        for at, pair in enumerate(sides)
        for text, left in zip(pair, (55, 245), strict=True)
    ]
    words += [word("2023" if not at else f"{at}12", left, 100.0 + 18 * at) for at in range(4) for left in (150, 390)]
    shown = PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words), rules=rules)
    assert len(tables_under_heads(shown)) == 2
    years = [word("2022", 55, 100), word("2022", 245, 100), *words[2:]]
    assert tables_under_heads(PrintedPage(page=shown.page, words=tuple(years), rules=rules)) == []


def test_seven_points_of_white_part_two_tables() -> None:
    """Previously fares and buses beside each other were one table."""
    for end, told in ((232, 2), (234, 0)):
        narrow = (level(114, 50, end), level(114, 239, 430))
        assert len(tables_under_heads(page(rules=narrow))) == told


def test_fills_of_heads_beside_each_other_are_as_good_as_rules() -> None:
    """Previously tables under two filled heads without a rule were one of five columns."""
    heads = (Box(left=50, top=97, right=190, bottom=114), Box(left=240, top=97, right=430, bottom=114))
    shown = replace(page(rules=()), shades=heads)
    assert [(box.left, box.right) for box in tables_under_heads(shown)] == [(49, 191), (239, 431)]
    assert tables_under_heads(replace(shown, shades=(Box(left=50, top=97, right=430, bottom=114),))) == []
