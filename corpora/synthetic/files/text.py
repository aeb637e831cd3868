"""Reports as flattened text, in the forms that conversions of Word files and web pages leave behind."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from corpora.synthetic.files.kinds import NEEDS_FULL_CELLS, TextForm
from corpora.synthetic.files.pieces import Piece, pieces
from corpora.synthetic.files.surface import BOM, PLAIN, Surface
from corpora.synthetic.files.text_converted import emphasised
from corpora.synthetic.files.text_style import CLEAN, TextStyle, blanked, boilerplate, imprint, paged
from corpora.synthetic.files.text_tables import WRITERS
from corpora.synthetic.report import PrintedTable, Report

HEADED: frozenset[str] = frozenset({"heading", "caption", "unit", "note"})
"""Kinds of piece that are never wrapped nor indented."""


def render_text(
    report: Report, *, form: TextForm, random: Random, surface: Surface = PLAIN, style: TextStyle = CLEAN
) -> str:
    """The report as text.

    Args:
        report: what to print.
        form: "cells" a tab and a cell a line, blank lines between rows; "rows" a row a line, padded with tabs to the
            grid; "shifted" the same without the columns that spans take and with left cells lost; "lines" a bare cell
            a line; "spaces" a row a line, "wide" the same with ideographic spaces; "markdown" pipes; "layout" columns
            kept by spaces, as `pdftotext -layout` prints; "commas" comma-separated; "boxes" drawn with ┌─┬─┐; "glued"
            tabs, but none between label and figure; "unlabelled" rows of figures without their labels; "ascii",
            "counted", "tabbed" and "marked" as programs leave them, see `text_converted`; "torn" and "rowwise" in
            pieces, see `text_torn`; "semicolons" as "commas", with the other mark.
        random: source of the irregularities.
        surface: how prose and cells are typed.
        style: what is around and inside the text besides.

    Raises:
        ValueError: when the form cannot show this report's blank cells.
    """
    if form in NEEDS_FULL_CELLS and report.figures.blank:
        raise ValueError(f"blank cells are lost in the form {form!r}")
    blocks = [*imprint(report, style)]
    for piece in pieces(report, tables_last=style.tables_last):
        if piece.table is not None:
            blocks.append("\n".join(table_lines(piece.table, form=form, random=random, surface=surface)) + "\n")
        else:
            prose = _printed(piece, random, surface, style)
            blocks.append(emphasised(prose, random) if form == "marked" else prose)
    blocks += boilerplate(style)
    text = "\n".join(blocks) + "\n"
    return blanked(paged(text, style) if style.page_lines else text, random, style)


def table_lines(table: PrintedTable, *, form: TextForm, random: Random, surface: Surface) -> Iterator[str]:
    """The table's lines in a form of `render_text`."""
    return WRITERS[form](table, random, surface)


def _printed(piece: Piece, random: Random, surface: Surface, style: TextStyle) -> str:
    if piece.kind == "title":
        return f"{piece.text}\n"
    if piece.kind in HEADED:
        text = piece.name if piece.kind == "heading" and style.headings_lose_numbers else piece.text
        return (BOM if style.stray_marks and random.random() < 0.5 else "") + text
    text = surface.prose(piece.text)
    if style.wrap_at is None:
        return style.indent + text
    whole = style.indent + text
    return "\n".join(whole[start : start + style.wrap_at] for start in range(0, len(whole), style.wrap_at))
