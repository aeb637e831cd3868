"""Tables as programs that turn web pages and Word files into text leave them, with those programs' slips.

After `inscriptis` (columns counted in characters), `resiliparse` (two tabs between cells), `html2text` (pipes, a blank
behind emphasis that ends within a number) and Pandoc (grid tables), each as seen in its output.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from corpora.synthetic.files.surface import Surface
from corpora.synthetic.files.text_boxes import boxed
from corpora.synthetic.files.visual import typed_in_line, visual_rows
from corpora.synthetic.report import PrintedTable

SHARE_OF_SPLIT_NUMBERS = 0.4
COLUMN_GAP = "  "
_LONG_NUMBER = re.compile(r"(?<![\d.,])\d{2,}(?![\d.,])")
_ASCII = {
    **dict.fromkeys("┌┬├┼└┴", "+-"), **dict.fromkeys("┐┤┘", "+ "), "─": "--", "│": "| ",
}  # fmt: skip
"""Two signs for each stroke, which takes two places."""


def counted(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    """Columns as wide as their longest text in characters, a 汉字 as wide as a digit; some digits are apart."""
    grid = [[""] * table.n_columns for _ in range(table.n_rows)]
    for number, slots in enumerate(visual_rows(table)):
        for slot in slots:
            text = typed_in_line(slot, random, surface)
            grid[number][slot.cell.column] = _apart(text, random) if not slot.cell.header else text
    widths = [max(len(row[column]) for row in grid) for column in range(table.n_columns)]
    for row in grid:
        yield COLUMN_GAP.join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()


def tabbed(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    """Two tabs between cells, and a blank before or behind a figure."""
    for slots in visual_rows(table):
        cells = [typed_in_line(slot, random, surface) for slot in slots]
        yield "\t\t".join(f" {text}" if text and random.random() < 0.5 else text for text in cells)


def marked(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    """Pipes between cells, none outside; emphasis within figures."""
    for index, slots in enumerate(visual_rows(table)):
        texts = [typed_in_line(slot, random, surface) for slot in slots if not slot.continued]
        yield " | ".join(emphasised(text, random) for text in texts) + "  "
        if index == 0:
            yield "|".join(["---"] * max(2, len(texts))) + "  "


def ascii_grid(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    """Drawn with + - and |; cells that span columns or rows have no line through them."""
    for line in boxed(table, random, surface):
        yield "".join(_ASCII.get(sign, sign) for sign in line).rstrip()


def emphasised(text: str, random: Random) -> str:
    """The text with some numbers in two, their first digits emphasised: **202** 3年."""

    def cut(match: re.Match[str]) -> str:
        number = match[0]
        if random.random() > SHARE_OF_SPLIT_NUMBERS:
            return number
        return f"**{number[:-1]}** {number[-1]}"

    return _LONG_NUMBER.sub(cut, text)


def _apart(text: str, random: Random) -> str:
    whole = _LONG_NUMBER.fullmatch(text)
    return f"{text[:-1]} {text[-1]}" if whole and random.random() < SHARE_OF_SPLIT_NUMBERS else text
