"""Headings between the rules of rows, and titles between a page's rules and a table's."""

from __future__ import annotations

from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.labels.section_rows import with_section_rows
from models.tables.pages.print.lines import lines_of
from models.tables.pages.regions.rule_stacks import rule_stacks
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS = (0.0, 150.0, 200.0, 250.0)
NAMES = ("Sardina", "Jurel", "Caballa", "Merluza", "Rape")


def test_a_row_between_rules_as_high_as_two_begins_with_a_heading() -> None:
    """Dotted rules stand under each row and none under a heading; previously it was the first line of a label."""
    words, rows = [word("Especie", 4, 4), word("min", 160, 4), word("max", 210, 4)], [0.0, 18.0]
    for name in NAMES:
        if name in ("Sardina", "Merluza"):
            words.append(word(f"Pescado {len(rows)}", 4, rows[-1] + 4))
            rows.append(rows[-1] + 34)
        else:
            rows.append(rows[-1] + 18)
        words += [word(text, left, rows[-1] - 14) for text, left in ((name, 4), ("0.9", 160), ("2.1", 210))]
    rules = [level(y, 0, 250) for y in rows]
    made = texts_of(with_section_rows(grid_of(words, rows, COLUMNS), rules))
    assert made[1:4] == [["Pescado 2[1x3]"], ["Sardina", "0.9", "2.1"], ["Jurel", "0.9", "2.1"]]
    assert len(made) == 8


def test_lines_of_one_label_are_nearer_than_rows() -> None:
    words, rows = [word("Especie", 4, 4), word("min", 160, 4), word("max", 210, 4)], [0.0, 18.0]
    for name in NAMES:
        rows.append(rows[-1] + (30 if name == "Rape" else 18))
        words += [word(text, left, rows[-1] - 14) for text, left in ((name, 4), ("0.9", 160), ("2.1", 210))]
    words.append(word("Pescado", 4, rows[-2] + 4))
    grid = grid_of(words, rows, COLUMNS)
    assert with_section_rows(grid, [level(y, 0, 250) for y in rows]) == grid


def test_titles_between_a_double_rule_and_a_head_are_none_of_the_table() -> None:
    """A bulletin's name over a double rule, its date, the division; previously these were rows of the head."""
    words = [word("Season of games to 2 February", 50, 70), word("Premier Division", 50, 95)]
    words += [word(text, left, 115) for text, left in (("Club", 50), ("GP", 200), ("W", 260), ("Pts", 320))]
    for row in range(4):
        words += [
            word(text, left, 135.0 + 15 * row) for text, left in (("Otters", 50), ("24", 200), ("18", 260), ("58", 320))
        ]
    rules = [level(y, 48, 340) for y in (60.0, 62.5, 128.0)]
    (stack,) = rule_stacks(rules, lines_of(words))
    assert 105 <= stack.top <= 115


def test_lines_as_far_apart_as_rows_are_rows_that_say_nothing() -> None:
    """Debts by age, none older than 60 days; previously their names were lines of the label above."""
    words = [word("Age", 4, 4), word("No", 160, 4), word("Sum", 210, 4)]
    for at, name in enumerate(("Current", "31 to 60 days", "Over 60 days", "Over 90 days", "Balance")):
        words.append(word(name, 4, 22 + 18 * at))
        if name not in ("Over 60 days", "Over 90 days"):
            words += [word("12", 160, 22 + 18 * at), word("34", 210, 22 + 18 * at)]
    grid = grid_of(words, (0, 18, 36, 90, 108), COLUMNS)
    made = texts_of(with_section_rows(grid, ()))
    assert [row[0] for row in made] == ["Age", "Current", "31 to 60 days", "Over 60 days", "Over 90 days", "Balance"]
    long = [one if one.text != "31 to 60 days" else word("31 to 60 days, the claims of", 4, 40) for one in words]
    grid = grid_of(long, (0, 18, 36, 90, 108), COLUMNS)
    assert with_section_rows(grid, ()) == grid


def test_a_title_of_larger_print_right_over_a_rule_ends_the_table_above_on_a_scan() -> None:
    """Previously a price list and the discounts under it were one table."""
    words = []
    for at in range(4):
        words += [word(text, left, 60.0 + 16 * at) for text, left in (("Rose", 50), ("red", 140), ("14.00", 220))]
    title = Word(text="Discounts", box=Box(left=50, top=136, right=120, bottom=150))
    below = [
        word(text, left, top)
        for top in (156.0, 176.0, 192.0)
        for text, left in (("order", 54), ("5 %", 140), ("15", 220))
    ]
    read = [replace(one, origin="ocr") for one in (*words, title, *below)]
    rules = [level(y, 50, 250) for y in (56, 152, 172, 206)]
    assert [round(box.top) for box in rule_stacks(rules, lines_of(read))] == [152]
    small = [replace(one, origin="ocr") for one in (*words, word("Discounts", 50, 136), *below)]
    assert [round(box.top) for box in rule_stacks(rules, lines_of(small))] == [56]
