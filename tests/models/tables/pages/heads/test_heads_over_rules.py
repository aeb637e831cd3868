"""Heads over several columns, told by the rules below them."""

from __future__ import annotations

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.heads.heads_over_rules import with_heads_over_rules
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS = (0.0, 100.0, 150.0, 200.0, 250.0, 300.0)
ROWS = (0.0, 20.0, 40.0, 60.0, 80.0)


def _words(*heads: Word) -> list[Word]:
    years = [word(year, left + 15, 24) for year, left in zip(("2023", "2024") * 2, COLUMNS[1:5], strict=True)]
    rows = [word("12", left + 25, top) for left in COLUMNS[1:5] for top in (44, 64)]
    return [word("Item", 4, 24), word("Cod", 4, 44), word("Ling", 4, 64), *heads, *years, *rows]


def test_a_head_is_as_wide_as_the_rule_below_it() -> None:
    """Previously a short one was of the column that it stands in, or its words of two."""
    words = _words(word("Boys", 140, 4), word("Pupils", 228, 4), word("(all)", 262, 4))
    rules = [level(20, 105, 195), level(20, 205, 295)]
    made = with_heads_over_rules(grid_of(words, ROWS, COLUMNS), rules)
    assert texts_of(made)[0] == ["", "Boys[1x2]", "Pupils (all)[1x2]"]
    assert texts_of(with_heads_over_rules(grid_of(words, ROWS, COLUMNS), ()))[0] == ["", "", "Boys", "Pupils", "(all)"]


def test_heads_over_one_rule_stand_over_the_middle_of_their_columns() -> None:
    made = with_heads_over_rules(
        grid_of(_words(word("Zeal", 115, 4), word("Turnover", 205, 4)), ROWS, COLUMNS), [level(20, 105, 295)]
    )
    assert texts_of(made)[0] == ["", "Zeal", "Turnover[1x3]"]


def test_a_head_of_two_lines_without_a_rule_between_is_one() -> None:
    columns = (*COLUMNS, 350.0)
    words = [*_words(word("Boys", 140, 4), word("Girls", 238, 4)), word("Rate", 310, 10), word("(%)", 310, 23)]
    rules = [level(20, 105, 195), level(20, 205, 295)]
    assert texts_of(with_heads_over_rules(grid_of(words, ROWS, columns), rules))[0][-1] == "Rate (%)[2x1]"
    ruled = with_heads_over_rules(grid_of(words, ROWS, columns), [*rules, level(20, 305, 345)])
    assert texts_of(ruled)[1][-1] == "(%)"


def test_drawn_columns_are_left() -> None:
    grid = grid_of(_words(word("Boys", 140, 4)), ROWS, COLUMNS)
    upright = Rule(box=Box(left=150, top=0, right=150.5, bottom=80), horizontal=False)
    assert with_heads_over_rules(grid, [level(20, 105, 195), upright]) is grid


def test_names_that_come_again_under_one_rule_tell_of_their_heads() -> None:
    """Heads set off the middle of their columns; previously the second one was of one column, a blank beside it."""
    words = [
        *_words(word("Baseline", 117.5, 4), word("Week 6", 222.5, 4)),
        word("Estimate", 305, 24),
        word("Change", 310, 4),
    ]
    words += [word("3", 320, top) for top in (44, 64)]
    columns = (*COLUMNS, 350.0)
    made = with_heads_over_rules(grid_of(words, ROWS, columns), [level(20, 100, 350)])
    assert texts_of(made)[0] == ["", "Baseline[1x2]", "Week 6[1x2]", "Change"]


def test_a_rule_tells_how_far_columns_set_to_the_right_go_behind_their_figures() -> None:
    """Heads in the middle of columns whose words end where these do; previously they were off the middle of the words."""
    heads = [
        word("Total, billions", 60, 24),
        word("Growth", 165, 24),
        word("Share", 220, 24),
        word("Points more", 275, 24),
    ]
    figures = [word("12", right - 10, top) for right in (135, 195, 245, 330) for top in (44, 64)]
    words = [word("Item", 4, 24), word("Cod", 4, 44), word("Ling", 4, 64), *heads, *figures]
    upper = [word("Funds", 108, 4), word("Intensity", 246, 4)]
    grid = grid_of([*words, *upper], ROWS, (0.0, 50.0, 150.0, 210.0, 260.0, 340.0))
    made = with_heads_over_rules(grid, [level(20, 52, 336)])
    assert texts_of(made)[0] == ["", "Funds[1x2]", "Intensity[1x2]"]


def test_the_heads_of_two_rules_in_one_cell_are_two() -> None:
    """Previously Score and Again were one head over five columns, where a finder made one cell of them."""
    words = _words(word("Boys", 140, 4), word("Girls", 238, 4))
    rules = [level(20, 105, 195), level(20, 205, 295)]
    made = with_heads_over_rules(grid_of(words, ROWS, COLUMNS, {(0, 1): (1, 4)}), rules)
    assert texts_of(made)[0] == ["", "Boys[1x2]", "Girls[1x2]"]


def test_a_head_is_no_wider_than_the_rule_below_it() -> None:
    """Previously the label beside the rule had a part of it above."""
    columns = (*COLUMNS, 350.0)
    words = [*_words(word("Boys", 228, 4)), word("Rate", 310, 24)]
    made = with_heads_over_rules(grid_of(words, ROWS, columns, {(0, 1): (1, 5)}), [level(20, 205, 295)])
    assert texts_of(made)[0] == ["", "2023[2x1]", "2024[2x1]", "Boys[1x2]", "Rate[2x1]"]


def test_heads_stand_over_heads_and_over_blanks_between_names() -> None:
    """Previously the second was over one column: what is below it are heads of two columns each, or has no name."""
    words = [word("Item", 4, 24), word("Days", 140, 4), word("Strength", 232, 4)]
    words += [word("moist", 137, 24), word("28 d", 215, 24), word("90 d", 265, 24)]
    words += [word("12", left + 25, top) for left in COLUMNS[1:5] for top in (44, 64)]
    spans = {(1, 1): (1, 2)}
    made = with_heads_over_rules(grid_of(words, ROWS, COLUMNS, spans), [level(20, 105, 295)])
    assert texts_of(made)[0] == ["", "Days[1x2]", "Strength[1x2]"]
    marks = [one for one in _words(word("Saturday", 158, 4)) if one.text != "2024" or one.box.left > 200]
    made = with_heads_over_rules(grid_of(marks, ROWS, COLUMNS[:5]), [level(20, 105, 250)])
    assert texts_of(made)[0] == ["", "Saturday[1x3]"]


def test_characters_of_one_head_stand_apart_over_their_rule() -> None:
    """Previously 项 was over the one column and 目 over the other."""

    def sign(text: str, left: float) -> Word:
        return Word(text=text, box=Box(left=left, top=4, right=left + 10, bottom=14))

    made = with_heads_over_rules(
        grid_of(_words(sign("项", 130), sign("目", 161)), ROWS, COLUMNS), [level(20, 105, 195)]
    )
    assert texts_of(made)[0][1] == "项 目[1x2]"


def test_the_first_line_of_a_head_beside_a_rule_is_of_that_head() -> None:
    """Previously a head of two lines, in one cell with the head over the rule beside it, lost its first to that."""
    columns, words = (0.0, 100.0, 150.0, 200.0, 250.0), [word("Adults", 110, 44), word("Item", 4, 24)]
    words += [word("Single", 135, 4), word("Season", 210, 6), word("Day", 217, 22)]
    words += [word("whole", 110, 24), word("part", 165, 24), *(word("9,5", x, 44) for x in (130, 180, 230))]
    grid = grid_of(words, ROWS[:4], columns, {(0, 1): (1, 3)})
    made = texts_of(with_heads_over_rules(grid, [level(20, 105, 195)]))
    assert made[0] == ["", "Single[1x2]", "Season Day[2x1]"]
