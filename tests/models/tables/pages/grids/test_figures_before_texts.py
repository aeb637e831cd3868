"""Figures set to the right, and texts right behind them that are set to the left."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.grids.figures_before_texts import edges_before_texts, with_figures_before_texts_apart
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

NOTES = (("29.3", "spotted"), ("7.2", "good"), ("10.4", "plain, damaged"), ("5.8", ""))


def right(text: str, end: float, top: float) -> Word:
    return word(text, end - 5.0 * len(text), top)


def pipes(notes: Sequence[tuple[str, str]] = NOTES, *, begins: float = 104.0, heads: bool = False) -> PageGrid:
    words = [word("Stop", 4, 4)]
    words += [right("c", 100, 4), word("State", begins, 4)] if heads else []
    for at, (figure, note) in enumerate(notes, 1):
        words += [word("Flute", 4, 20.0 * at + 4), right(figure, 100, 20.0 * at + 4)]
        words += [word(note, begins, 20.0 * at + 4)] if note else []
    return grid_of(words, [20.0 * at for at in range(len(notes) + 2)], (0.0, 60.0, 200.0))


def test_they_are_two_columns() -> None:
    """Previously diameters and what state pipes are in, four points behind, were one."""
    made = with_figures_before_texts_apart(pipes(), ())
    assert texts_of(made)[1:] == [["Flute", *pair] if pair[1] else ["Flute", pair[0], ""] for pair in NOTES]
    words = [one for cell in pipes().cells for one in cell.words]
    assert edges_before_texts(words, (0.0, 60.0, 200.0)) == [0.0, 60.0, 102.0, 200.0]


def test_figures_and_their_units_are_one() -> None:
    units = pipes((("29", "mm"), ("72", "mm"), ("10", "mm")))
    assert with_figures_before_texts_apart(units, ()) == units
    alike = pipes((("29", "May"), ("12", "June"), ("10", "October")))
    assert with_figures_before_texts_apart(alike, ()) == alike
    near = pipes(begins=102.0)
    assert with_figures_before_texts_apart(near, ()) == near


def test_groups_of_digits_are_one_number() -> None:
    """Also with what a blank row has in place of the first group."""
    groups = pipes((("38", "914"), ("7", "117"), ("610", "")), begins=104.0, heads=True)
    assert with_figures_before_texts_apart(groups, ()) == groups


def test_two_names_over_figures_as_wide_as_each_other_tell_of_two() -> None:
    alike = pipes((("3", "90%"), ("3", "100%"), ("5", "70%")), heads=True)
    assert with_figures_before_texts_apart(alike, ()).n_columns == 3


def test_what_rules_show_at_both_sides_stays() -> None:
    sides = [Rule(box=Box(left=x, top=0, right=x, bottom=100), horizontal=False) for x in (60.0, 200.0)]
    assert with_figures_before_texts_apart(pipes(), sides) == pipes()


def test_numbers_of_lines_are_a_column_though_all_are_as_wide() -> None:
    """Previously 1 to 9 before the stops of an organ began and ended at one x, and were of these."""
    for numbers, told in (("123", 3), ("143", 2)):
        words = [
            one for row, (number, stop) in enumerate(zip(numbers, ("Bordun", "Octava IV", "Quinta"), strict=True))
            for one in (word(number, 60, 15.0 * row), word(stop, 69, 15.0 * row))
        ]  # fmt: skip
        assert len(edges_before_texts(words, [50.0, 150.0])) == told
