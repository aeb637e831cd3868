"""DOCX → Document: paragraphs and tables in the order of the body, as they are printed."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from corpora.document.document import Document, Source
from corpora.document.errors import Corrupt, DocumentError
from corpora.readers.assembly import Assembler
from corpora.readers.docx_numbering import Numbering, read_numbering
from corpora.readers.docx_package import Package, R, W, open_package
from corpora.readers.docx_styles import Styles, read_styles
from corpora.readers.docx_table import frame_cells, table_rows
from corpora.readers.docx_text import FieldState, Words, content_blocks, paragraph_words
from corpora.readers.limits import DEFAULT, Limits
from corpora.readers.seen_picture import NOT_READ, SeenPictures, SeePicture
from corpora.readers.sniff import BINARY, HTML, MHTML, TEXT, sniff
from corpora.readers.stacked_rows import unstacked

_WARNINGS = {"embedded_object": "embedded_object_not_read", "picture": NOT_READ}

_LONGEST_ENTRY = 60
"""Characters in a frame within a cell, up to which it only decorates the cell's entry; more of them are a text."""


def read_docx(data: bytes, *, source: Source, limits: Limits = DEFAULT, see: SeePicture | None = None) -> Document:
    """The document, with what `see` reads from pictures between paragraphs.

    Headers, footers, notes, comments, deletions and hidden text are left out.

    Raises:
        Corrupt, Encrypted, ExpandsTooFar, TooLarge, Forbidden, Empty: as their names say.
    """
    package = open_package(data, pictures=see is not None, limits=limits)
    body = package.document.find(W + "body")
    if body is None:
        raise Corrupt("DOCX 缺少正文部分")
    styles = read_styles(package.styles)
    assembler = Assembler(limits=limits)
    writer = _Writer(
        assembler, styles=styles, numbering=read_numbering(package.numbering, styles), package=package, see=see,
        limits=limits,
    )  # fmt: skip
    writer.blocks(body)
    return assembler.document(source)


class _Writer:
    """Walks the body once: automatic numbers and fields depend on what came before."""

    def __init__(
        self, assembler: Assembler, *, styles: Styles, numbering: Numbering, package: Package, see: SeePicture | None,
        limits: Limits,
    ) -> None:  # fmt: skip
        self._assembler = assembler
        self._chunks, self._pictures = dict(package.chunks), package.pictures
        self._seen = SeenPictures(assembler, see)
        self._styles = styles
        self._numbering = numbering
        self._limits = limits
        self._fields = FieldState()
        self._joined = ""

    def blocks(self, parent: etree._Element) -> None:
        """Writes every paragraph and table under `parent`."""
        self._each(parent, paragraph=self._paragraph, table=self._table)

    def _each(
        self,
        parent: etree._Element,
        *,
        paragraph: Callable[[etree._Element], None],
        table: Callable[[etree._Element], None],
    ) -> None:
        for block in content_blocks(parent):
            if block.tag == W + "tbl":
                table(block)
            elif block.tag == W + "p":
                paragraph(block)
            else:
                self._chunk(block)

    def _chunk(self, mark: etree._Element) -> None:
        """A file taken in whole: web systems (html-docx-js) and form fillers put a page there and leave it to Word."""
        name = mark.get(R + "id") or next(iter(self._chunks), "")
        data = self._chunks.pop(name, b"")
        try:
            kind = sniff(data, limits=self._limits)
        except DocumentError:
            kind = BINARY
        if kind not in (HTML, MHTML, TEXT):
            self._assembler.warn("embedded_file_not_read")
            return
        from corpora.readers.html import write_page
        from corpora.readers.mhtml import pages_of

        write_page(pages_of(data)[0] if kind == MHTML else data, self._assembler, limits=self._limits)

    def _paragraph(self, paragraph: etree._Element) -> None:
        properties = paragraph.find(W + "pPr")
        words = self._words(paragraph)
        text, boxes = words.text, words.boxes
        if self._styles.is_contents(properties):
            # Its lines repeat the headings with page numbers behind them, which are nobody's figures.
            self._assembler.warn("contents_left_out")
            return
        # A deleted paragraph mark joins the paragraph to the next one, as it reads once the change is accepted.
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._joined += text
        else:
            level = self._styles.heading_level(properties)
            self._assembler.paragraph(self._joined + text, heading_level=level)
            self._joined = ""
        for box in boxes:
            self.blocks(box)
        for name in words.pictures:
            self._seen.write(self._pictures.get(name))

    def _words(self, paragraph: etree._Element, *, in_cell: bool = False) -> Words:
        words = paragraph_words(paragraph, styles=self._styles, fields=self._fields)
        for lost in sorted(words.lost):
            if in_cell or lost != "picture" or not words.pictures:
                self._assembler.warn(_WARNINGS[lost])
        label = self._numbering.label(paragraph.find(W + "pPr"), self._styles)
        # An empty numbered line says nothing in prose; in a table it is the column of running numbers.
        words.text = label + words.text if words.text.strip() or in_cell else ""
        return words

    def _table(self, table: etree._Element) -> None:
        framed = frame_cells(table, limits=self._limits)
        if framed is not None:
            for cell in framed:
                self.blocks(cell)
            return
        nested: list[etree._Element] = []
        rows = table_rows(table, cell_text=lambda cell: self._cell_text(cell, nested), limits=self._limits)
        self._assembler.table(unstacked(rows))
        for inner in nested:
            self._table(inner)

    def _cell_text(self, cell: etree._Element, nested: list[etree._Element]) -> str:
        lines: list[str] = []

        def add(paragraph: etree._Element) -> None:
            words = self._words(paragraph, in_cell=True)
            lines.append(words.text)
            for box in words.boxes:
                self._each(box, paragraph=add, table=table)

        def table(inner: etree._Element) -> None:
            framed = frame_cells(inner, limits=self._limits)
            if framed is None or _length(inner) > _LONGEST_ENTRY:
                nested.append(inner)
                return
            for part in framed:
                self._each(part, paragraph=add, table=table)

        self._each(cell, paragraph=add, table=table)
        return "\n".join(line for line in lines if line.strip())


def _length(table: etree._Element) -> int:
    return sum(len(words.text or "") for words in table.iter(W + "t"))
