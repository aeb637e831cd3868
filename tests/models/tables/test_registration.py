"""Forms found by their labels alone: every figure at its field, whatever happened to rules, heads and labels."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from corpora.document.document import Document, Source
from corpora.document.figure import Figure
from corpora.document.geometry import Box, Span
from corpora.document.page import Page
from corpora.document.place import Place
from corpora.document.printed_page import PrintedPage, Rule, Word
from corpora.profiles.load import load_profiles
from corpora.profiles.profile import Form
from models.tables.pages.paged_document import FindGrids, paged_document
from models.tables.recover import Recovered, recover_tables
from models.tables.registration.choose import best_document
from models.tables.registration.form_grid import form_grids
from models.tables.registration.form_heads import find_heads, leaf_heads
from models.tables.registration.placed_forms import fitting
from models.tables.registration.print_lines import print_lines
from models.tables.registration.worth import BLANK, DISPUTED, DISPUTED_READING, Worth, figure_worth, worth_of
from tests.models.tables.printed_form import ROW, printed_form

PROFILES = load_profiles()
REQUESTS = next(
    form for profile in PROFILES if profile.id == "statutory-2021" for form in profile.forms if form.id == "requests"
)


def _drawn(form: Form, seed: int) -> dict[str, str]:
    """Figures that obey no sum: place alone must tell them."""
    draw = random.Random(seed)
    return {field.id: str(draw.choice((0, 0, 0, 1, 7, 12, 345, 6789))) for field in form.fields}


def _written(pages: Sequence[PrintedPage], find: FindGrids) -> Document:
    source = Source(path="p.pdf", sha256="0" * 64, media_type="application/pdf", size_bytes=1)
    return paged_document(pages, source=source, find_grids=find)


def _figures(document: Document) -> dict[str, str | None]:
    found = recover_tables(document, profiles=PROFILES).figures
    return {figure.field: None if figure.value is None else str(figure.value) for figure in found}


def _read(pages: Sequence[PrintedPage]) -> dict[str, str | None]:
    """By registration alone: the figures of these tests obey no sum that could choose a reading."""
    forms = {id(form): form for profile in PROFILES for form in profile.forms}.values()
    registered = form_grids(pages, forms)
    place = {id(page): index for index, page in enumerate(pages)}
    return _figures(
        _written(pages, lambda page: tuple(o.grids[place[id(page)]] for o in registered if place[id(page)] in o.grids))
    )


@pytest.mark.parametrize("seed", range(4))
def test_every_figure_goes_to_its_field(seed: int) -> None:
    figures = _drawn(REQUESTS, seed)
    found = _read(printed_form(REQUESTS, figures))
    assert {name: found[name] for name in figures} == figures


def test_a_form_over_three_pages_with_a_foot_on_each() -> None:
    figures = _drawn(REQUESTS, 9)
    found = _read(printed_form(REQUESTS, figures, rows_a_page=10))
    assert {name: found[name] for name in figures} == figures


@pytest.mark.parametrize("heads", [True, False])
def test_columns_of_a_page_seen_askew_are_followed(heads: bool) -> None:
    figures = _drawn(REQUESTS, 3)
    pages = printed_form(
        REQUESTS, figures, heads=heads, place=lambda x, y: (x + 0.05 * (y - 400) + (x - 300) * 1e-4 * y, y)
    )
    found = _read(pages)
    assert {name: found[name] for name in figures} == figures


def test_a_row_whose_label_is_lost_keeps_its_figures_when_nothing_else_can_be_meant() -> None:
    figures = _drawn(REQUESTS, 5)
    (page,) = printed_form(REQUESTS, figures)
    lost = next(word for word in page.words if "重复申请" in word.text)
    words = tuple(word for word in page.words if word is not lost)
    found = _read([replace(page, words=words)])
    assert {name: found[name] for name in figures} == figures


def test_a_figure_that_its_narrow_cell_breaks_is_whole() -> None:
    last = max(field.row for field in REQUESTS.fields)
    broken = next(field.id for field in REQUESTS.fields if field.row == last)
    figures = {**_drawn(REQUESTS, 7), broken: "1272.53"}
    (page,) = printed_form(REQUESTS, figures)
    label = max((word for word in page.words if word.box.left < 100), key=lambda word: word.box.top)
    figure = next(word for word in page.words if word.text == "1272.53")
    lines = [_line(label, text, n) for n, text in enumerate(("四、结转下", "年度继续", "办理"))]
    halves = [_line(figure, "1272.5", 0), _line(figure, "3", 1)]
    words = [word for word in page.words if word not in (label, figure)]
    assert _read([replace(page, words=(*words, *lines, *halves))])[broken] == "1272.53"


def _line(word: Word, text: str, number: int) -> Word:
    """Of the text that a word's narrow cell breaks."""
    top = word.box.top + 10 * number
    return replace(
        word, text=text, box=replace(word.box, top=top, bottom=top + 9, right=word.box.left + 4.5 * len(text))
    )


def test_worn_heads_read_as_figures_are_no_row() -> None:
    """The line above the first label, of which one head is still a word: previously it was the first row, and the first
    row's own figures were the second's, whose ink is gone.
    """
    figures = _drawn(REQUESTS, 5)
    (page,) = printed_form(REQUESTS, figures)
    first, second = sorted({field.row for field in REQUESTS.fields})[:2]
    lost = {field.id for field in REQUESTS.fields if field.row == second}
    top = min(word.box.top for word in page.words if "本年新收" in word.text)
    own = [word for word in page.words if abs(word.box.top - top) < 2 and word.box.left > 200]
    heads = [
        replace(word, text=text, box=replace(word.box, top=word.box.top - 14, bottom=word.box.bottom - 14))
        for word, text in zip(own, ("6", "4", "11", "机构"), strict=False)
    ]
    below = min(word.box.top for word in page.words if "上年结转" in word.text)
    words = [word for word in page.words if not (abs(word.box.top - below) < 2 and word.box.left > 200)]
    found = _read([replace(page, words=(*words, *heads), scanned=True)])
    assert {found[field.id] for field in REQUESTS.fields if field.row == first} == {
        figures[field.id] for field in REQUESTS.fields if field.row == first
    }
    assert {found[name] for name in lost} == {None}


def test_two_lost_labels_and_one_line_of_figures_are_nobodys() -> None:
    """Which of the two rows the line belongs to cannot be told: no figure of either is given."""
    rows = [label.row for label in REQUESTS.labels if label.text in ("2.重复申请", "3.要求提供公开出版物")]
    fields = [field for field in REQUESTS.fields if field.row in rows]
    figures = _drawn(REQUESTS, 6)
    kept = {name: value for name, value in figures.items() if name not in {f.id for f in fields if f.row == rows[1]}}
    (page,) = printed_form(REQUESTS, kept)
    words = tuple(w for w in page.words if "重复申请" not in w.text and "公开出版物" not in w.text)
    found = _read([replace(page, words=words)])
    assert all(found[field.id] is None for field in fields)
    others = {name for name in kept if name not in {field.id for field in fields}}
    assert {name: found[name] for name in others} == {name: figures[name] for name in others}


def _faded(pages: Sequence[PrintedPage], kept: str, *, page_number: str = "") -> list[PrintedPage]:
    """Of three pages the second, whose labels but for `kept` cannot be read; its own figures have faded, too."""
    first, second, third = pages
    label = next(word for word in second.words if kept in word.text)
    words = [
        word for word in second.words
        if word is label or (word.text.isdigit() and abs(word.box.top - label.box.top) > ROW / 2)
    ]  # fmt: skip
    foot = Word(text=page_number, box=Box(left=340, top=800, right=345, bottom=809), origin="ocr")
    return [first, replace(second, words=tuple([*words, foot] if page_number else words)), third]


def test_rows_are_counted_between_the_labels_that_are_left() -> None:
    """Previously a label alone on its page was given up, and took the line of the row above where its own was lost."""
    figures = _drawn(REQUESTS, 9)
    pages = _faded(printed_form(REQUESTS, figures, rows_a_page=10), "2.没有现成信息")
    lost = {field.id for field in REQUESTS.fields if ".needs_creation." in field.id}
    found = _read(pages)
    assert {name: found[name] for name in figures if name not in lost} == {
        name: value for name, value in figures.items() if name not in lost
    }
    assert {found[name] for name in lost} == {None}


@pytest.mark.parametrize("profile", ["statutory-2021", "statutory-2021-merged-other"])
def test_of_two_forms_the_one_that_uses_up_the_lines_of_figures_is_printed(profile: str) -> None:
    """They differ in rows whose labels were lost: 其他处理 in three rows or in one."""
    form = next(form for one in PROFILES if one.id == profile for form in one.forms if form.id == "requests")
    figures = _drawn(form, 11)
    (page,) = printed_form(form, figures)
    lost = {label.row for label in form.labels if label.text.startswith(("5.要求行政机关", "（六）其他", "其他处理"))}
    last = next(label.row for label in form.labels if "总计" in label.text and label.column < 3)
    gone = {label.text for label in form.labels if min(lost) <= label.row < last and label.column < 3}
    words = tuple(word for word in page.words if word.text not in gone)
    assert len(words) < len(page.words)
    found = _read([replace(page, words=words)])
    assert {name: found.get(name) for name in figures} == figures


def test_rows_are_counted_over_a_page_on_which_no_label_is_left() -> None:
    """Previously such a page between two others of the form was none of its pages."""
    figures = _drawn(REQUESTS, 9)
    first, second, third = printed_form(REQUESTS, figures, rows_a_page=10)
    words = tuple(word for word in second.words if word.text.isdigit())
    dirt = Word(text="1", box=Box(left=345, top=800, right=348, bottom=809), origin="ocr")
    assert _read([first, replace(second, words=words), third]) == figures
    assert _read([first, replace(second, words=(*words, dirt)), third]) == figures
    lost = sorted({word.box.top for word in words})[3]
    fewer = tuple(word for word in words if word.box.top != lost)
    found = _read([first, replace(second, words=fewer), third])
    assert all(found[name] in (None, value) for name, value in figures.items())


def test_the_sum_of_another_form_below_is_none_of_its_rows() -> None:
    """Previously 总计 in the heads of the next form was the row whose own label had faded, and took its figures."""
    figures = _drawn(REQUESTS, 9)
    first, second = printed_form(REQUESTS, figures, rows_a_page=21)
    labels = [word for word in second.words if not word.text.isdigit()]
    below = max(word.box.bottom for word in second.words)

    def word(text: str, x: float, y: float) -> Word:
        box = Box(left=x, top=below + y, right=x + 9 * len(text), bottom=below + y + 9)
        return Word(text=text, box=box, origin="ocr")

    title = word("四、政府信息公开行政复议、行政诉讼情况", 90, 40)
    others = [title, word("总计", 90, 70), *(word("0", 290 + 38.0 * place, 90) for place in range(5))]
    faded = tuple(word for word in second.words if word not in labels[1:])
    assert _read([first, replace(second, words=(*faded, *others))]) == figures


def test_a_page_number_is_no_row_that_makes_up_for_a_lost_one() -> None:
    figures = _drawn(REQUESTS, 9)
    pages = _faded(printed_form(REQUESTS, figures, rows_a_page=10), "2.没有现成信息", page_number="3")
    rows = sorted({round(word.box.top) for word in pages[1].words if word.text.isdigit()})
    words = tuple(word for word in pages[1].words if round(word.box.top) != rows[-2])
    found = _read([pages[0], replace(pages[1], words=words), pages[2]])
    assert all(found[name] in (None, value) for name, value in figures.items() if ".needs_creation." not in name)
    assert {found[name] for name in figures if ".petition." in name} == {None}


def test_a_form_is_told_by_its_caption_and_the_number_of_its_figures() -> None:
    """Previously a form whose heads had all faded was none, however clear its title stood above fifteen figures."""
    form = next(form for profile in PROFILES for form in profile.forms if form.id == "disputes")
    figures = {field.id: str(place) for place, field in enumerate(form.fields)}

    def page(caption: str, count: int) -> PrintedPage:
        row = [
            Word(text=text, box=Box(left=60 + 32 * place, top=200, right=65 + 32 * place, bottom=209), origin="ocr")
            for place, text in enumerate(list(figures.values())[:count])
        ]
        title = Word(text=caption, box=Box(left=60, top=120, right=300, bottom=132), origin="ocr")
        return PrintedPage(page=Page(number=1, width=595, height=842), words=(title, *row), scanned=True)

    found = _read([page("政府信息公开行政复议，行政诉讼情况", 15)])
    assert {name: found.get(name) for name in figures} == figures
    for other in (page("本年度政府采购执行和经费支出情况", 15), page(form.caption, 14)):
        assert not form_grids([other], [form])
    whole = page(form.caption, 15)
    dots = Word(text="1", box=Box(left=75, top=196, right=77, bottom=202), confidence=0.2, origin="ocr")
    found = _read([replace(whole, words=(*whole.words, dots))])
    assert {name: found.get(name) for name in figures} == figures
    for faded in (5, 13):
        words = tuple(word for place, word in enumerate(whole.words) if place != faded + 1)
        found = _read([replace(whole, words=words)])
        lost = form.fields[faded].id
        assert {name: found.get(name) for name in figures} == {**figures, lost: None}


@pytest.mark.parametrize(("narrow", "told"), [(5, True), (3, False)])
def test_a_form_under_its_caption_has_columns_even_under_each_of_its_heads(narrow: int, told: bool) -> None:
    """Five columns of 20 points under the first head, ten of 32 under the second; the heads were read across columns.

    Narrow columns that end elsewhere are those of another table.
    """
    at = [60.0 + 20 * place + 12 * max(0, place - narrow) for place in range(15)]
    row = [_printed(str(place), x, 200) for place, x in enumerate(at)]
    title = _printed(DISPUTES.caption, 200, 120, height=12)
    page = PrintedPage(page=Page(number=1, width=595, height=842), words=(title, *row), scanned=True)
    figures = {field.id: str(field.column) for field in DISPUTES.fields}
    found = _read([page]) if form_grids([page], [DISPUTES]) else {}
    assert {name: value for name, value in found.items() if name in figures} == (figures if told else {})


def test_a_piece_of_a_label_names_no_row_where_it_may_be_of_another() -> None:
    """A page begins with the last line of 4.无正当理由大量反复申请, 申请; the rows before it are gone."""
    wordings = (
        "2.重复申请",
        "3.要求提供公开出版物",
        "4.无正当理由大量反复申请",
        "5.要求行政机关确认或重新出具已获取信息",
    )
    rows = [label.row for label in REQUESTS.labels if label.text in wordings]
    assert len(rows) == len(wordings)
    fields = [field.id for field in REQUESTS.fields if field.row in rows]
    left = [field.id for field in REQUESTS.fields if field.row == rows[2]]
    figures = _drawn(REQUESTS, 6)
    kept = {name: value for name, value in figures.items() if name not in fields or name in left}
    (page,) = printed_form(REQUESTS, kept)
    gone = ("重复申请", "公开出版物", "重新出具")
    words = tuple(
        replace(word, text="申请") if "反复申请" in word.text else word
        for word in page.words
        if not any(wording in word.text for wording in gone)
    )
    found = _read([replace(page, words=words)])
    assert {found[name] for name in fields} == {None}
    others = set(figures) - set(fields)
    assert {name: found[name] for name in others} == {name: figures[name] for name in others}


def test_blank_cells_do_not_shift_their_neighbours() -> None:
    figures = _drawn(REQUESTS, 7)
    draw = random.Random(1)
    kept = {name: value for name, value in figures.items() if draw.random() < 0.7}
    found = _read(printed_form(REQUESTS, kept))
    assert {name: found[name] for name in figures} == {name: kept.get(name) for name in figures}


def test_a_label_that_is_half_unreadable_is_told_by_its_rules() -> None:
    """The first line of 本年新收… is gone: its figures stand by the second, above a rule, and are not 上年结转's."""
    figures = _drawn(REQUESTS, 8)
    (page,) = printed_form(REQUESTS, figures)
    first = next(word for word in page.words if "本年新收" in word.text)
    words = tuple(replace(word, text="数量") if word is first else word for word in page.words)
    rule = Rule(
        box=Box(left=80, top=first.box.top + ROW * 0.7, right=560, bottom=first.box.top + ROW * 0.7 + 1),
        horizontal=True,
    )
    found = _read([replace(page, words=words, rules=(rule,))])
    assert {name: found[name] for name in figures if ".new." not in name} == {
        name: value for name, value in figures.items() if ".new." not in name
    }


def test_prose_that_names_the_rows_of_a_form_is_no_form() -> None:
    (page,) = printed_form(REQUESTS, {})
    assert form_grids([replace(page, words=page.words[:3])], [REQUESTS]) == []


def test_the_registered_form_wins_where_no_grid_is_found_and_leaves_a_good_one_alone() -> None:
    figures = {field.id: "0" for field in REQUESTS.fields}
    pages = printed_form(REQUESTS, figures)
    document = best_document(
        pages, find_grids=lambda page: (), write=lambda find: _written(pages, find), profiles=PROFILES
    )
    assert {name: _figures(document)[name] for name in figures} == figures
    written: list[Document] = []

    def write(find: FindGrids) -> Document:
        written.append(_written(pages, find))
        return written[-1]

    (good,) = form_grids(pages, [REQUESTS])
    kept = best_document(pages, find_grids=lambda page: (good.grids[0],), write=write, profiles=PROFILES)
    assert kept is written[0]


def test_a_few_labels_that_many_tables_have_are_no_form() -> None:
    """Of a form of eight rows of figures three labels stand on the page, each with its figures."""
    figures = {field.id: "3" for field in REQUESTS.fields}
    (page,) = printed_form(REQUESTS, figures)
    small = replace(REQUESTS, fields=tuple(field for field in REQUESTS.fields if field.row < 11), n_rows=11)
    rows = sorted({round(word.box.top) for word in page.words})
    assert form_grids([page], [small])
    few = [word for word in page.words if word.box.top < rows[0] + 4 * ROW]
    assert form_grids([replace(page, words=tuple(few))], [small]) == []


def test_a_row_of_sums_alone_is_no_form() -> None:
    """An invoice of four goods and 合计 previously was the form of enforcement, whose other labels it has not."""
    form = next(form for profile in PROFILES for form in profile.forms if form.id == "enforcement")
    (page,) = printed_form(form, {field.id: "12" for field in form.fields}, heads=False)
    assert form_grids([page], [form])
    labels = sorted((word for word in page.words if not word.text.isdigit()), key=lambda word: word.box.top)
    goods = dict(zip((id(word) for word in labels), ("保温瓶", "珐琅杯", "竹砧板", "硅胶勺", "木筷"), strict=False))
    words = [
        replace(word, text="合计" if word is labels[-1] else goods.get(id(word), word.text)) for word in page.words
    ]
    assert form_grids([replace(page, words=tuple(words))], [form]) == []


def test_a_form_of_a_few_rows_does_not_take_the_place_of_a_whole_table() -> None:
    """The form's grid, cut to its first rows of figures, stands for a table that holds many more."""
    figures = {field.id: "9" for field in REQUESTS.fields}
    pages = [replace(page, scanned=False) for page in printed_form(REQUESTS, figures)]
    (whole,) = form_grids(pages, [REQUESTS])
    form = whole.grids[0]
    end = next(index for index, row in enumerate(form.form.rows if form.form else ()) if row == 5)
    cut = replace(
        form, box=replace(form.box, bottom=form.row_edges[end]), cells=tuple(c for c in form.cells if c.row < end)
    )
    plain = replace(form, form=None, found_by="rules")
    assert fitting([replace(whole, grids={0: cut})], pages, {id(pages[0]): (plain,)}) == []
    assert fitting([whole], pages, {id(pages[0]): (plain,)}) == [whole]


def test_a_table_that_is_like_a_registered_form_does_not_take_its_place() -> None:
    """The first page has the form's labels and other figures, in a table that geometry found."""
    (copy,) = printed_form(REQUESTS, {field.id: "9" for field in REQUESTS.fields})
    figures = {field.id: "0" for field in REQUESTS.fields}
    (form,) = printed_form(REQUESTS, figures)
    pages = [copy, replace(form, page=replace(form.page, number=2))]
    like = replace(form_grids(pages[:1], [REQUESTS])[0].grids[0], form=None, found_by="text")
    registered = form_grids(pages[1:], [REQUESTS])[0].grids[0]
    document = _written(pages, lambda page: (like if page is pages[0] else registered,))
    assert {name: _figures(document)[name] for name in figures} == figures


DISPUTES = next(
    form for profile in PROFILES if profile.id == "statutory-2021" for form in profile.forms if form.id == "disputes"
)


def _disputes(figures: Mapping[str, str], *others: Word) -> PrintedPage:
    """Heads of two lines over one row of figures, 30 points apart."""
    words = list(others)
    for column, head in enumerate(leaf_heads(DISPUTES, range(DISPUTES.n_columns))):
        assert head is not None
        for line, part in enumerate((head.text[:2], head.text[2:])):
            words += [_printed(part, 60 + 30 * column, 100 + 10 * line)] if part else []
    for field in DISPUTES.fields:
        words += [_printed(figures[field.id], 60 + 30 * field.column, 125)] if field.id in figures else []
    return PrintedPage(page=Page(number=1, width=595.0, height=842.0), words=tuple(words), scanned=True)


def _printed(text: str, middle: float, top: float, *, width: float = 0.0, height: float = 8.0) -> Word:
    half = (width or 4.0 * len(text)) / 2
    box = Box(left=middle - half, top=top, right=middle + half, bottom=top + height)
    return Word(text=text, box=box, origin="ocr", confidence=0.99)


def test_a_seal_over_the_heads_hides_no_row() -> None:
    """Its strokes are read as tall characters between the heads and beside the figures."""
    figures = {field.id: str(field.column) for field in DISPUTES.fields if field.column not in (9, 13)}
    below, beside, over = (("丝", 345, 115, 5), ("葛", 468, 121, 17), ("守", 200, 108, 16))
    seal = [_printed(text, x, y, height=height) for text, x, y, height in (below, beside, over)]
    page = _disputes(figures, *seal)
    assert [one.form.id for one in form_grids([page], [DISPUTES])] == ["disputes"]
    found = _read([page])
    assert {name: found[name] for name in figures} == figures


def test_figures_that_specks_of_a_rule_join_stand_in_two_columns() -> None:
    figures = {field.id: "0" for field in DISPUTES.fields if field.column not in (1, 2)}
    found = _read([_disputes(figures, _printed("00", 105, 125, width=34))])
    assert {found[field.id] for field in DISPUTES.fields} == {"0"}


def test_a_rule_behind_a_zero_is_no_figure() -> None:
    """No number begins with a zero."""
    figures = {field.id: "01" if field.column == 3 else "0" for field in DISPUTES.fields}
    (page,) = [_disputes(figures)]
    found = recover_tables(
        _written([page], lambda page: form_grids([page], [DISPUTES])[0].grids.values()), profiles=PROFILES
    ).figures
    third = {field.id for field in DISPUTES.fields if field.column == 3}
    assert [(figure.value, figure.confidence < 0.5) for figure in found if figure.field in third] == [(0, True)]


@pytest.mark.parametrize("lost", [(1,), (3,), (1, 8)])
def test_a_column_whose_figure_was_not_read_has_its_place_in_the_gap(lost: Sequence[int]) -> None:
    """Heads of the first form of proceedings are too pale to read, and narrower than the others."""
    middles = [60.0 + 22 * column if column < 5 else 146.0 + 32 * (column - 4) for column in range(15)]
    words = [_printed("行政复议", 100, 85), _printed("行政诉讼", 320, 85)]
    for column, head in enumerate(leaf_heads(DISPUTES, range(DISPUTES.n_columns))):
        assert head is not None
        if column > 4:
            words += [
                _printed(part, middles[column], 100 + 10 * n)
                for n, part in enumerate((head.text[:2], head.text[2:]))
                if part
            ]
    figures = {field.id: str(field.column) for field in DISPUTES.fields if field.column not in lost}
    words += [
        _printed(figures[field.id], middles[field.column], 125) for field in DISPUTES.fields if field.id in figures
    ]
    page = PrintedPage(page=Page(number=1, width=595.0, height=842.0), words=tuple(words), scanned=True)
    found = _read([page])
    assert {name: found[name] for name in figures} == figures


def test_a_head_that_three_columns_have_is_of_the_one_that_it_stands_over() -> None:
    """Of the first group of proceedings one head alone was read, of the second its last ones."""
    heads = leaf_heads(DISPUTES, range(DISPUTES.n_columns))
    words = [
        _printed(head.text, 60 + 32 * column, 105)
        for column, head in enumerate(heads) if head is not None and (column == 0 or column >= 8)
    ]  # fmt: skip
    found = find_heads(
        print_lines([PrintedPage(page=Page(number=1, width=595.0, height=842.0), words=tuple(words))]),
        DISPUTES,
        range(15),
    )
    assert [at for at, head in enumerate(found) if head is not None] == [0, *range(8, 15)]
    assert found[0] is not None
    assert found[0][0] == 60


def test_sums_that_fail_with_a_faint_reading_speak_against_no_grid() -> None:
    """A figure that was hardly seen may be anything: the others of its row and column stand where they should."""
    whole = [
        Figure(
            field=field.id,
            label=field.id,
            value=Decimal(0),
            state="read",
            unit="件",
            table="t1",
            cell=(field.row, field.column),
            printed="0",
            confidence=0.99,
        )
        for field in REQUESTS.fields
    ]
    smudge = "requests.unavailable.still_unclear.business"

    def read(confidence: float) -> float:
        figures = tuple(
            replace(one, value=Decimal(8), printed="8", confidence=confidence) if one.field == smudge else one
            for one in whole
        )
        recovered = Recovered(profile="statutory-2021", tables=(), figures=figures, passages=())
        return worth_of(recovered, PROFILES, scanned=True)["requests"].sum

    assert read(0.25) > len(whole) - 2
    assert read(0.8) < len(whole) - 4


def _figure_read(confidence: float) -> Figure:
    return Figure(
        field="disputes.reconsideration.total", label="总计", value=Decimal(1), state="read", unit="件", table="t1",
        cell=(3, 4), printed="1", confidence=confidence,
    )  # fmt: skip


@pytest.mark.parametrize(("scanned", "worth"), [(True, DISPUTED_READING), (False, 1.0)])
def test_a_figure_that_was_doubted_from_the_start_is_worth_less_on_scans(scanned: bool, worth: float) -> None:
    """A row whose label was guessed counts no more than one whose sums fail."""
    assert figure_worth(_figure_read(0.45), _figure_read(0.45), scanned=scanned) == worth
    assert figure_worth(_figure_read(0.9), _figure_read(0.45), scanned=scanned) == (worth if scanned else DISPUTED)
    assert figure_worth(_figure_read(0.9), _figure_read(0.9), scanned=scanned) == 1.0


@pytest.mark.parametrize(("scanned", "worth"), [(True, BLANK), (False, 0.0)])
def test_where_a_scan_prints_nothing_a_blank_and_an_unread_cell_are_worth_the_same(scanned: bool, worth: float) -> None:
    here = Place(span=Span(start=0, end=0), page_number=1, box=Box(left=10, top=10, right=50, bottom=30))
    unread = replace(_figure_read(0.2), value=None, state="unreadable", printed="", place=here)
    blank = replace(unread, state="blank", confidence=0.9)
    smudge = replace(unread, printed="3O1")
    assert figure_worth(unread, unread, scanned=scanned) == worth
    assert figure_worth(blank, blank, scanned=scanned) == BLANK
    assert figure_worth(smudge, smudge, scanned=scanned) == 0.0
    nowhere = replace(unread, place=None)
    assert figure_worth(nowhere, nowhere, scanned=scanned) == 0.0


def test_a_form_takes_no_place_on_a_scan_whose_labels_say_something_else() -> None:
    """Figures in as many rows and columns make no form of a table of inspections; labels without ink may be its."""
    figures = _drawn(REQUESTS, 5)
    (page,) = printed_form(REQUESTS, figures)
    (whole,) = form_grids([page], [REQUESTS])
    scan = replace(page, scanned=True)
    texts = {word.text for word in page.words if word.text not in figures.values()}

    def with_labels(text: str, confidence: float) -> PrintedPage:
        words = [replace(word, text=text, confidence=confidence) if word.text in texts else word for word in scan.words]
        return replace(scan, words=tuple(words))

    others = with_labels("食品生产经营检查", 0.95)
    assert fitting([whole], [scan], {id(scan): ()}) == [whole]
    assert fitting([whole], [others], {id(others): ()}) == []
    for kept in (with_labels("食品生产经营检查", 0.5), with_labels("口", 0.95)):
        assert fitting([whole], [kept], {id(kept): ()}) == [whole]


@pytest.mark.parametrize("order", [(9, 3, 4, 5, 6, 7, 8), (3, 5, 4, 6, 7, 8, 9)], ids=["total first", "two swapped"])
def test_a_form_with_columns_in_another_order_is_not_registered(order: Sequence[int]) -> None:
    """Previously its figures were counted from the left, whatever the heads said: 116 wrong ones of a confidence of
    0.99, as sums across the columns hold in any order."""
    to = dict(zip(order, range(3, 10), strict=True))
    moved = replace(
        REQUESTS,
        labels=tuple(
            replace(one, column=to[one.column]) if one.row < 3 and one.column > 2 and one.column_span == 1 else one
            for one in REQUESTS.labels
        ),
        fields=tuple(replace(one, column=to[one.column]) for one in REQUESTS.fields),
    )
    figures = _drawn(REQUESTS, 3)
    pages = printed_form(moved, figures)
    assert form_grids(pages, [REQUESTS]) == []
    document = best_document(
        pages, find_grids=lambda _: (), write=lambda find: _written(pages, find), profiles=PROFILES
    )
    assert "columns_in_another_order: requests" in document.warnings
    assert len(form_grids(printed_form(REQUESTS, figures), [REQUESTS])) == 1


def test_a_head_over_two_lines_is_one() -> None:
    """企业 alone is another wording of 商业企业."""
    (page,) = printed_form(REQUESTS, _drawn(REQUESTS, 3))
    (whole,) = (word for word in page.words if word.text == "商业企业")
    middle = (whole.box.left + whole.box.right) / 2
    lines = [
        replace(whole, text=text, box=Box(left=middle - 9, top=top, right=middle + 9, bottom=top + 9))
        for text, top in (("商业", whole.box.top - 5), ("企业", whole.box.top + 5))
    ]
    others = tuple(word for word in page.words if word is not whole)
    assert len(form_grids([replace(page, words=(*others, *lines))], [REQUESTS])) == 1


def _two_copies(first: Mapping[str, str], second: Mapping[str, str]) -> list[int]:
    """On which of two pages the form is registered, each of which prints a copy."""
    pages = [*printed_form(REQUESTS, first), *printed_form(REQUESTS, second)]
    (found,) = form_grids(
        [replace(page, page=replace(page.page, number=n)) for n, page in enumerate(pages, 1)], [REQUESTS]
    )
    return sorted(found.grids)


def test_of_two_copies_of_a_form_the_first_that_is_filled_in_is_registered() -> None:
    """Previously it was the last, or rows of both."""
    figures = _drawn(REQUESTS, 3)
    assert _two_copies(figures, _drawn(REQUESTS, 4)) == [0]
    assert _two_copies({}, figures) == [1]
    assert _two_copies(figures, {}) == [0]


def test_of_two_copies_the_later_years_is_registered() -> None:
    figures = _drawn(REQUESTS, 3)
    pages = []
    for number, year in enumerate((2022, 2023), 1):
        (page,) = printed_form(REQUESTS, figures)
        caption = _printed(f"{year}年收到和处理政府信息公开申请情况", 300, 90, width=200)
        pages.append(replace(page, page=replace(page.page, number=number), words=(caption, *page.words)))
    (found,) = form_grids(pages, [REQUESTS])
    assert sorted(found.grids) == [1]


def test_figures_of_several_columns_printed_as_one_are_nobodys() -> None:
    """Previously 326353315857 at 0.95, for 3263."""
    figures = _drawn(REQUESTS, 3) | {"requests.new.research": "3" * 26}
    figures |= dict.fromkeys(("requests.new.business", "requests.new.social_welfare"), "")
    pages = printed_form(REQUESTS, figures)
    layer = [replace(page, words=tuple(replace(word, origin="layer") for word in page.words)) for page in pages]
    assert _read(layer)["requests.new.research"] is None
    assert _read(layer)["requests.new.total"] == figures["requests.new.total"]


def test_rows_without_print_that_another_reading_has_are_no_blanks() -> None:
    """Previously a grid whose table ended a row too early at each page's end was worth more than the form's own, of
    which a misread nought put a row and a column in doubt: fourteen figures were lost.
    """
    cut = [one.id for one in REQUESTS.fields if one.row == REQUESTS.fields[0].row + 2]
    row = cut[0].rpartition(".")[0]
    figures = [
        Figure(
            field=one.id, label=one.id, value=Decimal(0), state="read", unit="件", table="t1",
            cell=(one.row, one.column), printed="0", confidence=0.99, place=Place(span=Span(0, 1)),
        )
        for one in REQUESTS.fields
    ]  # fmt: skip
    lost = [
        replace(one, value=None, state="blank", printed="") if one.field.startswith(f"{row}.") else one
        for one in figures
    ]
    one_lost = [replace(one, value=None, state="blank", printed="") if one.field == cut[1] else one for one in figures]

    def worth(read: Sequence[Figure]) -> Worth:
        recovered = Recovered(profile="statutory-2021", tables=(), figures=tuple(read), passages=())
        return worth_of(recovered, PROFILES, scanned=True)["requests"]

    whole = worth(figures)
    assert worth(lost).sum - worth(lost).against(whole) == pytest.approx(BLANK * len(cut))
    assert worth(one_lost).against(whole) == worth(one_lost).sum
    assert worth(lost).against(worth(lost)) == worth(lost).sum
