"""Builds a document's text and blocks side by side, so that every span reproduces what it covers."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpora.document.document import Document, Source
from corpora.document.errors import Empty, ExpandsTooFar, TooLarge
from corpora.document.geometry import Box, Span
from corpora.document.look import Look
from corpora.document.page import Page
from corpora.document.passage import Passage
from corpora.document.place import Place
from corpora.document.printed_page import Word
from corpora.document.region import Region, RegisteredForm, Slip, Trust
from corpora.readers.doubts import doubts_in
from corpora.readers.limits import DEFAULT, Limits
from corpora.readers.normalise import normalise_text

# Ideographs, kana, CJK and full-width punctuation, and the quotes that Chinese shares with Latin.
_CJK = "\u2018-\u201f\u2026\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_BREAK_INSIDE_CJK = re.compile(rf"(?<=[{_CJK}])[ \t]*\n\s*(?=[{_CJK}])")
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawCell:
    """A table cell as the source states it, before it has a place. Fields as in `Slip`; `text` need not be folded.

    `page_number` and `box` say where it is printed; a cell without its own page is on that of its table.
    """

    text: str
    column: int | None = None
    row_span: int = 1
    column_span: int = 1
    continued: bool = False
    header: bool = False
    page_number: int | None = None
    box: Box | None = None
    confidence: float = 1.0
    looks: tuple[Look, ...] = ()


def fold(text: str) -> str:
    """White space folded to one space; a line break between two CJK characters goes without one."""
    if "\n" in text:
        text = _BREAK_INSIDE_CJK.sub("", text)
    return _WHITE.sub(" ", text).strip()


class Assembler:
    """Collects passages and regions in reading order.

    Raises:
        TooLarge: from any method, as soon as the text or the cells pass a limit.
        ExpandsTooFar: when cells span more than a table can hold.
    """

    def __init__(self, *, limits: Limits = DEFAULT) -> None:
        self._limits = limits
        self._pieces: list[str] = []
        self._length = 0
        self._blocks: list[Passage | Region] = []
        self._cells = 0
        self._positions = 0
        self._warnings: list[str] = []

    def paragraph(
        self,
        text: str,
        *,
        heading_level: int | None = None,
        page_number: int | None = None,
        box: Box | None = None,
        words: Sequence[Word] = (),
    ) -> None:
        """One passage for each line of `text` that prints something; outer spaces go, tabs inside stay.

        `words` are those of `text` in their order, where it was read from a picture.
        """
        unread = deque(words)
        for line in normalise_text(text).split("\n"):
            if line.strip():
                span = self._line(line.strip(" ").rstrip())
                place = Place(span=span, page_number=page_number, box=box)
                doubts = tuple(doubts_in(line.strip(" ").rstrip(), unread, start=span.start))
                self._blocks.append(Passage(place=place, heading_level=heading_level, doubts=doubts))

    def table(
        self,
        rows: Sequence[Sequence[RawCell]],
        *,
        trust: Trust = "grid",
        caption: str | None = None,
        page_number: int | None = None,
        box: Box | None = None,
        found_by: str | None = None,
        registered: RegisteredForm | None = None,
    ) -> None:
        """One region. Cells go to the text separated by tabs, rows by line breaks; a table without cells is dropped.

        Spans that reach below the last row are cut there: they cover nothing.
        """
        if not any(rows):
            return
        slips = []
        for index, row in enumerate(rows):
            self._count(row, rows_left=len(rows) - index)
            slips.append(self._row(row, rows_left=len(rows) - index, page_number=page_number))
        places = [slip.place.span for row in slips for slip in row]
        span = Span(places[0].start, places[-1].end)
        name = fold(normalise_text(caption)) if caption else None
        place = Place(span=span, page_number=page_number, box=box)
        self._blocks.append(
            Region(
                rows=tuple(slips),
                place=place,
                trust=trust,
                caption=name or None,
                found_by=found_by,
                registered=registered,
            )
        )

    def take_in(self, document: Document, *, number: int) -> None:
        """All of a document that was read from a picture within this one; its places are on page `number`, unboxed."""
        start = self._line(document.text.rstrip("\n")).start
        self._blocks += [_moved(block, by=start, page_number=number) for block in document.blocks]

    def warn(self, warning: str) -> None:
        """A code, with details after a colon, of what the reader could not keep; said once each."""
        if warning not in self._warnings:
            self._warnings.append(warning)

    def document(self, source: Source, *, pages: tuple[Page, ...] = ()) -> Document:
        """What was collected. Raises Empty when nothing of it prints."""
        text = "".join(self._pieces)
        if not text.strip():
            raise Empty()
        return Document(
            source=source, text=text, blocks=tuple(self._blocks), pages=pages, warnings=tuple(self._warnings)
        )

    def _row(self, row: Sequence[RawCell], *, rows_left: int, page_number: int | None) -> tuple[Slip, ...]:
        texts = [fold(normalise_text(cell.text)) for cell in row]
        start = self._line("\t".join(texts)).start
        slips = []
        for cell, text in zip(row, texts, strict=True):
            slips.append(
                Slip(
                    text=text,
                    place=Place(
                        span=Span(start, start + len(text)), page_number=cell.page_number or page_number, box=cell.box
                    ),
                    column=cell.column,
                    row_span=max(1, min(cell.row_span, rows_left)),
                    column_span=max(1, cell.column_span),
                    continued=cell.continued,
                    header=cell.header,
                    confidence=cell.confidence,
                    looks=cell.looks,
                )
            )
            start += len(text) + 1
        return tuple(slips)

    def _line(self, line: str) -> Span:
        """Writes a line and its break; the span leaves the break out."""
        start = self._length
        self._pieces.append(line + "\n")
        self._length += len(line) + 1
        if self._length > self._limits.max_characters:
            raise TooLarge(f"正文超过 {self._limits.max_characters} 字")
        return Span(start, start + len(line))

    def _count(self, row: Sequence[RawCell], *, rows_left: int) -> None:
        if any(cell.column_span > self._limits.max_columns for cell in row):
            raise ExpandsTooFar(f"单元格跨列超过 {self._limits.max_columns}")
        self._cells += len(row)
        if self._cells > self._limits.max_cells:
            raise TooLarge(f"表格超过 {self._limits.max_cells} 格")
        self._positions += sum(
            max(1, cell.column_span) * max(1, min(cell.row_span, rows_left)) for cell in row if not cell.continued
        )
        if self._positions > self._limits.max_cells:
            raise ExpandsTooFar(f"单元格跨度超过 {self._limits.max_cells} 格")


def _moved(block: Passage | Region, *, by: int, page_number: int) -> Passage | Region:
    def place(old: Place) -> Place:
        return Place(span=_shifted(old.span, by), page_number=page_number)

    if isinstance(block, Passage):
        doubts = tuple(replace(doubt, span=_shifted(doubt.span, by)) for doubt in block.doubts)
        return replace(block, place=place(block.place), doubts=doubts)
    rows = tuple(tuple(replace(slip, place=place(slip.place)) for slip in row) for row in block.rows)
    return replace(block, rows=rows, place=place(block.place))


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
