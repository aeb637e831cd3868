"""Tables in Markdown: the rule under the head says that it is one, whatever stands in its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpora.document.geometry import Span
from corpora.document.place import Place
from corpora.document.region import Region, Slip
from corpora.readers.assembly import fold
from models.tables.cell_number import parse_cell
from models.tables.lines import Line

_RULE = re.compile(r"\s*\|\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?\s*")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)


def markdown_blocks(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Half-open ranges of lines: a head, its rule, and the rows that begin with a pipe as they do."""
    found: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        head = index - 1
        if head < 0 or not _RULE.fullmatch(line.text) or not lines[head].text.lstrip().startswith("|"):
            continue
        end = index + 1
        while end < len(lines) and lines[end].text.lstrip().startswith("|"):
            end += 1
        if not found or head >= found[-1][1]:
            found.append((head, end))
    return found


def markdown_region(lines: Sequence[Line], page: int | None) -> Region:
    """The lines as rows of cells, the rule left out."""
    rows = tuple(_row(line, page) for line in lines if not _RULE.fullmatch(line.text))
    span = Span(lines[0].start, lines[-1].end)
    return Region(rows=rows, place=Place(span=span, page_number=page), trust="rows")


def _row(line: Line, page: int | None) -> tuple[Slip, ...]:
    """What stands between pipes; those at the ends close the row and hold nothing outside."""
    pipes = [match.start() for match in re.finditer(r"\|", line.text)]
    if line.text.rstrip()[-1:] != "|":
        pipes.append(len(line.text))
    return tuple(_slip(line, left + 1, right, page) for left, right in pairwise(pipes))


def _slip(line: Line, start: int, end: int, page: int | None) -> Slip:
    inside = line.text[start:end]
    bare = inside.strip()
    at = line.start + start + len(inside) - len(inside.lstrip())
    span = Span(at, at + len(bare)) if bare else Span(line.start + start, line.start + start)
    return Slip(text=_printed(bare), place=Place(span=span, page_number=page))


def _printed(text: str) -> str:
    """Lines of one cell joined; different numbers, which were cells of their own in whatever order, stay no number."""
    lines = [line for line in _BREAK.split(text) if line]
    if len(lines) > 1 and all(parse_cell(line) is not None for line in lines):
        return (" " if len(set(lines)) == 1 else "/").join(lines)
    return fold("\n".join(lines)) if len(lines) > 1 else text
