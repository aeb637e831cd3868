"""Tables whose cells are filled one by one, every second row, without a rule."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.find_grids import find_grids
from models.tables.pages.regions.heads_on_stripes import are_of_filled_head, with_heads_on_stripes
from models.tables.pages.regions.row_growth import Grown
from tests.models.tables.table_grids_by_hand import level, texts_of, word

COLUMNS = (50.0, 200.0, 260.0, 320.0, 380.0, 440.0)
HEAD = [
    Box(left=50, top=100, right=200, bottom=140), Box(left=200, top=100, right=320, bottom=120),
    Box(left=320, top=100, right=440, bottom=120), *(
        Box(left=left, top=120, right=left + 60, bottom=140) for left in COLUMNS[1:-1]
    ),
]  # fmt: skip


def row_of_shades(top: float, bottom: float) -> list[Box]:
    return [Box(left=left, top=top, right=right, bottom=bottom) for left, right in pairwise(COLUMNS)]


def body(label: str, top: float) -> list[Word]:
    return [word(label, 54, top), *(word(f"{column}5%", left + 40, top) for column, left in enumerate(COLUMNS[1:-1]))]


def printed() -> PrintedPage:
    words = [word("Measure", 105, 115), word("FY2012", 245, 105), word("FY2013", 365, 105)]
    words += [word(text, left + 10, 125) for text, left in zip(["Plan", "Fact"] * 2, COLUMNS[1:], strict=False)]
    for number, label in enumerate(["Claims", "Phone calls", "Payments", "Offices", "Hearings"]):
        words += body(label, 145 + 20 * number)
    shades = [*HEAD, *row_of_shades(160, 180), *row_of_shades(200, 220), *row_of_shades(220, 240)]
    return PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words), shades=tuple(shades))


def test_cells_filled_one_by_one_are_one_table_with_the_plain_rows_between() -> None:
    (grid,) = find_grids(printed())
    assert texts_of(grid) == [
        ["Measure[2x1]", "FY2012[1x2]", "FY2013[1x2]"], ["Plan", "Fact", "Plan", "Fact"],
        *([label, "05%", "15%", "25%", "35%"] for label in ("Claims", "Phone calls", "Payments", "Offices", "Hearings")),
    ]  # fmt: skip


def test_a_title_between_shaded_rows_ends_the_table() -> None:
    page = printed()
    moved = [
        Word(text=one.text, box=Box(left=one.box.left, top=one.box.top + 20, right=one.box.right, bottom=one.box.bottom + 20))
        for one in page.words if one.box.top > 180
    ]  # fmt: skip
    shades = [
        Box(left=box.left, top=box.top + 20, right=box.right, bottom=box.bottom + 20)
        for box in page.shades
        if box.top > 180
    ]
    words = [*(one for one in page.words if one.box.top < 180), *moved, word("表2 各项指标", 54, 190)]
    kept = [box for box in page.shades if box.top < 180]
    grids = find_grids(PrintedPage(page=page.page, words=tuple(words), shades=(*kept, *shades)))
    assert len(grids) == 2


STRIPED = (50.0, 150.0, 210.0, 270.0, 330.0, 440.0)


def striped(top: float, edges: tuple[float, ...], rows: list[list[str]]) -> tuple[list[Word], list[Box]]:
    """Every other row filled cell by cell, blank cells too."""
    words = [
        word(text, edges[column] + 6, top + 24 * number + 6)
        for number, row in enumerate(rows) for column, text in enumerate(row) if text
    ]  # fmt: skip
    shades = [
        Box(left=left, top=top + 24 * number, right=right, bottom=top + 24 * (number + 1))
        for number in range(0, len(rows), 2)
        for left, right in pairwise(edges)
    ]
    return words, shades


UNITS = [
    ["Unit", "Funds", "Posts", "Staff", "Remarks"], ["Office", "full", "36", "33", "clerks 2"], ["Registry", "full", "58", "51", ""],
    ["Patrol", "full", "42", "42", ""], ["Reserves", "half", "20", "17", "hired"], ["Survey", "none", "35", "22", ""],
    ["Total", "", "191", "165", ""],
]  # fmt: skip


def test_blank_cells_at_the_end_of_a_filled_row_are_of_it() -> None:
    words, shades = striped(100, STRIPED, UNITS)
    page = PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words), shades=tuple(shades))
    (grid,) = find_grids(page)
    assert (grid.n_rows, grid.n_columns) == (7, 5)


def test_a_sentence_between_filled_rows_of_other_columns_parts_two_tables() -> None:
    words, shades = striped(100, STRIPED, UNITS)
    sentence = word("The figures above were given by the personnel section。", 54, 274)
    ages = [["Age", "Number", "Share"], ["to 35", "71", "30%"], ["to 45", "68", "29%"], ["to 55", "62", "26%"]]
    more, others = striped(292, (50.0, 180.0, 300.0, 440.0), ages)
    page = PrintedPage(
        page=Page(number=1, width=600, height=800), words=(*words, sentence, *more), shades=(*shades, *others)
    )
    assert [(grid.n_rows, grid.n_columns) for grid in find_grids(page)] == [(7, 5), (4, 3)]


def test_white_rules_between_cells_leave_one_table_and_no_columns_within_cells() -> None:
    columns = (50.0, 150.0, 250.0, 400.0)
    shades, words = [], []
    for row in range(4):
        top = 100.0 + 24 * row
        for (left, right), text in zip(pairwise(columns), (f"10月{row}日", "三", "孙玉梅"), strict=True):
            if not (row == 3 and left == 150):
                bottom = top + (45 if (row, left) == (2, 150) else 21)
                shades.append(Box(left=left + 1.5, top=top + 1.5, right=right - 1.5, bottom=bottom))
                words.append(word(text, left + 10, top + 6))
        words.append(word("方晓东", 320, top + 6))
    page = PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words), shades=tuple(shades))
    (grid,) = find_grids(page)
    assert texts_of(grid)[1:] == [
        ["10月1日", "三", "孙玉梅 方晓东"], ["10月2日", "三[2x1]", "孙玉梅 方晓东"], ["10月3日", "孙玉梅 方晓东"],
    ]  # fmt: skip


def test_a_label_whose_fill_ends_within_its_row_is_as_wide_as_that() -> None:
    rules = [level(y, 50, 400) for y in (100, 124, 148, 172, 196)]
    shades = [Box(left=50, top=100, right=200, bottom=124), Box(left=50, top=172, right=200, bottom=196)]
    shades += [Box(left=50, top=124, right=120, bottom=172)]
    shades += [Box(left=120, top=top, right=200, bottom=top + 24) for top in (124, 148)]
    words = [
        word("类型", 60, 106),
        word("时限", 60, 130),
        word("法定", 130, 130),
        word("承诺", 130, 154),
        word("电话", 60, 178),
    ]
    words += [word(text, 220, 106 + 24 * row) for row, text in enumerate(("许可事项", "20日", "5日", "8205"))]
    page = PrintedPage(
        page=Page(number=1, width=600, height=800), words=tuple(words), rules=tuple(rules), shades=tuple(shades)
    )
    (grid,) = find_grids(page)
    assert texts_of(grid)[0] == ["类型[1x2]", "许可事项"]
    assert texts_of(grid)[3] == ["电话[1x2]", "8205"]


def test_shaded_rows_of_two_tables_beside_each_other_stay_two() -> None:
    words, shades = [], []
    for left in (50.0, 330.0):
        for row, label in enumerate(("Type", "Lamp", "Tube", "Panel", "Spot")):
            words += [
                word(label, left + 4, 105 + 20 * row),
                word(f"{row}5" if row else "Price", left + 130, 105 + 20 * row),
            ]
            if row % 2 == 0:
                shades += [
                    Box(left=left + at, top=100 + 20 * row, right=left + at + 100, bottom=120 + 20 * row)
                    for at in (0, 100)
                ]
    page = PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words), shades=tuple(shades))
    grids = find_grids(page)
    assert [(grid.n_rows, grid.n_columns) for grid in grids] == [(5, 2), (5, 2)]


def test_the_bar_of_a_title_is_no_row() -> None:
    """Filled as wide as the rows below it, in larger print: previously the table's first row, with what is between."""
    page = printed()
    valid = word("Valid from May, Mondays", 54, 76)
    large = [
        replace(one, box=replace(one.box, bottom=one.box.top + 16))
        for one in (word("Line 47", 54, 44), word("Northam Station", 120, 44))
    ]
    bar = Box(left=50, top=40, right=440, bottom=68)
    (grid,) = find_grids(replace(page, words=(*large, valid, *page.words), shades=(bar, *page.shades)))
    assert texts_of(grid)[0] == ["Measure[2x1]", "FY2012[1x2]", "FY2013[1x2]"]


def test_a_filled_head_with_rules_between_its_cells_alone_is_over_its_stripes() -> None:
    """Trains, each with its number and when it goes; previously the head was a table of its own."""
    head, stripes = Box(left=50, top=100, right=440, bottom=140), Box(left=50, top=143, right=440, bottom=240)
    rows = Grown(box=stripes, edges=())
    closed, grown = with_heads_on_stripes([head], [rows], printed())
    assert (closed, [one.box for one in grown]) == ([], [replace(stripes, top=100)])
    plain = replace(printed(), shades=())
    assert with_heads_on_stripes([head], [rows], plain) == ([head], [rows])
    far = Grown(box=replace(stripes, top=160), edges=())
    assert with_heads_on_stripes([head], [far], printed()) == ([head], [far])


def test_a_table_is_open_below_a_filled_head_whose_cells_alone_have_sides() -> None:
    """Previously its last row, below the last stripe, stayed outside."""
    box = Box(left=50, top=100, right=440, bottom=240)
    sides = [Box(left=x - 0.25, top=100, right=x + 0.25, bottom=140) for x in COLUMNS[1:-1]]
    assert are_of_filled_head(sides, box, printed())
    assert not are_of_filled_head([*sides, replace(sides[0], bottom=200)], box, printed())
    assert not are_of_filled_head(sides, box, replace(printed(), shades=()))
