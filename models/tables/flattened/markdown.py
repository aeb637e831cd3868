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
from models.tables.flattened.lines import Line
from models.tables.printed.form_words import BRACKETED, FormWords, best_score
from models.tables.printed.pieces import SURE_LABEL

_RULE = re.compile(r"\s*\|\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?\s*")
MOST_BETWEEN = 12
"""Lines of labels between two shreds of a table."""
FEWEST_FIGURES, MOST_LABELS = 3, 2
"""Cells of a row of figures."""
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


def shreds(lines: Sequence[Line], blocks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The blocks, one range for those of a table that came in shreds.

    Converters of PDF pages put a rule under every few rows, so that a row of figures stands where heads should, and
    what they took for no cells, parts of labels, as lines between.
    """
    whole: list[tuple[int, int]] = []
    for start, end in blocks:
        torn = whole and _between_shreds(lines[whole[-1][1] : start])
        if torn and (_is_figures(lines[start].text) or _is_figures(lines[whole[-1][0]].text)):
            whole[-1] = whole[-1][0], end
        else:
            whole.append((start, end))
    return whole


def with_titles_above(
    lines: Sequence[Line], blocks: Sequence[tuple[int, int]], words: FormWords
) -> list[tuple[int, int]]:
    """The blocks, those whose rows have no labels with the line right above that prints one: 行政诉讼（复议后起诉）."""
    found: list[tuple[int, int]] = []
    for start, end in blocks:
        behind = found[-1][1] if found else 0
        above = next((at for at in range(start - 1, behind - 1, -1) if lines[at].kind != "blank"), start)
        titled = above < start and _is_figures(lines[end - 1].text, labels=0) and _is_title(lines[above], words)
        found.append((above if titled else start, end))
    return found


def _is_title(line: Line, words: FormWords) -> bool:
    texts = (line.text, *BRACKETED.findall(line.text))
    return line.kind in ("cell", "weak") and any(best_score(words, text) >= SURE_LABEL for text in texts)


def _between_shreds(lines: Sequence[Line]) -> bool:
    """Nothing but what may be labels, and few lines of it."""
    printed = [line for line in lines if line.kind != "blank"]
    return len(printed) <= MOST_BETWEEN and all(line.kind in ("cell", "weak") for line in printed)


def _is_figures(text: str, *, labels: int = MOST_LABELS) -> bool:
    """A row of figures, behind so many labels at most."""
    cells = [cell.strip() for cell in text.strip().strip("|").split("|")]
    figures = [cell for cell in cells if parse_cell(cell) is not None]
    return len(figures) >= FEWEST_FIGURES and len(figures) + labels >= len([cell for cell in cells if cell])


def markdown_region(lines: Sequence[Line], page: int | None) -> Region:
    """The lines as rows of cells, the rule left out; a line between shreds is a row of one cell."""
    rows = tuple(_row(line, page) for line in lines if line.text.strip() and not _RULE.fullmatch(line.text))
    span = Span(lines[0].start, lines[-1].end)
    return Region(rows=rows, place=Place(span=span, page_number=page), trust="rows")


def _row(line: Line, page: int | None) -> tuple[Slip, ...]:
    """What stands between pipes; those at the ends close the row and hold nothing outside."""
    pipes = [match.start() for match in re.finditer(r"\|", line.text)]
    if not pipes:
        return (_slip(line, 0, len(line.text), page),)
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
