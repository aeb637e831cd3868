"""Dashes between heads and their units."""

from __future__ import annotations

from models.tables.pages.grids.head_dashes import is_head_dash
from tests.models.tables.pages.print.test_what_stands_between import LEFT, RIGHT, found, row
from tests.models.tables.table_grids_by_hand import level, texts_of, word

COLUMNS = (66.0, 200.0, 340.0, 400.0)


def test_a_head_of_a_name_a_dash_and_a_unit_is_one_cell() -> None:
    words = [word("Finalidad", 200, 120), word("Expediente", 66, 120)]
    for x, name in ((340, "Importe"), (400, "Ayuda")):
        words += [word(name, x, 108), word("–", x + 12, 120), word("Euros", x, 132)]
    for number, name in enumerate(("Coral", "Teatro", "Archivo")):
        words += row(152 + 16 * number, (f"24/001{number}", name, f"1.980,0{number}", f"990,0{number}"), COLUMNS)
    (grid,) = found(words, [level(y, LEFT, RIGHT) for y in (104, 146, 200)])
    assert texts_of(grid)[0] == ["Expediente", "Finalidad", "Importe – Euros", "Ayuda – Euros"]


def test_a_dash_for_a_figure_is_none() -> None:
    above, dash, below = word("Importe", 340, 108), word("–", 352, 120), word("12,0", 345, 132)
    assert not is_head_dash(dash, [above, dash, below])
    assert is_head_dash(dash, [above, dash, word("Euros", 340, 132)])
    assert not is_head_dash(dash, [above, dash, word("Euros", 340, 150)])
