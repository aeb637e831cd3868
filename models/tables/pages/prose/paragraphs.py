"""Lines of prose joined to paragraphs, over columns and pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Word
from models.tables.pages.print.lines import Line, middle_x
from models.tables.values import is_value, is_value_text

FULL: Final = 1.8
"""Em that a full line may fall short of the right margin: a character that may not begin a line went to the next."""
INDENT: Final = 1.4
"""Em from which a line is indented: paragraphs begin with two."""
SAME_SIZE, SAME_SIZE_SEEN = 1.08, 1.3
"""Ratio of sizes up to which two lines are of one paragraph; and of lines of a picture, which are as high as their ink:
次。 is lower than a line with brackets, and specks make it higher."""
WIDE_GAP: Final = 1.45
"""Of the usual distance between lines: more opens a paragraph."""
CENTRED: Final = 1.2
"""Em by which the middles of centred lines may differ."""
_OPENS = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章节条]"
)
_CLOSED = re.compile(r"[。！？；：!?;:]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """`text` has no line breaks and says `words`. `box` is that of the part on `page_number`, where it begins."""

    text: str
    page_number: int
    box: Box
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Of the document's prose: x of the left and right margin of a column, usual size and distance of its lines."""

    left: float
    right: float
    size: float
    pitch: float


def paragraphs(column: Sequence[Line], *, page_number: int) -> list[Paragraph]:
    """Of one column of lines, from top to bottom."""
    groups: list[list[Line]] = []
    measure = measure_of(column)
    for line in column:
        if groups and goes_on(groups[-1], line, measure):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group, page_number) for group in groups]


def measure_of(lines: Sequence[Line]) -> Measure:
    """The margins are where most long lines begin, and the furthest that they reach."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text)
    size = letters.most_common(1)[0][0] if lines else 10.0
    same = max(map(_same_size, lines), default=SAME_SIZE)
    body = [line for line in lines if line.size <= same * size and line.size * same >= size] or list(lines)
    left = min((line.box.left for line in body), default=0.0)
    right = max((line.box.right for line in body), default=0.0)
    pitches = [
        below.middle - above.middle for above, below in pairwise(body) if 0 < below.middle - above.middle < 4 * size
    ]
    return Measure(left=left, right=right, size=size, pitch=sorted(pitches)[len(pitches) // 3] if pitches else 2 * size)


def goes_on(group: Sequence[Line], line: Line, measure: Measure) -> bool:
    """Does the line belong to the paragraph of the lines before it?"""
    last = group[-1]
    if _goes_on_with_figures(last, line):
        return True
    if not _are_one_size(last, line):
        return False
    if line.middle - last.middle > WIDE_GAP * max(measure.pitch, line.size * 1.2):
        return False
    if _centred(last, measure) and _centred(line, measure):
        return line.size > SAME_SIZE * measure.size and not _OPENS.match(line.text)
    if line.box.left > measure.left + INDENT * line.size:
        return False
    if _OPENS.match(line.text) and (_CLOSED.search(last.text) or (len(group) == 1 and _OPENS.match(last.text))):
        return False  # also a heading right under another one, which is as wide as the two
    return last.box.right >= measure.right - FULL * last.size


def _are_one_size(one: Line, other: Line) -> bool:
    return max(one.size, other.size) <= _same_size(one) * min(one.size, other.size)


def _same_size(line: Line) -> float:
    return SAME_SIZE_SEEN if line.words[0].origin == "ocr" else SAME_SIZE


def _goes_on_with_figures(last: Line, line: Line) -> bool:
    """A line set with tabs whose last figures did not fit."""
    return "\t" in last.text and all(map(is_value, line.words))


def joins_over(last: Line, first: Line, before: Measure, after: Measure) -> bool:
    """Does a paragraph go on from the last line of a column to the first line of the next?"""
    if not _are_one_size(last, first) or _CLOSED.search(last.text[-1:]) is not None:
        return False
    full = last.box.right >= before.right - FULL * last.size
    return full and first.box.left <= after.left + INDENT * first.size and not _OPENS.match(first.text)


def _centred(line: Line, measure: Measure) -> bool:
    middle = (measure.left + measure.right) / 2
    return (
        line.box.left > measure.left + 2 * line.size
        and line.box.right < measure.right - 2 * line.size
        and abs(middle_x(line.box) - middle) <= CENTRED * line.size
    )


def _paragraph(lines: Sequence[Line], page_number: int) -> Paragraph:
    words = tuple(word for line in lines for word in line.words)
    box = around(line.box for line in lines)
    return Paragraph(text=joined_lines(lines), page_number=page_number, box=box, words=words)


def joined_lines(lines: Sequence[Line]) -> str:
    """One text; a blank stays where Latin letters meet over a line's end, digits that a line cut run together."""
    text = ""
    for line in lines:
        said = line.text
        latin = text and text[-1].isascii() and said[0].isascii() and (text[-1].isalpha() or said[0].isalpha())
        tabbed = text and "\t" in text and is_value_text(said.split("\t")[0])
        text += "\t" + said if tabbed else " " + said if latin else said
    return text
