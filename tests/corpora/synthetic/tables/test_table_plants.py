import re
from decimal import Decimal
from random import Random

import pytest

from corpora.synthetic.report import PrintedCell, PrintedTable, TableSum
from corpora.synthetic.tables.contradict import broken_sums, plant_in_table
from corpora.synthetic.tables.general import SHAPES, draw_table


def column(*texts: str, value=lambda text: Decimal(text.replace(",", ""))) -> PrintedTable:
    """Parts, and their total in the last row."""
    cells = tuple(
        PrintedCell(row=row, column=0, text=text, header=False, value=value(text)) for row, text in enumerate(texts)
    )
    last = len(texts) - 1
    one = TableSum(total=(last, 0), parts=tuple((row, 0) for row in range(last)))
    return PrintedTable(form=None, n_rows=len(texts), n_columns=1, cells=cells, sums=(one,))


@pytest.mark.parametrize("shape", SHAPES)
def test_exactly_the_sums_of_the_changed_cell_break(shape):
    for seed in range(15):
        table = draw_table(Random(seed), shape=shape)
        planted = plant_in_table(table, Random(seed))
        if planted is None:
            continue
        wrong, contradiction = planted
        (changed,) = (new for old, new in zip(table.cells, wrong.cells, strict=True) if old != new)
        place = (changed.row, changed.column)
        assert broken_sums(wrong) == [i for i, one in enumerate(table.sums) if place in one.positions] != []
        assert (contradiction.kind, contradiction.fields) == ("table-identity", ())
        assert changed.value == contradiction.claimed != contradiction.found


def test_one_digit_is_changed_and_the_text_says_the_wrong_value():
    for seed in range(60):
        table = column("1,204", "37", "0", "1,241")
        wrong, contradiction = plant_in_table(table, Random(seed))
        (old, new) = next((a, b) for a, b in zip(table.cells, wrong.cells, strict=True) if a != b)
        assert len(old.text) == len(new.text)
        assert sum(a != b for a, b in zip(old.text, new.text, strict=True)) == 1
        assert Decimal(new.text.replace(",", "")) == contradiction.claimed
        assert not re.match(r"0\d", new.text)


def test_rounding_could_not_explain_it():
    for seed in range(60):
        _, contradiction = plant_in_table(column("0.12", "0.35", "0.47"), Random(seed))
        assert abs(contradiction.claimed - contradiction.found) > Decimal("0.02")


def test_negative_numbers_grow_the_other_way():
    table = column("(12)", "30", "18", value=lambda text: -Decimal(12) if "(" in text else Decimal(text))
    wrong, contradiction = plant_in_table(table, Random(0), spared=frozenset({(1, 0), (2, 0)}))
    assert contradiction.claimed == -Decimal(wrong.cells[0].text.strip("()"))


def test_nothing_to_plant():
    assert plant_in_table(draw_table(Random(1), shape="blank-form"), Random(1)) is None
    table = column("1", "2", "3")
    assert plant_in_table(table, Random(1), spared=frozenset({(0, 0), (1, 0), (2, 0)})) is None
