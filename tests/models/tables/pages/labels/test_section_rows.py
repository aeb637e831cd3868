"""Headings over rows, in tables that no rule divides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpora.document.printed_page import Word
from models.tables.pages.labels.section_rows import with_section_rows
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS = (0.0, 150.0, 200.0, 250.0)
HEAD = [word("Group", 4, 4), word("Men", 160, 4), word("Women", 210, 4)]


def figures(top: float) -> list[Word]:
    return [word("12", 160, top), word("34", 210, top)]


def test_what_is_set_in_under_a_short_line_is_a_row_of_its_own() -> None:
    words = [*HEAD, word("Persons of both sexes", 4, 24), *figures(24)]
    words += [
        word("Age", 4, 44),
        word("under 30", 14, 56),
        *figures(56),
        word("All of these persons", 4, 76),
        *figures(76),
    ]
    grid = grid_of(words, (0, 20, 40, 70, 90), COLUMNS)
    assert texts_of(with_section_rows(grid, ())) == [
        ["Group", "Men", "Women"], ["Persons of both sexes", "12", "34"], ["Age under 30", "12", "34"],
        ["All of these persons", "12", "34"],
    ]  # fmt: skip
    words = [one if one.text != "under 30" else word("Under 30", 14, 56) for one in words]
    made = with_section_rows(grid_of(words, (0, 20, 40, 70, 90), COLUMNS), ())
    assert texts_of(made)[2:4] == [["Age", "", ""], ["Under 30", "12", "34"]]
    assert made.row_edges == (0, 20, 40, 55, 70, 90)


def test_a_row_is_not_cut_where_its_words_hang_over_its_edge() -> None:
    """Previously a box was made upside down, and the document was lost."""
    words = [*HEAD, word("Persons of both sexes", 4, 24), *figures(24), word("Age", 4, 44), word("Under 30", 14, 56)]
    words += [*figures(56), word("All of these persons", 4, 76), *figures(76)]
    grid = grid_of(words, (0, 20, 40, 70, 90), COLUMNS)
    edges = (0, 20, 58, 70, 90)
    cells = [replace(c, box=replace(c.box, top=edges[c.row], bottom=edges[c.row + 1])) for c in grid.cells]
    hung = replace(grid, row_edges=edges, cells=tuple(cells))
    assert texts_of(with_section_rows(grid, ()))[2:4] == [["Age", "", ""], ["Under 30", "12", "34"]]
    assert texts_of(with_section_rows(hung, ())) == texts_of(grid)


@pytest.mark.parametrize(
    ("first", "second", "rows"),
    [
        ("Sex", "Male", 5),  # both would have stood on one line
        ("Persons who have reported", "Their age", 4),  # the line above is full
        ("Sex and", "age,", 4),
        ("Sex of the person, male/", "Female", 4),
    ],
)
def test_two_lines_that_would_have_stood_on_one_are_two_rows(first: str, second: str, rows: int) -> None:
    words = [*HEAD, word("Persons of both sexes, all", 4, 24), *figures(24), word(first, 4, 44), word(second, 4, 56)]
    words += [*figures(56), word("Total", 4, 76), *figures(76)]
    assert with_section_rows(grid_of(words, (0, 20, 40, 70, 90), COLUMNS), ()).n_rows == rows


def test_lines_further_apart_than_rows_are_of_two() -> None:
    words = [*HEAD, word("一、按学段分", 4, 23), word("小学", 4, 44), *figures(44)]
    words += [word("初中", 4, 60), *figures(60), word("普通高级中学", 4, 76), *figures(76)]
    made = with_section_rows(grid_of(words, (0, 20, 55, 72, 90), COLUMNS), ())
    assert [row[0] for row in texts_of(made)] == ["Group", "一、按学段分", "小学", "初中", "普通高级中学"]


def test_figures_beside_the_middle_of_a_label_leave_it_whole() -> None:
    words = [
        *HEAD,
        word("Sex", 4, 24),
        word("Male", 4, 36),
        *figures(30),
        word("Persons of both sexes", 4, 56),
        *figures(56),
    ]
    grid = grid_of(words, (0, 20, 50, 70), COLUMNS)
    assert with_section_rows(grid, ()) == grid


def test_rows_that_rules_close_are_left_as_they_are() -> None:
    words = [
        *HEAD,
        word("Sex", 4, 24),
        word("Male", 4, 36),
        *figures(36),
        word("Persons of both sexes", 4, 56),
        *figures(56),
    ]
    grid = grid_of(words, (0, 20, 50, 70), COLUMNS)
    assert with_section_rows(grid, ()).n_rows == 4
    assert with_section_rows(grid, [level(y, 0, 250) for y in (0, 20, 50, 70)]) == grid


def test_a_line_below_the_figures_is_the_heading_of_what_is_set_in_below_it() -> None:
    words = [*HEAD, word("Persons", 4, 24), *figures(24), word("Age", 4, 36), word("Under 30", 16, 48), *figures(48)]
    words += [word("Other ages", 4, 60), *figures(60)]
    made = with_section_rows(grid_of(words, (0, 20, 47, 59, 72), COLUMNS), ())
    assert [row[0] for row in texts_of(made)] == ["Group", "Persons", "Age", "Under 30", "Other ages"]
    level_words = [one if one.text != "Under 30" else word("Under 30", 4, 48) for one in words]
    assert with_section_rows(grid_of(level_words, (0, 20, 47, 59, 72), COLUMNS), ()).n_rows == 4


def test_a_line_set_out_to_the_left_begins_a_row() -> None:
    words = [*HEAD, word("Control group", 50, 24), *figures(24), word("Older cohort", 10, 36)]
    words += [word("Control group", 50, 48), *figures(48), word("Everybody", 50, 60), *figures(60)]
    made = with_section_rows(grid_of(words, (0, 20, 47, 59, 72), COLUMNS), ())
    assert [row[0] for row in texts_of(made)] == [
        "Group",
        "Control group",
        "Older cohort",
        "Control group",
        "Everybody",
    ]


def test_a_heading_at_the_middle_of_the_table_reaches_over_its_row() -> None:
    words = [
        *HEAD,
        word("Nobody", 4, 24),
        *figures(24),
        word("Federal funds", 156, 44),
        word("All", 4, 64),
        *figures(64),
    ]
    columns = (0.0, 100.0, 150.0, 200.0, 250.0, 300.0)
    words += [word("7", 270, 24), word("8", 270, 64), word("5", 120, 24), word("6", 120, 64)]
    words[3 + 3] = word("Federal funds", 4 + 135 - 32.5, 44)
    made = with_section_rows(grid_of(words, (0, 20, 40, 60, 80), columns, {(2, 1): (1, 2)}), ())
    assert texts_of(made)[2] == ["Federal funds[1x5]"]


def test_what_is_blank_beside_a_heading_is_a_cell_a_column() -> None:
    words = [*HEAD, word("Nobody", 4, 24), *figures(24), word("Women", 4, 44), word("All", 14, 64), *figures(64)]
    grid = grid_of(words, (0, 20, 40, 60, 80), COLUMNS, {(2, 1): (1, 2)})
    made = with_section_rows(grid, ())
    assert texts_of(made)[2] == ["Women", "", ""]
    assert [cell.box.right for cell in made.cells if cell.row == 2] == [150, 200, 250]
    whole = grid_of(words, (0, 20, 40, 60, 80), COLUMNS, {(2, 0): (1, 3)})
    assert texts_of(with_section_rows(whole, ()))[2] == ["Women[1x3]"]


def test_headings_of_one_table_reach_alike() -> None:
    """Previously one went over all columns and the next had blanks beside it, as the finder guessed."""
    words = [*HEAD, word("Nobody", 4, 24), *figures(24), word("Women", 4, 44), word("All", 14, 64), *figures(64)]
    words += [word("Children", 4, 84), word("Boys", 14, 104), *figures(104)]
    edges = (0, 20, 40, 60, 80, 100, 120)
    made = with_section_rows(grid_of(words, edges, COLUMNS, {(2, 0): (1, 3)}), ())
    assert texts_of(made)[2:5:2] == [["Women", "", ""], ["Children", "", ""]]
    partly = with_section_rows(grid_of(words, edges, COLUMNS, {(2, 0): (1, 2), (4, 0): (1, 3)}), ())
    assert texts_of(partly)[2:5:2] == [["Women", "", ""], ["Children", "", ""]]


def test_lettered_headings_go_over_all_columns_unless_such_have_figures() -> None:
    words = [*HEAD, word("A. Women", 4, 24), word("All", 14, 44), *figures(44), word("B. Children", 4, 64)]
    words += [word("Boys", 14, 84), *figures(84)]
    edges = (0, 20, 40, 60, 80, 100)
    assert texts_of(with_section_rows(grid_of(words, edges, COLUMNS), ()))[3] == ["B. Children[1x3]"]
    labels = with_section_rows(grid_of([*words, *figures(64)], edges, COLUMNS), ())
    assert texts_of(labels)[1] == ["A. Women", "", ""]


def test_labels_over_two_columns_throughout_are_read() -> None:
    """As in budgets whose codes and names share a cell: no label stands in the first column alone."""
    columns = (0.0, 70.0, 150.0, 200.0, 250.0)
    words = [*HEAD, word("一、本年收入", 4, 24), word("基金预算收入", 14, 36), *figures(36)]
    words += [word("二、其他收入", 4, 56), *figures(56), word("本年收入合计", 4, 76), *figures(76)]
    spans = {(row, 0): (1, 2) for row in range(4)}
    made = with_section_rows(grid_of(words, (0, 20, 50, 70, 90), columns, spans), ())
    assert [row[0] for row in texts_of(made)] == [
        f"{label}[1x2]" for label in ("Group", "一、本年收入", "基金预算收入", "二、其他收入", "本年收入合计")
    ]


def test_a_heading_too_long_for_the_label_behind_it_is_told_by_the_space_above_it() -> None:
    words = [*HEAD, word("Africa", 4, 24), word("Maro", 4, 38), *figures(38), word("Benin", 4, 52), *figures(52)]
    words += [word("Latin America and Caribbean", 4, 70), word("Antilla", 4, 84), *figures(84)]
    words += [word("San Telmo", 4, 98), *figures(98)]
    made = with_section_rows(grid_of(words, (0, 20, 36, 50, 65, 96, 110), COLUMNS), ())
    assert texts_of(made)[4:6] == [["Latin America and Caribbean[1x3]"], ["Antilla", "12", "34"]]
    near = [one if one.box.top < 70 else word(one.text, one.box.left, one.box.top - 4) for one in words]
    kept = with_section_rows(grid_of(near, (0, 20, 36, 50, 63, 91, 110), COLUMNS), ())
    assert kept.n_rows == 6


def test_headings_below_the_head_and_set_off_from_the_rows_are_told_together() -> None:
    words = list(HEAD)
    for top, names in (
        (24, ("Norra länet", "Fjällnäs", "Hedvik", "Rane")),
        (84, ("Södra länet", "Björkas", "Hult", "Vinge")),
    ):
        words += [word(name, 4, top + 14 * at) for at, name in enumerate(names)]
        words += [one for at in range(1, 4) for one in figures(top + 14 * at)]
    made = with_section_rows(grid_of(words, (0, 20, 50, 64, 80, 110, 124, 140), COLUMNS), ())
    assert [line[0] for line in texts_of(made)] == [
        "Group", "Norra länet[1x3]", "Fjällnäs", "Hedvik", "Rane", "Södra länet[1x3]", "Björkas", "Hult", "Vinge",
    ]  # fmt: skip


def test_short_headings_go_over_all_columns_where_one_does_that_is_longer_than_its_column() -> None:
    """Previously the long one went over all columns, and the short ones had blanks beside them."""
    columns = (0.0, 60.0, 150.0, 200.0)
    words = [word("Item", 4, 4), word("Order", 64, 4), word("Price", 160, 4)]
    for top, heading in ((24, "Beakers, low, with marks"), (64, "Flasks"), (104, "Funnels")):
        words += [
            word(heading, 4, top),
            word("2110", 14, top + 20),
            word("A 100", 64, top + 20),
            word("12", 160, top + 20),
        ]
    edges = tuple(float(y) for y in range(0, 160, 20))
    made = with_section_rows(grid_of(words, edges, columns, {(1, 0): (1, 3)}), ())
    assert [row[0] for row in texts_of(made)][1::2] == [
        f"{name}[1x3]" for name in ("Beakers, low, with marks", "Flasks", "Funnels")
    ]
    level_with = [
        replace(one, text="Jars", box=replace(one.box, left=4)) if one.text == "2110" else one for one in words
    ]
    kept = with_section_rows(grid_of(level_with, edges, columns, {(1, 0): (1, 3)}), ())
    assert texts_of(kept)[3] == ["Flasks", "", ""]


def test_a_heading_that_might_have_run_on_is_one_where_others_stand_alone() -> None:
    """A card of wines: Reds and their first one would have stood on one line, Whites and their first one not."""
    words = [word("Glass", 160, 4), word("Bottle", 210, 4)]
    top = 24.0
    edges = [0.0, 20.0]
    for heading, names in (("Reds", ("Morgon", "Corbas")), ("Whites", ("Muscadet from the lake shore", "Sancerre"))):
        words.append(word(heading, 4, top))
        for at, name in enumerate(names):
            first, *rest = name.split(" ", 1)
            words += [word(first, 4, top + 16 * (at + 1)), *figures(top + 16 * (at + 1))]
            words += [word(one, 50, top + 16 * (at + 1)) for one in rest]
        edges += [top + 28, top + 46]
        top += 48
    made = with_section_rows(grid_of(words, edges, COLUMNS), ())
    assert [row[0] for row in texts_of(made)][1:] == [
        "Reds", "Morgon", "Corbas", "Whites", "Muscadet from the lake shore", "Sancerre",
    ]  # fmt: skip


def test_a_heading_over_names_beside_numbers_of_articles_is_a_row() -> None:
    """Previously only names in the first column had headings cut off: CHAIRS was the first line of a chair's name."""
    columns = (0.0, 40.0, 160.0, 220.0)
    articles = {40: "Stool", 60: "Bench", 80: "Swivel", 120: "Desk", 140: "Shelf", 160: "Trestle"}
    words = [word("No.", 4, 4), word("Article", 50, 4), word("Each", 170, 4)]
    for top, name in articles.items():
        words += [word(f"1{top}", 4, top), word(name, 50, top), word(f"{top}.50", 170, top)]
    words += [word("CHAIRS", 50, 20), word("TABLES", 50, 100)]
    rows = (0, 18, 56, 76, 96, 136, 156, 176)
    made = texts_of(with_section_rows(grid_of(words, rows, columns), ()))
    assert [row[:2] for row in made if not row[0]] == [["", "CHAIRS"], ["", "TABLES"]]
    assert [row[1] for row in made if row[0].isdigit()] == list(articles.values())
    lettered = [replace(one, text=one.text.replace("1", "A")) for one in words]
    assert with_section_rows(grid_of(lettered, rows, columns), ()).n_rows == 7


def test_a_name_among_dates_is_no_date_and_goes_over_all_columns() -> None:
    """Previously headings between the entries of a bill had blanks beside them."""
    rows = (
        ("Date", "Item", "Sum"),
        ("Berth", "", ""),
        ("12.06.", "weekly", "3"),
        ("13.06.", "daily", "8"),
        ("Yard", "", ""),
    )
    rows = (*rows, ("14.06.", "paint", "2"), ("", "tokens", "4"))
    words = [
        word(text, left, 20.0 * at + 4)
        for at, row in enumerate(rows)
        for text, left in zip(row, (4, 154, 204), strict=True)
        if text
    ]  # fmt: skip
    edges = tuple(20.0 * at for at in range(len(rows) + 1))
    made = texts_of(with_section_rows(grid_of(words, edges, (0.0, 150.0, 200.0, 250.0)), ()))
    assert (made[1], made[4]) == (["Berth[1x3]"], ["Yard[1x3]"])
    for dates in ({"13.06.": "daily"}, {"12.06.": "2023", "13.06.": "2024", "14.06.": "2025p"}):  # years are names
        named = [word(dates.get(one.text, one.text), one.box.left, one.box.top) for one in words]
        made = texts_of(with_section_rows(grid_of(named, edges, (0.0, 150.0, 200.0, 250.0)), ()))
        assert made[4] == ["Yard", "", ""]


def test_a_heading_that_an_edge_cuts_between_two_words_is_whole() -> None:
    """Previously Fees / was a label, and Costs stood in the next column."""
    rows = (("No.", "Item", "Sum"), (), ("1", "tiles", "3"), ("2", "lead", "8"), ("3", "slate", "2"))
    words = [
        word(text, left, 20.0 * at + 4)
        for at, row in enumerate(rows)
        for text, left in zip(row, (4, 44, 154), strict=False)
    ]
    words += [word("Fees", 4, 24), word("/", 27, 24), word("Costs", 35, 24)]
    grid = grid_of(words, [20.0 * at for at in range(6)], (0.0, 34.0, 150.0, 200.0))
    assert texts_of(with_section_rows(grid, ()))[1] == ["Fees / Costs[1x3]"]


@pytest.mark.parametrize(("names", "wide"), [(("分产品", "分地区"), 3), (("产品", "地区"), 1)])
def test_by_what_all_that_follows_is_divided_is_over_all_columns(names: tuple[str, str], wide: int) -> None:
    """Previously 分产品 was a label with blanks beside it."""
    words = [*HEAD, word("合计", 4, 24), *figures(24)]
    for at, name in enumerate(names):
        words += [word(name, 4, 44.0 + 40 * at), word("伞", 14, 64.0 + 40 * at), *figures(64.0 + 40 * at)]
    made = with_section_rows(grid_of(words, [20.0 * row for row in range(7)], COLUMNS), ())
    assert [cell.column_span for cell in made.cells if cell.row in (2, 4) and cell.column == 0] == [wide, wide]
