"""Two columns of labels before the figures."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.labels.pairs_of_labels import with_pairs_of_labels
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS = (0.0, 80.0, 180.0, 230.0, 280.0)
LABELS = (("全省", "Total"), ("按类分", "By type"), ("京剧", "Opera"), ("杂技", "Acrobats"))
SPANS = {(2, 1): (1, 3)}


def grid(*, head: float = 75, labels: Sequence[tuple[str, str]] = LABELS) -> PageGrid:
    words = [word("Item", head, 4), word("2023", 190, 4), word("2024年", 240, 4)]
    for at, (name, other) in enumerate(labels, 1):
        words += [word(name, 4, 20 * at + 4), word(other, 90, 20 * at + 4)]
        if other != "By type":
            words += [word(f"{at}.5", 200, 20 * at + 4), word(f"{at}.7", 250, 20 * at + 4)]
    words = [one for one in words if one.text]
    return grid_of(words, [20.0 * at for at in range(len(labels) + 2)], COLUMNS, SPANS)


def test_a_head_in_the_middle_of_both_is_over_both() -> None:
    """Previously it was of the second alone, and the second label of a row without figures a heading over all columns."""
    made = texts_of(with_pairs_of_labels(grid(), ()))
    assert made[0][0] == "Item[1x2]"
    assert made[2] == ["按类分", "By type", "", ""]


def test_a_head_over_one_of_them_stays_there() -> None:
    assert texts_of(with_pairs_of_labels(grid(head=90), ()))[0][:2] == ["", "Item"]


def test_rules_and_single_labels_are_left_alone() -> None:
    upright = Rule(box=Box(left=79.5, top=0, right=80.5, bottom=100), horizontal=False)
    assert with_pairs_of_labels(grid(), [upright]) == grid()
    single = grid(labels=[("", "Total"), ("", "By type"), ("京剧", "Opera"), ("", "Acrobats")])
    assert with_pairs_of_labels(single, ()) == single
