"""Tables drawn with ┌─┬─┐: the strokes say where every cell begins and ends, also those over several rows."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpora.document.geometry import Span
from corpora.document.place import Place
from corpora.document.region import Region, Slip
from models.tables.flattened.lines import Line

STROKES = frozenset(map(chr, range(0x2500, 0x2580)))
"""Box drawing (Unicode block)."""
LEVEL = frozenset("─━┄┅┈┉╌╍═╴╶╸╺╼╾")
FEWEST_LINES = 3
SLACK = 2
"""Places by which text beside may push a stroke of a rule away from those above and below."""


@dataclass(slots=True, kw_only=True)
class _Box:
    left: int
    right: int
    first: int
    last: int
    pieces: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Segment:
    """What stands between two upright strokes; `start` is its offset in the document, None text for a level stroke."""

    left: int
    right: int
    start: int
    text: str | None


def drawn_blocks(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Half-open ranges of neighbouring lines that begin and end with a stroke."""
    found: list[tuple[int, int]] = []
    first: int | None = None
    for index, line in enumerate([*lines, None]):
        bare = line.text.strip() if line else ""
        if bare and bare[0] in STROKES and bare[-1] in STROKES:
            first = index if first is None else first
        elif first is not None:
            if index - first >= FEWEST_LINES:
                found.append((first, index))
            first = None
    return found


def drawn_region(lines: Sequence[Line], page: int | None) -> Region | None:
    """The drawn table as a grid; None when no cell is closed."""
    boxes = _boxes(lines)
    if not any(box.pieces for box in boxes):
        return None
    edges = sorted({edge for box in boxes for edge in (box.left, box.right)})
    column = {edge: number for number, edge in enumerate(edges)}
    rows: list[list[Slip]] = [[] for _ in range(max(box.last for box in boxes) + 1)]
    for box in sorted(boxes, key=lambda box: (box.first, box.left)):
        rows[box.first].append(_slip(box, column, lines, page))
    span = Span(lines[0].start, lines[-1].end)
    return Region(rows=tuple(map(tuple, rows)), place=Place(span=span, page_number=page), trust="grid")


def _slip(box: _Box, column: dict[int, int], lines: Sequence[Line], page: int | None) -> Slip:
    """At the place of its longest line: the whole would cover its neighbours' text."""
    start, longest = max(box.pieces, key=lambda piece: len(piece[1]), default=(lines[0].start, ""))
    return Slip(
        text="".join(text for _, text in box.pieces),
        place=Place(span=Span(start, start + len(longest)), page_number=page),
        column=column[box.left],
        column_span=column[box.right] - column[box.left],
        row_span=box.last - box.first + 1,
    )


def _boxes(lines: Sequence[Line]) -> list[_Box]:
    wide = _stroke_width(lines)
    known = sorted({edge for line in lines if _is_rule(line.text) for edge, _ in _uprights(line.text, wide)})
    below: list[int] = []
    done: list[_Box] = []
    open_boxes: dict[int, _Box] = {}
    row = -1
    new_row = True
    for line in lines:
        segments = _level(list(_segments(line, wide)), known=known, below=below)
        if _is_rule(line.text):
            below = [edge for edge, sign in _uprights(line.text, wide) if _goes_down(sign)]
        ruled = [one for one in segments if one.text is None]
        for left in [left for left in open_boxes if any(one.left <= left < one.right for one in ruled)]:
            done.append(open_boxes.pop(left))
        if not ruled and new_row:
            row += 1
        new_row = bool(ruled)
        for one in segments:
            if one.text is not None:
                _print(one, open_boxes, done, row=row + (1 if ruled else 0), ruled=bool(ruled))
    return [*done, *open_boxes.values()]


def _print(one: _Segment, open_boxes: dict[int, _Box], done: list[_Box], *, row: int, ruled: bool) -> None:
    """Adds the segment to the box that is open there, or opens one; beside a level stroke none can open."""
    box = open_boxes.get(one.left)
    if box is not None and box.right != one.right and not ruled:
        done.append(open_boxes.pop(one.left))
        box = None
    if box is None:
        if ruled:
            return
        box = open_boxes[one.left] = _Box(left=one.left, right=one.right, first=row, last=row)
    if not ruled:
        box.last = row
    if one.text:
        box.pieces.append((one.start, one.text))


def _level(segments: list[_Segment], *, known: Sequence[int], below: Sequence[int]) -> list[_Segment]:
    """The segments between edges that rules show, whose places are sure: text may be wider or narrower than it seems.

    `known` are the edges of all rules, `below` those that go down from the last one.
    """
    edges = [segments[0].left, *(one.right for one in segments)] if segments else []
    if len(edges) == len(below) and all(one.text is not None for one in segments):
        sure = list(below)
    else:
        sure = [min(known, key=lambda other: abs(other - edge), default=edge) for edge in edges]
        sure = [new if abs(new - edge) <= SLACK else edge for new, edge in zip(sure, edges, strict=True)]
    return [replace(one, left=sure[number], right=sure[number + 1]) for number, one in enumerate(segments)]


def _is_rule(text: str) -> bool:
    """Nothing but strokes and spaces, some of them level: what of it stands where is not in doubt."""
    return any(sign in LEVEL for sign in text) and all(sign in STROKES or sign == " " for sign in text.strip())


def _uprights(text: str, wide: int) -> Iterator[tuple[int, str]]:
    """Joints and upright strokes of a rule with their places."""
    place = 0
    for sign in text:
        if sign in STROKES and sign not in LEVEL:
            yield place, sign
        place += wide if sign in STROKES else 1


def _goes_down(sign: str) -> bool:
    name = unicodedata.name(sign, "")
    return "DOWN" in name or "VERTICAL" in name


def _segments(line: Line, wide: int) -> Iterator[_Segment]:
    """Between upright strokes and joints; a level stroke belongs to none of them."""
    left: int | None = None
    begin = place = 0
    for index, sign in enumerate(line.text):
        if sign in STROKES and sign not in LEVEL:
            if left is not None:
                yield _segment(line, begin, index, left, place)
            begin, left = index + 1, place
        place += wide if sign in STROKES else 2 if unicodedata.east_asian_width(sign) in "WFA" else 1


def _segment(line: Line, begin: int, end: int, left: int, right: int) -> _Segment:
    inside = line.text[begin:end]
    text = inside.strip()
    start = line.start + begin + (len(inside) - len(inside.lstrip()))
    level = bool(text) and all(sign in LEVEL for sign in text)
    return _Segment(left=left, right=right, start=start, text=None if level else text)


def _stroke_width(lines: Sequence[Line]) -> int:
    """Places that a stroke takes, 2 as in Chinese fonts or 1: whichever lets more lines end below one another."""
    ends: dict[int, list[int]] = {1: [], 2: []}
    for line in lines:
        for wide, found in ends.items():
            found.append(sum(_width(sign, wide) for sign in line.text.rstrip()))
    return min((2, 1), key=lambda wide: len(set(ends[wide])))


def _width(sign: str, wide: int) -> int:
    if sign in STROKES:
        return wide
    return 2 if unicodedata.east_asian_width(sign) in "WFA" else 1
