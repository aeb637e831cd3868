"""Lines of Chinese on a terminal: a wide character takes two columns, and a number is never cut in two.

Line breaks follow the rules of W3C "Requirements for Chinese Text Layout", 3.1.3: no closing mark begins a line, no
opening mark ends one.
"""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.text import Text

CLOSING = "，。；：、！？）》〉」』】〕］”’％%,.;:!?)]…—"
OPENING = "（《〈「『【〔［“‘(["

UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters (a terminal obeys them), marks that turn the direction of writing, halves of characters."""

_TOKEN = re.compile(r"\s+|[０-９]+(?:[．，][０-９]+)*|[!-~]+|.", re.DOTALL)


def visible(text: str) -> str:
    """The text without anything that a terminal would obey or could not encode; each replaced by one character."""
    return UNSAFE.sub("�", text.replace("\t", " "))


def wrap_ranges(text: str, width: int) -> list[tuple[int, int]]:
    """Half-open ranges of `text`, one a line, each at most `width` columns; blanks at a line's ends are left out.

    A line break in the text is a line break. `width` is at least 2.
    """
    lines: list[tuple[int, int]] = []
    offset = 0
    for paragraph in text.split("\n"):
        lines += [(start + offset, end + offset) for start, end in _wrap_paragraph(paragraph, max(width, 2))]
        offset += len(paragraph) + 1
    return lines


def wrap_text(text: Text, width: int) -> list[Text]:
    """The same for styled text: its lines, styles kept, made `visible`."""
    text = text.copy()
    text.plain = visible(text.plain)
    return [text[start:end] for start, end in wrap_ranges(text.plain, width)]


def _wrap_paragraph(text: str, width: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start = end = 0
    for unit_start, unit_end in _units(text):
        for piece_start, piece_end in _pieces(text, unit_start, unit_end, width):
            if cell_len(text[start:piece_end].rstrip()) > width:
                lines.append((start, end))
                start = piece_start
            end = piece_end
    lines.append((start, end))
    return [_trimmed(text, *line) for line in lines]


def _units(text: str) -> list[tuple[int, int]]:
    """Ranges that stay together: a word, a number, a wide character with the marks that belong to it."""
    units: list[tuple[int, int]] = []
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        joins = bool(units) and (token[0][0] in CLOSING or text[units[-1][1] - 1] in OPENING)
        if joins and not token[0].isspace():
            units[-1] = (units[-1][0], end)
        else:
            units.append((start, end))
    return units


def _pieces(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """A unit wider than a whole line, cut; else the unit."""
    if text[start:end].isspace() or cell_len(text[start:end]) <= width:
        return [(start, end)]
    pieces = []
    while start < end:
        stop = start + 1
        while stop < end and cell_len(text[start : stop + 1]) <= width:
            stop += 1
        pieces.append((start, stop))
        start = stop
    return pieces


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
