"""How pages look: every knob a field, so that a corpus can say which look each document had."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from corpora.synthetic.pages.ink import BLACK, Colour

RuleKind = Literal[
    "all",
    "thin",
    "partial",
    "dotted",
    "dashed",
    "shaded",
    "three-line",
    "horizontal",
    "none",
    "rectangles",
    "double",
]
RULE_KINDS: tuple[RuleKind, ...] = get_args(RuleKind)
"""How tables show their structure, each a family of looks."""
Align = Literal["left", "center", "right", "justify", "spread"]
"""Across. "spread" is 分散对齐: the characters of a short label stand apart over its cell; elsewhere it is centred."""
SHARES_BEFORE: dict[Align, float] = {"left": 0.0, "justify": 0.0, "center": 0.5, "spread": 0.5, "right": 1.0}
"""Of the room that a line leaves, how much stands before it."""
VerticalAlign = Literal["top", "middle", "bottom"]
Columns = Literal["even", "content", "narrow"]
RuleInk = Literal["lines", "filled", "cells"]
FolioForm = Literal["none", "plain", "dashes", "of", "page"]
"""Page numbers: 3, – 3 –, 第3页 共8页, 第 3 页."""

A4, A3, SIXTEEN_K = (595.28, 841.89), (841.89, 1190.55), (521.57, 737.01)
"""Widths and heights of paper, portrait, in points; 16K as offices cut it: 184 by 260 mm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLook:
    """The sheet and what stands around the text.

    Args:
        paper: portrait width and height in points.
        margins: left, top, right, bottom in points.
        columns: columns of prose, 1 or 2; tables take the whole width.
        column_gap: points between two columns.
        header: words in the top margin, None for none; `header_rule` a line under them.
        footer: words in the bottom margin beside the page number.
        folio: form of the page number; `folio_align` where it stands, `folio_from` the first page that shows one.
        watermark: large pale words across every page.
        title_page: the title stands on a page of its own.
        landscape_from: tables of so many columns go on a landscape page; None for never.
    """

    paper: tuple[float, float] = A4
    margins: tuple[float, float, float, float] = (79.4, 104.9, 73.7, 99.2)
    columns: int = 1
    column_gap: float = 24.0
    header: str | None = None
    header_rule: bool = False
    footer: str | None = None
    folio: FolioForm = "dashes"
    folio_align: Align = "center"
    folio_from: int = 1
    watermark: str | None = None
    title_page: bool = False
    landscape_from: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLook:
    """Prose. Fonts are names of a FontShelf, sizes points, `line_spacing` a multiple of the size, indents em.

    Args:
        latin: font of digits and letters; None sets them in the Chinese font.
        title_rule: a thick line under the title, in `title_colour`, as on the letterhead of an office.
        title_balanced: the lines of a long title are about equally long.
        latin_gap: em between Chinese characters and digits, as word processors put it.
    """

    title_font: str
    heading_font: str
    body_font: str
    latin: str | None = None
    latin_gap: float = 0.0
    title_size: float = 22.0
    heading_size: float = 16.0
    body_size: float = 16.0
    title_align: Align = "center"
    title_balanced: bool = True
    title_colour: Colour = BLACK
    title_rule: bool = False
    heading_align: Align = "left"
    heading_indent: float = 2.0
    first_line_indent: float = 2.0
    line_spacing: float = 1.6
    paragraph_gap: float = 0.0
    justify: bool = True
    colour: Colour = BLACK


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLook:
    """Tables.

    Args:
        width_share: of the text's width that a table takes; wide tables take all of it. `align` places narrower ones.
        columns: all equal, by what is in them, or narrow leading columns that wrap their labels to a few characters.
        narrow_em: em that narrow columns hold.
        padding, vertical_padding: points between a cell's edge and its text.
        row_height: least height of a row in points.
        line_spacing: of lines within a cell, a multiple of the size.
        label_align, value_align, head_align: across; vertical_align: down.
        vertical_labels: tall narrow cells are set vertically.
        repeat_heads: heads again after a page break; `continued` the caption of such a part (续表), None for none.
        break_rows: a row may be divided by a page break.
        keep: a table that fits on one page begins a new one rather than being divided.
        level_values: columns that hold values alone are equally wide.
        diagonal_heads: a head of two lines in the top left corner is divided by a diagonal rule, as word processors do.
        caption_align, unit_align: lines around the table; `caption_size` and `unit_size` in points.
    """

    font: str
    head_font: str
    latin: str | None = None
    size: float = 10.5
    width_share: float = 1.0
    align: Align = "center"
    columns: Columns = "content"
    narrow_em: int = 2
    level_values: bool = False
    diagonal_heads: bool = False
    padding: float = 3.0
    vertical_padding: float = 2.5
    row_height: float = 18.0
    line_spacing: float = 1.25
    label_align: Align = "center"
    value_align: Align = "center"
    head_align: Align = "center"
    vertical_align: VerticalAlign = "middle"
    vertical_labels: bool = False
    repeat_heads: bool = False
    continued: str | None = None
    break_rows: bool = False
    keep: bool = False
    caption_align: Align = "center"
    caption_size: float = 12.0
    unit_align: Align = "right"
    unit_size: float = 10.5


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLook:
    """Rules and fills of tables; widths in points.

    Args:
        kind: what shows the structure.
        ink: rules as strokes, as thin filled rectangles, or as one stroked rectangle a cell.
        width, outer_width: of inner and of outer rules.
        missing: for "partial": share of inner rules left out.
        frame: for "partial" and "shaded": "full", "open" (no rules at the left and right) or "none".
        shade, head_shade: fills of every other row, and of heads; None for none. `head_text` the colour of heads' text
            on their fill; where it is not black, rows that are no heads stay unfilled.
        shaded_rules: for "shaded": the rules beside the fills.
        spanner_rules: for "three-line": short rules under heads of several columns.
        open_breaks: no rule where a page break divides the table.
    """

    kind: RuleKind = "all"
    ink: RuleInk = "lines"
    width: float = 0.5
    outer_width: float = 0.5
    colour: Colour = BLACK
    missing: float = 0.0
    frame: Literal["full", "open", "none"] = "full"
    shade: Colour | None = None
    head_shade: Colour | None = None
    head_text: Colour = BLACK
    shaded_rules: Literal["none", "horizontal", "all"] = "none"
    spanner_rules: bool = True
    open_breaks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddities:
    """What PDF files do that nobody sees, and readers stumble over.

    Args:
        rotate: /Rotate of every page, degrees clockwise.
        crop: points that the MediaBox is larger on each side than the CropBox, x and y.
        shuffled: text is drawn in a shuffled order.
        by_character: text is drawn character by character.
    """

    rotate: Literal[0, 90, 180, 270] = 0
    crop: tuple[float, float] = (0.0, 0.0)
    shuffled: bool = False
    by_character: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStyle:
    """The look of a whole document; `dataclasses.asdict` gives what JSON can hold."""

    text: TextLook
    table: TableLook
    page: PageLook = PageLook()
    rules: RuleLook = RuleLook()
    oddities: Oddities = Oddities()
