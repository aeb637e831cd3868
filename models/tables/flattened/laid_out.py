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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import itemgetter

from models.tables.cell_number import is_placeholder, parse_cell
from models.tables.flattened.lines import Line
from models.tables.flattened.text_columns import (
    Cut,
    Range,
    columns_of,
    in_columns,
    keeps_columns,
    narrow,
    placed,
    together,
    width,
)
from models.tables.flattened.text_heads import Row, in_form_order, stacked
from models.tables.printed.form_words import FormWords, best_score, label_scores

MOST_WRAPPED = 14
"""Lines of one label above, or below, its figures; the longest labels in the narrowest columns take so many."""
LABEL_LIKE, LINE_COST = 0.8, 0.01
_SECOND = re.compile(r"[\u4e00-\u9fff）)](?:\d[.．、](?=[\u4e00-\u9fff])|[（(]?[一二三四五六七八九][)）、])")
"""The number of a second label within the words of a first, whose row has no figures."""
SURE_HEAD = 0.9
FEWEST_HEADED = 4
MOST_HEAD_LINES = 10
"""Columns, and lines of their heads, of a row of figures that has no label."""
SLACK = 3
"""Columns by which a line of a cell may begin left of the line with the figures."""


@dataclass(frozen=True, kw_only=True)
class _Printed:
    line: Line
    wide: int

    @cached_property
    def cuts(self) -> tuple[Cut, ...]:
        return tuple(
            Cut(
                text=m.group(),
                start=self.line.start + m.start(),
                x=width(self.line.text[: m.start()], self.wide),
                room=width(m.group(), self.wide),
            )
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


def laid_out_rows(lines: Sequence[Line], words: FormWords) -> list[Row] | None:
    """The rows with each label before its figures; None when no label goes on below its figures and nothing is blank.

    A cell without cuts is a blank one, which only its column tells.
    """
    printed = _measured(lines)
    spots = [index for index, one in enumerate(printed) if one.figures]
    if not spots or len(spots) == len(printed):
        return None
    if 2 * sum(len(printed[spot].cuts) > 1 for spot in spots) < len(spots):
        return None  # a cell a line
    rows: list[Row] = []
    done, headed = 0, False
    for spot in spots:
        found = _headed_rows(printed[done : spot + 1], words)
        if found is not None:
            taken, table = found
            rows += _labelled_rows(printed[done : spot + 1 - taken], words)
            rows += table
            done, headed = spot + 1, True
    rows += _labelled_rows(printed[done:], words)
    told = headed or any(len(cell) != 1 for row in rows for cell in row)
    return rows if told else None


def _measured(lines: Sequence[Line]) -> list[_Printed]:
    """The lines in places of a page, where a 汉字 takes two, or in characters: what has fewer columns of figures."""
    read = [[_Printed(line=line, wide=wide) for line in lines if line.text.strip()] for wide in (2, 1)]
    return min(read, key=_columns_of_figures)


def _columns_of_figures(printed: Sequence[_Printed]) -> int:
    return len(columns_of(cut for one in printed if one.figures > 1 for cut in one.values))


def _headed_rows(printed: Sequence[_Printed], words: FormWords) -> tuple[int, list[Row]] | None:
    """A row of figures without label, below heads that each take several lines: (lines of them all, the rows).

    None unless every column's head is a label, and every figure stands below one.
    """
    *above, spot = printed
    if spot.words or len(spot.values) < FEWEST_HEADED:
        return None
    for first in range(max(0, len(above) - MOST_HEAD_LINES), len(above)):
        lines = above[first:]
        if any(line.figures for line in lines):
            continue
        cuts = [cut for line in lines for cut in line.cuts]
        heads = narrow(cuts, cuts)
        columns = columns_of(heads)
        row = placed(spot.values, columns)
        even = len({right.x - left.range[1] for left, right in pairwise(spot.values)}) == 1
        if row is None or len(columns) < FEWEST_HEADED or (even and len(spot.values) < len(columns)):
            continue
        cells = in_form_order(stacked(cuts), words)
        if cells is not None:
            return len(lines) + 1, [cells, _cells(row)]
    return None


def _cells(row: Sequence[Cut | None]) -> Row:
    return tuple(() if cut is None else (cut,) for cut in row)


def _labelled_rows(printed: Sequence[_Printed], words: FormWords) -> list[Row]:
    spots = [index for index, one in enumerate(printed) if one.figures]
    if not spots:
        return list(_heads(printed, words))
    split = _best_split(printed, spots, words)
    return list(_rows(printed, spots, split, words))


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
    """The best label that begins at one of the columns where words of the figures' line begin, or of the others.

    Figures alone on their line may stand beside the middle of a label or below it, not above it.
    """
    if not lines[above].words and not above:
        return Label()
    own = lines[above].words or tuple(cut for line in lines for cut in line.words)
    best = Label()
    for left in sorted({cut.x for cut in own}, reverse=True):
        cuts = tuple(cut for line in lines for cut in line.words if cut.x >= left - SLACK)
        text = "".join(cut.text for cut in cuts)
        if len(text) > words.longest + 20 or _SECOND.search(text):
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
    groups = _groups(printed, spots, split, words)
    for spot, (above, below), values in zip(spots, split, groups, strict=True):
        label = _label(printed[spot - above : spot + below + 1], above, words)
        above, below = (above, below) if label.gain else (0, 0)
        heads = printed[done : spot - above]
        ordered = in_form_order(stacked([cut for line in heads for cut in line.cuts]), words) if heads else None
        yield from _heads(heads, words) if ordered is None else [ordered]
        if above or below:
            yield (*stacked(label.beside), label.cuts, *values)
        else:
            yield (*((cut,) for cut in printed[spot].words), *values)
        done = spot + below + 1
    yield from _heads(printed[done:], words)


def _groups(
    printed: Sequence[_Printed], spots: Sequence[int], split: Sequence[tuple[int, int]], words: FormWords
) -> list[Row]:
    """The figures of each row with a blank cell wherever other rows of the same table have one more column.

    Lines with words over the columns of the figures are heads, and part one table from the next.
    """
    tables: list[list[int]] = []
    done = 0
    for place, (spot, (above, below)) in enumerate(zip(spots, split, strict=True)):
        left = min((spots_cut.x for spots_cut in printed[spot].values), default=0)
        between = [cut for line in printed[done : max(done, spot - above)] for cut in line.cuts]
        if not tables or any(cut.range[1] > left for cut in between):
            tables.append([])
        tables[-1].append(place)
        done = spot + below + 1
    found: list[Row] = [_cells(together(printed[spot].values)) for spot in spots]
    for table in tables:
        values = [printed[spots[place]].values for place in table]
        whole = [(*printed[spots[place]].words[-1:], *row) for place, row in zip(table, values, strict=True)]
        named = [
            _label(printed[spots[place] - split[place][0] : spots[place] + split[place][1] + 1], split[place][0], words)
            for place in table
        ]
        told = in_columns(values) if keeps_columns(whole) and not _are_shifted(named, words) else None
        if told is not None:
            for place, row in zip(table, told, strict=True):
                found[place] = _cells(row)
    return found


def _are_shifted(labels: Sequence[Label], words: FormWords) -> bool:
    """Do labels of one column of the form stand side by side? Then cells were counted from the left, row by row, and
    what a merged cell covers took no place: figures below one another are of different columns.
    """
    places: dict[tuple[int, int], list[Range]] = {}
    for label in labels:
        scores = label_scores(words, "".join(cut.text for cut in label.cuts))
        if scores:
            owner, named = words.labels[max(scores, key=itemgetter(1))[0]]
            range_ = min(cut.x for cut in label.cuts), max(cut.range[1] for cut in label.cuts)
            places.setdefault((owner, named.column), []).append(range_)
    return any(max(left for left, _ in held) >= min(right for _, right in held) for held in places.values())


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
