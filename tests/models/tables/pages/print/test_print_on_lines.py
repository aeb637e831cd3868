"""Which words are on one line of print."""

from __future__ import annotations

from models.tables.pages.print.line_shapes import is_running_text, stands_outside
from models.tables.pages.print.lines import line_of, lines_of
from tests.models.tables.table_grids_by_hand import word


def test_a_mark_that_begins_a_line_does_not_tell_where_its_words_stand() -> None:
    """Ink of par begins below that of taxes: previously both were lines of their own behind a raised *."""
    mark, tall, low = word("*", 0, 0), word("taxes", 10, 0), word("par", 60, 2)
    low = type(low)(text="par", box=type(low.box)(left=60, top=2.5, right=75, bottom=11.5))
    mark = type(mark)(text="*", box=type(mark.box)(left=0, top=0.5, right=4, bottom=5.5))
    assert [line.text for line in lines_of([low, tall, mark])] == ["* taxes\tpar"]


def test_a_long_line_that_begins_with_a_mark_is_a_note() -> None:
    note = line_of([word("*Du", 0, 0), word("coût hors taxes de la nuitée", 18, 0)])
    assert stands_outside(note)
    assert not stands_outside(line_of([word("*C. Peverell", 0, 0)]))


def test_amounts_with_their_units_are_no_text() -> None:
    amounts = [line_of([word("260", 0, 20 * at), word("具，每次收", 18, 20 * at)]) for at in range(3)]
    assert is_running_text(amounts)
    assert not is_running_text([line_of([word("260", 0, 20 * at), word("具，每次", 18, 20 * at)]) for at in range(3)])
