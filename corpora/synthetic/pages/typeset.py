"""Measuring text, breaking it into lines, and setting a line: glyph runs and the truth of its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpora.synthetic.pages.fonts import NO_GLYPH, Face, FontShelf
from corpora.synthetic.pages.ink import BLACK, Colour, GlyphRun
from corpora.synthetic.pages.truth import Quad, TrueWord

ASCENT, DESCENT = 0.88, 0.12
"""How far an em reaches above and below the baseline: the em-box of Noto CJK, near enough for every Chinese font."""
NO_START = frozenset("，。、；：？！）》」』】〕”’％%…—,.;:?!)]}·")
"""Characters that do not begin a line."""
NO_END = frozenset("（《「『【〔“‘([{")
"""Characters that do not end a line."""
WIDEST_STRETCH = 0.5
"""Em between two characters beyond which a line is not stretched to the margin."""
RAISED_IN_VERTICAL = frozenset("、，。：；")
RAISED = 0.55
"""Em that a comma is moved up and to the right in vertical text, from the lower left of its em to the upper right."""
TURNED_IN_VERTICAL = frozenset("（）《》〈〉「」『』【】〔〕—…()-")


class Script:
    """How a text is set: a Chinese font, perhaps another for digits and letters, and a gap between the two.

    Characters that the fonts lack come from the shelf's others.
    """

    def __init__(self, shelf: FontShelf, chinese: Face, *, latin: Face | None = None, gap: float = 0.0) -> None:
        self._shelf, self._chinese, self._latin = shelf, chinese, latin
        self.gap = gap
        self._known: dict[str, tuple[Face, float]] = {}

    def glyph(self, character: str) -> tuple[Face, float]:
        """The font that prints the character, and its advance in em."""
        if character not in self._known:
            self._known[character] = self._find(character)
        return self._known[character]

    def printable(self, text: str) -> str:
        """The text as it can be printed: NO_GLYPH for characters that no font has, spaces of all kinds as they are."""
        return "".join(c if c.isspace() or self._has(c) else NO_GLYPH for c in text)

    def advances(self, text: str) -> list[float]:
        """The advance of each character in em, with the gaps between Chinese characters and digits or letters."""
        widths = [self.glyph(character)[1] for character in text]
        if self.gap:
            for index in range(len(text) - 1):
                if _meet(text[index], text[index + 1]):
                    widths[index] += self.gap
        return widths

    def width(self, text: str) -> float:
        """The sum of the advances in em."""
        return sum(self.advances(text))

    def _find(self, character: str) -> tuple[Face, float]:
        if character.isspace():
            return self._chinese, 1.0 if character == "\u3000" else (self._chinese.advance(" ") or 0.25)
        wanted = [self._chinese]
        if self._latin and character.isascii():
            wanted.insert(0, self._latin)
        face = self._shelf.with_glyph(character, wanted) or self._chinese
        return face, face.advance(character) or 1.0

    def _has(self, character: str) -> bool:
        return self.glyph(character)[0].advance(character) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a text: its characters and their width in points, before it is stretched."""

    text: str
    width: float
    last: bool = False


def break_lines(text: str, *, script: Script, size: float, width: float, indent: float = 0.0) -> tuple[Line, ...]:
    """The lines of a text in `width` points, the first of them `indent` shorter; a newline in the text ends a line.

    A line holds at least one character, however narrow it is.
    """
    lines: list[Line] = []
    for part in script.printable(text).split("\n"):
        rest, room = part.strip(), width - (indent if not lines else 0.0)
        if not rest:
            continue
        while rest:
            advances = script.advances(rest)
            end = _break_at(rest, advances, room / size)
            printed = rest[:end].rstrip()
            taken = rest[end:].lstrip()
            lines.append(Line(text=printed, width=size * script.width(printed), last=not taken))
            rest, room = taken, width
    return tuple(lines)


def balanced_width(text: str, *, script: Script, size: float, width: float) -> float:
    """The least width, at most `width` points, that breaks the text into as many lines as `width` does."""
    count = len(break_lines(text, script=script, size=size, width=width))
    low, high = size, width
    while high - low > 1.0:
        middle = (low + high) / 2
        fits = len(break_lines(text, script=script, size=size, width=middle)) <= count
        low, high = (low, middle) if fits else (middle, high)
    return high


def set_line(
    line: Line,
    *,
    script: Script,
    size: float,
    x: float,
    baseline: float,
    stretch_to: float | None = None,
    widest: float = WIDEST_STRETCH,
    colour: Colour = BLACK,
    table: str | None = None,
    cell: tuple[int, int] | None = None,
) -> tuple[list[GlyphRun], list[TrueWord]]:
    """The line from `x` on, stretched to a width in points if given; not if characters came `widest` em apart."""
    spacing = _spacing(line, size=size, stretch_to=stretch_to, widest=widest)
    runs: list[GlyphRun] = []
    words: list[TrueWord] = []
    at = x
    for word, advances in _words(line.text, script.advances(line.text)):
        if word.isspace():
            at += sum(advances) * size + spacing * len(word)
            continue
        start = at
        for text, face, width in _same_face(word, advances, script):
            run = GlyphRun(text=text, face=face.name, x=at, y=baseline, size=size, spacing=spacing, colour=colour)
            runs.append(run)
            at += width * size + spacing * len(text)
        gap = advances[-1] - script.glyph(word[-1])[1]
        quad = Quad.upright(start, baseline - ASCENT * size, at - spacing - gap * size, baseline + DESCENT * size)
        words.append(TrueWord(text=word, quad=quad, table=table, cell=cell))
    return runs, words


def set_upright_column(
    text: str,
    *,
    script: Script,
    size: float,
    x: float,
    top: float,
    pitch: float,
    table: str | None = None,
    cell: tuple[int, int] | None = None,
) -> tuple[list[GlyphRun], list[TrueWord]]:
    """Vertical text: one character under another, `pitch` points apart, in a column one em wide from `x`; one word.

    Brackets and dashes are turned by a quarter.
    """
    runs = []
    for index, character in enumerate(text):
        face, advance = script.glyph(character)
        upper = top + index * pitch + (pitch - size) / 2
        if character in TURNED_IN_VERTICAL:
            where = (x + DESCENT * size, upper + (size - advance * size) / 2)
            runs.append(GlyphRun(text=character, face=face.name, x=where[0], y=where[1], size=size, turn=90.0))
        else:
            raised = RAISED * size if character in RAISED_IN_VERTICAL else 0.0
            left, baseline = x + (size - advance * size) / 2 + raised, upper + ASCENT * size - raised
            runs.append(GlyphRun(text=character, face=face.name, x=left, y=baseline, size=size))
    quad = Quad.upright(x, top + (pitch - size) / 2, x + size, top + len(text) * pitch - (pitch - size) / 2)
    return runs, [TrueWord(text=text, quad=quad, table=table, cell=cell)] if text else []


def _break_at(text: str, advances: Sequence[float], room: float) -> int:
    """How many characters the next line takes."""
    total, fit = 0.0, 0
    for advance in advances:
        total += advance
        if total > room + 1e-6:
            break
        fit += 1
    if max(fit, 1) >= len(text):
        return len(text)
    end = max(fit, 1)
    while end > 1 and not _may_break(text, end):
        end -= 1
    return end if _may_break(text, end) else max(fit, 1)


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if after in NO_START or before in NO_END:
        return False
    return not (_is_joined(before) and _is_joined(after))


def _is_joined(character: str) -> bool:
    return character.isascii() and not character.isspace()


def _meet(first: str, second: str) -> bool:
    """Whether a gap stands between them: one is a digit or letter, the other a Chinese character."""
    return (_is_latin(first) and _is_chinese(second)) or (_is_chinese(first) and _is_latin(second))


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _is_chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _spacing(line: Line, *, size: float, stretch_to: float | None, widest: float) -> float:
    if stretch_to is None or len(line.text) < 2:
        return 0.0
    spacing = (stretch_to - line.width) / (len(line.text) - 1)
    return spacing if 0 < spacing <= widest * size + 1e-6 else 0.0


def _words(text: str, advances: Sequence[float]) -> Iterator[tuple[str, list[float]]]:
    """Stretches of the text with and without white space in turn."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or text[index].isspace() != text[start].isspace():
            yield text[start:index], list(advances[start:index])
            start = index


def _same_face(text: str, advances: Sequence[float], script: Script) -> Iterator[tuple[str, Face, float]]:
    """Stretches of one font without a gap inside, with their width in em, the gap after them included."""
    start = 0
    for index in range(1, len(text) + 1):
        ends = index == len(text)
        if (
            ends
            or script.glyph(text[index])[0] != script.glyph(text[start])[0]
            or (script.gap and _meet(text[index - 1], text[index]))
        ):
            yield text[start:index], script.glyph(text[start])[0], sum(advances[start:index])
            start = index
