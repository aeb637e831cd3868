"""The irregularities of one Word file, and how they are drawn for it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from corpora.synthetic.split import Split

Vertical = Literal["merged", "grid_before", "blank", "middle"]
"""How a cell reaches into lower rows: Word's vMerge; columns left out with gridBefore; plain blank cells; blank cells
with the text in the middle one."""
Horizontal = Literal["merged", "old_merge", "blank", "middle"]
"""How a cell reaches over columns: gridSpan; Word's older hMerge; plain blank cells; blank ones around the text."""
Pasted = Literal["tabs", "spaces", "lines"]
"""How the cells of a table pasted as text are kept apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocxStyle:
    """Irregularities of one Word file.

    Args:
        vertical: how cells reach into lower rows. gridBefore can only leave out columns from the left edge on.
        horizontal: how cells reach over columns.
        hidden_text: the hidden parts of vertical merges repeat the text, as Word keeps it after a merge.
        split_runs: paragraphs and cells are split into runs in the middle of words and numbers.
        tables_as_text: tables are pasted as paragraphs.
        pasted: how, if they are.
        headings: section headings carry a heading style.
        borderless: blank cells of a faked merge have no borders.
        split_labels: the number of a label (1.) stands in a narrow cell of its own.
        hair_columns: rows whose edges miss each other by a hair, so that the grid has more columns than the eye sees.
        wrapper: the whole report stands in the one cell of a table.
        nested: each table stands in a cell of another table.
        text_boxes: each table stands in a text box.
        tracked: insertions and deletions that nobody accepted yet, among them a deleted row.
        fields: figures are results of fields.
        controls: cells and paragraphs stand in content controls.
        soft_hyphens: soft hyphens in the middle of words.
        numbering: 一、 of the headings is an automatic number.
        page_furniture: a running head and a page number.
        footnotes: notes at the foot of the page, with their marks in the text.
        split_tables: tables with a head go on after a page break, their heads printed again.
        strict: the namespaces of ISO 29500 Strict.
    """

    vertical: Vertical = "merged"
    horizontal: Horizontal = "merged"
    hidden_text: bool = False
    split_runs: bool = False
    tables_as_text: bool = False
    pasted: Pasted = "tabs"
    headings: bool = False
    borderless: bool = False
    split_labels: bool = False
    hair_columns: bool = False
    wrapper: bool = False
    nested: bool = False
    text_boxes: bool = False
    tracked: bool = False
    fields: bool = False
    controls: bool = False
    soft_hyphens: bool = False
    numbering: bool = False
    page_furniture: bool = False
    footnotes: bool = False
    split_tables: bool = False
    strict: bool = False


CLEAN = DocxStyle()
ODD = DocxStyle(vertical="grid_before", hidden_text=True, split_runs=True)


def draw_docx_style(random: Random, split: Split = "all", *, kind: str = "docx-odd") -> DocxStyle:
    """The irregularities of one file of a kind: docx, docx-odd, docx-text, docx-fake, docx-nested, docx-parts, doc.

    No choice among them is one of wordings, so that `split` holds nothing apart.
    """
    draws = {
        "docx": lambda: DocxStyle(headings=random.random() < 0.5),
        "docx-odd": lambda: _odd(random),
        "docx-text": lambda: DocxStyle(tables_as_text=True, pasted=random.choice(("tabs", "tabs", "spaces", "lines"))),
        "docx-fake": lambda: _fake(random),
        "docx-nested": lambda: _nested(random),
        "docx-parts": lambda: _parts(random),
        "doc": lambda: _legacy(random),
    }
    return draws[kind]()


def _odd(random: Random) -> DocxStyle:
    return DocxStyle(
        vertical=random.choice(("grid_before", "merged")),
        hidden_text=random.random() < 0.7,
        split_runs=random.random() < 0.7,
        headings=random.random() < 0.4,
        soft_hyphens=random.random() < 0.3,
        hair_columns=random.random() < 0.3,
        split_tables=random.random() < 0.3,
    )


def _fake(random: Random) -> DocxStyle:
    """Merges that only look like ones."""
    return DocxStyle(
        vertical=random.choice(("merged", "grid_before", "blank", "middle")),
        horizontal=random.choice(("old_merge", "blank", "middle")),
        borderless=random.random() < 0.6,
        split_labels=random.random() < 0.25,
        headings=random.random() < 0.4,
        split_runs=random.random() < 0.3,
    )


def _nested(random: Random) -> DocxStyle:
    """Tables inside other things."""
    place = random.choice(("wrapper", "nested", "box", "both"))
    return DocxStyle(
        wrapper=place in ("wrapper", "both"),
        nested=place in ("nested", "both"),
        text_boxes=place == "box",
        controls=random.random() < 0.3,
        headings=random.random() < 0.4,
    )


def _parts(random: Random) -> DocxStyle:
    """What Word keeps beside the words: revisions, fields, controls, notes, numbers, running heads."""
    return DocxStyle(
        tracked=random.random() < 0.4,
        fields=random.random() < 0.4,
        controls=random.random() < 0.4,
        soft_hyphens=random.random() < 0.4,
        numbering=random.random() < 0.5,
        page_furniture=random.random() < 0.6,
        footnotes=random.random() < 0.5,
        split_tables=random.random() < 0.4,
        hidden_text=random.random() < 0.3,
        strict=random.random() < 0.15,
    )


def _legacy(random: Random) -> DocxStyle:
    """What LibreOffice carries over into Word 97."""
    return DocxStyle(
        vertical=random.choice(("merged", "merged", "blank")),
        headings=random.random() < 0.5,
        split_runs=random.random() < 0.3,
        numbering=random.random() < 0.3,
        page_furniture=random.random() < 0.5,
        fields=random.random() < 0.2,
        split_tables=random.random() < 0.2,
    )
