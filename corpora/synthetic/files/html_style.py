"""The irregularities of one web page, and how they are drawn for it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from corpora.synthetic.split import Split, allowed

Grid = Literal["table", "css_table", "flex"]
"""Tables proper; `<div>` elements with display:table, row, cell from a style sheet; rows of flex boxes."""
Copy = Literal["none", "mobile", "media", "tab", "noscript", "comment"]
"""A second copy of each table: another for narrow screens, hidden in place or by a style sheet that asks for the width;
in a folded tab; for readers without script; left over in a comment."""
Writer = Literal["editor", "word"]
Declared = Literal["right", "none", "wrong"]

CONTENT_CLASSES: tuple[str, ...] = ("content", "article-con", "TRS_Editor", "zwxl-article", "main-txt", "UCAPCONTENT")
"""Names that templates give to the element around an article."""
GRID_CLASSES: tuple[str, ...] = ("tb", "grid", "sheet", "nb-form", "ntable", "xxgk")
"""Prefixes of the class names of grids of `<div>`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlStyle:
    """Irregularities of one page.

    Args:
        no_row_spans: merged cells are followed by blank ones in the rows below, as flat editors write them.
        unclosed_rows: `</tr>` and `</td>` are missing.
        span_per_character: every character in an element of its own.
        furniture: a metadata table and a navigation list before the report, a footer after it.
        four_tables: the first form cut into four tables.
        paragraphs_in_cells: cell text wrapped in `<p>` and styled.
        layout_tables: so many tables that only arrange the page lie around the report.
        table_in_cell: each table stands in the one cell of another.
        copy: see `Copy`.
        grid: see `Grid`.
        grid_class: prefix of class names of a grid of `<div>`.
        content_class: of the element around the report.
        scripts: scripts, style sheets and an `<iframe>` stand between the parts of the page.
        overlong_spans: the last row and column span of a cell reaches one too far.
        wrong_spans: labels here and there reach a row too few or too many.
        empty_rows: rows of no height and blank cells stand between others.
        empty_columns: a column of no width stands at the left.
        head_parts: rows are scattered over `<thead>` and several `<tbody>`.
        no_break_spaces: `&nbsp;` around and inside what is printed; blank cells hold one.
        split_numbers: numbers are cut into several inline elements.
        unclosed_paragraphs: `</p>`, `</div>` and the end of the page are missing.
        cdata: the style sheet is in a CDATA section, as XHTML pages have it.
        writer: "word" gives every element Word's own styles, `<o:p>` and conditional comments.
        declared: the encoding that the page names: its own, none, or another one.
        encoding: of the bytes.
        mhtml: a "web page, single file".
    """

    no_row_spans: bool = False
    unclosed_rows: bool = False
    span_per_character: bool = False
    furniture: bool = False
    four_tables: bool = False
    paragraphs_in_cells: bool = False
    layout_tables: int = 0
    table_in_cell: bool = False
    copy: Copy = "none"
    grid: Grid = "table"
    grid_class: str = "tb"
    content_class: str = "content"
    scripts: bool = False
    overlong_spans: bool = False
    wrong_spans: bool = False
    empty_rows: bool = False
    empty_columns: bool = False
    head_parts: bool = False
    no_break_spaces: bool = False
    split_numbers: bool = False
    unclosed_paragraphs: bool = False
    cdata: bool = False
    writer: Writer = "editor"
    declared: Declared = "right"
    encoding: Literal["utf-8", "gb18030"] = "utf-8"
    mhtml: bool = False


CLEAN = HtmlStyle()


def draw_html_style(random: Random, split: Split = "all", *, kind: str = "html-broken") -> HtmlStyle:
    """The irregularities of one page of a kind: html, html-broken, html-nested, html-word, html-grid, mhtml."""
    draws = {
        "html-broken": _broken,
        "html-nested": _nested,
        "html-word": _word,
        "html-grid": _grid,
        "mhtml": _word,
    }
    return draws[kind](random, split, kind) if kind in draws else CLEAN


def _broken(random: Random, split: Split, kind: str) -> HtmlStyle:
    """Each irregularity in about a third of the pages."""
    flat, encoding = random.random() < 0.35, random.choice(("utf-8", "utf-8", "gb18030"))
    return HtmlStyle(
        no_row_spans=flat,
        unclosed_rows=random.random() < 0.35,
        span_per_character=random.random() < 0.18,
        furniture=random.random() < 0.35,
        four_tables=random.random() < 0.35,
        paragraphs_in_cells=random.random() < 0.35,
        content_class=random.choice(allowed(CONTENT_CLASSES, split)),
        overlong_spans=not flat and random.random() < 0.25,
        wrong_spans=not flat and random.random() < 0.25,
        empty_rows=random.random() < 0.25,
        empty_columns=random.random() < 0.2,
        head_parts=random.random() < 0.3,
        no_break_spaces=random.random() < 0.35,
        split_numbers=random.random() < 0.25,
        unclosed_paragraphs=random.random() < 0.35,
        cdata=random.random() < 0.15,
        scripts=random.random() < 0.3,
        declared=random.choice(("right", "right", "none", "wrong")),
        encoding="gb18030" if encoding == "gb18030" else "utf-8",
    )


def _nested(random: Random, split: Split, kind: str) -> HtmlStyle:
    """The report deep inside a site's template."""
    copies: tuple[Copy, ...] = ("none", "mobile", "media", "tab", "noscript", "comment")
    return HtmlStyle(
        furniture=random.random() < 0.7,
        layout_tables=random.randint(1, 4),
        table_in_cell=random.random() < 0.4,
        copy=random.choice(copies),
        content_class=random.choice(allowed(CONTENT_CLASSES, split)),
        scripts=random.random() < 0.6,
        paragraphs_in_cells=random.random() < 0.4,
        head_parts=random.random() < 0.2,
        no_row_spans=random.random() < 0.15,
    )


def _word(random: Random, split: Split, kind: str) -> HtmlStyle:
    """What Word's own "save as web page" leaves, also as a single file."""
    return HtmlStyle(
        writer="word",
        paragraphs_in_cells=True,
        no_break_spaces=random.random() < 0.6,
        split_numbers=random.random() < 0.5,
        four_tables=random.random() < 0.2,
        encoding=random.choice(("gb18030", "utf-8")),
        declared="right",
        mhtml=kind == "mhtml",
    )


def _grid(random: Random, split: Split, kind: str) -> HtmlStyle:
    """Tables made of other elements than tables."""
    grids: tuple[Grid, ...] = ("css_table", "flex")
    return HtmlStyle(
        grid=random.choice(grids),
        grid_class=random.choice(allowed(GRID_CLASSES, split)),
        content_class=random.choice(allowed(CONTENT_CLASSES, split)),
        furniture=random.random() < 0.5,
        scripts=random.random() < 0.4,
        split_numbers=random.random() < 0.2,
    )
