"""Tables beside each other with the same head, white alone between them: a ranking that goes on in the next column.

One table whose names come again has the same white between all its columns, or rules that go on over it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.print.lines import LOWERED, Line, lines_of, middle_y
from models.tables.pages.print.text_columns import despread
from models.tables.values import is_value

FEWEST_NAMES: Final = 3
"""Of a head that is there twice."""
FEWEST_ROWS: Final = 3
"""Below it."""
WIDER: Final = 1.25
"""Of the widest white between two columns of one table, the white between two tables at least."""
REACH: Final = 1.5
"""Em that words of a first column begin left of its name at most."""
NEAR, LOOKED_AT = 2.0, 6
"""Em from a line over heads to these at most, and rows below that tell whether labels stand before the first copy."""
MOST_WORDS: Final = 4000
"""Of a page; more are a list."""


def parted_below(page: PrintedPage, twins: Sequence[Box]) -> list[PrintedPage]:
    """What of the rest of a page stands above such tables, or beside them, and what below each."""
    ends = [float("-inf"), *sorted({box.bottom for box in twins}), float("inf")]
    return [page] if len(ends) == 2 else [_between(page, *pair) for pair in pairwise(ends)]


def _between(page: PrintedPage, top: float, bottom: float) -> PrintedPage:
    return replace(
        page, words=tuple(word for word in page.words if top < middle_y(word.box) <= bottom),
        rules=tuple(rule for rule in page.rules if top < middle_y(rule.box) <= bottom),
        shades=tuple(shade for shade in page.shades if top < middle_y(shade) <= bottom),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heads:
    """Copies of a head on one line: the words of each."""

    line: Line
    copies: tuple[tuple[Word, ...], ...]
    end: float
    """X at which other words of the line begin, or infinity."""

    @property
    def gutters(self) -> list[tuple[float, float]]:
        """X of the white between two copies."""
        return [(left[-1].box.right, right[0].box.left) for left, right in pairwise(self.copies)]


def twin_tables(page: PrintedPage) -> list[Box]:
    """The places of such tables, of all rows below the heads that nothing goes over; empty where there are none."""
    if not page.words or len(page.words) > MOST_WORDS:
        return []
    lines = lines_of(page.words)
    found: list[Box] = []
    for at, line in enumerate(lines):
        heads = _heads(replace(line, words=despread(line.words, ())))
        if heads is not None and not any(box.top <= line.middle <= box.bottom for box in found):
            under = at > 0 and _is_under_heads(heads, lines[at - 1], lines[at + 1 :])
            found += [] if under else _places(heads, lines[at + 1 :], page.rules)
    return found


def _heads(line: Line) -> _Heads | None:
    parts = [word for word in line.words if not (is_value(word) and _height(word) <= LOWERED * line.size)]
    names = [word.text for word in parts]
    for start in range(len(parts) - 2 * FEWEST_NAMES + 1):
        for width in range(FEWEST_NAMES, (len(parts) - start) // 2 + 1):
            own = names[start : start + width]
            copies = 1
            while names[start + copies * width : start + (copies + 1) * width] == own:
                copies += 1
            if copies > 1 and len(set(own)) == width and not any(map(is_value, parts)):
                bounds = range(start, start + copies * width, width)
                after = parts[bounds[-1] + width :]
                return _Heads(
                    line=line, copies=tuple(tuple(parts[first : first + width]) for first in bounds),
                    end=after[0].box.left if after else float("inf"),
                )  # fmt: skip
    return None


def _is_under_heads(heads: _Heads, above: Line, below: Sequence[Line]) -> bool:
    """Is a name of its own over each copy, and a label left of the first in most of the next rows? Then it is one table
    whose columns come again, year by year.
    """
    first = heads.copies[0][0].box.left - REACH * heads.line.size
    near = heads.line.box.top - above.box.bottom <= NEAR * heads.line.size
    over = [[word for word in above.words if _is_over(word, copy)] for copy in heads.copies]
    rows = below[:LOOKED_AT]
    labelled = 2 * sum(row.box.left < first for row in rows) > len(rows)
    return near and all(over) and labelled


def _is_over(word: Word, copy: Sequence[Word]) -> bool:
    return copy[0].box.left < (word.box.left + word.box.right) / 2 < copy[-1].box.right


def _height(word: Word) -> float:
    return word.box.bottom - word.box.top


def _places(heads: _Heads, below: Sequence[Line], rules: Sequence[Rule]) -> list[Box]:
    rows = list(_rows(heads, below, rules))
    first = heads.copies[0][0].box.left - REACH * heads.line.size
    if len(rows) < FEWEST_ROWS or any(first - REACH * row.size <= row.box.left < first for row in rows):
        return []
    own = [heads.line, *rows]
    between = [_white(gap, own) for gap in heads.gutters]
    inner = [
        _white((left.box.right, right.box.left), own) for copy in heads.copies for left, right in pairwise(copy)
    ]  # fmt: skip
    widths = [right - left for left, right in between]
    if min(widths) < WIDER * max(right - left for left, right in inner):
        return []
    top, bottom = heads.line.box.top - 1.0, rows[-1].box.bottom + 1.0
    last = heads.copies[-1][-1].box.right
    cuts = [
        first, *((left + right) / 2 for left, right in between),
        (last + heads.end) / 2 if heads.end < float("inf") else max(row.box.right for row in own) + 1.0,
    ]  # fmt: skip
    return [Box(left=left, top=top, right=right, bottom=bottom) for left, right in pairwise(cuts)]


def _rows(heads: _Heads, below: Sequence[Line], rules: Sequence[Rule]) -> Iterator[Line]:
    """The lines, as far as no word and no rule goes over the white between two copies."""
    middles = [(left + right) / 2 for left, right in heads.gutters]
    over = (
        middle_y(rule.box) for rule in rules if rule.horizontal and any(map(partial(_goes_over, rule.box), middles))
    )
    end = min((y for y in over if y > heads.line.box.top), default=float("inf"))
    for line in below:
        if line.middle > end or any(_goes_over(word.box, x) for word in line.words for x in middles):
            return
        yield line


def _white(gap: tuple[float, float], lines: Sequence[Line]) -> tuple[float, float]:
    """What of the white between two names no line has words in."""
    left, right = gap
    middle = (left + right) / 2
    boxes = [word.box for line in lines for word in line.words]
    left = max([left, *(box.right for box in boxes if (box.left + box.right) / 2 <= middle)])
    return left, min([right, *(box.left for box in boxes if (box.left + box.right) / 2 > middle)])


def _goes_over(box: Box, x: float) -> bool:
    return box.left < x < box.right
