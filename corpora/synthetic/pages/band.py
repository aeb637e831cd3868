"""Lines on their way to a page, and how a band of them fills one column or two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpora.synthetic.pages.ink import BLACK, Colour
from corpora.synthetic.pages.sheet import Sheet
from corpora.synthetic.pages.style import SHARES_BEFORE, Align
from corpora.synthetic.pages.typeset import ASCENT, Line, Script, break_lines, set_line


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphLook:
    """How a paragraph is set.

    Args:
        size: em in points; `spacing` the pitch of its lines in em.
        before: points above it, dropped at the top of a column.
        indent: points that its first line begins further in.
        keep: it must not stand last on a page.
    """

    script: Script
    size: float
    spacing: float
    align: Align
    before: float = 0.0
    indent: float = 0.0
    keep: bool = False
    colour: Colour = BLACK


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowLine:
    """A line of a paragraph; the first of it knows the whole, so that it can be broken anew for another width."""

    line: Line
    look: ParagraphLook
    paragraph: str | None = None

    @property
    def pitch(self) -> float:
        """Its height with leading, in points."""
        return self.look.spacing * self.look.size

    @property
    def before(self) -> float:
        """Points above it."""
        return self.look.before if self.paragraph is not None else 0.0

    @property
    def indent(self) -> float:
        """Points that it begins further in."""
        return self.look.indent if self.paragraph is not None else 0.0


def flow_lines(text: str, look: ParagraphLook, *, width: float) -> list[FlowLine]:
    """The lines of a paragraph in `width` points."""
    lines = break_lines(text, script=look.script, size=look.size, width=width, indent=look.indent)
    return [FlowLine(line=line, look=look, paragraph=None if n else text) for n, line in enumerate(lines)]


def broken_anew(lines: Sequence[FlowLine], *, width: float) -> list[FlowLine]:
    """The same paragraphs in another width; lines whose paragraph began elsewhere stay as they are."""
    anew: list[FlowLine] = []
    for line in lines:
        if line.paragraph is not None:
            anew += flow_lines(line.paragraph, line.look, width=width)
        elif not anew:
            anew.append(line)
    return anew


def height_of(lines: Sequence[FlowLine]) -> float:
    """Points that they take one under another."""
    return sum(line.before + line.pitch for line in lines)


def fits(lines: Sequence[FlowLine], *, columns: int, height: float) -> bool:
    """Whether so many columns of `height` points hold them."""
    if len(lines) == 1:
        return lines[0].pitch <= height
    return len(_fill(lines, height)) <= columns


def even_columns(lines: Sequence[FlowLine], *, columns: int, height: float) -> list[list[FlowLine]]:
    """The lines in so many columns, as low as they can be, at most `height` points."""
    if columns == 1:
        return [list(lines)]
    low, high = 0.0, height
    while high - low > 1.0:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_fill(lines, middle)) <= columns else (middle, high)
    return _fill(lines, high)


def trailing_kept(lines: Sequence[FlowLine]) -> list[FlowLine]:
    """The last lines as far as they must not stand last."""
    count = 0
    while count < len(lines) and lines[-1 - count].look.keep:
        count += 1
    return list(lines[len(lines) - count :])


def put_line(sheet: Sheet, line: FlowLine, *, left: float, top: float, width: float) -> None:
    """The line on the page, its top left at a point, aligned within `width` points."""
    look = line.look
    spare = width - line.indent - line.line.width
    stretch = width - line.indent if look.align == "justify" and not line.line.last else None
    runs, words = set_line(
        line.line, script=look.script, size=look.size, x=left + line.indent + spare * SHARES_BEFORE[look.align],
        baseline=top + (line.pitch - look.size) / 2 + ASCENT * look.size, stretch_to=stretch, colour=look.colour,
    )  # fmt: skip
    sheet.put(runs, words)


def _fill(lines: Sequence[FlowLine], height: float) -> list[list[FlowLine]]:
    """Columns of at most `height` points, filled one after the other."""
    columns: list[list[FlowLine]] = [[]]
    used = 0.0
    for line in lines:
        needed = line.pitch + (line.before if columns[-1] else 0.0)
        if columns[-1] and used + needed > height:
            columns.append([])
            used, needed = 0.0, line.pitch
        columns[-1].append(line)
        used += needed
    return columns
