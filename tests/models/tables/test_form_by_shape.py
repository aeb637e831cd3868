"""A scanned grid with a form's shape is that form, however garbled its labels; other grids and other pages are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from corpora.profiles.load import load_profiles
from corpora.profiles.profile import Form
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.registration.by_shape import by_shape

PROFILE = next(profile for profile in load_profiles() if profile.id == "statutory-2021")
FORMS = list(PROFILE.forms)
DISPUTES = next(form for form in FORMS if form.id == "disputes")
PAGE = PrintedPage(page=Page(number=1, width=595.0, height=842.0), words=(), scanned=True)


ADDING_UP = ("6", "3", "1", "0", "10", "0", "0", "0", "0", "0", "1", "0", "0", "0", "1")


def _grid(form: Form, *, figure: str = "0", kept: int = 2, figures: Sequence[str] = ()) -> PageGrid:
    """The form's cells; of each label every `kept`-th character is read, the others are wrong."""

    def word(text: str, row: int, column: int) -> tuple[Word, ...]:
        box = Box(left=20.0 * column, top=20.0 * row, right=20.0 * column + 15, bottom=20.0 * row + 10)
        return (Word(text=text, box=box, origin="ocr"),) if text else ()

    texts = [
        (one, "".join(mark if place % kept == 0 else "某" for place, mark in enumerate(one.text)))
        for one in form.labels
    ] + list(zip(form.fields, figures or [figure] * len(form.fields), strict=True))  # fmt: skip
    cells = tuple(
        PageCell(
            row=one.row, column=one.column, row_span=one.row_span, column_span=one.column_span,
            box=Box(left=0.0, top=0.0, right=1.0, bottom=1.0), words=word(text, one.row, one.column),
        )
        for one, text in texts
    )  # fmt: skip
    return PageGrid(
        box=Box(left=0.0, top=0.0, right=300.0, bottom=100.0), cells=cells, confidence=0.9, found_by="recogniser",
        row_edges=tuple(20.0 * n for n in range(form.n_rows + 1)),
        column_edges=tuple(20.0 * n for n in range(form.n_columns + 1)),
    )  # fmt: skip


def test_garbled_labels_in_the_right_places_are_the_form() -> None:
    (found,) = by_shape(PAGE, [_grid(DISPUTES)], FORMS)
    assert found.form is not None
    assert (found.form.form, found.form.rows) == ("disputes", tuple(range(DISPUTES.n_rows)))


def _heads_joined(grid: PageGrid) -> PageGrid:
    """The rule between two heads is gone."""
    cells = [replace(cell, row_span=1) if cell.row == 1 and cell.column < 3 else cell for cell in grid.cells]
    return replace(grid, cells=tuple(cells))


def test_figures_that_add_up_in_the_form_s_places_are_the_form_whatever_its_labels() -> None:
    grid = _heads_joined(_grid(DISPUTES, kept=99, figures=ADDING_UP))
    (found,) = by_shape(PAGE, [grid], FORMS, PROFILE.identities)
    assert found.form is not None
    assert found.form.form == "disputes"


def _heads_cut(grid: PageGrid) -> PageGrid:
    """Every head of the row above the figures as two rows, its lines set far apart."""
    edges = (*grid.row_edges[:3], 50.0, *grid.row_edges[3:])
    cells = []
    for cell in grid.cells:
        box = replace(cell.box, left=20.0 * cell.column, right=20.0 * (cell.column + cell.column_span))
        if cell.row == 3:
            cells.append(replace(cell, row=4, box=box))
        elif cell.row + cell.row_span == 3:
            half = len(cell.words[0].text) // 2 if cell.words else 0
            texts = [(word, replace(word, text=word.text[:half])) for word in cell.words]
            cells.append(replace(cell, box=box, words=tuple(upper for _, upper in texts)))
            lower = tuple(
                replace(word, text=word.text[half:], box=replace(word.box, top=52.0, bottom=58.0)) for word, _ in texts
            )
            cells.append(replace(cell, row=3, row_span=1, box=box, words=lower))
        else:
            cells.append(replace(cell, box=box))
    return replace(grid, row_edges=edges, cells=tuple(cells))


def test_heads_of_widely_set_lines_are_not_two_rows_of_the_form() -> None:
    grid = _heads_cut(_grid(DISPUTES, kept=99, figures=ADDING_UP))
    assert grid.n_rows == DISPUTES.n_rows + 1
    (found,) = by_shape(PAGE, [grid], FORMS, PROFILE.identities)
    assert found.form is not None
    assert (found.form.form, found.n_rows) == ("disputes", DISPUTES.n_rows)
    head = next(cell for cell in found.cells if (cell.row, cell.column) == (2, 5))
    assert [len(word.text) for word in head.words] == [2, 2], "both lines of 结果维持"


def test_columns_that_streaks_make_are_none_of_the_form() -> None:
    figures = ("6", "3", "1", "0", "10", "2", "0", "1", "0", "3", "1", "0", "0", "4", "5")
    grid = _grid(DISPUTES, kept=99, figures=figures)
    edges = (*grid.column_edges[:8], 158.0, *grid.column_edges[8:11], 218.0, *grid.column_edges[11:])
    moved = tuple(
        replace(
            cell,
            column=cell.column + (cell.column > 7) + (cell.column > 10),
            box=Box(left=0.0, top=0.0, right=1.0, bottom=1.0),
        )
        for cell in grid.cells
    )
    (found,) = by_shape(PAGE, [replace(grid, column_edges=edges, cells=moved)], FORMS, PROFILE.identities)
    assert found.form is not None
    assert (found.form.form, found.n_columns) == ("disputes", DISPUTES.n_columns)


def test_rows_too_many_whose_figures_do_not_add_up_are_no_form() -> None:
    grid = _heads_cut(_grid(DISPUTES, kept=99, figures=("7", *ADDING_UP[1:])))
    assert by_shape(PAGE, [grid], FORMS, PROFILE.identities) == (grid,)


def test_one_figure_beside_a_speck_leaves_the_form_to_its_other_sums() -> None:
    figures = ("6", "1 3", "1", "0", "10", "2", "0", "1", "0", "3", "1", "0", "0", "4", "5")
    (found,) = by_shape(PAGE, [_heads_cut(_grid(DISPUTES, kept=99, figures=figures))], FORMS, PROFILE.identities)
    assert found.form is not None
    assert found.form.form == "disputes"


@pytest.mark.parametrize("figures", [("7", *ADDING_UP[1:]), ("", *ADDING_UP[1:]), ("0",) * 15])
def test_figures_that_do_not_or_say_nothing_tell_no_form(figures: tuple[str, ...]) -> None:
    grid = _grid(DISPUTES, kept=99, figures=figures)
    assert by_shape(PAGE, [grid], FORMS, PROFILE.identities) == (grid,)


@pytest.mark.parametrize(
    ("grid", "page"),
    [
        (_grid(DISPUTES, kept=99), PAGE),
        (_grid(DISPUTES, figure="某某"), PAGE),
        (_grid(DISPUTES), replace(PAGE, scanned=False)),
        (replace(_grid(DISPUTES), row_edges=(0.0, 20.0, 40.0, 60.0)), PAGE),
    ],
    ids=["other words", "no figures", "a page with text", "fewer rows"],
)
def test_nothing_else_is(grid: PageGrid, page: PrintedPage) -> None:
    assert by_shape(page, [grid], FORMS) == (grid,)


def _captioned(text: str) -> PrintedPage:
    caption = Word(text=text, box=Box(left=20, top=-20, right=200, bottom=-8), origin="ocr")
    return replace(PAGE, words=(caption,))


def _between_streaks(*, missing: int) -> PageGrid:
    """Figures whose sums say nothing, some of them gone, between a column of dirt on each side."""
    form = _grid(DISPUTES, kept=5)
    figures = {(field.row, field.column) for field in DISPUTES.fields[:missing]}
    cells = [
        replace(cell, column=cell.column + 1, words=() if (cell.row, cell.column) in figures else cell.words)
        for cell in form.cells
    ]  # fmt: skip
    edges = (-30.0, *form.column_edges, 340.0)
    return replace(form, column_edges=edges, cells=tuple(cells))


def test_a_form_under_its_caption_is_told_though_figures_are_missing_and_streaks_stand_beside() -> None:
    """Previously its figures had to add up, and most heads to be read."""
    caption = _captioned("四、政府信息公开行政复议，行政诉讼情况")
    (found,) = by_shape(caption, [_between_streaks(missing=3)], FORMS)
    assert found.form is not None
    assert found.form.form == "disputes"
    assert found.column_edges == _grid(DISPUTES).column_edges
    for page, grid in (
        (_captioned("五、存在的主要问题及改进情况"), _between_streaks(missing=3)),
        (caption, _between_streaks(missing=10)),
    ):
        assert by_shape(page, [grid], FORMS)[0].form is None


def _faded(grid: PageGrid, *, lost: Sequence[int], figures: int) -> PageGrid:
    """Some of its edges are gone, a streak stands between two others, and the last `figures` figures are gone."""
    gone = {(field.row, field.column) for field in DISPUTES.fields[-figures:]}
    wide = grid.column_edges[1] - grid.column_edges[0]
    edges = {edge for at, edge in enumerate(grid.column_edges) if at not in lost} | {grid.column_edges[4] + wide / 3}
    cells = [replace(cell, words=() if (cell.row, cell.column) in gone else cell.words) for cell in grid.cells]
    return replace(grid, column_edges=tuple(sorted(edges)), cells=tuple(cells))


@pytest.mark.parametrize(
    ("lost", "figures", "told"), [((3, 4, 5), 8, True), ((3, 4, 5), 10, False), ((3, 4, 5, 6, 8), 8, False)]
)
def test_rules_that_divide_a_form_evenly_tell_where_others_have_faded(
    lost: Sequence[int], figures: int, told: bool
) -> None:
    form = _grid(DISPUTES, kept=99)
    (found,) = by_shape(_captioned(DISPUTES.caption), [_faded(form, lost=lost, figures=figures)], FORMS)
    assert (found.form is not None) == told
    if told:
        assert found.column_edges == pytest.approx(form.column_edges)


def _first_group_narrow(grid: PageGrid) -> PageGrid:
    """The columns below the form's first head half as wide as the others."""
    first = next(label.column_span for label in DISPUTES.labels if label.row == label.column == 0)

    def moved(x: float) -> float:
        return x / 2 if x < 20.0 * first else x - 10.0 * first

    def put(word: Word) -> Word:
        return replace(word, box=replace(word.box, left=moved(word.box.left), right=moved(word.box.left) + 8.0))

    cells = [replace(cell, words=tuple(map(put, cell.words))) for cell in grid.cells]
    return replace(grid, column_edges=tuple(map(moved, grid.column_edges)), cells=tuple(cells))


def test_a_form_s_two_groups_of_columns_are_even_each_by_itself() -> None:
    """Previously rules that had faded were told only where all columns were of one width."""
    form = _first_group_narrow(_grid(DISPUTES, kept=99))
    (found,) = by_shape(_captioned(DISPUTES.caption), [_faded(form, lost=(7, 9, 11), figures=5)], FORMS)
    assert found.form is not None
    assert found.column_edges == pytest.approx(form.column_edges)


def _without_labels(grid: PageGrid, form: Form) -> PageGrid:
    """Their ink is gone."""
    labels = {(label.row, label.column) for label in form.labels}
    return replace(
        grid, cells=tuple(replace(cell, words=()) if (cell.row, cell.column) in labels else cell for cell in grid.cells)
    )


@pytest.mark.parametrize("form", FORMS[1:], ids=lambda form: form.id)
def test_a_form_whose_labels_are_gone_is_told_by_its_cells(form: Form) -> None:
    grid = _without_labels(_grid(form), form)
    (found,) = by_shape(_captioned(f"三、{form.caption}"), [grid], FORMS)
    assert found.form is not None
    assert found.form.form == form.id
    (alone,) = by_shape(PAGE, [grid], FORMS)
    assert alone.form is not None, "no other table has so many wide cells at the same places"


def test_rules_that_are_gone_ask_for_the_caption() -> None:
    requests = FORMS[1]
    worn = _without_labels(_grid(requests), requests)
    cells = [replace(cell, column_span=1) if cell.column_span > 1 else cell for cell in worn.cells]
    grid = replace(worn, cells=tuple(cells))
    assert [one.form is not None for one in by_shape(_captioned(requests.caption), [grid], FORMS)] == [True]
    assert [one.form for one in by_shape(_captioned("各单位检查情况统计表"), [grid], FORMS)] == [None]


def test_other_words_in_its_cells_make_no_form_of_its_shape() -> None:
    (words,) = by_shape(
        _captioned(DISPUTES.caption), [_without_labels(_grid(DISPUTES, figure="合格"), DISPUTES)], FORMS
    )
    assert words.form is None
    (labels,) = by_shape(PAGE, [_grid(DISPUTES, kept=99)], FORMS)
    assert labels.form is None


PROACTIVE = next(form for form in FORMS if form.id == "proactive")


def _streaked(grid: PageGrid, at: Sequence[float]) -> PageGrid:
    """With an edge more at each of these places, of streaks down the page."""
    edges = tuple(sorted((*grid.column_edges, *at)))
    cells = []
    for cell in grid.cells:
        left, right = (grid.column_edges[cell.column], grid.column_edges[cell.column + cell.column_span])
        first, last = edges.index(left), edges.index(right)
        box = replace(cell.box, left=left, right=right)
        cells.append(replace(cell, column=first, column_span=last - first, box=box))
    return replace(grid, column_edges=edges, cells=tuple(cells))


def test_streaks_through_a_form_of_several_rows_of_figures_are_none_of_its_columns() -> None:
    """Previously all its figures were lost."""
    grid = _streaked(_grid(PROACTIVE), (24.0, 27.0))
    (found,) = by_shape(_captioned(PROACTIVE.caption), [grid], FORMS, PROFILE.identities)
    assert found.form is not None
    assert (found.form.form, found.n_columns) == ("proactive", PROACTIVE.n_columns)
    assert found.column_edges == _grid(PROACTIVE).column_edges


def test_figures_read_as_one_word_over_two_cells_leave_the_form_its_shape() -> None:
    """Previously it was no form; each digit is now in the cell that holds it, and doubtful."""
    grid = _without_labels(_grid(DISPUTES), DISPUTES)
    own = {(cell.row, cell.column): cell for cell in grid.cells}
    row, column = DISPUTES.n_rows - 1, 3
    left, right = own[row, column], own[row, column + 1]
    box = Box(left=20.0 * column + 8, top=20.0 * row, right=20.0 * column + 32, bottom=20.0 * row + 10)
    both = replace(left, column_span=2, words=(Word(text="038", box=box, origin="ocr"),))
    cells = tuple(both if cell is left else cell for cell in grid.cells if cell is not right)
    (found,) = by_shape(PAGE, [replace(grid, cells=cells)], FORMS)
    assert found.form is not None
    words = {(cell.row, cell.column): cell.words for cell in found.cells}
    assert [[word.text for word in words[row, at]] for at in (column, column + 1)] == [["0"], ["38"]]
    assert all(word.confidence <= 0.5 for at in (column, column + 1) for word in words[row, at])


def test_a_form_without_some_cells_is_asked_what_it_has() -> None:
    """Previously a KeyError, by which the whole document was lost."""
    grid = _heads_joined(_grid(DISPUTES, kept=99))
    cells = tuple(cell for cell in grid.cells if (cell.row, cell.column) != (DISPUTES.n_rows - 1, 4))
    (found,) = by_shape(_captioned(DISPUTES.caption), [replace(grid, cells=cells)], FORMS)
    assert found.form is None or found.form.form == "disputes"


def test_lines_of_prose_below_a_form_are_none_of_its_rows() -> None:
    """Previously its last row was all that stood below, and no figure was alone in its cell."""
    grid = _grid(DISPUTES, kept=99)
    edges = (*grid.row_edges, 102.0, 121.0)
    prose = tuple(
        PageCell(
            row=4 + number, column=0, row_span=1, column_span=15,
            box=Box(left=0.0, top=edges[4 + number], right=300.0, bottom=edges[5 + number]),
            words=tuple(
                Word(text="存在的主要问题", box=Box(left=at, top=edges[4 + number], right=at + 70, bottom=edges[5 + number]))
                for at in (2.0, 102.0)
            ),
        )
        for number in range(2)
    )  # fmt: skip
    cut = replace(grid, row_edges=edges, cells=(*grid.cells, *prose), box=replace(grid.box, bottom=121.0))
    (found,) = by_shape(_captioned(DISPUTES.caption), [cut], FORMS, PROFILE.identities)
    assert found.form is not None
    assert found.row_edges == grid.row_edges


def test_a_caption_of_several_words_on_a_line_is_one() -> None:
    """Previously only one that was read as one word told the form below it."""
    grid = _without_labels(_grid(DISPUTES), DISPUTES)
    joined = [replace(cell, column_span=1) if cell.column_span > 1 else cell for cell in grid.cells]
    worn = replace(grid, cells=tuple(joined))
    words = tuple(
        Word(text=text, box=Box(left=left, top=-12.0, right=left + 90, bottom=-2.0), origin="ocr")
        for text, left in (("四、", 10.0), ("政府信息公开行政复议、", 110.0), ("行政诉讼情况", 210.0))
    )
    captions = [by_shape(replace(PAGE, words=words[:count]), [worn], FORMS)[0].form for count in (2, 3)]
    assert [one is not None for one in captions] == [False, True]
