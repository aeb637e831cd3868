"""Tables right under one another, each with columns of its own."""

from __future__ import annotations

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.regions.other_columns import parted_by_columns
from models.tables.pages.regions.row_growth import Grown
from tests.models.tables.table_grids_by_hand import level, word

BOX = Box(left=0, top=0, right=420, bottom=400)
NOTE = "spareboxesareneededinallofthelowerdocks"


def row(top: float, *parts: tuple[str, float]) -> list[Word]:
    return [word(text, left, top) for text, left in parts]


def heats(top: float) -> list[Word]:
    """Names, how they fared at length, points."""
    told = ("ranfromtheleftboxtotheend", "fellattheseconditemofseven", "wonbyalengthandahalfagain")
    return [one for at, text in enumerate(told) for one in row(top + 16 * at, ("Ann", 4), (text, 100), ("12", 400))]


def laps(top: float) -> list[Word]:
    """Names and figures in four columns, and a long note."""
    return [
        one for at in range(3)
        for one in row(top + 16 * at, ("Ben", 4), ("7", 110), ("9", 140), ("11", 170), (NOTE, 210))
    ]  # fmt: skip


def tops(words: list[Word], *, upright: bool = False) -> list[float]:
    rules = [level(200, 0, 420)]
    if upright:
        rules = [*rules, *(type(rules[0])(box=Box(left=90, top=0, right=90.5, bottom=400), horizontal=False),)]
    return [one.box.top for one in parted_by_columns(Grown(box=BOX, edges=(50.0, 130.0)), words, rules)]


def test_rows_that_write_over_each_others_columns_are_of_two_tables() -> None:
    """Previously both were one table whose columns cut the words of either."""
    words = [*heats(20), *laps(100)]
    first, second = parted_by_columns(Grown(box=BOX, edges=(28.0, 124.0)), words, ())
    assert (first.box.top, first.box.bottom, second.box.top, second.box.bottom) == (0, 62, 100, 400)
    assert (first.edges, second.edges) == ((28.0,), (124.0,))


def test_a_title_between_both_is_of_none() -> None:
    words = [*heats(20), word("Laps", 4, 86), *laps(100)]
    assert tops(words) == [0, 100]


def test_a_title_in_larger_print_above_both_is_of_none() -> None:
    title = Word(text="Heats", box=Box(left=4, top=2, right=40, bottom=15))
    assert tops([title, *heats(20), *laps(100)]) == [20, 100]


def test_drawn_columns_and_heads_over_several_part_nothing() -> None:
    assert tops([*heats(20), *laps(100)], upright=True) == [0]
    heads = [one for top in (20, 36, 52) for one in row(top, ("Name", 4), ("alloftheheatsofthisdaytogether", 110))]
    assert tops([*heads, *laps(100)]) == [0]
    assert tops([*laps(20), *laps(100)]) == [0]


def test_names_with_colons_are_of_another_table_than_rows_in_other_columns() -> None:
    """Previously what stood beside two names was cut by the columns of the rows below."""
    named = [
        *row(20, ("Port:", 4), ("Amis", 60), ("Year:", 150)),
        *row(36, ("Office:", 4), ("Sea", 60), ("Unit:", 150)),
    ]
    rows = [one for at in range(4) for one in row(60 + 16 * at, ("Cod", 4), ("17", 110), ("9", 300), ("3", 390))]
    assert tops([*named, *rows]) == [0, 60]
    under = [one for at in range(4) for one in row(60 + 16 * at, ("Cod", 4), ("17", 60), ("9", 150))]
    assert tops([*named, *under]) == [0]


def test_figures_under_heads_over_other_heads_are_a_table() -> None:
    """A statement's sums over its bookings: previously one table of the columns of both."""
    sums = [
        *row(4, ("Before", 20), ("Paid", 160), ("After", 300)),
        *row(22, ("806.44", 18), ("726.86", 158), ("325.44", 298)),
    ]
    heads = row(50, ("Date", 4), ("Of", 90), ("Name", 220), ("Left", 390))
    rows = [
        one for at in range(3) for one in row(66 + 16 * at, ("06-01", 4), ("rent", 90), ("Ann", 220), ("41.2", 390))
    ]
    assert len(tops([*sums, *heads, *rows])) == 2
    assert len(tops([*sums[:3], *row(22, ("ab", 18), ("cd", 158), ("ef", 298)), *heads, *rows])) == 1
