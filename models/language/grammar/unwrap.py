"""Hard-wrapped lines joined again, with a way back to the document's text.

A converter that wraps prose at a fixed width may cut anywhere, also inside a number (`收到1` / `00件`). The grammar
works on the joined text; every span is then led back to where its characters stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from corpora.document.geometry import Span
from corpora.document.passage import Passage

MOST_COLUMNS, FEWEST_COLUMNS = 140, 24
"""Display widths (a Chinese character takes two) between which a text can have been wrapped."""

FULL_WITHIN = 4
"""Columns by which a full line may fall short of the longest: a sign that did not fit, an indent that was counted."""

NEARLY_FULL = 0.8
"""Share of the width from which a line that ends without a full stop goes on: some converters count characters, and
digits take half the room.
"""

FEWEST_FULL_LINES, NEIGHBOURS = 2, 4
"""Full lines that show a wrap, and how many lines around one are looked at."""

FEWEST_COUNTED = 24
"""Characters of a line from which on three of one length are no chance."""
WRAPPED_CHARACTERS = 16
"""A line this long that ends in a comma goes on in the next one, in whatever kind of text."""

_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}\s?、|[（(]\s?[一二三四五六七八九十]{1,3}\s?[）)]|\d{1,2}\s?[、.．](?!\d)|[（(]\d{1,2}[）)])"
)
_PAGE_NUMBER = re.compile(
    r"\s*+(?:[-—–－~～·•]*+\s*+\d{1,3}\s*+[-—–－~～·•]*+|第\s*+\d{1,3}\s*+页.{0,10}|\d{1,3}\s*+/\s*+\d{1,3})\s*+"
)
"""White in one piece: a line of thousands of blanks is looked through once."""
_CUT_NUMBER = re.compile(
    r"\d\s*\|\s*(?:\d|[.．]\d|[件条份个篇项次起宗例%％万]|[年月日]\s?\d?)|[年月]\s*\|\s*\d[\d\s月日]|[至到自]\s*\|\s*\d"
)
"""Numbers and dates that a line's end may cut. `|` stands for it."""
_TITLE = re.compile(r"[^，。；：:《》“”]*(?:19|20)\d\d\s?年度?[^，。；：:《》“”\d]{0,20}(?:报告|年报)")
"""A line of its own, as long as what stands below it may be."""
_MARKS = "，。；：、）》”,.;:)"
_TERMINAL = "。！？!?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwrapped:
    """`text` holds paragraphs, each at one of `paragraphs`; `offsets[i]` is where `text[i]` stands in the document."""

    text: str
    paragraphs: tuple[Span, ...]
    offsets: tuple[int, ...]

    def back(self, span: Span) -> Span:
        """The span in the document's text. An empty span keeps its place."""
        if not self.offsets:
            return span
        if span.end <= span.start:
            at = self.offsets[min(span.start, len(self.offsets) - 1)]
            return Span(at, at)
        return Span(self.offsets[span.start], self.offsets[span.end - 1] + 1)


def unwrap(text: str, passages: Sequence[Passage]) -> Unwrapped:
    """Paragraphs of the passages' words. Page numbers that stand between the lines of one are left out."""
    lines = [passage.place.span for passage in passages]
    lines = [span for span in lines if not _PAGE_NUMBER.fullmatch(text[span.start : span.end])]
    said = [text[span.start : span.end] for span in lines]
    widths, counted = wrap_widths(said), _cut_by_count(said)
    paragraphs: list[list[Span]] = []
    for span, width, full in zip(lines, [None, *widths], [False, *counted], strict=False):
        if paragraphs and _runs_on(text, paragraphs[-1][-1], span, width=width, full=full):
            paragraphs[-1].append(span)
        else:
            paragraphs.append([span])
    return _joined(text, paragraphs)


def wrap_widths(lines: Sequence[str]) -> list[int | None]:
    """For each line the display width at which it and its neighbours were wrapped, None where they were not.

    Wrapped lines are never longer than the width, and several near each other are about as long.
    """
    widths = [_columns(line.rstrip()) for line in lines]
    return [_width_around(widths, index) for index in range(len(widths))]


def _width_around(widths: Sequence[int], index: int) -> int | None:
    near = [widths[index]]
    for step in (-1, 1):
        place = index + step
        while 0 <= place < len(widths) and abs(place - index) <= NEIGHBOURS and widths[place] <= MOST_COLUMNS:
            near.append(widths[place])
            place += step
    longest = max(near)
    full = sum(width >= longest - FULL_WITHIN for width in near)
    return longest if FEWEST_COLUMNS <= longest <= MOST_COLUMNS and full >= FEWEST_FULL_LINES else None


def _cut_by_count(lines: Sequence[str]) -> list[bool]:
    """For each line whether it and two of its neighbours have so many characters, and none of those near has more: some
    converters count them, however wide they are.
    """
    counts = [len(line.rstrip()) for line in lines]
    return [_is_of_the_most(counts, place) for place in range(len(counts))]


def _is_of_the_most(counts: Sequence[int], place: int) -> bool:
    near = counts[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]
    own = counts[place]
    return FEWEST_COUNTED <= own == max(near) and near.count(own) > FEWEST_FULL_LINES


def _columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in line)


def _runs_on(text: str, above: Span, below: Span, *, width: int | None, full: bool) -> bool:
    upper, lower = text[above.start : above.end].rstrip(), text[below.start : below.end]
    if not upper or not lower.strip():
        return False
    if _CUT_NUMBER.search(f"{upper[-1]}|{lower.lstrip()[:2]}") and _between(text, above, below):
        return True
    if _HEADING.match(lower) or (_TITLE.fullmatch(upper) and lower.lstrip()[0] not in _MARKS):
        return False
    if full or (width is not None and _columns(upper) >= NEARLY_FULL * width):
        return upper[-1] not in _TERMINAL
    if _unfinished(upper) and _between(text, above, below):
        return not lower[:1].isspace()
    return (
        upper[-1] in "，,、"
        and len(upper) >= WRAPPED_CHARACTERS
        and not lower[:1].isspace()
        and _between(text, above, below)
    )


def _unfinished(upper: str) -> bool:
    """A line of prose that has begun a sentence and ends without any sign."""
    return (
        len(upper) >= WRAPPED_CHARACTERS and bool(re.search("[，。；]", upper)) and upper[-1] not in "。！？；：!?;:.…"
    )


def _between(text: str, above: Span, below: Span) -> bool:
    """Nothing but one line's end stands between."""
    gap = text[above.end : below.start]
    return not gap.strip() and gap.count("\n") <= 1


def _joined(text: str, paragraphs: Sequence[Sequence[Span]]) -> Unwrapped:
    pieces: list[str] = []
    offsets: list[int] = []
    spans: list[Span] = []
    for lines in paragraphs:
        begin = len(offsets)
        for number, line in enumerate(lines):
            start, end = line
            while number and start < end and text[start].isspace():
                start += 1
            while number < len(lines) - 1 and end > start and text[end - 1].isspace():
                end -= 1
            for piece in _without_figure_brackets(text, start, end):
                pieces.append(text[piece.start : piece.stop])
                offsets.extend(piece)
        spans.append(Span(begin, len(offsets)))
        pieces.append("\n")
        offsets.append(lines[-1].end)
    return Unwrapped(text="".join(pieces), paragraphs=tuple(spans), offsets=tuple(offsets))


_BRACKETED = re.compile(
    r"(?<=[\u4e00-\u9fff”’》])(?P<open>[（(]\s?)\d[\d,，]*(?P<close>\s?[）)])(?=\s?(?:件(?!数)|条(?![例文款])|份|篇|项(?!目)|次|人次|起|宗|期|场|封))"
)
"""`网站发布（540）条，其中公告（36）条`: brackets around a figure alone, whose unit stands behind them."""


def _without_figure_brackets(text: str, start: int, end: int) -> list[range]:
    """The line in pieces, without brackets that stand around figures only."""
    places, begin = [], start
    for found in _BRACKETED.finditer(text, start, end):
        for name in ("open", "close"):
            places.append(range(begin, found.start(name)))
            begin = found.end(name)
    return [*places, range(begin, end)]
