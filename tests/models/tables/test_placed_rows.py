"""Lines of figures to rows of a form: what stands beside a label is its row's."""

from __future__ import annotations

from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from corpora.profiles.load import load_profiles
from models.tables.registration.form_rows import FoundRow, left_of_figures
from models.tables.registration.placed_rows import place_rows
from models.tables.registration.print_lines import PrintLine

FORM = next(
    form for profile in load_profiles() if profile.id == "statutory-2021"
    for form in profile.forms if form.id == "requests"
)  # fmt: skip
FIRST = min(field.row for field in FORM.fields)
PITCH, EM = 18.0, 9.0


def _word(text: str, left: float, top: float) -> Word:
    return Word(text=text, box=Box(left=left, top=top, right=left + 5 * len(text), bottom=top + EM), origin="ocr")


def _line(number: int, top: float, labels: tuple[Word, ...], values: tuple[Word, ...]) -> PrintLine:
    return PrintLine(page=0, top=top, bottom=top + EM, labels=labels, values=values)


def _found(number: int, page: int, label: Word) -> FoundRow:
    return FoundRow(
        row=FIRST + number, start=number, end=number + 1, words=(label,), page=page, top=label.box.top,
        bottom=label.box.bottom, likeness=0.9, gain=0.9,
    )  # fmt: skip


def _placed(figures: dict[float, tuple[str, ...]], *, lost: int | None = None) -> dict[int, list[str]]:
    """Ten rows with labels, but for the one `lost`; figures by the y of their lines."""
    lines, found = [], []
    for number in range(10):
        if number == lost:
            continue
        top = 100.0 + PITCH * number
        label = _word("甲" * 12, 100.0, top)
        lines.append(_line(number, top, (label,), ()))
        found.append(_found(number, 0, label))
    lines += [
        _line(len(lines), top, (), tuple(_word(text, 300.0 + 30 * at, top) for at, text in enumerate(texts)))
        for top, texts in figures.items()
    ]
    page = PrintedPage(page=Page(number=1, width=595.0, height=842.0), words=(), scanned=True)
    placed = place_rows([page], sorted(lines, key=lambda line: line.top), found, FORM)
    return {row.row - FIRST: [word.text for word in row.figures] for row in placed}


def test_a_head_read_as_a_figure_does_not_push_the_first_row_s_into_the_second() -> None:
    """Previously its figures were the second row's, whose own had faded: 新收 + 结转 is the same."""
    figures = {100.0 + PITCH * number: ("1", "0", "0", "1") for number in range(2, 10)}
    placed = _placed({84.0: ("6",), 101.0: ("5", "0"), **figures})
    assert placed[0] == ["5", "0"]
    assert placed[1] == []
    assert all(placed[number] == ["1", "0", "0", "1"] for number in range(2, 10))


def test_figures_below_the_line_of_their_labels_stay_theirs() -> None:
    figures = {100.0 + PITCH * number + 7.0: (str(number), "0", "0") for number in range(10)}
    assert _placed(figures) == {number: [str(number), "0", "0"] for number in range(10)}


def test_a_page_that_goes_on_begins_with_the_row_before_its_first_label() -> None:
    """Previously the head 其他 among the columns was the row 其他, whose own label was lost, and had no figures."""
    lines, found = [], []
    for page, first, count in ((0, 0, 10), (1, 13, 3)):
        for number in range(first, first + count):
            top = 100.0 + PITCH * (number - first)
            label = _word("甲" * 12, 100.0, top)
            values = tuple(_word("1", 300.0 + 30 * at, top) for at in range(7))
            lost = page == 1 and number == first
            lines.append(replace(_line(number, top, () if lost else (label,), values), page=page))
            if not lost:
                found.append(_found(number, page, label))
    head = _word("其他", 460.0, 70.0)
    found.insert(10, _found(13, 1, head))
    lines.insert(10, replace(_line(99, 70.0, (head,), ()), page=1))
    page = PrintedPage(page=Page(number=1, width=595.0, height=842.0), words=(), scanned=True)
    placed = {
        row.row - FIRST: (row.page, row.top, len(row.figures)) for row in place_rows([page, page], lines, found, FORM)
    }
    assert placed[13] == (1, 100.0, 7)
    assert placed[14] == (1, 100.0 + PITCH, 7)


def test_labels_that_dirt_stands_left_of_keep_their_rows() -> None:
    figures = {100.0 + PITCH * number: ("0", str(number), "0", "0") for number in range(10)}
    lines, found = [], []
    for number, (top, texts) in enumerate(figures.items()):
        label = _word("甲" * 12, 100.0, top)
        dirt = (_word("1", 80.0, top), _word("1", 88.0, top))
        values = (*dirt, *(_word(text, 300.0 + 30 * at, top) for at, text in enumerate(texts)))
        lines.append(_line(number, top, (label,), values))
        found.append(_found(number, 0, label))
    assert left_of_figures(found, lines, [row.row for row in found]) == found


def test_rows_before_the_first_label_and_behind_the_last_are_told_by_their_count_with_dirt_between() -> None:
    """Previously a speck between their lines hid all of them, and rows before the first label were never counted."""
    rows = sorted({field.row for field in FORM.fields})
    tops = {row: 100.0 + PITCH * (at + max(0, at - 12) * 0.9 - max(0, 7 - at) * 0.9) for at, row in enumerate(rows)}
    known = rows[8:11]
    figures = dict.fromkeys(tops.values(), ("1", "0", "2", "0"))
    lines = [
        PrintLine(page=0, top=top, bottom=top + EM, labels=(),
                  values=tuple(_word(text, 300.0 + 30 * at, top) for at, text in enumerate(texts)))
        for top, texts in {**figures, tops[rows[3]] + 9.0: ("4",), tops[rows[15]] + 9.0: ("4",)}.items()
    ]  # fmt: skip
    found = []
    for row in known:
        label = _word("甲" * 12, 100.0, tops[row])
        lines.append(PrintLine(page=0, top=tops[row], bottom=tops[row] + EM, labels=(label,), values=()))
        found.append(replace(_found(row - FIRST, 0, label), row=row))
    page = PrintedPage(page=Page(number=1, width=595.0, height=842.0), words=(), scanned=True)
    placed = place_rows([page], sorted(lines, key=lambda line: line.top), found, FORM)
    assert {row.row: row.figures[0].box.top for row in placed if row.figures} == tops


def test_a_line_below_what_was_read_of_a_label_is_not_the_next_row_s() -> None:
    """Previously 7, 0, 1 were the next row's, whose label was lost, at 0.85, and its own 9, 4, 5 nobody's."""
    figures = {0: ("1", "0", "1"), 1: ("2", "0", "2"), 2: ("7", "0", "1"), 3: ("9", "4", "5"), 4: ("8", "0", "8")}
    tops = {0: 100.0, 1: 118.0, 2: 196.0, 3: 214.0, 4: 240.0}
    lines, found = [], []
    for number, texts in figures.items():
        words = tuple(_word(text, 300.0 + 30 * at, tops[number]) for at, text in enumerate(texts))
        lines.append(PrintLine(page=0, top=tops[number], bottom=tops[number] + EM, labels=(), values=words))
    for number, *starts in ((0, 100.0), (1, 118.0), (2, 136.0, 147.0), (4, 240.0)):
        words = tuple(_word("甲" * 12, 100.0, top) for top in starts)
        lines += [PrintLine(page=0, top=one.box.top, bottom=one.box.bottom, labels=(one,), values=()) for one in words]
        found.append(replace(_found(number, 0, words[0]), words=words, bottom=words[-1].box.bottom))
    page = PrintedPage(page=Page(number=1, width=595.0, height=842.0), words=(), scanned=True)
    placed = place_rows([page], sorted(lines, key=lambda line: line.top), found, FORM)
    assert {row.row - FIRST: tuple(word.text for word in row.figures) for row in placed} == figures


def test_figures_above_a_label_are_the_row_s_whose_own_was_lost() -> None:
    """Those of the row with the label are unread; a line higher stands what would add up there as well."""
    figures = {100.0 + PITCH * number: (str(number), "0", str(number)) for number in range(10) if number != 5}
    placed = _placed(figures, lost=4)
    assert placed[4] == ["4", "0", "4"]
    assert placed.get(5, []) == []
