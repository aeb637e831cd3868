"""Rows of heads between a form's rows of figures: 信息内容 and 本年处理决定数量 under each article of the law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from corpora.document.printed_page import Word
from corpora.profiles.profile import Form, FormLabel
from models.tables.keys import label_key
from models.tables.registration.placed_rows import PlacedRow
from models.tables.registration.print_lines import PrintLine

REACH: Final = 3.0
"""Em between such a row and the one above or below it, where the other neighbour is on another page."""


def with_inner_heads(rows: Sequence[PlacedRow], lines: Sequence[PrintLine], form: Form) -> list[PlacedRow]:
    """The rows, and those without figures whose labels a line between its neighbours prints, word for word."""
    here = {row.row: row for row in rows}
    first = min(field.row for field in form.fields)
    missing = {*range(first + 1, form.n_rows)} - {field.row for field in form.fields} - here.keys()
    for number in sorted(missing):
        labels = labels_of_row(form, number)
        for line in _lines_between(here.get(number - 1), here.get(number + 1), lines):
            printed = printed_in_order(line.labels, labels)
            if printed is not None:
                label, *heads = printed
                here[number] = PlacedRow(
                    row=number, page=line.page, top=line.top, bottom=line.bottom, label=tuple(label), figures=(),
                    heads=tuple(word for head in heads for word in head),
                )  # fmt: skip
    return sorted(here.values(), key=lambda row: row.row)


def labels_of_row(form: Form, row: int) -> list[FormLabel]:
    """Those of the row alone, from left to right."""
    own = (label for label in form.labels if label.row == row and label.row_span == 1)
    return sorted(own, key=lambda label: label.column)


def printed_in_order(words: Sequence[Word], labels: Sequence[FormLabel]) -> list[list[Word]] | None:
    """The words of each label, from left to right; None where they print anything else."""
    found: list[list[Word]] = [[]]
    for word in sorted(words, key=lambda word: word.box.left):
        if found[-1] and len(found) <= len(labels) and _prints(found[-1], labels[len(found) - 1]):
            found.append([])
        found[-1].append(word)
    whole = len(found) == len(labels) and all(map(_prints, found, labels))
    return found if whole else None


def _prints(words: Sequence[Word], label: FormLabel) -> bool:
    key = label_key("".join(word.text for word in words))
    return any(key == label_key(wording) for wording in label.wordings)


def _lines_between(above: PlacedRow | None, below: PlacedRow | None, lines: Sequence[PrintLine]) -> Iterator[PrintLine]:
    """Lines without figures under the one and over the other, near to either where they are on two pages."""
    for line in lines:
        y = (line.top + line.bottom) / 2
        reach = REACH * (line.bottom - line.top)
        under = above is not None and above.page == line.page and above.bottom < y
        over = below is not None and below.page == line.page and y < below.top
        near_above = under and above is not None and y - above.bottom <= reach
        near_below = over and below is not None and below.top - y <= reach
        parted = above is not None and below is not None and above.page != below.page
        if not line.values and ((under and over) or (parted and (near_above or near_below))):
            yield line
