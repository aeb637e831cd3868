"""What a cell says: its words as lines, its lines one under another."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.printed_page import Word
from models.tables.pages.lines import Line, lines_of


def cell_text(words: Sequence[Word]) -> str:
    """Lines separated by line breaks; `corpora.readers.assembly.fold` joins those between Chinese characters."""
    lines = lines_of(words)
    if _vertical(lines):
        return "".join(line.text for line in lines)
    return "\n".join(line.text for line in lines)


def _vertical(lines: Sequence[Line]) -> bool:
    """One character a line, as narrow tall cells are set; figures of several rows are no such thing."""
    return len(lines) > 2 and all(len(line.text) == 1 for line in lines) and not all(
        line.text.isdigit() for line in lines
    )  # fmt: skip
