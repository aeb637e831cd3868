"""Heads of two lines, the second of which is a date, and a slash at the end of a line: neither is a figure."""

from __future__ import annotations

from models.tables.pages.grids.head_dashes import is_end_slash
from tests.models.tables.pages.print.test_what_stands_between import found
from tests.models.tables.table_grids_by_hand import level, texts_of, word

NAMES = ("Bond", "Weight /", "Cost", "Price", "Change")
PLACES = (60, 150, 220, 290, 370)


def test_a_head_over_a_date_is_one_with_it() -> None:
    """Previously the line with the date was the first row of figures, and what is above it heads over that."""
    words = [word("Weight", 150, 108), word("/", 183, 108), word("Price", 305, 108)]
    second = ("Bond", "volume", "Cost", "31.12.2024", "Change")
    words += [word(text, left, 120) for text, left in zip(second, PLACES, strict=True)]
    for at, name in enumerate(("Aster", "Birch", "Cedar", "Dogwood")):
        row = (name, f"{at + 12}", f"10{at}.40", f"11{at}.25", f"+{at}.7")
        words += [word(text, left, 140 + 16 * at) for text, left in zip(row, PLACES, strict=True)]
    (grid,) = found(words, [level(y, 55, 420) for y in (135, 204)])
    assert texts_of(grid)[0] == ["Bond", "Weight / volume", "Cost", "Price 31.12.2024", "Change"]


def test_a_slash_that_nothing_goes_on_below_or_that_stands_alone_is_a_figure() -> None:
    name, slash = word("Weight", 150, 108), word("/", 183, 108)
    assert is_end_slash(slash, [name, slash, word("volume", 150, 120)])
    assert not is_end_slash(slash, [name, slash, word("14", 160, 120)])
    assert not is_end_slash(slash, [word("Weight", 130, 108), slash, word("volume", 130, 120)])
