"""Which lines of print are which rows of a form: its row labels found among them, in order.

Labels are wrapped over lines, stand beside labels of groups that run over several rows, and come damaged from scans. So
every stretch of lines, cut at each left edge that its words have, is held against every row's label, and
the best chain that rises in rows and lines alike is taken (dynamic programming, as in local sequence alignment: Smith
and Waterman 1981).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
from rapidfuzz import fuzz

from corpora.document.printed_page import Word
from corpora.profiles.profile import Form, FormLabel
from models.tables.keys import label_key
from models.tables.registration.first_copy import first_copy
from models.tables.registration.print_lines import PrintLine
from models.tables.registration.stretches import LIKE, PrintedLabels, Stretch

RIVAL = 0.05
"""By how much less like a stretch may be than to the label that it is most like."""
WHOLE = 0.9
"""Likeness from which print is a label's own, whatever others it may be a piece of."""
PIECE = 90.0
"""Likeness (0 to 100) to a stretch of a longer label from which print may be a piece of that."""
FEW_FIGURES = 3
"""Figures of a line that shows where the columns are."""
VALUES_BESIDE = 0.25
"""What figures beside a label are worth: the same words in prose have none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRow:
    """Lines `start` to `end` (exclusive) print the label of the form's row `row`; `words` are the label's."""

    row: int
    start: int
    end: int
    words: tuple[Word, ...]
    page: int
    top: float
    bottom: float
    likeness: float
    gain: float


def row_labels(form: Form) -> dict[int, FormLabel]:
    """For each row its own label: the last one that covers no other row and no column of figures."""
    first = min((field.column for field in form.fields), default=form.n_columns)
    found: dict[int, FormLabel] = {}
    for label in form.labels:
        if label.row_span == 1 and (label.column < first or label.column_span == form.n_columns):
            found[label.row] = label
    return found


def find_rows(printed: PrintedLabels, form: Form) -> tuple[FoundRow, ...]:
    """The best chain, in order; rows whose label is not found are missing."""
    labels = row_labels(form)
    if not labels:
        return ()
    rows = sorted(labels)
    own = [labels[row] for row in rows]
    found = first_copy(_candidates(printed, own), own, printed.lines)
    return _without_pieces(_chain(printed.lines, printed.stretches, found, rows), labels)


def _without_pieces(found: tuple[FoundRow, ...], labels: dict[int, FormLabel]) -> tuple[FoundRow, ...]:
    """Without rows whose print is as well a piece of the label of a row beside them that was not found.

    申请 alone may be 2.重复申请 or 4.无正当理由大量反复申请.
    """
    here = [-1, *(row.row for row in found), max(labels) + 1]
    kept: list[FoundRow] = []
    for place, row in enumerate(found, start=1):
        missing = [
            labels[one] for one in range(here[place - 1] + 1, here[place + 1]) if one in labels and one != row.row
        ]
        said = label_key("".join(word.text for word in row.words))
        if row.likeness >= WHOLE or not any(_may_be_piece(said, label) for label in missing):
            kept.append(row)
    return tuple(kept)


def _may_be_piece(said: str, label: FormLabel) -> bool:
    keys = [label_key(wording) for wording in label.wordings]
    return any(len(said) < len(key) and fuzz.partial_ratio(said, key) >= PIECE for key in keys)


def _candidates(printed: PrintedLabels, labels: Sequence[FormLabel]) -> dict[int, list[tuple[int, int, float]]]:
    """By first line: (stretch, place of the row among those with labels, likeness)."""
    best = np.stack([printed.likeness(label) for label in labels], axis=1)
    most = best.max(axis=1, initial=0.0)
    found: dict[int, list[tuple[int, int, float]]] = {}
    for index, place in np.argwhere((best >= LIKE) & (best >= most[:, None] - RIVAL)):
        start = printed.stretches[index].start
        found.setdefault(start, []).append((int(index), int(place), float(best[index, place])))
    return found


def _chain(
    lines: Sequence[PrintLine],
    stretches: Sequence[Stretch],
    found: dict[int, list[tuple[int, int, float]]],
    rows: Sequence[int],
) -> tuple[FoundRow, ...]:
    """By lines from the last to the first; `best[line][place]` is what lines and rows from there on are worth."""
    count, places = len(lines), len(rows)
    best = [[0.0] * (places + 1) for _ in range(count + 1)]  # plain numbers: one by one, an array's take longer
    taken: dict[tuple[int, int], tuple[int, int, float, float]] = {}
    for line in range(count - 1, -1, -1):
        own: dict[int, float] = {}
        choice: dict[int, tuple[int, int, float, float]] = {}
        for index, place, like in found.get(line, ()):
            stretch = stretches[index]
            gain = _gain(lines, stretch, like)
            total = gain + best[stretch.end][place + 1]
            if total > own.get(place, -1.0):
                own[place] = total
                choice[place] = (index, place, like, gain)
        here, below = best[line], best[line + 1]
        for place in range(places - 1, -1, -1):
            here[place] = max(below[place], here[place + 1])
            if place in own and own[place] > here[place]:
                here[place] = own[place]
                taken[line, place] = choice[place]
    return tuple(_walked(lines, stretches, best, taken, rows))


def _gain(lines: Sequence[PrintLine], stretch: Stretch, like: float) -> float:
    length = min(len(label_key(stretch.text)), 12)
    right = max(word.box.right for word in stretch.words)
    beside = any(word.box.left > right - 1 for line in lines[stretch.start : stretch.end] for word in line.values)
    return (like - LIKE + 0.1) * (1 + length / 6) + VALUES_BESIDE * beside


def _walked(
    lines: Sequence[PrintLine],
    stretches: Sequence[Stretch],
    best: Sequence[Sequence[float]],
    taken: dict[tuple[int, int], tuple[int, int, float, float]],
    rows: Sequence[int],
) -> Iterator[FoundRow]:
    line, place = 0, 0
    while line < len(lines) and place < len(rows):
        if (line, place) in taken and best[line][place] > max(best[line + 1][place], best[line][place + 1]):
            index, _, like, gain = taken[line, place]
            stretch = stretches[index]
            yield FoundRow(
                row=rows[place], start=stretch.start, end=stretch.end, words=stretch.words,
                page=lines[stretch.start].page, top=min(word.box.top for word in stretch.words),
                bottom=max(word.box.bottom for word in stretch.words), likeness=like, gain=gain,
            )  # fmt: skip
            line, place = stretch.end, place + 1
        elif best[line + 1][place] >= best[line][place + 1]:
            line += 1
        else:
            place += 1


def left_of_figures(
    rows: Sequence[FoundRow], lines: Sequence[PrintLine], with_figures: Sequence[int]
) -> list[FoundRow]:
    """Without rows of figures whose label stands right of the middle of their page's figures: the head 其他 of a column
    is no row 其他. Labels that dirt among the figures stands left of stay.
    """
    printed: dict[int, list[float]] = {}
    for line in lines:
        if len(line.values) >= FEW_FIGURES:
            printed.setdefault(line.page, []).extend(word.box.left for word in line.values)

    def is_left(row: FoundRow) -> bool:
        return min(word.box.left for word in row.words) < median(printed[row.page])

    return [row for row in rows if row.page not in printed or row.row not in with_figures or is_left(row)]
