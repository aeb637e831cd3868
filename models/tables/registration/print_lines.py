"""What the registration of forms reads: lines of all pages in order, their words told into labels and values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from corpora.document.geometry import Box, around
from corpora.document.printed_page import PrintedPage, Word
from models.tables.cell_number import parse_cell
from models.tables.pages.print.lines import Line, line_of, lines_of, middle_x, middle_y, overlap
from models.tables.values import is_value

_IDEOGRAPH = re.compile(r"[㐀-鿿]")
_NUMBERING = re.compile(r"(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）]?[、.．]?|[“”\"'（()）、]+)")
_STROKES = frozenset("1l|Il/\\-7")
"""What a piece of a rule is read as."""
ON_RULE = 2.5
"""Points between the middles of a rule and of a piece of it."""
BEYOND_RULE = 4.0
"""Heights of a word by which its rule may end above or below it."""
SPREAD = 1.1
"""Heights of a digit from which those of one word are too far apart for one number; most are half as wide as high."""
TALL = 1.7
"""Heights of figures from which a word that is none of Chinese has more in it than its print."""
GARBLED = 0.15
"""Confidence up to which a tall word is several heads and a figure below them, read as one."""
FEWEST_FIGURES = 8
"""Words that may be figures on a page that say how high figures are."""
LABEL_GAP = 1.2
"""Em between a numbering and the label that it belongs to."""
_NOTE = re.compile(r"[（(](?:其中|含|包括).*")
"""What is said of a figure behind it; OCR may lose the bracket that closes it."""
NOTE_GAP = 1.2
"""Em between a figure and its note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintLine:
    """Words of one line: `labels` that may belong to a label, `values` that may be figures, from left to right."""

    page: int
    top: float
    bottom: float
    labels: tuple[Word, ...]
    values: tuple[Word, ...]


def print_lines(pages: Sequence[PrintedPage]) -> list[PrintLine]:
    """Lines of all pages in reading order; `page` is the index in `pages`."""
    return [line for number, page in enumerate(pages) for line in _of_page(number, page)]


def _upright_strokes(page: PrintedPage) -> list[Box]:
    """Where upright rules run, pieces of one rule together."""
    strokes: list[Box] = []
    for rule in sorted((rule for rule in page.rules if not rule.horizontal), key=lambda rule: rule.box.left):
        box = rule.box
        if strokes and abs(middle_x(strokes[-1]) - middle_x(box)) <= ON_RULE:
            strokes[-1] = around((strokes[-1], box))
        else:
            strokes.append(box)
    return strokes


def _of_rule(word: Word, strokes: Sequence[Box]) -> bool:
    """Whether a one is a piece of an upright rule that is broken or dashed."""
    if not set(word.text) <= _STROKES:
        return False
    reach = BEYOND_RULE * (word.box.bottom - word.box.top)
    return any(
        abs(middle_x(word.box) - middle_x(stroke)) <= ON_RULE
        and stroke.top - reach <= middle_y(word.box) <= stroke.bottom + reach
        and stroke.bottom - stroke.top >= 2 * (word.box.bottom - word.box.top)
        for stroke in strokes
    )


def _lines_of_scan(words: Sequence[Word]) -> list[Line]:
    """Lines of print: what a rule or dirt makes taller than figures are stands in the line that has none in its place,
    and no line is as high as it is.
    """
    heights = [word.box.bottom - word.box.top for word in words if is_value(word)]
    if len(heights) < FEWEST_FIGURES:
        return lines_of(words)
    most = TALL * median(heights)
    kept: list[Word] = []
    tall: list[Word] = []
    for word in words:
        if word.box.bottom - word.box.top <= most:
            kept.append(word)
        elif not _IDEOGRAPH.search(word.text):
            tall.append(word)
        elif word.confidence > GARBLED:
            kept.append(word)
    lines = lines_of(kept)
    for word in tall:
        through = [at for at, line in enumerate(lines) if word.box.top < line.middle < word.box.bottom]
        open_lines = [at for at in through if not any(overlap(word.box, other.box) for other in lines[at].words)]
        if open_lines:
            at = min(open_lines, key=lambda at: abs(lines[at].middle - middle_y(word.box)))
            ordered = sorted([*lines[at].words, word], key=lambda one: one.box.left)
            lines[at] = replace(lines[at], words=tuple(ordered))
        elif not through:
            lines.append(line_of([word]))
    return sorted(lines, key=lambda line: line.middle)


def _of_page(number: int, page: PrintedPage) -> Iterator[PrintLine]:
    strokes = _upright_strokes(page) if page.scanned else []
    for line in map(_with_notes, _lines_of_scan(page.words)) if page.scanned else lines_of(page.words):
        numbering = {
            index
            for index, (word, following) in enumerate(zip(line.words, line.words[1:], strict=False))
            if _NUMBERING.fullmatch(word.text)
            and _IDEOGRAPH.search(following.text)
            and 0 <= following.box.left - word.box.right < LABEL_GAP * (following.box.bottom - following.box.top)
        }
        labels = tuple(
            word
            for index, word in enumerate(line.words)
            if index in numbering or (_IDEOGRAPH.search(word.text) and not _is_figure_with_words(word))
        )
        values = tuple(
            word
            for index, word in enumerate(line.words)
            if index not in numbering and word not in labels and _is_figure(word) and not _of_rule(word, strokes)
        )
        if page.scanned:
            values = tuple(part for word in values for part in _parts(word))
        if labels or values:
            yield PrintLine(page=number, top=line.box.top, bottom=line.box.bottom, labels=labels, values=values)


def _with_notes(line: Line) -> Line:
    """Its figures and the notes right behind them as one word: 8（其中修订1件）. A note alone is no label."""
    words: list[Word] = []
    for word in line.words:
        em = word.box.bottom - word.box.top
        if words and _NOTE.match(word.text) and words[-1].text.isdigit():
            figure = words[-1]
            if word.box.left - figure.box.right <= NOTE_GAP * em:
                words[-1] = replace(figure, text=figure.text + word.text, box=around((figure.box, word.box)), sure=())
                continue
        words.append(word)
    return replace(line, words=tuple(words)) if len(words) < len(line.words) else line


def _is_figure_with_words(word: Word) -> bool:
    """3件, 8（其中修订1件）."""
    return word.text[:1].isdigit() and _is_figure(word)


def _is_figure(word: Word) -> bool:
    return is_value(word) or has_note(word)


def has_note(word: Word) -> bool:
    """8（其中修订1件）, and 8（其中修订1件."""
    figure, bracket, _ = word.text.replace("(", "（").partition("（")
    return bool(bracket) and figure.isdigit() and parse_cell(word.text) is not None


def _parts(word: Word) -> Iterator[Word]:
    """Figures of one digit in columns side by side, where specks of the rule between them made one word of them."""
    box, count = word.box, len(word.text)
    pitch = (box.right - box.left) / count
    if count == 1 or not word.text.isdigit() or pitch < SPREAD * (box.bottom - box.top):
        yield word
        return
    for index, digit in enumerate(word.text):
        own = replace(box, left=box.left + index * pitch, right=box.left + (index + 1) * pitch)
        yield replace(word, text=digit, box=own, looks=(), sure=())


def line_middle(line: PrintLine) -> float:
    """Y of the middle of what may be figures, else of the line."""
    if line.values:
        return sum(middle_y(word.box) for word in line.values) / len(line.values)
    return (line.top + line.bottom) / 2
