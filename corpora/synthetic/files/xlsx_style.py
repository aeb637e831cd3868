"""The irregularities of one workbook, and how they are drawn for it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from corpora.synthetic.split import Split

Hidden = Literal["none", "rows", "columns", "sheet"]
"""Hidden rows under a table, hidden columns beside it, a hidden sheet with the year before: all hold figures."""
NumberFormat = Literal["General", "#,##0", "0.00", "0_ ", "quoted"]
"""How figures are shown. "quoted" is text behind an apostrophe. #,##0 is put on whole numbers only, lest it round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class XlsxStyle:
    """Irregularities of one workbook.

    Args:
        sheet_per_section: a sheet for each section.
        numbers_as_text: figures typed as text.
        merged_prose: paragraphs across the columns of the widest table.
        faked_merges: cells that cover others are followed by blank ones instead.
        hidden: see `Hidden`.
        number_format: see `NumberFormat`.
        formulas: totals are formulas; the value is stored beside them, as Excel does.
        first_row, first_column: where everything starts, from 1.
        blank_rows: so many blank rows after each table and heading, at least one after a table.
        notes: cells carry notes (comments) with other numbers.
        date: a date in a cell of its own under the title.
        shared_strings: text in the workbook's shared table, as Excel writes it; openpyxl leaves it in the sheets.
        far_styles: cells that only carry a style stand in the sheet's last row and column.
        framed: cells of tables have borders.
    """

    sheet_per_section: bool = False
    numbers_as_text: bool = False
    merged_prose: bool = True
    faked_merges: bool = False
    hidden: Hidden = "none"
    number_format: NumberFormat = "General"
    formulas: bool = False
    first_row: int = 1
    first_column: int = 1
    blank_rows: int = 0
    notes: bool = False
    date: bool = False
    shared_strings: bool = False
    far_styles: bool = False
    framed: bool = False


CLEAN = XlsxStyle()


def draw_xlsx_style(random: Random, split: Split = "all", *, kind: str = "xlsx-odd") -> XlsxStyle:
    """The irregularities of one workbook of a kind, xlsx or xlsx-odd. `split` holds nothing apart here."""
    if kind == "xlsx":
        return XlsxStyle(sheet_per_section=random.random() < 0.3)
    hidden: tuple[Hidden, ...] = ("none", "none", "rows", "columns", "sheet")
    formats: tuple[NumberFormat, ...] = ("General", "#,##0", "0.00", "0_ ", "quoted")
    return XlsxStyle(
        sheet_per_section=random.random() < 0.4,
        numbers_as_text=random.random() < 0.25,
        merged_prose=random.random() < 0.6,
        faked_merges=random.random() < 0.3,
        hidden=random.choice(hidden),
        number_format=random.choice(formats),
        formulas=random.random() < 0.3,
        first_row=random.choice((1, 1, 2, 5)),
        first_column=random.choice((1, 1, 2, 3)),
        blank_rows=random.choice((0, 1, 3)),
        notes=random.random() < 0.3,
        date=random.random() < 0.3,
        shared_strings=random.random() < 0.5,
        far_styles=random.random() < 0.25,
        framed=random.random() < 0.5,
    )
