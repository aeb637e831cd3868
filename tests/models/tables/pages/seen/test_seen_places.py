"""What the finder of regions says beside geometry: two tables that geometry took for one, and one that it saw as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.chosen.choose import choose_grids
from models.tables.pages.grid_finder import GridFinder, geometry
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.picture_reader import PagePicture
from models.tables.pages.print.ruled_groups import ruled_groups
from models.tables.pages.regions.side_by_side import widened
from models.tables.pages.seen.seen_pieces import whole_regions
from models.tables.pages.seen.seen_places import seen_places, without_pieces
from tests.models.tables.pages.chosen.test_choose import PAGE, Places, blank_picture, drawn, grid, word
from tests.models.tables.table_grids_by_hand import grid_of
from tests.models.tables.table_grids_by_hand import word as by_hand

LEFT, RIGHT = (100.0, 160.0, 220.0), (250.0, 310.0, 370.0)
ROWS = (100.0, 120.0, 140.0, 160.0, 180.0)


def table(columns: Sequence[float], texts: Sequence[str]) -> tuple[Word, ...]:
    return tuple(
        word(text, column + 20, row + 5) for row in ROWS[:-1] for column, text in zip(columns[:-1], texts, strict=True)
    )


WORDS = (*table(LEFT, ("甲", "12")), *table(RIGHT, ("乙", "34")))
NUMBERED = (*table(LEFT, ("1", "甲")), *table(RIGHT, ("2", "乙")))
HALVES = tuple(Box(left=side[0], top=ROWS[0], right=side[-1], bottom=ROWS[-1]) for side in (LEFT, RIGHT))
WHOLE = grid(ROWS, (*LEFT, *RIGHT), found_by="text", words=WORDS)
SEEN = Places(*HALVES)


def test_closed_frames_with_nothing_between_are_two_tables_whatever_their_first_columns_hold() -> None:
    rules = (*drawn(ROWS, LEFT), *drawn(ROWS, RIGHT))
    page = PrintedPage(page=PAGE, words=NUMBERED, rules=rules)
    assert [one.n_columns for one in geometry(page)] == [2, 2]
    assert len({box.left for box in widened(ruled_groups(rules), page)}) == 2


def test_frames_with_a_column_between_are_one_table() -> None:
    """What a conversion left of the rules around the middle column are those of its neighbours."""
    rules = (*drawn(ROWS, LEFT), *drawn(ROWS, RIGHT))
    between = tuple(word("5", 230, row + 5) for row in ROWS[:-1])
    page = PrintedPage(page=PAGE, words=(*NUMBERED, *between), rules=rules)
    assert [one.n_columns for one in geometry(page)] == [5]


@pytest.mark.parametrize(("sides", "shown"), [(LEFT, 1), (LEFT[:2], 0)])
def test_what_rules_draw_both_ways_was_seen_however_badly_it_is_read(sides: Sequence[float], shown: int) -> None:
    """Words in the texture of a table top under a page are read as badly."""
    faded = tuple(replace(one, confidence=0.3) for one in table(LEFT, ("甲", "12")))
    page = PrintedPage(page=PAGE, words=faded, rules=drawn(ROWS, sides), scanned=True)
    assert len(seen_places(Places(HALVES[0]), [], page, clean=False).regions) == shown


def test_a_grid_in_which_two_tables_were_seen_has_them_for_rivals() -> None:
    page = PrintedPage(page=PAGE, words=WORDS)
    places = seen_places(SEEN, [WHOLE], page, clean=True)
    assert places.known == (WHOLE,)
    assert [region.box.left for region in places.new] == [120, 270]
    assert len(places.regions) == 2


def test_a_grid_in_which_one_was_seen_is_its_place() -> None:
    seen = Places(replace(HALVES[0], right=RIGHT[-1], bottom=ROWS[-2]))
    page = PrintedPage(page=PAGE, words=WORDS)
    places = seen_places(seen, [WHOLE], replace(page, scanned=True), clean=True)
    assert [region.box.bottom for region in places.new] == [175]
    assert WHOLE.box in places.frames
    assert seen_places(seen, [WHOLE], page, clean=True).new == ()


def test_what_is_seen_over_two_grids_of_a_page_that_nothing_damaged_is_neither_a_place_nor_a_table() -> None:
    one = Places(replace(HALVES[0], right=RIGHT[-1]))
    halves = [grid(ROWS, side, found_by="text", words=WORDS) for side in (LEFT, RIGHT)]
    page = PrintedPage(page=PAGE, words=(*WORDS, between := word("note", 230, 105)))
    for scanned in (False, True):
        clean = seen_places(one, halves, replace(page, scanned=scanned), clean=True)
        assert (clean.regions, clean.new, clean.of_table(between)) == ((), (), None)
    damaged = seen_places(one, halves, replace(page, scanned=True), clean=False)
    assert (len(damaged.regions), len(damaged.new), damaged.of_table(between)) == (1, 1, True)


def test_grids_over_one_another_are_one_table_unless_more_than_a_heading_is_between() -> None:
    parts = [grid(rows, LEFT, found_by="text", words=WORDS) for rows in (ROWS[:2], ROWS[3:])]
    rows = table(LEFT, ("甲", "12"))
    outer = tuple(one for one in rows if not ROWS[1] < one.box.top < ROWS[3])
    heading, caption = word("乙", 120, 130), word("表2", 120, 130)

    def seen_as_one(*words: Word) -> bool:
        return bool(seen_places(Places(HALVES[0]), parts, PrintedPage(page=PAGE, words=words), clean=True).new)

    assert seen_as_one(*rows)
    assert seen_as_one(*outer, heading)
    assert not seen_as_one(*outer, heading, word("丙", 120, 145))
    assert not seen_as_one(*outer, caption)


def test_on_a_page_with_text_a_grid_that_was_not_seen_stays() -> None:
    page = PrintedPage(page=PAGE, words=WORDS)
    assert seen_places(Places(), [WHOLE], page, clean=True).known == (WHOLE,)
    assert seen_places(Places(), [WHOLE], replace(page, scanned=True), clean=True).known == ()


class Looked:
    """Sees two tables, recognises nothing, counts looks."""

    def __init__(self) -> None:
        self.times = 0

    def look(self, picture: PagePicture, words: Sequence[Word]) -> Places:
        self.times += 1
        return SEEN

    def grids(self, picture: PagePicture, known: Sequence[PageGrid], words: Sequence[Word]) -> list[list[PageGrid]]:
        return []


def test_pages_whose_tables_only_white_shows_are_looked_at() -> None:
    looked = Looked()
    assert GridFinder(lambda: looked)(PrintedPage(page=PAGE, words=WORDS), blank_picture)
    assert looked.times == 1


def test_ruled_pages_are_looked_at_where_lines_in_columns_are_left_over() -> None:
    looked = Looked()
    ruled = PrintedPage(page=PAGE, words=table(LEFT, ("1", "12")), rules=drawn(ROWS, LEFT))
    GridFinder(lambda: looked)(ruled, blank_picture)
    assert looked.times == 0
    left_over = tuple(word(text, left, top) for top in (400, 600) for text, left in (("甲乙丙丁", 100), ("5", 300)))
    page = replace(ruled, words=(*ruled.words, *left_over))
    assert [one.found_by for one in geometry(page)] == ["rules"]
    GridFinder(lambda: looked)(page, blank_picture)
    assert looked.times == 1


def test_a_piece_within_a_seen_region_is_none_of_its_own() -> None:
    speck = Box(left=330, top=150, right=350, bottom=170)
    page = PrintedPage(page=PAGE, words=WORDS, rules=(Rule(box=speck, horizontal=True),))
    assert whole_regions([HALVES[1], speck], [WHOLE.box], page) == [HALVES[1]]


def test_what_leaves_a_table_out_is_no_rival_on_a_page_with_text() -> None:
    """The right half alone explains itself, and nobody would miss the left one's figures."""
    half = grid(ROWS, RIGHT, found_by="recogniser", words=WORDS)
    whole = grid(ROWS[::2], (*LEFT, *RIGHT), found_by="text", words=WORDS)
    elsewhere = lambda one: one.box.left > RIGHT[0]  # noqa: E731
    page = PrintedPage(page=PAGE, words=WORDS)
    assert [one.n_columns for one in choose_grids(page, [[whole], [half]], of_table=elsewhere)] == [5]
    scanned = replace(page, scanned=True)
    assert [one.n_columns for one in choose_grids(scanned, [[whole], [half]], of_table=elsewhere)] == [2]


def test_groups_of_rows_with_the_same_columns_are_one_table() -> None:
    """Published statistics print white between groups of rows, and two were seen."""
    groups = [grid(ROWS[at : at + 3], LEFT, found_by="text", words=WORDS) for at in (0, 2)]
    whole = grid(ROWS, LEFT, found_by="text", words=WORDS)
    assert without_pieces(groups, [whole]) == []
    other = grid(ROWS[2:], (*LEFT[:2], 190.0, 220.0), found_by="text", words=WORDS)
    assert without_pieces([groups[0], other], [whole]) == [groups[0], other]
    assert without_pieces(groups, [groups[0]]) == groups


def test_what_only_the_finder_of_regions_saw_on_a_page_with_text_must_explain_nearly_all() -> None:
    """The figures of a chart are no table, however many lines there are between them."""
    words = tuple(word(str(number), 100 + 37 * (number % 5), 100 + 23 * number) for number in range(12))
    chart = grid((90, 150, 210, 270, 330, 390), (95, 150, 210, 300), found_by="text", words=words)
    page = PrintedPage(page=PAGE, words=words)
    assert choose_grids(page, [[], [chart]]) == ()
    assert choose_grids(page, [[chart], [chart]]) != ()
    assert choose_grids(PrintedPage(page=PAGE, words=WORDS), [[], [WHOLE]]) != ()


def test_a_text_that_is_seen_under_a_table_is_none_of_its_place() -> None:
    lines = ("The match was postponed and the ground", "will be inspected on Friday, the date of it", "told.")
    text = tuple(
        word(one, 120 + 6 * at, 200 + 12 * row) for row, line in enumerate(lines) for at, one in enumerate(line.split())
    )
    page = PrintedPage(page=PAGE, words=(*WORDS, *text), scanned=True)
    seen = Places(replace(HALVES[0], right=600.0, bottom=240.0))
    assert [box.bottom for box in seen_places(seen, [WHOLE], page, clean=True).regions] == [175]
    assert [box.bottom for box in seen_places(seen, [WHOLE], page, clean=False).regions] == [234]


def test_what_is_cut_out_of_lines_of_text_is_no_table() -> None:
    """Wide blanks of justified lines stand under one another."""
    text = tuple(word("word", 100 + 46 * at, 300 + 14 * row) for row in range(6) for at in range(6))
    page = PrintedPage(page=PAGE, words=text, scanned=True)
    part = Places(Box(left=98, top=298, right=190, bottom=390))
    assert seen_places(part, [], page, clean=True).new == ()
    assert len(seen_places(part, [], page, clean=False).new) == 1


def test_pieces_over_one_another_of_one_stack_of_rules_are_one_table() -> None:
    """Previously as many tables as pieces; of two tables neither has the columns of both."""
    rows = tuple(100.0 + 20 * at for at in range(8))
    columns = (*LEFT, *RIGHT[1:])
    words = tuple(
        word(text, column + 20, row + 5)
        for row in rows[:-1]
        for column, text in zip(columns[:-1], ("甲", "12", "乙", "34"), strict=True)
    )
    rules = tuple(rule for rule in drawn(rows, columns) if rule.horizontal)
    whole = grid(rows, columns, found_by="both", words=words)
    box = whole.box
    pieces = Places(replace(box, bottom=rows[3]), replace(box, top=rows[4]))
    page = PrintedPage(page=PAGE, words=words, rules=rules, scanned=True)
    assert seen_places(pieces, [whole], page, clean=True).new == ()
    assert len(seen_places(pieces, [whole], replace(page, rules=rules[:3]), clean=True).new) == 2
    titled = replace(
        page, words=(*(one for one in words if one.box.top != rows[3] + 5), word("表二", 102, rows[3] + 5))
    )
    assert len(seen_places(pieces, [whole], titled, clean=True).new) == 2
    numbered = replace(titled, words=(*titled.words[:-1], word("2", 102, rows[3] + 5), word("加算", 125, rows[3] + 5)))
    assert len(seen_places(pieces, [whole], numbered, clean=True).new) == 2  # previously one: in columns, as rows are
    centred = replace(titled, words=(*titled.words[:-1], word("表二", 225, rows[3] + 5)))
    assert len(seen_places(pieces, [whole], centred, clean=True).new) == 2  # previously one: not at the left side
    figure = replace(titled, words=(*titled.words[:-1], word("2", 102, rows[3] + 5), word("34", 125, rows[3] + 5)))
    assert seen_places(pieces, [whole], figure, clean=True).new == ()


def test_a_grid_with_a_column_of_text_beside_the_seen_table_is_no_place() -> None:
    """Previously the place of what was seen at its side."""
    text = tuple(word("一二三四五六七八九十", 240, row + 5) for row in ROWS[:-1])
    words = (*table(LEFT, ("甲", "12")), *text)
    wide = grid(ROWS, (*LEFT, 400.0), found_by="both", words=words)
    places = seen_places(Places(HALVES[0]), [wide], PrintedPage(page=PAGE, words=words, scanned=True), clean=True)
    assert wide.box not in places.frames
    assert len(places.new) == 1


def test_two_grids_with_the_same_columns_that_were_seen_as_one_are_no_places() -> None:
    """The last group of a statement, below a rule; previously the upper grid was the place of all."""
    rows = tuple(100.0 + 20 * row for row in range(13))
    words = tuple(
        word(text, column + 20, row + 5) for row in rows[:-1] for column, text in zip(LEFT, "甲1", strict=False)
    )
    upper, lower = (grid(own, LEFT, found_by="text", words=words) for own in (rows[:11], rows[10:]))
    page = PrintedPage(page=PAGE, words=words, scanned=True)
    places = seen_places(Places(replace(HALVES[0], bottom=rows[-1])), [upper, lower], page, clean=True)
    assert upper.box not in places.frames
    assert len(places.new) == 1


def test_white_that_was_seen_between_two_halves_joins_them() -> None:
    figures = tuple(word("34", 270, row + 5) for row in ROWS[:-1])
    page = PrintedPage(page=PAGE, words=(*table(LEFT, ("甲", "12")), *figures), scanned=True)
    halves = [HALVES[0], Box(left=225, top=105, right=250, bottom=170), Box(left=255, top=100, right=300, bottom=180)]
    assert len(whole_regions(halves, [], page)) == 1
    assert len(whole_regions([halves[0], halves[2]], [], page)) == 2


def _row(top: float, label: str) -> list[Word]:
    return [by_hand(label, 4, top), by_hand("118", 170, top)]


def test_pieces_whose_edges_lie_in_each_other_s_white_have_the_same_columns() -> None:
    """A sum's short label leaves more white before the first figure than the labels above."""
    edges = (0.0, 150.0, 200.0)
    labels = [*_row(4, "Entradas y salidas del año"), *_row(24, "Impuestos sobre bienes")]
    upper = grid_of(labels, (0.0, 20.0, 40.0), edges)
    lower = grid_of([*_row(44, "Suma"), *_row(64, "Media")], (40.0, 60.0, 80.0), (0.0, 90.0, 200.0))
    whole = grid_of([*labels, *_row(44, "Suma"), *_row(64, "Media")], (0.0, 20.0, 40.0, 60.0, 80.0), edges)
    assert without_pieces([upper, lower], [whole]) == []


def test_what_was_seen_over_two_tables_of_other_columns_with_heads_is_none() -> None:
    """No more than a title stands between them."""
    upper = grid_of(
        [by_hand("Sorte", 4, 4), by_hand("Preis", 170, 4), *_row(24, "Linde")], (0.0, 20.0, 40.0), (0.0, 150.0, 200.0)
    )
    words = [by_hand("Ort", 4, 64), by_hand("Tage", 80, 64), by_hand("Kosten", 165, 64)]
    words += [by_hand("Nord", 4, 84), by_hand("12", 80, 84), by_hand("118", 170, 84)]
    lower = grid_of(words, (60.0, 80.0, 100.0), (0.0, 60.0, 130.0, 200.0))
    held = [word for one in (upper, lower) for cell in one.cells for word in cell.words]
    page = PrintedPage(page=PAGE, words=(*held, by_hand("Reisen", 4, 48)))
    seen = Places(Box(left=0, top=0, right=200, bottom=100))
    assert seen_places(seen, [upper, lower], page, clean=True).new == ()
    plain = [word for word in held if word not in words[:3]]
    same = grid_of([*_row(64, "Nord"), *_row(84, "West")], (60.0, 80.0, 100.0), (0.0, 150.0, 200.0))
    page = PrintedPage(page=PAGE, words=(*plain[:4], *(w for cell in same.cells for w in cell.words)))
    assert len(seen_places(seen, [upper, same], page, clean=True).new) == 1


def test_sentences_in_columns_that_nobody_takes_for_a_table_are_none() -> None:
    """Previously three columns of three lines each were a table of words."""
    told = ("We count, in spring, all of", "the birds that rest on the", "shore, and those on the sea.")
    words = [
        by_hand(part, left, 104 + 20 * at) for at, text in enumerate(told) for left in (100, 300) for part in [text]
    ]
    wide = grid((100.0, 120.0, 140.0, 160.0), (100.0, 280.0, 480.0), found_by="text", words=words)
    page = PrintedPage(page=PAGE, words=tuple(words))
    assert seen_places(Places(), [wide], page, clean=True).known == ()
    assert seen_places(Places(wide.box), [wide], page, clean=True).known == (wide,)
    assert seen_places(Places(), [replace(wide, found_by="both")], page, clean=True).known != ()
