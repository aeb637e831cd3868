"""A page while it is being filled, and what stands in its margins."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from corpora.synthetic.pages.fonts import FontShelf
from corpora.synthetic.pages.ink import BLACK, Colour, GlyphRun, Ink, LaidPage, Stroke
from corpora.synthetic.pages.style import SHARES_BEFORE, Align, FolioForm, Oddities, PageLook
from corpora.synthetic.pages.table_place import Placed
from corpora.synthetic.pages.truth import (
    MarkKind,
    Point,
    Quad,
    TrueLine,
    TrueMark,
    TruePage,
    TrueRegion,
    TrueRule,
    TrueWord,
)
from corpora.synthetic.pages.typeset import ASCENT, DESCENT, Line, Script, set_line

FOLIO_SIZE, HEADER_SIZE = 10.5, 9.0
"""Points of page numbers and of running headers."""
HEADER_RULE = 0.75
"""Points of the line under a running header, as word processors draw it."""
HEADER_HEIGHT, FOOTER_HEIGHT = 0.6, 0.5
"""Where they stand in their margin, as a share of it from the paper's edge."""
WATERMARK_TURN, WATERMARK_SIZE = -35.0, 54.0
"""Degrees clockwise and points."""
WATERMARK_COLOUR = Colour(0.88, 0.88, 0.88)


@dataclass(slots=True, kw_only=True)
class Sheet:
    """Collects what is put on one page; `y` is where the next line may begin, in points from the top."""

    width: float
    height: float
    margins: tuple[float, float, float, float]
    y: float
    ground: list[Ink] = field(default_factory=list)
    runs: list[GlyphRun] = field(default_factory=list)
    words: list[TrueWord] = field(default_factory=list)
    rules: list[TrueRule] = field(default_factory=list)
    regions: list[TrueRegion] = field(default_factory=list)
    marks: list[TrueMark] = field(default_factory=list)

    @classmethod
    def blank(cls, look: PageLook, *, landscape: bool = False) -> Sheet:
        """An empty page of the look's paper."""
        width, height = look.paper
        if landscape:
            width, height = height, width
        return cls(width=width, height=height, margins=look.margins, y=look.margins[1])

    @property
    def left(self) -> float:
        """Where text begins."""
        return self.margins[0]

    @property
    def text_width(self) -> float:
        """Between the left and the right margin."""
        return self.width - self.margins[0] - self.margins[2]

    @property
    def bottom(self) -> float:
        """Where text ends."""
        return self.height - self.margins[3]

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on it."""
        return not self.words and not self.regions

    def put(self, runs: Sequence[GlyphRun], words: Sequence[TrueWord]) -> None:
        """Adds text."""
        self.runs += runs
        self.words += words

    def put_level_rule(self, y: float, *, width: float, colour: Colour) -> None:
        """Adds a line from margin to margin that is of no table; `width` in points."""
        start, end = Point(self.left, y), Point(self.left + self.text_width, y)
        self.rules.append(TrueRule(line=TrueLine(start=start, end=end), width=width))
        self.ground.append(Stroke(x0=start.x, y0=y, x1=end.x, y1=y, width=width, colour=colour))

    def put_table(self, placed: Placed) -> None:
        """Adds a part of a table."""
        self.put(placed.runs, placed.words)
        self.rules += placed.rules
        self.ground += placed.ground
        self.regions.append(placed.region)


def put_margins(sheet: Sheet, *, look: PageLook, script: Script, number: int, count: int) -> None:
    """Running header, footer, page number and watermark of one page."""
    if look.watermark:
        _put_watermark(sheet, look.watermark, script)
    upper = sheet.margins[1] * HEADER_HEIGHT
    lower = sheet.height - sheet.margins[3] * FOOTER_HEIGHT
    if look.header:
        _put_running(sheet, look.header, script, size=HEADER_SIZE, baseline=upper, align="center", kind="header")
        if look.header_rule:
            sheet.put_level_rule(upper + HEADER_SIZE / 2, width=HEADER_RULE, colour=BLACK)
    folio = folio_text(look.folio, number=number, count=count) if number >= look.folio_from else ""
    if folio:
        _put_running(
            sheet, folio, script, size=FOLIO_SIZE, baseline=lower, align=_folio_align(look, number), kind="footer"
        )
    if look.footer:
        below = lower + 1.3 * FOLIO_SIZE
        _put_running(sheet, look.footer, script, size=HEADER_SIZE, baseline=below, align="center", kind="footer")


def folio_text(form: FolioForm, *, number: int, count: int) -> str:
    """The page number as it is printed."""
    return {
        "none": "",
        "plain": str(number),
        "dashes": f"— {number} —",
        "of": f"第{number}页 共{count}页",
        "page": f"第 {number} 页",
    }[form]


def finish(sheet: Sheet, *, number: int, oddities: Oddities, random: Random, fonts: FontShelf) -> LaidPage:
    """The page as data."""
    runs: list[GlyphRun] = list(sheet.runs)
    watermarks = [run for run in runs if run.colour == WATERMARK_COLOUR]
    runs = [run for run in runs if run.colour != WATERMARK_COLOUR]
    if oddities.by_character:
        runs = [single for run in runs for single in _characters(run, fonts)]
    if oddities.shuffled:
        random.shuffle(runs)
    return LaidPage(
        truth=TruePage(
            number=number,
            width=sheet.width,
            height=sheet.height,
            words=tuple(sheet.words),
            rules=tuple(sheet.rules),
            regions=tuple(sheet.regions),
            marks=tuple(sheet.marks),
        ),
        ink=(*watermarks, *sheet.ground, *runs),
        rotate=oddities.rotate,
        crop=oddities.crop,
    )


def _characters(run: GlyphRun, fonts: FontShelf) -> Iterator[GlyphRun]:
    x = run.x
    for character in run.text:
        yield replace(run, text=character, x=x)
        x += (fonts.face(run.face).advance(character) or 0.0) * run.size + run.spacing


def _folio_align(look: PageLook, number: int) -> Align:
    """The side of the page number; "justify" stands for the outer edge: right on odd pages, left on even ones."""
    if look.folio_align != "justify":
        return look.folio_align
    return "right" if number % 2 else "left"


def _put_running(
    sheet: Sheet, text: str, script: Script, *, size: float, baseline: float, align: Align, kind: MarkKind
) -> None:
    line = Line(text=script.printable(text), width=script.width(text) * size, last=True)
    spare = sheet.text_width - line.width
    x = sheet.left + spare * SHARES_BEFORE[align]
    runs, words = set_line(line, script=script, size=size, x=x, baseline=baseline)
    sheet.put(runs, words)
    quad = Quad.upright(x, baseline - ASCENT * size, x + line.width, baseline + DESCENT * size)
    sheet.marks.append(TrueMark(kind=kind, quad=quad))


def _put_watermark(sheet: Sheet, text: str, script: Script) -> None:
    """Pale words across the middle; a mark, no words: it belongs to no text of the report."""
    printable = script.printable(text)
    width = script.width(printable) * WATERMARK_SIZE
    size = WATERMARK_SIZE * min(1.0, 0.9 * sheet.width / width)
    width *= size / WATERMARK_SIZE
    angle = math.radians(WATERMARK_TURN)
    along, down = Point(math.cos(angle), math.sin(angle)), Point(-math.sin(angle), math.cos(angle))

    def corner(x: float, y: float) -> Point:
        return Point(
            sheet.width / 2 + x * along.x + y * down.x,
            sheet.height / 2 + x * along.y + y * down.y,
        )

    at = -width / 2
    for character in printable:
        face, advance = script.glyph(character)
        x, y = corner(at, (ASCENT - 0.5) * size)
        sheet.runs.append(
            GlyphRun(text=character, face=face.name, x=x, y=y, size=size, turn=WATERMARK_TURN, colour=WATERMARK_COLOUR)
        )
        at += advance * size
    half = (width / 2, size / 2)
    corners = (corner(-half[0], -half[1]), corner(half[0], -half[1]), corner(*half), corner(-half[0], half[1]))
    sheet.marks.append(TrueMark(kind="watermark", quad=Quad(corners=corners)))
