"""A statutory form as words on pages, without rules: what registration finds it in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from corpora.profiles.profile import Form
from models.tables.registration.form_rows import row_labels

LABEL_LEFT, FIRST_FIGURE, PITCH, ROW, SIZE = 90.0, 290.0, 38.0, 24.0, 9.0
"""Points: where labels and figures begin, between columns and rows, and the size of the print."""

Place = Callable[[float, float], tuple[float, float]]
"""Where a point of the straight page is printed."""


def printed_form(
    form: Form,
    figures: Mapping[str, str],
    *,
    heads: bool = True,
    rows_a_page: int = 99,
    place: Place = lambda x, y: (x, y),
) -> list[PrintedPage]:
    """`figures` by field id, those without one blank; the head of columns stands on the first page."""
    labels = row_labels(form)
    first = min(field.row for field in form.fields)
    words: list[list[Word]] = [[]]
    y = 120.0
    if heads:
        for label in form.labels:
            if label.row < first and label.column_span == 1:
                words[-1].append(_word(label.text, FIRST_FIGURE + (label.column - 3) * PITCH, y, place, centred=True))
        y += ROW
    for count, row in enumerate(sorted(labels)):
        if row < first:
            continue
        if count and count % rows_a_page == 0:
            words.append([])
            y = 100.0
        words[-1].append(_word(labels[row].text, LABEL_LEFT, y, place, size=SIZE / 2))
        for field in form.fields:
            if field.row == row and figures.get(field.id):
                x = FIRST_FIGURE + (field.column - 3) * PITCH
                words[-1].append(_word(figures[field.id], x, y, place, centred=True))
        y += ROW
    return [
        PrintedPage(page=Page(number=number, width=595.0, height=842.0), words=tuple(found), scanned=True)
        for number, found in enumerate(words, 1)
    ]


def _word(text: str, x: float, y: float, place: Place, *, centred: bool = False, size: float = SIZE / 2) -> Word:
    width = size * len(text)
    left, top = place(x - width / 2 if centred else x, y)
    return Word(text=text, box=Box(left=left, top=top, right=left + width, bottom=top + SIZE), origin="ocr")
