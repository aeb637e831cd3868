"""The lines of a page in the order in which they are read: two columns of prose one after the other.

A gutter is white over several lines, one above the other: gaps at different places, as OCR leaves behind each comma
of a line, are none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from models.tables.pages.print.line_shapes import is_running_text
from models.tables.pages.print.lines import Line, line_of

GUTTER: Final = 10.0
"""Points between two columns of prose at least."""
WHITE: Final = 1.0
"""And of the height of their words: a comma whose white half OCR leaves out of its box leaves three quarters."""
FEWEST_LINES: Final = 4
"""Lines beside each other from which two columns are told from lines with gaps."""
FEWEST_OF_PROSE: Final = 2
"""The same where both sides are sentences."""
LONG: Final = 8
"""Characters that most lines of a column of prose have."""
_MIDDLE = (0.3, 0.7)
"""Shares of the width between which the gutter lies."""

Gap = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """Lines under one another with the same white in them: what stands before and behind it, where anything does."""

    halves: tuple[tuple[Line | None, Line | None], ...]

    @property
    def beside(self) -> list[tuple[Line, Line]]:
        return [(one, other) for one, other in self.halves if one is not None and other is not None]

    @property
    def columns(self) -> list[list[Line]]:
        return [[half for line in self.halves if (half := line[side]) is not None] for side in (0, 1)]


def reading_order(lines: Sequence[Line], *, left: float, right: float) -> list[list[Line]]:
    """Columns of lines; one that goes over the whole width ends the two columns above it."""
    low, high = (left + share * (right - left) for share in _MIDDLE)
    columns: list[list[Line]] = [[]]
    for part in _cut(lines, (low, high), _is_two_columns, fewest=FEWEST_OF_PROSE):
        if isinstance(part, _Block):
            columns += [*part.columns, []]
        else:
            columns[-1].append(part)
    return [column for column in columns if column]


def _cut(
    lines: Sequence[Line], within: Gap, is_wanted: Callable[[_Block], bool], *, fewest: int
) -> Iterator[_Block | Line]:
    """The blocks that are wanted, from top to bottom, and each line that is in none of them.

    Blocks with less than `fewest` lines beside each other are not asked about: most blocks are such, and a count is
    quicker than the lines of their columns.
    """
    gaps = [_gaps(line, within) for line in lines]
    at = 0
    while at < len(lines):
        block = _block(lines, gaps, within, at=at, fewest=fewest)
        if block is not None and is_wanted(block):
            yield block
            at += len(block.halves)
        else:
            yield lines[at]
            at += 1


def _block(lines: Sequence[Line], gaps: Sequence[Sequence[Gap]], within: Gap, *, at: int, fewest: int) -> _Block | None:
    """As many of the lines from `at` on as leave the same white; None when too few of them stand beside each other."""
    white: list[Gap] = [within]
    count = 0
    for line, own in zip(lines[at:], gaps[at:], strict=True):
        common = _common(white, own, least=max(GUTTER, WHITE * line.size))
        if not common:
            break
        white, count = common, count + 1
    held = lines[at : at + count]
    if count < fewest:
        return None
    gutters = [(start + end) / 2 for start, end in white]
    beside = [sum(_is_parted(line, gutter) for line in held) for gutter in gutters]
    most = max(beside)
    return _parted(held, gutters[beside.index(most)]) if most >= fewest else None


def _is_parted(line: Line, gutter: float) -> bool:
    """Have both halves words? A line's words go from left to right."""
    return line.words[0].box.left < gutter <= line.words[-1].box.left


def _gaps(line: Line, within: Gap) -> list[Gap]:
    """Where no word of the line stands, room for a gutter: most blanks have none."""
    low, high = within
    edges = [low, *(edge for word in line.words for edge in (word.box.left, word.box.right)), high]
    gaps = ((max(low, start), min(high, end)) for start, end in zip(edges[::2], edges[1::2], strict=True))
    return [(start, end) for start, end in gaps if end - start >= GUTTER]


def _common(some: Sequence[Gap], others: Sequence[Gap], *, least: float) -> list[Gap]:
    both = [(max(one[0], other[0]), min(one[1], other[1])) for one in some for other in others]
    return [gap for gap in both if gap[1] - gap[0] >= least]


def _parted(lines: Sequence[Line], gutter: float) -> _Block:
    return _Block(halves=tuple(_halves(line, gutter) for line in lines))


def _halves(line: Line, gutter: float) -> tuple[Line | None, Line | None]:
    before = [word for word in line.words if word.box.left < gutter]
    behind = [word for word in line.words if word.box.left >= gutter]
    return line_of(before) if before else None, line_of(behind) if behind else None


def _is_long(line: Line) -> bool:
    """A line of prose: words that stand apart are none."""
    return len(line.text) >= LONG and "\t" not in line.text


def _is_two_columns(block: _Block) -> bool:
    if all(map(is_running_text, block.columns)):
        return True
    long = sum(_is_long(one) and _is_long(other) for one, other in block.beside)
    return len(block.beside) >= FEWEST_LINES and long * 2 >= len(block.beside)
