"""Lists, and what has one column, are no tables."""

from __future__ import annotations

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.no_tables.no_tables import is_no_table
from tests.models.tables.table_grids_by_hand import grid_of, level, word

ROWS, COLUMNS = (0.0, 20.0, 40.0, 60.0), (0.0, 150.0, 300.0)


def test_one_column_is_no_table() -> None:
    """Previously what curves mean, or a declaration over names to be signed, was one."""
    words = [word("S85B", 4, 4), word("HL", 4, 24), word("HLB", 4, 44)]
    assert is_no_table(grid_of(words, ROWS, (0.0, 300.0)), [])


def test_items_of_a_list_beside_other_words_are_no_rows() -> None:
    """Previously dates on which baths were closed, beside the names of baths on a plan, were a table."""
    words = [
        word("•3 July", 4, 4),
        word("South", 160, 4),
        word("again", 4, 24),
        word("•9 Aug.", 4, 44),
        word("Isle", 160, 44),
    ]
    assert is_no_table(grid_of(words, ROWS, COLUMNS), [])
    assert not is_no_table(grid_of(words, ROWS, COLUMNS), [level(20, 0, 300)])
    marks = [
        word("•", 4, 4),
        word("South", 160, 4),
        word("•", 4, 24),
        word("4", 160, 24),
        word("•", 4, 44),
        word("7", 160, 44),
    ]
    assert not is_no_table(grid_of(marks, ROWS, COLUMNS), [])


def test_two_lists_under_their_titles_are_no_table() -> None:
    """Previously what a sensor has and what it is for were one."""
    words = [word("Features", 4, 4), word("Uses", 160, 4)]
    words += [word(text, left, top) for left in (4, 160) for top, text in ((24, "•quick"), (36, "•small"))]
    assert is_no_table(grid_of(words, (0.0, 20.0, 60.0), COLUMNS), [])


def test_marked_lines_beside_a_drawing_are_a_list() -> None:
    """Previously a head's features and the pins of its outline were rows, as the outline's lines are in the grid."""
    words = [one for at in range(3) for one in (word("•", 4, 20.0 * at + 4), word("quick", 13, 20.0 * at + 4))]
    grid = grid_of([*words, word("24 pin", 200, 51)], ROWS, (0.0, 10.0, 150.0, 300.0))
    drawn = level(30, 180, 280)
    assert is_no_table(grid, [drawn])
    assert not is_no_table(grid, [level(20, 0, 280)])


@pytest.mark.parametrize("right", ["séance du 14 mars", "412"])
def test_texts_at_both_ends_of_a_pages_first_lines_are_no_rows(right: str) -> None:
    """Previously a town and its office, beside a committee and its day, were a table."""
    words = [word("Ville", 0, 4), word("Commerce", 0, 24), word("Commission", 350, 4)]
    words.append(word(right, 400 - 5 * len(right), 24))
    grid = grid_of(words, (0.0, 20.0, 40.0), (0.0, 200.0, 400.0))
    assert is_no_table(grid, []) == (right != "412")


@pytest.mark.parametrize("line", ["C/ Mayor, 41", "Mayor"])
def test_names_over_addresses_in_each_column_are_no_rows(line: str) -> None:
    """Previously chemists, each over where it is, were one."""
    texts = (("Arce", "Sanz"), (line, "Cendea 7"), ("Beltza", "Puente"), ("Avda. 8", "Monreal 6"))
    words = [
        word(text, (4.0, 160.0)[at], 20.0 * row + 4) for row, own in enumerate(texts) for at, text in enumerate(own)
    ]
    assert is_no_table(grid_of(words, (*ROWS, 80.0), COLUMNS), []) == (line != "Mayor")


@pytest.mark.parametrize("numbers", [(1, 2, 3), (5, 2, 9)])
def test_a_numbered_list_beside_a_text_is_no_table(numbers: tuple[int, int, int]) -> None:
    """Previously marks of offices, and what follows from them in the column beside, were rows of a picture."""
    words = [word(f"{number}仁信", 4, 20.0 * at + 4) for at, number in enumerate(numbers)]
    text = ("得分低于八十五分的，暂停选定资", "格。正衡公司自四月起暂停参加摇", "号，其在办案件继续办理")
    words += [word(line, 160, 20.0 * at + 4) for at, line in enumerate(text)]
    assert is_no_table(grid_of(words, ROWS, COLUMNS), []) == (numbers == (1, 2, 3))


@pytest.mark.parametrize("end", ["on", "on."])
def test_two_texts_beside_each_other_are_no_rows(end: str) -> None:
    """Previously lines of a paper's two columns, above a table in one of them, were a table of a picture."""
    left = ("Sleep was measured in week one by", "and again in week six, and was", "compared by covariance with it")
    right = (
        f"The gain was more with the lamp {end}",
        "on more days, and smaller in men",
        "and in others who slept a bit too",
    )
    words = [
        word(text, start + 5.0 * len(" ".join(line.split()[:at])) + 5 * bool(at), 20.0 * row + 4)
        for lines, start in ((left, 4.0), (right, 184.0)) for row, line in enumerate(lines)
        for at, text in enumerate(line.split())
    ]  # fmt: skip
    assert is_no_table(grid_of(words, ROWS, (0.0, 180.0, 380.0)), [level(58, 184, 370)]) == (end == "on")


@pytest.mark.parametrize(("right", "table"), [("Where it is", False), ("12", True)])
def test_two_lines_of_two_texts_are_no_table(right: str, table: bool) -> None:
    """Previously two headings beside each other, each over a line, and lists of two items were tables."""
    words = [
        word("Who may come", 4, 4),
        word("How to get there", 160, 4),
        word("All adults", 4, 24),
        word(right, 160, 24),
    ]
    assert is_no_table(grid_of(words, ROWS[:3], COLUMNS), []) != table


def test_a_list_one_item_of_which_a_finder_cut_is_no_table() -> None:
    words = [word("on line", 4, 4), word("at the hut", 4, 24), word("42", 160, 24), word("by post", 4, 44)]
    assert is_no_table(grid_of(words, ROWS, COLUMNS), [])
    assert not is_no_table(grid_of([*words, word("7", 160, 44)], ROWS, COLUMNS), [])


@pytest.mark.parametrize("height", [14.0, 10.0])
def test_a_letterhead_may_begin_in_larger_print(height: float) -> None:
    """Previously who writes an invoice, and its number and day, were a table where both have a line above."""
    left, right = ("Saddlers", "Old Forge", "Wexley"), ("No. 24", "Date: May", "Account: D")
    words = [word(text, 0, 20.0 * row + 24) for row, text in enumerate(left)]
    words += [word(text, 400 - 5.0 * len(text), 20.0 * row + 24) for row, text in enumerate(right)]
    for text, x in (("Harrow", 0.0), ("INVOICE", 365.0)):
        words.append(Word(text=text, box=Box(left=x, top=4, right=x + 5.0 * len(text), bottom=4 + height)))
    grid = grid_of(words, (*ROWS, 80.0), (0.0, 200.0, 400.0))
    assert is_no_table(grid, []) == (height > 10)


def test_three_lines_of_two_texts_are_no_table() -> None:
    """Previously a tender's number, buyer and day were one; days with what is on are."""
    names = [word(text, 4, top) for text, top in (("Number", 4), ("Buyer", 24), ("Day", 44))]
    told = [word(text, 160, top) for text, top in (("TY-617", 4), ("the county", 24), ("16 July", 44))]
    assert is_no_table(grid_of([*names, *told], ROWS, COLUMNS), [])
    assert not is_no_table(grid_of([*names, *told], ROWS, COLUMNS), [level(20, 0, 300)])
    days = [word(f"Sat 1{at}:00", 4, 20.0 * at + 4) for at in range(3)]
    assert not is_no_table(grid_of([*days, *told], ROWS, COLUMNS), [])
    assert is_no_table(grid_of([*days[:2], *names[2:], *told], ROWS, COLUMNS), [])
    assert not is_no_table(grid_of([*names, *told[:2], word("412", 160, 44)], ROWS, COLUMNS), [])


def test_a_text_under_each_of_three_titles_is_no_table() -> None:
    """Previously what passengers are told, in boxes beside each other, was one."""
    texts = (("Tickets", "Bags", "Refunds"), ("sold on board", "twenty kilos", "by post"))
    words = [word(text, 4 + 100 * at, 4 + 20 * row) for row, told in enumerate(texts) for at, text in enumerate(told)]
    assert is_no_table(grid_of(words, ROWS[:3], (0.0, 100.0, 200.0, 300.0)), [])
    figure = [*words[:-1], word("12", 204, 24)]
    assert not is_no_table(grid_of(figure, ROWS[:3], (0.0, 100.0, 200.0, 300.0)), [])


def test_texts_in_frames_beside_each_other_are_no_row() -> None:
    """Previously what passengers are told was a row with blanks, as OCR reads the frames' rules."""
    words = [word("sold on board", 4, 4), word("twenty kilos", 124, 4), word("by post", 244, 4)]
    edges = (0.0, 100.0, 120.0, 220.0, 240.0, 340.0)
    rules = [level(y, edges[at], edges[at + 1]) for y in (0, 20) for at in (0, 2, 4)]
    assert is_no_table(grid_of(words, (0.0, 20.0), edges), rules)
    assert not is_no_table(grid_of([*words[:2], word("12", 244, 4)], (0.0, 20.0), edges), rules)


def test_two_lines_of_names_and_what_they_are_are_no_table() -> None:
    """Previously a tender's particulars, a sum among them, were a table of two rows."""
    words = [word(text, 100.0 * at + 4, 4) for at, text in enumerate(("Project", "Lamps", "Number", "GC-17"))]
    words += [word(text, 100.0 * at + 4, 24) for at, text in enumerate(("Opened", "9 April", "Limit", "4,860,000.00"))]
    columns = (0.0, 100.0, 200.0, 300.0, 400.0)
    assert is_no_table(grid_of(words, (0.0, 20.0, 40.0), columns), [])
    figures = [one if one.text not in ("Lamps", "9 April") else word("41", one.box.left, one.box.top) for one in words]
    assert not is_no_table(grid_of(figures, (0.0, 20.0, 40.0), columns), [])


def test_an_address_with_its_town_beside_what_a_letter_is_is_no_table() -> None:
    """Previously a letter's head was one, as a rule runs under who writes it."""
    left, right = (
        ("Roofs and gutters", "Frau Petzold", "04418 Niederlinn"),
        ("12 Slate Lane", "Offer 24-1187", "Client 30552"),
    )
    words = [word(text, 4, 20.0 * at + 4) for at, text in enumerate(left)]
    words += [word(text, 200, 20.0 * at + 4) for at, text in enumerate(right)]
    grid = grid_of(words, ROWS, COLUMNS)
    assert is_no_table(grid, [level(20, 0, 300)])
    others = [one if "Nieder" not in one.text else word("Niederlinn", 4, 44) for one in words]
    assert not is_no_table(grid_of(others, ROWS, COLUMNS), [level(20, 0, 300)])
