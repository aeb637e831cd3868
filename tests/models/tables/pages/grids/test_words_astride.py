"""Words beside the end of a level rule."""

from __future__ import annotations

from models.tables.pages.grids.words_astride import words_astride
from tests.models.tables.pages.print.test_what_stands_between import LEFT, RIGHT, found, row
from tests.models.tables.table_grids_by_hand import level, texts_of, word

COLUMNS = (66.0, 170.0, 250.0, 330.0, 410.0)


def test_heads_beside_a_rule_under_others_are_as_high_as_both_rows() -> None:
    words = [word("Full time", 205, 104), word("Sector", 66, 115), word("Agency", 330, 115), word("Total", 410, 115)]
    words += [word("Men", 170, 126), word("Women", 250, 126)]
    for number, name in enumerate(("Mining", "Transport", "Health")):
        words += row(145 + 14 * number, (name, f"1{number}.4", f"2{number}.5", f"{number}.1", f"4{number}.0"), COLUMNS)
    rules = [level(100, LEFT, RIGHT), level(120, 160, 300), level(141, LEFT, RIGHT), level(190, LEFT, RIGHT)]
    (grid,) = found(words, rules)
    assert texts_of(grid)[:2] == [["Sector[2x1]", "Full time[1x2]", "Agency[2x1]", "Total[2x1]"], ["Men", "Women"]]


def test_words_that_a_rule_strikes_out_or_underlines_are_not_beside_it() -> None:
    rules = [level(120, 60, 110), level(140, 60, 300)]
    beside, under, struck = word("Total", 200, 115), word("Men", 200, 121), word("Women", 66, 115)
    assert words_astride([beside, under, struck], rules, (100.0, 120.0, 140.0), 150.0) == [beside]
