"""Text that keeps a page's layout with spaces (`pdftotext -layout`): a label wrapped above and below its figures.

A cell's lines stand one below the other, and the figures of its row stand on one of them:

    （三） 1.属于   0   0   0
    不予公 国家秘
    开     密

Which lines belong to which row is the split of the lines between neighbouring rows that makes the best labels, found
by dynamic programming over the rows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from models.tables.cell_number import is_placeholder, parse_cell
from models.tables.form_words import FormWords, best_score, label_scores
from models.tables.lines import Line

MOST_WRAPPED = 14
"""Lines of one label above, or below, its figures; the longest labels in the narrowest columns take so many."""
LABEL_LIKE, LINE_COST = 0.8, 0.01
SURE_HEAD = 0.9
SLACK = 3
"""Columns by which a line of a cell may begin left of the line with the figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A word of a line: `start` is its offset in the document, `x` the column it begins at (a 汉字 takes two)."""

    text: str
    start: int
    x: int

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, kw_only=True)
class _Printed:
    line: Line

    @cached_property
    def cuts(self) -> tuple[Cut, ...]:
        return tuple(
            Cut(text=m.group(), start=self.line.start + m.start(), x=_width(self.line.text[: m.start()]))
            for m in re.finditer(r"\S+", self.line.text)
        )

    @cached_property
    def figures(self) -> int:
        """Figures that the line ends in."""
        count = 0
        for cut in reversed(self.cuts):
            if parse_cell(cut.text) is None and not is_placeholder(cut.text):
                break
            count += 1
        return count

    @property
    def words(self) -> tuple[Cut, ...]:
        return self.cuts[: len(self.cuts) - self.figures]

    @property
    def values(self) -> tuple[Cut, ...]:
        return self.cuts[len(self.cuts) - self.figures :]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The cuts of a row's label, and those that stand left of it (a category that spans several rows)."""

    cuts: tuple[Cut, ...] = ()
    beside: tuple[Cut, ...] = ()
    gain: float = 0.0


Row = tuple[tuple[Cut, ...], ...]
"""Cells of one row, each as the cuts that print it."""


def laid_out_rows(lines: Sequence[Line], words: FormWords) -> list[Row] | None:
    """The rows with each label before its figures; None when no label goes on below its figures."""
    printed = [_Printed(line=line) for line in lines if line.text.strip()]
    spots = [index for index, one in enumerate(printed) if one.figures]
    if not spots or len(spots) == len(printed):
        return None
    if 2 * sum(len(printed[spot].cuts) > 1 for spot in spots) < len(spots):
        return None  # a cell a line
    split = _best_split(printed, spots, words)
    rows = list(_rows(printed, spots, split, words))
    wrapped = any(len(cell) > 1 for row in rows for cell in row)
    return rows if wrapped else None


def _best_split(printed: Sequence[_Printed], spots: Sequence[int], words: FormWords) -> list[tuple[int, int]]:
    """(lines above, lines below) that each row with figures takes."""
    gaps = [right - left - 1 for left, right in zip([-1, *spots], [*spots, len(printed)], strict=True)]
    # For each number of lines that the row before took of the gap: the best total and the way to it.
    states: dict[int, tuple[float, list[tuple[int, int]]]] = {0: (0.0, [])}
    for place, spot in enumerate(spots):
        before, behind = gaps[place], gaps[place + 1]
        reached: dict[int, tuple[float, list[tuple[int, int]]]] = {}
        for above in range(min(before, MOST_WRAPPED) + 1):
            fitting = [(total, way) for taken, (total, way) in states.items() if taken + above <= before]
            if not fitting:
                continue
            total, way = max(fitting, key=lambda item: item[0])
            for below in range(min(behind, MOST_WRAPPED) + 1):
                gain = _gain(printed[spot - above : spot + below + 1], above, words)
                if below not in reached or total + gain > reached[below][0]:
                    reached[below] = (total + gain, [*way, (above, below)])
        states = reached
    return max(states.values(), key=lambda item: item[0])[1]


def _gain(lines: Sequence[_Printed], above: int, words: FormWords) -> float:
    label = _label(lines, above, words)
    return label.gain - LINE_COST * (len(lines) - 1)


def _label(lines: Sequence[_Printed], above: int, words: FormWords) -> Label:
    """The best label that begins at one of the columns where words of the figures' line begin, or of the others."""
    own = lines[above].words or tuple(cut for line in lines for cut in line.words)
    best = Label()
    for left in sorted({cut.x for cut in own}, reverse=True):
        cuts = tuple(cut for line in lines for cut in line.words if cut.x >= left - SLACK)
        text = "".join(cut.text for cut in cuts)
        if len(text) > words.longest + 20:
            break
        gain = max(
            (
                score * words.weight(index)
                for index, score in label_scores(words, text)
                if score >= LABEL_LIKE and words.fields_after[index + 1]
            ),
            default=0.0,
        )
        if gain > best.gain:
            beside = tuple(cut for line in lines for cut in line.words if cut.x < left - SLACK)
            best = Label(cuts=cuts, beside=beside, gain=gain)
    return best


def _rows(
    printed: Sequence[_Printed], spots: Sequence[int], split: Sequence[tuple[int, int]], words: FormWords
) -> Iterator[Row]:
    done = 0
    for spot, (above, below) in zip(spots, split, strict=True):
        label = _label(printed[spot - above : spot + below + 1], above, words)
        above, below = (above, below) if label.gain else (0, 0)
        yield from _heads(printed[done : spot - above], words)
        if above or below:
            yield (*((cut,) for cut in label.beside), label.cuts, *((cut,) for cut in printed[spot].values))
        else:
            yield tuple((cut,) for cut in printed[spot].cuts)
        done = spot + below + 1
    yield from _heads(printed[done:], words)


def _heads(lines: Sequence[_Printed], words: FormWords) -> Iterator[Row]:
    """Lines without figures: what stands right below the beginning of a head that it completes is joined to it."""
    rows: list[list[tuple[Cut, ...]]] = [[(cut,) for cut in line.cuts] for line in lines]
    for upper, lower in pairwise(rows):
        for cell in list(lower):
            for place, head in enumerate(upper):
                joined = "".join(cut.text for cut in (*head, *cell))
                below = abs(head[0].x - cell[0].x) <= SLACK
                if below and best_score(words, joined) >= SURE_HEAD > best_score(words, head[0].text):
                    upper[place] = (*head, *cell)
                    lower.remove(cell)
                    break
    yield from (tuple(row) for row in rows if row)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
