"""What rules close and part on a scan is one table, and single columns that were seen of a table are not tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Rule
from models.tables.pages.chosen.choose import choose_grids
from models.tables.pages.chosen.score import score
from models.tables.pages.grid_finder import GridFinder
from models.tables.pages.regions.closed_frames import closed_frames
from models.tables.pages.seen.seen_pieces import whole_regions
from tests.models.tables.pages.chosen.test_choose import (
    COLUMNS,
    PAGE,
    RIGHT,
    ROWS,
    WORDS,
    Asked,
    Places,
    blank_picture,
    drawn,
    grid,
    parts,
    word,
)

FRAME = Box(left=100, top=100, right=400.5, bottom=190.5)
RULED = PrintedPage(page=PAGE, words=WORDS, rules=drawn(ROWS, COLUMNS), scanned=True)
BROKEN = replace(
    RULED,
    rules=(
        *(rule for rule in RULED.rules if rule.horizontal or not 150 < rule.box.left < 350),
        Rule(box=Box(left=199.8, top=100, right=200.2, bottom=150), horizontal=False),
        Rule(box=Box(left=299.8, top=130, right=300.2, bottom=190), horizontal=False),
    ),
)
"""The inner upright rules in part."""


def upright(x: float, top: float, bottom: float) -> Rule:
    return Rule(box=Box(left=x, top=top, right=x + 0.5, bottom=bottom), horizontal=False)


def level(y: float, left: float, right: float) -> Rule:
    return Rule(box=Box(left=left, top=y, right=right, bottom=y + 0.5), horizontal=True)


def frames_of(rules: Sequence[Rule]) -> list[Box]:
    return closed_frames(replace(RULED, rules=tuple(rules)))


def test_a_lattice_is_a_closed_frame_whatever_cells_are_joined_in_it() -> None:
    assert frames_of(RULED.rules) == [FRAME]
    joined = [rule for rule in RULED.rules if rule.horizontal or rule.box.left != 200]
    assert frames_of([*joined, upright(200, 130, 190)]) == [FRAME]


def test_a_side_is_open_where_all_rules_across_end_in_one_line() -> None:
    inner = [rule for rule in RULED.rules if rule.horizontal or 100 < rule.box.left < 400]
    assert frames_of(inner) == [replace(FRAME, right=400.0)]


def test_a_side_that_the_edge_of_the_picture_cut_off_is_none_the_less_one() -> None:
    """Tables cut out of a page are often cut along their outermost rules."""
    moved = [
        replace(
            rule,
            box=Box(
                left=rule.box.left - 98, top=rule.box.top - 98, right=rule.box.right - 98, bottom=rule.box.bottom - 98
            ),
        )
        for rule in RULED.rules
    ]
    top = [rule for rule in moved if rule.box.bottom > 3]
    assert frames_of([*top, level(2, 2, 60)]) == [Box(left=2, top=2, right=302.5, bottom=92.5)]
    assert frames_of([rule for rule in RULED.rules if rule.box.bottom > 101]) != [FRAME]


def test_what_rules_do_not_close_or_part_is_none() -> None:
    sides = [rule for rule in RULED.rules if not rule.horizontal]
    uneven = [level(130, 100, 350), level(160, 100, 300), level(100, 100, 400), level(190, 100, 400)]
    assert frames_of([*uneven, *sides[:3]]) == []
    assert frames_of([level(100, 100, 400), level(190, 100, 400), sides[0], sides[-1]]) == []


def test_streaks_that_end_nowhere_make_a_frame_doubtful() -> None:
    streaks = [upright(x, 112, 181) for x in (150.0, 250.0, 350.0)]
    assert frames_of([*RULED.rules, *streaks]) == []


def test_a_table_seen_in_parts_is_the_whole_frame() -> None:
    """Previously the rows between the two parts were prose."""
    seen = Places(
        Box(left=98, top=98, right=402, bottom=131), Box(left=98, top=159, right=402, bottom=192)
    )  # fmt: skip
    halves = grid((100, 130), COLUMNS, found_by="recogniser")
    (found,) = GridFinder(lambda: Asked(halves, seen))(RULED, blank_picture)
    assert (found.n_rows, found.n_columns) == (3, 3)


def test_a_larger_region_that_was_seen_is_believed_before_a_frame_in_it() -> None:
    words = (*WORDS, *(word(text, x, 260) for text, x in (("备注", 120), ("5", 220), ("7", 320))))
    whole = grid((*ROWS, 290), COLUMNS, found_by="recogniser", words=words)
    finder = GridFinder(lambda: Asked(whole, Places(Box(left=98, top=98, right=402, bottom=292))))
    (found,) = finder(replace(RULED, words=words), blank_picture)
    assert found.n_rows == 4


def test_in_a_closed_frame_the_recogniser_has_no_advantage() -> None:
    """Its grid of nearly the same score has one row more than the rules draw."""
    wrong = grid((*ROWS[:3], 175, 190), COLUMNS, found_by="recogniser")
    right = grid(ROWS, COLUMNS, found_by="rules")
    (chosen,) = choose_grids(BROKEN, [[right], [wrong]], frames=[FRAME])
    assert chosen.found_by == "rules"
    told = [parts(one, BROKEN.rules) for one in (right, wrong)]
    assert 0 < score(told[0], told) - score(told[1], told) < 0.1
    (damaged,) = choose_grids(BROKEN, [[right], [wrong]])
    assert damaged.found_by == "recogniser"


def test_a_grid_that_explains_nearly_everything_needs_no_frame() -> None:
    """With all rules, the same two grids: what explains so much less has no advantage either."""
    wrong = grid((*ROWS[:3], 175, 190), COLUMNS, found_by="recogniser")
    right = grid(ROWS, COLUMNS, found_by="rules")
    (chosen,) = choose_grids(RULED, [[right], [wrong]])
    assert chosen.found_by == "rules"


def test_single_columns_that_were_seen_of_a_known_table_are_that_table() -> None:
    page = PrintedPage(page=PAGE, words=WORDS, scanned=True)
    columns = [Box(left=left + 15, top=105, right=left + 65, bottom=185) for left in COLUMNS[:3]]
    assert whole_regions([columns[0], columns[2]], [RIGHT.box], page) == [RIGHT.box]
    assert whole_regions([RIGHT.box], [RIGHT.box], page) == [RIGHT.box]


def test_a_single_column_joins_the_tables_that_geometry_parted() -> None:
    halves = [Box(left=100, top=100, right=400, bottom=135), Box(left=100, top=155, right=400, bottom=190)]
    page = PrintedPage(page=PAGE, words=WORDS, scanned=True)
    column = Box(left=215, top=100, right=260, bottom=190)
    assert whole_regions([column], halves, page) == [Box(left=100, top=100, right=400, bottom=190)]
    elsewhere = Box(left=115, top=400, right=160, bottom=450)
    assert elsewhere in whole_regions([column, elsewhere], halves, page)


def test_ruled_columns_are_no_pieces() -> None:
    page = replace(RULED, rules=(*RULED.rules, upright(240, 105, 185)))
    ruled = Box(left=215, top=105, right=265, bottom=185)
    assert whole_regions([ruled], [RIGHT.box], page) == [ruled]


def test_figures_that_were_seen_apart_from_their_labels_are_of_their_table() -> None:
    """A wide gap between labels and figures made two tables of one; a list beside a list has labels of its own."""
    labels, figures = Box(left=100, top=100, right=190, bottom=190), Box(left=205, top=102, right=400, bottom=188)
    words = [word(text, x, y) for y in (110, 140, 170) for text, x in (("受理", 120), ("12", 220), ("7", 320))]
    page = PrintedPage(page=PAGE, words=tuple(words), scanned=True)
    assert whole_regions([labels, figures], [], page) == [Box(left=100, top=100, right=400, bottom=190)]
    lists = [word(text, x, y) for y in (110, 140, 170) for text, x in (("受理", 120), ("办结", 220), ("7", 320))]
    page = PrintedPage(page=PAGE, words=tuple(lists), scanned=True)
    assert whole_regions([labels, figures], [], page) == [labels, figures]
    lower = Box(left=205, top=150, right=400, bottom=250)
    assert whole_regions([labels, lower], [], page) == [labels, lower]


def test_halves_that_were_seen_to_meet_are_one_table_whatever_stands_in_the_right_one() -> None:
    """A streak down a fax parted them; tables beside each other have white between."""
    lists = [word(text, x, y) for y in (110, 140, 170) for text, x in (("受理", 120), ("办结", 220), ("7", 320))]
    page = PrintedPage(page=PAGE, words=tuple(lists), scanned=True)
    left = Box(left=100, top=100, right=204, bottom=190)
    for right_from, tables in ((199, 1), (204, 2), (190, 2)):
        right = Box(left=right_from, top=100, right=400, bottom=195)
        assert len(whole_regions([left, right], [], page)) == tables


def test_tables_that_both_have_columns_are_two_though_the_right_one_begins_with_figures() -> None:
    """A ranking that goes on beside itself: numbers, names, figures."""
    left, right = Box(left=100, top=100, right=190, bottom=190), Box(left=205, top=102, right=400, bottom=188)
    texts = (("1", 105), ("城市", 150), ("29", 220), ("3.1", 320))
    words = [word(text, x, y) for y in (110, 140, 170) for text, x in texts]
    page = PrintedPage(page=PAGE, words=tuple(words), scanned=True)
    assert len(whole_regions([left, right], [], page)) == 2
