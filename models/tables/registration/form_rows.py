"""Which lines of print are which rows of a form: its row labels found among them, in order.

Labels are wrapped over lines, stand beside labels of groups that run over several rows, and come damaged from scans. So
every stretch of up to eight lines, cut at each left edge that its words have, is held against every row's label, and
the best chain that rises in rows and lines alike is taken (dynamic programming, as in local sequence alignment: Smith
and Waterman 1981).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Word
from corpora.profiles.profile import Form, FormLabel
from models.tables.keys import SHORT_LABEL, label_key, whole_key
from models.tables.pages.lines import middle_y
from models.tables.registration.print_lines import PrintLine

MOST_LINES = 8
"""Of a label, lines of group labels between its own counted."""
MOST_STARTS = 3
"""Left edges that a stretch is cut at."""
LIKE = 0.6
"""Least likeness of a label: OCR of faxes garbles a third of the characters."""
RULED = 0.6
"""Share of a word's width over which a rule must run to part it from the line above."""
RIVAL = 0.05
"""By how much less like a stretch may be than to the label that it is most like."""
SAME_START = 0.7
"""Em between left edges of one column of labels; the hanging lines of a label are indented by less."""
NEXT_LINE = 1.3
"""Em between the lines of one label at most."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    start: int
    end: int
    words: tuple[Word, ...]
    text: str


def row_labels(form: Form) -> dict[int, FormLabel]:
    """For each row its own label: the last one that covers no other row and no column of figures."""
    first = min((field.column for field in form.fields), default=form.n_columns)
    found: dict[int, FormLabel] = {}
    for label in form.labels:
        if label.row_span == 1 and (label.column < first or label.column_span == form.n_columns):
            found[label.row] = label
    return found


def find_rows(pages: Sequence[PrintedPage], lines: Sequence[PrintLine], form: Form) -> tuple[FoundRow, ...]:
    """The best chain, in order; rows whose label is not found are missing."""
    labels = row_labels(form)
    if not labels:
        return ()
    stretches = list(_stretches(lines, [_level_rules(page) for page in pages]))
    rows = sorted(labels)
    found = _candidates(lines, stretches, [labels[row] for row in rows])
    return _chain(lines, stretches, found, rows)


def _level_rules(page: PrintedPage) -> list[Box]:
    return [rule.box for rule in page.rules if rule.horizontal]


def _parted(above: Word, below: Word, rules: Sequence[Box]) -> bool:
    """Whether a rule runs between two words: then they are of two cells."""
    top, bottom = middle_y(above.box), middle_y(below.box)
    width = below.box.right - below.box.left
    return any(
        top < middle_y(rule) < bottom
        and min(rule.right, below.box.right) - max(rule.left, below.box.left) > RULED * width
        for rule in rules
    )


def _stretches(lines: Sequence[PrintLine], rules: Sequence[Sequence[Box]]) -> Iterator[_Stretch]:
    for start in range(len(lines)):
        if not lines[start].labels:
            continue
        for edge in _left_edges(lines[start])[:MOST_STARTS]:
            words: list[Word] = []
            for end in range(start, min(len(lines), start + MOST_LINES)):
                line = lines[end]
                if line.page != lines[start].page:
                    break
                own = [word for word in line.labels if word.box.left >= edge - SAME_START * _height(word)]
                if end > start and not own:
                    continue
                if words and own[0].box.top - words[-1].box.bottom > NEXT_LINE * _height(own[0]):
                    break
                if words and _parted(words[-1], own[0], rules[line.page]):
                    break
                words += own
                yield _Stretch(start=start, end=end + 1, words=tuple(words), text="".join(word.text for word in words))


def _left_edges(line: PrintLine) -> list[float]:
    edges: list[float] = []
    for word in line.labels:
        if not edges or word.box.left - edges[-1] > SAME_START * _height(word):
            edges.append(word.box.left)
    return edges


def _height(word: Word) -> float:
    return word.box.bottom - word.box.top


def _candidates(
    lines: Sequence[PrintLine], stretches: Sequence[_Stretch], labels: Sequence[FormLabel]
) -> dict[int, list[tuple[int, int, float]]]:
    """By first line: (stretch, place of the row among those with labels, likeness)."""
    keys = [label_key(stretch.text) for stretch in stretches]
    best = np.zeros((len(stretches), len(labels)))
    for place, label in enumerate(labels):
        for wording in (label.text, *label.variants):
            key = label_key(wording)
            ratio = process.cdist(keys, [key], scorer=fuzz.ratio, score_cutoff=100 * LIKE)[:, 0] / 100
            if len(key) <= SHORT_LABEL:
                ratio[ratio < 1] = 0
            whole = whole_key(wording)
            same = np.array([whole_key(stretch.text) == whole for stretch in stretches])
            np.maximum(best[:, place], np.where(same, ratio, ratio - 0.03), out=best[:, place])
    most = best.max(axis=1, initial=0.0)
    found: dict[int, list[tuple[int, int, float]]] = {}
    for index, place in np.argwhere((best >= LIKE) & (best >= most[:, None] - RIVAL)):
        found.setdefault(stretches[index].start, []).append((int(index), int(place), float(best[index, place])))
    return found


def _chain(
    lines: Sequence[PrintLine],
    stretches: Sequence[_Stretch],
    found: dict[int, list[tuple[int, int, float]]],
    rows: Sequence[int],
) -> tuple[FoundRow, ...]:
    """By lines from the last to the first; `best[line][place]` is what lines and rows from there on are worth."""
    count, places = len(lines), len(rows)
    best = np.zeros((count + 1, places + 1))
    taken: dict[tuple[int, int], tuple[int, int, float, float]] = {}
    for line in range(count - 1, -1, -1):
        own = np.full(places, -1.0)
        choice: dict[int, tuple[int, int, float, float]] = {}
        for index, place, like in found.get(line, ()):
            stretch = stretches[index]
            gain = _gain(lines, stretch, like)
            total = gain + best[stretch.end][place + 1]
            if total > own[place]:
                own[place] = total
                choice[place] = (index, place, like, gain)
        for place in range(places - 1, -1, -1):
            skip = max(best[line + 1][place], best[line][place + 1])
            best[line][place] = skip
            if own[place] > skip:
                best[line][place] = own[place]
                taken[line, place] = choice[place]
    return tuple(_walked(lines, stretches, best, taken, rows))


def _gain(lines: Sequence[PrintLine], stretch: _Stretch, like: float) -> float:
    length = min(len(label_key(stretch.text)), 12)
    right = max(word.box.right for word in stretch.words)
    beside = any(word.box.left > right - 1 for line in lines[stretch.start : stretch.end] for word in line.values)
    return (like - LIKE + 0.1) * (1 + length / 6) + VALUES_BESIDE * beside


def _walked(
    lines: Sequence[PrintLine],
    stretches: Sequence[_Stretch],
    best: np.ndarray,
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
