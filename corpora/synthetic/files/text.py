"""Reports as flattened text, in the forms that conversions of Word files and web pages leave behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Literal, get_args

from corpora.synthetic.files.surface import PLAIN, Surface
from corpora.synthetic.files.visual import Slot, visual_rows
from corpora.synthetic.report import Paragraph, PrintedTable, Report

TextForm = Literal["cells", "rows", "shifted", "lines", "spaces", "markdown"]
TEXT_FORMS: tuple[TextForm, ...] = get_args(TextForm)
NEEDS_FULL_CELLS: frozenset[TextForm] = frozenset({"spaces"})
"""Forms in which a blank cell leaves no trace: no report with blank cells can be told from them."""

SHARE_OF_SHIFTED_ROWS = 0.12


def render_text(report: Report, *, form: TextForm, random: Random, surface: Surface = PLAIN) -> str:
    """The report as text.

    Args:
        report: what to print.
        form: "cells" a tab and a cell a line, blank lines between rows; "rows" a row a line, padded with tabs to the
            grid; "shifted" the same without the columns that spans take and with left cells lost; "lines" a bare cell
            a line; "spaces" a row a line; "markdown" pipes.
        random: source of the irregularities.
        surface: how prose and cells are typed.

    Raises:
        ValueError: when the form cannot show this report's blank cells.
    """
    if form in NEEDS_FULL_CELLS and report.figures.blank:
        raise ValueError(f"blank cells are lost in the form {form!r}")
    blocks = [f"{report.title}\n"] if report.title else []
    blocks += [_paragraph(paragraph, surface) for paragraph in report.introduction]
    for section in report.sections:
        blocks.append(section.heading)
        for content in section.content:
            if isinstance(content, Paragraph):
                blocks.append(_paragraph(content, surface))
            else:
                blocks.append("\n".join(table_lines(content, form=form, random=random, surface=surface)) + "\n")
    return "\n".join(blocks) + "\n"


def _paragraph(paragraph: Paragraph, surface: Surface) -> str:
    return surface.prose(paragraph.text)


def table_lines(table: PrintedTable, *, form: TextForm, random: Random, surface: Surface) -> Iterator[str]:
    """The table's lines in a form of `render_text`."""
    writers: dict[TextForm, Callable[[PrintedTable, Random, Surface], Iterator[str]]] = {
        "cells": _cells,
        "rows": _rows,
        "shifted": _shifted,
        "lines": _lines,
        "spaces": _spaces,
        "markdown": _markdown,
    }
    return writers[form](table, random, surface)


def _typed(slot: Slot, random: Random, surface: Surface) -> str:
    return "" if slot.continued else surface.cell(slot.text, random, header=slot.cell.header)


def _cells(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    for slots in visual_rows(table):
        for slot in slots:
            yield "\t" + _typed(slot, random, surface)
        yield ""


def _lines(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    for slots in visual_rows(table):
        yield from (_typed(slot, random, surface) for slot in slots if not slot.continued)


def _rows(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    for slots in visual_rows(table):
        yield "\t".join(_padded(table, slots, random, surface))


def _shifted(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    """Spans take no columns, so values of rows with few labels stand further left; some rows lose their left cells."""
    for slots in visual_rows(table):
        texts = [_typed(slot, random, surface) for slot in slots]
        lost = 0
        if not slots[-1].cell.header and random.random() < SHARE_OF_SHIFTED_ROWS:
            lost = next((index for index, slot in enumerate(slots) if not slot.continued), 0)
        texts = texts[lost:]
        label_end = next((index for index, slot in enumerate(slots[lost:]) if not slot.cell.header), None)
        if label_end is not None and label_end < 2 and table.form == "requests":
            texts.insert(label_end, "")
        yield "\t".join(texts + [""] * (table.n_columns - len(texts)))


def _spaces(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    for slots in visual_rows(table):
        gap = " " * random.randint(2, 5)
        yield gap.join(_typed(slot, random, surface).strip() for slot in slots if not slot.continued)


def _markdown(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    for index, slots in enumerate(visual_rows(table)):
        texts = (text.replace("\n", "<br>") for text in _padded(table, slots, random, surface))
        yield f"| {' | '.join(texts)} |"
        if index == 0:
            yield f"|{' --- |' * table.n_columns}"


def _padded(table: PrintedTable, slots: list[Slot], random: Random, surface: Surface) -> list[str]:
    """One text a grid column; columns covered by a span to the left are empty."""
    texts = [""] * table.n_columns
    for slot in slots:
        texts[slot.cell.column] = _typed(slot, random, surface)
    return texts
