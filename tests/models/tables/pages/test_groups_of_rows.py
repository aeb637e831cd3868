"""Headings over groups of rows, heads without rules, and what stands above and below: reports of laboratories, papers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.find_grids import find_grids
from models.tables.pages.grids.text_rows import first_of_rows, value_columns
from models.tables.pages.heads.stub_heads import without_stub_joined
from models.tables.pages.labels.section_rows import with_section_rows
from models.tables.pages.print.line_shapes import has_figure, is_caption, is_row
from models.tables.pages.print.lines import lines_of
from models.tables.pages.regions.heads_of_stacks import parted_at_head, parted_below_letterhead
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

PAGE = Page(number=1, width=600, height=800)
COLUMNS = (0.0, 150.0, 200.0, 250.0)
XS = (50, 200, 280, 360)


def row(top: float, *texts: str) -> list[Word]:
    return [word(text, x, top) for text, x in zip(texts, XS, strict=True) if text]


def results(top: float) -> list[Word]:
    names = ("Sodium", "Potassium", "Chloride", "Urea")
    return [one for at, name in enumerate(names) for one in row(top + 16 * at, name, f"1{at}", "mmol", "3 - 5")]


@pytest.mark.parametrize("aligned", [False, True])
def test_a_head_whose_rows_have_no_rules_begins_a_table_of_its_own(aligned: bool) -> None:
    """Below a title's rule and particulars; where these stand in the same columns, all is one table."""
    xs = XS if aligned else (50, 120, 235, 305)
    above = [
        word(text, x, top) for top in (60, 74) for text, x in zip(("Patient", "Oye", "Number", "24-1"), xs, strict=True)
    ]
    words = [*above, *row(104, "Test", "Result", "Units", "Interval"), *results(124)]
    stack = [level(y, 48, 420).box for y in (50, 100, 120)]
    parts = parted_at_head(stack, lines_of(words))
    assert parts == ([stack] if aligned else [stack[:1], stack[1:]])


def test_a_heading_like_those_that_stand_alone_is_none_of_the_label_below() -> None:
    """Though it is as long as the column is wide, so that the label may have gone on below it."""
    words = [word("Test", 4, 4), word("Now", 160, 4), word("Then", 210, 4)]
    for top, name in ((44, "Free T4"), (84, "Sodium"), (104, "Urea nitrogen")):
        words += [word(name, 14, top), word("5", 170, top), word("6", 220, top)]
    words += [word("THYROID", 4, 24), word("COMPREHENSIVE PANEL OF BLOOD", 4, 70)]
    made = with_section_rows(grid_of(words, (0, 20, 40, 60, 100, 120), COLUMNS), ())
    assert [one[0] for one in texts_of(made)][3:5] == ["COMPREHENSIVE PANEL OF BLOOD", "Sodium"]


@pytest.mark.parametrize(("name", "wide"), [("Panel A: formal", True), ("Savings", False), ("S" * 32, True)])
def test_the_name_of_a_panel_and_one_too_long_for_its_column_go_over_their_row(name: str, wide: bool) -> None:
    words = [word("Group", 4, 4), word("(1)", 170, 4), word("(2)", 220, 4), word(name, 4, 44)]
    for top, label in ((24, "All"), (64, "Distance"), (84, "Wealth")):
        words += [word(label, 4, top), word("0.5", 160, top), word("0.6", 210, top)]
    spans = {(2, 0): (1, 3)} if name.startswith("SS") else {}
    spans = {} if not spans else {(2, 0): (1, 2)}
    made = with_section_rows(grid_of(words, (0, 20, 40, 60, 80, 100), COLUMNS, spans), ())
    assert texts_of(made)[2] == ([f"{name}[1x3]"] if wide else [name, "", ""])


def test_the_first_line_of_a_panel_is_no_line_of_a_label() -> None:
    words = [word("Group", 4, 4), word("(1)", 170, 4), word("(2)", 220, 4), word("Panel B: informal", 4, 24)]
    for top, label in ((36, "Distance"), (56, "Wealth"), (76, "Size")):
        words += [word(label, 4, top), word("0.5", 160, top), word("0.6", 210, top)]
    made = with_section_rows(grid_of(words, (0, 20, 50, 70, 90), COLUMNS), ())
    assert [one[0] for one in texts_of(made)][1:3] == ["Panel B: informal[1x3]", "Distance"]


def test_a_head_over_columns_leaves_a_blank_stub() -> None:
    words = [word("Rural", 138, 4), word("(1)", 110, 24), word("(2)", 160, 24), word("Distance", 4, 44)]
    words += [word("0.5", 110, 44), word("0.6", 160, 44), word("Pooled", 210, 24), word("0.7", 210, 44)]
    columns = (0.0, 100.0, 150.0, 200.0, 250.0)
    made = without_stub_joined(grid_of(words, (0, 20, 40, 60), columns, {(0, 0): (1, 3)}), ())
    assert texts_of(made)[:2] == [["[2x1]", "Rural[1x2]", ""], ["(1)", "(2)", "Pooled"]]


def test_heads_over_heads_between_two_rules_of_many_are_two_rows() -> None:
    """Previously one row, because rules part all others."""
    columns = ((200, "(1)"), (280, "(2)"), (360, "(3)"), (440, "(4)"))
    words = [word("Rural", 235, 60), word("Urban", 395, 60), *(word(text, x, 76) for x, text in columns)]
    for at in range(6):
        words.append(word(f"Income {at}", 50, 100 + 18 * at))
        words += [word(f"0.{at}{at}", x, 100 + 18 * at) for x, _ in columns]
    rules = tuple(level(y, 48, 480) for y in (56, 95, *(114 + 18 * at for at in range(6))))
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=rules))
    assert (grid.n_rows, grid.n_columns) == (8, 5)
    assert texts_of(grid)[0][1:] == ["Rural[1x2]", "Urban[1x2]"]


def test_a_note_whose_words_stand_apart_is_no_row() -> None:
    (note,) = lines_of(
        [word(text, 60 * at, 4) for at, text in enumerate(("Notes:", "errors", "in", "brackets", "0.1"))]
    )
    assert not is_row(note)
    (figures,) = lines_of([word("注：合计", 4, 4), word("12", 160, 4), word("34", 210, 4)])
    assert is_row(figures)


def test_errors_in_brackets_below_estimates_have_no_label_of_their_own() -> None:
    """Previously the label of an estimate stood for the rows around it."""
    words = [word("Name", 50, 60), word("(1)", 200, 60), word("(2)", 280, 60)]
    for at, name in enumerate(("Distance", "Wealth", "Size of village")):
        top = 80 + 32 * at
        words += [word(name, 50, top), word("0.21", 200, top), word("0.35", 280, top)]
        words += [word("(0.05)", 195, top + 16), word("(0.06)", 275, top + 16)]
    rules = tuple(level(y, 48, 320) for y in (56, 75, 175))
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=rules))
    assert [one[0] for one in texts_of(grid)] == ["Name", "Distance", "", "Wealth", "", "Size of village", ""]


def test_a_column_of_ranges_in_brackets_has_a_label_a_row() -> None:
    """They are not errors of what stands above: beside the one row without, all labels would be a group's."""
    words = [word("Name", 50, 60), word("Odds", 200, 60), word("Range", 280, 60)]
    for at, name in enumerate(("Male", "Female", "North", "South", "West")):
        words += [word(name, 50, 80 + 16 * at), word("1.1", 200, 80 + 16 * at)]
        words += [word("—" if at == 2 else f"(0.{at}–1.3)", 280, 80 + 16 * at)]
    columns = (48.0, 150.0, 250.0, 340.0)
    assert first_of_rows(words, columns, frozenset({1, 2})) == 0
    assert first_of_rows(words, columns, frozenset({2})) == 0


def test_capitals_that_were_read_do_not_part_a_table() -> None:
    """OCR measures them higher than other words."""
    heading = word("METABOLIC PANEL", 50, 192)
    heading = replace(heading, box=replace(heading.box, top=189.5))
    words = [*results(124), heading, *results(208)]
    page = PrintedPage(
        page=PAGE, words=tuple(replace(one, origin="ocr", confidence=0.99) for one in words), scanned=True
    )
    (grid,) = find_grids(page)
    assert grid.n_rows >= 8


def test_a_note_in_brackets_is_no_row_though_its_words_stand_apart() -> None:
    (note,) = lines_of(
        [word("（注）1.", 4, 4), word("金额不足百万舍去", 60, 4), word("2.", 160, 4), word("折旧", 200, 4)]
    )
    (row,) = lines_of([word("（注）", 4, 4), word("12", 60, 4), word("15", 160, 4)])
    assert not is_row(note)
    assert is_row(row)


def test_a_column_of_lines_of_text_with_a_few_figures_is_none_of_figures() -> None:
    texts = ("2026", *("截至本说明书签署日，余额为", "其中票据38亿元，债券若干") * 2, "2030")
    words = [word(text, 100, 4 + 20 * at) for at, text in enumerate(texts)]
    assert value_columns(words, (0, 90, 400)) == frozenset()
    short = [word(text[:4], 100, 4 + 20 * at) for at, text in enumerate(texts)]
    assert value_columns(short, (0, 90, 400)) == frozenset({1})


@pytest.mark.parametrize("text", ["(dollars in thousands)", "[In millions of euros]", "(en milliers d’euros)"])
def test_a_unit_in_brackets_is_a_caption(text: str) -> None:
    """Previously one over the first heads was of them."""
    assert is_caption(lines_of([word(text, 0, 0)])[0])
    assert not is_caption(lines_of([word("Goods (thousands)", 0, 0)])[0])


@pytest.mark.parametrize("near", [False, True])
def test_an_address_and_particulars_under_a_letters_rule_are_none_of_the_table(near: bool) -> None:
    """They stand in other columns, with more white below them; previously the letter's rule was the table's first."""
    words = [
        word(text, x, top) for top in (60, 74)
        for text, x in zip(("Harbour", "Lane", "Customer", "24-1"), (57, 92, 215, 262), strict=True)
    ]  # fmt: skip
    words += [*row(88 if near else 104, "Test", "Result", "Units", "Interval"), *results(124)]
    stack = [level(y, 48, 420).box for y in (50, 120, 150)]
    parts = parted_below_letterhead(stack, lines_of(words))
    assert len(parts) == (1 if near else 2)
    if not near:
        assert (parts[0], parts[1][1:]) == (stack[:1], stack[1:])
        assert 84 < parts[1][0].top < 104


def test_a_slash_between_words_of_a_head_is_no_figure() -> None:
    (line,) = lines_of([word("Treatment", 50, 60), word("/", 97, 60), word("item", 104, 60), word("Sum", 200, 60)])
    assert not has_figure(line)
    assert all(map(has_figure, lines_of([word("Net", 50, 60), word("/", 120, 60), word("Sum", 200, 60)])))
    assert all(map(has_figure, lines_of([word("Net", 50, 60), word("12", 67, 60)])))
