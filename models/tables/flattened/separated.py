"""Tables as comma-separated values: neighbouring lines that commas, or semicolons, cut into the same number of cells.

Spreadsheets write semicolons where the comma is a decimal mark, and people where cells hold commas. Clauses of prose
stand between semicolons too, hence figures in a table so cut must mostly stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from corpora.document.geometry import Span
from corpora.document.place import Place
from corpora.document.region import Region, Slip
from models.tables.cell_number import parse_cell
from models.tables.flattened.lines import Line

FEWEST_LINES, FEWEST_CELLS = 2, 2
MOST_CELLS = 64
LONGEST_CELL = 90
"""Characters; the longest labels of forms stay below, sentences with half-width commas seldom do."""
_CELL = {mark: re.compile(rf'\s*"((?:[^"]|"")*)"\s*(?:{mark}|$)|([^"{mark}]*)(?:{mark}|$)') for mark in ",;"}
_LISTED = re.compile(r"\s*[\[(](?P<cells>\s*(?:[\"']|None\b|null\b|nan\b).*)[\])],?\s*")
"""A row as a program prints a list of cells: ["规章", "0", 12],."""
_LIST_CELL = re.compile(r"\s*(?P<quote>[\"'])(?P<text>.*?)(?P=quote)\s*(?:,|$)|\s*(?P<bare>[^\"',]*?)\s*(?:,|$)")
_QUOTED = re.compile(r'"[^"]*"')
_APART = re.compile(r",(?!\d{3}(?!\d))|(?<!\d),")
"""Commas but those between thousands."""
_DIGIT = re.compile(r"\d")
_SPACED = re.compile(r"\t|\d {2,}[^\s,\"]|[^\s,\"] {2,}\d|\d \d|[|｜]")
"""Cells that something else than commas keeps apart; space between words may spread them (收  入)."""
_SENTENCE = {",": re.compile(r"[。；;!?？！]"), ";": re.compile(r"[。；!?？！]")}

Cells = tuple[tuple[int, str], ...]
"""(offset in the line, text) of each cell."""


def separated_blocks(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Half-open ranges of neighbouring lines with as many cells each, some of them words and some figures."""
    found: list[tuple[int, int]] = []
    first = 0
    for shape, run in groupby(_shape(line.text) for line in lines):
        last = first + sum(1 for _ in run)
        if shape is not None and last - first >= FEWEST_LINES and _is_table(lines[first:last], shape[0]):
            found.append((first, last))
        first = last
    return found


def separated_region(lines: Sequence[Line], page: int | None) -> Region:
    """The lines as rows of cells."""
    rows = tuple(tuple(_slip(line, start, text, page) for start, text in split_cells(line.text)) for line in lines)
    span = Span(lines[0].start, lines[-1].end)
    return Region(rows=rows, place=Place(span=span, page_number=page), trust="rows")


def split_cells(text: str) -> Cells:
    """The cells of a line (RFC 4180): a quoted one may hold commas, and a quote doubled; () when quotes do not fit."""
    return tuple(_cells(text, _mark(text)))


def _mark(text: str) -> str:
    """A comma, or a semicolon where no fewer of these stand outside of quotes; commas of a figure (1,234) aside."""
    bare = _QUOTED.sub("", text)
    return ";" if bare.count(";") and bare.count(";") >= len(_APART.findall(bare)) else ","


def _cells(text: str, mark: str) -> Iterator[tuple[int, str]]:
    if listed := _LISTED.fullmatch(text):
        yield from _list_cells(text, *listed.span("cells"))
        return
    position = 0
    while position <= len(text):
        match = _CELL[mark].match(text, position)
        if match is None:
            return
        quoted = match[1] is not None
        inside = match[1] if quoted else match[2]
        yield match.start(1 if quoted else 2), inside.replace('""', '"') if quoted else inside
        if match.end() == len(text) and not match[0].endswith(mark):
            return
        position = match.end()


def _list_cells(text: str, position: int, end: int) -> Iterator[tuple[int, str]]:
    while position < end and (match := _LIST_CELL.match(text, position, end)) is not None:
        group = "text" if match["quote"] else "bare"
        yield match.start(group), match[group]
        position = match.end()


def _shape(text: str) -> tuple[str, int] | None:
    """(mark, cells) of a line that may be a row."""
    mark = _mark(text)
    if mark not in text or _SPACED.search(text):
        return None
    cells = split_cells(text)
    return (mark, len(cells)) if FEWEST_CELLS <= len(cells) <= MOST_CELLS else None


def _is_table(lines: Sequence[Line], mark: str) -> bool:
    """Words and figures in the cells, and no line that is but one number with thousands apart (1,234)."""
    rows = [[cell.strip() for _, cell in split_cells(line.text)] for line in lines]
    figures = sum(parse_cell(cell) is not None for row in rows for cell in row if cell)
    words = sum(bool(cell) and parse_cell(cell) is None for row in rows for cell in row)
    numbers = sum(parse_cell(line.text.strip()) is not None for line in lines)
    sentences = sum(_is_sentence(line.text, mark) for line in lines)
    if mark == ";" and not _is_mostly_figures(rows):
        return False
    return bool(figures and words) and not numbers and 2 * sentences < len(lines)


def _is_mostly_figures(rows: Sequence[Sequence[str]]) -> bool:
    """More cells are a figure than hold one among words, as clauses do (收到12件)."""
    holding = [parse_cell(cell) is not None for row in rows for cell in row if _DIGIT.search(cell)]
    return 2 * sum(holding) > len(holding)


def _is_sentence(text: str, mark: str) -> bool:
    """A row may hold one, but most rows are short."""
    return bool(_SENTENCE[mark].search(text)) or any(len(cell) > LONGEST_CELL for _, cell in split_cells(text))


def _slip(line: Line, start: int, text: str, page: int | None) -> Slip:
    bare = text.strip()
    lead = len(text) - len(text.lstrip())
    at = line.start + start + lead
    exact = line.text[start + lead : start + lead + len(bare)] == bare
    span = Span(at, at + len(bare)) if bare and exact else Span(at, at)
    return Slip(text=bare, place=Place(span=span, page_number=page))
