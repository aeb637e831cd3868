"""Tables as comma-separated values: neighbouring lines that commas cut into the same number of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpora.document.geometry import Span
from corpora.document.place import Place
from corpora.document.region import Region, Slip
from models.tables.cell_number import parse_cell
from models.tables.lines import Line

FEWEST_LINES, FEWEST_CELLS = 2, 2
MOST_CELLS = 64
LONGEST_CELL = 90
"""Characters; the longest labels of forms stay below, sentences with half-width commas seldom do."""
_CELL = re.compile(r'\s*"((?:[^"]|"")*)"\s*(?:,|$)|([^",]*)(?:,|$)')
_LISTED = re.compile(r"\s*[\[(](?P<cells>\s*(?:[\"']|None\b|null\b|nan\b).*)[\])],?\s*")
"""A row as a program prints a list of cells: ["规章", "0", 12],."""
_LIST_CELL = re.compile(r"\s*(?P<quote>[\"'])(?P<text>.*?)(?P=quote)\s*(?:,|$)|\s*(?P<bare>[^\"',]*?)\s*(?:,|$)")
_SPACED = re.compile(r"\t|\d {2,}[^\s,\"]|[^\s,\"] {2,}\d|\d \d|[|｜]")
"""Cells that something else than commas keeps apart; space between words may spread them (收  入)."""
_SENTENCE = re.compile(r"[。；;!?？！]")

Cells = tuple[tuple[int, str], ...]
"""(offset in the line, text) of each cell."""


def separated_blocks(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Half-open ranges of neighbouring lines with as many cells each, some of them words and some figures."""
    found: list[tuple[int, int]] = []
    first, size = 0, 0
    counts = [_count(line.text) for line in lines]
    for index, count in enumerate([*counts, 0]):
        if count == size and size:
            continue
        if size and index - first >= FEWEST_LINES and _is_table(lines[first:index]):
            found.append((first, index))
        first, size = index, count
    return found


def separated_region(lines: Sequence[Line], page: int | None) -> Region:
    """The lines as rows of cells."""
    rows = tuple(tuple(_slip(line, start, text, page) for start, text in split_cells(line.text)) for line in lines)
    span = Span(lines[0].start, lines[-1].end)
    return Region(rows=rows, place=Place(span=span, page_number=page), trust="rows")


def split_cells(text: str) -> Cells:
    """The cells of a line (RFC 4180): a quoted one may hold commas, and a quote doubled; () when quotes do not fit."""
    return tuple(_cells(text))


def _cells(text: str) -> Iterator[tuple[int, str]]:
    if listed := _LISTED.fullmatch(text):
        yield from _list_cells(text, *listed.span("cells"))
        return
    position = 0
    while position <= len(text):
        match = _CELL.match(text, position)
        if match is None:
            return
        quoted = match[1] is not None
        inside = match[1] if quoted else match[2]
        yield match.start(1 if quoted else 2), inside.replace('""', '"') if quoted else inside
        if match.end() == len(text) and not match[0].endswith(","):
            return
        position = match.end()


def _list_cells(text: str, position: int, end: int) -> Iterator[tuple[int, str]]:
    while position < end and (match := _LIST_CELL.match(text, position, end)) is not None:
        group = "text" if match["quote"] else "bare"
        yield match.start(group), match[group]
        position = match.end()


def _count(text: str) -> int:
    """Cells of a line that may be a row, else 0."""
    if "," not in text or _SPACED.search(text):
        return 0
    cells = split_cells(text)
    return len(cells) if FEWEST_CELLS <= len(cells) <= MOST_CELLS else 0


def _is_table(lines: Sequence[Line]) -> bool:
    """Words and figures in the cells, and no line that is but one number with thousands apart (1,234)."""
    rows = [[cell.strip() for _, cell in split_cells(line.text)] for line in lines]
    figures = sum(parse_cell(cell) is not None for row in rows for cell in row if cell)
    words = sum(bool(cell) and parse_cell(cell) is None for row in rows for cell in row)
    numbers = sum(parse_cell(line.text.strip()) is not None for line in lines)
    sentences = sum(_is_sentence(line.text) for line in lines)
    return bool(figures and words) and not numbers and 2 * sentences < len(lines)


def _is_sentence(text: str) -> bool:
    """A row may hold one, but most rows are short."""
    return bool(_SENTENCE.search(text)) or any(len(cell) > LONGEST_CELL for _, cell in split_cells(text))


def _slip(line: Line, start: int, text: str, page: int | None) -> Slip:
    bare = text.strip()
    lead = len(text) - len(text.lstrip())
    at = line.start + start + lead
    exact = line.text[start + lead : start + lead + len(bare)] == bare
    span = Span(at, at + len(bare)) if bare and exact else Span(at, at)
    return Slip(text=bare, place=Place(span=span, page_number=page))
