"""A table's lines in each of the ways in which conversions flatten one."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from random import Random

from corpora.synthetic.files.surface import Surface
from corpora.synthetic.files.text_boxes import boxed
from corpora.synthetic.files.text_converted import ascii_grid, counted, marked, tabbed
from corpora.synthetic.files.text_layout import laid_out
from corpora.synthetic.files.text_torn import rowwise, torn
from corpora.synthetic.files.visual import Slot, one_line, typed, typed_in_line, visual_rows
from corpora.synthetic.report import PrintedTable

SHARE_OF_SHIFTED_ROWS = 0.12
FEWEST_LABELS = 2
"""Columns that labels of the requests form keep when spans take none."""

Writer = Callable[[PrintedTable, Random, Surface], Iterator[str]]


def _cells(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    for slots in visual_rows(table):
        for slot in slots:
            yield "\t" + typed(slot, random, surface)
        yield ""


def _lines(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    for slots in visual_rows(table):
        yield from (one_line(typed(slot, random, surface)) for slot in slots if not slot.continued)


def _rows(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    for slots in visual_rows(table):
        yield "\t".join(_padded(table, slots, random, surface))


def _shifted(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    """Spans take no columns, so values of rows with few labels stand further left; some rows lose their left cells."""
    for slots in visual_rows(table):
        texts = [one_line(typed(slot, random, surface)) for slot in slots]
        lost = 0
        if not slots[-1].cell.header and random.random() < SHARE_OF_SHIFTED_ROWS and table.form:
            lost = next((index for index, slot in enumerate(slots) if not slot.continued), 0)
        texts = texts[lost:]
        label_end = next((index for index, slot in enumerate(slots[lost:]) if not slot.cell.header), None)
        if label_end is not None and label_end < FEWEST_LABELS and table.form == "requests":
            texts.insert(label_end, "")
        yield "\t".join(texts + [""] * (table.n_columns - len(texts)))


def _spaces(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    for slots in visual_rows(table):
        gap = " " * random.randint(2, 5)
        yield gap.join(typed_in_line(slot, random, surface) for slot in slots if not slot.continued)


def _wide(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    """As "spaces", with ideographic ones."""
    for slots in visual_rows(table):
        gap = "\N{IDEOGRAPHIC SPACE}" * random.randint(1, 3)
        yield gap.join(typed_in_line(slot, random, surface) for slot in slots if not slot.continued)


def _markdown(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    for index, slots in enumerate(visual_rows(table)):
        texts = (text.replace("\n", "<br>") for text in _padded(table, slots, random, surface, breaks=True))
        yield f"| {' | '.join(texts)} |"
        if index == 0:
            yield f"|{' --- |' * table.n_columns}"


def _commas(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    """Comma-separated values."""
    return _separated(table, random, surface, ",")


def _semicolons(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    """As "commas", with the mark that spreadsheets write where the comma is a decimal mark."""
    return _separated(table, random, surface, ";")


def _separated(table: PrintedTable, random: Random, surface: Surface, mark: str) -> Iterator[str]:
    quoted = random.random() < 0.3
    for slots in visual_rows(table):
        line = io.StringIO()
        writer = csv.writer(
            line, delimiter=mark, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL, lineterminator=""
        )
        writer.writerow(_padded(table, slots, random, surface))
        yield line.getvalue()


def _glued(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    """The separator between a label and the figure behind it is lost, every other one is a tab."""
    for slots in visual_rows(table):
        line = ""
        for left, slot in zip([None, *slots], slots, strict=False):
            if slot.continued:
                continue
            text = typed_in_line(slot, random, surface)
            lost = left is not None and left.cell.header and not slot.cell.header
            line += text if lost or not line else f"\t{text}"
        yield line


def _unlabelled(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    """Rows of figures have lost their labels: nothing says any more which row is which."""
    for slots in visual_rows(table):
        figures = [slot for slot in slots if not slot.cell.header]
        yield "\t".join(one_line(typed(slot, random, surface)) for slot in figures or slots)


def _padded(
    table: PrintedTable, slots: list[Slot], random: Random, surface: Surface, *, breaks: bool = False
) -> list[str]:
    """One text a grid column; columns covered by a span to the left are empty."""
    texts = [""] * table.n_columns
    for slot in slots:
        text = typed(slot, random, surface)
        texts[slot.cell.column] = text if breaks else one_line(text)
    return texts


WRITERS: dict[str, Writer] = {
    "cells": _cells,
    "rows": _rows,
    "shifted": _shifted,
    "lines": _lines,
    "spaces": _spaces,
    "markdown": _markdown,
    "layout": laid_out,
    "commas": _commas,
    "semicolons": _semicolons,
    "boxes": boxed,
    "glued": _glued,
    "wide": _wide,
    "unlabelled": _unlabelled,
    "ascii": ascii_grid,
    "counted": counted,
    "tabbed": tabbed,
    "marked": marked,
    "torn": torn,
    "rowwise": rowwise,
}
"""By the names of `kinds.TextForm`."""
